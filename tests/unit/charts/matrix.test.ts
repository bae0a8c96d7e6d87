import { expect, test } from 'vitest';
import {
  cellKey,
  crossings,
  describe as inWords,
  marks,
  range,
  table,
  toneOf,
  type MatrixData
} from '#core/charts/matrix.ts';
import { CONTEXT } from './context.ts';

const DATA: MatrixData = {
  title: 'Transfers', unit: 'ratio', rowLabel: 'from', columnLabel: 'to', valueLabel: 'share', noteLabel: 'median',
  nLabel: 'n', rowTotalLabel: 'calls', outlined: [], ramp: 'seq',
  rows: [{ key: 'early', label: 'Early', total: '120' }, { key: 'late', label: 'Late' }],
  columns: [{ key: 'early', label: 'Early' }, { key: 'hard', label: 'Hardship' }],
  cells: [
    { row: 'early', column: 'hard', value: 0.4, note: '2m', n: 48, small: false },
    { row: 'late', column: 'early', value: 0.1, n: 40, small: false },
    { row: 'late', column: 'hard', value: 0.9, n: 3, small: true }
  ]
}; // prettier-ignore

test('has one mark a crossing, row by row, known or not', () => {
  expect(marks(DATA, CONTEXT).map((mark) => mark.key)).toEqual([
    'early|early', 'early|hard', 'late|early', 'late|hard'
  ]); // prettier-ignore
  expect(marks(DATA, CONTEXT)[0]).toEqual({
    key: cellKey('early', 'early'),
    title: 'Early → Early',
    lines: [{ label: 'share', value: 'no data' }]
  });
  expect(marks(DATA, CONTEXT)[1]?.lines).toEqual([
    { label: 'share', value: '40.0%' },
    { label: 'median', value: '2m' },
    { label: 'n', value: '48' }
  ]);
});

test('tones solid cells only, between the lowest and the highest of them', () => {
  const ends = range(DATA);
  const tones = crossings(DATA).map(({ cell }) => toneOf(cell, ends));

  expect(ends).toEqual([0.1, 0.4]);
  expect(tones).toEqual([null, 1, 0, null]);
});

test('names the extremes without small samples', () => {
  expect(inWords(DATA, CONTEXT)).toBe('Transfers: highest 40.0% for Early → Hardship, lowest 10.0% for Late → Early.');
});

test('keeps values, second figures, n and totals in the table', () => {
  const { columns, rows } = table(DATA, CONTEXT);

  expect(columns.map((column) => column.label)).toEqual([
    'from / to', 'Early', 'Early, median', 'Early, n', 'Hardship', 'Hardship, median', 'Hardship, n', 'calls'
  ]); // prettier-ignore
  expect(rows[0]?.cells.map((cell) => cell.text)).toEqual(['Early', '–', '–', '–', '40.0%', '2m', '48', '120']);
  expect(rows[1]?.cells[4]).toEqual({ text: '90.0%', value: 0.9, small: true });
});
