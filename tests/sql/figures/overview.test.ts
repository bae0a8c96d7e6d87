import { beforeAll, describe, expect, test } from 'vitest';
import { overview } from '#core/analyses/overview.ts';
import type { OverviewData } from '#core/analyses/overview-types.ts';
import { say, type Phrase } from '#core/i18n/text.ts';
import type { Selection } from '#core/query/types.ts';
import { newcombe } from '#core/stats/proportions.ts';
import { dayOf } from '../../support/promises.ts';
import type { Look } from '../../support/second/figures.ts';
import { filteredFigures, type Filtered } from '../../support/second/filtered.ts';
import { t95 } from '../../support/second/limits.ts';
import { BUCKETS, selectionOf, WORLDS } from '../../support/second/looks.ts';
import { rawWorld, type Raw } from '../../support/second/raw.ts';
import { callsOf, type Call } from '../../support/second/situations.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

/** A period, and how many days before it the one lies that it is compared with (whole weeks). */
const PERIODS: readonly (Look & { readonly shift: number })[] = [
  { from: '2026-04-27', to: '2026-05-24', team: null, shift: 28 },
  { from: '2026-05-11', to: '2026-05-17', team: null, shift: 7 },
  { from: '2026-03-23', to: '2026-03-29', team: null, shift: 7 },
  { from: '2026-04-20', to: '2026-05-10', team: 'Hardship', shift: 21 }
];
const IDS = ['calls_handled', 'aht_s', 'kept_rate', 'csat_avg'];

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const english = ({ text, params }: Phrase): string => say(text, 'en', params);
/** `64%`, `6m 42s`, `1,234`, `4.12` as numbers. */
function numberIn(text: string): number {
  const time = /^(?:(\d+)h)? ?(?:(\d+)m)? ?(?:(\d+)s)?$/.exec(text);
  if (time) return Number(time[1] ?? 0) * 3600 + Number(time[2] ?? 0) * 60 + Number(time[3] ?? 0);
  const plain = Number(text.replace(/[,%]/g, '').replace('−', '-'));
  return text.endsWith('%') ? plain / 100 : plain;
}

