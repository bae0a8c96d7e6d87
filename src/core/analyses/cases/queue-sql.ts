import { RESULTS } from '#core/model/call-leg.ts';
import { CODES } from '#core/model/dimensions.ts';
import { HARDSHIP_WORDS } from '#core/model/hardship.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { FilterId } from '#core/query/types.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { usableId } from '#core/model/usable-id.ts';
import { columnOr, holds } from '../contact-rules/columns.ts';
import { underFilters, withinDays, type Scope } from '../scope.ts';
import { COMING_DAYS, type Cap, type TabId } from './types.ts';

/** What the SQL of the queue is made from. */
export interface QueueContext {
  readonly scope: Scope;
  readonly model: ModelInfo;
  /** Day number of `as_of`. */
  readonly today: number;
  readonly cap: Cap;
  readonly neglectDays: number;
  /** Share of a promise that counts as the whole. */
  readonly keptTolerance: number;
  /** Days after the due date in which money still counts as in time. */
  readonly graceDays: number;
}

const CASE_FILTERS: readonly FilterId[] = ['team', 'agent', 'product', 'dpd', 'cause'];
const CONTACT_FILTERS: readonly FilterId[] = ['channel', 'direction'];
const dayNumber = (column: Sql): Sql => sql`(${column} - DATE '1970-01-01')`;
const hasCases = (model: ModelInfo): boolean => holds(model, 'cases', 'case_id');

/** Columns without which a tab says "not computable". */
export function tabNeeds(tab: TabId, model: ModelInfo): string[] {
  const calls = holds(model, 'calls', 'case_id') && holds(model, 'calls', 'start_at');
  const attempts = calls && holds(model, 'calls', 'direction');
  const promises = holds(model, 'promises', 'case_id') && holds(model, 'promises', 'due_date');
  const lacks: Readonly<Record<TabId, string[]>> = {
    due_today: (promises && hasCases(model)) || holds(model, 'cases', 'next_action_date') || holds(model, 'instalments', 'due_date') ? [] : promises ? ['cases.case_id'] : ['promises.due_date'],
    overdue: promises ? ['cases.case_id'] : ['promises.due_date'],
    call_back: calls && holds(model, 'calls', 'disposition') ? [] : ['calls.case_id', 'calls.disposition'],
    hardship: holds(model, 'cases', 'cause') ? [] : ['cases.cause'],
    no_contact: attempts || holds(model, 'cases', 'last_attempt_date') ? [] : ['calls.case_id'],
    not_reminded: [...(promises || holds(model, 'instalments', 'due_date') ? ['cases.case_id'] : ['promises.due_date']), 'reminders.sent_at'],
    capped: attempts ? [] : ['calls.case_id', 'calls.direction']
  }; // prettier-ignore
  return lacks[tab].filter((column) => !holds(model, column.split('.')[0] as 'calls', column.split('.')[1] ?? ''));
}

/**
 * Statement that makes `follow_up_case`: one row per case open on the day of the queue, with its dimensions, contacts, latest promise and
 * what is owed. It depends on the data and the cap only, so that a change of filter does not read the calls again.
 */
export function caseTable(context: QueueContext): Sql {
  const tables = [...openCases(context), ...contacts(context), ...latest(context), ...coming(context)];
  return sql`
CREATE OR REPLACE TEMP TABLE follow_up_case AS
WITH ${join(tables, ',')}
${caseState(context)}`;
}

