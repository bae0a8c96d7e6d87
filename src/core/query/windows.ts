import type { Engine } from '#core/engine.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { quantile7, sd, Z95 } from '#core/stats/numerics.ts';
import { weekdayOf } from './calendar.ts';
import type { Daily } from './daily.ts';
import { estimate } from './estimate.ts';
import { isWholeWeeks, type Resolved, type Span } from './range.ts';
import { runCells, type RunOptions } from './run.ts';
import type { QueryContext } from './scope.ts';
import type { GroupBy } from './types.ts';

/** The usual range of a figure: middle 80 % of earlier windows of the same length (UX 2). */
export interface Usual {
  readonly lo: number;
  readonly hi: number;
  /** Number of windows behind it. */
  readonly windows: number;
  /** Half of the 95 % interval of a count or sum over the period by what its days usually differ; such figures have no interval of their own. */
  readonly chance?: number;
}

export type Flag = 'above' | 'below' | null;

const HISTORY_DAYS = 26 * 7;
const WEEK = 7;
const MIN_WINDOWS = 8;
const MIDDLE = [0.1, 0.9] as const;

/**
 * Windows of the period's length in the 26 weeks before it that lie inside the data, latest first. They step by a week, so that each has the weekdays of
 * the period. Where the data hold fewer than eight of these, a period whose length is a number of weeks is compared day by day, unless it runs from Monday
 * to Sunday; any other length has none then.
 */
export function windowsBefore(resolved: Resolved): Span[] {
  const byWeek = stepping(resolved, WEEK);
  if (byWeek.length >= MIN_WINDOWS) return byWeek;
  if (resolved.days % WEEK !== 0 || isWholeWeeks(resolved)) return [];
  const byDay = stepping(resolved, 1);
  return byDay.length >= MIN_WINDOWS ? byDay : [];
}

/** First day of the history that windows lie in. */
const earliestOf = ({ from, first }: Resolved): number => Math.max(from - HISTORY_DAYS, first);

function stepping(resolved: Resolved, step: number): Span[] {
  const { from, days, last } = resolved;
  const windows: Span[] = [];
  for (let start = from - Math.ceil(days / step) * step; start >= earliestOf(resolved); start -= step) {
    if (start + days - 1 <= last) windows.push({ from: start, to: start + days - 1 });
  }
  return windows;
}

/** Middle 80 % of values; null when fewer than eight are known. */
export function middleOf(values: readonly (number | null)[]): Usual | null {
  const known = values.filter((value) => value !== null);
  if (known.length < MIN_WINDOWS) return null;
  const [lo, hi] = MIDDLE.map((q) => quantile7(known, q));
  return lo == null || hi == null ? null : { lo, hi, windows: known.length };
}

/** Usual range of an additive metric from its sums per day, of one value of their split where a code is given; null where it is not held or too few windows exist. */
export function usualRange(daily: Daily, id: string, resolved: Resolved, code?: number | null): Usual | null {
  const metric = metricOf(id);
  const values = windowsBefore(resolved).map((window) => {
    const sums = daily.sums(id, window, code);
    return sums && estimate(metric, sums).value;
  });
  const usual = middleOf(values);
  return usual && IS_TOTAL.has(metric.kind)
    ? { ...usual, chance: chanceOf((day) => daily.sums(id, { from: day, to: day }, code)?.num ?? 0, metric, resolved) }
    : usual;
}

const IS_TOTAL: ReadonlySet<Metric['kind']> = new Set(['count', 'sum']);

/** How far a total may lie from its mean by chance: days of a weekday differ as they did in the history, and counts never less than by Poisson. */
function chanceOf(valueOn: (day: number) => number, { unit }: Metric, resolved: Resolved): number {
  const byWeekday = Array.from({ length: WEEK }, (): number[] => []);
  for (let day = earliestOf(resolved); day < resolved.from; day++) byWeekday[weekdayOf(day) - 1]?.push(valueOn(day));
  const spread = byWeekday.map((values) => (sd(values) ?? 0) ** 2);
  let [total, squares] = [0, 0];
  for (let day = resolved.from; day <= resolved.to; day++) {
    total += valueOn(day);
    squares += spread[weekdayOf(day) - 1] ?? 0;
  }
  return Z95 * Math.sqrt(unit === 'count' ? Math.max(squares, total) : squares);
}

/**
 * Usual ranges of metrics that do not add up over days, by group: computed on windows that step a week, in one statement per fact. Key: the group's
 * key joined by `|`, then the metric id.
 */
export async function usualByWindows(
  engine: Engine,
  { metrics, sets }: { metrics: readonly string[]; sets: readonly (readonly GroupBy[])[] },
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions = {}
): Promise<ReadonlyMap<string, Usual>> {
  const spans = windowsBefore(resolved);
  const found = new Map<string, Usual>();
  if (spans.length === 0 || metrics.length === 0) return found;
  const cells = await runCells(engine, { metrics, sets, spans }, resolved, context, { ...options, solid: 0 });
  const values = new Map<string, (number | null)[]>();
  for (const { set, key, values: own } of cells) {
    for (const id of metrics) {
      const name = usualKey(set, key, id);
      values.set(name, [...(values.get(name) ?? []), own[id]?.value ?? null]);
    }
  }
  for (const [name, list] of values) {
    const usual = middleOf(list);
    if (usual) found.set(name, usual);
  }
  return found;
}

/** Key of a usual range of `usualByWindows`. */
export const usualKey = (set: number, key: readonly string[], id: string): string => [set, ...key, id].join('|');

/**
 * Whether a figure lies wholly outside its usual range: by its interval, totals by what their days differ, else by the value. Only solid figures are
 * flagged.
 */
export function flag(envelope: Envelope, usual: Usual | null): Flag {
  if (!usual || envelope.status !== 'ok') return null;
  const { value, ci } = envelope;
  const chance = usual.chance ?? 0;
  const ends = ci ?? (value === null ? null : ([value - chance, value + chance] as const));
  if (!ends) return null;
  if (ends[0] > usual.hi) return 'above';
  return ends[1] < usual.lo ? 'below' : null;
}
