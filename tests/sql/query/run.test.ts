import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { say } from '#core/i18n/text.ts';
import { createNodeEngine } from '#node/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { compile } from '#core/query/compile.ts';
import { filterCounts } from '#core/query/counts.ts';
import { runDaily } from '#core/query/daily.ts';
import { drillCountSql, drillSql } from '#core/query/drill.ts';
import { resolve } from '#core/query/range.ts';
import { run, runCells } from '#core/query/run.ts';
import { scopeOf } from '#core/query/scope.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
import { sql } from '#core/sql/sql.ts';
import { contextWith, fillFacts } from './facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const call = (day: number, team: number, agent: number, handle_s: number, more: object = {}) => ({
  call_no: day * 100 + handle_s,
  line_no: day * 100 + handle_s,
  source_no: 1,
  day,
  how: ((day + 3) % 7) * 24 + 10,
  team,
  agent,
  cluster: day * 10 + agent,
  channel: 4,
  direction: 1,
  cause: 1,
  handled: true,
  offered: true,
  abandoned: false,
  handle_s,
  talk_s: handle_s,
  ...more
});
const CALLS = [
  call(100, 1, 1, 100),
  call(100, 1, 1, 200),
  call(100, 2, 2, 300, { cause: 2 }),
  call(101, 2, 3, 400, { direction: 3, offered: false }),
  call(101, 2, 3, 500, { channel: 1 }),
  { ...call(101, 0, 0, 1), team: null, agent: null, cluster: null, handled: false, abandoned: true, handle_s: null, talk_s: null }, // prettier-ignore
  call(90, 1, 1, 60)
];

const select = (changes: Partial<Selection> = {}): Selection => ({
  ...DEFAULT_SELECTION,
  range: { from: isoOf(100), to: isoOf(101) },
  ...changes
});
const ask = async (metrics: string[], by: Parameters<typeof run>[1]['by'], selection = select()) => {
  await fillFacts(engine, { call_fact: CALLS });
  const context = contextWith();
  return run(engine, { metrics, by }, resolve(selection, context.model, context.settings), context);
};

test('an average carries a cluster-robust interval over agent-days', async () => {
  const [group] = await ask(['aht_s', 'calls_handled'], []);

  // agent-days 300/2, 300/1, 900/2: mean 300; deviations −300, 0, 300: se = sqrt(3/2 · 180000) / 5 = 103.923; t(2) = 4.302653
  const { aht_s, calls_handled } = group!.values;
  expect(aht_s).toMatchObject({ value: 300, n: 5, ciMethod: 'cluster', status: 'insufficient', parts: { num: 1500, den: 5 } }); // prettier-ignore
  // Durations on the log scale (METHODS 0.5): 300 · e^∓(4.302653 · 103.923 / 300)
  const half = (4.302653 * 103.923) / 300;
  expect(aht_s!.ci![0]).toBeCloseTo(300 * Math.exp(-half), 1);
  expect(aht_s!.ci![1]).toBeCloseTo(300 * Math.exp(half), 0);
  expect(aht_s!.margin).toBeCloseTo(300 * half, 1);
  expect(calls_handled).toMatchObject({ value: 5, n: 5, status: 'ok', ci: null });
});

test('groups by dimensions, days and weeks, with keys as the address has them', async () => {
  const keys = async (by: Parameters<typeof run>[1]['by']) =>
    (await ask(['calls_handled'], by)).map(({ key, values }) => [...key, values.calls_handled!.value]);

  expect(new Set(await keys(['team']))).toEqual(new Set([['early', 2], ['late', 3], ['', 0]])); // prettier-ignore
  expect(new Set(await keys(['day', 'direction']))).toEqual(new Set([['1970-04-11', 'inbound', 3], ['1970-04-12', 'inbound', 1], ['1970-04-12', 'outbound', 1]])); // prettier-ignore
  expect(await keys(['week'])).toEqual([['1970-04-06', 5]]);
  expect(new Set(await keys(['weekdayHour']))).toEqual(new Set([['6-10', 3], ['7-10', 2]])); // prettier-ignore
});