/** Cases open on the day of the queue, numbered; without a cases file every case with a call. */
function openCases({ model, today }: QueueContext): Sql[] {
  const column = (name: string, type = 'VARCHAR'): Sql => columnOr(model, 'cases', name, 'k', type);
  if (!hasCases(model)) {
    return [
      sql`
open_case AS (
  SELECT
    (row_number() OVER (ORDER BY case_id))::INTEGER AS case_no,
    case_id,
    NULL::SMALLINT AS agent,
    NULL::DOUBLE AS dpd_days,
    NULL::DOUBLE AS balance,
    NULL::VARCHAR AS cause_name,
    NULL::VARCHAR AS relief,
    NULL::VARCHAR AS customer_id,
    since_day,
    NULL::INTEGER AS action_day,
    NULL::INTEGER AS touched_day
  FROM (
    SELECT ${usableId(raw('c.case_id'))} AS case_id, min(f.day) AS since_day
    FROM call_fact AS f
    JOIN calls AS c ON c.source_no = f.source_no AND c.line_no = f.line_no
    GROUP BY 1)
  WHERE case_id IS NOT NULL)`
    ];
  }
  return [
    sql`
open_case AS (
  SELECT
    f.case_no,
    ${usableId(raw('k.case_id'))} AS case_id,
    f.team,
    f.agent,
    f.product,
    f.dpd,
    f.cause,
    coalesce(${column('dpd', 'DOUBLE')}, f.dpd_days) AS dpd_days,
    f.balance,
    ${column('cause')} AS cause_name,
    ${column('relief_considered')} AS relief,
    ${usableId(column('customer_id'))} AS customer_id,
    f.day AS since_day,
    ${dayNumber(column('next_action_date', 'DATE'))} AS action_day,
    ${dayNumber(column('last_attempt_date', 'DATE'))} AS touched_day
  FROM cases AS k
  JOIN case_key AS n ON n.case_rowid = k.rowid
  JOIN case_fact AS f ON f.case_no = n.case_no
  WHERE coalesce(f.opened_day, f.day, ${today}) <= ${today}
    AND (f.closed_day IS NULL OR f.closed_day > ${today})
    AND ${usableId(raw('k.case_id'))} IS NOT NULL)`
  ];
}

/** Calls of cases up to the day of the queue; those of closed ones find no case to belong to. A call that names only the customer belongs to the customer's newest open case. */
function contacts({ model, today }: QueueContext): Sql[] {
  const columns = sql`
    f.call_no,
    f.day,
    f.direction,
    f.result,
    coalesce(f.attempt, false) AND (f.channel IS NULL OR f.channel = ${CODES.channel.voice}) AS is_attempt,
    coalesce(f.attempt OR (f.offered AND f.handled), false) AS is_touch,
    coalesce(f.offered AND NOT f.handled, false) AS is_missed
  FROM call_fact AS f`;
  const calls = sql`JOIN calls AS c ON c.source_no = f.source_no AND c.line_no = f.line_no`;
  const own = usableId(columnOr(model, 'calls', 'case_id', 'c'));
  const ofCase = hasCases(model)
    ? sql`
  SELECT f.case_no, ${columns}
  WHERE f.day <= ${today} AND f.case_no IS NOT NULL`
    : sql`
  SELECT k.case_no, ${columns}
  ${calls}
  JOIN open_case AS k ON k.case_id = ${own}
  WHERE f.day <= ${today}`;
  if (!holds(model, 'calls', 'customer_id') || !holds(model, 'cases', 'customer_id'))
    return [
      sql`
contact AS (${ofCase})`
    ];
  return [
    sql`
customer_case AS (
  SELECT customer_id, arg_max(case_no, since_day) AS case_no
  FROM open_case
  WHERE customer_id IS NOT NULL
  GROUP BY customer_id)`,
    sql`
contact AS (${ofCase}
  UNION ALL
  SELECT k.case_no, ${columns}
  ${calls}
  JOIN customer_case AS k ON k.customer_id = c.customer_id
  WHERE f.day <= ${today} AND f.case_no IS NULL AND ${own} IS NULL)`
  ];
}

