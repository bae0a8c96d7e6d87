import { loadedColumns } from '#core/schema/index.ts';
import { KINDS, type Kind } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import type { LoadPlan } from './plan.ts';

/**
 * Statements that create every canonical table (all columns of METHODS 9.2), `rejects` and `remarks`, where they do not exist. Where all files that
 * will be loaded are known, columns that none of them fills are NULL by definition: a third of the time and memory of a large file goes into them.
 */
export function createTables(plans: readonly Pick<LoadPlan, 'kind' | 'filled'>[] = []): Sql[] {
  return [...KINDS.map((kind) => createTable(kind, plans)), REJECTS, REMARKS];
}

const ALWAYS = ['source_no', 'line_no'];

function createTable(kind: Kind, plans: readonly Pick<LoadPlan, 'kind' | 'filled'>[]): Sql {
  const own = plans.filter((plan) => plan.kind === kind);
  const filled = new Set([...ALWAYS, ...own.flatMap((plan) => plan.filled)]);
  const columns = loadedColumns(kind).map(({ name, type }) =>
    own.length === 0 || filled.has(name)
      ? sql`${id(name)} ${raw(type)}`
      : sql`${id(name)} ${raw(type)} GENERATED ALWAYS AS (CAST(NULL AS ${raw(type)})) VIRTUAL`
  );
  return sql`CREATE TABLE IF NOT EXISTS ${id(kind)} (${join(columns, ', ')})`;
}

const REJECTS = sql`CREATE TABLE IF NOT EXISTS rejects (
  source_no SMALLINT, line_no BIGINT, column_name VARCHAR, raw VARCHAR, reason VARCHAR, row_text VARCHAR
)`;

/** Rows that were loaded although something about them is in doubt. */
const REMARKS = sql`CREATE TABLE IF NOT EXISTS remarks (
  source_no SMALLINT, line_no BIGINT, column_name VARCHAR, raw VARCHAR, reason VARCHAR
)`;
