import { render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import ValueMenu from '#lib/ui/filters/ValueMenu.svelte';

const LONG = 'Payment arrangement after a returned direct debit';

function widthFor(...labels: string[]): number {
  const values = labels.map((label) => ({ id: label, label }));
  const { container, unmount } = render(ValueMenu, { name: 'Cause', values, chosen: [], counts: null, onchange: vi.fn() }); // prettier-ignore
  const width = parseFloat(container.querySelector<HTMLElement>('.menu')!.style.inlineSize);
  expect(screen.getByText(labels[0]!)).toHaveAttribute('title', labels[0]);
  unmount();
  return width;
}

test('a menu is as wide as its longest name, up to a limit, and says names in full on hover', () => {
  expect(widthFor('Fee', 'Dispute')).toBe(256);
  // 30 letters of 13 px × 0.57 are 222.3 px; box, “only” and count take 150.
  expect(widthFor('Fee', 'a'.repeat(30))).toBe(373);
  expect(widthFor(LONG)).toBe(420);
});
