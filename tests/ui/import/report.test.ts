import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import type { LoadReport } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import QualityReport from '#lib/ui/import/QualityReport.svelte';

beforeEach(() => locale.set('en'));

const REPORTS: LoadReport[] = [
  { file: 'calls.csv', kind: 'calls', read: 1000, loaded: 987, rejected: 10, deduplicated: 2, ignored: 1, reasons: { not_a_time: 7, not_a_number: 3 }, notes: { no_result: 120 }, columns: [] },
  { file: 'cases.csv', kind: 'cases', read: 200, loaded: 198, rejected: 2, deduplicated: 0, ignored: 0, reasons: { not_a_number: 2 }, notes: {}, columns: [] }
]; // prettier-ignore

const REJECTS = [
  { file: 'calls.csv', line: 52, column: 'start_at', raw: '2026-13-45', reason: 'not_a_time', text: 'c1,2026-13-45' },
  { file: 'cases.csv', line: 9, column: 'balance', raw: '12x', reason: 'not_a_number', text: 'k1,12x' }
];

function report(reports = REPORTS, rejects = REJECTS) {
  render(QualityReport, { reports, rejects, allRejects: async () => rejects, opens: [], checks: [] });
}

test('every file carries its counts, which add up', () => {
  report();

  for (const expected of REPORTS) {
    const { read, loaded, rejected, deduplicated, ignored } = document.querySelector<HTMLElement>(
      `[data-report="${expected.file}"]`
    )!.dataset;
    expect([read, loaded, rejected, deduplicated, ignored].map(Number)).toEqual([expected.read, expected.loaded, expected.rejected, expected.deduplicated, expected.ignored]); // prettier-ignore
    expect(Number(read)).toBe(Number(loaded) + Number(rejected) + Number(deduplicated) + Number(ignored));
  }
});

test('reasons are said in words and summed over the files, most rows first', () => {
  report();

  const reasons = [...document.querySelectorAll('[data-reason]')].map((node) => node.textContent);

  // not_a_time 7; not_a_number 3 + 2 = 5; notes follow.
  expect(reasons).toEqual(['Not a date or time in the chosen format7', 'Not a number5', 'Without a result code120']);
});

test('rejected rows show line, file, column, reason and raw text', () => {
  report();

  const cells = [...document.querySelectorAll('[data-reject-line="52"] td')].map((cell) => cell.textContent);

  expect(cells).toEqual(['52', 'calls.csv', 'start_at', 'Not a date or time in the chosen format', '2026-13-45']);
  expect(screen.getByRole('button', { name: 'Download the 12 rows' })).toBeInTheDocument();
});

test('a file without a remark says so', () => {
  report([{ ...REPORTS[1]!, loaded: 200, rejected: 0, reasons: {} }], []);

  expect(screen.getByText('Every row was loaded without a remark.')).toBeInTheDocument();
  expect(screen.queryByTestId('rejected-rows')).toBeNull();
});
