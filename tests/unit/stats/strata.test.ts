import { expect, test } from 'vitest';
import { eValue, mantelHaenszel } from '../../../src/core/stats/mantel-haenszel.ts';
import { variedShare, withinSlope } from '../../../src/core/stats/within-slope.ts';

test('mantelHaenszel of one table is its plain difference and ratio', () => {
  const { rd, rr } = mantelHaenszel([{ a: 30, n1: 60, b: 20, n0: 80 }])!;

  expect(rd).toBeCloseTo(0.25, 12);
  expect(rr).toBeCloseTo(2, 12);
});

test('mantelHaenszel ignores strata with an empty arm and has no ratio without events', () => {
  const table = { a: 3, n1: 10, b: 2, n0: 10 };

  expect(mantelHaenszel([table, { a: 5, n1: 9, b: 0, n0: 0 }])).toEqual(mantelHaenszel([table]));
  expect(mantelHaenszel([{ a: 3, n1: 10, b: 0, n0: 10 }])).toMatchObject({ rd: 0.3, rr: null, rrLo: null, rrHi: null });
  expect(mantelHaenszel([{ a: 0, n1: 0, b: 0, n0: 5 }])).toBeNull();
  expect(mantelHaenszel([])).toBeNull();
});

test('eValue is 1 for no association and symmetric in the direction', () => {
  expect(eValue(1)).toBe(1);
  expect(eValue(2)).toBeCloseTo(2 + Math.SQRT2, 12);
  expect(eValue(0.5)).toBeCloseTo(2 + Math.SQRT2, 12);
  expect([eValue(0), eValue(-1), eValue(NaN)]).toEqual([null, null, null]);
});

test('withinSlope recovers a slope that the levels of the cells hide', () => {
  const cell = ['a', 'a', 'a', 'b', 'b', 'b'];
  const [x, y] = [
    [1, 2, 3, 7, 8, 9],
    [30, 32, 34, 10, 12, 14]
  ];

  expect(withinSlope(y, x, cell, cell)).toMatchObject({ beta: 2, se: 0, G: 2, n: 6, lo: 2, hi: 2 });
});

test('withinSlope is null without variation, with one cluster, when the control explains x, and without rows', () => {
  const cell = ['a', 'a', 'b', 'b'];
  const y = [1, 2, 3, 5];

  expect(withinSlope(y, [4, 4, 6, 6], cell, cell)).toBeNull();
  expect(withinSlope(y, [1, 2, 1, 3], cell, ['a', 'a', 'a', 'a'])).toBeNull();
  expect(withinSlope(y, [1, 2, 1, 3], cell, cell, [10.1, 10.2, 9.1, 9.3])).toBeNull();
  expect(withinSlope([], [], [], [])).toBeNull();
  expect(withinSlope([1, 2], [1, 2], ['a', 'b'], ['a', 'b'])).toBeNull();
});

test('variedShare counts the rows of cells in which x varies', () => {
  expect(variedShare([1, 2, 5, 5, 9], ['a', 'a', 'b', 'b', 'c'])).toBe(0.4);
  expect(variedShare([], [])).toBeNull();
});
