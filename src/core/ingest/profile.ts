import { AppError } from '#core/errors.ts';
import { FORMAT_TEXTS } from '#core/i18n/messages/ingest.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { Collector } from './collector.ts';
import { acceptedWidths, buildColumns, rowWidth } from './columns.ts';
import { sniffDialect, type HeadDialect } from './dialect.ts';
import { detectEncoding, guessLegacy, requireText, toUtf8 } from './encoding.ts';
import { Fingerprint, hashText } from './hash.ts';
import { plainCaption } from './captions.ts';
import { readHead, stopIfAborted, type PassOptions, type SourceReader } from './reader.ts';
import type { Dialect, Encoding, SourceProfile } from './types.ts';

const HEAD_BYTES = 1 << 18;
const MAX_BYTES = 2 * 1024 ** 3;
const MAX_COLUMNS = 2000;

/** How a profile pass is run; `overrides` are choices of the user that win over what is found. */
export interface ProfileOptions extends PassOptions {
  overrides?: Partial<Dialect>;
}

/** Facts of one pass over all bytes. */
interface Pass {
  collector: Collector;
  nul: boolean;
  invalid: boolean;
  fingerprint: string;
}

/**
 * Reads a whole file once and says what it is made of. Errors: `file.empty`, `file.notText`, `file.tooLarge`, `file.tooManyColumns`,
 * `engine.cancelled`.
 */
export async function profileSource(reader: SourceReader, options: ProfileOptions = {}): Promise<SourceProfile> {
  const { overrides = {} } = options;
  if (reader.size > MAX_BYTES)
    throw new AppError('file.tooLarge', { file: reader.name, size: reader.size, limit: MAX_BYTES });
  const head = await readHead(reader, HEAD_BYTES);
  requireText(reader.name, head);
  const encoding = overrides.encoding ?? detectEncoding(head);
  const found = await profileAs(reader, head, encoding, options);
  if (typeof found !== 'string') return orEmpty(found);
  const again = await profileAs(reader, head, found, { ...options, overrides: { ...overrides, encoding: found } });
  if (typeof again === 'string') throw new AppError('file.unreadable', { file: reader.name, detail: again });
  return orEmpty(again);
}

/** Blank lines alone are an empty file, not one with a header. */
function orEmpty(profile: SourceProfile): SourceProfile {
  const isBlank =
    profile.records === 0 && profile.columns.every(({ header, index }) => header === `column_${index + 1}`);
  if (isBlank) throw new AppError('file.empty', { file: profile.name });
  return profile;
}

/** The profile, or the encoding to try next when the bytes are not valid UTF-8 after all. */
async function profileAs(
  reader: SourceReader,
  head: Uint8Array,
  encoding: Encoding,
  options: ProfileOptions
): Promise<SourceProfile | Encoding> {
  const text = new TextDecoder(encoding).decode(head, { stream: true }).replaceAll('\u0000', '');
  const cut = sniffDialect(text, options.overrides);
  if ((cut.header?.length ?? 0) > MAX_COLUMNS) {
    throw new AppError('file.tooManyColumns', {
      file: reader.name,
      columns: cut.header?.length ?? 0,
      limit: MAX_COLUMNS
    });
  }
  const strict = options.overrides?.encoding === undefined;
  const pass = await runPass(reader, cut, encoding, { ...options, strict });
  return typeof pass === 'string'
    ? pass
    : describe(reader, cut, encoding, pass, encodingReason(head, encoding, options));
}

