import { toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { TABLES, type CanonicalColumn } from '#core/schema/index.ts';
import { id, join, sql } from '#core/sql/sql.ts';

/** One field of a record: a canonical column that holds something in it. */
export interface RecordField {
  readonly column: CanonicalColumn;
  readonly value: Value;
}

export interface RecordOptions {
  readonly source: { readonly no: number; readonly line: number };
  readonly model: ModelInfo;
  readonly signal?: CancelSignal;
}

/** What the file says about one call, column by column, blank ones left out. Stamps are local, `YYYY-MM-DD HH:MM:SS`. */
export async function callRecord(engine: Engine, { source, model, signal }: RecordOptions): Promise<RecordField[]> {
  const present = new Set(model.present.calls ?? []);
  const columns = TABLES.calls.columns.filter(({ name }) => present.has(name));
  const list = columns.map(({ name, type }) =>
    type === 'timestamp'
      ? sql`strftime(make_timestamp(${id(`${name.replace(/_at$/, '')}_local_s`)} * 1000000), '%Y-%m-%d %H:%M:%S') AS ${id(name)}`
      : sql`${id(name)}`
  );
  const [row] = toRows(
    await engine.query(
      sql`SELECT ${join(list)} FROM calls WHERE source_no = ${source.no} AND line_no = ${source.line}`.text,
      signal ? { signal } : {}
    )
  );
  return columns.flatMap((column) => {
    const value = row?.[column.name] ?? null;
    return value === null || value === '' ? [] : [{ column, value }];
  });
}
