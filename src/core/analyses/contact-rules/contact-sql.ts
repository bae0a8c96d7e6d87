import { CODES } from '#core/model/dimensions.ts';
import { FILTERS } from '#core/query/types.ts';
import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { underFilters, withinDays, withinHours, type Scope } from '../scope.ts';
import { clockTable, type ClockSpan } from './clock.ts';
import { usableHash, usableId } from '#core/model/usable-id.ts';
import { columnOr, holds } from './columns.ts';
import type { AfterConversationRule, ContactRule, CountUnit, CountWindow, FrequencyRule, HoursRule } from './types.ts';

/** What the SQL of an audit is made from. */
export interface ContactContext {
  readonly scope: Scope;
  readonly settings: Settings;
  readonly model: ModelInfo;
  readonly clocks: readonly ClockSpan[];
}

/**
 * Statement that makes `audit_id`: for each call of the whole file (`call_no`) the hashes of its usable ids, and what the customer's own clock adds to
 * UTC, as far as the file has any of them. It depends on the data only.
 * @param isBeside whether the rows of `calls` lie beside those of `call_fact` (`isBesideSql`), so that nothing needs to be joined
 */
export function idTable({ model, clocks }: Pick<ContactContext, 'model' | 'clocks'>, isBeside: boolean): Sql {
  const { debt, person, cases } = idsOf(model);
  const has = ownColumns({ model, clocks });
  const columns = [
    sql`f.call_no`,
    ...(has.debt ? [sql`${usableHash(debt)} AS debt`] : []),
    ...(has.person ? [sql`${usableHash(person)} AS person`] : []),
    ...(has.clock ? [sql`z.offset_s AS own_off_s`] : [])
  ];
  const calls = isBeside
    ? sql`POSITIONAL JOIN calls AS c`
    : sql`JOIN calls AS c ON c.source_no = f.source_no AND c.line_no = f.line_no`;
  const zone = has.clock
    ? sql`LEFT JOIN (${clockTable(clocks)}) AS z ON z.name = c.customer_tz AND f.start_utc_s >= z.from_s AND f.start_utc_s < z.to_s`
    : sql``;
  return sql`
CREATE OR REPLACE TEMP TABLE audit_id AS
SELECT ${join(columns)}
FROM call_fact AS f
${calls}
${cases}
${zone}`;
}

/** Query that tells whether row after row of `calls` is that of `call_fact`, as in files in order of start: `is_beside`. */
export const IS_BESIDE = `
SELECT (count(*) FILTER (WHERE f.line_no IS DISTINCT FROM c.line_no OR f.source_no IS DISTINCT FROM c.source_no)) = 0 AS is_beside
FROM call_fact AS f
POSITIONAL JOIN calls AS c`;

/** Columns that `audit_id` has beside the number of the call. */
function ownColumns({ model, clocks }: Pick<ContactContext, 'model' | 'clocks'>): Record<'debt' | 'person' | 'clock', boolean> {
  return {
    debt: holds(model, 'calls', 'case_id'),
    person: holds(model, 'calls', 'customer_id') || (holds(model, 'cases', 'customer_id') && holds(model, 'calls', 'case_id')),
    clock: clocks.length > 0
  };
} // prettier-ignore

/** Case and customer of a call (alias `c`) as written; a call without customer has that of its case, which `cases` joins. */
function idsOf(model: ModelInfo): { debt: Sql; person: Sql; cases: Sql } {
  const debt = columnOr(model, 'calls', 'case_id', 'c');
  const customer = columnOr(model, 'calls', 'customer_id', 'c');
  if (!holds(model, 'cases', 'customer_id') || !holds(model, 'calls', 'case_id')) {
    return { debt, person: customer, cases: sql`` };
  }
  const cases = sql`LEFT JOIN (SELECT case_id, min(customer_id) AS customer_id FROM cases GROUP BY case_id) AS k ON k.case_id = c.case_id`;
  return { debt, person: sql`coalesce(${customer}, k.customer_id)`, cases };
}

/** The customer's day and the site's lie at most so far apart, and both ends of a window count. */
const CLOCKS_APART_DAYS = 4;

/** Days before a call that a rule looks at to judge it. */
function reachDays(rule: ContactRule | null): number {
  if (rule === null || rule.kind === 'hours') return 0;
  if (rule.kind === 'after_conversation') return rule.days;
  return rule.window.kind === 'rolling' ? rule.window.days : { day: 1, week: 7, month: 31 }[rule.window.kind];
}

/**
 * CTE `contact`: outbound attempts and answered inbound voice calls with their ids, the customer's day and second of the day, and whether each lies in
 * the scope. A count does not stop at a filter, nor at the first day: calls from before it are there as far as the rule looks back.
 * @param rule what is judged; null when only the calls in the scope matter
 */
