import { at, mean, quantile7, sum } from './numerics.ts';
import { mulberry32 } from './random.ts';

/**
 * Mean of values (one per agent-day or agent) with its 95 % bootstrap percentile interval, in the unit of the values
 * (Efron & Tibshirani 1993, ch. 13). Draws `draws` samples of the same size with replacement; the same seed gives the
 * same interval. `null` without values. O(values × draws).
 */
export function bootstrapMean(
  values: readonly number[],
  { draws = 2000, seed }: { draws?: number; seed: number }
): { mean: number; lo: number; hi: number } | null {
  const centre = mean(values);
  if (centre === null) return null;
  const random = mulberry32(seed);
  const pick = (): number => at(values, Math.floor(random() * values.length));
  const means = Array.from({ length: draws }, () => sum(values.map(pick)) / values.length);
  return { mean: centre, lo: quantile7(means, 0.025) ?? centre, hi: quantile7(means, 0.975) ?? centre };
}
