import type { Phrase } from '#core/i18n/text.ts';
import { FORMAT_TEXTS } from '#core/i18n/messages/ingest.ts';
import { isKnownCaption } from './captions.ts';
import { readRecords, type TextRecord } from './cells.ts';
import { joinHeader } from './header-rows.ts';
import type { Cut } from './records.ts';
import { shapeOf } from './shapes.ts';
import type { Dialect } from './types.ts';

const DELIMITERS = [',', ';', '\t', '|', '^', '\u0001'];
const HEAD_RECORDS = 120;
const HEADER_WITHIN = 25;
const SEP_LINE = /^sep=(.)\s*$/i;

/** How the head of a file is cut: what the profile pass works with. */
export interface HeadDialect extends Cut {
  headerLine: number;
  /** Captions of the header line; null when there is none. */
  header: string[] | null;
  /** Lines above the header that hold captions too. */
  captionLines: number[];
  reasons: Phrase[];
}

/** Finds delimiter, quote and header line from the first lines of a file. */
export function sniffDialect(text: string, overrides: Partial<Dialect> = {}): HeadDialect {
  const reasons: Phrase[] = [];
  const sep = SEP_LINE.exec(text.slice(0, text.search(/[\r\n]|$/)))?.[1];
  const quote = overrides.quote ?? sniffQuote(text);
  const delimiter = overrides.delimiter ?? sep ?? sniffDelimiter(text, quote, reasons);
  if (overrides.delimiter !== undefined) reasons.push({ text: FORMAT_TEXTS['delimiter.chosen'] });
  else if (sep) reasons.push({ text: FORMAT_TEXTS['delimiter.line'] });
  const records = readRecords(text, { delimiter, quote }, HEAD_RECORDS);
  const rows = records.filter((record) => !record.blank && !(sep && record.line === 1));
  const found = findHeader(rows, overrides.headerLine, reasons);
  const joined = found && joinHeader(rows, found);
  // A header line chosen by hand stays the header line.
  const header = joined && (overrides.headerLine ?? joined.line) === joined.line ? joined : found;
  if (header === joined && joined) {
    reasons.push({ text: FORMAT_TEXTS['header.joined'], params: { first: joined.lines[0], second: joined.lines[1] } });
  }
  return {
    delimiter,
    quote,
    headerLine: header?.line ?? 0,
    header: header?.cells ?? null,
    captionLines: header === joined && joined ? [joined.lines[0]] : [],
    reasons
  };
}

function sniffQuote(text: string): '"' | "'" | '' {
  if (text.includes('"')) return '"';
  const cells = text
    .slice(0, 20_000)
    .split(/[,;\t|\r\n]+/)
    .filter((cell) => cell !== '');
  const quoted = cells.filter((cell) => /^'.*'$/.test(cell)).length;
  return quoted > cells.length / 2 ? "'" : '"';
}

interface Score {
  delimiter: string;
  columns: number;
  share: number;
  value: number;
}

function sniffDelimiter(text: string, quote: string, reasons: Phrase[]): string {
  const scores = DELIMITERS.filter((delimiter) => text.includes(delimiter)).map((d) => scoreDelimiter(text, d, quote));
  const best = scores.filter(({ columns }) => columns > 1).sort((a, b) => b.value - a.value)[0];
  if (!best || best.value < 0.2) {
    reasons.push({ text: FORMAT_TEXTS['delimiter.single'] });
    return ',';
  }
  const params = {
    delimiter: best.delimiter === '\t' ? 'Tab' : best.delimiter,
    share: Math.round(best.share * 100),
    columns: best.columns
  };
  reasons.push({ text: FORMAT_TEXTS['delimiter.found'], params });
  return best.delimiter;
}

/** Even width times the share of cells that look whole (no other delimiter in them), a little more for more columns. */
function scoreDelimiter(text: string, delimiter: string, quote: string): Score {
  const rows = readRecords(text, { delimiter, quote }, HEAD_RECORDS).filter((record) => !record.blank);
  const full = rows.length > 2 ? rows.slice(0, -1) : rows;
  const widths = full.map(({ cells }) => cells.length);
  const columns = mode(widths);
  const share = widths.filter((width) => width === columns).length / Math.max(1, widths.length);
  const cells = full.flatMap((row) => row.cells).filter((cell) => cell !== '');
  const others = DELIMITERS.filter((other) => other !== delimiter && other !== ',');
  const whole = cells.filter(
    (cell) => !others.some((other) => cell.includes(other)) || /\s/.test(cell.replaceAll('\t', ''))
  ).length;
  const wholeShare = whole / Math.max(1, cells.length);
  const known = Math.max(0, ...full.slice(0, HEADER_WITHIN).map((row) => row.cells.filter(isKnownCaption).length));
  const value = share * wholeShare * wholeShare * (1 - 1 / (columns + 1)) + Math.min(known, 10) * 0.05;
  return { delimiter, columns, share, value: columns > 1 ? value : 0 };
}

/** The most frequent number; the larger of two equally frequent ones. */
export function mode(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

function findHeader(rows: readonly TextRecord[], chosen: number | undefined, reasons: Phrase[]): TextRecord | null {
  if (chosen !== undefined) {
    reasons.push({ text: FORMAT_TEXTS['header.chosen'] });
    return rows.find(({ line }) => line === chosen) ?? null;
  }
  const usual = median(rows.map(({ cells }) => filled(cells)));
  const candidates = rows
    .slice(0, HEADER_WITHIN)
    .filter(({ cells }) => filled(cells) >= Math.max(1, Math.min(usual, 2), Math.floor(usual * 0.6)));
  const known = (row: TextRecord) => row.cells.filter(isKnownCaption).length;
  const byCaption = candidates.filter(
    (row) => known(row) >= Math.min(2, filled(row.cells)) && dataShare(row, rows) < 0.3
  );
  const best = byCaption.reduce<TextRecord | null>(
    (top, row) => (!top || known(row) > known(top) * 1.5 ? row : top),
    null
  );
  if (best) {
    reasons.push({ text: FORMAT_TEXTS['header.captions'], params: { line: best.line, n: known(best) } });
    return best;
  }
  const first = candidates[0];
  if (!first) return null;
  if (dataShare(first, rows) >= 0.2) {
    reasons.push({ text: FORMAT_TEXTS['header.none'] });
    return null;
  }
  reasons.push({ text: FORMAT_TEXTS['header.first'], params: { line: first.line } });
  return first;
}

/** Share of a row's cells that are numbers, dates or times like the cells below them. */
function dataShare(row: TextRecord, rows: readonly TextRecord[]): number {
  const below = rows.filter(({ line }) => line > row.line);
  const count = row.cells.filter((cell, i) => {
    const shape = shapeOf(cell);
    if (shape === 'empty' || shape === 'text') return false;
    const column = below.map(({ cells }) => shapeOf(cells[i] ?? '')).filter((other) => other !== 'empty');
    return column.length === 0 || column.filter((other) => other === shape).length > column.length / 2;
  }).length;
  return count / Math.max(1, filled(row.cells));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
