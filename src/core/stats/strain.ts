import { at, clamp, mean, quantile7, sd, sum, tInv } from './numerics.ts';

/**
 * One component of the strain-risk index (METHODS 3.2): family, weight (all weights sum to 1), anchors that score 0, 50
 * and 100 in the unit its id names (`lo` > `hi`: less is worse), and the grade of the evidence behind the anchors.
 */
export type Comp = {
  id: string;
  fam: string;
  w: number;
  lo: number;
  mid: number;
  hi: number;
  grade: 'A' | 'B' | 'C';
};

/** Median and robust standard deviation of a frozen reference period, in the unit of the component. */
export type RobustRef = { med: number; scale: number };

/** Score 0–100 of one component, its weight in this composition (weights sum to 1) and `weight · score` in points. */
export type SriPart = { id: string; value: number; score: number; weight: number; contribution: number };

/** The index (0–100, or `null` when refused), the covered share of the full weight (0–1) and its parts. */
export type SriResult = { sri: number | null; coverage: number; missing: string[]; parts: SriPart[] };

/** Components, weights and anchors of METHODS 3.2. */
export const SRI_DEFAULT: readonly Comp[] = [
  { id: 'P1_occupancy', fam: 'pace', w: 0.2, lo: 0.6, mid: 0.85, hi: 0.95, grade: 'B' },
  { id: 'P2_back_to_back', fam: 'pace', w: 0.1, lo: 0.2, mid: 0.6, hi: 0.95, grade: 'C' },
  { id: 'R1_unbroken_min', fam: 'recovery', w: 0.15, lo: 30, mid: 60, hi: 150, grade: 'B' },
  { id: 'R2_difficult_no_recovery_8h', fam: 'recovery', w: 0.1, lo: 0, mid: 3, hi: 8, grade: 'C' },
  { id: 'E1_difficult_per_h', fam: 'emotional', w: 0.2, lo: 0, mid: 1.25, hi: 3, grade: 'C' },
  { id: 'T1_day_h', fam: 'time', w: 0.1, lo: 7, mid: 9, hi: 12, grade: 'B' },
  { id: 'T2_rest_h', fam: 'time', w: 0.05, lo: 16, mid: 11, hi: 8, grade: 'A' },
  { id: 'B1_backlog_days', fam: 'backlog', w: 0.1, lo: 1, mid: 2, hi: 5, grade: 'C' }
];

const MIN_COVERAGE = 0.6;
const EWMA_START_DAYS = 5;

/** −1 when less is worse, else 1. */
const direction = (c: { lo: number; hi: number }): 1 | -1 => (c.hi < c.lo ? -1 : 1);

/** Position of `v` between two anchors, 0–1; coinciding anchors make a step. */
const ramp = (v: number, from: number, to: number): number =>
  from === to ? Number(v >= to) : clamp((v - from) / (to - from), 0, 1);

/** Absolute score 0–100: piecewise linear through the anchors lo → 0, mid → 50, hi → 100 (METHODS 3.3). */
export function anchorScore(x: number, c: { lo: number; mid: number; hi: number }): number {
  const s = direction(c);
  return s * x <= s * c.mid ? 50 * ramp(s * x, s * c.lo, s * c.mid) : 50 + 50 * ramp(s * x, s * c.mid, s * c.hi);
}

/**
 * Median and robust SD (1.4826 · MAD, else IQR / 1.349) of a frozen reference sample (METHODS 3.3).
 * `null` for an empty sample or one without spread.
 */
export function robustRef(sample: readonly number[]): RobustRef | null {
  const med = quantile7(sample, 0.5);
  if (med === null) return null;
  const mad = quantile7(
    sample.map((x) => Math.abs(x - med)),
    0.5
  );
  const spread = 1.4826 * (mad ?? 0) || ((quantile7(sample, 0.75) ?? 0) - (quantile7(sample, 0.25) ?? 0)) / 1.349;
  return spread > 0 ? { med, scale: spread } : null;
}

/** Relative score 0–100: the reference median scores 25, each robust SD adds 25; `sign` −1 when less is worse. */
export const relScore = (x: number, ref: RobustRef, sign = 1): number =>
  clamp(25 + (25 * sign * (x - ref.med)) / ref.scale, 0, 100);

/**
 * Strain-risk index of one person and work date (METHODS 3.4). Missing components (absent, `null`, not finite) hand
 * their weight to their family first, then to the other families. Components of grade C with a reference mix the
 * absolute and the relative score by `alphaC` (0–1 on the absolute one). Refused (`sri: null`, no parts) below 60 %
 * coverage, without occupancy, or with neither recovery nor emotional demand. Contributions add up to the index.
 */
