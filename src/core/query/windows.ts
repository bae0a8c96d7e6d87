import type { Engine } from '#core/engine.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { quantile7 } from '#core/stats/numerics.ts';
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
}

export type Flag = 'above' | 'below' | null;

const HISTORY_DAYS = 26 * 7;
const MIN_WINDOWS = 8;
const MIDDLE = [0.1, 0.9] as const;

/**
 * Windows of the period's length in the 26 weeks before it that lie inside the data, latest first: week by week when the period is whole weeks, else
 * day by day. `weekly` takes every seventh of the daily ones where eight remain, for figures that cost a scan each. Empty when there are fewer than
 * eight.
 */
export function windowsBefore(resolved: Resolved, { weekly = false } = {}): Span[] {
  const byWeek = stepping(resolved, 7);
  if (isWholeWeeks(resolved) || (weekly && byWeek.length >= MIN_WINDOWS)) return atLeast(byWeek);
  return atLeast(stepping(resolved, 1));
}

const atLeast = (windows: Span[]): Span[] => (windows.length < MIN_WINDOWS ? [] : windows);

function stepping({ from, days, first, last }: Resolved, step: number): Span[] {
  const earliest = Math.max(from - HISTORY_DAYS, first);
  const windows: Span[] = [];
  for (let start = from - days; start >= earliest; start -= step) {
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

/** Usual range of an additive metric from its sums per day; null where it is not held or too few windows exist. */
export function usualRange(daily: Daily, id: string, resolved: Resolved): Usual | null {
  const metric = metricOf(id);
  const values = windowsBefore(resolved).map((window) => {
    const sums = daily.sums(id, window);
    return sums && estimate(metric, sums).value;
  });
  return middleOf(values);
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
  const spans = windowsBefore(resolved, { weekly: true });
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

/** Whether a figure lies wholly outside its usual range: by its interval, else by its value. Only solid figures are flagged. */
export function flag(envelope: Envelope, usual: Usual | null): Flag {
  if (!usual || envelope.status !== 'ok') return null;
  const ends = envelope.ci ?? (envelope.value === null ? null : ([envelope.value, envelope.value] as const));
  if (!ends) return null;
  if (ends[0] > usual.hi) return 'above';
  return ends[1] < usual.lo ? 'below' : null;
}
