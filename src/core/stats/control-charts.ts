import { at, clamp, mean, sum } from './numerics.ts';
import type { Interval } from './proportions.ts';

/** Mean moving range of two points divided by this is a standard deviation (d₂ of two, Shewhart's constants). */
const D2 = 1.128;
/** 3 / d₂: half width of the limits of individual values, in mean moving ranges. */
const XMR_LIMIT = 2.66;
/** D₄ of two: upper limit of the moving range, in mean moving ranges (3.267 and 3.268 are both in print). */
const MOVING_RANGE_LIMIT = 3.268;
const RUN_LENGTH = 8;

const movingRanges = (x: readonly number[]): number[] => x.slice(1).map((value, i) => Math.abs(value - at(x, i)));

/** Centre, mean moving range and limits in the unit of the series; `out` holds the indices beyond the limits. */
export type XmrChart = { mean: number; mrBar: number; lcl: number; ucl: number; mrUcl: number; out: number[] };

/**
 * XmR chart (individual values and moving range; Wheeler 1993). The first `baseline` points set the limits, by default
 * all; every point is judged by them. `null` below two baseline points.
 */
export function xmr(x: readonly number[], baseline = x.length): XmrChart | null {
  const frozen = x.slice(0, baseline);
  const [centre, mrBar] = [mean(frozen), mean(movingRanges(frozen))];
  if (centre === null || mrBar === null) return null;
  const [lcl, ucl] = [centre - XMR_LIMIT * mrBar, centre + XMR_LIMIT * mrBar];
  const out = x.flatMap((value, i) => (value > ucl || value < lcl ? [i] : []));
  return { mean: centre, mrBar, lcl, ucl, mrUcl: MOVING_RANGE_LIMIT * mrBar, out };
}

/** A rule that a series breaks at point `index` (the last point of the pattern). */
export type RunSignal = { index: number; rule: 'outside' | 'run_of_8' | 'two_of_three' };

/**
 * The three rules of METHODS 6.1 (after Western Electric 1956 and Nelson 1984): a point beyond 3σ, eight in a row on one
 * side of the centre, two of three beyond 2σ on the same side. `centre` and `sigma` in the unit of `x`; take σ from the
 * moving range (`mrBar / 1.128`), never from the overall SD. No signals when σ is 0.
 */
export function runRules(x: readonly number[], centre: number, sigma: number): RunSignal[] {
  if (!(sigma > 0)) return [];
  const z = x.map((value) => (value - centre) / sigma);
  const signals: RunSignal[] = [];
  let run = 0;
  z.forEach((value, index) => {
    const side = Math.sign(value);
    run = side === 0 ? 0 : side === Math.sign(run) ? run + side : side;
    if (Math.abs(value) > 3) signals.push({ index, rule: 'outside' });
    if (Math.abs(run) >= RUN_LENGTH) signals.push({ index, rule: 'run_of_8' });
    const beyond = z.slice(Math.max(0, index - 2), index + 1).filter((v) => v * side > 2).length;
    if (Math.abs(value) > 2 && beyond >= 2) signals.push({ index, rule: 'two_of_three' });
  });
  return signals;
}

/**
 * Overall proportion (0–1), Laney's σ_z, and the limits of each point under the p chart (`p`) and under Laney's p′
 * (`laney`). Limits are `null` for a point without trials; σ_z and all of `laney` are `null` when it cannot be estimated.
 */
export type LaneyChart = {
  pbar: number;
  sigmaZ: number | null;
  p: (Interval | null)[];
  laney: (Interval | null)[];
};

/**
 * p and p′ chart of a series of `x` events in `n` trials (Laney 2002): limits p̄ ± 3·σ_z·√(p̄(1 − p̄)/nᵢ), clamped to 0..1.
 * `null` without any trials.
 */
export function laneyP(x: readonly number[], n: readonly number[]): LaneyChart | null {
  const trials = sum(n);
  if (!(trials > 0)) return null;
  const pbar = clamp(sum(x) / trials, 0, 1);
  const se = n.map((trialsHere) => (trialsHere > 0 ? Math.sqrt((pbar * (1 - pbar)) / trialsHere) : null));
  const z = x.flatMap((events, i) => {
    const s = at(se, i);
    return s ? [(events / at(n, i) - pbar) / s] : [];
  });
  const meanRange = mean(movingRanges(z));
  const sigmaZ = meanRange === null ? null : meanRange / D2;
  const limits = (factor: number | null): (Interval | null)[] =>
    se.map((s) =>
      s === null || factor === null ? null : [clamp(pbar - 3 * factor * s, 0, 1), clamp(pbar + 3 * factor * s, 0, 1)]
    );
  return { pbar, sigmaZ, p: limits(1), laney: limits(sigmaZ) };
}

/**
 * EWMA chart for slow drift (Roberts 1959): weighted mean `z` per point with exact limits
 * µ ± L·σ·√(λ/(2 − λ)·(1 − (1 − λ)^{2i})), all in the unit of `x`. Empty for an empty series.
 */
export function ewmaChart(
  x: readonly number[],
  mu: number,
  sigma: number,
  lambda = 0.2,
  L = 2.7
): { z: number; lcl: number; ucl: number; signal: boolean }[] {
  let z = mu;
  return x.map((value, i) => {
    z = lambda * value + (1 - lambda) * z;
    const half = L * sigma * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (i + 1))));
    return { z, lcl: mu - half, ucl: mu + half, signal: z > mu + half || z < mu - half };
  });
}

/** Upper and lower cumulative sum in the unit of `x`; `since` is the index at which a signalled shift began, else `null`. */
export type CusumPoint = { hi: number; lo: number; signal: boolean; since: number | null };

/**
 * Tabular CUSUM for a small persistent shift (Page 1954; Montgomery & Runger): reference value `K` and decision interval
 * `H` in the unit of `x`, usually 0.5σ and 5σ. After a signal both sums start anew; the shift began after the last zero.
 */
export function cusum(x: readonly number[], mu: number, K: number, H: number): CusumPoint[] {
  let [hi, lo, hiStart, loStart] = [0, 0, 0, 0];
  return x.map((value, i) => {
    if (hi === 0) hiStart = i;
    if (lo === 0) loStart = i;
    hi = Math.max(0, value - (mu + K) + hi);
    lo = Math.max(0, mu - K - value + lo);
    const signal = hi > H || lo > H;
    const point: CusumPoint = { hi, lo, signal, since: signal ? (hi > H ? hiStart : loStart) : null };
    if (signal) [hi, lo] = [0, 0];
    return point;
  });
}
