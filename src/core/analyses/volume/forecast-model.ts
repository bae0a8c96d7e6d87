import { fitHoltWinters, wape } from '#core/stats/forecast.ts';
import { mean, quantile7, sum } from '#core/stats/numerics.ts';

export const HALVES = 48;
const HORIZON = 7;
const BASELINE_WEEKS = 4;
const PROFILE_WEEKS = 8;
const BACKTEST_WEEKS = 4;
/** Normal quantile of an 80 % interval. */
const Z80 = 1.2816;
/** The candidate must be better by this share of the baseline's error (METHODS 6.3). */
const MIN_GAIN = 0.05;
/** Above this error per slot days are forecast instead of slots (METHODS 6.3). */
export const MAX_SLOT_WAPE = 0.4;

/** Days in a row; per day 48 half-hours, unknown where the day or the half-hour does not count (holiday, outage, clock change). */
export interface History {
  /** Day number of the first day. */
  readonly first: number;
  readonly days: readonly (readonly (number | null)[] | null)[];
}

export type Method = 'baseline' | 'holt_winters';

/** How a method did on the last weeks: WAPE = Σ|e|/Σy, MASE against the in-sample seasonal naive, share inside the 80 % interval. */
export interface Score {
  readonly wape: number | null;
  readonly mase: number | null;
  readonly coverage: number | null;
}

/**
 * Mean of a half-hour over the last weeks; the median when a value lies more than 3 (scaled) median absolute deviations away
 * (METHODS 6.3). Null without values.
 */
export function slotMean(values: readonly number[]): number | null {
  const middle = quantile7(values, 0.5);
  if (middle === null) return null;
  const spread = 1.4826 * (quantile7(values.map((x) => Math.abs(x - middle)), 0.5) ?? 0); // prettier-ignore
  return values.some((x) => Math.abs(x - middle) > 3 * spread) ? middle : mean(values);
}

/** Whole weeks of a history: how often its rarest weekday with calls came. A desk that is closed at weekends has four from Monday to the fourth Friday. */
export function weeksOf({ days }: History): number {
  const weekdays = Array.from({ length: 7 }, (_, first) => days.filter((_day, i) => i % 7 === first));
  const open = weekdays.filter((own) => own.some((day) => day !== null && dayTotal(day) > 0));
  return open.length === 0 ? 0 : Math.min(...open.map((own) => own.length));
}

const dayTotal = (day: readonly (number | null)[]): number => sum(day.map((value) => value ?? 0));

/** The same weekdays before `end` (index, exclusive) that count, newest first. */
function sameWeekdays(history: History, target: number, end: number, weeks: number): (readonly (number | null)[])[] {
  const found: (readonly (number | null)[])[] = [];
  for (let i = target - 7; i >= 0 && found.length < weeks && i >= end - 7 * (weeks + 1); i -= 7) {
    const day = i < end ? history.days[i] : null;
    if (day) found.push(day);
  }
  return found;
}

/** Baseline: half-hour of the week, mean of the last four (48 values for the day with index `target`, from days before `end`). */
export function baselineDay(history: History, target: number, end: number): number[] {
  const days = sameWeekdays(history, target, end, BASELINE_WEEKS);
  return Array.from({ length: HALVES }, (_, half) => {
    const values = days.flatMap((day) => (day[half] == null ? [] : [day[half]]));
    return slotMean(values) ?? 0;
  });
}

/** Share of each half-hour in the day, mean of the last eight same weekdays; null without calls on them. */
function profile(history: History, target: number, end: number): number[] | null {
  const days = sameWeekdays(history, target, end, PROFILE_WEEKS).filter((day) => dayTotal(day) > 0);
  if (days.length === 0) return null;
  return Array.from({ length: HALVES }, (_, half) => mean(days.map((day) => (day[half] ?? 0) / dayTotal(day))) ?? 0);
}

/** Candidate: Holt–Winters on daily volume (season 7) × profile, for the seven days from `end`; null below two weeks. */
export function candidateWeek(history: History, end: number): number[][] | null {
  const totals = history.days.slice(0, end).map((day, i) => (day ? dayTotal(day) : sum(baselineDay(history, i, i))));
  const fitted = fitHoltWinters(totals, 7, HORIZON);
  if (!fitted) return null;
  return fitted.forecast.map((total, i) => {
    const shares = profile(history, end + i, end);
    return Array.from({ length: HALVES }, (_, half) => Math.max(0, total) * (shares?.[half] ?? 0));
  });
}

