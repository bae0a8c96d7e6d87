import type { CancelSignal, Engine } from '#core/engine.ts';
import { toRows } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { KINDS } from '#core/schema/types.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { spellFact } from './leg-fact.ts';

/** Rows per table of a file of tables. */
export type TableRows = Readonly<Record<string, number>>;

/** What is attached while tables are written or read. */
const KEPT = raw('kept');
/** Rows written by one statement (two row groups): what somebody asks meanwhile waits no longer than for one of them. */
const CHUNK = 245_760;
/** Tables as they were read lie compressed in memory; facts, which every question reads, do not (`buildModel`). */
const COMPRESSED: ReadonlySet<string> = new Set([...KINDS, 'rejects', 'remarks']);

/** Names of the tables in memory, without temporary ones. */
export async function tableNames(engine: Engine): Promise<string[]> {
  const found = await engine.query(
    'SELECT table_name AS t FROM duckdb_tables() WHERE database_name = current_database() AND NOT temporary ORDER BY t'
  );
  return toRows(found).map(({ t }) => String(t));
}

/**
 * Writes tables to a database file that is registered with the engine and holds nothing yet. Other statements may run in between, as long as
 * none of them changes these tables.
 * @returns rows per table, by which `readTables` tells whether the file is whole
 * Errors: `engine.query`, `engine.cancelled`.
 */
export async function writeTables(
  engine: Engine,
  { file, tables }: { readonly file: string; readonly tables: readonly string[] },
  { signal }: { readonly signal?: CancelSignal } = {}
): Promise<TableRows> {
  const here = await currentDatabase(engine);
  const rows: Record<string, number> = {};
  await engine.exec(sql`ATTACH ${file} AS ${KEPT}`.text, { signal });
  try {
    for (const table of tables) {
      const columns = await define(engine, table, { from: here, to: KEPT });
      const last = await number(engine, sql`coalesce(max(rowid), -1)`, table);
      for (let start = 0; start <= last; start += CHUNK) {
        const some = sql`SELECT ${columns} FROM ${here}.${id(table)} WHERE rowid >= ${start} AND rowid < ${start + CHUNK}`;
        await engine.exec(sql`INSERT INTO ${KEPT}.${id(table)} (${columns}) ${some}`.text, { signal });
      }
      rows[table] = await number(engine, sql`count(*)`, table);
    }
    await engine.exec(sql`CHECKPOINT ${KEPT}`.text, { signal });
  } finally {
    await engine.exec(sql`DETACH ${KEPT}`.text);
  }
  return rows;
}

/**
 * Makes the tables of a registered file in an engine that holds none, with the views over them; `onProgress` is told the share done, 0–1.
 * Errors: `engine.query`, also for damaged blocks; `keep.damaged` where rows are missing; `engine.cancelled`.
 */
export async function readTables(
  engine: Engine,
  { file, rows }: { readonly file: string; readonly rows: TableRows },
  { signal, onProgress }: { readonly signal?: CancelSignal; readonly onProgress?: (done01: number) => void } = {}
): Promise<void> {
  const here = await currentDatabase(engine);
  const tables = Object.entries(rows);
  const total = tables.reduce((sum, [, n]) => sum + n, 1);
  let done = 0;
  // One thread keeps rows in order by itself (`buildModel`).
  await engine.exec(sql`SET preserve_insertion_order = false; ATTACH ${file} AS ${KEPT} (READ_ONLY)`.text, { signal });
  try {
    for (const [table, expected] of tables) {
      const columns = await define(engine, table, { from: KEPT, to: here });
      await engine.exec(sql`SET force_compression = ${COMPRESSED.has(table) ? 'auto' : 'uncompressed'}`.text);
      const all = sql`SELECT ${columns} FROM ${KEPT}.${id(table)}`;
      await engine.exec(sql`INSERT INTO ${here}.${id(table)} (${columns}) ${all}`.text, { signal });
      const n = await number(engine, sql`count(*)`, table);
      if (n !== expected) throw new AppError('keep.damaged', { detail: `${table}: ${n} of ${expected} rows` });
      done += n;
      onProgress?.(done / total);
    }
    for (const view of spellFact()) await engine.exec(view.text);
  } finally {
    await engine.exec(sql`SET preserve_insertion_order = true; SET force_compression = 'auto'; DETACH ${KEPT}`.text);
  }
}

/** Creates a table as it is in another database; returns its columns but those that are computed, which hold nothing to copy. */
async function define(
  engine: Engine,
  table: string,
  { from, to }: { readonly from: Sql; readonly to: Sql }
): Promise<Sql> {
  const where = sql`WHERE database_name = ${from.text} AND table_name = ${table}`;
  const [made] = toRows(await engine.query(sql`SELECT sql AS text FROM duckdb_tables() ${where}`.text));
  if (!made) throw new AppError('keep.damaged', { detail: `${table} is missing` });
  await engine.exec(String(made.text).replace('CREATE TABLE ', `CREATE TABLE ${to.text}.`));
  const stored = await engine.query(
    sql`SELECT column_name AS name FROM duckdb_columns() ${where} AND column_default IS NULL ORDER BY column_index`.text
  );
  return join(toRows(stored).map(({ name }) => id(String(name))), ', '); // prettier-ignore
}

async function number(engine: Engine, what: Sql, table: string): Promise<number> {
  const [row] = toRows(await engine.query(sql`SELECT (${what})::DOUBLE AS n FROM ${id(table)}`.text));
  return Number(row?.n);
}

async function currentDatabase(engine: Engine): Promise<Sql> {
  const [row] = toRows(await engine.query('SELECT current_database() AS name'));
  return raw(String(row?.name));
}
