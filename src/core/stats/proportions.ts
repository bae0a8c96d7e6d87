import { betaInv, clamp, Z95 } from './numerics.ts';

/** Lower and upper limit, in the unit of the value. */
export type Interval = [lo: number, hi: number];

const isShare = (x: number, n: number): boolean => n > 0 && x >= 0 && x <= n;

/**
 * Wilson score interval (ratio 0–1) of `x` events in `n` trials, Wilson (1927); 95 % by default.
 * `null` without trials or when `x` is not in 0..n.
 */
export function wilson(x: number, n: number, z = Z95): Interval | null {
  if (!isShare(x, n)) return null;
  const p = x / n;
  const d = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / d;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / d;
  return [x === 0 ? 0 : clamp(centre - half, 0, 1), x === n ? 1 : clamp(centre + half, 0, 1)];
}

/**
 * Exact interval (ratio 0–1) of `x` events in `n` trials, Clopper & Pearson (1934).
 * `null` without trials or when `x` is not in 0..n.
 */
export function clopperPearson(x: number, n: number, confidence = 0.95): Interval | null {
  if (!isShare(x, n)) return null;
  const tail = (1 - confidence) / 2;
  return [x === 0 ? 0 : betaInv(tail, x, n - x + 1), x === n ? 1 : betaInv(1 - tail, x + 1, n - x)];
}

/**
 * Difference of two proportions x1/n1 − x2/n2 (ratio −1..1) with its 95 % interval from the two Wilson intervals,
 * Newcombe (1998), method 10. `null` when one side has no trials.
 */
export function newcombe(
  x1: number,
  n1: number,
  x2: number,
  n2: number
): { diff: number; lo: number; hi: number } | null {
  const [first, second] = [wilson(x1, n1), wilson(x2, n2)];
  if (!first || !second) return null;
  const [p1, p2] = [x1 / n1, x2 / n2];
  const [l1, u1] = first;
  const [l2, u2] = second;
  const diff = p1 - p2;
  return { diff, lo: diff - Math.hypot(p1 - l1, u2 - p2), hi: diff + Math.hypot(u1 - p1, p2 - l2) };
}