for (const { name, folder } of WORLDS) {
  describe(`the Overview of ${name} equals plain TypeScript`, () => {
    let world: World;
    let raw: Raw;
    let calls: Call[];
    const bucketOfId = (id: string) => BUCKETS.indexOf(world.model.dimensions.dpd!.find((one) => one.id === id)!.name);
    beforeAll(async () => {
      const path = folder();
      raw = rawWorld(path);
      calls = callsOf(raw);
      ({ world } = await sampleWorld(path));
    }, 300_000);

    for (const period of PERIODS) {
      const looked = `${period.from} to ${period.to}, ${period.team ?? 'all'}`;
      const look = { from: dayOf(period.from), to: dayOf(period.to) };
      const filters: Filtered['filters'] = period.team === null ? {} : { team: [period.team] };
      const figuresOf = (more: Filtered['filters'] = {}, shift = 0) =>
      filteredFigures(raw, calls, { from: isoOf(look.from - shift), to: isoOf(look.to - shift), filters: { ...filters, ...more } }); // prettier-ignore
      let found: Promise<OverviewData> | undefined;
      const overviewOf = () => {
        const selection: Selection = { ...selectionOf(period, world.model), compare: 'prev' };
        return (found ??= overview(world.engine, { model: world.model, settings: world.settings, selection }));
      };

      test(`key figures, now and before, and the numbers of the sentence over the page: ${looked}`, async () => {
        const data = await overviewOf();
        const [now, before] = [figuresOf(), figuresOf({}, period.shift)];
        for (const { metric, now: found, previous } of data.key.filter((figure) => IDS.includes(figure.metric))) {
          expect([metric, found.value, previous!.value]).toEqual([metric, expect.closeTo(now[metric]!, 6), expect.closeTo(before[metric]!, 6)]); // prettier-ignore
        }

        const said = data.ledeParts.en.filter((part) => part.metric !== null);
        expect(said.length).toBeGreaterThan(0);
        const whole = data.ledeParts.en.map(({ text }) => text).join('');
        expect(english(data.lede)).toBe(whole);
        const outside = data.key.filter(({ flag }) => flag !== null);
        for (const { metric, text } of said) {
          const { now: found, flag } = data.key.find((figure) => figure.metric === metric)!;
          const step = found.unit === 'ratio' ? 0.0006 : found.unit === 'score' ? 0.006 : 0.51;
          expect(Math.abs(numberIn(text) - found.value!)).toBeLessThan(step);
          if (outside.length > 0) expect(flag).not.toBeNull();
        }
        // Only what lies outside is said to do so, on its own side.
        for (const [side, text] of [
          ['above', 'above the usual range'],
          ['below', 'below the usual range']
        ] as const) {
          const shown = said.filter(({ metric }) => data.key.find((figure) => figure.metric === metric)!.flag === side);
          expect(whole.split(text).length - 1).toBe(shown.length);
        }
        for (const { now: found, usual, flag } of data.key) {
          const chance = usual?.chance ?? 0;
          const ends = found.ci ?? [found.value! - chance, found.value! + chance];
          const side = usual && found.status === 'ok' ? (ends[0] > usual.hi ? 'above' : ends[1] < usual.lo ? 'below' : null) : null; // prettier-ignore
          expect(flag).toBe(side);
        }
      });

      test(`calls of every day by direction beside the day they are compared with, and the title over them: ${looked}`, async () => {
        const data = await overviewOf();
        const own = calls.filter((call) => call.handled && (period.team === null || call.team === period.team));
        const worked = new Set(raw.legs.map(({ start }) => Math.floor(start / 86_400)));
        const count = (day: number, direction?: string) => own.filter((call) => call.day === day && (!direction || call.direction === direction)).length; // prettier-ignore
        const days = Array.from({ length: look.to - look.from + 1 }, (_, i) => look.from + i);
        const of = (day: number, direction?: string) => (worked.has(day) ? count(day, direction) : null);
        const want = days.map((day) => ({
          date: isoOf(day),
          total: of(day),
          outbound: of(day, 'outbound'),
          inbound: of(day, 'inbound'),
          previous: of(day - period.shift),
          previousOutbound: of(day - period.shift, 'outbound'),
          previousInbound: of(day - period.shift, 'inbound')
        }));
        expect(data.daily.days).toEqual(want.map((day) => expect.objectContaining(day)));

        const both = want.filter(({ total, previous }) => total !== null && previous !== null);
        const sum = (key: 'total' | 'outbound' | 'inbound' | 'previous' | 'previousOutbound' | 'previousInbound') => both.reduce((all, day) => all + day[key]!, 0); // prettier-ignore
        const change = sum('total') / sum('previous') - 1;
        const title = english(data.titles.daily);
        const rose = change > 0 ? 'More' : 'Fewer';
        const parts = [sum('outbound') - sum('previousOutbound'), sum('inbound') - sum('previousInbound')].map((part) => part / (sum('total') - sum('previous'))); // prettier-ignore
        // A change is a finding when the mean difference of a day lies further from 0 than t standard errors.
        const differences = both.map(({ total, previous }) => total! - previous!);
        const centre = differences.reduce((all, difference) => all + difference, 0) / differences.length;
        const squares = differences.reduce((all, difference) => all + (difference - centre) ** 2, 0);
        const error = Math.sqrt(squares / (differences.length - 1) / differences.length);
        const isFinding = Math.abs(centre) / error > t95(differences.length - 1);
        if (Math.abs(change) < 0.02) expect(title).toBe('About as many calls as before');
        else if (!isFinding) expect(title).toBe('Calls handled per day');
        else if (title.includes('nearly all')) {
          expect(title.startsWith(rose)).toBe(true);
          expect(parts[title.endsWith('outbound') ? 0 : 1]).toBeGreaterThan(0.79);
        } else {
          expect(title).toBe(
            `${rose} calls than before: ${change > 0 ? '+' : '−'}${Math.abs(100 * change).toFixed(1)}%`
          );
          expect(parts.every((part) => part < 0.8 || part > 1.2)).toBe(true);
        }
      });

      test(`what moved: figures on both sides, the change, its interval, and how many: ${looked}`, async () => {
        const data = await overviewOf();
        const moved = data.moved!;
        expect(moved.rows.length).toBe(Math.min(8, moved.moved));
        const title = english(data.titles.moved);
        expect(title).toContain(moved.moved === 0 ? 'Nothing moved' : `${moved.moved} measure`);
        for (const { metric, split, now, previous, change, interval, p } of moved.rows) {
          const more =
            split === null
              ? {}
              : { [split.dimension]: [split.dimension === 'dpd' ? String(bucketOfId(split.value)) : split.label.en] };
          const [here, there] = [figuresOf(more)[metric], figuresOf(more, period.shift)[metric]];
          if (here != null && there != null) expect([metric, now.value, previous.value]).toEqual([metric, expect.closeTo(here, 6), expect.closeTo(there, 6)]); // prettier-ignore
          const log = Math.log(now.value! / previous.value!);
          expect(change).toBeCloseTo(now.value! / previous.value! - 1, 9);
          const error = (one: typeof now) => (one.unit === 'ratio' && metric !== 'occupancy' ? Math.sqrt((1 - one.value!) / one.parts!.num) : (one.margin ?? (one.ci![1] - one.ci![0]) / 2) / 1.959964 / one.value!); // prettier-ignore
          const half = 1.959964 * Math.hypot(error(now), error(previous));
          expect([...interval]).toEqual([expect.closeTo(Math.exp(log - half) - 1, 6), expect.closeTo(Math.exp(log + half) - 1, 6)]); // prettier-ignore
          expect(p < 0.05 && interval[0] * interval[1] > 0).toBe(true);
        }
      });

      test(`calls per agent-hour of every hour of the week, and the title over them: ${looked}`, async () => {
        const data = await overviewOf();
        const own = calls.filter(({ handled, day, team }) => handled && day >= look.from && day <= look.to && (period.team === null || team === period.team)); // prettier-ignore
        const cells = new Map<string, { calls: number; hours: number }>();
        const add = (day: number, hour: number, more: { calls?: number; hours?: number }) => {
          const key = `${((day + 3) % 7) + 1}-${hour}`;
          const cell = cells.get(key) ?? { calls: 0, hours: 0 };
          cells.set(key, { calls: cell.calls + (more.calls ?? 0), hours: cell.hours + (more.hours ?? 0) });
        };
        for (const { day, start } of own) add(day, Math.floor((start % 86_400) / 3600), { calls: 1 });
        for (const [agent, spans] of raw.signedIn) {
          if (period.team !== null && raw.homes.get(agent) !== period.team) continue;
          for (const { f, t } of spans) {
            for (let hour = Math.floor(f / 3600); hour * 3600 < t; hour++) {
              const day = Math.floor(hour / 24);
              const shared = Math.min(t, (hour + 1) * 3600) - Math.max(f, hour * 3600);
              if (day >= look.from && day <= look.to) add(day, hour % 24, { hours: shared / 3600 });
            }
          }
        }
        const found = data.heat.cells.filter(({ calls: n, hours }) => n > 0 || hours > 0);
        expect(found.map(({ key }) => key).sort()).toEqual([...cells].filter(([, { calls: n, hours }]) => n > 0 || hours > 0).map(([key]) => key).sort()); // prettier-ignore
        for (const { key, calls: n, hours, value } of found) {
          const want = cells.get(key)!;
          expect([key, n, hours, value]).toEqual([key, want.calls, expect.closeTo(want.hours, 6), want.hours === 0 ? null : expect.closeTo(want.calls / want.hours, 6)]); // prettier-ignore
        }

        const solid = [...cells].filter(([, { hours, calls: n }]) => hours >= 5 && n > 0).sort(([, a], [, b]) => b.calls / b.hours - a.calls / a.hours); // prettier-ignore
        const partOf = (key: string) => {
          const hour = Number(key.split('-')[1]);
          return `${key.split('-')[0]} ${hour < 12 ? 'mornings' : hour < 17 ? 'afternoons' : 'evenings'}`;
        };
        const top = solid.slice(0, 4).map(([key]) => partOf(key));
        const isClear = top.filter((part) => part === top[0]).length >= 3;
        const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
        const [weekday = '', part = ''] = top[0]?.split(' ') ?? [];
        expect(english(data.titles.heat)).toBe(isClear ? `${weekdays[Number(weekday) - 1]} ${part} are the tightest` : 'Calls per agent-hour'); // prettier-ignore
      });

      test(`promises kept by days past due, and the bucket that the title names: ${looked}`, async () => {
        const data = await overviewOf();
        const rows = data.promises.rows.map(({ value, now, previous }) => ({ bucket: bucketOfId(value), now, previous })); // prettier-ignore
        for (const { bucket, now, previous } of rows) {
          const want = [0, period.shift].map((shift) => figuresOf({ dpd: [String(bucket)] }, shift).kept_rate ?? null);
          const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 9));
          expect([bucket, now.value, previous?.value ?? null]).toEqual([bucket, ...want.map(close)]);
        }
        const ends = [0, 30, 60, 90, 120, 180];
        const pool = (some: typeof rows, of: 'num' | 'den') => some.reduce((sum, { now }) => sum + (now.parts?.[of] ?? 0), 0); // prettier-ignore
        const cuts = ends.flatMap((days, bucket) => {
          const [low, high] = [rows.filter((row) => row.bucket <= bucket), rows.filter((row) => row.bucket > bucket)];
          const [n1, n0] = [pool(high, 'den'), pool(low, 'den')];
          if (n1 < 50 || n0 < 50) return [];
          const { diff, hi } = newcombe(pool(high, 'num'), n1, pool(low, 'num'), n0)!;
          return hi < 0 ? [{ days, diff }] : [];
        });
        const [most] = cuts.sort((a, b) => a.diff - b.diff);
        expect(english(data.titles.promises)).toBe(most ? `Fewer promises are kept past ${most.days} days` : 'Promises kept by days past due'); // prettier-ignore
      });
    }
  });
}