async function runPass(
  reader: SourceReader,
  cut: HeadDialect,
  encoding: Encoding,
  options: ProfileOptions & { strict: boolean }
): Promise<Pass | Encoding> {
  const collector = new Collector(cut, reader.size);
  const fingerprint = new Fingerprint(reader.size);
  const checker = encoding === 'utf-8' ? new TextDecoder('utf-8', { fatal: true }) : null;
  let read = 0;
  let nul = false;
  let legacy: Encoding | null = null;
  const watched = watch();
  for await (const chunk of encoding === 'utf-8' ? watched : toUtf8(watched, encoding)) {
    if (options.strict && legacy && legacy !== 'utf-8') return legacy;
    const clean = chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk;
    if (clean !== chunk) nul = true;
    collector.push(clean, reader.size - read);
  }
  if (options.strict && legacy && legacy !== 'utf-8') return legacy;
  collector.finish();
  return { collector, nul, invalid: legacy !== null, fingerprint: fingerprint.text() };

  async function* watch(): AsyncGenerator<Uint8Array> {
    for await (const chunk of reader.open()) {
      stopIfAborted(options.signal);
      fingerprint.push(chunk);
      if (checker && !legacy && !decodes(checker, chunk)) legacy = guessLegacy(chunk);
      const marked = read === 0 && encoding === 'utf-8' && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      read += chunk.length;
      yield marked ? chunk.subarray(3) : chunk;
      options.onProgress?.(Math.min(1, read / Math.max(1, reader.size)));
    }
  }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function encodingReason(head: Uint8Array, encoding: Encoding, options: ProfileOptions): Phrase {
  const marked = (head[0] === 0xef && head[1] === 0xbb) || (head[0] ?? 0) >= 0xfe;
  if (options.overrides?.encoding && encoding === options.overrides.encoding)
    return { text: FORMAT_TEXTS['encoding.guessed'], params: { encoding } };
  if (marked) return { text: FORMAT_TEXTS['encoding.bom'], params: { encoding } };
  return encoding === 'utf-8'
    ? { text: FORMAT_TEXTS['encoding.valid'] }
    : { text: FORMAT_TEXTS['encoding.guessed'], params: { encoding } };
}

function describe(
  reader: SourceReader,
  cut: HeadDialect,
  encoding: Encoding,
  pass: Pass,
  reason: Phrase
): SourceProfile {
  const { collector } = pass;
  const width = rowWidth(cut.header, collector.widths);
  const rows = collector.samples.filter(({ line }) => !collector.totals.has(line));
  const { columns, duplicates } = buildColumns(cut.header, width, rows);
  const accepts = acceptedWidths(width, collector.widths);
  const ragged = collector.ragged(accepts);
  const { scanner } = collector;
  const lineEnds = [scanner.sawLf, scanner.sawCrLf, scanner.sawCr].filter(Boolean).length;
  const plainLines = lineEnds <= 1 && !scanner.sawCr && !collector.headerBroken;
  const plainRows =
    ragged +
      collector.blank +
      collector.odd +
      collector.broken +
      collector.dangling +
      collector.preamble +
      collector.totals.size ===
    0;
  const plainHead = cut.headerLine <= 1 && (cut.header === null || cut.header.length === width) && accepts.length === 1;
  const dialect: Dialect = {
    encoding,
    delimiter: cut.delimiter,
    quote: cut.quote as Dialect['quote'],
    headerLine: cut.headerLine,
    reasons: [reason, ...cut.reasons]
  };
  return {
    name: reader.name,
    size: reader.size,
    dialect,
    records: collector.records,
    columns,
    preview: collector.preview.map(({ cells }) => cells),
    width,
    accepts,
    ragged,
    invalidBytes: pass.invalid,
    blankLines: collector.blank,
    totalsLines: [...collector.totals].sort((a, b) => a - b),
    clean:
      encoding === 'utf-8' && !pass.nul && !pass.invalid && plainLines && plainRows && plainHead && !garbled(columns),
    shape: hashText([cut.delimiter, ...columns.map(({ header }) => plainCaption(header))].join('\u0001')),
    fingerprint: pass.fingerprint,
    warnings: warningsOf(collector, pass, ragged, duplicates, columns)
  };
}

function garbled(columns: SourceProfile['columns']): boolean {
  return columns.some(({ header }) => header.includes('\ufffd'));
}

function warningsOf(
  c: Collector,
  pass: Pass,
  ragged: number,
  duplicates: string[],
  columns: SourceProfile['columns']
): Phrase[] {
  const bad = columns.reduce(
    (sum, column) => sum + column.sample.filter((value) => value.includes('\ufffd')).length,
    0
  );
  const counted = (key: keyof typeof FORMAT_TEXTS, n: number): Phrase[] =>
    n > 0 ? [{ text: FORMAT_TEXTS[key], params: { n } }] : [];
  return [
    ...(c.records === 0 ? [{ text: FORMAT_TEXTS['warn.headerOnly'] }] : []),
    ...counted('warn.preamble', c.preamble),
    ...counted('warn.totals', c.totals.size),
    ...counted('warn.ragged', ragged),
    ...counted('warn.quotes', c.odd),
    ...counted('warn.breaks', c.broken),
    ...counted('warn.blank', c.blank),
    ...(pass.nul ? [{ text: FORMAT_TEXTS['warn.nul'] }] : []),
    ...counted('warn.garbled', bad),
    ...(duplicates.length > 0
      ? [{ text: FORMAT_TEXTS['warn.duplicates'], params: { columns: duplicates.join(', ') } }]
      : []),
    ...(isIncomplete(columns) ? [{ text: FORMAT_TEXTS['warn.incomplete'] }] : []),
    ...([100, 3000, 10_000, 80_000, 100_000].includes(c.records)
      ? [{ text: FORMAT_TEXTS['warn.cap'], params: { n: c.records } }]
      : [])
  ];
}

/** Genesys Cloud writes NO into this column when the export was cut short. */
function isIncomplete(columns: SourceProfile['columns']): boolean {
  return columns.some(
    ({ header, top }) => header === 'Full Export Completed' && top.some(({ value }) => value === 'NO')
  );
}
