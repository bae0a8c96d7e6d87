import { CODES } from '#core/model/dimensions.ts';
import { HARDSHIP_WORDS } from '#core/model/hardship.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { FilterId } from '#core/query/types.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { columnOr, holds, usableId } from '../contact-rules/columns.ts';
import { underFilters, withinDays, type Scope } from '../scope.ts';
import type { Cap, TabId } from './types.ts';

/** What the SQL of the queue is made from. */
export interface QueueContext {
  readonly scope: Scope;
  readonly model: ModelInfo;
  /** Day number of `as_of`. */
  readonly today: number;
  readonly cap: Cap;
  readonly neglectDays: number;
}

const CASE_FILTERS: readonly FilterId[] = ['team', 'agent', 'product', 'dpd', 'cause'];
const CONTACT_FILTERS: readonly FilterId[] = ['channel', 'direction'];
const dayNumber = (column: Sql): Sql => sql`(${column} - DATE '1970-01-01')`;

/** Columns without which a tab says "not computable". */
export function tabNeeds(tab: TabId, model: ModelInfo): string[] {
  const calls = holds(model, 'calls', 'case_id') && holds(model, 'calls', 'start_at');
  const attempts = calls && holds(model, 'calls', 'direction');
  const promises = holds(model, 'promises', 'case_id') && holds(model, 'promises', 'due_date');
  const lacks: Readonly<Record<TabId, string[]>> = {
    due_today: promises || holds(model, 'cases', 'next_action_date') || holds(model, 'instalments', 'due_date') ? [] : ['promises.due_date'],
    overdue: promises ? [] : ['promises.due_date'],
    call_back: calls && holds(model, 'calls', 'disposition') ? [] : ['calls.case_id', 'calls.disposition'],
    hardship: holds(model, 'cases', 'cause') ? [] : ['cases.cause'],
    no_contact: attempts || holds(model, 'cases', 'last_attempt_date') ? [] : ['calls.case_id'],
    capped: attempts ? [] : ['calls.case_id', 'calls.direction']
  }; // prettier-ignore
  return lacks[tab].filter((column) => !holds(model, column.split('.')[0] as 'calls', column.split('.')[1] ?? ''));
}

/**
 * CTEs up to `case_tab` (case_id, tab, owed): every open case in every tab it belongs to, with `case_state` (one row per open case)
 * before it. Days are day numbers.
 */
export function queueTables(context: QueueContext): Sql {
  const tables = [openCases(context), contacts(context), ...latest(context), caseState(context), caseTabs(context)];
  return join(tables, ',');
}

/** Cases open on the day of the queue; without a cases file every case with a call. */
function openCases({ scope, model, today }: QueueContext): Sql {
  const column = (name: string, type = 'VARCHAR'): Sql => columnOr(model, 'cases', name, 'k', type);
  if (!holds(model, 'cases', 'case_id')) {
    return sql`
open_case AS (
  SELECT
    ${usableId(raw('c.case_id'))} AS case_id,
    NULL::INTEGER AS case_no,
    NULL::DOUBLE AS dpd,
    NULL::DOUBLE AS balance,
    NULL::VARCHAR AS cause,
    NULL::VARCHAR AS relief,
    NULL::VARCHAR AS customer_id,
    min(f.day) AS since_day,
    NULL::INTEGER AS action_day,
    NULL::INTEGER AS touched_day
  FROM call_fact AS f
  JOIN calls AS c ON c.source_no = f.source_no AND c.line_no = f.line_no
  WHERE ${usableId(raw('c.case_id'))} IS NOT NULL AND ${underFilters(scope, 'f', [...CASE_FILTERS, ...CONTACT_FILTERS])}
  GROUP BY 1)`;
  }
  return sql`
case_row AS (
  SELECT k.*
  FROM cases AS k
  WHERE k.case_id IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY k.case_id ORDER BY k.source_no DESC, k.line_no DESC) = 1),
open_case AS (
  SELECT
    ${usableId(raw('k.case_id'))} AS case_id,
    f.case_no,
    coalesce(${column('dpd', 'DOUBLE')}, f.dpd_days) AS dpd,
    f.balance,
    ${column('cause')} AS cause,
    ${column('relief_considered')} AS relief,
    ${usableId(column('customer_id'))} AS customer_id,
    f.day AS since_day,
    ${dayNumber(column('next_action_date', 'DATE'))} AS action_day,
    ${dayNumber(column('last_attempt_date', 'DATE'))} AS touched_day
  FROM case_row AS k
  JOIN case_fact AS f ON f.case_id = k.case_id
  WHERE coalesce(f.opened_day, f.day, ${today}) <= ${today}
    AND (f.closed_day IS NULL OR f.closed_day > ${today})
    AND ${underFilters(scope, 'f', CASE_FILTERS)}
    AND ${hasContact(scope)}
    AND ${usableId(raw('k.case_id'))} IS NOT NULL)`;
}

