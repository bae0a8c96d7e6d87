import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  at,
  betaI,
  betaInv,
  bisect,
  chiSquareTail,
  clamp,
  gammaP,
  lgamma,
  mean,
  normCdf,
  normInv,
  quantile7,
  sd,
  sum,
  tInv,
  Z95
} from '../../../src/core/stats/numerics.ts';

fc.configureGlobal({ seed: 20250303 });

test('lgamma gives factorials, Γ(½) = √π and the reflection below ½', () => {
  expect(lgamma(1)).toBeCloseTo(0, 12);
  expect(lgamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
  expect(lgamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(lgamma(0.25)).toBeCloseTo(Math.log(3.625609908221908), 12);
});

test('gammaP equals its closed forms and stays within 0 and 1', () => {
  expect(gammaP(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
  expect(gammaP(3, 5)).toBeCloseTo(1 - Math.exp(-5) * (1 + 5 + 12.5), 12);
  expect(gammaP(3, 0.5)).toBeCloseTo(1 - Math.exp(-0.5) * (1 + 0.5 + 0.125), 12);
  expect(gammaP(2, 0)).toBe(0);
  expect(gammaP(2, Infinity)).toBe(1);
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 500, noNaN: true }),
      (a, x) => {
        const p = gammaP(a, x);
        return p >= -1e-12 && p <= 1 + 1e-12;
      }
    )
  );
});

test('betaI equals its closed forms: x^a for b = 1, the binomial tail for integers', () => {
  expect(betaI(3, 1, 0.4)).toBeCloseTo(0.064, 12);
  // P(Bin(5, 0.3) >= 2) = 1 - 0.7^5 - 5 * 0.3 * 0.7^4
  expect(betaI(2, 4, 0.3)).toBeCloseTo(1 - 0.16807 - 0.36015, 12);
  expect([betaI(2, 3, 0), betaI(2, 3, 1)]).toEqual([0, 1]);
});

test('betaInv undoes betaI', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.5, max: 100, noNaN: true }),
      fc.double({ min: 0.5, max: 100, noNaN: true }),
      (p, a, b) => Math.abs(betaI(a, b, betaInv(p, a, b)) - p) < 1e-9
    )
  );
  expect([betaInv(0.3, 0, 2), betaInv(0.3, 2, 0)]).toEqual([0, 1]);
});

test('normal, t and chi-square agree with printed tables', () => {
  expect(normInv(0.975)).toBeCloseTo(Z95, 10);
  expect(normCdf(-1)).toBeCloseTo(0.15865525393145707, 12);
  expect(tInv(0.975, 1)).toBeCloseTo(12.7062047, 6);
  expect(tInv(0.975, 2)).toBeCloseTo(4.3026527, 6);
  expect(tInv(0.95, 10)).toBeCloseTo(1.8124611, 6);
  expect(tInv(0.025, 10)).toBeCloseTo(-2.2281389, 6);
  expect(tInv(0.5, 3)).toBe(0);
  expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 10);
});

test('tInv rejects arguments outside its domain', () => {
  expect(() => tInv(0.975, 0)).toThrow('df > 0');
  expect(() => tInv(1, 5)).toThrow('0 < p < 1');
});

test('bisect finds the root of an increasing function', () => {
  expect(bisect((x) => x ** 3 - 2, 0, 2)).toBeCloseTo(Math.cbrt(2), 12);
});

test('summaries of empty and single lists are null or their documented value, never NaN', () => {
  expect([sum([]), mean([]), sd([]), sd([4]), quantile7([], 0.5), quantile7([4], 0.9)]).toEqual([
    0,
    null,
    null,
    null,
    null,
    4
  ]);
});

test('summaries equal values worked out by hand', () => {
  expect(mean([1, 2, 4, 10])).toBe(4.25);
  expect(sd([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
  expect(quantile7([10, 1, 4, 2], 0.5)).toBe(3);
  expect(quantile7([10, 1, 4, 2], 0.9)).toBeCloseTo(8.2, 12);
  expect(clamp(5, 0, 3)).toBe(3);
});

test('at refuses an index outside the list', () => {
  expect(at([7], 0)).toBe(7);
  expect(() => at([7], 1)).toThrow('index out of range: 1');
});
