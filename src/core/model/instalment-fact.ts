import type { Settings } from '#core/settings.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { dayOf } from './case-fact.ts';
import { has, type Present } from './inputs.ts';
import { asOfDay } from './site-days.ts';

/** Payments that count: those that name the plan, or all of the case where no payment names one (DECISIONS, Readings). */
export const instalmentPayments = (namesPlan: boolean): 'of_plan' | 'of_case' => (namesPlan ? 'of_plan' : 'of_case');

/**
 * `instalment_fact`: one row per instalment with a due date, judged cumulatively (METHODS 5.8): on time when all payments up to its due date + grace
 * reach the tolerated share of all instalments up to it, so that prepayment carries forward. Judged once due + grace is over.
 */
export function instalmentFact(settings: Settings, present: Present): Sql[] {
  const isLoaded = has(present, 'instalments', 'due_date');
  const asOf = asOfDay(present);
  const joined = instalmentPayments(has(present, 'payments', 'plan_id')) === 'of_plan' ? sql`y.plan_id = d.plan_id` : sql`y.case_id = d.case_id`; // prettier-ignore
  const paidBy = (day: Sql): Sql => sql`coalesce(sum(y.amount) FILTER (WHERE ${dayOf(sql`y.paid_date`)} <= ${day}), 0)`;
  const isKnown = has(present, 'payments', 'paid_date', 'amount');
  return [
    sql`
CREATE OR REPLACE TABLE instalment_fact AS
WITH due AS (
  SELECT
    coalesce(i.plan_id, i.case_id) AS plan_id,
    i.case_id,
    i.seq,
    ${dayOf(sql`i.due_date`)} AS due_day,
    i.amount
  FROM instalments AS i
  WHERE i.due_date IS NOT NULL AND ${isLoaded}),
numbered AS (
  SELECT
    plan_id,
    case_id,
    coalesce(seq, row_number() OVER (PARTITION BY plan_id ORDER BY due_day)) AS seq,
    row_number() OVER (PARTITION BY plan_id ORDER BY seq, due_day) AS no,
    due_day,
    amount,
    sum(amount) OVER (PARTITION BY plan_id ORDER BY seq, due_day ROWS UNBOUNDED PRECEDING) AS cum_due
  FROM due),
paid AS (
  SELECT
    d.plan_id,
    d.no,
    ${paidBy(sql`d.due_day + ${settings.graceDays}`)} AS in_time,
    ${paidBy(sql`${asOf}`)} AS by_now
  FROM numbered AS d
  LEFT JOIN payments AS y ON ${joined}
  GROUP BY d.plan_id, d.no),
judged AS (
  SELECT d.*, p.in_time, p.by_now, d.due_day + ${settings.graceDays} <= ${asOf} AND ${isKnown} AS matured
  FROM numbered AS d
  JOIN paid AS p ON p.plan_id = d.plan_id AND p.no = d.no)
SELECT
  j.plan_id,
  k.case_no,
  j.due_day AS day,
  k.team,
  k.agent,
  NULL::SMALLINT AS channel,
  NULL::SMALLINT AS direction,
  k.product,
  k.dpd,
  k.cause,
  j.seq::INTEGER AS seq,
  j.no::INTEGER AS no,
  j.amount,
  j.cum_due,
  CASE WHEN ${isKnown} THEN j.by_now END AS paid_by_now,
  j.matured,
  CASE WHEN j.matured THEN j.in_time >= ${settings.keptTolerance} * j.cum_due END AS on_time
FROM judged AS j
LEFT JOIN case_key AS k ON k.case_id = j.case_id
ORDER BY j.due_day, j.plan_id, ${raw('j.no')}`
  ];
}
