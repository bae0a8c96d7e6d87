import { sum } from './numerics.ts';

/**
 * Exact distribution of the number of successes among independent trials of unequal probability (each 0–1), by
 * convolution in O(n²). Element k is P(k successes); no trials give `[1]`.
 */
export function poissonBinomial(probabilities: readonly number[]): number[] {
  const pmf = new Array<number>(probabilities.length + 1).fill(0);
  pmf[0] = 1;
  probabilities.forEach((p, trials) => {
    for (let k = trials + 1; k > 0; k--) pmf[k] = (pmf[k] ?? 0) * (1 - p) + (pmf[k - 1] ?? 0) * p;
    pmf[0] = (pmf[0] ?? 0) * (1 - p);
  });
  return pmf;
}

/**
 * Two-sided mid-p value (0–1) of the count `observed` under a distribution over 0, 1, 2 …: half of the observed
 * probability belongs to each tail (Lancaster 1961). An empty distribution gives 1: nothing speaks against anything.
 */
export function midP(pmf: readonly number[], observed: number): number {
  if (pmf.length === 0) return 1;
  const lower = sum(pmf.slice(0, Math.max(0, observed))) + 0.5 * (pmf[observed] ?? 0);
  return Math.min(1, 2 * Math.max(0, Math.min(lower, 1 - lower)));
}
