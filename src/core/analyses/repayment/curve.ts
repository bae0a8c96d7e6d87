import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { at, Z95 } from '#core/stats/numerics.ts';
import { kaplanMeierCounts, type CountedTimes } from '#core/stats/survival.ts';
import { tooFew } from './envelope.ts';

/** Subjects that share a time: `cause` 1 = the event, 2 = an end that excludes it, 0 = censored. */
export interface Subjects {
  readonly t: number;
  readonly cause: 0 | 1 | 2;
  readonly n: number;
}

/** Share (0–1) with the event by time `t`, 95 % limits, and how many were at risk just before `t`. */
export interface CurvePoint {
  readonly t: number;
  readonly share: number;
  readonly lo: number;
  readonly hi: number;
  readonly atRisk: number;
}

/** How fast something happens. `points` stop where fewer than ten are at risk; times in the unit of the subjects. */
export interface Curve {
  readonly points: readonly CurvePoint[];
  readonly subjects: number;
  readonly events: number;
  readonly competing: number;
  readonly method: 'kaplan_meier' | 'cumulative_incidence';
  /** First time at which half had the event; `null` when the shown curve does not get there. */
  readonly median: number | null;
  /** Subjects under observation just before each tick. */
  readonly atRisk: readonly { readonly t: number; readonly n: number }[];
  readonly status: 'ok' | 'insufficient';
  readonly reason: Phrase | null;
}

/** METHODS 0.5: 20 subjects and 5 events for a curve, stopped when fewer than 10 are at risk. METHODS 5.3: competing ends above 2 %. */
const MIN_SUBJECTS = 20;
const MIN_EVENTS = 5;
const MIN_AT_RISK = 10;
const MAX_COMPETING = 0.02;

/**
 * Curve of time to an event (METHODS 5.3): Kaplan–Meier with log-log limits, or the cumulative incidence of Aalen and Johansen where
 * competing ends exceed 2 % of the subjects (then `competing` ends exclude the event instead of censoring it).
 * @param ticks times at which the number at risk is told
 */
export function curveOf(groups: readonly Subjects[], ticks: readonly number[] = []): Curve {
  const size = (cause?: number): number =>
    groups.reduce((n, group) => n + (cause === undefined || group.cause === cause ? group.n : 0), 0);
  const [subjects, events, competing] = [size(), size(1), size(2)];
  const isCompeting = subjects > 0 && competing / subjects > MAX_COMPETING;
  const all = isCompeting ? incidence(groups) : survival(groups);
  const points = all.filter((point) => point.atRisk >= MIN_AT_RISK);
  return {
    points,
    subjects,
    events,
    competing,
    method: isCompeting ? 'cumulative_incidence' : 'kaplan_meier',
    median: points.find(({ share }) => share >= 0.5 - 1e-12)?.t ?? null,
    atRisk: ticks.map((t) => ({ t, n: groups.reduce((n, group) => n + (group.t >= t ? group.n : 0), 0) })),
    ...verdict(subjects, events)
  };
}

function verdict(subjects: number, events: number): Pick<Curve, 'status' | 'reason'> {
  if (subjects < MIN_SUBJECTS) return { status: 'insufficient', reason: tooFew(subjects, MIN_SUBJECTS) };
  if (events >= MIN_EVENTS) return { status: 'ok', reason: null };
  return { status: 'insufficient', reason: { text: REASONS.fewEventsCurve, params: { n: events, min: MIN_EVENTS } } };
}

/** Subjects and events per time. */
export function counted(groups: readonly Subjects[]): CountedTimes {
  const time = [...new Set(groups.map(({ t }) => t))];
  const places = new Map(time.map((t, place) => [t, place]));
  const [events, subjects] = [time.map(() => 0), time.map(() => 0)];
  for (const { t, cause, n } of groups) {
    const place = places.get(t) ?? 0;
    subjects[place] = at(subjects, place) + n;
    if (cause === 1) events[place] = at(events, place) + n;
  }
  return { time, events, subjects };
}

function survival(groups: readonly Subjects[]): CurvePoint[] {
  return kaplanMeierCounts(counted(groups)).map(({ t, n, S, lo, hi }) => ({
    t,
    share: 1 - S,
    lo: 1 - Math.max(lo, hi),
    hi: 1 - Math.min(lo, hi),
    atRisk: n
  }));
}

interface Step {
  readonly t: number;
  readonly atRisk: number;
  readonly events: number;
  readonly ends: number;
  /** Share still without any end just before `t`. */
  readonly before: number;
  readonly share: number;
}

/**
 * Cumulative incidence with its delta-method variance and log-log limits (Aalen & Johansen 1978; variance after Marubini & Valsecchi
 * 1995, 10.4). Without competing ends it equals 1 − Kaplan–Meier with Greenwood's variance.
 */
export function incidence(groups: readonly Subjects[]): CurvePoint[] {
  const steps = incidenceSteps(groups);
  return steps.flatMap((step, i) => {
    if (step.events === 0) return [];
    const variance = steps.slice(0, i + 1).reduce((sum, past) => sum + varianceTerm(step, past), 0);
    const [lo, hi] = logLogLimits(step.share, Math.sqrt(Math.max(0, variance)));
    return [{ t: step.t, share: step.share, lo, hi, atRisk: step.atRisk }];
  });
}

function incidenceSteps(groups: readonly Subjects[]): Step[] {
  const times = [...new Set(groups.filter(({ cause }) => cause > 0).map(({ t }) => t))].sort((a, b) => a - b);
  const countAt = (t: number, causes: readonly number[]): number =>
    groups.reduce((n, group) => n + (group.t === t && causes.includes(group.cause) ? group.n : 0), 0);
  let before = 1;
  let share = 0;
  return times.map((t) => {
    const atRisk = groups.reduce((n, group) => n + (group.t >= t ? group.n : 0), 0);
    const [events, ends] = [countAt(t, [1]), countAt(t, [1, 2])];
    share += (before * events) / atRisk;
    const step = { t, atRisk, events, ends, before, share };
    before *= 1 - ends / atRisk;
    return step;
  });
}

function varianceTerm(now: Step, { atRisk: n, events, ends, before, share }: Step): number {
  const gained = now.share - share;
  const lasting = n > ends ? (gained ** 2 * ends) / (n * (n - ends)) : 0;
  return lasting + (before ** 2 * events * (n - events)) / n ** 3 - (2 * gained * before * events) / n ** 2;
}

function logLogLimits(share: number, se: number): readonly [number, number] {
  const left = 1 - share;
  if (left <= 0 || left >= 1) return [share, share];
  const theta = (Z95 * se) / (left * Math.log(left));
  const limits = [1 - left ** Math.exp(theta), 1 - left ** Math.exp(-theta)];
  return [Math.min(at(limits, 0), at(limits, 1)), Math.max(at(limits, 0), at(limits, 1))];
}
