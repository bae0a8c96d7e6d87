import type { CancelSignal } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import type { Leftovers } from '#core/ingest/normalise.ts';
import type { Dialect, SourceProfile } from '#core/ingest/types.ts';

/** What the page asks of the worker that looks at files. */
export type ProfileJob =
  | { id: number; type: 'profile'; file: File; overrides?: Partial<Dialect> }
  | { id: number; type: 'inflate'; file: File }
  | { id: number; type: 'normalise'; file: File; profile: SourceProfile };

export type ProfileReply =
  | { id: number; type: 'progress'; bytes: number }
  | { id: number; type: 'done'; result: unknown }
  | { id: number; type: 'failed'; error: { code: string; params: object } };

export interface ProfileOptions {
  signal?: CancelSignal;
  /** Share of the file that was read, 0–1. */
  onProgress?: (done: number) => void;
  /** Format set by hand; what is left out is found in the file. */
  overrides?: Partial<Dialect>;
}

const PACKED = /\.(zip|gz|gzip)$/i;
/** Two cores are common: one file more would only slow the others down. */
const PARALLEL = 2;
/** How long a worker waits for another file before its memory is given back. */
const IDLE_MS = 5000;

const idle: Worker[] = [];
let retiring: ReturnType<typeof setTimeout> | undefined;
const waiting: (() => void)[] = [];
let running = 0;
let lastId = 0;

/** Looks at a whole file in a worker. Errors: `file.*`, `engine.cancelled`. */
export function profileFile(file: File, options: ProfileOptions = {}): Promise<SourceProfile> {
  return run<SourceProfile>({ type: 'profile', file, overrides: options.overrides }, options);
}

/** The files inside a zip or gz archive; any other file is handed back as it is. Errors: `file.archive`, `engine.cancelled`. */
export async function unpackFile(file: File, options: ProfileOptions = {}): Promise<File[]> {
  if (!(await isPacked(file))) return [file];
  return run<File[]>({ type: 'inflate', file }, options);
}

/** What the engine reads, and the rows that rewriting left over (null when nothing was rewritten). */
export interface PreparedFile {
  file: File;
  leftovers: Leftovers | null;
}

/** What the engine reads: the file itself when it is clean, else its records rewritten as clean UTF-8 CSV. */
export async function prepareContent(
  file: File,
  profile: SourceProfile,
  options: ProfileOptions = {}
): Promise<PreparedFile> {
  if (profile.clean) return { file, leftovers: null };
  return run<PreparedFile>({ type: 'normalise', file, profile: plain(profile) }, options);
}

async function isPacked(file: File): Promise<boolean> {
  if (PACKED.test(file.name)) return true;
  const head = new Uint8Array(
    await file
      .slice(0, 4)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0))
  );
  return head[0] === 0x1f && head[1] === 0x8b;
}

type Job = ProfileJob extends infer J ? (J extends ProfileJob ? Omit<J, 'id'> : never) : never;

async function run<T>(job: Job, options: ProfileOptions): Promise<T> {
  await turn();
  try {
    return await inWorker<T>(job, options);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

/** Waits until a worker is free, first come first served. */
async function turn(): Promise<void> {
  if (running >= PARALLEL) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

function rest(worker: Worker): void {
  idle.push(worker);
  clearTimeout(retiring);
  retiring = setTimeout(() => idle.splice(0).forEach((one) => one.terminate()), IDLE_MS);
}

function inWorker<T>(job: Job, { signal, onProgress }: ProfileOptions): Promise<T> {
  if (signal?.aborted) return Promise.reject(new AppError('engine.cancelled', {}));
  const id = ++lastId;
  const worker = idle.pop() ?? new Worker(new URL('./profile-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<T>((resolve, reject) => {
    const settle = (reuse: boolean) => {
      signal?.removeEventListener('abort', cancel);
      worker.onmessage = null;
      worker.onerror = null;
      if (reuse) rest(worker);
      else worker.terminate();
    };
    const cancel = () => {
      settle(false);
      reject(new AppError('engine.cancelled', {}));
    };
    worker.onmessage = ({ data: reply }: MessageEvent<ProfileReply>) => {
      if (reply.id !== id) return;
      if (reply.type === 'progress') return onProgress?.(job.file.size === 0 ? 1 : reply.bytes / job.file.size);
      settle(true);
      if (reply.type === 'done') resolve(reply.result as T);
      else reject(new AppError(reply.error.code as 'file.empty', reply.error.params as { file: string }));
    };
    worker.onerror = (event) => {
      settle(false);
      reject(new AppError('file.unreadable', { file: job.file.name, detail: event.message || 'worker' }));
    };
    signal?.addEventListener('abort', cancel);
    worker.postMessage({ ...job, id });
  });
}

/** A profile may be wrapped by the page's state; a worker takes plain values only. */
function plain(profile: SourceProfile): SourceProfile {
  return JSON.parse(JSON.stringify(profile)) as SourceProfile;
}
