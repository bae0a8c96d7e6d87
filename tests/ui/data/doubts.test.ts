import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LoadReport, Mapping } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import type { LoadedSource } from '#lib/state/workspace.svelte.ts';
import { doubtsOf } from '#lib/ui/data/doubts.ts';
import DoubtsList from '#lib/ui/data/DoubtsList.svelte';
import { calls } from '../import/fixtures.ts';

beforeEach(() => locale.set('en'));

function source(report: Partial<LoadReport>, remedies?: Mapping['remedies']): LoadedSource {
  const { profile, mapping } = calls();
  const counts = { file: 'calls.csv', kind: 'calls', read: 100, loaded: 95, rejected: 5, deduplicated: 0, ignored: 0, reasons: {}, notes: {}, columns: [] }; // prettier-ignore
  return { id: 'one', name: 'calls.csv', size: 1, profile, mapping: { ...mapping, remedies }, report: { ...counts, ...report } } as unknown as LoadedSource; // prettier-ignore
}

test('counts rows that are out by their reason and rows that are in by their note', () => {
  const out = doubtsOf([source({ reasons: { too_long: 3, not_a_number: 2 } })]);
  const kept = doubtsOf([source({ notes: { too_long_capped: 3, no_result: 9 } }, { too_long: 'cap' })]);

  expect(out.map(({ doubt, remedy, rows }) => [doubt, remedy, rows])).toEqual([['too_long', 'exclude', 3]]);
  expect(kept.map(({ doubt, remedy, rows }) => [doubt, remedy, rows])).toEqual([['too_long', 'cap', 3]]);
});

test('says how many, where, what it touches, and hands the choice on', async () => {
  const onchoose = vi.fn();
  const doubts = doubtsOf([source({ reasons: { too_long: 3 } })]);
  const examples = () => Promise.resolve([{ line: 81, column: 'Talk', value: '5:12:00' }]);
  render(DoubtsList, { doubts, examples, onchoose });

  expect(await screen.findByText(/line 81: 5:12:00/)).toBeInTheDocument();
  expect(screen.getByText(/3 rows in calls\.csv/)).toBeInTheDocument();
  expect(await screen.findByText(/^Touches .*handling time/i)).toBeInTheDocument();
  expect(screen.getByRole('radio', { name: 'Exclude' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Cap at 4 h' }));

  expect(onchoose).toHaveBeenCalledWith(doubts[0], 'cap');
});

test('only what applies is offered', () => {
  const doubts = doubtsOf([source({ reasons: { negative_duration: 1 } })]);
  render(DoubtsList, { doubts, examples: () => Promise.resolve([]), onchoose: () => undefined });

  expect(screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent.trim())).toEqual(['Exclude', 'Keep, length unknown']); // prettier-ignore
});

test('the choices speak Chinese', () => {
  locale.set('zh');
  const doubts = doubtsOf([source({ reasons: { too_long: 1 } })]);
  render(DoubtsList, { doubts, examples: () => Promise.resolve([]), onchoose: () => undefined });

  expect(screen.getByRole('radio', { name: '按 4 小时计' })).toBeInTheDocument();
});
