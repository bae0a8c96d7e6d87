import { at, sum } from './numerics.ts';

/** Last level, trend per step and seasonal terms, one-step fits of the past, and the forecast; all in the unit of the series. */
export type HoltWinters = { level: number; trend: number; season: number[]; fit: number[]; forecast: number[] };

/**
 * Additive Holt–Winters forecast of `horizon` steps with season length `m` and smoothing weights for level, trend and
 * season (each 0–1); started from the first two seasons (Winters 1960; Hyndman & Athanasopoulos, ch. 8).
 * `null` below two seasons.
 */
export function holtWinters(
  x: readonly number[],
  m: number,
  alpha: number,
  beta: number,
  gamma: number,
  horizon: number
): HoltWinters | null {
  if (!(m >= 1) || x.length < 2 * m) return null;
  const firstSeason = sum(x.slice(0, m)) / m;
  let level = firstSeason;
  let trend = (sum(x.slice(m, 2 * m)) / m - firstSeason) / m;
  const season = x.slice(0, m).map((value) => value - firstSeason);
  const fit = x.map((value, t) => {
    const seasonal = at(season, t % m);
    const [fitted, previous] = [level + trend + seasonal, level];
    level = alpha * (value - seasonal) + (1 - alpha) * (level + trend);
    trend = beta * (level - previous) + (1 - beta) * trend;
    season[t % m] = gamma * (value - level) + (1 - gamma) * seasonal;
    return fitted;
  });
  const forecast = Array.from({ length: horizon }, (_, k) => level + (k + 1) * trend + at(season, (x.length + k) % m));
  return { level, trend, season, fit, forecast };
}

/** Smoothing weights tried by `fitHoltWinters` (METHODS 6.3 asks for 0.05–0.95; steps of 0.15 are our choice). */
const GRID = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95] as const;

/**
 * Holt–Winters with the weights of a grid 0.05–0.95 that make the squared one-step errors after the first season
 * smallest; ties go to the smaller weights. `null` below two seasons.
 */
export function fitHoltWinters(
  x: readonly number[],
  m: number,
  horizon: number
): (HoltWinters & { alpha: number; beta: number; gamma: number }) | null {
  const candidates = GRID.flatMap((alpha) => GRID.flatMap((beta) => GRID.map((gamma) => ({ alpha, beta, gamma }))));
  let best: { weights: (typeof candidates)[number]; error: number } | null = null;
  for (const weights of candidates) {
    const model = holtWinters(x, m, weights.alpha, weights.beta, weights.gamma, 0);
    if (!model) return null;
    const error = sum(x.slice(m).map((value, i) => (value - at(model.fit, i + m)) ** 2));
    if (!best || error < best.error) best = { weights, error };
  }
  if (!best) return null;
  const { alpha, beta, gamma } = best.weights;
  const model = holtWinters(x, m, alpha, beta, gamma, horizon);
  return model && { ...model, alpha, beta, gamma };
}

/** Weighted absolute percentage error Σ|y − ŷ| / Σy (ratio); `null` when Σy is not positive. */
export function wape(actual: readonly number[], forecast: readonly number[]): number | null {
  const total = sum(actual);
  return total > 0 ? sum(actual.map((value, i) => Math.abs(value - at(forecast, i)))) / total : null;
}
