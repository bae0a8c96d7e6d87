import { beforeAll, describe, expect, test } from 'vitest';
import { stepsCoverage, STEP_IDS } from '#core/analyses/steps/coverage.ts';
import { situationFigures } from '#core/analyses/steps/situations.ts';
import { stepDelays } from '#core/analyses/steps/step-delays.ts';
import { daysTo, openIn, stepCases, wholeAndInOrder, type State, type StepCase, type Told } from '../../support/second/step-cases.ts'; // prettier-ignore
import { LOOKS, selectionOf, WORLDS } from '../../support/second/looks.ts';
import { callsOf } from '../../support/second/situations.ts';
import { rawWorld } from '../../support/second/raw.ts';
import { openWorld, sampleWorld, type World } from '../repayment/support.ts';

const STATES: readonly State[] = ['done', 'not_done', 'unknown', 'na'];
const count = (cases: readonly StepCase[], i: number, ...states: State[]): number => cases.filter((one) => states.includes(one.states[i]!)).length; // prettier-ignore
const half = (list: readonly number[]): number | null => list.length === 0 ? null : (list[Math.floor((list.length - 1) / 2)]! + list[Math.ceil((list.length - 1) / 2)]!) / 2; // prettier-ignore

for (const { name, folder } of WORLDS) {
  describe.each(['columns', 'evidence'] as const)(
    `steps of ${name}, told from %s, equal plain TypeScript`,
    (told: Told) => {
      let world: World;
      let cases: StepCase[];
      beforeAll(async () => {
        const path = folder();
        const raw = rawWorld(path);
        cases = stepCases(raw, callsOf(raw), told);
        ({ world } = await sampleWorld(path));
        if (told === 'columns') return;
        const blank = [1, 2, 3, 4, 5, 6, 7].flatMap((no) => [`s${no} = NULL`, `s${no}_utc_s = NULL`, `s${no}_local_s = NULL`]); // prettier-ignore
        await world.engine.exec(`UPDATE cases SET ${blank.join(', ')}`);
        world = await openWorld(world.engine, world.settings);
      }, 300_000);

      test.each(LOOKS)('counts, whole cases, their order, and days to a step: $from to $to, $team', async (look) => {
        const asked = world.ask(look.from, look.to, look.team ? { team: [world.code('team', look.team)] } : {});
        const { steps, overall, complete, inOrder } = await stepsCoverage(world.engine, asked);
        const delays = await stepDelays(world.engine, asked);

        const open = openIn(cases, look);
        for (const [i, step] of steps.entries()) {
          const want = STATES.map((state) => count(open, i, state));
          expect([step.id, step.done, step.notDone, step.unknown, step.notApplicable]).toEqual([step.id, ...want]);
          const known = want[0]! + want[1]!;
          expect([step.id, step.coverage.value]).toEqual([step.id, known === 0 ? null : expect.closeTo(want[0]! / known, 12)]); // prettier-ignore
          expect([step.id, step.isGreyed]).toEqual([step.id, want[2]! > 0.2 * (known + want[2]!)]);
        }
        const all = (...states: State[]) => steps.reduce((sum, _, i) => sum + count(open, i, ...states), 0);
        expect(overall.parts).toEqual({ num: all('done'), den: all('done', 'not_done') });
        const want = wholeAndInOrder(open);
        expect([complete.parts, inOrder.parts]).toEqual([want.whole, want.inOrder].map(([num, den]) => ({ num, den })));

        const nameOf = (code: number | null) =>
          world.model.dimensions.cause?.find((one) => one.code === code)?.name ?? '';
        for (const { cause, steps: own } of delays) {
          const days = STEP_IDS.map((_, i) => daysTo(open.filter(({ row }) => row.cause === nameOf(cause)), i + 1)); // prettier-ignore
          expect([cause, own]).toEqual([cause, days.map((list) => ({ days: half(list), n: list.length }))]);
        }
      });

      test.each(LOOKS)('steps by situation: $from to $to, $team', async (look) => {
        const { rows, all } = await situationFigures(world.engine, STEP_IDS, 'cause', { selection: selectionOf(look, world.model), model: world.model, settings: world.settings }); // prettier-ignore

        const open = openIn(cases, look);
        for (const { label, figures } of [...rows, { label: null, figures: all }]) {
          const own = label === null ? open : open.filter(({ row }) => row.cause === label.en);
          const want = STEP_IDS.map((_, i) => [count(own, i, 'done'), count(own, i, 'done', 'not_done')]);
          const found = figures.map((figure) => (figure?.now.parts ? [figure.now.parts.num, figure.now.parts.den] : [0, 0])); // prettier-ignore
          expect([label?.en, ...found]).toEqual([label?.en, ...want.map(([num, den]) => (den === 0 ? [0, 0] : [num, den]))]); // prettier-ignore
        }
      });
    }
  );
}
