import { at } from './numerics.ts';

/**
 * Sizes of the groups of one margin with small ones withheld (`null`), in the order of the input (METHODS 8.1): groups
 * of 1 to k − 1 are hidden; a single hidden group would follow from the total, so the next smallest is hidden too.
 * Empty groups are shown as 0.
 */
export function suppress(groups: readonly { name: string; n: number }[], k = 5): (number | null)[] {
  const sizes = groups.map(({ n }) => n);
  const hidden = new Set(sizes.flatMap((n, i) => (n > 0 && n < k ? [i] : [])));
  if (hidden.size === 1) {
    const others = sizes.map((_, i) => i).filter((i) => at(sizes, i) > 0 && !hidden.has(i));
    const next = others.sort((a, b) => at(sizes, a) - at(sizes, b) || a - b)[0];
    if (next !== undefined) hidden.add(next);
  }
  return sizes.map((n, i) => (hidden.has(i) ? null : n));
}