test('filters choose rows; those a figure cannot follow are said, never ignored', async () => {
  const metrics = ['calls_handled', 'abandon_rate', 'occupancy', 'cases_open'];
  const reasonOf = async (selection: Selection) => {
    const [group] = await ask(metrics, [], selection);
    return metrics.map((id) => {
      const { value, reason } = group!.values[id]!;
      return reason && value === null ? say(reason.text, 'en', reason.params) : value;
    });
  };

  expect(await reasonOf(select({ filters: { team: ['late'] } }))).toEqual([
    3,
    'abandoned calls have no team: remove the team filter',
    'nothing to count here',
    0
  ]);
  expect(await reasonOf(select({ filters: { cause: ['hardship'] } }))).toEqual([
    1,
    0,
    'counts whole days: remove the cause filter',
    0
  ]);
  expect(await reasonOf(select({ hours: ['6-10'] }))).toEqual([
    3,
    0,
    'counts whole days: remove the hours',
    'cases have no hour: remove the hours'
  ]);
});

test('says which column is missing', async () => {
  const { model, settings } = contextWith({ present: { calls: ['agent_id', 'talk_s', 'start_at'] } });
  const resolved = resolve(select(), model, settings);

  const [group] = await run(engine, { metrics: ['aht_s', 'csat_avg', 'kept_rate'], by: [] }, resolved, { model, settings }); // prettier-ignore

  const said = Object.values(group!.values).map(({ status, reason }) => [status, reason!.text.en]);
  expect(said).toEqual([
    ['not_computable', 'needs after-call work'],
    ['not_computable', 'needs satisfaction score'],
    ['not_computable', 'needs a promises file and a payments file or amount of payments']
  ]);
});

test('rows in several stretches at once equal each stretch by itself', async () => {
  await fillFacts(engine, { call_fact: CALLS });
  const context = contextWith();
  const resolved = resolve(select(), context.model, context.settings);
  const spans = [{ from: 100, to: 101 }, { from: 90, to: 100 }, { from: 101, to: 101 }, { from: 0, to: 5 }]; // prettier-ignore

  const cells = await runCells(engine, { metrics: ['calls_handled', 'aht_s'], sets: [[], ['team']], spans }, resolved, context); // prettier-ignore

  const whole = cells.filter(({ set }) => set === 0).map(({ span, values }) => [span, values.calls_handled!.value, values.aht_s!.value]); // prettier-ignore
  expect(whole).toEqual([[0, 5, 300], [1, 4, 165], [2, 2, 450], [3, 0, null]]); // prettier-ignore
  const late = cells.find(({ set, span, key }) => set === 1 && span === 1 && key[0] === 'late');
  expect(late!.values.aht_s!.value).toBe(300);
});

test('a case belongs to a channel by a contact in the same stretch', async () => {
  await fillFacts(engine, {
    case_fact: [{ case_no: 1, day: 10, opened_day: 10 }, { case_no: 2, day: 10, opened_day: 10 }], // prettier-ignore
    call_fact: [call(100, 1, 1, 10, { case_no: 1, channel: 1 }), call(90, 1, 1, 10, { case_no: 2, channel: 1 })]
  });
  const context = contextWith();
  const resolved = resolve(select({ filters: { channel: ['chat'] } }), context.model, context.settings);
  const openIn = async (...spans: { from: number; to: number }[]) => {
    const cells = await runCells(engine, { metrics: ['cases_open'], sets: [[]], spans }, resolved, context);
    return cells.map(({ values }) => values.cases_open!.value);
  };

  expect(await openIn({ from: 100, to: 101 }, { from: 80, to: 100 })).toEqual([1, 2]);
  expect(await openIn({ from: 100, to: 101 }, { from: 80, to: 99 })).toEqual([1, 1]);
});

test('sums per day give any stretch, also by direction', async () => {
  await fillFacts(engine, { call_fact: CALLS });
  const context = contextWith();
  const resolved = resolve(select(), context.model, context.settings);

  const daily = await runDaily(engine, ['calls_handled', 'aht_s', 'talk_median_s'], resolved, context, { split: 'direction' }); // prettier-ignore

  expect(daily.metrics).toEqual(['calls_handled', 'aht_s']);
  expect(daily.sums('aht_s', { from: 0, to: 100 })).toMatchObject({ num: 660, den: 4 });
  expect(daily.sums('calls_handled', { from: 101, to: 400 })).toEqual({ num: 2 });
  expect(daily.sums('calls_handled', { from: 101, to: 400 }, 3)).toEqual({ num: 1 });
  expect(daily.sums('talk_median_s', { from: 0, to: 1 })).toBeNull();
});

