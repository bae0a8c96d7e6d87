import { expect, test } from 'vitest';
import { singlesOut, suppress } from '../../../src/core/stats/privacy.ts';

const sizes = (...list: number[]) => suppress(list.map((n, i) => ({ name: String(i), n })));
const parts = (...list: [selected: number, all: number][]) => list.map(([selected, all]) => ({ selected, all }));

test('what is hidden together is at least two groups and five people', () => {
  expect(sizes(12, 3, 7, 9)).toEqual([12, null, null, 9]);
  expect(sizes(2, 3, 20)).toEqual([null, null, 20]);
  // 2 + 2 people would follow from the total: the next smallest goes as well.
  expect(sizes(2, 2, 20, 9)).toEqual([null, null, 20, null]);
  expect(sizes(3, 0)).toEqual([null, 0]);
});

test('whole teams and large parts of them single nobody out', () => {
  expect(singlesOut(parts([13, 13], [8, 8]))).toBe(false);
  expect(singlesOut(parts([13, 13], [0, 8]))).toBe(false);
  expect(singlesOut(parts([8, 13], [0, 8]))).toBe(false);
  expect(singlesOut([])).toBe(false);
});

test('a choice that leaves one to four of a team out, or takes one to four of it, is refused', () => {
  expect(singlesOut(parts([12, 13]))).toBe(true);
  expect(singlesOut(parts([9, 13]))).toBe(true);
  // Ten people of one team are fine alone; with one more of another that one follows by subtraction.
  expect(singlesOut(parts([10, 15], [0, 8]))).toBe(false);
  expect(singlesOut(parts([10, 15], [1, 8]))).toBe(true);
  expect(singlesOut(parts([10, 15], [7, 8]))).toBe(true);
});

test('a hidden team stays hidden whatever teams are put together', () => {
  // 3 people hide the 7 beside them: neither may be told from the rest.
  expect(singlesOut(parts([12, 12], [0, 3], [0, 7], [9, 9]))).toBe(false);
  expect(singlesOut(parts([12, 12], [3, 3], [7, 7], [0, 9]))).toBe(false);
  expect(singlesOut(parts([0, 12], [0, 3], [7, 7], [0, 9]))).toBe(true);
  expect(singlesOut(parts([12, 12], [0, 3], [7, 7], [9, 9]))).toBe(true);
});

test('a larger minimum group holds for every part', () => {
  expect(singlesOut(parts([7, 13]), 5)).toBe(false);
  expect(singlesOut(parts([7, 13]), 8)).toBe(true);
});
