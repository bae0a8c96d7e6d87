/** One value of a result: dates are `YYYY-MM-DD`, timestamps `YYYY-MM-DD HH:MM:SS`, integers beyond 2^53 text. */
export type Value = number | string | boolean | null;

/** A result: column name → values in row order; every column has `rows` values, unknown is `null`. */
export interface Columns {
  readonly rows: number;
  readonly names: readonly string[];
  readonly data: Readonly<Record<string, readonly Value[]>>;
}

/** The part of AbortSignal that an engine needs. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Runs SQL. Implemented by DuckDB-WASM in a browser worker (`#lib/engine/duckdb.ts`) and in Node (`#node/engine.ts`).
 * Errors: `engine.query` (carries the SQL and the cause), `engine.cancelled`, `engine.memory`, `engine.start`.
 */
export interface Engine {
  /** Runs one statement and decodes its result. Statements run one after the other, in call order. */
  query(sql: string, options?: { signal?: CancelSignal }): Promise<Columns>;
  /** Told of a statement whose answer is known already, so that whoever keeps a list of what was asked has it too. */
  recall?(sql: string): void;
  /** Runs one or more statements and drops their results. */
  exec(sql: string, options?: { signal?: CancelSignal }): Promise<void>;
  /** Makes bytes readable for SQL under `name` (for `read_csv('name')`): a platform `File`/`Blob` or bytes; a handle of a file can be written to, too. */
  registerFile(name: string, content: unknown): Promise<void>;
  dropFile(name: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * What every engine runs first. Extensions are never fetched: nothing may leave the page, and an attempt offline only hides the real error. Tables lie
 * compressed in memory (a quarter of the bytes, for about a fiftieth of the time); methods that take long to choose or to pack are left out.
 */
export const ENGINE_START = `SET autoinstall_known_extensions = false;
SET autoload_known_extensions = false;
SET disabled_compression_methods = 'fsst,dict_fsst,chimp,patas,zstd';
ATTACH ':memory:' AS held (COMPRESS);
USE held;`;

/** Rows of a result as objects, for small results. */
export function toRows(columns: Columns): Record<string, Value>[] {
  return Array.from({ length: columns.rows }, (_, row) =>
    Object.fromEntries(columns.names.map((name) => [name, columns.data[name]?.[row] ?? null]))
  );
}

/** A column as numbers; unknown stays `null`. Throws when the column does not exist. */
export function numbers(columns: Columns, name: string): (number | null)[] {
  return column(columns, name).map((value) => (value === null ? null : Number(value)));
}

/** A column as text; unknown stays `null`. Throws when the column does not exist. */
export function texts(columns: Columns, name: string): (string | null)[] {
  return column(columns, name).map((value) => (value === null ? null : String(value)));
}

function column(columns: Columns, name: string): readonly Value[] {
  const values = columns.data[name];
  if (!values) throw new Error(`unknown result column: ${name}`);
  return values;
}
