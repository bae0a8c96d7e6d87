import { expect, test } from 'vitest';
import { changePoint } from '../../../src/core/stats/change-point.ts';
import { cusum, ewmaChart, laneyP, runRules, xmr } from '../../../src/core/stats/control-charts.ts';
import { fitHoltWinters, holtWinters, wape } from '../../../src/core/stats/forecast.ts';

test('xmr judges later points by the frozen baseline', () => {
  // baseline 10, 12, 10, 12: mean 11, moving ranges 2 → limits 11 ± 5.32
  const chart = xmr([10, 12, 10, 12, 16, 17], 4)!;

  expect(chart).toMatchObject({ mean: 11, mrBar: 2, out: [5] });
  expect(chart.ucl).toBeCloseTo(16.32, 12);
  expect(chart.mrUcl).toBeCloseTo(6.536, 12);
  expect(xmr([])).toBeNull();
  expect(xmr([3])).toBeNull();
});

test('runRules finds a point outside, eight on one side and two of three beyond two sigma', () => {
  expect(runRules([0, 3.1, 0], 0, 1)).toEqual([{ index: 1, rule: 'outside' }]);
  expect(runRules([1, 1, 1, 1, 1, 1, 1, 1], 0, 1)).toEqual([{ index: 7, rule: 'run_of_8' }]);
  expect(runRules([1, 1, 1, 1, 0, 1, 1, 1, 1], 0, 1)).toEqual([]);
  expect(runRules([-2.5, 0, -2.5, 1], 0, 1)).toEqual([{ index: 2, rule: 'two_of_three' }]);
  expect(runRules([2.5, -2.5, 0, 2.5], 0, 1)).toEqual([]);
  expect(runRules([1, 2], 1, 0)).toEqual([]);
});

test('laneyP leaves days without trials open and has no σ_z when every day is alike', () => {
  const chart = laneyP([2, 0, 4], [10, 0, 10])!;

  expect(chart.pbar).toBeCloseTo(0.3, 12);
  expect(chart.p[1]).toBeNull();
  // z of the two days: ∓0.1 / √0.021; moving range / 1.128
  expect(chart.sigmaZ).toBeCloseTo(0.2 / Math.sqrt(0.021) / 1.128, 12);
  expect(laneyP([0, 0], [5, 5])).toEqual({
    pbar: 0,
    sigmaZ: null,
    p: [
      [0, 0],
      [0, 0]
    ],
    laney: [null, null]
  });
  expect(laneyP([], [])).toBeNull();
  expect(laneyP([0], [0])).toBeNull();
});

test('ewmaChart starts its limits at L·σ·λ', () => {
  const [first] = ewmaChart([12], 10, 1, 0.2, 2.5);

  expect(first!.z).toBeCloseTo(10.4, 12);
  expect(first!.ucl).toBeCloseTo(10.5, 12);
  expect(first!.signal).toBe(false);
  expect(ewmaChart([], 0, 1)).toEqual([]);
});

test('cusum names the start of a shift and starts anew after the signal', () => {
  // upper sums with reference value 0.5: 0, 1.5, 3, 4.5 (signal), then from zero
  const points = cusum([0, 2, 2, 2, 2], 0, 0.5, 4);

  expect(points.map(({ hi }) => hi)).toEqual([0, 1.5, 3, 4.5, 1.5]);
  expect(points.map(({ since }) => since)).toEqual([null, null, null, 1, null]);
  expect(cusum([], 0, 1, 5)).toEqual([]);
});

test('changePoint finds an exact step and no change where there is none', () => {
  expect(changePoint([1, 1, 1, 1, 1, 5, 5, 5, 5, 5])).toEqual({ k: 5, T: Infinity, p: null });
  expect(changePoint([3, 3, 3, 3, 3, 3, 3, 3, 3, 3])).toBeNull();
  expect(changePoint([1, 2, 3], 5)).toBeNull();
  expect(changePoint([])).toBeNull();
});

test('changePoint by hand: T is the two-sample t statistic of the best split', () => {
  // 1, 3 | 7, 9: means 2 and 8, pooled variance 2 → 6 / √(2·(½ + ½))
  expect(changePoint([1, 3, 7, 9], 2)).toMatchObject({ k: 2, T: 6 / Math.SQRT2 });
});

test('changePoint gives the same p-value for the same seed', () => {
  const x = [4, 6, 5, 7, 5, 6, 8, 7, 9, 6, 8, 7];

  expect(changePoint(x, 5, 99, 3)).toEqual(changePoint(x, 5, 99, 3));
});

test('holtWinters continues a pure season and refuses less than two of them', () => {
  const { forecast } = holtWinters([1, 2, 1, 2], 2, 0.3, 0.3, 0.3, 3)!;

  [1, 2, 1].forEach((value, k) => expect(forecast[k]).toBeCloseTo(value, 12));
  expect(holtWinters([1, 2, 3], 2, 0.3, 0.3, 0.3, 2)).toBeNull();
  expect(holtWinters([], 0, 0.3, 0.3, 0.3, 2)).toBeNull();
});

test('fitHoltWinters is no worse than any fixed weights of its grid', () => {
  const x = Array.from({ length: 42 }, (_, i) => 100 + 10 * Math.sin(i) + (i % 7) * 5);
  const error = (fit: number[]): number => x.slice(7).reduce((total, v, i) => total + (v - fit[i + 7]!) ** 2, 0);

  const fitted = fitHoltWinters(x, 7, 7)!;

  expect(error(fitted.fit)).toBeLessThanOrEqual(error(holtWinters(x, 7, 0.5, 0.2, 0.05, 0)!.fit));
  expect(fitted.forecast).toHaveLength(7);
  expect(fitHoltWinters([1, 2], 7, 7)).toBeNull();
});

test('wape is the sum of errors over the sum of what came', () => {
  expect(wape([20, 30], [25, 25])).toBe(0.2);
  expect(wape([], [])).toBeNull();
  expect(wape([0], [3])).toBeNull();
});
