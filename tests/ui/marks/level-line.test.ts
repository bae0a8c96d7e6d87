import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import LevelLine from '#lib/ui/marks/LevelLine.svelte';

const FULL = {
  now: 47, interval: [45, 49] as const, previous: 43, usual: { low: 39, high: 44 }, family: 'strain' as const, label: 'Strain: 47'
}; // prettier-ignore

test('draws band, tick, interval and dot, and says the same in words', () => {
  render(LevelLine, FULL);

  const line = screen.getByRole('img', { name: 'Strain: 47' });
  expect([...line.children].map((mark) => mark.classList[0])).toEqual(['band', 'previous', 'interval', 'now']);
});

test('is hollow and without interval under the minimum sample', () => {
  render(LevelLine, { ...FULL, small: true });

  const line = screen.getByRole('img');
  expect(line.querySelector('.now')).toHaveClass('hollow');
  expect(line.querySelector('.interval')).toBeNull();
});

test('draws only what is known', () => {
  render(LevelLine, { ...FULL, interval: null, previous: null, usual: null });

  expect(screen.getByRole('img').children).toHaveLength(1);
});
