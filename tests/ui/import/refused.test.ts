import { render, screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { ImportItem } from '#lib/state/import-session.svelte.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { checkOf, readyRows } from '#lib/ui/import/outcome.ts';
import CheckPanel from '#lib/ui/import/CheckPanel.svelte';
import QualityReport from '#lib/ui/import/QualityReport.svelte';
import { calls } from './fixtures.ts';

beforeEach(() => locale.set('en'));

const ESTIMATE = { rows: 300, clean: 153, noted: 0, rejected: 147, ignored: 0, notes: {}, period: null };

function itemOf(): ImportItem {
  const item = new ImportItem(new File(['x'], 'calls.csv'));
  const reasons = { not_a_number: 147 };
  const estimate = { ...ESTIMATE, reasons, misfits: { not_a_number: { 逾期天数: 147 } } };
  return Object.assign(item, { ...calls(), state: 'ready', estimate });
}

test('the check names the column whose cells keep rows out', () => {
  render(CheckPanel, { check: checkOf(itemOf())! });

  expect(screen.getByText('147 not a number in “逾期天数”')).toBeInTheDocument();
});

test('of a file that is refused no row is ready, and the check says why', () => {
  const item = itemOf();
  item.questions = [
    { id: 'aggregated', text: { text: { en: 'Each row sums several calls', zh: '' } }, blocking: true }
  ];
  render(CheckPanel, { check: checkOf(item)! });

  expect(readyRows(item)).toBe(0);
  expect(checkOf(item)).toMatchObject({ clean: 0, noted: 0, rejected: 300 });
  expect(screen.getByText('Each row sums several calls')).toBeInTheDocument();
});

test('a report with repeated rows does not say that every row was loaded', () => {
  const report = { file: 'a.csv', kind: 'calls' as const, read: 5, loaded: 3, rejected: 0, deduplicated: 2, ignored: 0, reasons: {}, notes: {}, columns: [] }; // prettier-ignore
  render(QualityReport, { reports: [report], rejects: [], allRejects: async () => [], opens: [], checks: [] });

  expect(screen.queryByText('Every row was loaded without a remark.')).toBeNull();
});
