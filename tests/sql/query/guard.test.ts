import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { createNodeEngine } from '#node/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { resolve } from '#core/query/range.ts';
import { run, runCells } from '#core/query/run.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { GroupBy, Selection } from '#core/query/types.ts';
import { contextWith, fillFacts } from './facts.ts';

const value = (id: string, code: number) => ({ id, code, name: id, label: id });
/** Team → its people; agent numbers are the team's hundred plus 1, 2, 3 … */
const TEAMS = { early: 12, late: 9, small: 3, middle: 7 } as const;
type Team = keyof typeof TEAMS;
const NAMES = Object.keys(TEAMS) as Team[];
const peopleOf = (team: Team, from = 1, to: number = TEAMS[team]) =>
  Array.from({ length: to - from + 1 }, (_, i) => `a${(NAMES.indexOf(team) + 1) * 100 + from + i}`);

const context = (teams: readonly Team[]) =>
  contextWith({
    dimensions: {
      team: NAMES.map((team, i) => value(team, i + 1)),
      agent: teams.flatMap((team) => peopleOf(team)).map((id) => value(id, Number(id.slice(1)))),
      channel: [], direction: [], product: [], dpd: [], cause: []
    }
  }); // prettier-ignore

/** Five scored days of six hours for everyone; the level of a person is their number. */
const days = (teams: readonly Team[]) =>
  teams.flatMap((team) =>
    peopleOf(team).flatMap(
      (id) =>
      [100, 101, 102, 103, 104].map((day) => ({
        cluster: Number(id.slice(1)) * 1000 + day, team: NAMES.indexOf(team) + 1, agent: Number(id.slice(1)), day,
        scored: true, weight_h: 6, sri: Number(id.slice(1)) % 100, sri_low: 0, sri_high: 100
      })) // prettier-ignore
    )
  );

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

async function ask(teams: readonly Team[], filters: Selection['filters'], by: GroupBy[] = []) {
  await fillFacts(engine, { agent_day: days(teams) });
  const around = context(teams);
  const selection = { ...DEFAULT_SELECTION, range: { from: isoOf(100), to: isoOf(104) }, compare: 'none' as const, filters }; // prettier-ignore
  const groups = await run(engine, { metrics: ['strain_risk'], by }, resolve(selection, around.model, around.settings), around); // prettier-ignore
  return Object.fromEntries(groups.map(({ key, values }) => [key.join() || 'all', values.strain_risk!]));
}
const valuesOf = (answers: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(Object.entries(answers).map(([key, { value }]) => [key, value]));

test('a team that is too small takes the next smallest with it, else it would follow from the total', async () => {
  const found = await ask(NAMES, {}, ['team']);

  // Mean of 1 … n is (n + 1) / 2.
  expect(valuesOf(found)).toEqual({ early: 6.5, late: 5, small: null, middle: null });
  expect(found.middle).toMatchObject({ status: 'suppressed', ci: null, n: 7 });
  expect(valuesOf(await ask(['early', 'late', 'middle'], {}, ['team']))).toEqual({ early: 6.5, late: 5, middle: 4 });
  // (12 · 6.5 + 9 · 5 + 3 · 2 + 7 · 4) / 31
  expect((await ask(NAMES, {})).all!.value).toBeCloseTo(157 / 31, 10);
});

test('a team filter cannot bring back what the split hides', async () => {
  expect((await ask(NAMES, { team: ['early'] })).all).toMatchObject({ value: 6.5, status: 'ok' });
  expect((await ask(NAMES, { team: ['middle'] })).all).toMatchObject({ value: null, status: 'suppressed' });
  expect((await ask(NAMES, { team: ['early', 'late', 'middle'] })).all).toMatchObject({ value: null, ci: null });
  expect((await ask(NAMES, { team: ['small', 'middle'] })).all!.value).toBeCloseTo(34 / 10, 10);
  expect(valuesOf(await ask(NAMES, { team: ['early', 'middle'] }, ['team']))).toEqual({ early: 6.5, middle: null });
});

test('an agent filter can neither leave a few of a team out nor take a few of it', async () => {
  const teams = ['early', 'late'] as const;
  const agents = (from: number, to: number) => ({ agent: peopleOf('early', from, to) });

  // Seven of twelve: five are left.
  expect((await ask(teams, agents(1, 7))).all!.value).toBe(4);
  expect((await ask(teams, agents(1, 8))).all).toMatchObject({ value: null, status: 'suppressed', n: 8 });
  expect((await ask(teams, agents(1, 11), ['team'])).early).toMatchObject({ value: null, ci: null });
  expect((await ask(teams, agents(1, 4))).all!.value).toBeNull();
  expect((await ask(teams, { ...agents(1, 11), team: ['early'] })).all!.value).toBeNull();
  expect((await ask(teams, { agent: [...peopleOf('early'), ...peopleOf('late')] })).all!.value).toBeCloseTo(
    123 / 21,
    10
  );
  // One person of the other team more would follow by subtraction.
  expect((await ask(teams, { agent: [...peopleOf('early'), ...peopleOf('late', 1, 1)] })).all!.value).toBeNull();
});

test('every stretch of days is guarded by the people in it', async () => {
  const rows = days(['early', 'late']);
  // In the second stretch four of the late team are left: too few, and the early team would follow from the total.
  const later = rows.filter(({ agent }) => agent < 205).map((row) => ({ ...row, day: row.day + 50 }));
  await fillFacts(engine, { agent_day: [...rows, ...later] });
  const around = context(['early', 'late']);
  const selection = { ...DEFAULT_SELECTION, range: { from: isoOf(100), to: isoOf(104) } };
  const spans = [{ from: 100, to: 104 }, { from: 150, to: 154 }]; // prettier-ignore
  const cells = await runCells(engine, { metrics: ['strain_risk'], sets: [['team']], spans }, resolve(selection, around.model, around.settings), around); // prettier-ignore
  const at = (team: string, span: number) => cells.find((cell) => cell.key[0] === team && cell.span === span)!.values.strain_risk!.value; // prettier-ignore

  expect([at('early', 0), at('late', 0)]).toEqual([6.5, 5]);
  expect([at('early', 1), at('late', 1)]).toEqual([null, null]);
});
