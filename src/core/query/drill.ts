import type { Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { dayOf } from './calendar.ts';
import { dateOf } from './frame.ts';
import { ROW_SOURCES, type RowColumn } from './row-columns.ts';
import { periodOf, type Resolved } from './range.ts';
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
}

/** Which of the rows behind a figure are meant. */
export interface DrillPart {
  /** Rows of one mark only. */
  readonly mark?: DrillMark;
  /** A further condition on the columns of the fact, e.g. of a bin or a step. */
  readonly where?: Sql;
}

/** The fact whose rows a figure counts; those of its denominator for a quotient. */
export const drillFact = (id: string) => countedMetric(id).fact;

/** Columns of the rows behind a figure, those that it is made of shown from the start; null when its rows are not shown. */
export function drillColumns(id: string): readonly RowColumn[] | null {
  const made = madeOf(metricOf(id));
  return (
    ROW_SOURCES[drillFact(id)]?.columns.map((column) => (made.has(column.id) ? { ...column, first: true } : column)) ??
    null
  );
}

/** After-call work is read as a part of handling time, of which hold is one where it is recorded. */
const ALONG: Readonly<Record<string, readonly string[]>> = { wrap_s: ['hold_s'] };

/** Names of the columns that a metric reads from the file or from its fact. */
function madeOf(metric: Metric): ReadonlySet<string> {
  const read = metric.needs.flat().map((need) => need.split('.')[1] ?? '');
  const counted = ['num', 'value'].map((part) => (metric as unknown as Record<string, unknown>)[part]);
  const words = counted.flatMap((text) => (typeof text === 'string' ? (text.match(/\w+/g) ?? []) : []));
  return new Set([...read, ...words].flatMap((name) => [name, ...(ALONG[name] ?? [])]));
}

/**
 * The rows behind a figure or a mark, a page at a time, one column per `RowColumn`; dimensions are codes: the page puts them in words or masks them.
 * For a quotient the rows of its denominator. Only for metrics that can be computed under the selection.
 */
export function drillSql(
  id: string,
  resolved: Resolved,
  context: QueryContext,
  options: DrillOptions & DrillPart
): string {
  const { metric, body } = rowsOf(id, resolved, context, options);
  const source = ROW_SOURCES[metric.fact];
  const columns = source?.columns.map((column) => `${column.sql ?? `f.${column.id}`} AS ${column.id}`) ?? ['f.*'];
  return sql`SELECT
  ${raw(columns.join(',\n  '))}
FROM (
${raw(body)}) AS f
ORDER BY ${raw(source?.order ?? '1')}
LIMIT ${options.limit} OFFSET ${options.offset}`.text;
}

/** How many rows `drillSql` has in all; column `rows`. */
export const drillCountSql = (id: string, resolved: Resolved, context: QueryContext, part: DrillPart = {}): string =>
  `SELECT CAST(count(*) AS DOUBLE) AS rows\nFROM (\n${rowsOf(id, resolved, context, part).body}) AS f`;

function countedMetric(id: string): Metric {
  const asked = metricOf(id);
  return asked.kind === 'quotient' ? metricOf(asked.den) : asked;
}

function rowsOf(
  id: string,
  resolved: Resolved,
  context: QueryContext,
  { mark, where: extra }: DrillPart
): { metric: Metric; body: string } {
  const metric = countedMetric(id);
  const date = dateOf(metric, context);
  const period = periodOf(resolved);
  const ends = { from: sql`${period.from}`, to: sql`${period.to}` };
  const asOf = context.model.asOf === null ? 0 : dayOf(context.model.asOf);
  const own = textOf(countedRows(metric), { ...context, ...ends, asOf });
  const dates = date === null || resolved.everything ? [] : [`${date} BETWEEN ${resolved.from} AND ${resolved.to}`];
  const scope = scopeOf(resolved.selection, context.model);
  const filters = conditionsOf(metric.fact, scope, resolved.everything ? null : resolved).map(({ text }) => text);
  const marked = (mark?.by ?? []).map((group, i) => markCondition(group, mark?.key[i] ?? '', date, context));
  const where = [...dates, ...filters, ...marked, own, extra?.text ?? 'true'].filter((text) => text !== 'true');
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
