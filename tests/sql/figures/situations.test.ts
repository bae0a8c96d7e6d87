import { beforeAll, describe, expect, test } from 'vitest';
import { figures as pageFigures } from '#core/analyses/figures.ts';
import { causeMix } from '#core/analyses/agents/mix.ts';
import { personFigures } from '#core/analyses/agents/person.ts';
import { promptsOf } from '#core/analyses/agents/prompts.ts';
import { shiftsOfAgent } from '#core/analyses/agents/shifts.ts';
import { formatDate, formatValue } from '#core/i18n/format.ts';
import { say } from '#core/i18n/text.ts';
import { channelMix } from '#core/analyses/steps/channels.ts';
import { associationRows, LANDMARKS, stepAssociations } from '#core/analyses/steps/association.ts';
import { timeBySituation } from '#core/analyses/steps/time-by-situation.ts';
import { transfers } from '#core/analyses/steps/transfers.ts';
import { segments } from '#core/analyses/steps/segments.ts';
import { csatByHandleTime } from '#core/analyses/satisfaction/by-handle-time.ts';
import { drivers } from '#core/analyses/satisfaction/drivers.ts';
import { adjusted, type Table } from '../../support/second/curves.ts';
import type { Look } from '../../support/second/figures.ts';
import { BUCKETS, LOOKS, selectionOf, WORLDS } from '../../support/second/looks.ts';
import { differenceLimits } from '../../support/second/limits.ts';
import { expectLimits } from '../../support/second/comparisons.ts';
import { talkedOf } from '../../support/second/prompts.ts';
import { bucketOf, rawWorld, type Raw } from '../../support/second/raw.ts';
import {
  callsOf,
  handOvers,
  workTimes,
  channelPairs,
  circumstances,
  tenths,
  segmentPairs,
  stepTables,
  type Call
} from '../../support/second/situations.ts';
import type { Sql } from '#core/sql/sql.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

