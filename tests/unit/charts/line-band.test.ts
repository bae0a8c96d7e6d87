import { expect, test } from 'vitest';
import {
  boxOf,
  describe as inWords,
  markAt,
  marks,
  scaleOf,
  table,
  type LineBandData
} from '#core/charts/line-band.ts';
import { pathsOf } from '#core/charts/line-paths.ts';
import { CONTEXT } from './context.ts';

const SIZE = { width: 400, height: 200 };
const DATA: LineBandData = {
  title: 'Kept',
  unit: 'ratio',
  buckets: { kind: 'week', keys: ['2025-06-02', '2025-06-09', '2025-06-16', '2025-06-23'] },
  lines: [
    {
      id: 'kept',
      label: 'Kept',
      color: 'repayment',
      points: [
        { value: 0.6, interval: [0.55, 0.65], n: 300, small: false },
        { value: null, interval: null, n: 0, small: false },
        { value: 0.95, interval: [0.1, 1], n: 4, small: true },
        { value: 0.7, interval: [0.66, 0.74], n: 400, small: false }
      ],
      previous: [0.5, 0.51, null, 0.53]
    }
  ],
  nLabel: 'Promises',
  intervals: 'band',
  usual: { low: 0.52, high: 0.62 },
  reference: null,
  bounds: [0, 1]
};

test('breaks a line where a value is unknown', () => {
  expect(pathsOf([1, 2, null, 3, null, null, 4, 5])).toEqual([[1, 2], [3], [4, 5]]);
});

test('says range, last value and extremes of solid points, and the usual range', () => {
  expect(inWords(DATA, CONTEXT)).toBe(
    'Kept, week of 2025-06-02 to week of 2025-06-23: Kept last 70.0%, highest 70.0% (week of 2025-06-23), lowest 60.0% (week of 2025-06-02); usual range 0.52–0.62.'
  );
});

test('says so when nothing is known', () => {
  expect(inWords({ ...DATA, lines: [] }, CONTEXT)).toBe('Kept: no data.');
});

test('need not start at zero, holds all values, and cuts the interval of a small sample', () => {
  // Values 0.5 to 0.95; the interval 0.1–1 belongs to a sample of 4. Steps of 0.2 hold it: 0.4 to 1.
  expect(scaleOf(DATA)).toEqual({ min: 0.4, max: 1, step: 0.2 });
});

test('starts at zero where asked', () => {
  expect(scaleOf({ ...DATA, fromZero: true }).min).toBe(0);
});

test('tells value, interval, n, previous and usual, and which points are too few or missing', () => {
  const [first, gap, small] = marks(DATA, CONTEXT);

  expect(first?.lines).toEqual([
    { label: 'Kept', value: '60.0%' },
    { label: '95% interval', value: '0.55–0.65' },
    { label: 'Promises', value: '300' },
    { label: 'Previous', value: '50.0%' },
    { label: 'Usual', value: '0.52–0.62' }
  ]);
  expect(gap?.lines[0]).toEqual({ label: 'Kept', value: 'no data' });
  expect(small?.lines.some(({ value }) => value === 'too few')).toBe(true);
});

test('keeps full values in the table and marks small samples', () => {
  const { rows } = table(DATA, CONTEXT);

  expect(rows[0]?.cells.map((cell) => cell.value)).toEqual(['2025-06-02', 0.6, undefined, 300, 0.5]);
  expect(rows[1]?.cells[1]).toMatchObject({ text: '–', value: null });
  expect(rows[2]?.cells[1]?.small).toBe(true);
});

test('finds the bucket whose box holds a point', () => {
  for (const index of [0, 1, 2, 3]) {
    const box = boxOf(DATA, index, SIZE, CONTEXT);
    expect(markAt(DATA, { x: box.x + box.width / 2, y: 20 }, SIZE, CONTEXT)).toBe(index);
  }
  expect(markAt(DATA, { x: 20, y: 20 }, SIZE, CONTEXT)).toBeNull();
});
