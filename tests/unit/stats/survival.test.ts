import { expect, test } from 'vitest';
import {
  countTimes,
  cumIncidence,
  kaplanMeier,
  kaplanMeierCounts,
  logRank,
  survivalMedian
} from '../../../src/core/stats/survival.ts';
import { mulberry32 } from '../../../src/core/stats/random.ts';

test('kaplanMeier of four subjects by hand', () => {
  // t=1: 1 of 4; t=2 censored; t=3: 1 of 2; t=4: 1 of 1
  const curve = kaplanMeier([3, 1, 2, 4], [true, true, false, true]);

  expect(curve.map(({ t, n, d }) => [t, n, d])).toEqual([
    [1, 4, 1],
    [3, 2, 1],
    [4, 1, 1]
  ]);
  expect(curve.map(({ S }) => S)).toEqual([0.75, 0.375, 0]);
  // Greenwood: 1/(4·3) + 1/(2·1) = 7/12
  expect(curve[1]!.se).toBeCloseTo(0.375 * Math.sqrt(7 / 12), 12);
  expect(curve[2]).toMatchObject({ se: 0, lo: 0, hi: 0 });
  expect(survivalMedian(countTimes([3, 1, 2, 4], [true, true, false, true])).median).toBe(3);
});

test('kaplanMeier leaves out subjects without a time and is empty without events', () => {
  expect(kaplanMeier([NaN, 1, 2], [true, true, false])).toMatchObject([{ t: 1, n: 2, d: 1, S: 0.5 }]);
  expect(kaplanMeier([1, 2], [false, false])).toEqual([]);
  expect(kaplanMeier([], [])).toEqual([]);
  expect(survivalMedian(countTimes([], []))).toEqual({ median: null, lo: null, hi: null });
});

test('kaplanMeier of 200,000 exponential times follows exp(−t)', () => {
  const random = mulberry32(7);
  const times = Array.from({ length: 200_000 }, () => -Math.log(1 - random()));
  const limit = 2;

  const seen = countTimes(
    times.map((t) => Math.min(t, limit)),
    times.map((t) => t < limit)
  );
  const curve = kaplanMeierCounts(seen);

  const last = curve.at(-1)!;
  expect(Math.abs(last.S - Math.exp(-limit))).toBeLessThan(
    4 * Math.sqrt((Math.exp(-2) * (1 - Math.exp(-2))) / 200_000)
  );
  const { median, lo, hi } = survivalMedian(seen);
  expect(Math.abs(median! - Math.LN2)).toBeLessThan(0.01);
  // The limits are those times at which the limits of the curve pass one half.
  expect(lo).toBe(curve.find((step) => step.lo <= 0.5)!.t);
  expect(hi).toBe(curve.find((step) => step.hi <= 0.5)!.t);
  expect([lo! < median!, median! < hi!]).toEqual([true, true]);
});

test('logRank of two small groups by hand', () => {
  // t=1: d=1, n1=2, n=4 → E 0.5, V 0.25; t=2: d=1, n1=1, n=3 → E 1/3, V 2/9; t=3: d=1, n1=1, n=2 → E 0.5, V 0.25; t=4: n1=0
  const result = logRank([1, 3], [true, true], [2, 4], [true, true]);

  expect(result.O1).toBe(2);
  expect(result.E1).toBeCloseTo(4 / 3, 12);
  expect(result.V).toBeCloseTo(13 / 18, 12);
  expect(result.chi2).toBeCloseTo((2 / 3) ** 2 / (13 / 18), 12);
  expect(result.p).toBeGreaterThan(0.4);
});

test('logRank has no test value without events or with one group', () => {
  expect(logRank([1], [false], [2], [false])).toEqual({ O1: 0, E1: 0, V: 0, chi2: null, p: null });
  expect(logRank([1, 2], [true, true], [], []).chi2).toBeNull();
});

test('cumIncidence of all causes is one minus survival', () => {
  const [t, causes] = [
    [1, 2, 3, 4, 5, 6],
    [1, 2, 1, 0, 2, 1]
  ];
  const survival = kaplanMeier(
    t,
    causes.map((c) => c > 0)
  );

  for (const until of [1, 2, 3, 4, 5, 6]) {
    const left = survival.filter((step) => step.t <= until).at(-1)!.S;
    expect(cumIncidence(t, causes, 1, until)! + cumIncidence(t, causes, 2, until)!).toBeCloseTo(1 - left, 12);
  }
  expect(cumIncidence([], [], 1, 9)).toBeNull();
  expect(cumIncidence([5], [1], 1, 4)).toBe(0);
});

test('the curve from counts is that of the same subjects one by one', () => {
  // Times 2 (twice, one event), 1 (censored), 5 (three events of four), given out of order.
  const counted = kaplanMeierCounts({ time: [2, 5, 1], events: [1, 3, 0], subjects: [2, 4, 1] });

  expect(counted).toEqual(kaplanMeier([2, 2, 1, 5, 5, 5, 5], [true, false, false, true, true, true, false]));
  // At 2: 6 at risk, 1 event → 5/6; at 5: 4 at risk, 3 events → 5/6 · 1/4.
  expect(counted.map(({ n, d, S }) => [n, d, S])).toEqual([[6, 1, 5 / 6], [4, 3, (5 / 6) * (1 / 4)]]);
}); // prettier-ignore
