import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { STRAIN_MIN } from '#core/semantic/metrics/strain.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { bootstrapMean } from '#core/stats/bootstrap.ts';
import { clusterRatioInterval } from '#core/stats/cluster.ts';
import { mean, sum } from '#core/stats/numerics.ts';
import { survivalMedian, type CountedTimes } from '#core/stats/survival.ts';
import { noValue } from './estimate.ts';

/** One person's sums: the columns of `peopleSelect` by their part. */
export type PersonSums = Readonly<Record<string, number | null>>;

/** Seed of every bootstrap on screen, so that the same data give the same interval. */
export const BOOTSTRAP_SEED = 20260503;

type People = Extract<Metric, { kind: 'people' }>;

export interface PeopleOptions {
  /** Smallest group that is shown (never under 5). */
  readonly minGroup: number;
  /** False leaves the interval out. */
  readonly interval?: boolean;
}

/** Mean over people of each person's weighted mean, with the privacy rules of METHODS 0.5 and 8: nothing under five people. */
export function estimatePeople(
  metric: People,
  people: readonly PersonSums[],
  { minGroup, interval = true }: PeopleOptions
): Envelope {
  const least = Math.max(minGroup, STRAIN_MIN.people);
  const worked = people.filter((person) => (person.days ?? 0) > 0);
  const included = worked.filter((person) => (person.days ?? 0) >= metric.minDays && (person.weight ?? 0) > 0);
  const days = sum(included.map((person) => person.days ?? 0));
  const n = included.length;
  if (worked.length === 0) return noValue(metric, 'insufficient', { text: REASONS.noRows });
  if (worked.length < least) {
    return noValue(metric, 'suppressed', { text: REASONS.smallGroup, params: { min: least } }, worked.length);
  }
  if (n < least) return noValue(metric, 'insufficient', tooFew(n, metric.minDays, least), n);
  if (days < STRAIN_MIN.days) {
    return noValue(metric, 'insufficient', { text: REASONS.tooFewDays, params: { n: days, min: STRAIN_MIN.days } }, n);
  }
  const levels = (part: string): number[] =>
    included.flatMap((person) => {
      const total = person[part] ?? (metric.unknownIsNone ? 0 : null);
      return total === null ? [] : [total / (person.weight ?? 1)];
    });
  const isKnown = included.some((person) => (person.known ?? 0) > 0);
  const leftOut = worked.length - n;
  const base = {
    ...noValue(metric, 'ok', { text: REASONS.noRows }, n),
    reason: null,
    coverage: n / worked.length,
    warnings: leftOut > 0 ? [{ text: REASONS.peopleLeftOut, params: { n: leftOut, min: metric.minDays } }] : [],
    also: alsoOf(metric, included, days)
  };
  if (!isKnown) return bounded(metric, base, levels('low'), levels('high'));
  const values = levels('value');
  return { ...base, value: mean(values), ...(interval ? intervalOf(metric, values) : {}) };
}

/** Enough people worked, but too few of them on enough scored days. */
function tooFew(n: number, days: number, least: number): Phrase {
  if (n === 0) return { text: REASONS.noScoredDays, params: { min: days } };
  return { text: REASONS.tooFewScored, params: { n, days, min: least } };
}

/** Only the bounds are known: no midpoint (METHODS 0.1, D3). */
function bounded(metric: People, base: Envelope, low: number[], high: number[]): Envelope {
  const [from, to] = [mean(low), mean(high)];
  if (metric.low === undefined || from === null || to === null) {
    return { ...base, n: 0, status: 'not_computable', reason: { text: REASONS.notMeasured } };
  }
  return { ...base, ci: [from, to], ciMethod: 'bounds', basis: 'inferred', reason: { text: REASONS.boundsOnly } };
}

function intervalOf(metric: People, values: readonly number[]): Pick<Envelope, 'ci' | 'ciMethod'> {
  // Parts of the index take the quick interval: a t interval of the people's levels.
  if (metric.unknownIsNone) {
    const [total, squares] = [sum([...values]), sum(values.map((value) => value * value))];
    const k = values.length;
    const { lo, hi } = clusterRatioInterval({ k, sumNum: total, sumDen: k, sumNum2: squares, sumNumDen: total, sumDen2: k }); // prettier-ignore
    return lo === null || hi === null ? { ci: null, ciMethod: 'none' } : { ci: [lo, hi], ciMethod: 't' };
  }
  const result = bootstrapMean(values, { seed: BOOTSTRAP_SEED });
  return result ? { ci: [result.lo, result.hi], ciMethod: 'bootstrap' } : { ci: null, ciMethod: 'none' };
}

function alsoOf(metric: People, included: readonly PersonSums[], days: number): Record<string, number | null> {
  const also: Record<string, number | null> = {};
  for (const key of Object.keys(metric.also ?? {})) {
    const levels = included.flatMap((person) => {
      const total = person[`also_${key}`];
      return total == null ? [] : [total / (person.weight ?? 1)];
    });
    also[key] = mean(levels);
  }
  for (const key of Object.keys(metric.shares ?? {})) {
    also[key] = days > 0 ? sum(included.map((person) => person[`share_${key}`] ?? 0)) / days : null;
  }
  return also;
}

/** Gini coefficient with small-sample correction, n/(n − 1), of people's value per day (METHODS 1.12). */
export function estimateGini(metric: Extract<Metric, { kind: 'gini' }>, people: readonly PersonSums[]): Envelope {
  const levels = people
    .filter((person) => (person.days ?? 0) >= metric.minDays)
    .map((person) => (person.value ?? 0) / (person.days ?? 1))
    .sort((a, b) => a - b);
  const n = levels.length;
  const total = sum(levels);
  if (n < metric.min.show || total <= 0) {
    return noValue(metric, 'insufficient', { text: REASONS.tooFewPeople, params: { n, min: metric.min.show } }, n);
  }
  const ranked = sum(levels.map((level, i) => (i + 1) * level));
  const gini = (2 * ranked) / (n * total) - (n + 1) / n;
  return {
    ...noValue(metric, 'ok', { text: REASONS.noRows }, n),
    reason: null,
    value: (gini * n) / (n - 1),
    coverage: 1
  };
}

/** Kaplan–Meier median with the times at which the limits of the curve pass one half as its interval (Brookmeyer & Crowley 1982). */
export function estimateSurvival(metric: Metric, times: CountedTimes): Envelope {
  const n = sum(times.subjects);
  const events = sum(times.events);
  if (n === 0) return noValue(metric, 'insufficient', { text: metric.nothing ?? REASONS.noRows });
  const { median: value, lo, hi } = survivalMedian(times);
  if (value === null) return noValue(metric, 'insufficient', { text: REASONS.notReached }, n);
  const least = metric.min.events ?? 0;
  const tooFew = n < metric.min.show || events < least;
  const reason: Phrase =
    n < metric.min.show
      ? { text: REASONS.tooFew, params: { n, min: metric.min.show } }
      : { text: REASONS.tooFewEvents, params: { min: least } };
  return {
    ...noValue(metric, tooFew ? 'insufficient' : 'ok', reason, n),
    reason: tooFew ? reason : null,
    value,
    ci: lo !== null && hi !== null ? [lo, hi] : null,
    ciMethod: lo !== null && hi !== null ? 'log-log' : 'none',
    coverage: 1
  };
}
