import { expect, test } from 'vitest';
import { safeCell, toCsv } from '#lib/ui/csv.ts';

test('defuses what a spreadsheet would run', () => {
  expect(safeCell('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")');
  expect(safeCell('@sum')).toBe("'@sum");
});

test('leaves numbers alone, negative ones too', () => {
  expect(safeCell(-3.5)).toBe(-3.5);
  expect(safeCell('-3.5')).toBe('-3.5');
});

test('quotes separators, quotes and line breaks', async () => {
  expect(await toCsv(['a', 'b'], [['x, y', 'say "hi"']])).toBe('a,b\r\n"x, y","say ""hi"""');
});
