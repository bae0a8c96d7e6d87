import { at } from './numerics.ts';

/**
 * Sizes of the groups of one margin with small ones withheld (`null`), in the order of the input (METHODS 8.1): groups
 * of 1 to k − 1 are hidden; what is hidden follows from the total, so the next smallest are hidden too until at least
 * two groups and k people are. Empty groups are shown as 0.
 */
export function suppress(groups: readonly { name: string; n: number }[], k = 5): (number | null)[] {
  const sizes = groups.map(({ n }) => n);
  const hidden = new Set(sizes.flatMap((n, i) => (n > 0 && n < k ? [i] : [])));
  const others = sizes
    .map((_, i) => i)
    .filter((i) => at(sizes, i) > 0 && !hidden.has(i))
    .sort((a, b) => at(sizes, a) - at(sizes, b) || a - b);
  const people = () => [...hidden].reduce((sum, i) => sum + at(sizes, i), 0);
  while (hidden.size > 0 && (hidden.size === 1 || people() < k)) {
    const next = others.shift();
    if (next === undefined) break;
    hidden.add(next);
  }
  return sizes.map((n, i) => (hidden.has(i) ? null : n));
}

/** People of a part of a whole: how many of it are in a selection. */
export interface Share {
  readonly selected: number;
  readonly all: number;
}

/**
 * True when a figure over the selected people gives away one over fewer than k, beside the figures of the whole and of
 * its parts (METHODS 8.1.3): a part must be in the selection as a whole, not at all, or with at least k people on either
 * side; and parts that are hidden must be in it all or not at all.
 */
export function singlesOut(parts: readonly Share[], k = 5): boolean {
  const cut = parts.some(({ selected, all }) => selected > 0 && selected < all && (selected < k || all - selected < k));
  const sizes = suppress(
    parts.map(({ all }, i) => ({ name: String(i), n: all })),
    k
  );
  const hidden = parts.filter((_, i) => sizes[i] === null);
  const [selected, all] = [sum(hidden, 'selected'), sum(hidden, 'all')];
  return cut || (selected > 0 && selected < all);
}

const sum = (parts: readonly Share[], what: keyof Share): number =>
  parts.reduce((total, part) => total + part[what], 0);
