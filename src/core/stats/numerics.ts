/** Standard normal quantile of 0.975: half width of a two-sided 95 % interval in standard errors. */
export const Z95 = 1.959963984540054;

const TINY = 1e-300;

/** Element `i` of a list; a programmer error (parallel lists of unequal length) throws. */
export function at<T>(list: readonly T[], i: number): T {
  const value = list[i];
  if (value === undefined) throw new Error(`index out of range: ${i}`);
  return value;
}

/** `x` limited to lo..hi, in the unit of `x`. */
export const clamp = (x: number, lo: number, hi: number): number => Math.min(hi, Math.max(lo, x));

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7
] as const;

/** ln Γ(x) for x > 0; relative error below 1e-13 (Lanczos 1964, g = 7, nine terms). */
export function lgamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lgamma(1 - x);
  const y = x - 1;
  const t = y + 7.5;
  let series = 0.9999999999998099;
  LANCZOS.forEach((coefficient, i) => {
    series += coefficient / (y + i + 1);
  });
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(series);
}

/**
 * Regularised lower incomplete gamma function P(a, x) in 0..1, for a > 0; 0 when x ≤ 0.
 * Series below a + 1, continued fraction (Lentz) above: Press et al., Numerical Recipes, 6.2.
 */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const front = Math.exp(-x + a * Math.log(x) - lgamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let total = term;
    for (let n = 1; n < 10_000; n++) {
      term *= x / (a + n);
      total += term;
      if (term < total * 1e-16) break;
    }
    return total * front;
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 10_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || TINY);
    c = b + an / c || TINY;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - front * h;
}

/** Standard normal distribution function Φ(z), by P(½, z²/2). */
export const normCdf = (z: number): number =>
  z >= 0 ? 0.5 + 0.5 * gammaP(0.5, (z * z) / 2) : 0.5 - 0.5 * gammaP(0.5, (z * z) / 2);

/** Upper tail of the chi-square distribution with `df` > 0 degrees of freedom: a p-value in 0..1. */
export const chiSquareTail = (chi2: number, df: number): number => 1 - gammaP(df / 2, chi2 / 2);

/**
 * Regularised incomplete beta function I_x(a, b) in 0..1, for a, b > 0.
 * Continued fraction (Lentz): Press et al., Numerical Recipes, 6.4.
 */
export function betaI(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaI(b, a, 1 - x);
  const front = Math.exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let h = d;
  for (let m = 1; m < 5000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return (front * h) / a;
}

/** Root of an increasing function between `lo` and `hi`, to the last bit a halving can reach. */
export function bisect(f: (x: number) => number, lo: number, hi: number): number {
  let [low, high] = [lo, hi];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Quantile of the beta distribution, p in 0..1. The limits a ≤ 0 and b ≤ 0 are the point masses at 0 and at 1. */
export function betaInv(p: number, a: number, b: number): number {
  if (a <= 0) return 0;
  if (b <= 0) return 1;
  return bisect((x) => betaI(a, b, x) - p, 0, 1);
}

/** Standard normal quantile, p in 0..1 (exclusive), between −40 and 40. */
export const normInv = (p: number): number => bisect((z) => normCdf(z) - p, -40, 40);

/** Quantiles for whole degrees of freedom, by p: hundreds of intervals of a page share a few of them. */
const knownT = new Map<number, Map<number, number>>();

/** Student t quantile, p in 0..1 (exclusive), df > 0 (Abramowitz & Stegun 26.7.1: t by the incomplete beta). */
export function tInv(p: number, df: number): number {
  if (!(df > 0 && p > 0 && p < 1)) throw new Error(`t quantile needs 0 < p < 1 and df > 0: ${p}, ${df}`);
  if (p === 0.5) return 0;
  if (p < 0.5) return -tInv(1 - p, df);
  const known = knownT.get(p) ?? new Map<number, number>();
  const found = known.get(df);
  if (found !== undefined) return found;
  const x = betaInv(2 * (1 - p), df / 2, 0.5);
  const t = Math.sqrt(df * (1 / x - 1));
  if (Number.isInteger(df)) knownT.set(p, known.set(df, t));
  return t;
}

/** Sum in the unit of the values; 0 for an empty list. */
export const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0);

/** Arithmetic mean in the unit of the values; `null` for an empty list. */
export const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length;

/** Sample standard deviation (n − 1) in the unit of the values; `null` below two values. */
export function sd(values: readonly number[]): number | null {
  const m = mean(values);
  if (m === null || values.length < 2) return null;
  return Math.sqrt(sum(values.map((x) => (x - m) ** 2)) / (values.length - 1));
}

/**
 * Quantile by linear interpolation, q in 0..1; `null` for an empty list.
 * Type 7 of Hyndman & Fan (1996), the same as DuckDB's `quantile_cont`.
 */
export function quantile7(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((x, y) => x - y);
  const h = (sorted.length - 1) * clamp(q, 0, 1);
  const i = Math.floor(h);
  const low = at(sorted, i);
  return i + 1 < sorted.length ? low + (h - i) * (at(sorted, i + 1) - low) : low;
}
