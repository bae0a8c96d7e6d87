import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { LevelTableData } from '#core/charts/level-table.ts';
import { announcer } from '#lib/ui/announce.svelte.ts';
import LevelTable from '#lib/ui/chart/LevelTable.svelte';
import { CONTEXT } from '../../unit/charts/context.ts';

const DATA: LevelTableData = {
  title: 'Roster',
  rowLabel: 'Agent',
  rowsSortable: true,
  columns: [{ kind: 'level', id: 'strain', label: 'Strain', unit: 'index', family: 'strain', sortable: true }],
  rows: [
    { key: 'b', label: 'Agent 12', cells: [{ value: 50, flag: 'above' }] },
    { key: 'a', label: 'Agent 9', cells: [{ value: null, reason: 'not measured' }] }
  ]
};
const onchoose = vi.fn();
const onrows = vi.fn();
const labels = () => [...document.querySelectorAll('.row .label')].map((label) => label.textContent);

beforeEach(() => {
  vi.clearAllMocks();
  render(LevelTable, { props: { data: DATA, context: CONTEXT, onchoose, onrows } });
});

test('orders by the header of a fair column, up and then down', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Sort by Agent' }));
  expect(labels()).toEqual(['Agent 9', 'Agent 12']);

  await userEvent.click(screen.getByRole('button', { name: 'Sort by Agent' }));
  expect(labels()).toEqual(['Agent 12', 'Agent 9']);
  expect(announcer.message).toBe('Sorted by Agent, descending');
});

test('orders by key as well, without leaving the header', async () => {
  screen.getByRole('button', { name: 'Sort by Agent' }).focus();
  await userEvent.keyboard('{Enter}');

  expect(labels()).toEqual(['Agent 9', 'Agent 12']);
  expect(onchoose).not.toHaveBeenCalled();
});

test('offers no order by strain', () => {
  expect(screen.queryByRole('button', { name: 'Sort by Strain' })).toBeNull();
});

test('chooses the row that stands there after ordering', async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Sort by Agent' }));
  screen.getByRole('group').focus();
  await userEvent.keyboard('{Home}{Enter}');
  expect(onchoose).toHaveBeenCalledWith('a', { add: false });

  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  expect(onrows).toHaveBeenCalledWith('a');
});

test('draws the first rows of a long list, and every row as soon as keys may lead there', async () => {
  document.body.innerHTML = '';
  vi.stubGlobal('IntersectionObserver', class { observe() {} disconnect() {} }); // prettier-ignore
  const rows = Array.from({ length: 200 }, (_, i) => ({ key: `p${i}`, label: `Agent ${i}`, cells: [{ value: i }] }));
  render(LevelTable, { props: { data: { ...DATA, rows, all: { key: '', label: 'All', cells: [{ value: 1 }] } }, context: CONTEXT, onrows } }); // prettier-ignore

  expect(labels()).toHaveLength(61);
  expect(labels().at(-1)).toBe('All');

  screen.getByRole('group').focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(labels()).toHaveLength(201);
  vi.unstubAllGlobals();
});

test('fades at the edge that more columns lie beyond, and no longer once they are in view', async () => {
  document.body.innerHTML = '';
  const widths = [
    vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(1000),
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700)
  ];
  render(LevelTable, { props: { data: DATA, context: CONTEXT } });
  await vi.waitFor(() => expect(document.querySelector('.fade')).not.toBeNull());

  const scroll = document.querySelector('.scroll') as HTMLElement;
  scroll.scrollLeft = 300;
  scroll.dispatchEvent(new Event('scroll'));

  await vi.waitFor(() => expect(document.querySelector('.fade')).toBeNull());
  for (const width of widths) width.mockRestore();
});
