import type { FactName, Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { dayOf } from './calendar.ts';
import { dateOf } from './frame.ts';
import type { Resolved } from './range.ts';
import { conditionsOf, scopeOf, type QueryContext } from './scope.ts';
import { hourOfWeek } from './selection.ts';
import { textOf } from './terms.ts';
import type { GroupBy } from './types.ts';

/** A mark of a chart: the groups it stands for and their keys, as in `Group.key`. */
export interface DrillMark {
  readonly by: readonly GroupBy[];
  readonly key: readonly string[];
}

export interface DrillOptions {
  readonly limit: number;
  readonly offset: number;
  /** Rows of one mark only. */
  readonly mark?: DrillMark;
}

const day = (column: string): string => `(DATE '1970-01-01' + ${column})::VARCHAR`;
const name = (dimension: string, column = `f.${dimension}`): string =>
  `(SELECT v.name FROM dimension_value AS v WHERE v.dimension = '${dimension}' AND v.code = ${column})`;
const CASE_ID = '(SELECT k.case_id FROM case_fact AS k WHERE k.case_no = f.case_no)';

const PLACE = ['f.team', 'f.agent'];
const CALL = [
  'f.source_no', 'f.line_no', "strftime(make_timestamp(c.start_local_s * 1000000), '%Y-%m-%d %H:%M:%S') AS start_at", ...PLACE,
  `${name('channel')} AS channel`, `${name('direction')} AS direction`, `${name('cause')} AS cause`, 'c.case_id', 'f.wait_s', 'f.talk_s',
  'f.hold_s', 'f.wrap_s', 'f.csat', 'f.handled', 'f.abandoned', 'f.difficult', 'f.rpc', 'f.promise'
]; // prettier-ignore

/** What the rows drawer shows of each fact, and how it is read. Teams and agents are codes: the page puts them in words or masks them. */
const ROWS: Readonly<Partial<Record<FactName, { columns: readonly string[]; join: string; order: string }>>> = {
  call_fact: {
    columns: CALL,
    join: 'LEFT JOIN calls AS c ON c.source_no = f.source_no AND c.line_no = f.line_no',
    order: 'f.call_no'
  },
  agent_day: {
    columns: [`${day('f.day')} AS work_date`, ...PLACE, 'f.contacts', 'f.handled', 'f.busy_s', 'f.productive_s', 'f.span_s', 'f.longest_spell_s', 'f.day_h'], // prettier-ignore
    join: '',
    order: 'f.day, f.agent'
  },
  leg_fact: {
    columns: [
      `${day('f.day')} AS date`,
      ...PLACE,
      'f.call_no',
      'f.busy_from',
      'f.busy_to',
      'f.gap_s',
      'f.b2b',
      'f.difficult'
    ],
    join: '',
    order: 'f.busy_from, f.call_no'
  },
  promise_fact: {
    columns: [`${CASE_ID} AS case_id`, ...PLACE, `${day('f.made_day')} AS made_date`, `${day('f.day')} AS due_date`, 'f.amount', 'f.paid', 'f.state'], // prettier-ignore
    join: '',
    order: 'f.day, f.promise_no'
  },
  case_fact: {
    columns: ['f.case_id', ...PLACE, `${day('f.day')} AS assigned_date`, `${day('f.opened_day')} AS opened_date`, `${day('f.closed_day')} AS closed_date`, `${day('f.cured_day')} AS cured_date`, 'f.balance', 'f.dpd_days', 'f.attempts', 'f.rpcs'], // prettier-ignore
    join: '',
    order: 'f.case_no'
  },
  payment_fact: {
    columns: [`${day('f.day')} AS paid_date`, `${CASE_ID} AS case_id`, ...PLACE, 'f.amount'],
    join: '',
    order: 'f.day, f.case_no'
  }
};

/**
 * The rows behind a figure or a mark, a page at a time, with the columns of the drawer; calls come with what their file says of them. For a quotient
 * the rows of its denominator. Only for metrics that can be computed under the selection.
 */
export function drillSql(id: string, resolved: Resolved, context: QueryContext, options: DrillOptions): string {
  const { metric, body } = rowsOf(id, resolved, context, options.mark);
  const { columns, join, order } = ROWS[metric.fact] ?? { columns: ['f.*'], join: '', order: '1' };
  return sql`SELECT
  ${raw(columns.join(',\n  '))}
FROM (
${raw(body)}) AS f
${raw(join)}
ORDER BY ${raw(order)}
LIMIT ${options.limit} OFFSET ${options.offset}`.text;
}

/** How many rows `drillSql` has in all; column `rows`. */
export const drillCountSql = (id: string, resolved: Resolved, context: QueryContext, mark?: DrillMark): string =>
  `SELECT CAST(count(*) AS DOUBLE) AS rows\nFROM (\n${rowsOf(id, resolved, context, mark).body}) AS f`;

function rowsOf(
  id: string,
  resolved: Resolved,
  context: QueryContext,
  mark: DrillMark | undefined
): { metric: Metric; body: string } {
  const asked = metricOf(id);
  const metric = asked.kind === 'quotient' ? metricOf(asked.den) : asked;
  const date = dateOf(metric, context);
  const ends = { from: sql`${resolved.from}`, to: sql`${resolved.to}` };
  const asOf = context.model.asOf === null ? 0 : dayOf(context.model.asOf);
  const own = textOf(countedRows(metric), { ...context, ...ends, asOf });
  const dates = date === null || resolved.everything ? [] : [`${date} BETWEEN ${resolved.from} AND ${resolved.to}`];
  const scope = scopeOf(resolved.selection, context.model);
  const filters = conditionsOf(metric.fact, scope, resolved.everything ? null : resolved).map(({ text }) => text);
  const marked = (mark?.by ?? []).map((group, i) => markCondition(group, mark?.key[i] ?? '', date, context));
  const where = [...dates, ...filters, ...marked, own].filter((text) => text !== 'true');
  const body = `SELECT *\nFROM ${metric.source?.text ?? metric.fact}${where.length > 0 ? `\nWHERE ${where.map((text) => `(${text})`).join('\n  AND ')}` : ''}`;
  return { metric, body };
}

/** Rows that a metric counts: the denominator of a rate, the rows of anything else. */
const countedRows = (metric: Metric) =>
  metric.kind === 'rate' ? metric.den : metric.kind === 'quotient' ? 'true' : metric.where;

function markCondition(group: GroupBy, key: string, date: string | null, { model }: QueryContext): string {
  if (group === 'day') return `${date} = ${dayOf(key)}`;
  if (group === 'week') return `${date} BETWEEN ${dayOf(key)} AND ${dayOf(key) + 6}`;
  if (group === 'weekdayHour') return `how = ${hourOfWeek(key) ?? -1}`;
  if (key === '') return `${group} IS NULL`;
  return `${group} = ${(model.dimensions[group] ?? []).find((value) => value.id === key)?.code ?? -1}`;
}