export function contactRows({ scope, model, clocks }: ContactContext, rule: ContactRule | null): Sql {
  const has = ownColumns({ model, clocks });
  const isIdless = rule?.kind === 'hours' || !(has.debt || has.person);
  const local = has.clock ? sql`(f.start_utc_s + coalesce(i.own_off_s, f.off_s))` : sql`(f.start_utc_s + f.off_s)`;
  const ids = isIdless && !has.clock ? sql`` : sql`JOIN audit_id AS i ON i.call_no = f.call_no`;
  const id = (name: 'debt' | 'person'): Sql => (!isIdless && has[name] ? sql`i.${raw(name)}` : sql`NULL::UBIGINT`);
  const days = scope.everything
    ? sql``
    : sql`AND f.day BETWEEN ${scope.from - reachDays(rule) - CLOCKS_APART_DAYS} AND ${scope.to + CLOCKS_APART_DAYS}`;
  return sql`
contact AS (
  SELECT
    f.call_no,
    coalesce(f.attempt, false) AS is_attempt,
    coalesce(f.attempt AND f.human, false) AS is_effective,
    coalesce(f.attempt AND f.human AND f.rpc IS DISTINCT FROM false, false) AS is_contact,
    coalesce(((f.attempt AND f.human) OR (f.offered AND f.handled)) AND f.rpc IS DISTINCT FROM false, false) AS is_conversation,
    f.rpc IS NULL AS is_party_unknown,
    f.how IS NOT NULL AS is_timed,
    f.human IS NOT NULL AS is_answer_known,
    f.start_utc_s,
    ${local} AS local_s,
    ${local} // 86400 AS day,
    ${has.clock ? sql`i.own_off_s IS NOT NULL` : sql`false`} AS is_own_clock,
    ${id('debt')} AS debt,
    ${id('person')} AS person,
    f.source_no,
    f.line_no,
    coalesce(${withinDays(scope, 'f.day')} AND ${underFilters(scope, 'f', FILTERS)} AND ${withinHours(scope, 'f')}, false) AS is_in_scope
  FROM call_fact AS f
  ${ids}
  WHERE (f.channel = ${CODES.channel.voice} OR f.channel IS NULL)
    AND (f.attempt OR (f.offered AND f.handled))
    AND f.start_utc_s IS NOT NULL
    ${days})`;
}

const UNITS: Readonly<Record<CountUnit, Sql>> = {
  person_debt: sql`CASE WHEN person IS NOT NULL AND debt IS NOT NULL THEN hash(person, debt) END`,
  debt: sql`debt`,
  person: sql`person`
};

/** The unit a rule counts by, as an expression on `contact`; the call itself for hours. */
export function unitOf(rule: ContactRule): Sql {
  return rule.kind === 'hours' ? sql`call_no` : UNITS[rule.unit];
}

/** Condition on `contact` for the calls that a rule judges. */
export function judgedBy(rule: ContactRule): Sql {
  if (rule.kind !== 'frequency') return sql`is_attempt`;
  return { attempts: sql`is_attempt`, effective: sql`is_effective`, contacts: sql`is_contact` }[rule.counts];
}

/** CTE `judged` after `contact`: judged calls with `unit`, `is_mark`, and what the mark was counted from. */
export function judgedTable(rule: ContactRule, context: ContactContext): Sql {
  if (rule.kind === 'hours') return hoursTable(rule, context.settings);
  return rule.kind === 'frequency' ? frequencyTable(rule, context.settings) : afterTable(rule);
}

function hoursTable(rule: HoursRule, settings: Settings): Sql {
  const end = raw(rule.endIncluded ? '<=' : '<');
  const windows = rule.windows.map(
    ({ days, fromMin, toMin }) =>
      sql`((day + 3) % 7 + 1 IN (${days}) AND local_s % 86400 >= ${fromMin * 60} AND local_s % 86400 ${end} ${toMin * 60})`
  );
  const inside = windows.length ? join(windows, ' OR ') : sql`false`;
  const closed =
    rule.closedOnHolidays && settings.holidays.length
      ? sql`(DATE '1970-01-01' + day::INTEGER)::VARCHAR IN (${settings.holidays})`
      : sql`false`;
  return sql`
judged AS (
  SELECT *, ${unitOf(rule)} AS unit, 1 AS nth, day AS first_day, NOT (${inside}) OR ${closed} AS is_mark
  FROM contact
  WHERE ${judgedBy(rule)} AND is_timed)`;
}

/** First day of the week that holds `day`; weeks begin on ISO weekday `weekStart`. */
export function weekOf(day: Sql, weekStart: number): Sql {
  return sql`(${day} - ((${day} + 3) % 7 + 1 - ${weekStart} + 7) % 7)`;
}

