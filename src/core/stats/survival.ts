import { at, chiSquareTail, Z95 } from './numerics.ts';

/**
 * One step of a Kaplan–Meier curve at an event time `t` (unit of the input): `n` at risk, `d` events, survival `S`
 * (0–1) just after, its Greenwood standard error and 95 % log-log limits.
 */
export type SurvivalStep = { t: number; n: number; d: number; S: number; se: number; lo: number; hi: number };

/** Distinct times with their subjects, and how many of these had the event; columns of equal length, times in any order. */
export interface CountedTimes {
  readonly time: readonly number[];
  readonly events: readonly number[];
  readonly subjects: readonly number[];
}

/** Counts single subjects by their time; `event[i]` false = censored at `times[i]`. Subjects without a time (NaN) are left out. */
export function countTimes(times: readonly number[], event: readonly boolean[]): CountedTimes {
  const found = new Map<number, { events: number; subjects: number }>();
  times.forEach((t, i) => {
    if (Number.isNaN(t)) return;
    const counts = found.get(t) ?? { events: 0, subjects: 0 };
    found.set(t, counts);
    counts.subjects++;
    if (event[i]) counts.events++;
  });
  const counts = [...found.values()];
  return {
    time: [...found.keys()],
    events: counts.map(({ events }) => events),
    subjects: counts.map(({ subjects }) => subjects)
  };
}

/** The same of single subjects. */
export const kaplanMeier = (times: readonly number[], event: readonly boolean[]): SurvivalStep[] =>
  kaplanMeierCounts(countTimes(times, event));

/**
 * Kaplan–Meier curve, one step per distinct event time, ascending (Kaplan & Meier 1958; Greenwood 1926 for the variance; log-log limits after
 * Kalbfleisch & Prentice). Who is censored at an event time counts as at risk there. Empty without events. O(n log n).
 */
export const kaplanMeierCounts = (times: CountedTimes): SurvivalStep[] => [...steps(times)];

/**
 * Median of counted times with the times at which the limits of the curve pass one half (Brookmeyer & Crowley 1982), in the unit of the times; `null`
 * what is not reached. The curve is followed only as far as that: a hundred thousand cases in a few milliseconds.
 */
export function survivalMedian(times: CountedTimes): { median: number | null; lo: number | null; hi: number | null } {
  const found = { median: null as number | null, lo: null as number | null, hi: null as number | null };
  for (const { t, S, lo, hi } of steps(times)) {
    if (lo <= 0.5) found.lo ??= t;
    if (S <= 0.5 + 1e-12) found.median ??= t;
    if (hi > 0.5) continue;
    found.hi = t;
    break;
  }
  return found;
}

/** Places of the times in ascending order. */
function ascending(time: readonly number[]): number[] {
  const order = [...time.keys()];
  return time.some((t, i) => i > 0 && t < at(time, i - 1)) ? order.sort((a, b) => at(time, a) - at(time, b)) : order;
}

function* steps({ time, events, subjects }: CountedTimes): Generator<SurvivalStep> {
  let n = subjects.reduce((total, own) => total + own, 0);
  let S = 1;
  let greenwood = 0;
  for (const i of ascending(time)) {
    const [t, d] = [at(time, i), at(events, i)];
    if (d > 0) {
      S *= 1 - d / n;
      greenwood += d / (n * (n - d));
      const isOpen = S > 0;
      const theta = isOpen ? (Z95 * Math.sqrt(greenwood)) / Math.log(S) : 0;
      const se = isOpen ? S * Math.sqrt(greenwood) : 0;
      yield { t, n, d, S, se, lo: S ** Math.exp(-theta), hi: S ** Math.exp(theta) };
    }
    n -= at(subjects, i);
  }
}

/**
 * Log-rank test of two groups (Mantel 1966): events observed and expected in the first group, variance, chi-square with
 * one degree of freedom and its p-value. `chi2` and `p` are `null` when no event could have fallen in either group.
 */
export function logRankCounts(
  first: CountedTimes,
  second: CountedTimes
): { O1: number; E1: number; V: number; chi2: number | null; p: number | null } {
  const size = ({ subjects }: CountedTimes): number => subjects.reduce((total, own) => total + own, 0);
  const time = [...first.time, ...second.time];
  const [events, subjects] = [
    [...first.events, ...second.events],
    [...first.subjects, ...second.subjects]
  ];
  const order = ascending(time);
  let [n, n1, O1, E1, V] = [size(first) + size(second), size(first), 0, 0, 0];
  for (let i = 0; i < order.length;) {
    const t = at(time, at(order, i));
    let [d, d1, gone, gone1] = [0, 0, 0, 0];
    for (; i < order.length && at(time, at(order, i)) === t; i++) {
      const place = at(order, i);
      const isFirst = place < first.time.length;
      d += at(events, place);
      gone += at(subjects, place);
      if (!isFirst) continue;
      d1 += at(events, place);
      gone1 += at(subjects, place);
    }
    O1 += d1;
    E1 += (d * n1) / n;
    if (n > 1) V += (d * (n1 / n) * ((n - n1) / n) * (n - d)) / (n - 1);
    n -= gone;
    n1 -= gone1;
  }
  if (!(V > 0)) return { O1, E1, V, chi2: null, p: null };
  const chi2 = (O1 - E1) ** 2 / V;
  return { O1, E1, V, chi2, p: chiSquareTail(chi2, 1) };
}

/** The same of single subjects. */
export const logRank = (
  t1: readonly number[],
  e1: readonly boolean[],
  t2: readonly number[],
  e2: readonly boolean[]
): ReturnType<typeof logRankCounts> => logRankCounts(countTimes(t1, e1), countTimes(t2, e2));

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
  const own = countTimes(times, causes.map((ended) => ended === cause)); // prettier-ignore
  const ended = countTimes(times, causes.map((any) => any > 0)); // prettier-ignore
  if (own.time.length === 0) return null;
  let n = ended.subjects.reduce((total, subjects) => total + subjects, 0);
  let S = 1;
  let incidence = 0;
  for (const i of ascending(own.time)) {
    if (at(own.time, i) > until) break;
    incidence += (S * at(own.events, i)) / n;
    S *= 1 - at(ended.events, i) / n;
    n -= at(own.subjects, i);
  }
  return incidence;
}
