import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { ImportItem, importSession } from '#lib/state/import-session.svelte.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import type { LoadedSource } from '#lib/state/workspace.svelte.ts';
import FileCard from '#lib/ui/import/FileCard.svelte';
import WizardFooter from '#lib/ui/import/WizardFooter.svelte';
import { calls, mappingOf } from './fixtures.ts';

beforeEach(() => locale.set('en'));
afterEach(() => importSession.close());

/** The session at the columns of one small file. */
async function atColumns(): Promise<ImportItem> {
  const { profile, mapping } = calls();
  const source = { id: 'one', name: 'calls.csv', size: 3, file: new File(['x'], 'calls.csv'), profile, mapping };
  await importSession.change(source as unknown as LoadedSource);
  importSession.editing = null;
  return importSession.current!;
}

test('Load says what it will do and is on', async () => {
  await atColumns();

  render(WizardFooter, { session: importSession, onload: () => undefined });

  expect(screen.getByTestId('import-confirm')).toBeEnabled();
  expect(screen.getByTestId('import-confirm')).toHaveTextContent('Load 3 calls');
  expect(screen.getByTestId('import-cancel')).toHaveTextContent('Cancel');
});

test('a blocking question turns Load off and is said in words beside it', async () => {
  const item = await atColumns();
  const onload = vi.fn();
  render(WizardFooter, { session: importSession, onload });

  const columns = item.mapping!.columns.map((column) =>
    column.header === 'Began' ? { ...column, target: '' } : column
  );
  importSession.setMapping(item, mappingOf(columns));

  const confirm = await screen.findByTestId('import-confirm');
  await vi.waitFor(() => expect(confirm).toBeDisabled());
  expect(confirm).toHaveAccessibleDescription(/Load is off: ?No column says: Start/);
  await userEvent.click(confirm);
  expect(onload).not.toHaveBeenCalled();
});

test('two columns for one meaning turn Load off until one is let go', async () => {
  const item = await atColumns();
  const twice = item.mapping!.columns.map((column) =>
    column.header === 'Agent' ? { ...column, target: 'call_id' } : column
  );
  importSession.setMapping(item, mappingOf(twice));
  expect(importSession.canLoad).toBe(false);

  importSession.setMapping(item, calls().mapping);

  expect(importSession.canLoad).toBe(true);
});

test('a file of unknown kind stays out and the others still load', async () => {
  const item = await atColumns();
  const other = new ImportItem(new File(['x'], 'other.csv'));
  Object.assign(other, { profile: item.profile, mapping: { ...item.mapping!, kind: 'unknown' }, state: 'ready' });
  other.questions = [{ id: 'kind', text: { text: { en: 'What is in this file?', zh: '' } }, blocking: true }];
  importSession.items = [item, other];

  render(WizardFooter, { session: importSession, onload: () => undefined });

  expect(importSession.loadable).toEqual([item]);
  expect(screen.getByTestId('import-confirm')).toBeEnabled();
  expect(screen.getByText('other.csv will be left out.')).toBeInTheDocument();
});

test('a card carries what was found in its file', async () => {
  const item = await atColumns();

  render(FileCard, { item });

  const card = document.querySelector<HTMLElement>('[data-source="calls.csv"]')!;
  expect(card.dataset).toMatchObject({ kind: 'calls', preset: '', encoding: 'utf-8', delimiter: ',', rows: '3' });
  expect(card).toHaveTextContent('3 rows');
  expect(card).toHaveTextContent('delimiter comma');
});

test('a file that cannot be read says why on its card', () => {
  const item = new ImportItem(new File([], 'sheet.xlsx'));
  item.error = new AppError('file.notText', { file: 'sheet.xlsx', looksLike: 'spreadsheet' });
  item.state = 'failed';

  render(FileCard, { item, onremove: () => undefined });

  expect(screen.getByRole('alert')).toHaveTextContent(
    'sheet.xlsx is not a text table; it looks like a spreadsheet. Save it as CSV first'
  );
  expect(document.querySelector('[data-source="sheet.xlsx"]')).toHaveAttribute('data-kind', 'unknown');
  expect(screen.getByRole('button', { name: 'Leave out sheet.xlsx' })).toBeInTheDocument();
});

test('the same content twice is left out and can be taken in', async () => {
  const item = await atColumns();
  item.sameAs = 'march.csv';
  item.included = false;
  render(FileCard, { item });
  expect(screen.getByText(/The same content as march\.csv/)).toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: 'Load it after all' }));

  expect(item.included).toBe(true);
});