function periodOf(window: CountWindow, weekStart: number): Sql {
  if (window.kind === 'week') return weekOf(sql`day`, weekStart);
  if (window.kind !== 'month') return sql`day`;
  return sql`(date_trunc('month', DATE '1970-01-01' + day::INTEGER)::DATE - DATE '1970-01-01')`;
}

/** The how-manieth counted call of its unit in its window a call is, in order of start; `first_day` is where the window begins. */
function frequencyTable(rule: FrequencyRule, settings: Settings): Sql {
  const counted = sql`
counted AS (
  SELECT *, ${unitOf(rule)} AS unit, ${periodOf(rule.window, settings.weekStart)} AS period
  FROM contact
  WHERE ${judgedBy(rule)} AND ${unitOf(rule)} IS NOT NULL)`;
  if (rule.window.kind !== 'rolling') {
    return sql`${counted},
judged AS (
  SELECT *, row_number() OVER w AS nth, period AS first_day, row_number() OVER w > ${rule.limit} AS is_mark
  FROM counted
  WINDOW w AS (PARTITION BY unit, period ORDER BY start_utc_s, call_no))`;
  }
  const before = rule.window.days - 1;
  return sql`${counted},
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY unit ORDER BY start_utc_s, call_no) AS position
  FROM counted),
placed AS (
  SELECT
    *,
    position - min(position) OVER (PARTITION BY unit ORDER BY day RANGE BETWEEN ${before} PRECEDING AND CURRENT ROW) + 1 AS nth
  FROM numbered),
judged AS (
  SELECT *, day - ${before} AS first_day, nth > ${rule.limit} AS is_mark
  FROM placed)`;
}

/** Attempts with the day of the latest conversation of their unit before them. */
function afterTable(rule: AfterConversationRule): Sql {
  return sql`
followed AS (
  SELECT
    *,
    ${unitOf(rule)} AS unit,
    max(CASE WHEN is_conversation THEN day END) OVER (
      PARTITION BY ${unitOf(rule)}
      ORDER BY start_utc_s, call_no
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS first_day
  FROM contact
  WHERE ${unitOf(rule)} IS NOT NULL),
judged AS (
  SELECT *, 1 AS nth, coalesce(day - first_day < ${rule.days}, false) AS is_mark
  FROM followed
  WHERE is_attempt)`;
}

/**
 * Statement that lists the marked calls of a scope, each followed by the calls it was counted with: `mark_no`, `role` (`mark`,
 * `counted`, `conversation`), start on the customer's clock, ids as in the file, number in its window, file and line.
 */
export function marksSql(rule: ContactRule, context: ContactContext): Sql {
  const listed = sql`
listed AS (
  SELECT m.call_no AS mark_call, 'mark' AS role, m.nth, m.start_utc_s, m.local_s, m.source_no, m.line_no
  FROM judged AS m
  WHERE m.is_mark AND m.is_in_scope
  ${behind(rule)})`;
  const { debt, person, cases } = idsOf(context.model);
  return sql`WITH ${contactRows(context, rule)},${judgedTable(rule, context)},${listed}
SELECT
  dense_rank() OVER (ORDER BY l.mark_call)::INTEGER AS mark_no,
  l.role,
  strftime(make_timestamp(l.local_s * 1000000), '%Y-%m-%d %H:%M:%S') AS customer_time,
  ${columnOr(context.model, 'calls', 'call_id', 'c')} AS call_id,
  ${usableId(debt)} AS case_id,
  ${usableId(person)} AS customer_id,
  l.nth::INTEGER AS number_in_window,
  l.source_no::INTEGER AS source_no,
  l.line_no::BIGINT AS line_no
FROM listed AS l
JOIN calls AS c ON c.source_no = l.source_no AND c.line_no = l.line_no
${cases}
ORDER BY l.mark_call, l.start_utc_s, l.line_no`;
}

function behind(rule: ContactRule): Sql {
  if (rule.kind === 'hours') return sql``;
  const columns = raw('b.start_utc_s, b.local_s, b.source_no, b.line_no');
  if (rule.kind === 'frequency') {
    return sql`UNION ALL
  SELECT m.call_no, 'counted', b.nth, ${columns}
  FROM judged AS m
  JOIN judged AS b ON b.unit = m.unit AND b.day BETWEEN m.first_day AND m.day AND (b.start_utc_s, b.call_no) < (m.start_utc_s, m.call_no)
  WHERE m.is_mark AND m.is_in_scope`;
  }
  return sql`UNION ALL
  SELECT m.call_no, 'conversation', NULL, ${columns}
  FROM judged AS m
  JOIN followed AS b ON b.unit = m.unit AND b.is_conversation AND b.day = m.first_day
    AND (b.start_utc_s, b.call_no) < (m.start_utc_s, m.call_no)
  WHERE m.is_mark AND m.is_in_scope`;
}
