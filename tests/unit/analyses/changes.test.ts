import { expect, test } from 'vitest';
import { changesOf, relativeChange, type Pair } from '#core/analyses/changes.ts';
import { estimate } from '#core/query/estimate.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';

const rate = (num: number, den: number): Envelope => estimate(metricOf('transfer_rate'), { num, den });
const mean = (value: number, half: number): Envelope => ({
  ...estimate(metricOf('aht_s'), { num: value * 1000, den: 1000 }),
  ci: [value - half, value + half]
});
const pair = (now: Envelope, previous: Envelope, value: string | null = null): Pair => ({
  metric: now.id,
  split: value === null ? null : { dimension: 'team', value, label: { en: value, zh: value } },
  now,
  previous
});

test('a rate changes by the ratio of its values, with limits on the log scale', () => {
  const change = relativeChange(metricOf('transfer_rate'), rate(150, 1000), rate(100, 1000))!;

  // ln 1.5 = 0.405465; se² = 0.85/150 + 0.9/100 = 0.0146667, se = 0.121106; ± 0.237363
  expect(change.change).toBeCloseTo(0.5, 9);
  expect(change.interval[0]).toBeCloseTo(Math.exp(0.405465 - 0.237363) - 1, 5);
  expect(change.interval[1]).toBeCloseTo(Math.exp(0.405465 + 0.237363) - 1, 5);
  // z = 3.348
  expect(change.p).toBeCloseTo(0.000814, 5);
});

test('a mean uses the standard error behind its interval', () => {
  const change = relativeChange(metricOf('aht_s'), mean(440, 19.6), mean(400, 19.6))!;

  // standard errors 10/440 and 10/400 of the logarithms
  expect(change.change).toBeCloseTo(0.1, 9);
  expect(Math.log(change.interval[1] + 1)).toBeCloseTo(Math.log(1.1) + 1.959964 * Math.hypot(10 / 440, 10 / 400), 5);
});

test('figures without an interval or at 0 are not compared', () => {
  expect(relativeChange(metricOf('transfer_rate'), rate(0, 1000), rate(100, 1000))).toBeNull();
  expect(relativeChange(metricOf('calls_handled'), estimate(metricOf('calls_handled'), { num: 5 }), rate(1, 2))).toBeNull(); // prettier-ignore
});

test('tests everything that is large enough and holds the false discovery rate', () => {
  const { rows, tested, moved } = changesOf([
    pair(rate(150, 1000), rate(100, 1000)),
    pair(rate(70, 1000), rate(110, 1000), 'late'),
    pair(rate(101, 1000), rate(100, 1000), 'early'),
    pair(rate(30, 40), rate(10, 40), 'tiny')
  ]);

  expect(tested).toBe(3);
  expect(moved).toBe(2);
  expect(rows.map(({ key }) => key)).toEqual(['transfer_rate', 'transfer_rate@team=late']);
  // the smaller p of two is multiplied by 3/1, the next by 3/2
  expect(rows[0]!.adjusted).toBeCloseTo(3 * rows[0]!.p, 9);
  expect(rows[1]!.adjusted).toBeCloseTo(1.5 * rows[1]!.p, 9);
});

test('shows at most eight, from the largest rise to the largest fall', () => {
  const pairs = Array.from({ length: 12 }, (_, i) => pair(rate(200 + 40 * i, 1000), rate(100, 1000), `t${i}`));

  const { rows, moved } = changesOf(pairs);

  expect([moved, rows.length]).toEqual([12, 8]);
  expect(rows.map(({ change }) => change)).toEqual([...rows].map(({ change }) => change).sort((a, b) => b - a));
});