/** Per case: attempts of the last days, last contact and result, call-back owed, latest promise and what came in late, instalment due today. */
function latest({ model, today, cap, graceDays }: QueueContext): Sql[] {
  const attempts = sql`
attempt_window AS (
  SELECT case_no, count(*) AS attempts, list_sort(list(day)) AS days
  FROM contact
  WHERE is_attempt AND day > ${today - cap.days}
  GROUP BY case_no)`;
  // Call, day, result and direction in one integer that is ordered by call: one maximum instead of three.
  const packed = sql`((call_no::BIGINT << 32) | (day::BIGINT << 6) | (coalesce(result, 0)::BIGINT << 2) | coalesce(direction, 0))`;
  const last = sql`
last_contact AS (
  SELECT
    case_no,
    max(day) FILTER (WHERE is_touch) AS touch_day,
    max(${packed}) FILTER (WHERE result IS NOT NULL) AS last_result,
    max(call_no) FILTER (WHERE is_touch AND result IS DISTINCT FROM ${RESULTS.callback}) AS touch_no,
    max(${packed}) FILTER (WHERE result = ${RESULTS.callback} OR is_missed) AS last_owed
  FROM contact
  GROUP BY case_no)`;
  const promise = sql`
promise AS (
  SELECT case_no, made_day, day AS due_day, amount, paid, state
  FROM promise_fact
  WHERE state <> 'superseded' AND case_no IS NOT NULL AND coalesce(made_day, ${today}) <= ${today}
  QUALIFY row_number() OVER (PARTITION BY case_no ORDER BY made_day DESC NULLS LAST, promise_no DESC) = 1)`;
  // Reversals may have been taken from what was in time: what is left of all payments bounds what came in late.
  const isLate = sql`y.amount > 0 AND y.day > p.due_day + ${graceDays}`;
  const late = sql`
late_money AS (
  SELECT
    p.case_no,
    greatest(0, least(
      sum(y.amount) FILTER (WHERE ${isLate}),
      sum(y.amount) - coalesce(any_value(p.paid), 0))) AS amount,
    max(y.day) FILTER (WHERE ${isLate}) AS day
  FROM promise AS p
  JOIN payment_fact AS y ON y.case_no = p.case_no
  WHERE y.day BETWEEN coalesce(p.made_day, p.due_day) AND ${today}
  GROUP BY p.case_no
  HAVING count(*) FILTER (WHERE ${isLate}) > 0)`;
  const instalment = holds(model, 'instalments', 'due_date')
    ? sql`
instalment AS (
  SELECT case_id, sum(amount) AS amount
  FROM instalments
  WHERE due_date = DATE '1970-01-01' + ${today}
  GROUP BY case_id)`
    : sql`
instalment AS (
  SELECT NULL::VARCHAR AS case_id, NULL::DOUBLE AS amount WHERE false)`;
  return [attempts, last, promise, late, instalment];
}

/**
 * Money that falls due in the next days, is not paid and was not reminded of, one per case: the earliest, of one day the promise. A reminder counts
 * from the day of the promise on, for an instalment from the day after the one before fell due, at most a week; one that did not arrive is none.
 */
function coming({ model, today, keptTolerance }: QueueContext): Sql[] {
  if (tabNeeds('not_reminded', model).length > 0) {
    return [
      sql`
not_reminded AS (
  SELECT NULL::INTEGER AS case_no, NULL::INTEGER AS due_day, NULL::DOUBLE AS amount, NULL::VARCHAR AS kind, NULL::INTEGER AS failed_day
  WHERE false)`
    ];
  }
  const within = sql`BETWEEN ${today + 1} AND ${today + COMING_DAYS}`;
  const promised = sql`
  SELECT case_no, due_day, coalesce(made_day, due_day - ${COMING_DAYS}) AS from_day, amount - coalesce(paid, 0) AS amount, 'promise' AS kind
  FROM promise
  WHERE due_day ${within} AND NOT coalesce(state = 'kept' OR paid >= ${keptTolerance} * amount, false)`;
  const planned = sql`
  SELECT case_no, day, from_day, least(amount, cum_due - coalesce(paid_by_now, 0)), 'instalment'
  FROM (
    SELECT *, greatest(lag(day) OVER (PARTITION BY plan_id ORDER BY no) + 1, day - ${COMING_DAYS}) AS from_day
    FROM instalment_fact
    WHERE case_no IS NOT NULL)
  WHERE day ${within} AND NOT coalesce(paid_by_now >= ${keptTolerance} * cum_due, false)`;
  const tables = holds(model, 'instalments', 'due_date') ? [promised, planned] : [promised];
  return [
    sql`
falls_due AS (${join(tables, '\n  UNION ALL')}),
sent AS (
  SELECT d.case_no, d.due_day, d.kind, bool_or(${columnOr(model, 'reminders', 'delivered', 'r', 'BOOLEAN')} IS DISTINCT FROM false) AS has_arrived, max(r.sent_local_s // 86400)::INTEGER AS sent_day
  FROM falls_due AS d
  JOIN case_key AS key ON key.case_no = d.case_no
  JOIN reminders AS r ON r.case_id = key.case_id
  WHERE r.sent_local_s // 86400 BETWEEN d.from_day AND ${today}
  GROUP BY d.case_no, d.due_day, d.kind),
not_reminded AS (
  SELECT d.case_no, d.due_day, d.amount, d.kind, s.sent_day AS failed_day
  FROM falls_due AS d
  LEFT JOIN sent AS s ON s.case_no = d.case_no AND s.due_day = d.due_day AND s.kind = d.kind
  WHERE NOT coalesce(s.has_arrived, false)
  QUALIFY row_number() OVER (PARTITION BY d.case_no ORDER BY d.due_day, d.kind DESC, d.amount DESC NULLS LAST) = 1)`
  ];
}

