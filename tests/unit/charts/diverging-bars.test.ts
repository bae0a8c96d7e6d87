import { expect, test } from 'vitest';
import {
  marks,
  partsOf,
  scale,
  table,
  toneStep,
  type AnswerRow,
  type AnswersData
} from '#core/charts/diverging-bars.ts';
import { CONTEXT } from './context.ts';

const ROW: AnswerRow = {
  key: 'a', label: 'Fee', counts: [10, 10, 20, 0, 60], mean: 3.9, interval: [3.7, 4.1], n: 100, small: false, reason: null
}; // prettier-ignore
const DATA: AnswersData = {
  title: 'Answers', answers: ['1', '2', '3', '4', '5'], meanLabel: 'average', nLabel: 'n',
  rows: [ROW, { ...ROW, key: 'b', label: 'Other', counts: [0, 0, 0, 0, 0], mean: null, interval: null, n: 0, reason: 'nobody answered' }]
}; // prettier-ignore

test('centres a bar on its neutral answer', () => {
  const parts = partsOf(ROW);

  // 10 + 10 below and half of the 20 in the middle: the bar begins at −0.3.
  expect(parts.map(({ index }) => index)).toEqual([0, 1, 2, 4]);
  expect(parts[0]?.from).toBeCloseTo(-0.3, 10);
  expect(parts[2]?.from).toBeCloseTo(-0.1, 10);
  expect(parts[2]?.to).toBeCloseTo(0.1, 10);
  expect(parts[3]?.to).toBeCloseTo(0.7, 10);
});

test('centres an even scale between its two middle answers', () => {
  const parts = partsOf({ ...ROW, counts: [1, 1, 1, 1] });

  expect(parts[1]?.to).toBeCloseTo(0, 10);
  expect(parts[0]?.from).toBeCloseTo(-0.5, 10);
});

test('draws nothing without answers', () => {
  expect(partsOf({ ...ROW, counts: [0, 0, 0] })).toEqual([]);
  expect(marks(DATA, CONTEXT)[1]?.lines).toEqual([
    { label: 'average', value: 'nobody answered' },
    { label: 'n', value: '0' }
  ]);
});

test('reaches as far as the bars in quarters', () => {
  expect(scale(DATA)).toEqual({ min: -0.5, max: 1, step: 0.5 });
  expect(scale({ ...DATA, rows: [{ ...ROW, counts: [1, 0, 2, 0, 1] }] })).toEqual({ min: -0.5, max: 0.5, step: 0.25 });
});

test('spreads the tones over any number of answers', () => {
  expect([0, 1, 2, 3, 4].map((i) => toneStep(i, 5))).toEqual([1, 3, 5, 7, 9]);
  expect([toneStep(0, 11), toneStep(5, 11), toneStep(10, 11)]).toEqual([1, 5, 9]);
});

test('has shares in full precision in the table', () => {
  const cells = table(DATA, CONTEXT).rows[0]?.cells;

  expect(cells?.map((cell) => cell.value ?? null)).toEqual(['a', 0.1, 0.1, 0.2, 0, 0.6, 3.9, null, 100]);
});
