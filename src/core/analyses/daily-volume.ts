import { texts, type Engine } from '#core/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import type { Daily } from '#core/query/daily.ts';
import type { Resolved } from '#core/query/range.ts';
import { answer, type RunOptions } from '#core/query/run.ts';
import type { QueryContext } from '#core/query/scope.ts';
import { sql } from '#core/sql/sql.ts';
import type { DailyColumn, DailyVolume } from './overview-types.ts';

/** Calls handled per day by direction, with the day it is compared with, from sums per day that are split by direction. */
export function dailyColumns(daily: Daily, resolved: Resolved, { model }: QueryContext): DailyColumn[] {
  const codes: Readonly<Record<string, number>> = Object.fromEntries(
    (model.dimensions.direction ?? []).map(({ id, code }) => [id, code])
  );
  const open = new Set(model.days.map(({ date }) => date));
  const isClosed = (day: number): boolean => open.size > 0 && !open.has(isoOf(day));
  const count = (day: number, direction?: string): number => {
    if (direction !== undefined && codes[direction] === undefined) return 0;
    return (
      daily.sums('calls_handled', { from: day, to: day }, direction === undefined ? undefined : codes[direction])
        ?.num ?? 0
    );
  };
  const shift = resolved.compare ? resolved.from - resolved.compare.from : null;
  return Array.from({ length: resolved.days }, (_, i): DailyColumn => {
    const day = resolved.from + i;
    const before = shift === null ? null : day - shift;
    const earlier = (direction?: string): number | null =>
      before === null || isClosed(before) ? null : count(before, direction);
    const dates = {
      date: isoOf(day),
      previous: earlier(),
      previousOutbound: earlier('outbound'),
      previousInbound: earlier('inbound'),
      previousDate: before === null ? null : isoOf(before)
    };
    if (isClosed(day)) return { ...dates, outbound: null, inbound: null, other: null, total: null };
    const [total, outbound, inbound] = [count(day), count(day, 'outbound'), count(day, 'inbound')];
    return { ...dates, outbound, inbound, other: total - outbound - inbound, total };
  });
}

/** Labels of the events file inside a period. */
export async function eventsOf(
  engine: Engine,
  { from, to }: Resolved,
  { model }: QueryContext,
  options: RunOptions
): Promise<DailyVolume['events']> {
  if (!model.present.events?.includes('label')) return [];
  const result = await answer(
    engine,
    sql`SELECT date::VARCHAR AS date, label
FROM events
WHERE date BETWEEN ${isoOf(from)}::DATE AND ${isoOf(to)}::DATE AND label IS NOT NULL
ORDER BY date, label`.text,
    model,
    options
  );
  const labels = texts(result, 'label');
  return texts(result, 'date').flatMap((date, i) =>
    date ? [{ date: date.slice(0, 10), label: labels[i] ?? '' }] : []
  );
}
