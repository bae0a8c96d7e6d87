import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { MatrixData } from '#core/charts/matrix.ts';
import { announcer } from '#lib/ui/announce.svelte.ts';
import MatrixChart from '#lib/ui/chart/MatrixChart.svelte';
import { CONTEXT } from '../../unit/charts/context.ts';

const DATA: MatrixData = {
  title: 'Rolls', unit: 'ratio', rowLabel: 'from', columnLabel: 'to', valueLabel: 'share', nLabel: 'n', ramp: 'seq',
  outlined: ['1|2'],
  rows: [{ key: '1', label: '1–30' }, { key: '2', label: '31–60' }],
  columns: [{ key: '1', label: '1–30' }, { key: '2', label: '31–60' }],
  cells: [
    { row: '1', column: '1', value: 0.6, n: 60, small: false },
    { row: '1', column: '2', value: 0.4, n: 40, small: false },
    { row: '2', column: '2', value: 0.5, n: 4, small: true }
  ]
}; // prettier-ignore

test('moves by cells and by rows, and chooses a cell', async () => {
  const onchoose = vi.fn();
  render(MatrixChart, { props: { data: DATA, context: CONTEXT, onchoose } });
  screen.getByRole('group').focus();

  await userEvent.keyboard('{Home}{ArrowRight}');
  expect(announcer.message).toBe('1–30 → 31–60: share 40.0%, n 40');

  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(announcer.message).toBe('31–60 → 31–60: share 50.0%, n 4, too few');
  expect(onchoose).toHaveBeenCalledWith('2|2', { add: false });
});

test('outlines named cells and leaves small and empty ones without tone', () => {
  render(MatrixChart, { props: { data: DATA, context: CONTEXT } });
  const cells = [...document.querySelectorAll('[data-row]')];

  expect(cells.map((cell) => cell.classList.contains('outlined'))).toEqual([false, true, false, false]);
  expect(cells.map((cell) => cell.classList.contains('hollow'))).toEqual([false, false, true, true]);
  expect(cells[2]).toHaveTextContent('–');
});
