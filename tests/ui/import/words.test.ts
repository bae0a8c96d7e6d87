import { expect, test } from 'vitest';
import { rowsByKind } from '#lib/ui/import/words.ts';

test('names up to three kinds of rows, and two with the sum of the others beyond that', () => {
  const rows = [
    { kind: 'calls' as const, rows: 16 },
    { kind: 'cases' as const, rows: 5 },
    { kind: 'cases' as const, rows: 3 },
    { kind: 'promises' as const, rows: 6 }
  ];

  expect(rowsByKind(rows)).toBe('16 calls, 8 cases and 6 promises');
  // 6 promises, 9 payments and 1 shift are 16 other rows.
  expect(rowsByKind([...rows, { kind: 'payments', rows: 9 }, { kind: 'shifts', rows: 1 }])).toBe(
    '16 calls, 8 cases and 16 other rows'
  );
});
