import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { HARDSHIP_WORDS } from '../cases/queue-sql.ts';
import { columnOr, holds } from '../contact-rules/columns.ts';
import { meets } from '../repayment/needs.ts';
import { addWorkingDays } from '../repayment/working-days.ts';

/** The steps, from 1. */
export const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;
export type StepNo = (typeof STEPS)[number];
export type StepState = 'done' | 'not_done' | 'na' | 'unknown';

/** Numbers of METHODS 7.1: relief is due from this DPD on; reminders count in the last days before the due date; working days to follow up. */
const RELIEF_DPD = 60;
const REMINDER_DAYS = 3;
const FOLLOW_UP_WORKING_DAYS = 2;

export interface EvidenceContext {
  readonly model: ModelInfo;
  readonly settings: Settings;
  /** Day number of `as_of`. */
  readonly asOf: number;
  /** First and last due day of promises: the span for which deadlines are needed. */
  readonly dueDays: readonly [number, number];
  /** Causes that mean hardship: names, else the words of the follow-up queue. */
  readonly hardshipCauses?: readonly string[];
}

/**
 * CTEs up to `step_state`: one row per case with state_1 … state_7 (done, not_done, na, unknown), day_1 … day_7 (local day of a done step,
 * unknown where nothing dates it), due_day, and the case's dimensions. METHODS 7.1 with DECISIONS: a step column overrides the evidence;
 * blank is unknown, never not done; DPD at assignment; with several promises the latest counts; an inbound call is contact, no attempt.
 * What follows from rows of a loaded table (attempts, promises, reminders) is not done when no row is there. A blank step column of a case
 * to which the step does not apply stays `na`.
 */
export function stepTables(context: EvidenceContext): Sql {
  return join(
    [deadlines(context), ...contacts(context), ...promises(context), evidence(context), decided(context)],
    ','
  );
}

/** Day of the break → last day on which a follow-up is in time; a small table, since working days are the site's own. */
function deadlines({ settings, dueDays: [first, last] }: EvidenceContext): Sql {
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i + settings.graceDays + 1);
  const values = days.map((day) => sql`(${day}, ${addWorkingDays(day, FOLLOW_UP_WORKING_DAYS, settings)})`);
  const rows = values.length > 0 ? join([sql`VALUES ${join(values, ', ')}`]) : sql`SELECT 0, 0 WHERE false`;
  return sql`
deadline (break_day, last_day) AS (${rows})`;
}

function contacts({ model }: EvidenceContext): Sql[] {
  const joins = meets(model, 'calls.case_id');
  return [
    sql`
contact AS (
  SELECT
    f.case_no,
    count(*) FILTER (WHERE f.attempt) AS attempts,
    min(f.day) FILTER (WHERE f.rpc) AS rpc_day,
    bool_or(f.handled AND f.rpc IS NULL) AS has_unknown
  FROM call_fact AS f
  WHERE f.case_no IS NOT NULL AND ${joins}
  GROUP BY f.case_no)`
  ];
}

/** Latest promise, instalments, reminders near the due date, first attempt after the break. */
function promises({ model, asOf, settings }: EvidenceContext): Sql[] {
  const hasReminders = meets(model, 'reminders.sent_at');
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
latest_promise AS (
  SELECT p.case_no, coalesce(p.made_day, p.day) AS made_day, p.day AS due_day, p.state
  FROM promise_fact AS p
  WHERE p.case_no IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY p.case_no ORDER BY coalesce(p.made_day, p.day) DESC, p.promise_no DESC) = 1)`,
    sql`
first_promise AS (
  SELECT p.case_no, min(coalesce(p.made_day, p.day)) AS made_day, bool_or(p.matured AND p.state <> 'kept') AS has_broken,
    min(p.day) FILTER (WHERE p.matured AND p.state <> 'kept') + ${settings.graceDays + 1} AS broken_day
  FROM promise_fact AS p
  WHERE p.case_no IS NOT NULL
  GROUP BY p.case_no)`,
    sql`
