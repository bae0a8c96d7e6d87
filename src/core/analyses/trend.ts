import type { Engine } from '#core/engine.ts';
import { isoOf, weekStartOf } from '#core/query/calendar.ts';
import { resolve, type Resolved, type Span } from '#core/query/range.ts';
import { runCells } from '#core/query/run.ts';
import { middleOf, type Usual } from '#core/query/windows.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { Question } from './figures.ts';

export interface TrendPoint {
  /** First and last day of the week, both `YYYY-MM-DD`; cut where the data begin or the period ends. */
  readonly from: string;
  readonly to: string;
  /** Lies in the chosen period; the others are what came before it. */
  readonly inPeriod: boolean;
  readonly envelope: Envelope;
}

/** A figure per week, up to the end of the period, with the usual range of a week. */
export interface Trend {
  readonly metric: string;
  readonly points: readonly TrendPoint[];
  /** Middle 80 % of the up to 26 whole weeks before the period; null under eight. */
  readonly usual: Usual | null;
}

const HISTORY = 26;

export interface TrendOptions {
  /** Weeks shown at least, where the data reach back that far. */
  readonly weeks?: number;
}

/** Metrics per Monday-aligned week: the weeks of the period, and before it as many as make at least `weeks`; one statement per fact. */
export async function weeklyTrends(
  engine: Engine,
  metrics: readonly string[],
  question: Question,
  { weeks = 13 }: TrendOptions = {}
): Promise<Trend[]> {
  const resolved = resolve(question.selection, question.model, question.settings);
  const all = weeksUntil(resolved);
  const before = all.filter((week) => week.to < resolved.from && week.to - week.from === 6).slice(-HISTORY);
  const own = all.filter((week) => week.to >= resolved.from);
  const shown = all.slice(-Math.max(weeks, own.length));
  const spans = [...new Map([...shown, ...before].map((week) => [week.from, week])).values()];
  const cells = await runCells(engine, { metrics, sets: [[]], spans }, resolved, question, question);
  const byStart = new Map(cells.map((cell) => [spans[cell.span]?.from, cell.values]));
  return metrics.map((metric) => {
    const at = (week: Span): Envelope | undefined => byStart.get(week.from)?.[metric];
    const solid = before.map(at).map((envelope) => (envelope?.status === 'ok' ? envelope.value : null));
    return {
      metric,
      usual: middleOf(solid),
      points: shown.flatMap((week): TrendPoint[] => {
        const envelope = at(week);
        if (!envelope) return [];
        return [{ from: isoOf(week.from), to: isoOf(week.to), inPeriod: week.to >= resolved.from, envelope }];
      })
    };
  });
}

/** Where the latest solid week lies against the usual range of a week: outside only with its whole interval; null where either is unknown. */
export function latestAgainstUsual({ points, usual }: Trend): 'above' | 'below' | 'within' | null {
  const ci = points.findLast(({ envelope }) => envelope.status === 'ok')?.envelope.ci;
  if (!usual || !ci) return null;
  if (ci[1] < usual.lo) return 'below';
  return ci[0] > usual.hi ? 'above' : 'within';
}

/** Weeks from the first day of the data to the end of the period (or of the data), the first and last of them possibly cut. */
function weeksUntil({ first, last, to }: Resolved): Span[] {
  const end = Math.min(to, last);
  const weeks: Span[] = [];
  for (let start = weekStartOf(first); start <= end; start += 7) {
    weeks.push({ from: Math.max(start, first), to: Math.min(start + 6, end) });
  }
  return weeks;
}
