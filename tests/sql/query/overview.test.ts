import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { allFigures, overview } from '#core/analyses/overview.ts';
import { say } from '#core/i18n/text.ts';
import { createNodeEngine } from '#node/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
import { contextWith, fillFacts } from './facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

/** Day 4 was a Monday: 20 whole weeks, days 4 to 143; the last four are the period. */
const LAST = 143;
const days = Array.from({ length: 140 }, (_, i) => 4 + i);
const isOpen = (day: number) => (day + 3) % 7 < 5;
const context = () =>
  contextWith({
    asOf: isoOf(LAST),
    firstDay: isoOf(4),
    lastDay: isoOf(LAST),
    days: days.filter(isOpen).map((day) => ({ date: isoOf(day), contacts: 60 })),
    rows: { calls: 6000, promises: 2000 }
  });

/**
 * Six people in two teams, ten calls a day each of 300 s ± 30; in the last four weeks team 2 takes 20 % longer. Outbound and inbound in turn. Twenty
 * promises due a day in two buckets, 70 % and 40 % kept.
 */
async function fillWorld(): Promise<void> {
  await fillFacts(engine, {});
  await engine.exec(`
INSERT INTO call_fact BY NAME
SELECT day * 60 + n AS call_no, day, ((day + 3) % 7) * 24 + 9 + n // 10 AS how, 1 + n % 2 AS team, 1 + n % 6 AS agent, day * 10 + n % 6 AS cluster,
  4 AS channel, CASE WHEN n % 4 < 2 THEN 1 ELSE 3 END AS direction, 1 AS cause, true AS handled, n % 4 < 2 AS offered, false AS abandoned,
  (300 + (n * 7 + day) % 61 - 30) * (CASE WHEN day > 115 AND n % 2 = 1 THEN 1.2 ELSE 1 END) AS handle_s, n % 11 = 0 AS transferred
FROM range(4, 144) AS d(day), range(60) AS c(n)
WHERE (day + 3) % 7 < 5;
INSERT INTO agent_day BY NAME
SELECT day * 10 + a AS cluster, day, 1 + a AS agent, 1 + a % 2 AS team, 10 AS contacts, 20000 + 100 * ((day + a) % 5) AS busy_in_s, 25000 AS productive_s,
  true AS scored, 7.0 AS weight_h, 40 + a + (day * 3 + a) % 5 + CASE WHEN day > 115 THEN 10 ELSE 0 END AS sri
FROM range(4, 144) AS d(day), range(6) AS p(a)
WHERE (day + 3) % 7 < 5;
INSERT INTO presence_fact BY NAME
SELECT agent, team, day, ((day + 3) % 7) * 24 + h AS how, 3600 AS present_s,
  (SELECT count(*) FROM range(60) AS c(n) WHERE 1 + n % 6 = agent AND 9 + n // 10 = h)::INTEGER AS calls
FROM agent_day, range(9, 15) AS t(h);
INSERT INTO promise_fact BY NAME
SELECT day * 20 + n AS promise_no, day, 1 + n % 2 AS dpd, true AS matured, 100 AS amount,
  CASE WHEN (n // 2) % 10 < CASE WHEN n % 2 = 0 THEN 7 ELSE 4 END THEN 'kept' ELSE 'broken' END AS state
FROM range(4, 144) AS d(day), range(20) AS c(n);`);
}

const look = async (changes: Partial<Selection> = {}, model = context()) => overview(engine, { ...model, selection: { ...DEFAULT_SELECTION, ...changes } }); // prettier-ignore

