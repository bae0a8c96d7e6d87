import { CLOSING_REASONS } from '#core/schema/codes.ts';
import type { Settings } from '#core/settings.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { has, type Present } from './inputs.ts';
import { DAY_S, instantOf } from './site-days.ts';

/** A date as a day number. */
export const dayOf = (date: Sql): Sql => sql`(${date} - DATE '1970-01-01')::INTEGER`;

/** The day on which a case closed. One that is closed by its reason or state, without a date, counts as open up to the last day of the data. */
export function closedDay(present: Present): Sql {
  const dated = dayOf(sql`c.closed_date`);
  if (!has(present, 'cases', 'close_reason') || present.asOfS === null) return dated;
  const last = Math.floor(present.asOfS / DAY_S);
  return sql`coalesce(${dated}, CASE WHEN c.close_reason IN (${[...CLOSING_REASONS]}) THEN ${last} END)`;
}

/** `case_fact`: one row per case, with its attempts and its first conversation. */
export function caseFact(settings: Settings, present: Present): Sql[] {
  const joined = has(present, 'calls', 'case_id') && present.rows.cases > 0;
  const hasConversations = joined && has(present, 'calls', 'start_at');
  const asOf = present.asOfS;
  const from = sql`coalesce(s.start_s, k_day * ${raw(`${DAY_S}::BIGINT`)})`;
  const until = asOf === null ? sql`NULL::DOUBLE` : sql`greatest(0, ${instantOf(asOf, settings.zone)} - ${from})`;
  const attempts = (column: string): Sql => (joined ? sql`coalesce(${raw(column)}, 0)::INTEGER` : sql`NULL::INTEGER`);
  return [
    ...(joined ? contacts() : []),
    sql`
CREATE OR REPLACE TABLE case_fact AS
WITH found AS (
  SELECT
    k.*,
    coalesce(${dayOf(sql`c.assigned_date`)}, ${dayOf(sql`c.opened_date`)}) AS k_day,
    ${dayOf(sql`c.opened_date`)} AS opened_day,
    ${closedDay(present)} AS closed_day,
    ${dayOf(sql`c.cured_date`)} AS cured_day,
    ${dayOf(sql`c.next_action_date`)} AS next_day,
    c.balance,
    c.balance_at_assignment,
    c.waiver_amount${
      joined
        ? sql`,
    n.attempts,
    n.rpcs,
    f.first_s`
        : sql``
    }
  FROM case_key AS k
  JOIN cases AS c ON c.rowid = k.case_rowid
  ${
    joined
      ? sql`LEFT JOIN case_contact AS n ON n.case_no = k.case_no
  LEFT JOIN case_first AS f ON f.case_no = k.case_no`
      : sql``
  })
SELECT
  case_no,
  case_id,
  k_day AS day,
  opened_day,
  closed_day,
  cured_day,
  team,
  agent,
  NULL::SMALLINT AS channel,
  NULL::SMALLINT AS direction,
  product,
  dpd,
  cause,
  agent IS NOT NULL AS assigned,
  balance,
  coalesce(balance_at_assignment, balance) AS balance_at_assignment,
  dpd_days,
  waiver_amount,
  ${attempts('attempts')} AS attempts,
  ${joined && has(present, 'calls', 'rpc') ? attempts('rpcs') : sql`NULL::INTEGER`} AS rpcs,
  (${hasConversations ? sql`CASE WHEN k_day IS NOT NULL THEN coalesce(first_s - ${from}, ${until}) END` : sql`NULL`})::DOUBLE AS first_contact_s,
  ${hasConversations ? sql`CASE WHEN k_day IS NOT NULL THEN first_s IS NOT NULL END` : sql`NULL::BOOLEAN`} AS first_contact_event,
  ${has(present, 'cases', 'next_action_date') && asOf !== null ? sql`(closed_day IS NULL OR closed_day > ${Math.floor(asOf / 86_400)}) AND coalesce(next_day < ${Math.floor(asOf / 86_400)}, false)` : sql`NULL::BOOLEAN`} AS overdue_action
FROM found
LEFT JOIN site_day AS s ON s.day = found.k_day
ORDER BY case_no`
  ];
}

/** Attempts and right-party contact per case, and the first conversation at or after 00:00 of the assignment (else the opening), in UTC seconds. */
function contacts(): Sql[] {
  return [
    sql`
CREATE OR REPLACE TEMP TABLE case_contact AS
SELECT
  case_no,
  count(*) FILTER (WHERE attempt) AS attempts,
  count(*) FILTER (WHERE attempt AND rpc) AS rpcs,
  min(day) FILTER (WHERE rpc) AS rpc_day,
  bool_or(handled AND rpc IS NULL) AS has_unknown
FROM call_fact
WHERE case_no IS NOT NULL
GROUP BY case_no`,
    sql`
CREATE OR REPLACE TEMP TABLE case_first AS
SELECT t.case_no, min(t.start_utc_s) AS first_s
FROM call_fact AS t
JOIN (
  SELECT k.case_no, coalesce(${dayOf(sql`c.assigned_date`)}, ${dayOf(sql`c.opened_date`)}) AS day
  FROM case_key AS k
  JOIN cases AS c ON c.rowid = k.case_rowid) AS a ON a.case_no = t.case_no
WHERE t.handled AND t.day >= a.day
GROUP BY t.case_no`
  ];
}
