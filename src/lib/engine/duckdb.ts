import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { ENGINE_START, type CancelSignal, type Columns, type Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';

/**
 * Starts DuckDB-WASM (the single-threaded `eh` build, self-hosted) in a worker of its own.
 * @param wasmUrl where the packed engine lies (`engine/duckdb-eh.wasm.bin` under the site's base path)
 * Errors: `engine.start`.
 */
export async function startEngine(wasmUrl: string): Promise<DuckDbEngine> {
  try {
    const [duckdb, module] = await Promise.all([import('@duckdb/duckdb-wasm'), inflatedModule(wasmUrl)]);
    const worker = new Worker(workerUrl);
    const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await db.instantiate(module);
    const connection = await db.connect();
    await connection.query(ENGINE_START);
    return new DuckDbEngine(db, connection);
  } catch (cause) {
    throw new AppError('engine.start', { detail: message(cause) }, { cause });
  }
}

let modulePromise: Promise<string> | null = null;

/** The WASM as a blob URL, fetched and inflated once per page: a second engine starts without a download. */
function inflatedModule(wasmUrl: string): Promise<string> {
  modulePromise ??= inflate(wasmUrl).catch((error: unknown) => {
    modulePromise = null;
    throw error;
  });
  return modulePromise;
}

async function inflate(wasmUrl: string): Promise<string> {
  const response = await fetch(wasmUrl);
  if (!response.ok || !response.body) throw new Error(`${response.status} ${response.statusText}`);
  const packed = await response.blob();
  const head = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  // A server may have inflated the file already (Content-Encoding): look at the bytes, not at the name.
  const gzipped = head[0] === 0x1f && head[1] === 0x8b;
  const stream = gzipped ? packed.stream().pipeThrough(new DecompressionStream('gzip')) : packed.stream();
  const wasm = await new Response(stream, { headers: { 'content-type': 'application/wasm' } }).blob();
  return URL.createObjectURL(wasm);
}

/** DuckDB-WASM in a worker. Statements run one after the other; a cancelled statement that has not begun never runs. */
export class DuckDbEngine implements Engine {
  #db: AsyncDuckDB;
  #connection: AsyncDuckDBConnection;
  #tail: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(db: AsyncDuckDB, connection: AsyncDuckDBConnection) {
    this.#db = db;
    this.#connection = connection;
  }

  async query(sql: string, { signal }: { signal?: CancelSignal } = {}): Promise<Columns> {
    const table = await this.#enqueue(sql, signal);
    const { decode } = await import('./decode.ts');
    return decode(table as never);
  }

  async exec(sql: string, { signal }: { signal?: CancelSignal } = {}): Promise<void> {
    await this.#enqueue(sql, signal);
  }

  async registerFile(name: string, content: unknown): Promise<void> {
    const { DuckDBDataProtocol } = await import('@duckdb/duckdb-wasm');
    if (content instanceof Uint8Array) return this.#db.registerFileBuffer(name, content);
    const { BROWSER_FILEREADER, BROWSER_FSACCESS } = DuckDBDataProtocol;
    const protocol = content instanceof Blob ? BROWSER_FILEREADER : BROWSER_FSACCESS;
    return this.#db.registerFileHandle(name, content, protocol, true);
  }

  async dropFile(name: string): Promise<void> {
    await this.#db.dropFile(name);
  }

  /** Ends the worker at once: the only way to give memory back to the system. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#db.terminate();
  }

  #enqueue(sql: string, signal?: CancelSignal): Promise<unknown> {
    const run = this.#tail.then(() => {
      if (this.#closed || signal?.aborted) throw new AppError('engine.cancelled', {});
      return this.#connection.query(sql);
    });
    this.#tail = run.catch(() => undefined);
    return cancellable(run, signal).catch((cause: unknown) => {
      throw asAppError(cause, sql);
    });
  }
}

/** Settles as cancelled as soon as the signal fires; the statement itself may still finish in the worker. */
function cancellable<T>(promise: Promise<T>, signal?: CancelSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(new AppError('engine.cancelled', {}));
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function asAppError(cause: unknown, sql: string): AppError {
  if (cause instanceof AppError) return cause;
  const detail = message(cause);
  if (/out of memory|memory limit|could not allocate|allocation/i.test(detail)) {
    return new AppError('engine.memory', { detail }, { cause });
  }
  return new AppError('engine.query', { detail, sql }, { cause });
}

function message(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
