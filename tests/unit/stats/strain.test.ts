import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anchorScore,
  ewmaDays,
  largestRemainder,
  meanCiAr1,
  relScore,
  robustRef,
  sri,
  SRI_DEFAULT
} from '../../../src/core/stats/strain.ts';

fc.configureGlobal({ seed: 20250303 });

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const day = fc.record({
  P1_occupancy: fc.option(real(0, 1)),
  P2_back_to_back: fc.option(real(0, 1)),
  R1_unbroken_min: fc.option(real(0, 300)),
  R2_difficult_no_recovery_8h: fc.option(real(0, 12)),
  E1_difficult_per_h: fc.option(real(0, 5)),
  T1_day_h: fc.option(real(2, 15)),
  T2_rest_h: fc.option(real(4, 20)),
  B1_backlog_days: fc.option(real(0, 9))
});

test('the default weights sum to one', () => {
  expect(SRI_DEFAULT.reduce((total, { w }) => total + w, 0)).toBeCloseTo(1, 12);
});

test('contributions add up to the index, weights to one, and the index lies within 0 and 100', () => {
  fc.assert(
    fc.property(day, (x) => {
      const result = sri(x);
      fc.pre(result.sri !== null);
      const total = result.parts.reduce((sum, { contribution }) => sum + contribution, 0);
      expect(Math.abs(total - result.sri!)).toBeLessThan(1e-9);
      expect(Math.abs(result.parts.reduce((sum, { weight }) => sum + weight, 0) - 1)).toBeLessThan(1e-9);
      expect(result.sri).toBeGreaterThanOrEqual(0);
      expect(result.sri).toBeLessThanOrEqual(100);
    })
  );
});

test('more of a demand never lowers the index', () => {
  fc.assert(
    fc.property(day, real(0, 1), real(0, 1), (x, a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)];
      const [low, high] = [sri({ ...x, P1_occupancy: less }).sri, sri({ ...x, P1_occupancy: more }).sri];
      fc.pre(low !== null && high !== null);
      expect(high).toBeGreaterThanOrEqual(low! - 1e-9);
    })
  );
});

test('is refused without occupancy, below 60 % coverage, and for unknown or infinite values', () => {
  const full = { P1_occupancy: 0.8, P2_back_to_back: 0.5, R1_unbroken_min: 60, E1_difficult_per_h: 1, T1_day_h: 8 };

  expect(sri(full).sri).not.toBeNull();
  expect(sri({ ...full, P1_occupancy: null }).sri).toBeNull();
  expect(sri({ ...full, P1_occupancy: NaN }).sri).toBeNull();
  expect(sri({ ...full, E1_difficult_per_h: undefined })).toMatchObject({ sri: null, parts: [] });
  expect(sri({}, [])).toEqual({ sri: null, coverage: 0, missing: [], parts: [] });
});

test('is refused without recovery and without emotional demand', () => {
  const comps = SRI_DEFAULT.map((c) => (c.fam === 'recovery' || c.fam === 'emotional' ? { ...c, w: 0.01 } : c));

  const result = sri(
    { P1_occupancy: 0.8, P2_back_to_back: 0.5, T1_day_h: 8, T2_rest_h: 12, B1_backlog_days: 1 },
    comps
  );

  expect(result.coverage).toBeGreaterThan(0.9);
  expect(result.sri).toBeNull();
});

test('anchorScore is 0, 50 and 100 at the anchors, in either direction', () => {
  const [day_h, rest_h] = [
    { lo: 7, mid: 9, hi: 12 },
    { lo: 16, mid: 11, hi: 8 }
  ];

  expect([6, 7, 8, 9, 10.5, 12, 20].map((x) => anchorScore(x, day_h))).toEqual([0, 0, 25, 50, 75, 100, 100]);
  expect([20, 16, 13.5, 11, 9.5, 8, 2].map((x) => anchorScore(x, rest_h))).toEqual([0, 0, 25, 50, 75, 100, 100]);
});

test('anchorScore makes a step of coinciding anchors instead of dividing by zero', () => {
  expect([1, 2, 3].map((x) => anchorScore(x, { lo: 2, mid: 2, hi: 2 }))).toEqual([0, 50, 100]);
});

test('robustRef falls back to the quartiles and refuses a sample without spread', () => {
  // median 5; five of nine deviations are 0, so MAD = 0; quartiles 5 and 6
  expect(robustRef([1, 5, 5, 5, 5, 5, 6, 7, 8])).toEqual({ med: 5, scale: 1 / 1.349 });
  expect(robustRef([3, 3, 3])).toBeNull();
  expect(robustRef([])).toBeNull();
});

test('relScore gives 25 at the reference median and 100 three robust SDs above', () => {
  expect([2, 3, 5, 9, -9].map((x) => relScore(x, { med: 2, scale: 1 }))).toEqual([25, 50, 100, 100, 0]);
  expect(relScore(1, { med: 2, scale: 1 }, -1)).toBe(50);
});

test('largestRemainder sums to the rounded total and moves no part by a whole unit', () => {
  fc.assert(
    fc.property(fc.array(real(0, 40), { minLength: 1, maxLength: 9 }), fc.integer({ min: 0, max: 2 }), (parts, dp) => {
      const total = parts.reduce((a, b) => a + b, 0);
      const printed = largestRemainder(parts, total, dp);
      const unit = 10 ** dp;
      expect(Math.round(printed.reduce((a, b) => a + b, 0) * unit)).toBe(Math.round(total * unit));
      printed.forEach((value, i) => expect(Math.abs(value - parts[i]!)).toBeLessThanOrEqual(1 / unit + 1e-9));
    })
  );
  expect(largestRemainder([], 3)).toEqual([]);
});

test('largestRemainder also takes away when the total is below the parts', () => {
  expect(largestRemainder([1.25, 1.25], 2.4)).toEqual([1.2, 1.2]);
  expect(largestRemainder([1.21, 1.29], 2.2)).toEqual([1.1, 1.1]);
});

test('ewmaDays of no days is empty and starts anew after a long absence', () => {
  expect(ewmaDays([], [])).toEqual([]);
  expect(ewmaDays([1, 16, 17], [10, 20, 40])).toEqual([10, 20, 30]);
  expect(ewmaDays([1, 15, 16], [10, 20, 30])).toEqual([10, 15, 20]);
});

test('meanCiAr1 handles a constant series and refuses fewer than two days', () => {
  expect(meanCiAr1([5, 5, 5])).toEqual({ mean: 5, r1: 0, neff: 3, lo: 5, hi: 5 });
  expect(meanCiAr1([5])).toBeNull();
  expect(meanCiAr1([])).toBeNull();
});