export const forecastWeek = (history: History, end: number, method: Method): number[][] | null =>
  method === 'holt_winters'
    ? candidateWeek(history, end)
    : Array.from({ length: HORIZON }, (_, i) => baselineDay(history, end + i, end));

/** One half-hour that was forecast and came. */
export interface Residual {
  /** Index of the first day that was forecast with it, and of its own day. */
  readonly origin: number;
  readonly day: number;
  readonly half: number;
  readonly actual: number;
  readonly forecast: number;
}

/** Overdispersion φ = Σ(y − ŷ)²/ŷ/(n − 1) of residuals with ŷ > 0, at least 1. */
export function dispersion(residuals: readonly { actual: number; forecast: number }[]): number {
  const used = residuals.filter(({ forecast }) => forecast > 0);
  if (used.length < 2) return 1;
  return Math.max(1, sum(used.map((r) => (r.actual - r.forecast) ** 2 / r.forecast)) / (used.length - 1));
}

/** 80 % interval of an overdispersed Poisson count: ŷ ± 1.2816·√(φŷ), not below 0. */
export function interval80(value: number, phi: number): { low: number; high: number } {
  const half = Z80 * Math.sqrt(phi * value);
  return { low: Math.max(0, value - half), high: value + half };
}

/** φ per hour of the day. */
export function hourlyDispersion(residuals: readonly Residual[]): number[] {
  return Array.from({ length: 24 }, (_, hour) => dispersion(residuals.filter(({ half }) => half >> 1 === hour)));
}

/** Forecasts of each of the last four weeks from the days before it, against what came. */
export function backtest(history: History, method: Method): Residual[] {
  const last = history.days.length;
  const origins = Array.from({ length: BACKTEST_WEEKS }, (_, i) => last - HORIZON * (i + 1)).filter((end) => end >= 14);
  return origins.flatMap((end) => {
    const week = forecastWeek(history, end, method) ?? [];
    return week.flatMap((values, i) =>
      values.flatMap((forecast, half) => {
        const actual = history.days[end + i]?.[half];
        return actual == null ? [] : [{ origin: end, day: end + i, half, actual, forecast }];
      })
    );
  });
}

/** Scores a backtest; the interval of a week takes its φ from the other weeks, so that it is not judged by itself. */
export function score(history: History, residuals: readonly Residual[]): Score {
  if (residuals.length === 0) return { wape: null, mase: null, coverage: null };
  const error = mean(residuals.map(({ actual, forecast }) => Math.abs(actual - forecast))) ?? 0;
  const scale = naiveError(history, Math.min(...residuals.map(({ origin }) => origin)));
  const origins = [...new Set(residuals.map(({ origin }) => origin))];
  const inside = origins.flatMap((origin) => {
    const phi = hourlyDispersion(residuals.filter((r) => origins.length === 1 || r.origin !== origin));
    return residuals
      .filter((r) => r.origin === origin && r.forecast > 0)
      .map(({ actual, forecast, half }) => {
        const { low, high } = interval80(forecast, phi[half >> 1] ?? 1);
        return actual >= low && actual <= high ? 1 : 0;
      });
  });
  return {
    wape: wape(residuals.map(({ actual }) => actual), residuals.map(({ forecast }) => forecast)),
    mase: scale > 0 ? error / scale : null,
    coverage: mean(inside)
  }; // prettier-ignore
}

/** Mean absolute error of "the same half-hour a week ago" before `end`; over the whole history when there is no earlier week. */
function naiveError(history: History, end: number): number {
  const errors = (to: number): number[] =>
    history.days.slice(0, to).flatMap((day, i) =>
      (day ?? []).flatMap((value, half) => {
        const before = history.days[i - 7]?.[half];
        return value == null || before == null ? [] : [Math.abs(value - before)];
      })
    );
  return mean(errors(end)) ?? mean(errors(history.days.length)) ?? 0;
}

/** The candidate only when its WAPE is lower by at least 5 % of the baseline's. */
export function chooseMethod(baseline: Score, candidate: Score): Method {
  if (baseline.wape === null || candidate.wape === null) return 'baseline';
  return candidate.wape <= baseline.wape * (1 - MIN_GAIN) ? 'holt_winters' : 'baseline';
}

/** Residuals of whole days, for the interval of a day. */
export function dailyResiduals(residuals: readonly Residual[]): { actual: number; forecast: number }[] {
  const days = new Map<number, { actual: number; forecast: number }>();
  for (const { day, actual, forecast } of residuals) {
    const total = days.get(day) ?? { actual: 0, forecast: 0 };
    days.set(day, { actual: total.actual + actual, forecast: total.forecast + forecast });
  }
  return [...days.values()];
}
