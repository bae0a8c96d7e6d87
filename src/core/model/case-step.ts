import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { hasFollowUps } from './follow-up.ts';
import { HARDSHIP_WORDS } from './hardship.ts';
import { has, type Present } from './inputs.ts';
import { asOfDay } from './site-days.ts';

/** The steps, from 1. */
export const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;
export type StepNo = (typeof STEPS)[number];
export type StepState = 'done' | 'not_done' | 'na' | 'unknown';

/** METHODS 7.1: relief is due from this DPD on. */
const RELIEF_DPD = 60;
/** METHODS 7.1: reminders count in the last days before the due date; the first is the landmark of METHODS 5.6. */
export const REMINDER_DAYS = 3;

/**
 * `case_step`: the seven steps of every case. METHODS 7.1 with DECISIONS: a step column overrides the evidence; blank is unknown, never not done; DPD
 * at assignment; with several promises the latest counts; an inbound call is contact, no attempt. What follows from rows of a loaded table (attempts,
 * promises, reminders) is not done when no row is there. A blank step column of a case to which the step does not apply stays `na`.
 */
export function caseStep(settings: Settings, present: Present): Sql[] {
  const tables = [contacts(present), ...promises(settings, present), evidence(present)];
  return [
    sql`
CREATE OR REPLACE TABLE case_step AS
WITH ${join(tables, ',')}
${decided(present)}`
  ];
}

/** Room for the promise's number below its day in one sortable key. */
const PROMISE_STEP = raw('4294967296::BIGINT');

/** Whether attempts on cases can be told at all. */
const knowsAttempts = (present: Present): boolean => has(present, 'calls', 'case_id', 'direction');

/** A column of a case's row in its file, or unknown when the data do not have it. */
const columnOr = (present: Present, name: string): Sql =>
  has(present, 'cases', name) ? raw(`k.${name}`) : sql`NULL::VARCHAR`;

/** What `case_fact` counted of each case's contacts; nobody's without calls that name cases. */
function contacts(present: Present): Sql {
  const counted = has(present, 'calls', 'case_id') && present.rows.cases > 0;
  return counted
    ? sql`
contact AS (
  SELECT case_no, attempts, rpc_day, has_unknown FROM case_contact)`
    : sql`
contact AS (
  SELECT NULL::INTEGER AS case_no, 0 AS attempts, NULL::INTEGER AS rpc_day, false AS has_unknown WHERE false)`;
}

/** Latest promise, the first since the right party was reached, instalments, reminders near the due date. */
function promises(settings: Settings, present: Present): Sql[] {
  const hasReminders = has(present, 'reminders', 'sent_at', 'case_id');
  const asOf = asOfDay(present);
  const sent = hasReminders
    ? sql`
  SELECT d.case_no, min(r.sent_local_s // 86400)::INTEGER AS sent_day
  FROM due AS d
  JOIN case_key AS key ON key.case_no = d.case_no
  JOIN reminders AS r ON r.case_id = key.case_id
  WHERE r.sent_local_s // 86400 BETWEEN greatest(coalesce(d.made_day, d.due_day - ${REMINDER_DAYS}), d.due_day - ${REMINDER_DAYS}) AND d.due_day
  GROUP BY d.case_no`
    : sql`SELECT NULL::INTEGER AS case_no, NULL::INTEGER AS sent_day WHERE false`;
  return [
    sql`
first_promise AS (
  SELECT p.case_no,
    min(coalesce(p.made_day, p.day)) FILTER (WHERE coalesce(p.made_day, p.day) >= coalesce(contact.rpc_day, p.made_day, p.day)) AS agreed_day,
    bool_or(p.matured AND p.state <> 'kept') AS has_broken,
    min(p.day) FILTER (WHERE p.matured AND p.state <> 'kept') + ${settings.graceDays + 1} AS broken_day,
    max(coalesce(p.made_day, p.day) * ${PROMISE_STEP} + p.promise_no) % ${PROMISE_STEP} AS latest_no
  FROM promise_fact AS p
  LEFT JOIN contact ON contact.case_no = p.case_no
  WHERE p.case_no IS NOT NULL
  GROUP BY p.case_no)`,
    sql`
latest_promise AS (
  SELECT p.case_no, coalesce(p.made_day, p.day) AS made_day, p.day AS due_day, p.state, p.follow_day, p.follow_in_time
  FROM first_promise AS f
  JOIN promise_fact AS p ON p.promise_no = f.latest_no)`,
    sql`
plan_due AS (
  SELECT i.case_no, max(i.day) FILTER (WHERE i.day <= ${asOf}) AS due_day
  FROM instalment_fact AS i
  WHERE i.case_no IS NOT NULL
  GROUP BY i.case_no)`,
    sql`
due AS (
  SELECT
    c.case_no,
    p.made_day,
    coalesce(p.due_day, plan_due.due_day) AS due_day,
    CASE WHEN p.state IN ('broken', 'partial') THEN p.due_day + ${settings.graceDays + 1} END AS break_day
  FROM case_fact AS c
  LEFT JOIN latest_promise AS p ON p.case_no = c.case_no
  LEFT JOIN plan_due ON plan_due.case_no = c.case_no)`,
    sql`
reminded AS (${sent})`
  ];
}

