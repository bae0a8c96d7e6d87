import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bh } from '../../../src/core/stats/multiplicity.ts';
import { midP, poissonBinomial } from '../../../src/core/stats/poisson-binomial.ts';
import { clopperPearson, newcombe, wilson } from '../../../src/core/stats/proportions.ts';

fc.configureGlobal({ seed: 20250303 });

const share = fc.integer({ min: 1, max: 2000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test('wilson and clopperPearson contain the proportion and lie within 0 and 1', () => {
  fc.assert(
    fc.property(share, ([x, n]) => {
      for (const [lo, hi] of [wilson(x, n)!, clopperPearson(x, n)!]) {
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(lo).toBeLessThanOrEqual(x / n);
        expect(hi).toBeGreaterThanOrEqual(x / n);
        expect(hi).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 60 }
  );
});

test('wilson equals the textbook value for 81 of 263 (Newcombe 1998: 0.2553 to 0.3662)', () => {
  const [lo, hi] = wilson(81, 263)!;

  expect([lo.toFixed(4), hi.toFixed(4)]).toEqual(['0.2553', '0.3662']);
});

test('clopperPearson without events has the closed form 1 − (α/2)^(1/n)', () => {
  expect(clopperPearson(0, 20)![1]).toBeCloseTo(1 - 0.025 ** (1 / 20), 10);
});

test('newcombe equals the textbook value for 56/70 − 48/80 (Newcombe 1998: 0.0524 to 0.3339)', () => {
  const { diff, lo, hi } = newcombe(56, 70, 48, 80)!;

  expect([diff.toFixed(4), lo.toFixed(4), hi.toFixed(4)]).toEqual(['0.2000', '0.0524', '0.3339']);
});

test('no trials or impossible counts give null', () => {
  expect([wilson(0, 0), wilson(3, 2), wilson(NaN, 5), clopperPearson(0, 0), newcombe(1, 2, 0, 0)]).toEqual(
    Array(5).fill(null)
  );
});

test('poissonBinomial is the binomial for equal probabilities and sums to one', () => {
  const pmf = poissonBinomial([0.5, 0.5, 0.5]);

  expect(pmf).toEqual([0.125, 0.375, 0.375, 0.125]);
  expect(poissonBinomial([])).toEqual([1]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 80 }), (p) => {
      expect(poissonBinomial(p).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
    })
  );
});

test('midP counts half of the observed probability in each tail', () => {
  expect(midP([0.125, 0.375, 0.375, 0.125], 0)).toBe(0.125);
  expect(midP([0.125, 0.375, 0.375, 0.125], 1)).toBe(0.625);
  expect(midP([1], 0)).toBe(1);
  expect(midP([], 0)).toBe(1);
  expect(midP([0.5, 0.5], 9)).toBe(0);
});

test('bh keeps the order of the input, never lowers a p-value and never passes one', () => {
  expect(bh([])).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }), (p) => {
      const adjusted = bh(p);
      p.forEach((value, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(value - 1e-15);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        p.forEach((other, j) => value < other && expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!));
      });
    })
  );
});