export function sri(
  x: Readonly<Record<string, number | null | undefined>>,
  comps: readonly Comp[] = SRI_DEFAULT,
  ref: Readonly<Record<string, RobustRef | null | undefined>> = {},
  alphaC = 0.5
): SriResult {
  const have = comps.flatMap((comp) => {
    const value = x[comp.id];
    return value != null && Number.isFinite(value) ? [{ comp, value }] : [];
  });
  const present = new Set(have.map(({ comp }) => comp.id));
  const families = new Set(have.map(({ comp }) => comp.fam));
  const missing = comps.filter(({ id }) => !present.has(id)).map(({ id }) => id);
  const weightAll = sum(comps.map(({ w }) => w));
  const coverage = weightAll > 0 ? sum(have.map(({ comp }) => comp.w)) / weightAll : 0;
  const isDefined =
    coverage >= MIN_COVERAGE - 1e-9 &&
    present.has('P1_occupancy') &&
    (families.has('recovery') || families.has('emotional'));
  if (!isDefined) return { sri: null, coverage, missing, parts: [] };

  const fullWeight = (fam: string): number => sum(comps.filter((c) => c.fam === fam).map(({ w }) => w));
  const presentWeight = (fam: string): number =>
    sum(have.filter(({ comp }) => comp.fam === fam).map(({ comp }) => comp.w));
  const familiesWeight = sum([...families].map(fullWeight));
  const parts = have.map(({ comp, value }) => {
    const reference = ref[comp.id];
    const absolute = anchorScore(value, comp);
    const score =
      comp.grade === 'C' && reference
        ? alphaC * absolute + (1 - alphaC) * relScore(value, reference, direction(comp))
        : absolute;
    const weight = ((fullWeight(comp.fam) / familiesWeight) * comp.w) / presentWeight(comp.fam);
    return { id: comp.id, value, score, weight, contribution: weight * score };
  });
  return { sri: sum(parts.map(({ contribution }) => contribution)), coverage, missing, parts };
}

/**
 * Parts rounded to `dp` decimals so that they add up to the rounded total (largest remainder, Hamilton's method).
 * Ties go to the earlier part; no parts give an empty list.
 */
export function largestRemainder(parts: readonly number[], total: number, dp = 1): number[] {
  if (parts.length === 0) return [];
  const unit = 10 ** dp;
  const floors = parts.map((part) => Math.floor(part * unit + 1e-9));
  const left = Math.round(total * unit) - sum(floors);
  const order = parts
    .map((part, i) => ({ i, remainder: part * unit - at(floors, i) }))
    .sort((a, b) => Math.sign(left) * (b.remainder - a.remainder) || a.i - b.i);
  for (let j = 0; j < Math.abs(left); j++) {
    const { i } = at(order, j % order.length);
    floors[i] = at(floors, i) + Math.sign(left);
  }
  return floors.map((value) => value / unit);
}

/**
 * Exponentially weighted mean over worked days (METHODS 3.6), one value a day, in the unit of `x`. `day` holds ascending
 * integer day numbers. The first five days of a stretch are their running mean; an absence above `maxGapDays` starts anew.
 */
export function ewmaDays(day: readonly number[], x: readonly number[], lambda = 0.25, maxGapDays = 14): number[] {
  const smoothed: number[] = [];
  let worked = 0;
  let level = 0;
  x.forEach((value, i) => {
    if (i > 0 && at(day, i) - at(day, i - 1) > maxGapDays) worked = 0;
    worked++;
    level =
      worked <= EWMA_START_DAYS
        ? worked === 1
          ? value
          : level + (value - level) / worked
        : lambda * value + (1 - lambda) * level;
    smoothed.push(level);
  });
  return smoothed;
}

/**
 * Mean of a day series with a 95 % t interval for its lag-1 autocorrelation (METHODS 3.7): r₁ in 0..0.9,
 * n_eff = n(1 − r₁)/(1 + r₁), at least 2. Values in the unit of `x`; `null` below two days.
 */
export function meanCiAr1(
  x: readonly number[]
): { mean: number; r1: number; neff: number; lo: number; hi: number } | null {
  const [m, spread] = [mean(x), sd(x)];
  if (m === null || spread === null) return null;
  const variation = sum(x.map((value) => (value - m) ** 2));
  const lagged = sum(x.slice(1).map((value, i) => (value - m) * (at(x, i) - m)));
  const r1 = variation > 0 ? clamp(lagged / variation, 0, 0.9) : 0;
  const neff = Math.max(2, (x.length * (1 - r1)) / (1 + r1));
  const half = (tInv(0.975, neff - 1) * spread) / Math.sqrt(neff);
  return { mean: m, r1, neff, lo: m - half, hi: m + half };
}
