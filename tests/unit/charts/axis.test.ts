import { expect, test } from 'vitest';
import { clockTicks, niceScale, unitScale, share, ticksOf } from '#core/charts/axis.ts';

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

test('puts duration ticks on whole minutes', () => {
  // 100 to 560 s are 1.67 to 9.33 min: steps of 2 min hold them from 0 to 10 min.
  expect(unitScale(100, 560, 'seconds')).toEqual({ min: 0, max: 600, step: 120 });
});

test('does not step finer than the words of a unit', () => {
  expect(unitScale(0.131, 0.134, 'ratio').step).toBeGreaterThanOrEqual(0.01);
});

test('steps in whole units of the words: no 2.5 points, which would read 28, 25, 23 %', () => {
  // 19.2 to 27 % would take steps of 2.5 points; whole points go on to 5.
  expect(unitScale(0.187, 0.28, 'ratio')).toEqual({ min: 0.15, max: 0.3, step: 0.05 });
  expect(unitScale(0, 100, 'count', { fromZero: true }).step).toBe(25);
});

test('counts minutes and hours as a clock does', () => {
  // Three hours in about four steps are 45 minutes each: the next step of a clock is an hour.
  expect(clockTicks(0, 3 * 3600, 4)).toEqual([0, 3600, 7200, 10800]);
  // Half an hour in three: ten minutes.
  expect(clockTicks(0, 1800, 3)).toEqual([0, 600, 1200, 1800]);
  expect(clockTicks(700, 1800, 3)).toEqual([600, 1200, 1800]);
});