test('key figures have their previous period and usual range', async () => {
  await fillWorld();

  const { key, resolved } = await look();

  expect([resolved.fromDate, resolved.toDate]).toEqual([isoOf(116), isoOf(143)]);
  const [calls, aht, , kept, , strain] = key;
  expect(calls).toMatchObject({ now: { value: 1200, n: 1200 }, previous: { value: 1200 }, usual: { lo: 1200, hi: 1200, windows: 13 }, flag: null }); // prettier-ignore
  expect(aht).toMatchObject({ flag: 'above', now: { ciMethod: 'cluster' } });
  // of ten promises each: 7 and 4 kept
  expect(kept).toMatchObject({ now: { value: 0.55, n: 560 }, flag: null });
  expect(strain).toMatchObject({ now: { n: 6, ciMethod: 'bootstrap' }, usual: { windows: 13 }, flag: 'above' });
});

test('finds the planted change of one team, and nothing in the other', async () => {
  const { moved, titles, lede } = await look();

  const keys = moved!.rows.map(({ key }) => key);
  expect(keys).toContain('aht_s@team=late');
  expect(keys).not.toContain('aht_s@team=early');
  expect(moved!.rows[0]!.change).toBeCloseTo(0.2, 1);
  expect(say(titles.moved.text, 'en', titles.moved.params)).toMatch(/moved more than chance would$/);
  expect(say(titles.promises.text, 'en', titles.promises.params)).toBe('Fewer promises are kept past 30 days');
  expect(lede.text.en).toMatch(/above the usual range/);
});

test('columns by day leave closed days empty and stand beside the day they are compared with', async () => {
  const { daily } = await look();

  expect(daily.days).toHaveLength(28);
  expect(daily.days[0]).toMatchObject({ date: isoOf(116), outbound: 30, inbound: 30, other: 0, total: 60, previous: 60, previousDate: isoOf(88) }); // prettier-ignore
  expect(daily.days[5]).toMatchObject({ date: isoOf(121), total: null, previous: null });
});

test('hours show calls per agent-hour; under a filter that presence cannot follow, per hour of the clock', async () => {
  const { heat } = await look();
  const filtered = await look({ filters: { direction: ['inbound'] } });

  // Monday 9:00: ten calls on each of four Mondays; six people present
  expect(heat.cells.find(({ key }) => key === '1-9')).toEqual({ key: '1-9', weekday: 1, hour: 9, calls: 40, hours: 24, value: 40 / 24, small: false }); // prettier-ignore
  expect(filtered.heat.basis).toBe('clock_hour');
  expect(filtered.heat.cells.find(({ key }) => key === '1-9')).toMatchObject({ calls: 24, hours: 4, value: 6 });
});

test('teams keep their order and are hidden below five people', async () => {
  const { strain } = await look();

  expect(strain.rows.map(({ value, now }) => [value, now.status, now.value])).toEqual([
    ['early', 'suppressed', null],
    ['late', 'suppressed', null]
  ]);
});

test('needs about ten statements, none of them again for the same selection', async () => {
  let statements = 0;
  const counting: Engine = { ...engine, query: (sql, options) => (statements++, engine.query(sql, options)) };
  const question = { ...context(), selection: DEFAULT_SELECTION };

  await overview(counting, question);
  const first = statements;
  await overview(counting, question);

  expect(first).toBeLessThanOrEqual(11);
  expect(statements).toBe(first);
});

test('all figures come by group, each of them once', async () => {
  const groups = await allFigures(engine, { ...context(), selection: DEFAULT_SELECTION });

  expect(groups.flatMap(({ figures }) => figures.map(({ metric }) => metric))).toEqual(METRICS.map(({ id }) => id));
});

test('empty data give empty panels and a plain sentence', async () => {
  await fillFacts(engine, {});
  const model = contextWith({ asOf: null, firstDay: null, lastDay: null, present: {}, rows: {}, occupancy: 'none', strainSignature: null }); // prettier-ignore

  const data = await look({}, model);

  expect(data.key.map(({ now }) => now.value)).toEqual([null, null, null, null, null, null]);
  expect(data.heat.cells).toEqual([]);
  expect(data.lede.text.en).toMatch(/^No key figure can be computed from these files/);
});
