import { suppress } from '#core/stats/privacy.ts';

/** One cell of situations: names of its parts and its sums. Sums add up when cells are put together. */
export interface Cell<Sums> {
  readonly cause: number | null;
  readonly dpd: number | null;
  /** Canonical willingness; `null` = unknown; `other` = several put together. */
  readonly willingness: string | null;
  /** Cases. */
  readonly n: number;
  readonly sums: Sums;
  /** Withheld: neither size nor figures are shown. */
  readonly isHidden?: boolean;
}

/** Adds the sums of two cells. */
export type AddSums<Sums> = (a: Sums, b: Sums) => Sums;

/**
 * Puts small cells together (METHODS 8.1: cases and customers k = 10, merged with the smallest neighbour or withheld). Within a cause and
 * bucket, willingness below `k` is put together, with the next smallest as long as that is still below `k`; a cause and bucket below `k` as
 * a whole is withheld (cells without any case take nobody along), and with a single withheld one of its cause the next smallest too.
 */
export function mergeSmall<Sums>(cells: readonly Cell<Sums>[], add: AddSums<Sums>, k: number): Cell<Sums>[] {
  const merged = groupBy(cells, (cell) => `${cell.cause}|${cell.dpd}`).flatMap((row) => mergeRow(row, add, k));
  return groupBy(merged, (cell) => String(cell.cause)).flatMap((cause) => hideSmall(cause, k));
}

function mergeRow<Sums>(row: readonly Cell<Sums>[], add: AddSums<Sums>, k: number): Cell<Sums>[] {
  const kept = row.filter(({ n }) => n >= k);
  const small = row.filter(({ n }) => n < k);
  if (small.length === 0) return [...row];
  let rest = together(small, add);
  if (rest.n === 0) return [...kept, rest];
  const neighbours = [...kept].sort((a, b) => a.n - b.n);
  const taken = new Set<Cell<Sums>>();
  while (rest.n < k && neighbours.length > 0) {
    const next = neighbours.shift();
    if (!next) break;
    taken.add(next);
    rest = together([rest, next], add);
  }
  return [...kept.filter((cell) => !taken.has(cell)), rest];
}

function together<Sums>(cells: readonly Cell<Sums>[], add: AddSums<Sums>): Cell<Sums> {
  return cells.reduce((a, b) => ({ ...a, willingness: 'other', n: a.n + b.n, sums: add(a.sums, b.sums) }));
}

function hideSmall<Sums>(cells: readonly Cell<Sums>[], k: number): Cell<Sums>[] {
  const shown = suppress(
    cells.map(({ n }, i) => ({ name: String(i), n })),
    k
  );
  return cells.map((cell, i) => (shown[i] === null ? { ...cell, isHidden: true } : cell));
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
