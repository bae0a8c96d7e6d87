import { at } from './numerics.ts';

/**
 * Benjamini–Hochberg adjusted p-values (0–1) in the order of the input; flag those at or below the accepted false
 * discovery rate. Benjamini & Hochberg (1995). An empty list gives an empty list.
 */
export function bh(pValues: readonly number[]): number[] {
  const m = pValues.length;
  const adjusted = new Array<number>(m).fill(1);
  const descending = pValues.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  let smallest = 1;
  descending.forEach(({ i }, rank) => {
    smallest = Math.min(smallest, (at(pValues, i) * m) / (m - rank));
    adjusted[i] = smallest;
  });
  return adjusted;
}
