import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { StackedData } from '#core/charts/stacked-bars.ts';
import { announcer } from '#lib/ui/announce.svelte.ts';
import StackedBars from '#lib/ui/chart/StackedBars.svelte';
import { CONTEXT } from '../../unit/charts/context.ts';

const ROW = { detail: undefined, previous: 200, n: 90, small: false, reason: null };
const DATA: StackedData = {
  title: 'AHT by cause',
  unit: 'number',
  parts: [
    { id: 'talk', label: 'Talk', tone: 'talk' },
    { id: 'hold', label: 'Hold', tone: 'hold' }
  ],
  rows: [
    { ...ROW, key: 'a', label: 'Hardship', values: [150, 50] },
    { ...ROW, key: 'b', label: 'Fee', values: [100, null] },
    { ...ROW, key: 'c', label: 'Other', values: [null, null], previous: null, reason: 'not measured' }
  ],
  totalLabel: 'AHT',
  nLabel: 'n'
};
const onchoose = vi.fn();
const onrows = vi.fn();
const row = (index: number) => document.querySelector<HTMLElement>(`[data-row="${index}"]`);

beforeEach(() => {
  vi.clearAllMocks();
  render(StackedBars, { props: { data: DATA, context: CONTEXT, onchoose, onrows } });
});

test('draws each measured part from where the one before ends', () => {
  const parts = [...(row(0)?.querySelectorAll<HTMLElement>('.part') ?? [])];

  // The scale ends at 200: 150 and 50 take three and one quarter.
  expect(parts.map((part) => [part.style.insetInlineStart, part.style.inlineSize])).toEqual([
    ['0%', '75%'],
    ['75%', '25%']
  ]);
  expect(row(1)?.querySelectorAll('.part')).toHaveLength(1);
});

test('puts the reason where a bar is missing', () => {
  expect(row(2)).toHaveTextContent('not measured');
  expect(row(2)?.querySelector('.part')).toBeNull();
});

test('is one tab stop: arrows, Enter and Shift+Enter', async () => {
  await userEvent.tab();
  expect(screen.getByRole('group', { name: 'AHT by cause: Hardship 200.0, Fee 100.0, Other no data.' })).toHaveFocus();

  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(announcer.message).toBe('Fee: AHT 100.0, Talk 100.0 (100.0%), Previous 200.0, n 90');
  expect(onchoose).toHaveBeenCalledWith('b', { add: false });

  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onrows).toHaveBeenCalledWith('b');
});
