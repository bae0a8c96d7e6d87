import { expect, test } from 'vitest';
import { flagOf, levelGeometry, levelScale } from '#core/charts/level-line.ts';
import type { Envelope } from '#core/semantic/types.ts';

const SOLID: Envelope = {
  id: 'occupancy', unit: 'ratio', value: 0.84, n: 200, ci: [0.83, 0.85], ciMethod: 'cluster', status: 'ok', reason: null,
  basis: 'measured', coverage: 1, warnings: []
}; // prettier-ignore

test('centres what is drawn and leaves room at both ends', () => {
  const marks = levelGeometry({ now: 40, previous: 30, usual: { low: 20, high: 35 } });

  // Values span 20–40; the line spans 1.9 times that, so 30 lies in the middle and 40 at 0.5 + 10 / 38.
  expect(marks.previous).toBeCloseTo(0.5, 10);
  expect(marks.now).toBeCloseTo(0.5 + 10 / 38, 10);
  expect(marks.band?.[0]).toBeCloseTo(0.5 - 10 / 38, 10);
});

test('draws a single value in the middle', () => {
  const marks = levelGeometry({ now: 7 });

  expect(marks).toEqual({ band: null, interval: null, previous: null, now: 0.5 });
});

test('flags only what lies wholly outside', () => {
  expect(flagOf(SOLID, { low: 0.7, high: 0.82 })).toBe('above');
  expect(flagOf(SOLID, { low: 0.7, high: 0.835 })).toBeNull();
  expect(flagOf(SOLID, { low: 0.86, high: 0.9 })).toBe('below');
});

test('never flags a small sample or a missing usual range', () => {
  expect(flagOf({ ...SOLID, status: 'insufficient' }, { low: 0.1, high: 0.2 })).toBeNull();
  expect(flagOf(SOLID, null)).toBeNull();
});

test('judges a figure without interval by its value', () => {
  expect(flagOf({ ...SOLID, ci: null }, { low: 0.7, high: 0.83 })).toBe('above');
});

test('shares a scale among lines and cuts what lies outside', () => {
  const scale = levelScale([{ now: 10 }, { now: 20, previous: 30 }], 0.5);

  // 10–30 with half of 20 on both sides.
  expect(scale).toEqual({ min: 0, max: 40 });
  expect(levelGeometry({ now: 10, interval: [-20, 50] }, scale)).toMatchObject({ now: 0.25, interval: [0, 1] });
});
