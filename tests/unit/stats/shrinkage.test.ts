import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ebBetaBinomial, overdispersion, shrinkExcess } from '../../../src/core/stats/shrinkage.ts';

fc.configureGlobal({ seed: 20250303 });

test('a shrunk rate lies between the raw rate and the common mean', () => {
  const unit = fc.integer({ min: 2, max: 200 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(fc.array(unit, { minLength: 3, maxLength: 10 }), (rows) => {
      const result = ebBetaBinomial(
        rows.map(([y]) => y),
        rows.map(([, n]) => n)
      )!;
      result.post.forEach(({ mean, lo, hi, reliability }, i) => {
        const raw = rows[i]![0] / rows[i]![1];
        expect(mean).toBeGreaterThanOrEqual(Math.min(raw, result.mu) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(raw, result.mu) + 1e-9);
        expect(lo).toBeLessThanOrEqual(hi);
        expect(reliability).toBeGreaterThanOrEqual(0);
      });
    }),
    { numRuns: 40 }
  );
});

test('units that do not differ share the common mean with reliability 0', () => {
  const result = ebBetaBinomial([5, 5, 5], [10, 10, 10])!;

  expect(result).toMatchObject({ mu: 0.5, rho: 0, M: Infinity });
  expect(result.post[0]).toEqual({ mean: 0.5, lo: 0.5, hi: 0.5, reliability: 0 });
});

test('no event anywhere, a unit without trials and units that are all or nothing give numbers', () => {
  expect(ebBetaBinomial([0, 0], [10, 20])!.post[0]!.mean).toBe(0);
  expect(ebBetaBinomial([0, 10, 0], [10, 10, 0])!.post[2]).toMatchObject({ mean: 0.5, reliability: 0 });
  const withEmpty = ebBetaBinomial([2, 18, 0], [20, 20, 0])!;
  expect(withEmpty.post[2]!.mean).toBeCloseTo(withEmpty.mu, 12);
});

test('too few units give null', () => {
  expect(ebBetaBinomial([], [])).toBeNull();
  expect(ebBetaBinomial([3], [10])).toBeNull();
  expect(ebBetaBinomial([1, 0], [1, 1])).toBeNull();
});

test('shrinkExcess leaves out units without cases or variance and keeps the order', () => {
  const { tau2, rows } = shrinkExcess([10, 0, 30], [20, 0, 20], [10, 0, 10], [100, 0, 100]);

  // d = ∓0.1, v = 0.001; τ² = (Σd²/v − 2) / Σ(1/v) = (20 − 2) / 2000
  expect(tau2).toBeCloseTo(0.009, 12);
  expect(rows[1]).toBeNull();
  expect(rows[0]!.reliability).toBeCloseTo(0.9, 12);
  expect(rows[0]!.shrunk).toBeCloseTo(-0.09, 12);
  expect(rows[0]!.se).toBeCloseTo(Math.sqrt(0.0009), 12);
  expect(shrinkExcess([], [], [], [])).toEqual({ tau2: 0, rows: [] });
});

test('overdispersion winsorises the ends', () => {
  // quantiles 0.1 and 0.9 of 0..10 are 1 and 9: (2·1 + 4 + … + 64 + 2·81) / 11
  expect(overdispersion([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])!.phi).toBeCloseTo((1 + 1 + 203 + 81 + 81) / 11, 12);
  expect(overdispersion([])).toBeNull();
});
