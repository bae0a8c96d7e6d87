import { splitCells } from './cells.ts';
import { toUtf8 } from './encoding.ts';
import { joinBytes, stopIfAborted, type PassOptions, type SourceReader } from './reader.ts';
import { RecordScanner } from './records.ts';
import type { SourceProfile } from './types.ts';

const ROW_TEXT = 2000;

/** Rows that did not go into the rewritten file. Filled while `normalise` is read. */
export interface Leftovers {
  malformed: { line: number; reason: 'cells_missing' | 'cells_extra'; text: string }[];
  /** Lines of totals, notes and repeated headers. */
  ignored: number[];
}

/** An empty collector for `normalise`. */
export function newLeftovers(): Leftovers {
  return { malformed: [], ignored: [] };
}

/**
 * Rewrites a file for DuckDB: UTF-8, LF, no header, first column the physical line, then exactly the columns of the profile, with the
 * file's own delimiter and quote. Rows with too few or too many cells, totals and repeated headers go to `leftovers` instead.
 */
export async function* normalise(
  reader: SourceReader,
  profile: SourceProfile,
  leftovers: Leftovers = newLeftovers(),
  options: PassOptions = {}
): AsyncGenerator<Uint8Array> {
  const writer = new RecordWriter(profile, leftovers);
  const { encoding } = profile.dialect;
  let read = 0;
  const bytes = watch();
  for await (const chunk of encoding === 'utf-8' && !profile.invalidBytes ? unmarked(bytes) : toUtf8(bytes, encoding)) {
    writer.scanner.push(chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    yield* writer.take();
  }
  writer.scanner.finish();
  yield* writer.take();

  async function* watch(): AsyncGenerator<Uint8Array> {
    for await (const chunk of reader.open()) {
      stopIfAborted(options.signal);
      yield chunk;
      read += chunk.length;
      options.onProgress?.(Math.min(1, read / Math.max(1, reader.size)));
    }
  }
}

async function* unmarked(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of chunks) {
    const marked = first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    first = false;
    yield marked ? chunk.subarray(3) : chunk;
  }
}

class RecordWriter {
  readonly scanner: RecordScanner;
  readonly #profile: SourceProfile;
  readonly #leftovers: Leftovers;
  readonly #totals: Set<number>;
  readonly #decoder = new TextDecoder();
  readonly #encoder = new TextEncoder();
  #parts: Uint8Array[] = [];
  #out = new Uint8Array(1 << 16);
  #used = 0;

  constructor(profile: SourceProfile, leftovers: Leftovers) {
    this.#profile = profile;
    this.#leftovers = leftovers;
    this.#totals = new Set(profile.totalsLines);
    this.scanner = new RecordScanner(profile.dialect, () => this.#record());
  }

  /** What was written since the last call. */
  *take(): Generator<Uint8Array> {
    if (this.#used > 0) this.#parts.push(this.#out.slice(0, this.#used));
    this.#used = 0;
    if (this.#parts.length > 0) yield joinBytes(this.#parts);
    this.#parts = [];
  }

  #record(): void {
    const s = this.scanner;
    const { columns, accepts, dialect } = this.#profile;
    if (s.line <= dialect.headerLine || (s.end - s.start <= s.fields * 4 + 16 && s.isBlank())) return;
    if (this.#totals.has(s.line)) {
      this.#leftovers.ignored.push(s.line);
      return;
    }
    const body = s.buf.subarray(s.start, s.end);
    if (s.fields === columns.length && !s.odd) this.#write(s.line, body);
    else this.#rewrite(s.line, this.#decoder.decode(body), accepts);
  }

  #rewrite(line: number, text: string, accepts: readonly number[]): void {
    const { columns, dialect, width } = this.#profile;
    const cells = splitCells(text, dialect);
    while (cells.length > Math.min(columns.length, width) && cells.at(-1)?.trim() === '') cells.pop();
    const right = cells.length === columns.length || accepts.includes(cells.length);
    if (!right || cells.length > columns.length) {
      const reason = cells.length > columns.length ? 'cells_extra' : 'cells_missing';
      this.#leftovers.malformed.push({ line, reason, text: text.slice(0, ROW_TEXT) });
      return;
    }
    while (cells.length < columns.length) cells.push('');
    this.#write(line, this.#encoder.encode(cells.map((cell) => this.#quoted(cell)).join(dialect.delimiter)));
  }

  #quoted(cell: string): string {
    const { quote, delimiter } = this.#profile.dialect;
    if (quote === '') return cell;
    const special = cell.includes(quote) || cell.includes(delimiter) || /[\r\n]/.test(cell);
    return special ? quote + cell.replaceAll(quote, quote + quote) + quote : cell;
  }

  #write(line: number, body: Uint8Array): void {
    if (this.#used + body.length + 24 > this.#out.length) this.#flush(body.length + 24);
    for (const char of String(line)) this.#out[this.#used++] = char.charCodeAt(0);
    this.#out[this.#used++] = this.scanner.delimiter;
    this.#out.set(body, this.#used);
    this.#used += body.length;
    this.#out[this.#used++] = 10;
  }

  #flush(needed: number): void {
    if (this.#used > 0) this.#parts.push(this.#out.slice(0, this.#used));
    this.#used = 0;
    if (needed > this.#out.length) this.#out = new Uint8Array(needed);
  }
}