/** Under a channel or direction filter: cases with such a contact in the range (DECISIONS, Readings). */
function hasContact(scope: Scope): Sql {
  if (!CONTACT_FILTERS.some((filter) => scope.codes[filter])) return sql`true`;
  return sql`f.case_no IN (SELECT t.case_no FROM call_fact AS t WHERE ${withinDays(scope, 't.day')} AND ${underFilters(scope, 't', CONTACT_FILTERS)})`;
}

/** Calls of open cases up to the day of the queue. A call that names only the customer belongs to the customer's newest open case. */
function contacts({ model, today }: QueueContext): Sql {
  const customer = holds(model, 'calls', 'customer_id') && holds(model, 'cases', 'customer_id');
  const own = usableId(columnOr(model, 'calls', 'case_id', 'c'));
  const found = customer ? sql`coalesce(${own}, k.case_id)` : own;
  const join = customer
    ? sql`LEFT JOIN (SELECT customer_id, arg_max(case_id, since_day) AS case_id FROM open_case WHERE customer_id IS NOT NULL GROUP BY customer_id) AS k
    ON k.customer_id = c.customer_id`
    : sql``;
  return sql`
contact AS (
  SELECT
    ${found} AS case_id,
    f.call_no,
    f.day,
    f.direction,
    ${columnOr(model, 'calls', 'disposition', 'c')} AS result,
    coalesce(f.attempt, false) AND (f.channel IS NULL OR f.channel = ${CODES.channel.voice}) AS is_attempt,
    coalesce(f.attempt OR (f.offered AND f.handled), false) AS is_touch,
    coalesce(f.offered AND NOT f.handled, false) AS is_missed
  FROM call_fact AS f
  JOIN calls AS c ON c.source_no = f.source_no AND c.line_no = f.line_no
  ${join}
  WHERE f.day <= ${today} AND ${found} IS NOT NULL)`;
}

/** Per case: attempts of the last days, last contact and result, call-back owed, latest promise, instalment due today. */
function latest({ model, today, cap }: QueueContext): Sql[] {
  const attempts = sql`
attempt_window AS (
  SELECT case_id, count(*) AS attempts, list_sort(list(day)) AS days
  FROM contact
  WHERE is_attempt AND day > ${today - cap.days}
  GROUP BY case_id)`;
  const last = sql`
last_contact AS (
  SELECT
    case_id,
    max(day) FILTER (WHERE is_touch) AS touch_day,
    arg_max(result, call_no) FILTER (WHERE result IS NOT NULL) AS result,
    arg_max(day, call_no) FILTER (WHERE result IS NOT NULL) AS result_day,
    arg_max(direction, call_no) FILTER (WHERE result IS NOT NULL) AS result_direction,
    max(call_no) FILTER (WHERE is_touch AND result IS DISTINCT FROM 'callback') AS touch_no,
    max(call_no) FILTER (WHERE result = 'callback' OR is_missed) AS owed_no,
    arg_max(day, call_no) FILTER (WHERE result = 'callback' OR is_missed) AS owed_day,
    arg_max(result = 'callback', call_no) FILTER (WHERE result = 'callback' OR is_missed) AS owed_asked
  FROM contact
  GROUP BY case_id)`;
  const promise = sql`
promise AS (
  SELECT case_no, day AS due_day, amount, paid, state
  FROM promise_fact
  WHERE state <> 'superseded' AND case_no IS NOT NULL AND made_day <= ${today}
  QUALIFY row_number() OVER (PARTITION BY case_no ORDER BY made_day DESC, promise_no DESC) = 1)`;
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
  return [attempts, last, promise, instalment];
}

