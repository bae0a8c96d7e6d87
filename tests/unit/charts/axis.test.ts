import { expect, test } from 'vitest';
import { niceScale, share, ticksOf } from '#core/charts/axis.ts';

test('rounds a count axis to whole steps from zero', () => {
  expect(niceScale(0, 2681, { fromZero: true })).toEqual({ min: 0, max: 3000, step: 1000 });
});

test('rounds a ratio axis around its values', () => {
  expect(niceScale(0.424, 0.73)).toEqual({ min: 0.4, max: 0.8, step: 0.1 });
});

test('names every tick without noise of binary fractions', () => {
  expect(ticksOf({ min: 0, max: 0.3, step: 0.1 })).toEqual([0, 0.1, 0.2, 0.3]);
});

test('survives a range without width', () => {
  const scale = niceScale(5, 5);

  expect(scale.max).toBeGreaterThan(scale.min);
  expect(share(5, scale)).toBeGreaterThanOrEqual(0);
});
