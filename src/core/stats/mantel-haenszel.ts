import { sum, Z95 } from './numerics.ts';

/** One 2 × 2 table: `a` events among `n1` exposed, `b` events among `n0` unexposed. */
export type Stratum = { a: number; n1: number; b: number; n0: number };

/** Common risk difference (ratio −1..1) and risk ratio with 95 % limits; the ratio is `null` when an arm has no events. */
export type MantelHaenszel = {
  rd: number;
  rdLo: number;
  rdHi: number;
  rr: number | null;
  rrLo: number | null;
  rrHi: number | null;
};

/**
 * Mantel–Haenszel risk difference (variance of Sato 1989) and risk ratio (variance of Greenland & Robins 1985) over
 * strata. Strata with an empty arm say nothing and are left out; `null` when none remains.
 */
export function mantelHaenszel(strata: readonly Stratum[]): MantelHaenszel | null {
  const tables = strata.filter(({ n1, n0 }) => n1 > 0 && n0 > 0).map((table) => ({ ...table, N: table.n1 + table.n0 }));
  if (tables.length === 0) return null;

  const weight = sum(tables.map(({ n1, n0, N }) => (n1 * n0) / N));
  const rd = sum(tables.map(({ a, n1, b, n0, N }) => (a * n0 - b * n1) / N)) / weight;
  const P = sum(tables.map(({ a, n1, b, n0, N }) => (n1 ** 2 * b - n0 ** 2 * a + (n1 * n0 * (n0 - n1)) / 2) / N ** 2));
  const Q = sum(tables.map(({ a, n1, b, n0, N }) => (a * (n0 - b) + b * (n1 - a)) / (2 * N)));
  const rdHalf = (Z95 * Math.sqrt(Math.max(0, rd * P + Q))) / weight;
  const difference = { rd, rdLo: rd - rdHalf, rdHi: rd + rdHalf };

  const R1 = sum(tables.map(({ a, n0, N }) => (a * n0) / N));
  const R0 = sum(tables.map(({ b, n1, N }) => (b * n1) / N));
  if (R1 === 0 || R0 === 0) return { ...difference, rr: null, rrLo: null, rrHi: null };
  const rr = R1 / R0;
  const logVariance = sum(tables.map(({ a, n1, b, n0, N }) => (n1 * n0 * (a + b) - a * b * N) / N ** 2)) / (R1 * R0);
  const factor = Math.exp(Z95 * Math.sqrt(Math.max(0, logVariance)));
  return { ...difference, rr, rrLo: rr / factor, rrHi: rr * factor };
}

/**
 * E-value of a risk ratio: how strongly (as a risk ratio, ≥ 1) an unmeasured factor would have to be tied to both
 * exposure and outcome to explain it away, VanderWeele & Ding (2017). `null` unless `rr` > 0.
 */
export function eValue(rr: number): number | null {
  if (!(rr > 0)) return null;
  const r = rr < 1 ? 1 / rr : rr;
  return r + Math.sqrt(r * (r - 1));
}
