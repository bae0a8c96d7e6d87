import { expect, test } from 'vitest';
import {
  describe as inWords,
  marks,
  scale,
  table,
  type IntervalData,
  type IntervalRow
} from '#core/charts/interval-dots.ts';
import { CONTEXT } from './context.ts';

const ROW: IntervalRow = {
  key: 'a', label: 'Early', value: 0.7, interval: [0.68, 0.72], previous: 0.69, usual: { low: 0.66, high: 0.71 }, n: 900,
  small: false, reason: null, flag: null
}; // prettier-ignore
const DATA: IntervalData = {
  title: 'Kept', unit: 'ratio', family: 'repayment', valueLabel: 'kept', nLabel: 'n', bounds: [0, 1],
  rows: [ROW, { ...ROW, key: 'b', label: 'Late', value: null, interval: null, previous: null, usual: null, n: 3, reason: 'too few' }]
}; // prettier-ignore

test('puts a reason where a value is missing', () => {
  expect(marks(DATA, CONTEXT)[1]?.lines[0]).toEqual({ label: 'kept', value: 'too few' });
  expect(inWords(DATA, CONTEXT)).toBe('Kept: Early 70.0%, Late no data.');
});

test('never lets the axis leave its bounds', () => {
  const wide = { ...DATA, rows: [{ ...ROW, interval: [0.02, 0.99] as const }] };

  expect(scale(wide)).toMatchObject({ min: 0, max: 1 });
});

test('does not stretch the axis for the interval of a small sample', () => {
  const small = { ...ROW, key: 'c', small: true, interval: [0.1, 0.99] as const, usual: null };

  expect(scale({ ...DATA, rows: [ROW, small] })).toEqual(scale({ ...DATA, rows: [ROW] }));
});

test('marks small samples in the table', () => {
  const rows = table({ ...DATA, rows: [{ ...ROW, small: true }] }, CONTEXT).rows;

  expect(rows[0]?.cells[1]).toEqual({ text: '70.0%', value: 0.7, small: true });
});