test('occupancy without status and shifts is an interval without a middle', async () => {
  const days = [1, 2, 3, 4, 5, 6].map((agent) => ({ cluster: agent, agent, day: 100, busy_s: 6000, span_s: 10000, long_gap_s: 2500, contacts: 9 })); // prettier-ignore
  await fillFacts(engine, { agent_day: days });
  const context = contextWith({ occupancy: 'bounds' });

  const [group] = await run(engine, { metrics: ['occupancy'], by: [] }, resolve(select(), context.model, context.settings), context); // prettier-ignore

  expect(group!.values.occupancy).toMatchObject({ value: null, ci: [0.6, 0.8], ciMethod: 'bounds', status: 'ok', basis: 'inferred', n: 6 }); // prettier-ignore
});

test('strain is never shown for fewer than five people', async () => {
  const days = [1, 2, 3, 4].flatMap((agent) => Array.from({ length: 8 }, (_, i) => ({ cluster: agent * 10 + i, agent, team: 1, day: 100, scored: true, weight_h: 7, sri: 50 }))); // prettier-ignore
  await fillFacts(engine, { agent_day: days });
  const context = contextWith();

  const [group] = await run(engine, { metrics: ['strain_risk'], by: ['team'] }, resolve(select(), context.model, context.settings), context); // prettier-ignore

  expect(group!.values.strain_risk).toMatchObject({ value: null, ci: null, status: 'suppressed' });
});

test('compiling is deterministic and makes one statement per fact and level', () => {
  const context = contextWith();
  const resolved = resolve(select(), context.model, context.settings);
  const scope = scopeOf(select({ filters: { team: ['late', 'early'] } }), context.model);
  const compiled = () => compile({ metrics: METRICS, sets: [[], ['team']], spans: [resolved], period: resolved, scope }, context); // prettier-ignore

  expect(compiled().map(({ sql }) => sql)).toEqual(compiled().map(({ sql }) => sql));
  const calls = compile({ metrics: METRICS.filter(({ fact, kind }) => fact === 'call_fact' && (kind === 'rate' || kind === 'count')), sets: [[]], spans: [resolved], period: resolved, scope }, context); // prettier-ignore
  expect(calls).toHaveLength(1);
  expect(calls[0]!.sql).toContain('team IN (1, 2)');
});

test('counts per value of a filter look at the dates and the other filters', async () => {
  await fillFacts(engine, { call_fact: CALLS });
  const context = contextWith();
  const counts = (selection: Selection) => filterCounts(engine, resolve(selection, context.model, context.settings), context); // prettier-ignore
  const sorted = (list: readonly { code: number; count: number }[]) => list.map(({ code, count }) => [code, count]).sort((a, b) => a[0]! - b[0]!); // prettier-ignore

  const plain = await counts(select());
  expect([sorted(plain.team), sorted(plain.cause), sorted(plain.product)]).toEqual([[[1, 2], [2, 3]], [[1, 5], [2, 1]], []]); // prettier-ignore
  const filtered = await counts(select({ filters: { team: ['late'], channel: ['voice'] } }));
  // teams under "voice", channels under "late", directions under both
  expect([sorted(filtered.team), sorted(filtered.channel), sorted(filtered.direction)]).toEqual([[[1, 2], [2, 2]], [[1, 1], [4, 2]], [[1, 1], [3, 1]]]); // prettier-ignore
});

test('the rows behind a mark come with their lines in the file', async () => {
  await fillFacts(engine, { call_fact: CALLS });
  const context = contextWith();
  const resolved = resolve(select(), context.model, context.settings);
  const mark = { by: ['team'] as const, key: ['late'] };

  const rows = await engine.query(drillSql('aht_s', resolved, context, { limit: 2, offset: 1, mark }));
  const count = await engine.query(drillCountSql('aht_s', resolved, context, { mark }));

  expect(rows.data.line_no).toEqual([10500, 10600]);
  expect(count.data.rows).toEqual([3]);
  const part = { mark, where: sql`talk_s >= ${100_000}` };
  expect((await engine.query(drillCountSql('aht_s', resolved, context, part))).data.rows).toEqual([0]);
});

test('the rows of every metric can be read', async () => {
  await fillFacts(engine, {});
  const context = contextWith();
  const resolved = resolve(select(), context.model, context.settings);

  for (const { id } of METRICS) {
    expect((await engine.query(drillSql(id, resolved, context, { limit: 5, offset: 0 }))).rows).toBe(0);
  }
});
