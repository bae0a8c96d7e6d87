import { numbers, toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import { ROWS } from '#core/i18n/messages/rows.ts';
import type { Text } from '#core/i18n/text.ts';
import { isoOf } from '#core/query/calendar.ts';
import { resolve } from '#core/query/range.ts';
import { conditionsOf, scopeOf, type QueryContext } from '#core/query/scope.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
import type { FactName } from '#core/semantic/metric.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';

/** How a column of the rows is put in words. */
export type RowKind = 'text' | 'day' | 'half' | 'seconds' | 'money' | 'score' | 'flag' | 'state' | 'count' | FilterId;

export interface RowColumn {
  readonly id: string;
  readonly label: Text;
  readonly kind: RowKind;
  /** Shown unless the user chooses otherwise. */
  readonly first?: boolean;
}

/** The rows behind a chart: one row per call, or one per promise. */
export interface RowSource {
  readonly fact: FactName;
  readonly columns: readonly RowColumn[];
  readonly order: string;
}

const DIMENSION_COLUMNS: readonly RowColumn[] = [
  { id: 'team', label: ROWS.team, kind: 'team', first: true },
  { id: 'agent', label: ROWS.agent, kind: 'agent', first: true },
  { id: 'product', label: ROWS.product, kind: 'product' },
  { id: 'dpd', label: ROWS.dpd, kind: 'dpd' },
  { id: 'cause', label: ROWS.cause, kind: 'cause' }
];

/** One row per call. */
export const CALL_ROWS: RowSource = {
  fact: 'call_fact',
  order: 'f.start_utc_s, f.call_no',
  columns: [
    { id: 'day', label: ROWS.date, kind: 'day', first: true },
    { id: 'half', label: ROWS.time, kind: 'half', first: true },
    ...DIMENSION_COLUMNS,
    { id: 'direction', label: ROWS.direction, kind: 'direction', first: true },
    { id: 'channel', label: ROWS.channel, kind: 'channel' },
    { id: 'case_id', label: ROWS.caseId, kind: 'text', first: true },
    { id: 'handled', label: ROWS.handled, kind: 'flag' },
    { id: 'wait_s', label: ROWS.wait, kind: 'seconds' },
    { id: 'talk_s', label: ROWS.talk, kind: 'seconds', first: true },
    { id: 'hold_s', label: ROWS.hold, kind: 'seconds' },
    { id: 'wrap_s', label: ROWS.wrap, kind: 'seconds' },
    { id: 'csat', label: ROWS.csat, kind: 'score' },
    { id: 'difficult', label: ROWS.difficult, kind: 'flag' },
    { id: 'promise', label: ROWS.promise, kind: 'flag' },
    { id: 'source_no', label: ROWS.file, kind: 'count' },
    { id: 'line_no', label: ROWS.line, kind: 'count' }
  ]
};

/** One row per promise. */
export const PROMISE_ROWS: RowSource = {
  fact: 'promise_fact',
  order: 'f.day, f.promise_no',
  columns: [
    { id: 'day', label: ROWS.due, kind: 'day', first: true },
    { id: 'made_day', label: ROWS.made, kind: 'day' },
    { id: 'case_id', label: ROWS.caseId, kind: 'text', first: true },
    ...DIMENSION_COLUMNS,
    { id: 'amount', label: ROWS.amount, kind: 'money', first: true },
    { id: 'paid', label: ROWS.paid, kind: 'money', first: true },
    { id: 'state', label: ROWS.state, kind: 'state', first: true }
  ]
};

/** Rows asked for at once. */
export const PAGE = 1000;

export interface RowPage {
  readonly total: number;
  readonly rows: readonly Record<string, Value>[];
}

/** One page of the rows behind a selection, and how many there are in all. */
export async function rowsOf(
  engine: Engine,
  source: RowSource,
  selection: Selection,
  context: QueryContext,
  { offset, limit = PAGE, signal }: { offset: number; limit?: number; signal?: CancelSignal }
): Promise<RowPage> {
  const from = sourceSql(source, selection, context);
  const counted = await engine.query(sql`SELECT count(*)::DOUBLE AS total ${from}`.text, { signal });
  const rows = await engine.query(
    sql`SELECT
  ${raw(source.columns.map((column) => `${column.id === 'case_id' ? 'k.case_id' : `f.${column.id}`} AS ${column.id}`).join(',\n  '))}
${from}
ORDER BY ${raw(source.order)}
LIMIT ${limit} OFFSET ${offset}`.text,
    { signal }
  );
  return { total: numbers(counted, 'total')[0] ?? 0, rows: toRows(rows) };
}

function sourceSql(source: RowSource, selection: Selection, context: QueryContext): Sql {
  const resolved = resolve(selection, context.model, context.settings);
  const span = resolved.everything ? null : { from: resolved.from, to: resolved.to };
  const inner = conditionsOf(source.fact, scopeOf(selection, context.model), span);
  if (span) inner.push(sql`day BETWEEN ${span.from} AND ${span.to}`);
  const where = inner.length > 0 ? inner.map((condition) => condition.text).join('\n    AND ') : 'true';
  return sql`FROM (
  SELECT *
  FROM ${raw(source.fact)}
  WHERE ${raw(where)}
) AS f
LEFT JOIN case_fact AS k ON k.case_no = f.case_no`;
}

/** What a cell says; `labelOf` names the values of dimensions. */
export function cellText(
  value: Value,
  kind: RowKind,
  words: {
    readonly t: (text: Text) => string;
    readonly day: (iso: string) => string;
    readonly seconds: (value: number) => string;
    readonly money: (value: number) => string;
    readonly labelOf: (filter: FilterId, code: number) => string;
  }
): string {
  if (value === null) return '–';
  switch (kind) {
    case 'day':
      return words.day(isoOf(Number(value)));
    case 'half':
      return `${String(Math.floor(Number(value) / 2)).padStart(2, '0')}:${Number(value) % 2 === 0 ? '00' : '30'}`;
    case 'seconds':
      return words.seconds(Number(value));
    case 'money':
      return words.money(Number(value));
    case 'flag':
      return words.t(value ? ROWS.yes : ROWS.no);
    case 'state':
      return words.t(ROWS[String(value) as 'kept'] ?? ROWS.pending);
    case 'text':
    case 'count':
    case 'score':
      return String(value);
    default:
      return words.labelOf(kind, Number(value));
  }
}
