import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { TableData } from '#core/charts/types.ts';
import TestPanel from './TestPanel.svelte';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path, base: '' }));

const TABLE: TableData = {
  caption: 'Calls per day',
  columns: [
    { label: 'Date', numeric: false },
    { label: 'Calls', numeric: true }
  ],
  rows: [{ key: 'a', cells: [{ text: '2 Jun', value: '2025-06-02' }, { text: '1,204', value: 1204 }] }] // prettier-ignore
};

test('shows its numbers as a real table', async () => {
  render(TestPanel, { table: TABLE });
  await userEvent.click(screen.getByRole('button', { name: 'View as table' }));

  const table = screen.getByRole('table', { name: 'Calls per day' });
  expect(table.closest('figure')).toHaveAttribute('data-chart', 'tile');
  expect(within(table).getByText('1,204')).toHaveAttribute('data-value', '1204');
  expect(screen.queryByText('the chart')).toBeNull();
});

test('names the widest filter and removes it', async () => {
  const remove = vi.fn();
  render(TestPanel, { status: { kind: 'noData', widest: { label: 'Team = Disputes', remove } } });

  expect(screen.getByText(/Widest filter: Team = Disputes/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
  expect(remove).toHaveBeenCalledOnce();
});

test('keeps its place when a column is missing', () => {
  render(TestPanel, { status: { kind: 'missing', reason: 'needs after-call work' } });

  expect(screen.getByText('Needs after-call work.')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Map it' })).toHaveAttribute('href', '/data/');
});

test('explains a failure and can try again', async () => {
  const retry = vi.fn();
  render(TestPanel, { status: { kind: 'error', reason: 'out of memory', details: 'SELECT', retry } });

  expect(screen.getByRole('alert')).toHaveTextContent('This figure could not be computed');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('keeps the old marks while it asks anew', () => {
  const { container } = render(TestPanel, { refreshing: true });

  expect(container.querySelector('figure')).toHaveAttribute('aria-busy', 'true');
  expect(screen.getByText('the chart')).toBeInTheDocument();
});

test('says what is read when it takes longer, over the old marks, and lets it be cancelled', async () => {
  const cancel = vi.fn();
  render(TestPanel, {
    status: { kind: 'ready', progress: { text: 'Reading 48,216 calls', cancel } },
    refreshing: true
  });

  expect(screen.getByText('the chart')).toBeInTheDocument();
  expect(screen.getByRole('status')).toHaveTextContent('Reading 48,216 calls');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancel).toHaveBeenCalledOnce();
});

test('offers no Cancel before it is time', () => {
  render(TestPanel, { status: { kind: 'loading', progress: { text: 'Reading 12 cases', cancel: null } } });

  expect(screen.getByText('Reading 12 cases')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
});

test('a cancelled panel says so and can try again', async () => {
  const retry = vi.fn();
  render(TestPanel, { status: { kind: 'cancelled', retry } });

  expect(screen.getByText('Cancelled')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
});

test('keeps a note under the panel, changes it and takes it away', async () => {
  localStorage.clear();
  const { container } = render(TestPanel);
  const menu = async (name: string) => {
    await userEvent.click(screen.getByRole('button', { name: 'Menu of Calls' }));
    await userEvent.click(screen.getByRole('menuitem', { name }));
  };
  await menu('Add note');
  await userEvent.keyboard('Bank holiday <b>on the 9th</b>');
  await userEvent.click(screen.getByRole('button', { name: 'Keep note' }));
  expect(screen.getByText('Bank holiday <b>on the 9th</b>')).toBeInTheDocument();
  expect(container.querySelector('.text b')).toBeNull();
  expect(localStorage.getItem('evenkeel.notes')).toContain('Bank holiday');

  await menu('Edit note');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByText('Bank holiday <b>on the 9th</b>')).toBeInTheDocument();

  await userEvent.click(screen.getByRole('button', { name: 'Edit note' }));
  await userEvent.click(screen.getByRole('button', { name: 'Remove note' }));
  expect(screen.queryByText(/Bank holiday/)).toBeNull();
  expect(localStorage.getItem('evenkeel.notes')).toBe('{}');
});
