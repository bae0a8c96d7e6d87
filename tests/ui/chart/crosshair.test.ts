import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { bucketAt } from '#lib/ui/chart/crosshair.svelte.ts';
import TimeCharts from './TimeCharts.svelte';

test('a day lies in its week, a half-hour in its hour', () => {
  const weeks = ['2025-06-02', '2025-06-09', '2025-06-16'];

  expect(bucketAt(weeks, '2025-06-11')).toBe(1);
  expect(bucketAt(weeks, '2025-06-22')).toBe(2);
  expect(bucketAt(weeks, '2025-06-23')).toBeNull();
  expect(bucketAt(weeks, '2025-06-01')).toBeNull();
  expect(bucketAt(['08:00', '09:00'], '08:30')).toBe(0);
});

test('axes of different kinds share nothing', () => {
  expect(bucketAt(['08:00', '09:00'], '2025-06-02')).toBeNull();
  expect(bucketAt(['1', '2'], '2025-06-02')).toBeNull();
  expect(bucketAt([], '2025-06-02')).toBeNull();
});

test('the mark under the focus of one chart is crossed in the other, and only there', async () => {
  render(TimeCharts);
  const lines = () => ['By day', 'By week'].map((name) => screen.getByRole('group', { name }).querySelector<HTMLElement>('.crosshair')?.style.left); // prettier-ignore
  await userEvent.tab();
  await userEvent.keyboard('{End}');
  expect(lines()).toEqual([undefined, '15px']);

  await userEvent.keyboard('{Home}');
  expect(lines()).toEqual([undefined, '5px']);

  await userEvent.keyboard('{Escape}');
  expect(lines()).toEqual([undefined, undefined]);
});