for (const { name, folder } of WORLDS) {
  describe(`situations, steps and ratings equal plain TypeScript on the raw files of ${name}`, () => {
    let world: World;
    let raw: Raw;
    let calls: Call[];
    beforeAll(async () => {
      const path = folder();
      raw = rawWorld(path);
      calls = callsOf(raw);
      ({ world } = await sampleWorld(path));
    }, 300_000);
    const asked = ({ from, to, team }: Look) => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});
    const nameOf = (dimension: string, code: number | null) => world.model.dimensions[dimension]?.find((one) => one.code === code)?.name ?? ''; // prettier-ignore

    const casesOf = async (where: Sql) => Number((await world.rows(`SELECT count(*) AS n FROM case_fact WHERE ${where.text}`))[0]!.n); // prettier-ignore

    test('prompts for a talk with each person: the longest stretch, the mix, ratings', async () => {
      const look: Look = { from: '2026-04-27', to: '2026-05-24', team: null };
      const selection = selectionOf(look, world.model);
      let [long, harder, rated] = [0, 0, 0];
      for (const [i, { id, code, name: agent }] of world.model.dimensions.agent!.entries()) {
        const asked = { ...world.ask(look.from, look.to), agent: code };
        const [shifts, mix, { figures }] = await Promise.all([
          shiftsOfAgent(world.engine, asked),
          causeMix(world.engine, asked),
          i % 6 === 0
            ? personFigures(world.engine, { ...asked, selection: { ...selection, filters: { agent: [id] } } })
            : { figures: [] }
        ]);
        const found = new Map(promptsOf({ shifts, mix, figures, settings: world.settings }).map((prompt) => [prompt.id, say(prompt.text.text, 'en', prompt.text.params)])); // prettier-ignore

        const want = talkedOf(raw, calls, look, agent);
        expect([agent, found.has('long'), found.has('mix')]).toEqual([agent, want.longest !== null, want.harder !== null]); // prettier-ignore
        if (want.longest) {
          long++;
          const { day, seconds } = want.longest;
          const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
          expect(found.get('long')).toContain(formatValue(seconds, 'seconds', 'en'));
          expect(found.get('long')).toContain(formatDate(date, 'en', { year: false, weekday: true }));
        }
        if (want.harder) {
          harder++;
          for (const text of [want.harder.cause, `${Math.round(100 * want.harder.own)}%`, `${Math.round(100 * want.harder.team)}%`]) expect(found.get('mix')).toContain(text); // prettier-ignore
        }
        const csat = figures.find(({ metric }) => metric === 'csat_avg');
        if (csat && csat.now.value !== null) {
          rated++;
          const mean = want.ratings.reduce((sum, score) => sum + score, 0) / want.ratings.length;
          expect([agent, csat.now.n, csat.now.value]).toEqual([agent, want.ratings.length, expect.closeTo(mean, 9)]);
        }
      }
      expect(long + harder).toBeGreaterThan(3);
      expect(rated).toBeGreaterThan(3);
    });

    for (const look of LOOKS) {
      const selection = `${look.from} to ${look.to}, ${look.team ?? 'all'}`;

      test.each(LANDMARKS)(`steps by day %i and cure by day 60: ${selection}`, async (landmark) => {
        const found = await stepAssociations(world.engine, asked(look), landmark);

        const want = stepTables(raw, calls, look, landmark);
        expect(found.cases).toBe(want.cases);
        expect(await casesOf(associationRows(asked(look), landmark, null))).toBe(want.cases);
        const shown = [...found.steps, ...(found.coverage ? [found.coverage] : [])];
        for (const [i, { exposure, comparison, withinAgent }] of shown.entries()) {
          const sum = (of: keyof Table) => want.mix[i]!.reduce((total, one) => total + one[of], 0);
          expect([exposure, comparison.exposed.n, comparison.unexposed.n]).toEqual([exposure, sum('n1'), sum('n0')]);
          if (exposure !== 'step_coverage') expect(await casesOf(associationRows(asked(look), landmark, exposure))).toBe(sum('n1') + sum('n0')); // prettier-ignore
          for (const [list, found] of [
            [want.mix[i]!, comparison],
            [want.agent[i]!, withinAgent]
          ] as const) {
            const { rd, without } = found;
            if (rd === null) continue;
            expectLimits(found, list);
            const expected = adjusted(list);
            expect([exposure, rd, without]).toEqual([exposure, expect.closeTo(expected.rd, 9), expect.closeTo(expected.without, 9)]); // prettier-ignore
          }
        }
      });

      test(`segments that are whole: ${selection}`, async () => {
        const { segments: list } = await segments(world.engine, asked(look));

        const want = segmentPairs(raw, calls, look);
        let compared = 0;
        for (const { cause, dpd, willingness, cases, figures } of list) {
          const key = [nameOf('cause', cause), BUCKETS.indexOf(nameOf('dpd', dpd)), willingness ?? ''].join('|');
          const own = want.get(key);
          // Small cells are put together or withheld.
          if (willingness === 'other' || cases.value === null || !own) continue;
          const shown = Object.entries(figures).map(([id, { value }]) => [id, value]);
          const expected = Object.entries(figures).map(([id, { status }]) => {
            const [sum, n] = own.pairs[id]!;
            return [id, n === 0 || (status !== 'ok' && figures[id as 'aht_s'].value === null) ? null : expect.closeTo(sum / n, 9)]; // prettier-ignore
          });
          expect([key, cases.value, ...shown]).toEqual([key, own.cases, ...expected]);
          for (const id of ['handle_s_per_case', 'aht_s'] as const) {
            expect([key, id, figures[id].coverage]).toEqual([key, id, expect.closeTo(own.known, 12)]);
          }
          compared++;
        }
        expect(compared).toBeGreaterThan(list.filter(({ cases }) => cases.value !== 0).length / 2);

        // All cells together are the cure rate of the page, but for those withheld.
        const [page] = await pageFigures(world.engine, ['cure_rate'], { ...world, selection: selectionOf(look, world.model) }); // prettier-ignore
        const judged = list.filter(({ cases }) => cases.status !== 'suppressed').map(({ figures }) => figures.cure_rate.parts!); // prettier-ignore
        const [num, den] = (['num', 'den'] as const).map((part) => judged.reduce((sum, one) => sum + one[part], 0)) as [number, number]; // prettier-ignore
        if (judged.length === list.length) expect({ num, den }).toEqual(page!.now.parts);
        expect(den).toBeGreaterThan(0.9 * page!.now.parts!.den);
        expect(num).toBeLessThanOrEqual(page!.now.parts!.num);
      });

      test(`time of agents by situation and part of the work, and calls handed over: ${selection}`, async () => {
        const rows = await timeBySituation(world.engine, asked(look));
        const { cells, teams } = await transfers(world.engine, asked(look));

        const want = workTimes(raw, calls, look);
        expect(rows.map(({ value, label }) => (value === '' ? '' : label.en)).sort()).toEqual([...want.keys()].sort());
        for (const { value, label, seconds, n, known } of rows) {
          expect([label.en, { ...seconds, n, known }]).toEqual([label.en, want.get(value === '' ? '' : label.en)]);
        }
        const teamOf = (id: string) => teams.find(({ value }) => value === id)?.label.en ?? '';
        expect(Object.fromEntries(cells.map(({ from, to, n }) => [`${teamOf(from)}|${teamOf(to)}`, n]))).toEqual(Object.fromEntries(handOvers(raw, calls, look))); // prettier-ignore
      });

      test(`what goes with lower scores: ${selection}`, async () => {
        const found = await drivers(world.engine, asked(look));

        const want = circumstances(calls, look);
        for (const { id, nWith, nWithout, difference, interval, p, reason } of found) {
          expect([id, nWith, nWithout]).toEqual([id, want[id]!.nWith, want[id]!.nWithout]);
          if (reason) continue;
          expect([id, difference]).toEqual([id, expect.closeTo(want[id]!.difference, 9)]);
          const limits = differenceLimits(want[id]!.scores, want[id]!.difference);
          expect([id, ...interval!, p]).toEqual([id, expect.closeTo(limits.lo, 7), expect.closeTo(limits.hi, 7), expect.closeTo(limits.p, 6)]); // prettier-ignore
        }
        expect(found.filter(({ reason }) => reason === null).length).toBeGreaterThan(2);
      });

      test(`ratings by handling time: ${selection}`, async () => {
        const { groups } = await csatByHandleTime(world.engine, asked(look));

        const want = tenths(calls, look);
        expect(groups.map(({ n, fromS, toS }) => [n, fromS, toS])).toEqual(want.map(({ n, fromS, toS }) => [n, fromS, toS])); // prettier-ignore
        for (const [i, { mean, interval }] of groups.entries()) {
          const { score, half } = want[i]!;
          expect([mean, ...interval!]).toEqual([expect.closeTo(score, 9), expect.closeTo(score - half, 7), expect.closeTo(score + half, 7)]); // prettier-ignore
        }
      });

      test(`channels: ${selection}`, async () => {
        const { channels } = await channelMix(world.engine, asked(look));

        const want = channelPairs(raw, calls, look);
        expect(channels.length).toBe(want.size);
        for (const { code, contacts, ...figures } of channels) {
          const own = want.get(nameOf('channel', code))!;
          expect([code, contacts]).toEqual([code, own.contacts]);
          for (const [id, [sum, n]] of Object.entries(own.pairs)) {
            const { value, status } = figures[id as 'aht_s'];
            if (n > 0 && (status === 'ok' || value !== null))
              expect([code, id, value]).toEqual([code, id, expect.closeTo(sum / n, 9)]); // prettier-ignore
            else expect([code, id, value]).toEqual([code, id, null]);
          }
        }
      });
    }
  });
}

test('buckets of this second computation carry the names of the model', () => {
  expect([0, 1, 30, 31, 180, 181].map((dpd) => BUCKETS[bucketOf(dpd)])).toEqual(['0', '1–30', '1–30', '31–60', '121–180', 'over 180']); // prettier-ignore
});
