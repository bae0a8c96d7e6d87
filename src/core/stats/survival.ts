import { at, chiSquareTail, Z95 } from './numerics.ts';

/**
 * One step of a Kaplan–Meier curve at an event time `t` (unit of the input): `n` at risk, `d` events, survival `S`
 * (0–1) just after, its Greenwood standard error and 95 % log-log limits.
 */
export type SurvivalStep = { t: number; n: number; d: number; S: number; se: number; lo: number; hi: number };

/** Subjects whose time is `t`, and how many were still under observation just before it. */
type RiskSet = { t: number; atRisk: number; subjects: number[] };

/** Distinct times in ascending order with their subjects; subjects without a time are left out. O(n log n). */
function riskSets(times: readonly number[]): RiskSet[] {
  const order = times
    .map((t, i) => ({ t, i }))
    .filter(({ t }) => !Number.isNaN(t))
    .sort((a, b) => a.t - b.t);
  const sets: RiskSet[] = [];
  let current: RiskSet | null = null;
  order.forEach(({ t, i }, passed) => {
    if (current?.t === t) {
      current.subjects.push(i);
      return;
    }
    current = { t, atRisk: order.length - passed, subjects: [i] };
    sets.push(current);
  });
  return sets;
}

/** Distinct times with their subjects, and how many of these had the event; columns of equal length, times in any order. */
export interface CountedTimes {
  readonly time: readonly number[];
  readonly events: readonly number[];
  readonly subjects: readonly number[];
}

/**
 * Kaplan–Meier curve, one step per distinct event time, ascending (Kaplan & Meier 1958; Greenwood 1926 for the
 * variance; log-log limits after Kalbfleisch & Prentice). `event[i]` false = censored at `times[i]`; censored at an event
 * time counts as at risk there. Empty without events. O(n log n).
 */
export function kaplanMeier(times: readonly number[], event: readonly boolean[]): SurvivalStep[] {
  return curveOf(
    riskSets(times).map(({ t, atRisk, subjects }) => ({ t, n: atRisk, d: subjects.filter((i) => at(event, i)).length }))
  );
}

/** The same curve from counts per distinct time: a hundred thousand cases in a few milliseconds. */
export function kaplanMeierCounts({ time, events, subjects }: CountedTimes): SurvivalStep[] {
  const order = Uint32Array.from(time.keys()).sort((a, b) => at(time, a) - at(time, b));
  let n = subjects.reduce((total, own) => total + own, 0);
  const sets: { t: number; n: number; d: number }[] = [];
  for (const i of order) {
    sets.push({ t: at(time, i), n, d: at(events, i) });
    n -= at(subjects, i);
  }
  return curveOf(sets);
}

function curveOf(sets: readonly { t: number; n: number; d: number }[]): SurvivalStep[] {
  const curve: SurvivalStep[] = [];
  let S = 1;
  let greenwood = 0;
  for (const { t, n, d } of sets) {
    if (d === 0) continue;
    S *= 1 - d / n;
    greenwood += d / (n * (n - d));
    const isOpen = S > 0;
    const theta = isOpen ? (Z95 * Math.sqrt(greenwood)) / Math.log(S) : 0;
    curve.push({
      t,
      n,
      d,
      S,
      se: isOpen ? S * Math.sqrt(greenwood) : 0,
      lo: S ** Math.exp(-theta),
      hi: S ** Math.exp(theta)
    });
  }
  return curve;
}

/** First time at which at most half is left, in the unit of the curve; `null` when the curve does not fall so far. */
export const survivalMedian = (curve: readonly SurvivalStep[]): number | null =>
  curve.find(({ S }) => S <= 0.5 + 1e-12)?.t ?? null;

/**
 * Log-rank test of two groups (Mantel 1966): events observed and expected in the first group, variance, chi-square with
 * one degree of freedom and its p-value. `chi2` and `p` are `null` when no event could have fallen in either group.
 */
export function logRank(
  t1: readonly number[],
  e1: readonly boolean[],
  t2: readonly number[],
  e2: readonly boolean[]
): { O1: number; E1: number; V: number; chi2: number | null; p: number | null } {
  const event = [...e1, ...e2];
  const isFirst = (i: number): boolean => i < t1.length;
  let [n1, O1, E1, V] = [t1.filter((t) => !Number.isNaN(t)).length, 0, 0, 0];
  for (const { atRisk: n, subjects } of riskSets([...t1, ...t2])) {
    const failed = subjects.filter((i) => at(event, i));
    const d = failed.length;
    O1 += failed.filter(isFirst).length;
    E1 += (d * n1) / n;
    if (n > 1) V += (d * (n1 / n) * ((n - n1) / n) * (n - d)) / (n - 1);
    n1 -= subjects.filter(isFirst).length;
  }
  if (!(V > 0)) return { O1, E1, V, chi2: null, p: null };
  const chi2 = (O1 - E1) ** 2 / V;
  return { O1, E1, V, chi2, p: chiSquareTail(chi2, 1) };
}

/**
 * Share (0–1) that has ended by cause `cause` up to time `until`, with other causes competing (Aalen & Johansen 1978).
 * `causes[i]`: 0 = censored, else the cause. `null` without subjects. O(n log n).
 */
export function cumIncidence(
  times: readonly number[],
  causes: readonly number[],
  cause: number,
  until: number
): number | null {
  const sets = riskSets(times);
  if (sets.length === 0) return null;
  let S = 1;
  let incidence = 0;
  for (const { t, atRisk, subjects } of sets) {
    if (t > until) break;
    incidence += (S * subjects.filter((i) => at(causes, i) === cause).length) / atRisk;
    S *= 1 - subjects.filter((i) => at(causes, i) > 0).length / atRisk;
  }
  return incidence;
}