/** Words are looked for in the causes, not in every case. */
const IS_HARDSHIP = sql`coalesce(k.cause IN (
    SELECT code FROM dimension_value WHERE dimension = 'cause' AND regexp_matches(lower(name), ${HARDSHIP_WORDS})), false)`;

function caseState({ model, today, cap, keptTolerance }: QueueContext): Sql {
  const countable = tabNeeds('capped', model).length === 0;
  const resultOf = (name: string): Sql => sql`((l.${raw(name)} >> 2) & 15)`;
  const dayOf = (name: string): Sql => sql`((l.${raw(name)} >> 6) & 67108863)::INTEGER`;
  const words = Object.entries(RESULTS).map(([word, code]) => sql`WHEN ${code} THEN ${word}`);
  const promised = hasCases(model) ? sql`p.case_no = k.case_no` : sql`false`;
  return sql`
SELECT
  k.*,
  p.due_day,
  p.amount AS promise_amount,
  p.paid AS promise_paid,
  p.state AS promise_state,
  coalesce(y.amount, 0) AS late_amount,
  CASE WHEN y.amount > 0 THEN y.day END AS late_day,
  i.case_id IS NOT NULL AS is_instalment_due,
  i.amount AS instalment_amount,
  n.due_day AS coming_day,
  n.amount AS coming_amount,
  n.kind AS coming_kind,
  n.failed_day,
  CASE ${resultOf('last_result')} ${join(words, ' ')} END AS result,
  ${dayOf('last_result')} AS result_day,
  nullif(l.last_result & 3, 0)::SMALLINT AS result_direction,
  CASE WHEN l.last_owed >> 32 > coalesce(l.touch_no, -1) THEN ${dayOf('last_owed')} END AS call_back_day,
  ${resultOf('last_owed')} = ${RESULTS.callback} AS owed_asked,
  greatest(l.touch_day, k.touched_day) AS contact_day,
  ${countable ? sql`coalesce(a.attempts, 0)` : sql`NULL::BIGINT`} AS attempts,
  CASE WHEN a.attempts >= ${cap.attempts} THEN a.days[a.attempts - ${cap.attempts} + 1] + ${cap.days} END AS free_day,
  coalesce(p.state = 'pending' AND p.due_day >= ${today}, false) AS is_promised,
  coalesce(p.state = 'kept' OR p.paid + coalesce(y.amount, 0) >= coalesce(${keptTolerance} * p.amount - 1e-9, 1), false) AS is_paid,
  ${hasCases(model) ? IS_HARDSHIP : sql`false`} AS is_hardship
FROM open_case AS k
LEFT JOIN last_contact AS l ON l.case_no = k.case_no
LEFT JOIN attempt_window AS a ON a.case_no = k.case_no
LEFT JOIN promise AS p ON ${promised}
LEFT JOIN late_money AS y ON y.case_no = p.case_no
LEFT JOIN instalment AS i ON i.case_id = k.case_id
LEFT JOIN not_reminded AS n ON n.case_no = k.case_no`;
}

