import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LoadReport } from '#core/ingest/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import type { LoadedSource } from '#lib/state/workspace.svelte.ts';
import { calendarOf, moveFocus } from '#lib/ui/data/calendar.ts';
import CoverageCalendar from '#lib/ui/data/CoverageCalendar.svelte';
import ForgetDialog from '#lib/ui/data/ForgetDialog.svelte';
import FourCounts from '#lib/ui/data/FourCounts.svelte';
import SourceTable from '#lib/ui/data/SourceTable.svelte';
import { calls } from '../import/fixtures.ts';

beforeEach(() => locale.set('en'));

const REPORT: LoadReport = { file: 'calls.csv', kind: 'calls', read: 1000, loaded: 990, rejected: 10, deduplicated: 0, ignored: 0, reasons: {}, notes: { no_result: 40 }, columns: [] }; // prettier-ignore
const SOURCE = { id: 'one', name: 'calls.csv', size: 9_400_000, report: REPORT, ...calls() } as unknown as LoadedSource;

/** Three working weeks from Monday 2 March 2026, Wednesday 11 March left out. */
const DAYS = Array.from({ length: 21 }, (_, i) => ({ date: `2026-03-${String(2 + i).padStart(2, '0')}`, contacts: 10 + i }))
  .filter(({ date }) => ![0, 6].includes(new Date(date).getUTCDay()) && date !== '2026-03-11'); // prettier-ignore

test('lays dates out in weeks from the first day of the week', () => {
  const calendar = calendarOf(DAYS, 1)!;

  expect(calendar).toMatchObject({ weeks: 3, first: '2026-03-02', last: '2026-03-20' });
  expect(calendar.squares.find(({ date }) => date === '2026-03-09')).toMatchObject({ week: 1, row: 1 });
  // With weeks that begin on Sunday, Monday is the second row.
  expect(calendarOf(DAYS, 7)!.squares[0]).toMatchObject({ week: 0, row: 2 });
});

test('a missing working day is a gap, a weekend without data is not', () => {
  const { squares } = calendarOf(DAYS, 1)!;

  expect(squares.find(({ date }) => date === '2026-03-11')).toMatchObject({ contacts: 0, closed: false });
  expect(squares.find(({ date }) => date === '2026-03-07')).toMatchObject({ contacts: 0, closed: true });
});

test('arrows lead to the next day with data', () => {
  expect(moveFocus('ArrowDown', '2026-03-10', DAYS)).toBe('2026-03-12');
  expect(moveFocus('ArrowRight', '2026-03-04', DAYS)).toBe('2026-03-12');
  expect(moveFocus('Home', '2026-03-10', DAYS)).toBe('2026-03-02');
  expect(moveFocus('a', '2026-03-10', DAYS)).toBeNull();
});

test('a square opens its day in Overview; the calendar is one tab stop', () => {
  render(CoverageCalendar, { days: DAYS });

  const day = screen.getByRole('link', { name: 'Mon 2 Mar 2026: 10 contacts' });

  expect(day.getAttribute('href')).toMatch(/overview\/\?d=2026-03-02\.\.2026-03-02$/);
  expect(screen.getAllByRole('link').filter((link) => link.tabIndex === 0)).toHaveLength(1);
});

test('four counts, with the rows that were not loaded behind the fourth', async () => {
  const onrejected = vi.fn();
  render(FourCounts, { reports: [REPORT], onrejected });

  const values = [...document.querySelectorAll<HTMLElement>('[data-count]')].map(({ dataset }) => [
    dataset.count,
    dataset.value
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Show the rows' }));

  expect(values).toEqual([['read', '1000'], ['loaded', '990'], ['noted', '40'], ['rejected', '10']]); // prettier-ignore
  expect(onrejected).toHaveBeenCalledOnce();
});

test('removing a source is asked once', async () => {
  const onremove = vi.fn();
  render(SourceTable, { sources: [SOURCE], shown: null, onshow: () => undefined, onremove });

  await userEvent.click(screen.getByRole('button', { name: 'Remove calls.csv' }));
  expect(onremove).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));

  expect(onremove).toHaveBeenCalledWith(SOURCE);
});

test('forgetting lists what goes', async () => {
  const onforget = vi.fn();
  render(ForgetDialog, { sources: [SOURCE], kept: '9.4 MB', onclose: () => undefined, onforget });

  const items = screen.getAllByRole('listitem', { hidden: true }).map((item) => item.textContent);
  await userEvent.click(screen.getByRole('button', { name: /forget/i, hidden: true }));

  expect(items).toEqual([
    'calls.csv, 990 calls',
    'the loaded tables and all figures',
    'the files kept on this computer (9.4 MB)'
  ]);
  expect(onforget).toHaveBeenCalledOnce();
});
