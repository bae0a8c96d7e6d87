import { expect, test } from 'vitest';
import {
  backtest,
  baselineDay,
  chooseMethod,
  dispersion,
  interval80,
  score,
  slotMean,
  weeksOf,
  type History
} from '#core/analyses/volume/forecast-model.ts';
import { forecastOf, historyOf } from '#core/analyses/volume/forecast.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { mulberry32 } from '#core/stats/random.ts';
import { readMethods } from '../../support/methods-file.ts';

const expected = (id: string) => readMethods().examples.find((example) => example.id === id)!.expected;
/** 2026-03-02, a Monday. */
const MONDAY = 20_514;
const day = (level: number): number[] => Array.from({ length: 48 }, (_, half) => (half >= 16 && half < 36 ? level : 0));
const history = (levels: readonly (number | null)[]): History => ({
  first: MONDAY,
  days: levels.map((level) => (level === null ? null : day(level)))
});

test('takes the median of a half-hour with an outlier, else the mean (example 6.3s)', () => {
  expect([slotMean([20, 24, 22, 60]), slotMean([20, 24, 22, 30])]).toEqual(expected('6.3s'));
  expect(slotMean([])).toBeNull();
});

test('dispersion of example 6.3 is at least 1, and the interval is ±1.2816·√(φŷ)', () => {
  const actual = [20, 22, 18, 30];
  const forecast = [18, 25, 20, 26];

  const phi = dispersion(actual.map((y, i) => ({ actual: y, forecast: forecast[i]! })));

  expect(phi).toBe((expected('6.3') as { phi: number }).phi);
  expect(interval80(100, 4)).toEqual({ low: 100 - 25.632, high: 100 + 25.632 });
  expect(interval80(1, 1).low).toBe(0);
});

test('baseline: the same weekday of the last four weeks that count, whatever came five weeks ago', () => {
  const levels = [50, 10, 12, null, 14, 16].flatMap((monday) => [monday, 1, 1, 1, 1, 0, 0]);

  const next = baselineDay(history(levels), levels.length, levels.length);

  expect(next[16]).toBe(13);
  expect(next[0]).toBe(0);
});

test('a steady pattern is forecast exactly and the interval stays Poisson', () => {
  const levels = Array.from({ length: 70 }, (_, i) => [20, 18, 16, 14, 12, 0, 0][i % 7]!);

  const result = forecastOf(history(levels));

  expect(result.days.map(({ value }) => value)).toEqual([400, 360, 320, 280, 240, 0, 0]);
  expect(result.days[0]?.date).toBe('2026-05-11');
  expect(result.baseline).toEqual({ wape: 0, mase: null, coverage: 1 });
  expect([result.method, result.status, result.grain]).toEqual(['baseline', 'ok', 'slot']);
  expect(result.slots).toHaveLength(7 * 48);
});

test('growth makes Holt–Winters the better one', () => {
  const levels = Array.from({ length: 84 }, (_, i) => (i % 7 < 5 ? 10 * 1.02 ** i : 0));

  const result = forecastOf(history(levels));

  expect(result.method).toBe('holt_winters');
  expect(result.candidate.wape!).toBeLessThan(result.baseline.wape! * 0.95);
  expect(chooseMethod({ wape: 0.2, mase: 1, coverage: 1 }, { wape: 0.195, mase: 1, coverage: 1 })).toBe('baseline');
});

test('the 80 % interval holds about 80 % of Poisson arrivals', () => {
  const random = mulberry32(7);
  const poisson = (mu: number): number => {
    let [k, p] = [0, random()];
    for (const limit = Math.exp(-mu); p > limit; k++) p *= random();
    return k;
  };
  const noisy: History = {
    first: MONDAY,
    days: Array.from({ length: 70 }, () => day(30).map((mu) => (mu ? poisson(mu) : 0)))
  };

  const { coverage, wape, mase } = score(noisy, backtest(noisy, 'baseline'));

  expect(coverage!).toBeGreaterThan(0.76);
  expect(coverage!).toBeLessThan(0.9);
  expect(wape!).toBeLessThan(0.2);
  expect(mase!).toBeLessThan(1);
});

test('at clock changes the doubled hour is averaged and the missing one unknown', () => {
  const spring = 20_541;
  const cells = [2, 3, 4, 5, 6].map((half) => ({ day: spring, half, n: 8 }));
  const options = {
    first: spring,
    last: spring,
    excluded: new Set<number>(),
    settings: { ...DEFAULT_SETTINGS, zone: 'Europe/Berlin' }
  };

  const lost = historyOf(cells, options);
  const autumn = historyOf(cells.map((cell) => ({ ...cell, day: 20_751 })), { ...options, first: 20_751, last: 20_751 }); // prettier-ignore

  expect(lost.days[0]?.slice(2, 7)).toEqual([8, 8, null, null, 8]);
  expect(autumn.days[0]?.slice(2, 7)).toEqual([8, 8, 4, 4, 8]);
});

test('a desk that is closed at weekends has four weeks from Monday to the fourth Friday', () => {
  const weeks = (length: number, level: (i: number) => number) => weeksOf(history(Array.from({ length }, (_, i) => level(i)))); // prettier-ignore
  const weekdays = (i: number): number => (i % 7 < 5 ? 10 : 0);

  expect([weeks(26, weekdays), weeks(25, weekdays), weeks(27, () => 10), weeks(28, () => 10), weeks(0, weekdays)]).toEqual([4, 3, 3, 4, 0]); // prettier-ignore
});

test('days left out are no zeroes', () => {
  const levels = Array.from({ length: 56 }, (_, i) => (i === 49 ? null : 10));

  const result = forecastOf(history(levels));

  expect(result.days[0]?.value).toBe(200);
});
