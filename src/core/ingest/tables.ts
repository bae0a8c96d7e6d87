import { loadedColumns } from '#core/schema/index.ts';
import { KINDS, type Kind } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';

/** Statements that create every canonical table (all columns of METHODS 9.2), `rejects` and `remarks`, where they do not exist. */
export function createTables(): Sql[] {
  return [...KINDS.map(createTable), REJECTS, REMARKS];
}

function createTable(kind: Kind): Sql {
  const columns = loadedColumns(kind).map(({ name, type }) => sql`${id(name)} ${raw(type)}`);
  return sql`CREATE TABLE IF NOT EXISTS ${id(kind)} (${join(columns, ', ')})`;
}

const REJECTS = sql`CREATE TABLE IF NOT EXISTS rejects (
  source_no SMALLINT, line_no BIGINT, column_name VARCHAR, raw VARCHAR, reason VARCHAR, row_text VARCHAR
)`;

/** Rows that were loaded although something about them is in doubt. */
const REMARKS = sql`CREATE TABLE IF NOT EXISTS remarks (
  source_no SMALLINT, line_no BIGINT, column_name VARCHAR, raw VARCHAR, reason VARCHAR
)`;