plan_due AS (
  SELECT c.case_no, max((i.due_date - DATE '1970-01-01')::INTEGER) FILTER (WHERE (i.due_date - DATE '1970-01-01')::INTEGER <= ${asOf}) AS due_day
  FROM case_fact AS c
  JOIN instalments AS i ON i.case_id = c.case_id
  GROUP BY c.case_no)`,
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
reminded AS (${sent})`,
    sql`
followed AS (
  SELECT d.case_no, min(f.day) AS follow_day
  FROM due AS d
  JOIN call_fact AS f ON f.case_no = d.case_no AND f.attempt AND f.day >= d.break_day
  GROUP BY d.case_no)`,
    sql`
made_whole AS (
  SELECT d.case_no, min(y.day) AS paid_day
  FROM due AS d
  JOIN payment_fact AS y ON y.case_no = d.case_no AND y.day >= d.break_day AND y.amount > 0
  GROUP BY d.case_no)`
  ];
}

/** Everything known about a case in one row. */
function evidence({ model, hardshipCauses }: EvidenceContext): Sql {
  const column = (name: string, type = 'VARCHAR'): Sql => columnOr(model, 'cases', name, 'k', type);
  const steps = STEPS.flatMap((no) => [
    sql`${column(`s${no}`)} AS own_${raw(String(no))}`,
    sql`${ownDay(model, no)} AS own_day_${raw(String(no))}`
  ]);
  const hardship = hardshipCauses
    ? sql`${column('cause')} IN (${hardshipCauses.length > 0 ? [...hardshipCauses] : null})`
    : sql`regexp_matches(lower(${column('cause')}), ${HARDSHIP_WORDS})`;
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
    ${hardship} AS hardship,
    ${column('relief_considered')} AS relief,
    ${column('plan_type')} AS plan_type,
    c.waiver_amount,
    coalesce(contact.attempts, 0) AS attempts,
    contact.rpc_day,
    coalesce(contact.has_unknown, false) AS has_unknown,
    first_promise.made_day AS first_made_day,
    coalesce(first_promise.has_broken, false) AS has_broken,
    first_promise.broken_day,
    latest_promise.made_day,
    plan_due.case_no IS NOT NULL AS has_instalments,
    due.due_day,
    due.break_day,
    deadline.last_day AS follow_until,
    reminded.sent_day,
    followed.follow_day,
    least(made_whole.paid_day, c.closed_day, c.cured_day) AS resolved_day,
    ${join(steps, ',\n    ')}
  FROM case_fact AS c
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid
  LEFT JOIN contact ON contact.case_no = c.case_no
  LEFT JOIN first_promise ON first_promise.case_no = c.case_no
  LEFT JOIN latest_promise ON latest_promise.case_no = c.case_no
  LEFT JOIN plan_due ON plan_due.case_no = c.case_no
  LEFT JOIN due ON due.case_no = c.case_no
  LEFT JOIN deadline ON deadline.break_day = due.break_day
  LEFT JOIN reminded ON reminded.case_no = c.case_no
  LEFT JOIN followed ON followed.case_no = c.case_no
  LEFT JOIN made_whole ON made_whole.case_no = c.case_no)`;
}

/** Local day of a step's own time. */
function ownDay(model: ModelInfo, no: StepNo): Sql {
  return holds(model, 'cases', `s${no}_at`) ? sql`(k.${raw(`s${no}_local_s`)} // 86400)::INTEGER` : sql`NULL::INTEGER`;
}

/** States in the order in which they depend on each other: contact and plan first. Later columns read earlier ones by their alias. */
function decided({ model, asOf }: EvidenceContext): Sql {
  const state = (no: StepNo, fromEvidence: Sql): Sql => sql`${own(model, no, fromEvidence)} AS ${raw(`state_${no}`)}`;
  const states = [
    state(2, contactState(model)),
    state(4, planState(model)),
    state(1, analysedState(model)),
    state(3, after('state_2', sql`'unknown'`)),
    state(5, after('state_2', RELIEF_STATE)),
    state(6, after('state_4', reminderState(model, asOf))),
    state(7, followState(model, asOf))
  ];
  return sql`
step_state AS (
  SELECT
    e.case_no,
    e.day,
    e.opened_day,
    e.closed_day,
    e.cured_day,
    e.team,
    e.agent,
    e.product,
    e.dpd,
    e.cause,
    e.balance,
    e.rpc_day,
    e.due_day,
    coalesce(e.hardship, false) OR coalesce(e.dpd_days >= ${RELIEF_DPD}, false) AS needs_relief,
    e.broken_day,
    e.break_day,
    ${join(states, ',\n    ')},
    e.own_day_1 AS day_1,
    coalesce(e.own_day_2, e.rpc_day) AS day_2,
    e.own_day_3 AS day_3,
    coalesce(e.own_day_4, e.first_made_day) AS day_4,
    e.own_day_5 AS day_5,
    coalesce(e.own_day_6, e.sent_day) AS day_6,
    coalesce(e.own_day_7, e.follow_day) AS day_7
  FROM case_evidence AS e)`;
}

