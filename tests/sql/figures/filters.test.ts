import { beforeAll, describe, expect, test } from 'vitest';
import { figures } from '#core/analyses/figures.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
import { dayOf } from '../../support/promises.ts';
import { filteredFigures, type Filtered } from '../../support/second/filtered.ts';
import { BUCKETS, WORLDS } from '../../support/second/looks.ts';
import { rawWorld, type Raw } from '../../support/second/raw.ts';
import { callsOf, type Call } from '../../support/second/situations.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

/** Filters of every kind over four weeks, each compared with the four weeks before. */
const FILTERS: readonly { name: string; filters: Filtered['filters']; hours?: Filtered['hours']; handle?: Filtered['handle'] }[] = [
  { name: 'one channel', filters: { channel: ['chat'] } },
  { name: 'one direction and two products', filters: { direction: ['outbound'], product: ['gold card', 'business card'] } },
  { name: 'one direction and one team', filters: { direction: ['inbound'], team: ['Hardship'] } },
  { name: 'a cause', filters: { cause: ['illness or hardship'] } },
  { name: 'days past due', filters: { dpd: ['2', '3'] } },
  { name: 'six people', filters: { agent: ['A101', 'A102', 'A103', 'A117', 'A121', 'A123'] } },
  { name: 'chosen hours', filters: {}, hours: [[1, 9], [1, 10], [5, 17], [6, 11]] },
  { name: 'chosen hours of one direction', filters: { direction: ['outbound'] }, hours: [[3, 13], [4, 8]] },
  { name: 'two to four minutes of handling', filters: {}, handle: [120, 240] },
  { name: 'long inbound contacts of one team in the morning', filters: { direction: ['inbound'], team: ['Hardship'] }, hours: [[1, 9], [2, 9], [3, 9], [4, 9], [5, 9]], handle: [400, null] }
]; // prettier-ignore
const NOW = { from: '2026-04-06', to: '2026-05-03' };
const BEFORE = { from: '2026-03-09', to: '2026-04-05' };

for (const { name, folder } of WORLDS) {
  describe(`figures under filters equal plain TypeScript on the raw files of ${name}`, () => {
    let world: World;
    let raw: Raw;
    let calls: Call[];
    beforeAll(async () => {
      const path = folder();
      raw = rawWorld(path);
      calls = callsOf(raw);
      ({ world } = await sampleWorld(path));
    }, 300_000);

    test.each(FILTERS)('$name', async ({ filters, hours, handle }) => {
      const now = filteredFigures(raw, calls, { ...NOW, filters, hours, handle });
      const before = filteredFigures(raw, calls, { ...BEFORE, filters, hours, handle });
      const ids = Object.keys(now);

      const found = await figures(world.engine, ids, { model: world.model, settings: world.settings, selection: selectionOf(world, { filters, hours, handle }) }); // prettier-ignore

      const shown = (of: 'now' | 'previous') => found.flatMap((figure) => (figure[of] ? [[figure.metric, figure[of].value]] : [])); // prettier-ignore
      const wanted = (of: typeof now) => ids.map((id) => [id, of[id] === null || of[id] === undefined ? null : expect.closeTo(of[id], 6)]); // prettier-ignore
      expect(shown('now')).toEqual(wanted(now));
      expect(shown('previous')).toEqual(wanted(before));
    });

    test('the usual range of a week is the middle 80 % of the weeks before', async () => {
      const ids = ['calls_handled', 'aht_s', 'transfer_rate', 'kept_rate', 'csat_avg'];
      const week = { from: '2026-05-11', to: '2026-05-17' };
      const selection = { range: week, compare: 'none' as const, filters: {}, hours: [] };
      const found = await figures(world.engine, ids, { model: world.model, settings: world.settings, selection });

      const weeks = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((back) =>
        filteredFigures(raw, calls, {
          from: isoOf(dayOf(week.from) - 7 * back),
          to: isoOf(dayOf(week.to) - 7 * back),
          filters: {}
        })
      );
      // How far seven days may lie off by chance: the ten days of each weekday before vary so much, and a count at least as by Poisson.
      const handledOn = (day: number) => calls.filter((call) => call.handled && call.day === day).length;
      const monday = dayOf(week.from);
      const variances = Array.from({ length: 7 }, (_, weekday) => {
        const counts = Array.from({ length: 10 }, (_unused, back) => handledOn(monday + weekday - 7 * (back + 1)));
        const middle = counts.reduce((sum, n) => sum + n, 0) / 10;
        return counts.reduce((sum, n) => sum + (n - middle) ** 2, 0) / 9;
      });
      const total = Array.from({ length: 7 }, (_, i) => handledOn(monday + i)).reduce((sum, n) => sum + n, 0);
      const chance = 1.959963984540054 * Math.sqrt(Math.max(total, variances.reduce((sum, one) => sum + one, 0))); // prettier-ignore

      for (const { metric, usual } of found) {
        // The data begin on 2 March: ten whole weeks before the one that is looked at.
        const values = weeks.map((one) => one[metric]!).sort((a, b) => a - b);
        const at = (share: number) =>
          values[Math.floor(9 * share)]! +
          (9 * share - Math.floor(9 * share)) * (values[Math.ceil(9 * share)]! - values[Math.floor(9 * share)]!);
        expect([metric, usual]).toEqual([
          metric,
          {
            lo: expect.closeTo(at(0.1), 6),
            hi: expect.closeTo(at(0.9), 6),
            windows: 10,
            ...(metric === 'calls_handled' ? { chance: expect.closeTo(chance, 6) } : {})
          }
        ]);
      }
    });
  });
}

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function selectionOf(
  { model }: World,
  { filters, hours, handle }: Pick<Filtered, 'filters' | 'hours' | 'handle'>
): Selection {
  const idOf = (dimension: string, value: string): string => {
    const label = dimension === 'dpd' ? BUCKETS[Number(value)] : value;
    const found = model.dimensions[dimension]?.find(({ name }) => name === label);
    if (!found) throw new Error(`no such value: ${dimension} ${value}`);
    return found.id;
  };
  const ids = Object.entries(filters).map(([dimension, values]) => [dimension, values.map((value) => idOf(dimension, value))]); // prettier-ignore
  return {
    range: NOW,
    compare: 'prev',
    filters: Object.fromEntries(ids) as Partial<Record<FilterId, string[]>>,
    hours: (hours ?? []).map(([weekday, hour]) => `${weekday}-${hour}`),
    handle: handle ? { from: handle[0], to: handle[1] } : null
  };
}
