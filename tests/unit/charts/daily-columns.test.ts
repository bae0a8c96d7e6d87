import { expect, test } from 'vitest';
import {
  boxOf,
  describe as inWords,
  markAt,
  marks,
  option,
  table,
  type DailyData
} from '#core/charts/daily-columns.ts';
import { CONTEXT } from './context.ts';

const SIZE = { width: 268, height: 150 };
const DATA: DailyData = {
  title: 'Calls per day',
  series: [
    { label: 'Outbound', color: 'dirOut' },
    { label: 'Inbound', color: 'dirIn' }
  ],
  days: [
    { date: '2025-06-02', values: [60, 40], previous: 110 },
    { date: '2025-06-03', values: [30, 20], previous: null }
  ],
  notes: []
};

test('describes the range and both extremes in one sentence', () => {
  expect(inWords(DATA, CONTEXT)).toBe(
    'Calls per day, 2025-06-02 to 2025-06-03: 2 days; highest 100 on day 2025-06-02, lowest 50 on day 2025-06-03.'
  );
});

test('says so when there is no day', () => {
  expect(inWords({ ...DATA, days: [] }, CONTEXT)).toBe('Calls per day: no data.');
});

test('stacks one series per direction and draws a tick only where a previous value exists', () => {
  const { series } = option(DATA, CONTEXT, SIZE) as { series: { data: unknown[] }[] };

  expect(series[0]?.data).toEqual([60, 30]);
  expect(series[1]?.data).toEqual([40, 20]);
  expect(series[2]?.data).toEqual([[0, 110]]);
});

test('finds the column under a point and its box', () => {
  // The plot is 200 px wide (52 left, 16 right), so each of two days takes 100 px.
  expect(markAt(DATA, { x: 60, y: 80 }, SIZE)).toBe(0);
  expect(markAt(DATA, { x: 200, y: 80 }, SIZE)).toBe(1);
  expect(markAt(DATA, { x: 20, y: 80 }, SIZE)).toBeNull();
  expect(boxOf(DATA, 1, SIZE)).toMatchObject({ x: 152, width: 100 });
});

test('tells every value of a day in its tooltip', () => {
  expect(marks(DATA, CONTEXT)[0]?.lines).toEqual([
    { label: 'Total', value: '100' },
    { label: 'Outbound', value: '60' },
    { label: 'Inbound', value: '40' },
    { label: 'Previous', value: '110' }
  ]);
});

test('keeps full values in the table', () => {
  const [first] = table(DATA, CONTEXT).rows;

  expect(first?.cells.map((cell) => cell.value)).toEqual(['2025-06-02', 60, 40, 100, 110]);
});
