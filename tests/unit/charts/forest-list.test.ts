import { expect, test } from 'vitest';
import {
  changeWords,
  describe as inWords,
  marks,
  scale,
  table,
  tickWords,
  type ForestData,
  type ForestRow
} from '#core/charts/forest-list.ts';
import { formatsOf } from '#lib/ui/formats.ts';
import { CONTEXT } from './context.ts';

const EN = { ...CONTEXT, format: formatsOf('en', 'EUR') };
const ROW: ForestRow = {
  key: 'hold', label: 'Long hold', detail: '', change: -0.4, interval: [-0.5, -0.3], family: 'satisfaction', now: '3.80',
  before: '4.20', n: 320
}; // prettier-ignore
const DIFFERENCES: ForestData = {
  title: 'Drivers', rows: [ROW],
  difference: { unit: 'score', changeLabel: 'difference', nowLabel: 'with', beforeLabel: 'without', nLabel: 'n' }
}; // prettier-ignore
const CHANGES: ForestData = { title: 'Moved', rows: [{ ...ROW, detail: '133 shifts', change: 0.055, n: undefined }] };

test('says a change relative, or in the unit of the differences', () => {
  const points = { ...DIFFERENCES, difference: { ...DIFFERENCES.difference!, unit: 'ratio' as const } };

  expect(changeWords(0.055, CHANGES, EN)).toBe('+5.5%');
  expect(changeWords(-0.4, DIFFERENCES, EN)).toBe('−0.40');
  expect(changeWords(0.055, points, EN)).toBe('+5.5 pts');
  expect([-0.1, 0, 0.1].map((tick) => tickWords(tick, points, EN))).toEqual(['−10 pts', '0', '+10 pts']);
  expect(tickWords(0.5, DIFFERENCES, EN)).toBe('+0.50');
  expect(tickWords(0.05, CHANGES, EN)).toBe('+5%');
});

test('reaches as far to both sides, and no less than the unit asks for', () => {
  expect(scale(DIFFERENCES)).toMatchObject({ min: -0.5, max: 0.5 });
  expect(scale({ ...DIFFERENCES, rows: [{ ...ROW, change: 0.01, interval: null }] }).max).toBeGreaterThanOrEqual(0.2);
});

test('uses the words of the differences, with n', () => {
  expect(inWords(DIFFERENCES, EN)).toBe('Drivers: Long hold −0.40.');
  expect(marks(DIFFERENCES, EN)[0]).toEqual({
    key: 'hold',
    title: 'Long hold',
    lines: [
      { label: 'difference', value: '−0.40' },
      { label: '95% interval', value: '−0.50 … −0.30' },
      { label: 'with', value: '3.80' },
      { label: 'without', value: '4.20' },
      { label: 'n', value: '320' }
    ]
  });
  expect(table(DIFFERENCES, EN).columns.map((column) => column.label)).toEqual([
    '', 'difference', '95% interval', 'with', 'without', 'n'
  ]); // prettier-ignore
  expect(table(DIFFERENCES, EN).rows[0]?.cells[1]).toEqual({ text: '−0.40', value: -0.4 });
});

test('keeps the words of changes against before, without a column of n', () => {
  expect(table(CHANGES, EN).columns.map((column) => column.label)).toEqual([
    '', 'Change', '95% interval', 'Now', 'Previous'
  ]); // prettier-ignore
  expect(table(CHANGES, EN).rows[0]?.cells[0]?.text).toBe('Long hold (133 shifts)');
});
