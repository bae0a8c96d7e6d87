import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { announcer } from '#lib/ui/announce.svelte.ts';
import ListChart from './ListChart.svelte';

const MARKS = ['<b>Early</b>', 'Middle', 'Late'].map((title, i) => ({
  key: String(i),
  title,
  lines: [{ label: 'kept', value: `${70 - i * 10}%` }]
}));
const onfilter = vi.fn();
const onrows = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  render(ListChart, { marks: MARKS, onfilter, onrows });
});

test('is one tab stop with a sentence as its name', async () => {
  await userEvent.tab();

  expect(screen.getByRole('group', { name: 'Kept by bucket' })).toHaveFocus();
});

test('moves between marks and announces the focused one', async () => {
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');

  expect(announcer.message).toBe('Middle: kept 60%');
});

test('goes to the last and the first mark', async () => {
  await userEvent.tab();
  await userEvent.keyboard('{End}');
  expect(announcer.message).toBe('Late: kept 50%');

  await userEvent.keyboard('{Home}');
  expect(announcer.message).toBe('<b>Early</b>: kept 70%');
});

test('filters with Enter and opens rows with Shift+Enter', async () => {
  await userEvent.tab();
  await userEvent.keyboard('{End}{Enter}');
  expect(onfilter).toHaveBeenCalledWith(2, { add: false });

  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onrows).toHaveBeenCalledWith(2);
});

test('leaves on Escape', async () => {
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{Escape}');

  expect(screen.getByRole('group')).not.toHaveFocus();
});

test('shows markup of the data as text in the tooltip', async () => {
  await userEvent.tab();
  await userEvent.keyboard('{Home}');

  expect(document.querySelector('.tooltip b')?.textContent).toBe('<b>Early</b>');
  expect(document.querySelector('.tooltip b b')).toBeNull();
});

test('takes the filter set from it away on Escape, and only then leaves', async () => {
  cleanup();
  const clear = vi.fn();
  const { rerender } = render(ListChart, { marks: MARKS, onfilter, onrows, picked: { keys: ['1'], clear } });
  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{Escape}');
  expect(clear).toHaveBeenCalledOnce();
  expect(screen.getByRole('group')).toHaveFocus();

  await rerender({ picked: { keys: [], clear } });
  await userEvent.keyboard('{Escape}');

  expect(clear).toHaveBeenCalledOnce();
  expect(screen.getByRole('group')).not.toHaveFocus();
});

test('forgets the mark under the pointer once other marks are drawn', async () => {
  cleanup();
  const { rerender } = render(ListChart, { marks: MARKS, onfilter, onrows });
  for (const [i, row] of [...document.querySelectorAll<HTMLElement>('[data-row]')].entries())
    row.getBoundingClientRect = () => new DOMRect(0, i * 20, 100, 20);
  await fireEvent.pointerMove(screen.getByRole('group'), { clientX: 5, clientY: 30 });
  await vi.waitFor(() => expect(document.querySelector('.tooltip b')?.textContent).toBe('Middle'));

  await rerender({ marks: MARKS.slice(1) });

  expect(document.querySelector('.tooltip')).toBeNull();
});
