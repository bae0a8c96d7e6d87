import { inflate, newLeftovers, normalise, profileSource } from '#core/ingest/index.ts';
import { AppError, isAppError } from '#core/errors.ts';
import type { PreparedFile, ProfileJob, ProfileReply } from './profile.ts';

const scope = globalThis as unknown as {
  onmessage: ((event: MessageEvent<ProfileJob>) => void) | null;
  postMessage(reply: ProfileReply): void;
};

scope.onmessage = ({ data: job }) => {
  run(job)
    .then((result) => scope.postMessage({ id: job.id, type: 'done', result }))
    .catch((error: unknown) =>
      scope.postMessage({ id: job.id, type: 'failed', error: plainError(error, job.file.name) })
    );
};

function run(job: ProfileJob): Promise<unknown> {
  const onBytes = throttled((bytes) => scope.postMessage({ id: job.id, type: 'progress', bytes }));
  const reader = readerOf(job.file, onBytes);
  if (job.type === 'profile') return profileSource(reader, { overrides: job.overrides });
  if (job.type === 'inflate') return inflated(job.file, onBytes);
  return rewritten(reader, job);
}

/** The rewritten file, and the rows that did not go into it. */
async function rewritten(
  reader: ReturnType<typeof readerOf>,
  job: Extract<ProfileJob, { type: 'normalise' }>
): Promise<PreparedFile> {
  const leftovers = newLeftovers();
  return { file: await collect(normalise(reader, job.profile, leftovers), job.file.name), leftovers };
}

/** A file as the ingest reads it, counting the bytes on the way. */
function readerOf(file: File, onBytes: (bytes: number) => void) {
  return {
    name: file.name,
    size: file.size,
    open: () => chunks(file, onBytes)
  };
}

async function* chunks(file: File, onBytes: (bytes: number) => void): AsyncIterable<Uint8Array> {
  const reader = await openStream(file);
  let bytes = 0;
  for (;;) {
    const { done, value } = await readChunk(reader, file);
    if (done) return;
    bytes += value.byteLength;
    onBytes(bytes);
    yield value;
  }
}

async function openStream(file: File) {
  try {
    return file.stream().getReader();
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>, file: File) {
  try {
    return await reader.read();
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

function unreadable(file: File, cause: unknown): AppError {
  return new AppError('file.unreadable', { file: file.name, detail: detailOf(cause) }, { cause });
}

async function inflated(file: File, onBytes: (bytes: number) => void): Promise<File[]> {
  const files: File[] = [];
  for await (const part of inflate(readerOf(file, onBytes))) files.push(new File([part.bytes as BlobPart], part.name));
  return files;
}

async function collect(parts: AsyncIterable<Uint8Array>, name: string): Promise<File> {
  const content: BlobPart[] = [];
  for await (const part of parts) content.push(part as BlobPart);
  return new File(content, name);
}

/** At most one message in 80 ms. */
function throttled(report: (bytes: number) => void): (bytes: number) => void {
  let last = 0;
  return (bytes) => {
    const now = performance.now();
    if (now - last < 80) return;
    last = now;
    report(bytes);
  };
}

/** Errors lose their class on the way to the page; code and parameters are what counts. */
function plainError(error: unknown, file: string): { code: string; params: object } {
  if (isAppError(error)) return { code: error.code, params: { ...error.params } };
  return { code: 'file.unreadable', params: { file, detail: detailOf(error) } };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
