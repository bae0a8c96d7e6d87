import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import KeyFigure from '#lib/ui/marks/KeyFigure.svelte';
import { figure } from '../../fixtures/overview.ts';

function tileOf(overrides = {}): HTMLElement {
  const { container } = render(KeyFigure, { figure: figure(overrides) });
  return container.querySelector<HTMLElement>('[data-metric]')!;
}

test('carries the value in full precision for tests and exports', () => {
  const tile = tileOf({ value: 0.8341234567 });

  expect(tile.dataset).toMatchObject({ metric: 'occupancy', value: '0.8341234567', n: '812' });
  expect(tile).not.toHaveAttribute('data-reason');
});

test('says in words that a figure is above its usual range', () => {
  tileOf();

  expect(screen.getByText('above')).toHaveClass('flag');
  expect(screen.getByText('usual 78.0–82.6%')).toBeInTheDocument();
});

test('shows an en dash with the reason where there is no value', () => {
  const tile = tileOf({ value: null, reason: 'needs after-call work' });

  expect(tile.dataset.value).toBe('');
  expect(tile.dataset.reason).toBe('needs after-call work');
  expect(tile).toHaveTextContent('–');
  expect(screen.getByText('needs after-call work')).toBeInTheDocument();
});

test('says “too few” under the minimum sample', () => {
  tileOf({ small: true, flag: null, usualText: null });

  expect(screen.getByText('too few')).toBeInTheDocument();
});
