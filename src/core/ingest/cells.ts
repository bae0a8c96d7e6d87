import { RecordScanner, type Cut } from './records.ts';

/** One record as text cells, with its physical line. */
export interface TextRecord {
  line: number;
  cells: string[];
  blank: boolean;
}

/** Cuts the text of one record into cells, by the rules of `RecordScanner`. */
export function splitCells(text: string, { delimiter, quote }: Cut): string[] {
  if (quote === '' || !text.includes(quote)) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = quotedCell(text, at, delimiter, quote) ?? plainCell(text, at, delimiter);
    cells.push(cell.text);
    if (cell.end >= text.length) return cells;
    at = cell.end + 1;
  }
}

function plainCell(text: string, at: number, delimiter: string): { text: string; end: number } {
  const next = text.indexOf(delimiter, at);
  const end = next === -1 ? text.length : next;
  return { text: text.slice(at, end), end };
}

function quotedCell(text: string, at: number, delimiter: string, quote: string): { text: string; end: number } | null {
  if (text[at] !== quote) return null;
  let odd = false;
  let i = at + 1;
  for (;;) {
    i = text.indexOf(quote, i);
    if (i === -1) return null;
    const next = text[i + 1];
    if (next === undefined || next === delimiter) break;
    if (next === quote) i += 2;
    else {
      odd = true;
      i++;
    }
  }
  const body = text.slice(at + 1, i);
  if (odd && /[\r\n]/.test(body)) return null;
  return { text: body.replaceAll(quote + quote, quote), end: i + 1 };
}

/** All records of a text, up to `limit`. */
export function readRecords(text: string, cut: Cut, limit = Infinity): TextRecord[] {
  const records: TextRecord[] = [];
  const decoder = new TextDecoder();
  const scanner = new RecordScanner(cut, (s) => {
    if (records.length >= limit) return;
    const cells = splitCells(decoder.decode(s.buf.subarray(s.start, s.end)), cut);
    records.push({ line: s.line, cells, blank: s.isBlank() });
  });
  scanner.push(new TextEncoder().encode(text));
  scanner.finish();
  return records;
}
