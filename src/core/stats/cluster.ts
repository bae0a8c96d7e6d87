import { clamp, tInv } from './numerics.ts';

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

/** An interval that is not symmetric, with half of the symmetric one (t × standard error), which tests of changes go by. */
export type SkewInterval = RatioInterval & { margin: number | null };

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

/**
 * 95 % cluster-robust interval of a share (the numerator is a part of the denominator), inside 0–1: Wilson's limits for the effective sample
 * n = R(1 − R)/se² of `clusterRatioInterval`, with t of k − 1 degrees of freedom in the place of z, which is to say n(z/t)². Korn & Graubard (1998);
 * Franco, Little, Louis & Slud (2019). At 0 and 1, where the clusters show no variance, every cluster counts as one trial. A ratio beyond 0–1 is no
 * share and keeps the symmetric limits.
 */
export function clusterShareInterval(moments: ClusterMoments): SkewInterval {
  const ratio = clusterRatioInterval(moments);
  const { value, se, lo } = ratio;
  const margin = value === null || lo === null ? null : value - lo;
  if (value === null || se === null || value < 0 || value > 1) return { ...ratio, margin };
  const t = tInv(0.975, moments.k - 1);
  const spread = value * (1 - value);
  // t²/n, of which Wilson's limits are made
  const pull = (t * t) / (spread > 0 ? spread / (se * se) : moments.k);
  const centre = (value + pull / 2) / (1 + pull);
  const half = Math.sqrt(pull * spread + (pull * pull) / 4) / (1 + pull);
  return { value, se, lo: value === 0 ? 0 : clamp(centre - half, 0, 1), hi: value === 1 ? 1 : clamp(centre + half, 0, 1), margin }; // prettier-ignore
}

/**
 * 95 % cluster-robust interval of something that cannot be negative (durations, contacts per hour): t on the log scale, transformed back
 * (METHODS 0.5), R · exp(± t·se/R) with the standard error of `clusterRatioInterval`. Of the same width as the symmetric one where that is narrow, and
 * never below zero. At 0, where the log does not exist, the symmetric limits stay.
 */
export function clusterLogInterval(moments: ClusterMoments): SkewInterval {
  const ratio = clusterRatioInterval(moments);
  const { value, se, lo } = ratio;
  if (value === null || se === null || lo === null) return { ...ratio, margin: null };
  const margin = value - lo;
  if (value <= 0) return { ...ratio, margin };
  const factor = Math.exp(margin / value);
  return { value, se, lo: value / factor, hi: value * factor, margin };
}