function caseState({ model, today, cap }: QueueContext): Sql {
  const countable = tabNeeds('capped', model).length === 0;
  return sql`
case_state AS (
  SELECT
    k.*,
    p.due_day,
    p.amount AS promise_amount,
    p.paid AS promise_paid,
    p.state AS promise_state,
    i.case_id IS NOT NULL AS is_instalment_due,
    i.amount AS instalment_amount,
    l.result,
    l.result_day,
    l.result_direction,
    CASE WHEN l.owed_no > coalesce(l.touch_no, -1) THEN l.owed_day END AS call_back_day,
    l.owed_asked,
    greatest(l.touch_day, k.touched_day) AS contact_day,
    ${countable ? sql`coalesce(a.attempts, 0)` : sql`NULL::BIGINT`} AS attempts,
    CASE WHEN a.attempts >= ${cap.attempts} THEN a.days[a.attempts - ${cap.attempts} + 1] + ${cap.days} END AS free_day,
    coalesce(p.state = 'pending' AND p.due_day >= ${today}, false) AS is_promised,
    coalesce(regexp_matches(lower(k.cause), ${HARDSHIP_WORDS}), false) AS is_hardship
  FROM open_case AS k
  LEFT JOIN last_contact AS l ON l.case_id = k.case_id
  LEFT JOIN attempt_window AS a ON a.case_id = k.case_id
  LEFT JOIN promise AS p ON p.case_no = k.case_no
  LEFT JOIN instalment AS i ON i.case_id = k.case_id)`;
}

function caseTabs({ model, today, neglectDays }: QueueContext): Sql {
  const of = (tab: TabId, owed: Sql, amount: Sql, condition: Sql): Sql =>
    sql`
  SELECT case_id, ${tab} AS tab, (${owed})::INTEGER AS owed, (${amount})::DOUBLE AS amount
  FROM case_state
  WHERE ${tabNeeds(tab, model).length ? sql`false` : condition}`;
  const open = sql`coalesce(promise_amount - coalesce(promise_paid, 0), balance)`;
  const since = sql`coalesce(contact_day, since_day)`;
  const tabs = [
    of('due_today', sql`${today}`, sql`CASE WHEN due_day = ${today} THEN ${open} ELSE coalesce(instalment_amount, balance) END`,
      sql`(due_day = ${today} AND promise_state <> 'kept') OR is_instalment_due OR action_day = ${today}`),
    of('overdue', sql`due_day`, open, sql`due_day < ${today} AND promise_state <> 'kept'`),
    of('call_back', sql`call_back_day`, sql`balance`, sql`call_back_day IS NOT NULL`),
    of('hardship', sql`coalesce(since_day, ${today})`, sql`balance`, sql`is_hardship AND coalesce(relief, 'none') = 'none'`),
    of('no_contact', sql`${since} + ${neglectDays}`, sql`balance`, sql`${since} < ${today - neglectDays} AND NOT is_promised`),
    of('capped', sql`free_day`, sql`balance`, sql`free_day IS NOT NULL`)
  ]; // prettier-ignore
  return sql`
case_tab AS (${join(tabs, ' UNION ALL')})`;
}
