import { toRows, type Engine } from '#core/engine.ts';
import type { Settings } from '#core/settings.ts';
import { join, sql, type Sql } from '#core/sql/sql.ts';
import { wallToInstants, zoneOffsetS } from '#core/stats/zone.ts';
import type { Present } from './inputs.ts';
import { addWorkingDays } from './working-days.ts';

export const DAY_S = 86_400;

/** A follow-up is in time within these working days of the break (METHODS 5.9, 7.1). */
const FOLLOW_UP_WORKING_DAYS = 2;

/** Calendars are needed for at most ten years back. */
const MAX_SPAN_DAYS = 3660;

/** Day number of `as_of`; 0 without any date. */
export const asOfDay = (present: Present): number => Math.floor((present.asOfS ?? 0) / DAY_S);

/** UTC second of a wall-clock second of a zone; the earlier one when it comes twice, the moment of the change when it is skipped. */
export function instantOf(wallS: number, zone: string): number {
  return wallToInstants(wallS, zone)[0] ?? wallS - zoneOffsetS(wallS - DAY_S, zone);
}

/**
 * `site_day` (day, start_s, follow_until): days from the first case or promise to the day after `as_of`, the UTC second of their 00:00 in the site's
 * zone, and the last day on which a follow-up to a break on that day is in time. A small table, since zones and working days are the site's own.
 */
export async function siteDays(engine: Engine, settings: Settings, present: Present): Promise<void> {
  const [row] = toRows(
    await engine.query(`
SELECT (least((SELECT least(min(assigned_date), min(opened_date)) FROM cases), (SELECT min(due_date) FROM promises)) - DATE '1970-01-01')::DOUBLE AS first_day`)
  );
  const asOf = asOfDay(present);
  const first = Math.max(Number(row?.first_day ?? asOf), asOf - MAX_SPAN_DAYS);
  const length = present.asOfS === null ? 0 : Math.max(0, asOf + 1 - first + 1);
  const days = Array.from({ length }, (_, i) => first + i);
  await engine.exec(table(days, settings).text);
}

function table(days: readonly number[], settings: Settings): Sql {
  const rows = days.map((day) => sql`(${day}, ${instantOf(day * DAY_S, settings.zone)}, ${addWorkingDays(day, FOLLOW_UP_WORKING_DAYS, settings)})`); // prettier-ignore
  return sql`
CREATE OR REPLACE TEMP TABLE site_day AS
SELECT day::INTEGER AS day, start_s::BIGINT AS start_s, follow_until::INTEGER AS follow_until
FROM (${rows.length > 0 ? sql`VALUES ${join(rows, ', ')}` : sql`SELECT 0, 0, 0 WHERE false`}) AS d(day, start_s, follow_until)`;
}