/** Everything known about a case in one row. */
function evidence(present: Present): Sql {
  const column = (name: string): Sql => columnOr(present, name);
  const steps = STEPS.flatMap((no) => [
    sql`${column(`s${no}`)} AS own_${raw(String(no))}`,
    sql`${ownDay(present, no)} AS own_day_${raw(String(no))}`
  ]);
  return sql`
case_evidence AS (
  SELECT
    c.case_no,
    c.day,
    c.opened_day,
    c.closed_day,
    c.cured_day,
    c.team,
    c.agent,
    c.product,
    c.dpd,
    c.cause,
    c.dpd_days,
    coalesce(c.balance_at_assignment, c.balance) AS balance,
    ${column('cause')} AS cause_name,
    hard.code IS NOT NULL AS hardship,
    ${column('relief_considered')} AS relief,
    ${column('plan_type')} AS plan_type,
    c.waiver_amount,
    coalesce(contact.attempts, 0) AS attempts,
    contact.rpc_day,
    coalesce(contact.has_unknown, false) AS has_unknown,
    first_promise.agreed_day,
    coalesce(first_promise.has_broken, false) AS has_broken,
    first_promise.broken_day,
    latest_promise.made_day,
    plan_due.case_no IS NOT NULL AS has_instalments,
    due.due_day,
    due.break_day,
    site_day.follow_until,
    reminded.sent_day,
    latest_promise.follow_day,
    latest_promise.follow_in_time,
    ${join(steps, ',\n    ')}
  FROM case_fact AS c
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid
  LEFT JOIN (SELECT code FROM dim_cause WHERE regexp_matches(lower(name), ${HARDSHIP_WORDS})) AS hard ON hard.code = c.cause
  LEFT JOIN contact ON contact.case_no = c.case_no
  LEFT JOIN first_promise ON first_promise.case_no = c.case_no
  LEFT JOIN latest_promise ON latest_promise.case_no = c.case_no
  LEFT JOIN plan_due ON plan_due.case_no = c.case_no
  LEFT JOIN due ON due.case_no = c.case_no
  LEFT JOIN site_day ON site_day.day = due.break_day
  LEFT JOIN reminded ON reminded.case_no = c.case_no)`;
}

/** Local day of a step's own time. */
function ownDay(present: Present, no: StepNo): Sql {
  return has(present, 'cases', `s${no}_at`) ? sql`(k.${raw(`s${no}_local_s`)} // 86400)::INTEGER` : sql`NULL::INTEGER`;
}

/** States in the order in which they depend on each other: contact and plan first. Later columns read earlier ones by their alias. */
function decided(present: Present): Sql {
  const asOf = asOfDay(present);
  const state = (no: StepNo, fromEvidence: Sql): Sql => sql`${own(present, no, fromEvidence)} AS ${raw(`state_${no}`)}`;
  const states = [
    state(2, contactState(present)),
    state(4, planState(present)),
    state(1, analysedState(present)),
    state(3, after('state_2', sql`'unknown'`)),
    state(5, after('state_2', RELIEF_STATE)),
    state(6, after('state_4', reminderState(present, asOf))),
    state(7, followState(present, asOf))
  ];
  return sql`
SELECT
  e.case_no,
  e.day,
  e.opened_day,
  e.closed_day,
  e.cured_day,
  e.team,
  e.agent,
  NULL::SMALLINT AS channel,
  NULL::SMALLINT AS direction,
  e.product,
  e.dpd,
  e.cause,
  e.balance,
  e.rpc_day,
  e.due_day,
  e.hardship OR coalesce(e.dpd_days >= ${RELIEF_DPD}, false) AS needs_relief,
  e.broken_day,
  e.break_day,
  ${join(states)},
  e.own_day_1 AS day_1,
  coalesce(e.own_day_2, e.rpc_day) AS day_2,
  e.own_day_3 AS day_3,
  coalesce(e.own_day_4, e.agreed_day) AS day_4,
  e.own_day_5 AS day_5,
  coalesce(e.own_day_6, e.sent_day) AS day_6,
  coalesce(e.own_day_7, e.follow_day) AS day_7
FROM case_evidence AS e`;
}

