import { raw, sql, type Sql } from '#core/sql/sql.ts';
import type { ModelInfo } from '#core/model/types.ts';

/** Names of the canonical tables. */
export type Table = keyof ModelInfo['present'];

/** True when a column of a canonical table holds at least one value. */
export function holds(model: ModelInfo, table: Table, column: string): boolean {
  return model.present[table]?.includes(column) ?? false;
}

/** A column of a canonical table, or unknown when the data do not have it. */
export function columnOr(model: ModelInfo, table: Table, column: string, alias: string, type = 'VARCHAR'): Sql {
  return holds(model, table, column) ? raw(`${alias}.${column}`) : sql`NULL::${raw(type)}`;
}

/**
 * An id that can join rows: masked ones (with `*`, `＊` or `•`) are unknown, since several people share them. Plain ids, nearly all, need no look at
 * letters that are longer than a byte: neither at blanks around them nor at such masks.
 */
export function usableId(column: Sql): Sql {
  return sql`CASE
  WHEN contains(${column}, '*') THEN NULL
  WHEN strlen(${column}) = length(${column}) AND NOT contains(${column}, ' ') THEN nullif(${column}, '')
  WHEN NOT (contains(${column}, '＊') OR contains(${column}, '•')) THEN nullif(trim(${column}), '') END`;
}

/** A usable id as a number of 64 bits, to count by. */
export function usableHash(column: Sql): Sql {
  return sql`nullif(hash(${usableId(column)}), hash(NULL::VARCHAR))`;
}
