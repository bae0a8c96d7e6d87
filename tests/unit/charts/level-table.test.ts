import { expect, test } from 'vitest';
import {
  canSort,
  describe as inWords,
  highest,
  marks,
  ROW_COLUMN,
  rowsOf,
  scaleOf,
  sorted,
  table,
  type LevelTableData
} from '#core/charts/level-table.ts';
import { CONTEXT } from './context.ts';

const DATA: LevelTableData = {
  title: 'Roster',
  rowLabel: 'Agent',
  rowsSortable: true,
  columns: [
    { kind: 'words', id: 'team', label: 'Team', sortable: true },
    { kind: 'level', id: 'occupancy', label: 'Occupancy', unit: 'ratio', family: 'workload' },
    { kind: 'level', id: 'strain', label: 'Strain', unit: 'index', family: 'strain', sortable: true },
    { kind: 'value', id: 'shifts', label: 'Shifts', unit: 'count', family: 'volume', sortable: true }
  ],
  rows: [
    {
      key: 'a', label: 'Agent 10', cells: [
        'Late', { value: 0.8, interval: [0.75, 0.85], n: 90, flag: 'above' }, { value: 50 }, { value: 12 }]
    },
    {
      key: 'b', label: 'Agent 9', grey: 'too few shifts', cells: [
        'Early', { value: 0.9, interval: [0.1, 1], n: 3, small: true, flag: 'above' },
        { value: null, reason: 'not measured' }, { value: null }]
    },
    { key: 'c', label: 'Agent 11', cells: ['Mid', { value: 0.7, n: 80 }, { value: 40 }, { value: 2 }] }
  ],
  all: { key: 'all', label: 'All', cells: ['', { value: 0.8 }, { value: 45 }, { value: 14 }] }
}; // prettier-ignore
const order = (column: string, descending = false) =>
  rowsOf(sorted(DATA, { column, descending }, 'en')).map((row) => row.key);

test('orders numbers inside labels as numbers and keeps the row of all last', () => {
  expect(order(ROW_COLUMN)).toEqual(['b', 'a', 'c', 'all']);
  expect(order(ROW_COLUMN, true)).toEqual(['c', 'a', 'b', 'all']);
  expect(order('team')).toEqual(['b', 'a', 'c', 'all']);
});

test('puts unknown values last in both directions', () => {
  expect(order('shifts')).toEqual(['c', 'a', 'b', 'all']);
  expect(order('shifts', true)).toEqual(['a', 'c', 'b', 'all']);
});

test('takes the rows with the highest figures, never by strain', () => {
  const keys = (column: string, n: number) => highest(DATA, column, n).rows.map(({ key }) => key);
  expect(keys('shifts', 2)).toEqual(['a', 'c']);
  expect(keys('shifts', 9)).toEqual(['a', 'c', 'b']);
  expect(keys('strain', 2)).toEqual(['a', 'b']);
  expect(highest(DATA, 'shifts', 1).all?.key).toBe('all');
});

test('never orders by strain, nor by a column that does not ask for it', () => {
  expect(canSort(DATA.columns[2]!)).toBe(false);
  expect(order('strain', true)).toEqual(['a', 'b', 'c', 'all']);
  expect(order('occupancy', true)).toEqual(['a', 'b', 'c', 'all']);
});

test('shares one scale in a column, without the intervals of small samples', () => {
  // Values 0.7–0.9, the solid interval 0.75–0.85 lies inside: the scale spans 0.2 and 6 % of it at each end.
  const { min, max } = scaleOf(DATA, 1);

  expect(min).toBeCloseTo(0.688, 10);
  expect(max).toBeCloseTo(0.912, 10);
});

test('says every column of a row, and flags only solid figures', () => {
  const [first, second] = marks(DATA, CONTEXT);

  expect(first?.lines[1]).toEqual({ label: 'Occupancy', value: '80.0% (0.75–0.85, above)' });
  expect(second?.lines[1]).toEqual({ label: 'Occupancy', value: '90.0% (0.1–1, too few)' });
  expect(second?.lines[2]).toEqual({ label: 'Strain', value: 'not measured' });
  expect(second?.lines.at(-1)).toEqual({ label: '', value: 'too few shifts' });
});

test('has intervals and n in the table where a column has them', () => {
  const { columns, rows } = table(DATA, CONTEXT);

  expect(columns.map((column) => column.label)).toEqual([
    'Agent', 'Team', 'Occupancy', 'Occupancy, 95% interval', 'Occupancy, n', 'Strain', 'Shifts'
  ]); // prettier-ignore
  expect(rows[1]?.cells[2]).toEqual({ text: '90.0%', value: 0.9, small: true });
  expect(rows[2]?.cells[3]).toEqual({ text: '–' });
  expect(rows.map((row) => row.key)).toEqual(['a', 'b', 'c', 'all rows']);
});

test('has the previous period and the usual range in the table, as the lines show them', () => {
  const cell = { value: 0.8, interval: null, previous: 0.7, usual: { low: 0.6, high: 0.9 } };
  const data = { ...DATA, columns: [DATA.columns[1]!], rows: [{ key: 'a', label: 'A', cells: [cell] }], all: null };

  const { columns, rows } = table(data, CONTEXT);

  expect(columns.map(({ label }) => label)).toEqual(['Agent', 'Occupancy', 'Occupancy, Previous', 'Occupancy, Usual']);
  expect(rows[0]!.cells.slice(1).map(({ text }) => text)).toEqual(['80.0%', '70.0%', '0.6–0.9']);
});

test('names the columns in one sentence', () => {
  expect(inWords(DATA, CONTEXT)).toBe('Roster: 3 rows with Team, Occupancy, Strain, Shifts.');
});

test('says for how many rows a figure is known, in place of the size of the sample where that is the trouble', () => {
  const cells = [
    { value: 0.8, known: 'known for 98% of the rows' },
    { value: 0.9, small: true, knowsLittle: true, known: 'known for 40% of the rows' }
  ];
  const rows = cells.map((cell, i) => ({ key: String(i), label: String(i), cells: ['', cell, { value: null }, { value: 1 }] })); // prettier-ignore

  const said = marks({ ...DATA, rows, all: null }, CONTEXT).map(({ lines }) => lines[1]?.value);

  expect(said).toEqual(['80.0% (known for 98% of the rows)', '90.0% (known for 40% of the rows)']);
});