/** The case's own column first; blank is unknown unless the step does not apply. Without a column the evidence alone. */
function own(present: Present, no: StepNo, fromEvidence: Sql): Sql {
  if (!has(present, 'cases', `s${no}`)) return fromEvidence;
  const column = raw(`e.own_${no}`);
  return sql`CASE
      WHEN ${column} IN ('done', 'not_done', 'na', 'unknown') THEN ${column}
      WHEN (${fromEvidence}) = 'na' THEN 'na'
      ELSE 'unknown' END`;
}

/** State of a step that applies once the step of `before` is done. */
function after(before: string, state: Sql): Sql {
  return sql`CASE ${raw(before)} WHEN 'done' THEN ${state} WHEN 'unknown' THEN 'unknown' ELSE 'na' END`;
}

/** S2: attempted; done with a right-party contact; unknown where a conversation carries no mark. */
function contactState(present: Present): Sql {
  if (!knowsAttempts(present)) return sql`'unknown'`;
  if (!has(present, 'calls', 'rpc')) return sql`CASE WHEN e.attempts > 0 THEN 'unknown' ELSE 'na' END`;
  return sql`CASE
      WHEN e.attempts = 0 THEN 'na'
      WHEN e.rpc_day IS NOT NULL THEN 'done'
      WHEN e.has_unknown THEN 'unknown'
      ELSE 'not_done' END`;
}

/** S1: worked; cause, balance and DPD recorded, and not after the first right-party contact where that is dated. */
function analysedState(present: Present): Sql {
  if (!knowsAttempts(present)) return sql`'unknown'`;
  return sql`CASE
      WHEN e.attempts = 0 THEN 'na'
      WHEN e.own_day_1 > e.rpc_day THEN 'not_done'
      WHEN e.cause_name IS NOT NULL AND e.balance IS NOT NULL AND e.dpd_days IS NOT NULL THEN 'done'
      ELSE 'unknown' END`;
}

/** S4: a promise from the first right-party contact on, instalments, or a plan of the case. */
function planState(present: Present): Sql {
  const otherwise = has(present, 'promises', 'due_date') ? sql`'not_done'` : sql`'unknown'`;
  return after(
    'state_2',
    sql`CASE
      WHEN e.made_day >= coalesce(e.rpc_day, e.made_day) THEN 'done'
      WHEN e.has_instalments OR e.plan_type IS NOT NULL THEN 'done'
      ELSE ${otherwise} END`
  );
}

/** S5, once contact is made: applies to hardship, broken promises and DPD from 60; "offered, declined" and "not eligible" count as considered. */
const RELIEF_STATE = sql`CASE
      WHEN e.hardship OR e.has_broken OR coalesce(e.dpd_days >= ${RELIEF_DPD}, false) THEN CASE
        WHEN e.relief IN ('granted', 'declined', 'not_eligible') THEN 'done'
        WHEN e.waiver_amount > 0 OR e.has_instalments OR e.plan_type IN ('instalment', 'deferral', 'settlement') THEN 'done'
        WHEN e.relief = 'none' THEN 'not_done'
        ELSE 'unknown' END
      WHEN e.cause_name IS NULL OR e.dpd_days IS NULL THEN 'unknown'
      ELSE 'na' END`;

/** S6, once a plan is agreed and its latest date is past. */
function reminderState(present: Present, asOf: number): Sql {
  const judged = has(present, 'reminders', 'sent_at')
    ? sql`CASE WHEN e.sent_day IS NOT NULL THEN 'done' ELSE 'not_done' END`
    : sql`'unknown'`;
  return sql`CASE WHEN e.due_day IS NULL THEN 'unknown' WHEN e.due_day > ${asOf} THEN 'na' ELSE ${judged} END`;
}

/** S7: the latest promise is broken and its two working days are over; paid or closed before that is not applicable. */
function followState(present: Present, asOf: number): Sql {
  if (!has(present, 'promises', 'due_date') || !has(present, 'payments', 'paid_date')) {
    return sql`CASE state_2 WHEN 'na' THEN 'na' ELSE 'unknown' END`;
  }
  const judged = hasFollowUps(present)
    ? sql`CASE WHEN e.follow_in_time THEN 'done' WHEN NOT e.follow_in_time THEN 'not_done' ELSE 'na' END`
    : sql`'unknown'`;
  return sql`CASE WHEN e.break_day IS NULL OR e.follow_until > ${asOf} THEN 'na' ELSE ${judged} END`;
}
