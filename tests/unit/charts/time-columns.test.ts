import { expect, test } from 'vitest';
import {
  boxOf,
  describe as inWords,
  markAt,
  marks,
  option,
  table,
  type TimeColumnsData
} from '#core/charts/time-columns.ts';
import { CONTEXT } from './context.ts';

const SIZE = { width: 268, height: 150 };
const DATA: TimeColumnsData = {
  title: 'Calls per day',
  series: [
    { label: 'Outbound', color: 'dirOut' },
    { label: 'Inbound', color: 'dirIn' }
  ],
  unit: 'count',
  buckets: { kind: 'day', keys: ['2025-06-02', '2025-06-03'] },
  columns: [
    { values: [60, 40], previous: 110 },
    { values: [30, 20], previous: null }
  ],
  notes: []
};

test('describes the range and both extremes in one sentence', () => {
  expect(inWords(DATA, CONTEXT)).toBe(
    'Calls per day, 2025-06-02 to 2025-06-03: 2 days; highest 100 on day 2025-06-02, lowest 50 on day 2025-06-03.'
  );
});

test('says so when there is no day', () => {
  expect(inWords({ ...DATA, columns: [] }, CONTEXT)).toBe('Calls per day: no data.');
});

test('stacks one series per direction and draws a tick only where a previous value exists', () => {
  const { series } = option(DATA, CONTEXT, SIZE) as { series: { data: unknown[] }[] };

  expect(series[0]?.data).toEqual([60, 30]);
  expect(series[1]?.data).toEqual([40, 20]);
  expect(series[2]?.data).toEqual([[0, 110]]);
});

test('finds the column under a point and its box', () => {
  // The plot is 200 px wide (52 left, 16 right), so each of two days takes 100 px.
  expect(markAt(DATA, { x: 60, y: 80 }, SIZE, CONTEXT)).toBe(0);
  expect(markAt(DATA, { x: 200, y: 80 }, SIZE, CONTEXT)).toBe(1);
  expect(markAt(DATA, { x: 20, y: 80 }, SIZE, CONTEXT)).toBeNull();
  expect(boxOf(DATA, 1, SIZE, CONTEXT)).toMatchObject({ x: 152, width: 100 });
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

const PROMISES: TimeColumnsData = {
  ...DATA,
  title: 'Promised',
  series: [{ label: 'Due', color: 'repayment' }],
  buckets: { kind: 'week', keys: ['2025-06-02', '2025-06-09'] },
  columns: [
    { values: [60], previous: 50 },
    { values: [30], previous: null, pending: 40 }
  ],
  tickLabel: 'Received',
  pendingLabel: 'Not yet due',
  forecast: { label: 'Expected', points: [{ key: '2025-06-16', value: 80, interval: [70, 95] }] }
};

test('tells an open part and what the ticks are in their own words', () => {
  const [first, second] = marks(PROMISES, CONTEXT);

  expect(first?.lines.at(-1)).toEqual({ label: 'Received', value: '50' });
  expect(second?.lines.at(-1)).toEqual({ label: 'Not yet due', value: '40' });
});

test('puts expected buckets after the last one, with their interval', () => {
  expect(marks(PROMISES, CONTEXT)[2]).toEqual({
    key: '2025-06-16',
    title: 'week of 2025-06-16',
    lines: [
      { label: 'Expected', value: '80' },
      { label: '95% interval', value: '70–95' }
    ]
  });
  // Three buckets on 200 px from 52: the third begins at 52 + 133.3.
  expect(boxOf(PROMISES, 2, SIZE, CONTEXT).x).toBeCloseTo(185.33, 1);
  expect(markAt(PROMISES, { x: 240, y: 80 }, SIZE, CONTEXT)).toBe(2);
});

test('keeps open and expected values apart in the table', () => {
  const { columns, rows } = table(PROMISES, CONTEXT);

  expect(columns.map(({ label }) => label)).toEqual([
    'Period',
    'Due',
    'Not yet due',
    'Received',
    'Expected',
    '95% interval'
  ]);
  expect(rows.map((row) => row.cells.slice(1, 5).map(({ value }) => value))).toEqual([
    [60, null, 50, null],
    [30, 40, null, null],
    [null, null, null, 80]
  ]);
});

test('says what is expected last', () => {
  expect(inWords(PROMISES, CONTEXT)).toBe(
    'Promised, week of 2025-06-02 to week of 2025-06-09: highest 60 (week of 2025-06-02), lowest 30 (week of 2025-06-09). Expected: 80 (week of 2025-06-16).'
  );
});
