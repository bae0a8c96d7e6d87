import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Selection } from '#core/query/types.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import FilterBar from '#lib/ui/filters/FilterBar.svelte';

const state = vi.hoisted(() => ({ selection: null as unknown, set: vi.fn() }));

vi.mock('#lib/state/selection.svelte.ts', () => ({
  selection: {
    get current() {
      return state.selection;
    },
    search: '',
    set: state.set
  }
}));
vi.mock('#lib/state/workspace.svelte.ts', () => {
  const value = (id: string, code: number, label = id) => ({ id, code, name: label, label });
  const model = {
    present: {}, rows: { calls: 10 }, asOf: '2025-06-29', firstDay: '2025-01-01', lastDay: '2025-06-29',
    days: [{ date: '2025-06-02', contacts: 3 }], occupancy: 'none', checks: [], strainSignature: null,
    dimensions: { team: [value('early', 1, 'Early care'), value('late', 2, 'Late <script>')], channel: [value('voice', 1)] }
  }; // prettier-ignore
  return { workspace: { model, engine: {}, settings: DEFAULT_SETTINGS, namesShown: false, phase: 'ready' } };
});
vi.mock('#lib/ui/filters/counts.ts', () => ({ countsOf: async () => new Map([['early', 1204]]) }));

function open(selection: Partial<Selection> = {}, props: ComponentProps<typeof FilterBar> = {}) {
  state.selection = { ...DEFAULT_SELECTION, ...selection };
  render(FilterBar, props);
}

beforeEach(() => vi.clearAllMocks());

test('offers only filters that the data has', () => {
  open();

  expect(screen.getByRole('button', { name: 'Team' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Product' })).toBeNull();
});

test('shows counts under the other filters and greys values without rows', async () => {
  open();
  await userEvent.click(screen.getByRole('button', { name: 'Team' }));

  const menu = screen.getByRole('dialog', { name: 'Team' });
  expect(await within(menu).findByText('1,204')).toBeInTheDocument();
  expect(within(menu).getByText('Late <script>').closest('.row')).toHaveClass('none');
});

test('a tick adds the value to the selection', async () => {
  open({ filters: { team: ['late'] } });
  await userEvent.click(screen.getByRole('button', { name: /^Team: / }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Early care' }));

  expect(state.set).toHaveBeenCalledWith({ filters: { team: ['late', 'early'] } });
});

test('“only” leaves one value', async () => {
  open({ filters: { team: ['early', 'late'] } });
  await userEvent.click(screen.getByRole('button', { name: 'Team: 2 selected' }));
  await userEvent.click(screen.getByRole('button', { name: 'Only Early care' }));

  expect(state.set).toHaveBeenCalledWith({ filters: { team: ['early'] } });
});

test('an active filter is removed by its cross, the others stay', async () => {
  open({ filters: { team: ['early'], channel: ['voice'] } });
  await userEvent.click(screen.getByRole('button', { name: 'Remove filter Team' }));

  expect(state.set).toHaveBeenCalledWith({ filters: { channel: ['voice'] } });
});

test('reset clears filters, hours and handling times but not the dates', async () => {
  open({ filters: { team: ['early'] }, hours: ['1-10'], handle: { from: 120, to: 300 } });
  expect(screen.getByText('Mon 10:00, from chart')).toBeInTheDocument();
  expect(screen.getByText(/^(Handling|Talk) time 2m to under 5m$/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Reset' }));

  expect(state.set).toHaveBeenCalledWith({ filters: {}, hours: [], handle: null });
});

test('presets and calendar choose dates; days without data say so', async () => {
  open();
  await userEvent.click(screen.getByRole('button', { name: /^Dates: / }));
  expect(screen.getByRole('button', { name: 'Tue 3 Jun 2025, no data' })).toHaveClass('without');

  await userEvent.click(screen.getByRole('button', { name: 'Mon 2 Jun 2025' }));
  await userEvent.click(screen.getByRole('button', { name: 'Sun 8 Jun 2025, no data' }));
  expect(state.set).toHaveBeenCalledWith({ range: { from: '2025-06-02', to: '2025-06-08' } });
});

test('Escape closes a menu and gives the focus back', async () => {
  open();
  const button = screen.getByRole('button', { name: 'Team' });
  await userEvent.click(button);
  await userEvent.keyboard('{Escape}');

  expect(screen.queryByRole('dialog', { name: 'Team' })).toBeNull();
  expect(button).toHaveFocus();
});

test('a filter that the page cannot use is struck through with the reason', async () => {
  const reason = { en: 'Cases have no channel.', zh: '案件没有渠道。' };
  open({ filters: { channel: ['voice'] } }, { unused: [{ filters: ['channel'], reason }] });

  const chip = screen.getByRole('button', { name: /^Channel: .*, not used here: Cases have no channel\.$/ });
  expect(chip.closest('.chip')).toHaveClass('unused');
  expect(screen.getByRole('button', { name: 'Team' }).closest('.chip')).not.toHaveClass('unused');
  await userEvent.click(screen.getByRole('button', { name: 'Remove filter Channel' }));
  expect(state.set).toHaveBeenCalledWith({ filters: {} });
});

test('dates and comparison that the page cannot use are struck through with the reason, dates not under a filter that needs them', () => {
  const date = { filters: ['dates'], reason: { en: 'one day', zh: '当天' }, unless: ['channel'] } as const;
  const compare = { filters: ['compare'], reason: { en: 'no earlier one', zh: '无此前' } } as const;
  open({}, { unused: [date, compare] });

  expect(screen.getByRole('button', { name: /^Dates: .*, not used here: one day$/ }).closest('.unused')).not.toBeNull();
  const button = screen.getByRole('button', { name: /^Compare: .*, not used here: no earlier one$/ });
  expect(button.closest('.unused')).toHaveAttribute('title', 'no earlier one');

  cleanup();
  open({ filters: { channel: ['voice'] } }, { unused: [date, compare] });

  expect(screen.getByRole('button', { name: /^Dates: / })).not.toHaveAccessibleName(/not used here/);
});