/**
 * Statement that makes `follow_up_tab` (tab, case_no, owed, amount) of the cases under the filters: every case in every tab it belongs to, and
 * once more in `all` with its earliest date. Days are day numbers. It depends on the data and `tabKey` only.
 */
export function tabTable(context: QueueContext): Sql {
  const { model, today, neglectDays } = context;
  const of = (tab: TabId, owed: Sql, amount: Sql, condition: Sql): Sql =>
    sql`
  SELECT case_no, ${tab} AS tab, (${owed})::INTEGER AS owed, (${amount})::DOUBLE AS amount
  FROM chosen
  WHERE ${tabNeeds(tab, model).length ? sql`false` : condition}`;
  const open = sql`coalesce(promise_amount - coalesce(promise_paid, 0) - late_amount, balance)`;
  const since = sql`coalesce(contact_day, since_day)`;
  const isMoneyDue = sql`(coalesce(due_day = ${today} AND NOT is_paid, false) OR is_instalment_due)`;
  const tabs = [
    of('due_today', sql`least(action_day, ${today})`,
      sql`CASE WHEN action_day < ${today} THEN balance WHEN due_day = ${today} AND NOT is_paid THEN ${open} ELSE coalesce(instalment_amount, balance) END`,
      sql`${isMoneyDue} OR action_day <= ${today}`),
    of('overdue', sql`due_day`, open, sql`due_day < ${today} AND NOT is_paid`),
    of('call_back', sql`call_back_day`, sql`balance`, sql`call_back_day IS NOT NULL`),
    of('hardship', sql`coalesce(since_day, ${today})`, sql`balance`, sql`is_hardship AND coalesce(relief, 'none') = 'none'`),
    of('no_contact', sql`${since} + ${neglectDays}`, sql`balance`, sql`${since} < ${today - neglectDays} AND NOT is_promised`),
    of('not_reminded', sql`coming_day`, sql`coming_amount`, sql`coming_day IS NOT NULL`),
    of('capped', sql`free_day`, sql`balance`, sql`free_day IS NOT NULL`)
  ]; // prettier-ignore
  return sql`
CREATE OR REPLACE TEMP TABLE follow_up_tab AS
WITH chosen AS (
  SELECT *
  FROM follow_up_case AS k
  WHERE ${underCaseFilters(context)}),
member AS (${join(tabs, ' UNION ALL')}),
listed AS (
  SELECT tab, case_no, owed, amount
  FROM member
  UNION ALL
  SELECT 'all', case_no, min(owed), arg_min(amount, owed)
  FROM member
  GROUP BY case_no)
SELECT tab, case_no, owed, amount
FROM listed`;
}

/** What `follow_up_tab` depends on beside the data: dates only under a filter on contacts. */
export function tabKey(context: QueueContext): string {
  const { cap, keptTolerance, neglectDays } = context;
  return JSON.stringify([cap, keptTolerance, neglectDays, underCaseFilters(context).text]);
}

/** Under a channel or direction filter: cases with such a contact in the range (DECISIONS, Readings). */
export function underCaseFilters({ scope, model }: QueueContext): Sql {
  const contactFiltered = CONTACT_FILTERS.some((filter) => scope.codes[filter]);
  if (hasCases(model)) {
    if (!contactFiltered) return underFilters(scope, 'k', CASE_FILTERS);
    return sql`${underFilters(scope, 'k', CASE_FILTERS)}
    AND k.case_no IN (SELECT t.case_no FROM call_fact AS t WHERE ${withinDays(scope, 't.day')} AND ${underFilters(scope, 't', CONTACT_FILTERS)})`;
  }
  const filters = [...CASE_FILTERS, ...CONTACT_FILTERS];
  if (!filters.some((filter) => scope.codes[filter])) return sql`true`;
  return sql`k.case_id IN (
    SELECT c.case_id
    FROM call_fact AS t
    JOIN calls AS c ON c.source_no = t.source_no AND c.line_no = t.line_no
    WHERE c.case_id IS NOT NULL AND ${underFilters(scope, 't', filters)})`;
}
