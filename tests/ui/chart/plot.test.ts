import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import Histogram from '#lib/ui/chart/Histogram.svelte';
import LineBand from '#lib/ui/chart/LineBand.svelte';
import StripPlot from '#lib/ui/chart/StripPlot.svelte';
import { HANDLING, SHIFTS, WEEKLY } from '../../fixtures/charts.ts';
import { CONTEXT } from '../../unit/charts/context.ts';

test('a line chart chooses its buckets as a range and opens the rows of one', async () => {
  const [onrange, onrows] = [vi.fn(), vi.fn()];
  render(LineBand, { props: { data: WEEKLY, context: CONTEXT, onrange, onrows } });

  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
  expect(onrange).toHaveBeenCalledWith('2025-04-21', '2025-04-21');

  await userEvent.keyboard('{End}{Shift>}{Enter}{/Shift}');
  expect(onrows).toHaveBeenCalledWith('2025-06-30');
});

test('a histogram chooses the values of a bin, open at the end', async () => {
  const onrange = vi.fn();
  render(Histogram, { props: { data: HANDLING, context: CONTEXT, onrange } });

  await userEvent.tab();
  await userEvent.keyboard('{Home}{Enter}{End}{Enter}');

  expect(onrange.mock.calls).toEqual([
    [0, 60],
    [900, null]
  ]);
});

test('a strip plot chooses a group by its key', async () => {
  const onchoose = vi.fn();
  render(StripPlot, { props: { data: SHIFTS, context: CONTEXT, onchoose } });

  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');

  expect(onchoose).toHaveBeenCalledWith('middle', { add: false });
});

test('a chart says its title and extremes as its name', () => {
  render(LineBand, { props: { data: WEEKLY, context: CONTEXT } });

  expect(screen.getByRole('group', { name: /^Repeat contact within 7 days.*highest 17\.3%/ })).toBeVisible();
});

test('a chart with less than 280 px becomes a list', async () => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(260);
  render(StripPlot, { props: { data: SHIFTS, context: CONTEXT } });

  expect(document.querySelectorAll('[data-row]')).toHaveLength(SHIFTS.groups.length);
  vi.restoreAllMocks();
});