/** The case's own column first; blank is unknown unless the step does not apply. Without a column the evidence alone. */
function own(model: ModelInfo, no: StepNo, fromEvidence: Sql): Sql {
  if (!holds(model, 'cases', `s${no}`)) return fromEvidence;
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

const knowsAttempts = (model: ModelInfo): boolean => meets(model, 'calls.case_id') && meets(model, 'calls.direction');

/** S2: attempted; done with a right-party contact; unknown where a conversation carries no mark. */
function contactState(model: ModelInfo): Sql {
  if (!knowsAttempts(model)) return sql`'unknown'`;
  if (!meets(model, 'calls.rpc')) return sql`CASE WHEN e.attempts > 0 THEN 'unknown' ELSE 'na' END`;
  return sql`CASE
      WHEN e.attempts = 0 THEN 'na'
      WHEN e.rpc_day IS NOT NULL THEN 'done'
      WHEN e.has_unknown THEN 'unknown'
      ELSE 'not_done' END`;
}

/** S1: worked; cause, balance and DPD recorded, and not after the first right-party contact where that is dated. */
function analysedState(model: ModelInfo): Sql {
  if (!knowsAttempts(model)) return sql`'unknown'`;
  return sql`CASE
      WHEN e.attempts = 0 THEN 'na'
      WHEN e.own_day_1 > e.rpc_day THEN 'not_done'
      WHEN e.cause_name IS NOT NULL AND e.balance IS NOT NULL AND e.dpd_days IS NOT NULL THEN 'done'
      ELSE 'unknown' END`;
}

/** S4: a promise from the first right-party contact on, instalments, or a plan of the case. */
function planState(model: ModelInfo): Sql {
  const otherwise = meets(model, 'promises.due_date') ? sql`'not_done'` : sql`'unknown'`;
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
      WHEN coalesce(e.hardship, false) OR e.has_broken OR coalesce(e.dpd_days >= ${RELIEF_DPD}, false) THEN CASE
        WHEN e.relief IN ('granted', 'declined', 'not_eligible') THEN 'done'
        WHEN e.waiver_amount > 0 OR e.has_instalments OR e.plan_type IN ('instalment', 'deferral', 'settlement') THEN 'done'
        WHEN e.relief = 'none' THEN 'not_done'
        ELSE 'unknown' END
      WHEN e.cause_name IS NULL OR e.dpd_days IS NULL THEN 'unknown'
      ELSE 'na' END`;

/** S6, once a plan is agreed and its latest date is past. */
function reminderState(model: ModelInfo, asOf: number): Sql {
  const judged = meets(model, 'reminders.sent_at')
    ? sql`CASE WHEN e.sent_day IS NOT NULL THEN 'done' ELSE 'not_done' END`
    : sql`'unknown'`;
  return sql`CASE WHEN e.due_day IS NULL THEN 'unknown' WHEN e.due_day > ${asOf} THEN 'na' ELSE ${judged} END`;
}

/** S7: the latest promise is broken and its two working days are over; paid or closed before that is not applicable. */
function followState(model: ModelInfo, asOf: number): Sql {
  if (!meets(model, 'promises.due_date') || !meets(model, 'payments.paid_date')) {
    return sql`CASE state_2 WHEN 'na' THEN 'na' ELSE 'unknown' END`;
  }
  const judged = knowsAttempts(model)
    ? sql`CASE
        WHEN e.follow_day <= e.follow_until THEN 'done'
        WHEN e.resolved_day <= e.follow_until THEN 'na'
        ELSE 'not_done' END`
    : sql`'unknown'`;
  return sql`CASE WHEN e.break_day IS NULL OR e.follow_until > ${asOf} OR e.break_day > ${asOf} THEN 'na' ELSE ${judged} END`;
}
