import { createRequire } from 'node:module';
import { createDuckDB, DuckDBDataProtocol, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { ENGINE_START, type Columns, type Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { decode } from '#lib/engine/decode.ts';

/** The browser's engine (the same DuckDB-WASM build) running in Node, for tests and the command line. A file that is registered may be a path, too. */
export async function createNodeEngine(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const path = (name: string) => require.resolve(`@duckdb/duckdb-wasm/dist/${name}`);
  const bundles = {
    mvp: { mainModule: path('duckdb-mvp.wasm'), mainWorker: path('duckdb-node-mvp.worker.cjs') },
    eh: { mainModule: path('duckdb-eh.wasm'), mainWorker: path('duckdb-node-eh.worker.cjs') }
  };
  const db = await createDuckDB(bundles, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate();
  const connection = db.connect();
  connection.query(ENGINE_START);

  function run(sql: string): Columns {
    try {
      return decode(connection.query(sql) as never);
    } catch (cause) {
      throw new AppError(
        'engine.query',
        { detail: cause instanceof Error ? cause.message : String(cause), sql },
        { cause }
      );
    }
  }

  return {
    query: async (sql, options) => {
      if (options?.signal?.aborted) throw new AppError('engine.cancelled', {});
      return run(sql);
    },
    exec: async (sql, options) => {
      if (options?.signal?.aborted) throw new AppError('engine.cancelled', {});
      run(sql);
    },
    registerFile: async (name, content) => {
      if (typeof content === 'string') return db.registerFileURL(name, content, DuckDBDataProtocol.NODE_FS, true);
      db.registerFileBuffer(name, await bytesOf(content));
    },
    dropFile: async (name) => {
      db.dropFile(name);
    },
    close: async () => {
      connection.close();
      db.reset();
    }
  };
}

async function bytesOf(content: unknown): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content;
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  throw new Error(`not bytes: ${typeof content}`);
}
