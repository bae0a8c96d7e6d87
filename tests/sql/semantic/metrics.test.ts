import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { createNodeEngine } from '#node/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { resolve } from '#core/query/range.ts';
import { run, runCells } from '#core/query/run.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { ALL_METRICS, METRICS, metricOf } from '#core/semantic/metrics/index.ts';
import { SERVICE_LEVEL_ROWS } from '#core/semantic/metrics/service-level.ts';
import { contextWith, fillFacts } from '../query/facts.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const all = { ...DEFAULT_SELECTION, range: { from: isoOf(0), to: isoOf(1000) } };

for (const metric of ALL_METRICS) {
  test(`${metric.id}: the example gives its value`, async () => {
    const { rows, others, value, n, settings, model, period } = metric.example;
    const context = contextWith(model, settings);
    const range = period ? { from: isoOf(period[0]), to: isoOf(period[1]) } : all.range;
    const resolved = resolve({ ...all, range }, context.model, context.settings);
    await fillFacts(engine, { ...others, [metric.fact]: rows });

    const [group] = await run(engine, { metrics: [metric.id], by: [] }, resolved, context);

    const envelope = group!.values[metric.id]!;
    expect(envelope.reason?.text.en ?? '').not.toMatch(/^needs [a-z ]+$/);
    if (value === null) expect(envelope.value).toBeNull();
    else expect(envelope.value).toBeCloseTo(value, 9);
    expect(envelope.n).toBe(n);
  });
}

test('every metric runs grouped by every dimension it has, over several stretches at once', async () => {
  const context = contextWith();
  const resolved = resolve(all, context.model, context.settings);
  await fillFacts(engine, {});
  const ids = METRICS.map(({ id }) => id);

  const cells = await runCells(
    engine,
    { metrics: ids, sets: [[], ['team'], ['day'], ['week', 'cause'], ['weekdayHour']], spans: [{ from: 0, to: 9 }, { from: 5, to: 20 }] }, // prettier-ignore
    resolved,
    context
  );

  expect(cells).toHaveLength(2);
  expect(Object.keys(cells[0]!.values)).toHaveLength(ids.length);
});

test('service level in its five variants', async () => {
  await fillFacts(engine, { call_fact: SERVICE_LEVEL_ROWS });
  const values: number[] = [];
  for (const serviceLevelVariant of [1, 2, 3, 4, 5] as const) {
    const context = contextWith({}, { serviceLevelVariant });
    const resolved = resolve(all, context.model, context.settings);
    const [group] = await run(engine, { metrics: ['service_level'], by: [] }, resolved, context);
    values.push(group!.values.service_level!.value!);
  }

  // answered at 10, 20, 50 s; abandoned at 3 (short), 15, 60 s; T = 20: (2+2)/6, 2/3, 2/6, 2/(3+1), (2+1)/6
  expect(values.map((value) => value.toFixed(4))).toEqual(['0.6667', '0.6667', '0.3333', '0.5000', '0.5000']);
});

test('the parts of the handling time add up, over the same contacts', async () => {
  const context = contextWith();
  const resolved = resolve(all, context.model, context.settings);
  await fillFacts(engine, { call_fact: metricOf('aht_s').example.rows });
  const ids = ['aht_s', 'talk_avg_s', 'hold_avg_s', 'wrap_avg_s'];

  const [group] = await run(engine, { metrics: ids, by: [] }, resolved, context);

  const [aht, ...parts] = ids.map((id) => group!.values[id]!.value!);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(aht!, 9);
  expect(group!.values.aht_s!.coverage).toBe(0.75);
});

test('the parts of the strain index add up to it, also where one was not measured on some days', async () => {
  const context = contextWith();
  const resolved = resolve(all, context.model, context.settings);
  const rows = metricOf('strain_risk').example.rows.map((row, i) => ({
    ...row,
    part_p1_occupancy: Number(row.sri) - (i % 2 ? 0 : 10),
    part_t2_rest_h: i % 2 ? null : 10
  }));
  await fillFacts(engine, { agent_day: rows });

  const ids = ['strain_risk', 'strain_p1_occupancy', 'strain_t2_rest_h', 'strain_b1_backlog_days'];
  const [group] = await run(engine, { metrics: ids, by: [] }, resolved, context);

  const { strain_risk, strain_p1_occupancy, strain_t2_rest_h, strain_b1_backlog_days } = group!.values;
  expect(strain_p1_occupancy!.value! + strain_t2_rest_h!.value!).toBeCloseTo(strain_risk!.value!, 9);
  expect(strain_b1_backlog_days).toMatchObject({ value: null, status: 'not_computable' });
  expect(strain_risk!.also).toEqual({ share_50: 0.4, share_75: 0 });
  expect(strain_risk!.ciMethod).toBe('bootstrap');
});
