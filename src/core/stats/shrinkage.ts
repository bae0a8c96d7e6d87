import { at, betaInv, clamp, quantile7, sum } from './numerics.ts';

/** Rate of one unit after shrinkage towards the common mean: ratios 0–1, `reliability` the weight of its own data. */
export type ShrunkRate = { mean: number; lo: number; hi: number; reliability: number };

/** Common mean `mu`, intra-unit correlation `rho` (ratios 0–1) and prior weight `M` in trials (`Infinity`: no differences). */
export type ShrunkRates = { mu: number; rho: number; M: number; post: ShrunkRate[] };

/**
 * Beta-binomial shrinkage of rates y/n of several units, prior by the ANOVA (moment) estimator of the intra-unit
 * correlation (Fleiss 1981; Efron & Morris 1975 for the idea). Units without trials get the prior itself.
 * `null` below two units with trials or when every unit has one trial.
 */
export function ebBetaBinomial(y: readonly number[], n: readonly number[], confidence = 0.95): ShrunkRates | null {
  const units = y.map((events, i) => ({ events, trials: at(n, i) }));
  const known = units.filter(({ trials }) => trials > 0);
  const trialsTotal = sum(known.map(({ trials }) => trials));
  const freedom = trialsTotal - known.length;
  if (known.length < 2 || freedom <= 0) return null;

  const mu = sum(known.map(({ events }) => events)) / trialsTotal;
  const between = sum(known.map(({ events, trials }) => trials * (events / trials - mu) ** 2)) / (known.length - 1);
  const within = sum(known.map(({ events, trials }) => events * (1 - events / trials))) / freedom;
  const typical = (trialsTotal - sum(known.map(({ trials }) => trials ** 2)) / trialsTotal) / (known.length - 1);
  const scale = between + (typical - 1) * within;
  const rho = scale > 0 ? clamp((between - within) / scale, 0, 1) : 0;
  if (rho === 0) return { mu, rho, M: Infinity, post: units.map(() => ({ mean: mu, lo: mu, hi: mu, reliability: 0 })) };

  const M = (1 - rho) / rho;
  const [a, b, tail] = [mu * M, (1 - mu) * M, (1 - confidence) / 2];
  const post = units.map(({ events, trials }) => ({
    mean: M + trials > 0 ? (a + events) / (M + trials) : mu,
    lo: betaInv(tail, a + events, b + trials - events),
    hi: betaInv(1 - tail, a + events, b + trials - events),
    reliability: M + trials > 0 ? trials / (trials + M) : 0
  }));
  return { mu, rho, M, post };
}

/** Excess per case (ratio −1..1) of one unit, its z, its reliability (0–1), the shrunk excess and its standard error. */
export type ShrunkExcess = { excess: number; z: number; reliability: number; shrunk: number; se: number };

/**
 * Shrinkage of case-mix adjusted excess (O − E)/n towards 0 over several units: prior N(0, τ²), τ² by moments
 * (DerSimonian & Laird 1986 with known mean 0). O, E, V = observed, expected and variance of the event count, n = cases.
 * Rows keep the order; `null` for a unit without cases or without variance. τ² = 0 means no differences were found.
 */
export function shrinkExcess(
  observed: readonly number[],
  expected: readonly number[],
  variance: readonly number[],
  cases: readonly number[]
): { tau2: number; rows: (ShrunkExcess | null)[] } {
  const units = observed.map((o, i) => {
    const n = at(cases, i);
    return n > 0 && at(variance, i) > 0 ? { d: (o - at(expected, i)) / n, v: at(variance, i) / n ** 2 } : null;
  });
  const known = units.filter((unit) => unit !== null);
  const precision = sum(known.map(({ v }) => 1 / v));
  const tau2 =
    known.length === 0 ? 0 : Math.max(0, (sum(known.map(({ d, v }) => (d * d) / v)) - known.length) / precision);
  const rows = units.map((unit) => {
    if (!unit) return null;
    const { d, v } = unit;
    const reliability = tau2 / (tau2 + v);
    return { excess: d, z: d / Math.sqrt(v), reliability, shrunk: reliability * d, se: Math.sqrt(reliability * v) };
  });
  return { tau2, rows };
}

/**
 * Overdispersion φ of standardised residuals: mean of z² after winsorising both ends by `trim`, Spiegelhalter (2005).
 * Above 1 the limits of a funnel widen by √φ. `null` without residuals.
 */
export function overdispersion(z: readonly number[], trim = 0.1): { phi: number } | null {
  const [lo, hi] = [quantile7(z, trim), quantile7(z, 1 - trim)];
  if (lo === null || hi === null) return null;
  return { phi: sum(z.map((value) => clamp(value, lo, hi) ** 2)) / z.length };
}
