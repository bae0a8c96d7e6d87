import { splitCells } from './cells.ts';
import { RecordScanner, type Cut } from './records.ts';
import { isFootnote, isTotalsRow, mayBeTotals } from './totals.ts';
import type { HeadDialect } from './dialect.ts';

const PREVIEW = 50;
const SAMPLES = 2000;
const SAMPLE_CELLS = 400_000;
const TAIL = 12;
const TAIL_BYTES = 1 << 16;

/** One record kept as text. */
export interface KeptRecord {
  line: number;
  cells: string[];
}

/** Counts all records of a file in one pass and keeps a spread sample, the first and the last of them. */
export class Collector {
  readonly scanner: RecordScanner;
  readonly preview: KeptRecord[] = [];
  readonly samples: KeptRecord[] = [];
  readonly totals = new Set<number>();
  readonly widths = new Map<number, number>();
  records = 0;
  blank = 0;
  odd = 0;
  broken = 0;
  dangling = 0;
  preamble = 0;
  headerBroken = false;
  repeatedHeaders = 0;
  readonly #cut: Cut;
  readonly #head: HeadDialect;
  readonly #decoder = new TextDecoder();
  readonly #step: number;
  readonly #limit: number;
  readonly #width: number;
  #header: Uint8Array | null = null;
  #tail: KeptRecord[] = [];
  #next = 0;
  #inTail = false;

  constructor(head: HeadDialect, size: number) {
    this.#cut = head;
    this.#head = head;
    this.#width = head.header?.length ?? 0;
    this.#limit = Math.max(100, Math.min(SAMPLES, Math.floor(SAMPLE_CELLS / Math.max(1, this.#width))));
    this.#step = size / this.#limit;
    this.scanner = new RecordScanner(head, () => this.#take());
  }

  /** Takes the next bytes (UTF-8); `rawLeft` = bytes of the file behind this chunk. */
  push(chunk: Uint8Array, rawLeft: number): void {
    this.#inTail = rawLeft < TAIL_BYTES;
    this.scanner.push(chunk);
  }

  finish(): void {
    this.#inTail = true;
    this.scanner.finish();
    this.#findFootnotes();
  }

  /** Records whose number of cells is none of the accepted ones; empty cells at the end do not count. */
  ragged(accepts: readonly number[]): number {
    let count = 0;
    for (const [fields, n] of this.widths) if (!accepts.includes(fields)) count += n;
    return count;
  }

  #take(): void {
    const s = this.scanner;
    if (s.line <= this.#head.headerLine) {
      if (s.line === this.#head.headerLine) this.#takeHeader();
      else if (!s.isBlank() && !this.#head.captionLines.includes(s.line)) this.preamble++;
      return;
    }
    if (s.end - s.start <= s.fields * 4 + 16 && s.isBlank()) {
      this.blank++;
      return;
    }
    if (this.#repeatsHeader()) this.totals.add(s.line);
    this.records++;
    if (s.odd) this.odd++;
    if (s.broken) this.broken++;
    this.#countWidth();
    if (mayBeTotals(s.buf, s.start, s.end, s.delimiter) && isTotalsRow(this.#cells())) this.totals.add(s.line);
    this.#keep();
  }

  #takeHeader(): void {
    const s = this.scanner;
    this.#header = s.buf.slice(s.start, s.end);
    this.headerBroken = s.broken || s.odd;
  }

  #repeatsHeader(): boolean {
    const { buf, end } = this.scanner;
    const header = this.#header;
    const start = this.scanner.start + (isMarked(buf, this.scanner.start) ? 3 : 0);
    if (!header || end - start !== header.length || buf[start] !== header[0]) return false;
    for (let i = 0; i < header.length; i++) if (buf[start + i] !== header[i]) return false;
    this.repeatedHeaders++;
    return true;
  }

  #countWidth(): void {
    const s = this.scanner;
    let fields = s.fields;
    if (this.#width > 0 && fields > this.#width && s.endsInEmpty(fields - this.#width)) {
      this.dangling++;
      fields = this.#width;
    }
    this.widths.set(fields, (this.widths.get(fields) ?? 0) + 1);
  }

  #cells(): string[] {
    const s = this.scanner;
    return splitCells(this.#decoder.decode(s.buf.subarray(s.start, s.end)), this.#cut);
  }

  #keep(): void {
    const s = this.scanner;
    const at = s.base + s.start;
    const sampled = at >= this.#next && this.samples.length < this.#limit;
    if (!sampled && !this.#inTail && this.preview.length >= PREVIEW) return;
    const record = { line: s.line, cells: this.#cells() };
    if (this.preview.length < PREVIEW) this.preview.push(record);
    if (sampled) {
      this.samples.push(record);
      this.#next = at + this.#step;
    }
    if (this.#inTail) this.#tail = [...this.#tail.slice(1 - TAIL), record];
  }

  /** Totals and notes below the last full row. */
  #findFootnotes(): void {
    const usual = medianFilled(this.samples);
    for (const record of this.#tail.toReversed()) {
      if (!this.totals.has(record.line) && !isTotalsRow(record.cells) && !isFootnote(record.cells, usual)) return;
      this.totals.add(record.line);
    }
  }
}

/** A mark of the encoding, which files joined end to end have in the middle. */
const isMarked = (buf: Uint8Array, at: number): boolean =>
  buf[at] === 0xef && buf[at + 1] === 0xbb && buf[at + 2] === 0xbf;

function medianFilled(records: readonly KeptRecord[]): number {
  const counts = records.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length).sort((a, b) => a - b);
  return counts[counts.length >> 1] ?? 0;
}
