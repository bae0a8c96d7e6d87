import { expect, test } from 'vitest';
import { stratifiedDifference } from '#core/analyses/satisfaction/drivers.ts';
import { answersTitle, byTimeTitle, driversTitle, trendTitle } from '#core/analyses/satisfaction/titles.ts';

const sums = (agent: string, stratum: string, n1: number, s1: number, n0: number, s0: number) => ({
  agent,
  stratum,
  n1,
  s1,
  n0,
  s0
});

test('a difference of means in one stratum is the plain one, its interval that of clusters', () => {
  // with: 2 of A (3, 3) and 2 of B (1, 1): mean 2; without: 2 of A (4, 4) and 2 of B (4, 2): mean 3.5; difference −1.5
  // influence of A: (6 − 2·2)/4 − (8 − 3.5·2)/4 = 0.5 − 0.25 = 0.25; of B: (2 − 4)/4 − (6 − 7)/4 = −0.5 + 0.25 = −0.25
  // variance 2/1 · (0.0625 + 0.0625) = 0.25; se 0.5; t(1) at 97.5 % = 12.7062
  const found = stratifiedDifference([sums('A', 'x', 2, 6, 2, 8), sums('B', 'x', 2, 2, 2, 6)])!;

  expect(found.difference).toBeCloseTo(-1.5, 12);
  expect(found.interval[0]).toBeCloseTo(-1.5 - 12.7062 * 0.5, 3);
  // t = 3 with one degree of freedom: p = 1 − 2·atan(3)/π = 0.204833
  expect(found.p).toBeCloseTo(1 - (2 * Math.atan(3)) / Math.PI, 6);
});

test('who has no rating that is compared is no cluster', () => {
  // C and D are rated where the circumstance is not known: the half width stays t(1) · 0.5 and is not t(3) · √(4/3 · 0.125).
  const own = [sums('A', 'x', 2, 6, 2, 8), sums('B', 'x', 2, 2, 2, 6)];
  const found = stratifiedDifference([...own, sums('C', 'x', 0, 0, 0, 0), sums('D', 'x', 0, 0, 0, 0)])!;

  expect(found).toEqual(stratifiedDifference(own));
});

test('strata are weighted by n1 n0 / (n1 + n0); those with one side only say nothing', () => {
  // x: 1 − 2 = −1 with weight 4·4/8 = 2; y: 5 − 3 = 2 with weight 1·1/2 = 0.5: (−2 + 1)/2.5 = −0.4
  const found = stratifiedDifference([
    sums('A', 'x', 2, 2, 2, 4),
    sums('B', 'x', 2, 2, 2, 4),
    sums('A', 'y', 1, 5, 0, 0),
    sums('B', 'y', 0, 0, 1, 3),
    sums('A', 'z', 9, 45, 0, 0)
  ])!;

  expect(found.difference).toBeCloseTo(-0.4, 12);
});

test('without both sides in any stratum, or with one agent, there is no difference', () => {
  expect(stratifiedDifference([sums('A', 'x', 3, 9, 0, 0), sums('B', 'y', 0, 0, 3, 9)])).toBeNull();
  expect(stratifiedDifference([sums('A', 'x', 3, 9, 3, 9)])).toBeNull();
});

const envelope = (value: number, ci: readonly [number, number]) =>
  ({ id: 'csat_avg', unit: 'score', value, n: 100, ci, ciMethod: 't', status: 'ok', reason: null, basis: 'measured', coverage: 1, warnings: [] }) as const; // prettier-ignore
const trend = (ci: readonly [number, number]) => ({
  metric: 'csat_avg',
  usual: { lo: 4, hi: 4.2, windows: 9 },
  points: [{ from: '2026-05-04', to: '2026-05-10', inPeriod: true, envelope: envelope(4.1, ci) }]
});

test('the weekly title speaks only when the interval lies wholly outside the usual range', () => {
  const title = (ci: readonly [number, number]) => trendTitle(trend(ci)).text.en;

  expect(title([3.7, 3.9])).toBe('Satisfaction is below its usual range in the latest week');
  expect(title([4.3, 4.5])).toBe('Satisfaction is above its usual range in the latest week');
  expect(title([3.9, 4.1])).toBe('Satisfaction is within its usual range');
});

test('a cause is named only when its low ratings lie beyond those of all', () => {
  const parts = [1, 2, 3, 4, 5].map((at) => ({ from: at, to: at }));
  const row = (value: string, counts: number[]) => ({
    value,
    label: { en: value, zh: value },
    counts,
    n: counts.reduce((a, b) => a + b),
    mean: null
  });
  const all = row('all', [50, 50, 100, 400, 400]);

  // 60 of 100 low against 10 %: named; 12 of 100 against 10 %: not
  expect(answersTitle({ parts, rows: [row('fee', [30, 30, 10, 10, 20])], all }).text.en).toBe('Fee has the most low ratings'); // prettier-ignore
  expect(answersTitle({ parts, rows: [row('fee', [6, 6, 10, 40, 38])], all }).text.en).toBe('Ratings by cause');
});

test('drivers within chance are not named, rises neither', () => {
  const driver = (id: 'long_hold' | 'repeat', difference: number, moved: boolean) =>
    ({
      id,
      difference,
      interval: null,
      p: 0.01,
      moved,
      nWith: 50,
      nWithout: 50,
      meanWith: 3,
      meanWithout: 4,
      reason: null
    }) as const;

  expect(driversTitle([driver('long_hold', -0.4, true), driver('repeat', -0.9, false)]).text.en).toBe('Long holds go with lower scores'); // prettier-ignore
  expect(driversTitle([driver('long_hold', 0.4, true)]).text.en).toBe('What goes with the score');
});

test('the ends of the ten groups are named only below the middle two', () => {
  const group = (place: number, interval: readonly [number, number]) => ({ group: place, fromS: 0, toS: 1, mean: 4, interval, n: 40 }); // prettier-ignore
  const groups = Array.from({ length: 10 }, (_, i) => group(i + 1, [3.9, 4.1]));

  expect(byTimeTitle({ column: 'handle_s', n: 400, untimed: 0, groups }).text.en).toBe('Satisfaction by handling time');
  expect(byTimeTitle({ column: 'handle_s', n: 400, untimed: 0, groups: [group(1, [3.2, 3.8]), ...groups.slice(1)] }).text.en).toBe('The shortest contacts score lower than the middle'); // prettier-ignore
  expect(byTimeTitle({ column: 'handle_s', n: 400, untimed: 0, groups: [...groups.slice(0, 9), group(10, [3.2, 3.8])] }).text.en).toBe('The longest contacts score lower than the middle'); // prettier-ignore
});
