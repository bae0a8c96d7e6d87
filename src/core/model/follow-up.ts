import { toRows, type Engine } from '#core/engine.ts';
import type { Settings } from '#core/settings.ts';
import { join, sql, type Sql } from '#core/sql/sql.ts';
import { wallToInstants, zoneOffsetS } from '#core/stats/zone.ts';
import { has, type Present } from './inputs.ts';
import { addWorkingDays } from './working-days.ts';

/** A follow-up is in time within these working days of the break (METHODS 5.9, 7.1). */
export const FOLLOW_UP_WORKING_DAYS = 2;

const DAY_S = 86_400;

/** Calendars are needed for at most ten years back. */
const MAX_SPAN_DAYS = 3660;

/** True when the data can say that a promise was broken, and when somebody tried again. */
export const hasFollowUps = (present: Present): boolean =>
  has(present, 'promises', 'due_date') && has(present, 'payments', 'paid_date') && has(present, 'calls', 'case_id', 'direction', 'start_at'); // prettier-ignore

/** Day number of `as_of`; 0 without any date. */
export const asOfDay = (present: Present): number => Math.floor((present.asOfS ?? 0) / DAY_S);

/**
 * `site_day` (day, start_s, follow_until): days from the first possible break to the day after `as_of`, the UTC second of their 00:00 in the site's zone, and the last day on
 * which a follow-up is in time. A small table, since zones and working days are the site's own. Then the follow-up columns of `promise_fact`.
 */
export async function followUps(engine: Engine, settings: Settings, present: Present): Promise<void> {
  const [row] = toRows(await engine.query('SELECT min(day)::DOUBLE AS first_day FROM promise_fact'));
  const asOf = asOfDay(present);
  const first = Math.max(Number(row?.first_day ?? 0) + settings.graceDays + 1, asOf - MAX_SPAN_DAYS);
  const length = row?.first_day == null ? 0 : Math.max(0, asOf + 1 - first + 1);
  await engine.exec(siteDays(Array.from({ length }, (_, i) => first + i), settings).text); // prettier-ignore
  if (length === 0 || !hasFollowUps(present)) return;
  await engine.exec(followUpRows(settings, asOf).text);
  await engine.exec(UPDATE.text);
}

function siteDays(days: readonly number[], settings: Settings): Sql {
  const rows = days.map((day) => sql`(${day}, ${midnight(day, settings.zone)}, ${addWorkingDays(day, FOLLOW_UP_WORKING_DAYS, settings)})`); // prettier-ignore
  return sql`
CREATE OR REPLACE TEMP TABLE site_day AS
SELECT day::INTEGER AS day, start_s::BIGINT AS start_s, follow_until::INTEGER AS follow_until
FROM (${rows.length > 0 ? sql`VALUES ${join(rows, ', ')}` : sql`SELECT 0, 0, 0 WHERE false`}) AS d(day, start_s, follow_until)`;
}

/** UTC second of 00:00 of a local day; where a clock change skips it, the moment of the change. */
function midnight(day: number, zone: string): number {
  const wall = day * DAY_S;
  return wallToInstants(wall, zone)[0] ?? wall - zoneOffsetS(wall - DAY_S, zone);
}

/**
 * Broken promises and what followed: the next outbound attempt, or the end of observation, which is the first of `as_of`, a payment that makes it
 * whole, cure and closure (each at the end of its day). Promises of cases closed or cured before the break are left out (METHODS 5.9).
 */
function followUpRows(settings: Settings, asOf: number): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE follow_up AS
WITH broken AS (
  SELECT
    p.promise_no,
    p.case_no,
    s.day AS break_day,
    s.start_s,
    s.follow_until,
    p.amount * ${settings.keptTolerance} - p.paid AS left_amount,
    least(c.closed_day, c.cured_day) AS over_day
  FROM promise_fact AS p
  JOIN site_day AS s ON s.day = p.day + ${settings.graceDays + 1}
  LEFT JOIN case_fact AS c ON c.case_no = p.case_no
  WHERE p.matured
    AND s.day <= ${asOf}
    AND p.state IN ('broken', 'partial')
    AND p.case_no IS NOT NULL
    AND coalesce(c.closed_day, s.day) >= s.day
    AND coalesce(c.cured_day, s.day) >= s.day),
later_payment AS (
  SELECT
    b.promise_no,
    b.left_amount,
    y.day,
    sum(y.amount) OVER (PARTITION BY b.promise_no ORDER BY y.day) AS paid
  FROM broken AS b
  JOIN payment_fact AS y ON y.case_no = b.case_no AND y.day >= b.break_day AND y.day <= ${asOf}),
whole AS (
  SELECT promise_no, min(day) AS day
  FROM later_payment
  WHERE paid >= coalesce(left_amount, 0)
  GROUP BY promise_no),
attempt AS (
  SELECT b.promise_no, min(f.start_utc_s) AS next_s, min(f.day) AS next_day
  FROM broken AS b
  JOIN call_fact AS f ON f.case_no = b.case_no
  WHERE f.attempt AND f.day >= b.break_day
  GROUP BY b.promise_no),
ended AS (
  SELECT b.*, n.next_s, n.next_day, least(b.over_day, w.day) AS end_day
  FROM broken AS b
  LEFT JOIN whole AS w ON w.promise_no = b.promise_no
  LEFT JOIN attempt AS n ON n.promise_no = b.promise_no),
observed AS (
  SELECT e.*, least(until.last_s, d.start_s) AS end_s
  FROM ended AS e
  CROSS JOIN (SELECT greatest(${midnight(asOf, settings.zone)}, max(start_utc_s)) AS last_s FROM call_fact) AS until
  LEFT JOIN site_day AS d ON d.day = e.end_day + 1),
judged AS (
  SELECT *, coalesce(next_s <= end_s, false) AS followed FROM observed)
SELECT
  promise_no,
  break_day,
  greatest(0, CASE WHEN followed THEN next_s ELSE end_s END - start_s)::DOUBLE AS follow_s,
  followed,
  CASE WHEN followed THEN next_day END AS follow_day,
  CASE
    WHEN follow_until > ${asOf} THEN NULL
    WHEN followed AND next_day <= follow_until THEN true
    WHEN end_day <= follow_until THEN NULL
    ELSE false END AS follow_in_time
FROM judged`;
}

const UPDATE = sql`
UPDATE promise_fact
SET break_day = f.break_day, follow_s = f.follow_s, followed = f.followed, follow_day = f.follow_day, follow_in_time = f.follow_in_time
FROM follow_up AS f
WHERE f.promise_no = promise_fact.promise_no`;
