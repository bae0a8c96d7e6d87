import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { importSession, type ImportItem } from '#lib/state/import-session.svelte.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import type { LoadedSource } from '#lib/state/workspace.svelte.ts';
import { firstDays, heavyColumns } from '#lib/ui/import/memory.ts';
import MemoryHelp from '#lib/ui/import/MemoryHelp.svelte';
import { columnOf, mappingOf, profileOf } from './fixtures.ts';

beforeEach(() => locale.set('en'));
afterEach(() => importSession.close());

/** A year of calls with a long text, a short text and a number beside what is needed; memory has run out. */
async function outOfMemory(): Promise<ImportItem> {
  const long = 'x'.repeat(90);
  const rows = [
    ['1', 'Ann', '2025-04-10 09:00:00', '120', long, 'North'],
    ['2', 'Bob', '2026-03-31 09:00:00', '95', long, 'South']
  ];
  const profile = profileOf('calls.csv', ['Call', 'Agent', 'Began', 'Talk', 'Customer', 'Queue'], rows);
  const mapping = mappingOf([
    columnOf('Call', 0, 'call_id'),
    columnOf('Agent', 1, 'agent_id'),
    columnOf('Began', 2, 'start_at', {
      date: { kind: 'strptime', strptime: '%Y-%m-%d %H:%M:%S', zone: 'none', ambiguous: false }
    }),
    columnOf('Talk', 3, 'talk_s', { unit: 's' }),
    columnOf('Customer', 4, 'customer_id'),
    columnOf('Queue', 5, 'queue')
  ]);
  const source = { id: 'one', name: 'calls.csv', size: 3, file: new File(['x'], 'calls.csv'), profile, mapping };
  await importSession.change(source as unknown as LoadedSource);
  importSession.editing = null;
  importSession.failure = new AppError('engine.memory', { detail: 'out of memory' });
  return importSession.current!;
}

test('columns that loading can do without are offered, the heaviest first; ids and starts are not', async () => {
  const item = await outOfMemory();

  expect(heavyColumns([item]).map(({ header }) => header)).toEqual(['Customer', 'Queue', 'Talk']);
});

test('shorter periods end with the data: twelve, six, three months and one', async () => {
  const item = await outOfMemory();

  // The data end on 31 March 2026 and begin on 10 April 2025, so that twelve months are no cut.
  expect(firstDays([item])).toEqual(['2025-10-02', '2026-01-01', '2026-03-04']);
});

test('leaving out columns clears the failure and keeps the file ready to load', async () => {
  const item = await outOfMemory();
  render(MemoryHelp, { session: importSession });

  await userEvent.click(screen.getByRole('checkbox', { name: 'Talk' }));
  await userEvent.click(screen.getByRole('button', { name: 'Leave out 2 columns' }));

  const targets = Object.fromEntries(item.mapping!.columns.map(({ header, target }) => [header, target]));
  expect(targets).toMatchObject({ Customer: '', Queue: '', Talk: 'talk_s', Began: 'start_at' });
  expect(importSession.failure).toBeNull();
  expect(importSession.canLoad).toBe(true);
});

test('a first day is handed to the mapping of every file', async () => {
  const item = await outOfMemory();
  render(MemoryHelp, { session: importSession });

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'First day' }), '2026-01-01');
  await userEvent.click(screen.getByRole('button', { name: 'Load from 1 Jan 2026 on' }));

  expect(item.mapping!.from).toBe('2026-01-01');
  expect(importSession.failure).toBeNull();
});
