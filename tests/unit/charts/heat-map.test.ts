import { expect, test } from 'vitest';
import {
  boxOf,
  cellName,
  describe as inWords,
  markAt,
  marks,
  range,
  table,
  type HeatData
} from '#core/charts/heat-map.ts';
import { CONTEXT } from './context.ts';

const SIZE = { width: 270, height: 232 };
const DATA: HeatData = {
  title: 'Calls per agent-hour',
  unit: 'per_hour',
  weekdays: [1, 2],
  hours: [9, 10],
  cells: [
    { key: '1-9', value: 4, n: 40, small: false },
    { key: '1-10', value: 9, n: 40, small: false },
    { key: '2-9', value: 99, n: 2, small: true },
    { key: '2-10', value: null, n: 0, small: false }
  ],
  nLabel: 'Agent-hours',
  outlined: [],
  chosen: [],
  ramp: 'sequential'
};

test('leaves small cells out of the scale and of the sentence', () => {
  expect(range(DATA)).toEqual([4, 9]);
  expect(inWords(DATA, CONTEXT)).toBe(
    'Calls per agent-hour by weekday and hour: highest 9.0 on Mon 10:00, lowest 4.0 on Mon 09:00.'
  );
});

test('marks small and empty cells in words', () => {
  const found = marks(DATA, CONTEXT);

  expect(found[2]?.lines.at(-1)).toEqual({ label: '', value: 'too few' });
  expect(found[3]?.lines[0]).toEqual({ label: 'Calls per agent-hour', value: 'no data' });
});

test('counts cells row by row, in the picture as in the list of marks', () => {
  // The plot is 200 × 200 px from (54, 10): each cell takes 100 × 100.
  expect(markAt(DATA, { x: 200, y: 50 }, SIZE)).toBe(1);
  expect(markAt(DATA, { x: 60, y: 150 }, SIZE)).toBe(2);
  expect(boxOf(DATA, 3, SIZE)).toEqual({ x: 154, y: 110, width: 100, height: 100 });
  expect(markAt(DATA, { x: 10, y: 50 }, SIZE)).toBeNull();
});

test('names a cell by weekday and hour', () => {
  expect(cellName('7-8', CONTEXT.format)).toBe('Sun 08:00');
});

test('lays the table out as the map is', () => {
  const { columns, rows } = table(DATA, CONTEXT);

  expect(columns.map((column) => column.label)).toEqual(['Weekday', '09:00', '10:00']);
  expect(rows[1]?.cells.map((cell) => cell.value)).toEqual([2, 99, null]);
});

const HALVES: HeatData = {
  ...DATA,
  weekdays: [1],
  hours: [9, 9.5],
  cells: [
    { key: '1-9', value: 4, n: 40, small: false },
    { key: '1-9.5', value: 3, n: 2, small: true, hatched: true }
  ],
  hatchLabel: 'under 5 agent-hours'
};

test('takes half-hours as columns', () => {
  expect(marks(HALVES, CONTEXT).map(({ title }) => title)).toEqual(['Mon 09:00', 'Mon 09:30']);
  expect(table(HALVES, CONTEXT).columns[2]?.label).toBe('09:30');
});

test('says why a cell is hatched, and keeps a row for the key above the map', () => {
  expect(marks(HALVES, CONTEXT)[1]?.lines.at(-1)).toEqual({ label: '', value: 'under 5 agent-hours' });
  // The key takes 18 px: the map begins at 28 instead of 10.
  expect(boxOf(HALVES, 1, SIZE)).toEqual({ x: 154, y: 28, width: 100, height: 182 });
});
