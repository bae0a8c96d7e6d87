import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { has, type Present } from './inputs.ts';
import { asOfDay, DAY_S, instantOf } from './site-days.ts';

/** True when the data can say that a promise was broken, and when somebody tried again. */
export const hasFollowUps = (present: Present): boolean =>
  has(present, 'promises', 'due_date') && has(present, 'payments', 'paid_date') && has(present, 'calls', 'case_id', 'direction', 'start_at'); // prettier-ignore

/** The follow-up columns of `promise_fact`. */
export function followUps(settings: Settings, present: Present): Sql[] {
  return hasFollowUps(present) ? [followUpRows(settings, present), UPDATE] : [];
}

/**
 * Broken promises and what followed: the next outbound attempt, or the end of observation, which is the first of `as_of`, a payment that makes it
 * whole, cure and closure (each at the end of its day). Promises of cases closed or cured before the break are left out (METHODS 5.9).
 */
function followUpRows(settings: Settings, present: Present): Sql {
  const asOf = asOfDay(present);
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
  CROSS JOIN (SELECT greatest(${instantOf(asOf * DAY_S, settings.zone)}, max(start_utc_s)) AS last_s FROM call_fact) AS until
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
