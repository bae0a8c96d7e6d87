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
