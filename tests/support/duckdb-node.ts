import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Rows of a query with plain values: 64-bit integers as numbers. */
export type Query = (sql: string) => Record<string, unknown>[];

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);

/** The browser's engine, blocking, in this process; no extension is loaded and nothing reaches the network. */
export async function openDuckDb(): Promise<{ query: Query; close: () => void }> {
  const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking');
  const bundle = (name: string) => ({
    mainModule: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`),
    mainWorker: require.resolve(`@duckdb/duckdb-wasm/dist/duckdb-node-${name}.worker.cjs`)
  });
  const database = await duckdb.createDuckDB(
    { mvp: bundle('mvp'), eh: bundle('eh') },
    new duckdb.VoidLogger(),
    duckdb.NODE_RUNTIME
  );
  await database.instantiate(() => undefined);
  database.open({ query: { castBigIntToDouble: false } });
  const connection = database.connect();
  const query: Query = (sql) => {
    const table = connection.query(sql);
    return table.toArray().map((row) => {
      const entries = Object.entries(row.toJSON() as Record<string, unknown>);
      return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
    });
  };
  query('SET autoinstall_known_extensions = false');
  query('SET autoload_known_extensions = false');
  return { query, close: () => connection.close() };
}
