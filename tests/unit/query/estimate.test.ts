import { expect, test } from 'vitest';
import { relativeChange } from '#core/analyses/changes.ts';
import { ratioOfSums } from '#core/analyses/repayment/envelope.ts';
import { estimate } from '#core/query/estimate.ts';
import { METRICS, metricOf } from '#core/semantic/metrics/index.ts';

/** Two agent-days of 100 seconds, 5 and 29 of them busy: R = 0.17, se = √2 · √(2 · 12²) / 200 = 0.12, t(0.975; 1) = 12.7. */
const TWO = { k: 2, num: 34, den: 200, num2: 25 + 841, numDen: 3400, den2: 20_000, n: 2 };

test('the interval of every share lies inside 0–100 %, however few the agent-days', () => {
  const shares = METRICS.filter(({ kind, unit }) => kind === 'ratio' && unit === 'ratio');

  expect(shares.length).toBeGreaterThan(5);
  for (const metric of shares) {
    const { ci } = estimate(metric, TWO);
    expect([metric.id, ci![0] >= 0, ci![1] <= 1]).toEqual([metric.id, true, true]);
  }
});

test('money kept of two cases as well; durations stay above zero, other figures keep the symmetric interval', () => {
  const moments = { k: 2, sumNum: 34, sumDen: 200, sumNum2: 866, sumNumDen: 3400, sumDen2: 20_000 };

  const share = ratioOfSums('kept_amount_rate', 'ratio', { moments, n: 2, min: 20 });
  const [seconds, rating] = (['seconds', 'score'] as const).map((unit) =>
    ratioOfSums('any', unit, { moments, n: 2, min: 20 })
  );

  expect(share.ci![0]).toBeGreaterThan(0);
  expect(share.ci![1]).toBeLessThan(1);
  // 0.17 · e^∓(t · se / 0.17) with t = 12.7062 and se = 0.12
  expect(seconds!.ci![0]).toBeCloseTo(0.17 * Math.exp((-12.7062047 * 0.12) / 0.17), 7);
  expect(seconds!.margin).toBeCloseTo(12.7062 * 0.12, 4);
  expect([...rating!.ci!]).toEqual([expect.closeTo(0.17 - 12.7062 * 0.12, 4), expect.closeTo(0.17 + 12.7062 * 0.12, 4)]); // prettier-ignore
  expect(rating!.margin).toBeUndefined();
});

test('a change of a share goes by its standard error, not by the interval that is shown', () => {
  const metric = metricOf('occupancy');
  const figure = estimate(metric, TWO);

  const { interval } = relativeChange(metric, figure, figure)!;

  // t · se / value of both sides: √2 · 12.7062 · 0.12 / 0.17
  expect(Math.log(1 + interval[1])).toBeCloseTo((Math.SQRT2 * 12.7062047 * 0.12) / 0.17, 4);
});
