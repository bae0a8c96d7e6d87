import { numbers, toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import { ROWS } from '#core/i18n/messages/rows.ts';
import type { Text } from '#core/i18n/text.ts';
import { isoOf } from '#core/query/calendar.ts';
import { drillCountSql, drillSql, type DrillPart } from '#core/query/drill.ts';
import { resolve } from '#core/query/range.ts';
import type { RowKind } from '#core/query/row-columns.ts';
import type { QueryContext } from '#core/query/scope.ts';
import type { FilterId, Selection } from '#core/query/types.ts';

/** Which rows the drawer shows: those that a metric counts in a selection, or of one mark or bin of a chart only. */
export interface RowsAsk extends DrillPart {
  readonly title: string;
  /** Metric whose rows are meant; of a rate those of its denominator. */
  readonly metric: string;
  readonly selection: Selection;
}

/** Rows asked for at once. */
export const PAGE = 1000;

export interface RowPage {
  readonly total: number;
  readonly rows: readonly Record<string, Value>[];
}

/** One page of the rows, and how many there are in all. */
export async function rowsOf(
  engine: Engine,
  ask: RowsAsk,
  context: QueryContext,
  { offset, limit = PAGE, signal }: { offset: number; limit?: number; signal?: CancelSignal }
): Promise<RowPage> {
  const resolved = resolve(ask.selection, context.model, context.settings);
  const counted = await engine.query(drillCountSql(ask.metric, resolved, context, ask), { signal });
  const rows = await engine.query(drillSql(ask.metric, resolved, context, { ...ask, offset, limit }), { signal });
  return { total: numbers(counted, 'rows')[0] ?? 0, rows: toRows(rows) };
}

const SECOND_MS = 1000;

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
    case 'stamp':
      return new Date(Number(value) * SECOND_MS).toISOString().slice(0, 19).replace('T', ' ');
    case 'seconds':
      return words.seconds(Number(value));
    case 'hours':
      return words.seconds(Number(value) * 3600);
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
