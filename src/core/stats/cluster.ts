import { tInv } from './numerics.ts';

/** Number of clusters and the six moments of their totals (numerator and denominator of the ratio per cluster). */
export type ClusterMoments = {
  k: number;
  sumNum: number;
  sumDen: number;
  sumNum2: number;
  sumNumDen: number;
  sumDen2: number;
};

/** A ratio, its standard error and 95 % limits, in the unit of the ratio; what cannot be computed is `null`. */
export type RatioInterval = { value: number | null; se: number | null; lo: number | null; hi: number | null };

/**
 * 95 % cluster-robust interval of the ratio of two sums over k clusters (people, agent-days), by linearisation (delta
 * method): variance k/(k − 1) · Σ(num − R·den)² / (Σ den)², t with k − 1 degrees of freedom. Cochran (1977), ch. 6;
 * Särndal, Swensson & Wretman (1992), 5.6. The sum of squares comes from the moments, so SQL can group on any level.
 * No value when Σ den = 0; no interval below two clusters.
 */
export function clusterRatioInterval(moments: ClusterMoments): RatioInterval {
  const { k, sumNum, sumDen, sumNum2, sumNumDen, sumDen2 } = moments;
  const value = sumNum / sumDen;
  if (sumDen === 0 || !Number.isFinite(value)) return { value: null, se: null, lo: null, hi: null };
  if (k < 2) return { value, se: null, lo: null, hi: null };
  const squares = Math.max(0, sumNum2 - 2 * value * sumNumDen + value * value * sumDen2);
  const se = Math.sqrt((k / (k - 1)) * squares) / Math.abs(sumDen);
  const half = tInv(0.975, k - 1) * se;
  return { value, se, lo: value - half, hi: value + half };
}
