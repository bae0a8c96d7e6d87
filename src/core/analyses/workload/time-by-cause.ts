import type { Engine } from '#core/engine.ts';
import { sql } from '#core/sql/sql.ts';
import { FILTERS } from '#core/query/types.ts';
import type { PanelQuestion } from '../question.ts';
import { underFilters, withinDays, withinHours, ofCallsWithinHandle } from '../scope.ts';
import { ask, maybe, num, type AskOptions } from '../volume/ask.ts';

/** Agent time spent on one cause: busy seconds, share of all busy seconds (0–1), contacts (unanswered attempts included). */
export interface CauseTime {
  /** Code of the cause; null where it is unknown. */
  readonly cause: number | null;
  readonly seconds: number;
  readonly share: number;
  readonly contacts: number;
}

/** What fills the day: share of agent time by cause, largest first, the unknown last. Parallel chats count each for itself. */
export async function timeByCause(engine: Engine, { scope, signal }: AskOptions): Promise<CauseTime[]> {
  const rows = await ask(
    engine,
    sql`
SELECT l.cause::INTEGER AS cause, sum(l.busy_to - l.busy_from)::DOUBLE AS seconds, count(*)::DOUBLE AS contacts
FROM leg_fact AS l
WHERE ${withinDays(scope, 'l.day')} AND ${underFilters(scope, 'l', FILTERS)} AND ${withinHours(scope, 'l')} AND ${ofCallsWithinHandle(scope, 'l')}
GROUP BY l.cause
ORDER BY l.cause IS NULL, seconds DESC`,
    signal
  );
  const total = rows.reduce((sum, row) => sum + num(row, 'seconds'), 0);
  return rows.map((row) => ({
    cause: maybe(row, 'cause'),
    seconds: num(row, 'seconds'),
    share: total > 0 ? num(row, 'seconds') / total : 0,
    contacts: num(row, 'contacts')
  }));
}

export interface CauseTimes {
  readonly now: readonly CauseTime[];
  /** The comparison period; null without one, or when it holds nothing. */
  readonly before: readonly CauseTime[] | null;
}

/** What fills the day, now and in the comparison period. */
export async function causeTimes(engine: Engine, question: PanelQuestion): Promise<CauseTimes> {
  const { compare } = question.resolved;
  const [now, before] = await Promise.all([
    timeByCause(engine, question),
    compare ? timeByCause(engine, { ...question, scope: { ...question.scope, ...compare } }) : null
  ]);
  return { now, before: before && before.length > 0 ? before : null };
}
