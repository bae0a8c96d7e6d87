import { Gunzip, Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import { AppError } from '#core/errors.ts';
import { joinBytes, stopIfAborted, type PassOptions, type SourceReader } from './reader.ts';

/** One file that came out of an archive, whole in memory. */
export interface InnerFile {
  name: string;
  bytes: Uint8Array;
}

const TEXT_FILE = /\.(csv|tsv|txt|tab|log|dat)$/i;
const MAX_BYTES = 2 * 1024 ** 3;

/** True for the first bytes of a gzip or zip file that may hold text files (a spreadsheet is a zip too, but not this). */
export function isArchive(name: string, head: Uint8Array): boolean {
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const zip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
  const office = /\[Content_Types\]\.xml|mimetypeapplication\/vnd|docProps\/|_rels\/|xl\//.test(
    String.fromCharCode(...head.subarray(0, 4096))
  );
  return gzip || (zip && !office && !/\.(xlsx|xlsm|ods|docx|pptx)$/i.test(name));
}

/**
 * Yields the text files in a gzip or zip archive; hidden files, folders and files of other kinds in a zip are passed over.
 * Errors: `file.archive` (damaged, encrypted, or nothing to read in it), `file.tooLarge`, `engine.cancelled`.
 */
export async function* inflate(reader: SourceReader, options: PassOptions = {}): AsyncGenerator<InnerFile> {
  const files: InnerFile[] = [];
  const sink =
    /\.zip$/i.test(reader.name) || (await startsLikeZip(reader))
      ? unzipper(reader.name, files)
      : gunzipper(reader.name, files);
  let read = 0;
  try {
    for await (const chunk of reader.open()) {
      stopIfAborted(options.signal);
      sink(chunk, false);
      read += chunk.length;
      options.onProgress?.(Math.min(1, read / Math.max(1, reader.size)));
      yield* files.splice(0);
    }
    sink(new Uint8Array(0), true);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('file.archive', { file: reader.name, detail }, { cause });
  }
  yield* files.splice(0);
}

async function startsLikeZip(reader: SourceReader): Promise<boolean> {
  for await (const chunk of reader.open()) return chunk[0] === 0x50 && chunk[1] === 0x4b;
  return false;
}

type Sink = (chunk: Uint8Array, final: boolean) => void;

/** Collects chunks of one inner file and guards its size. */
function collector(archive: string, done: (bytes: Uint8Array) => void): Sink {
  const parts: Uint8Array[] = [];
  let size = 0;
  return (chunk, final) => {
    parts.push(chunk);
    size += chunk.length;
    if (size > MAX_BYTES) throw new AppError('file.tooLarge', { file: archive, size, limit: MAX_BYTES });
    if (final) done(joinBytes(parts));
  };
}

function gunzipper(name: string, files: InnerFile[]): Sink {
  let finished = false;
  const take = collector(name, (bytes) => {
    finished = true;
    files.push({ name: name.replace(/\.gz$/i, ''), bytes });
  });
  const gunzip = new Gunzip((chunk, final) => take(chunk, final));
  return (chunk, final) => {
    if (!final) return gunzip.push(chunk, false);
    gunzip.push(chunk, true);
    if (!finished) take(new Uint8Array(0), true);
  };
}

function unzipper(archive: string, files: InnerFile[]): Sink {
  let found = 0;
  let failure: unknown = null;
  const unzip = new Unzip((file: UnzipFile) => {
    const base = file.name.split('/').at(-1) ?? '';
    if (base.startsWith('.') || file.name.startsWith('__MACOSX') || !TEXT_FILE.test(base)) return;
    found++;
    const take = collector(archive, (bytes) => files.push({ name: base, bytes }));
    file.ondata = (error, chunk, final) => {
      if (error) failure = error;
      else take(chunk, final);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  return (chunk, final) => {
    unzip.push(chunk, final);
    if (failure) throw failure;
    if (final && found === 0)
      throw new AppError('file.archive', { file: archive, detail: 'no CSV, TSV or TXT file inside' });
  };
}
