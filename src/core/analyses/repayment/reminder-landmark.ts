import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { columnOr } from '../contact-rules/columns.ts';
import { withinDays } from '../scope.ts';
import type { Ask } from './ask.ts';
import { ofCases } from './population.ts';

/** Days of the landmark, seen from the due date (METHODS 5.6). */
export const REMINDER_TIMINGS = [-3, -1, 0, 1] as const;
export type ReminderTiming = (typeof REMINDER_TIMINGS)[number];

/** Days up to and including the landmark on which a reminder counts as exposure: (L − 2, L]. */
const WINDOW_DAYS = 2;

type LandmarkAsk = Pick<Ask, 'scope' | 'settings' | 'model'>;

/**
 * CTEs up to `landmark` (promise_no, case_no, landmark_day, dpd, amount, previous, reminded, channel, kept): matured promises due in the range that
 * were made before the landmark and on whose case nothing was paid between the day of the promise and the landmark, and that was still
 * open then. Promises reminded before the window are left out (our choice): else a later timing would be compared with earlier reminders. `previous` = broken promises of the case known by the landmark, at most 2; `channel` = that of the last reminder by then, NULL where it is unknown; `kept` = paid by due date + grace.
 */
export function landmarkSql({ scope, settings, model }: LandmarkAsk, timing: ReminderTiming): Sql {
  return sql`candidate AS (
  SELECT p.promise_no, p.case_no, p.made_day, p.day + ${timing} AS landmark_day, p.dpd, p.amount, p.state = 'kept' AS kept
  FROM promise_fact AS p
  LEFT JOIN case_fact AS c ON c.case_no = p.case_no
  WHERE p.matured
    AND p.case_no IS NOT NULL
    AND p.made_day < p.day + ${timing}
    AND coalesce(c.closed_day, p.day + ${timing} + 1) > p.day + ${timing}
    AND ${withinDays(scope, 'p.day')}
    AND ${ofCases(scope, 'p')}),
early_payer AS (
  SELECT DISTINCT l.promise_no
  FROM candidate AS l
  JOIN payment_fact AS y ON y.case_no = l.case_no AND y.day BETWEEN l.made_day AND l.landmark_day AND y.amount > 0),
sent AS (
  SELECT l.promise_no, arg_max(coalesce(${columnOr(model, 'reminders', 'channel', 'r')}, ''), (r.sent_local_s, r.line_no)) AS channel
  FROM candidate AS l
  JOIN case_key AS key ON key.case_no = l.case_no
  JOIN reminders AS r ON r.case_id = key.case_id
  WHERE r.sent_local_s // 86400 BETWEEN l.landmark_day - ${WINDOW_DAYS - 1} AND l.landmark_day
  GROUP BY l.promise_no),
sent_before AS (
  SELECT DISTINCT l.promise_no
  FROM candidate AS l
  JOIN case_key AS key ON key.case_no = l.case_no
  JOIN reminders AS r ON r.case_id = key.case_id
  WHERE r.sent_local_s // 86400 BETWEEN l.made_day AND l.landmark_day - ${WINDOW_DAYS}),
broken_before AS (
  SELECT l.promise_no, count(*) AS n
  FROM candidate AS l
  JOIN promise_fact AS b ON b.case_no = l.case_no
    AND b.matured
    AND b.state <> 'kept'
    AND b.day + ${settings.graceDays} < l.landmark_day
  GROUP BY l.promise_no),
landmark AS (
  SELECT
    l.promise_no,
    l.case_no,
    l.landmark_day,
    l.dpd,
    l.amount,
    least(coalesce(broken_before.n, 0), 2) AS previous,
    sent.promise_no IS NOT NULL AS reminded,
    nullif(sent.channel, '') AS channel,
    l.kept
  FROM candidate AS l
  LEFT JOIN sent ON sent.promise_no = l.promise_no
  LEFT JOIN broken_before ON broken_before.promise_no = l.promise_no
  WHERE l.promise_no NOT IN (SELECT early_payer.promise_no FROM early_payer)
    AND l.promise_no NOT IN (SELECT sent_before.promise_no FROM sent_before))`;
}

/** Condition on `promise_fact` that keeps the promises compared at a landmark, reminded (on one channel where it is given) and not. */
export function landmarkRows(input: LandmarkAsk, timing: ReminderTiming, channel?: string | null): Sql {
  const some =
    channel === undefined ? raw('true') : sql`NOT reminded OR landmark.channel IS NOT DISTINCT FROM ${channel}`;
  return sql`promise_no IN (
WITH ${landmarkSql(input, timing)}
SELECT landmark.promise_no
FROM landmark
WHERE ${some})`;
}

/** Four bands of an amount by its quartiles in `table`; unknown stays unknown. */
export function quartileBand(amount: string, table: string): Sql {
  const cut = (share: number): Sql => sql`(SELECT quantile_cont(${raw(amount)}, ${share}) FROM ${raw(table)})`;
  return sql`CASE
    WHEN ${raw(amount)} IS NULL THEN NULL
    WHEN ${raw(amount)} <= ${cut(0.25)} THEN 1
    WHEN ${raw(amount)} <= ${cut(0.5)} THEN 2
    WHEN ${raw(amount)} <= ${cut(0.75)} THEN 3
    ELSE 4 END`;
}
