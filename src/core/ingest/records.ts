import { joinBytes } from './reader.ts';

const LF = 10;
const CR = 13;
/** A quote that is not closed within this many bytes is taken for an ordinary character. */
const QUOTE_LIMIT = 1 << 20;
/** Results of looking for a closing quote. */
const MORE = -1;
const STRAY = -2;

/** Delimiter and quote as they are cut by; `quote` '' means that quotes mean nothing. */
export interface Cut {
  delimiter: string;
  quote: string;
}

/**
 * Cuts UTF-8 bytes into records, chunk by chunk. Before each call of `onRecord` the fields say where the record lies:
 * `buf[start, end)`, its number of `fields` and physical `line`. `odd`: quotes that do not follow the rules; `broken`: line break inside
 * quotes. A quote opens a cell only at its start and closes it before a delimiter or a line end.
 */
export class RecordScanner {
  buf: Uint8Array = new Uint8Array(0);
  /** Offset of `buf[0]` in the stream of bytes. */
  base = 0;
  start = 0;
  end = 0;
  fields = 1;
  line = 1;
  odd = false;
  broken = false;
  /** Line ends seen outside quotes. */
  sawLf = false;
  sawCrLf = false;
  sawCr = false;
  readonly delimiter: number;
  readonly quote: number;
  readonly #special = new Uint8Array(256);
  readonly #onRecord: (scanner: RecordScanner) => void;
  #pos = 0;
  #nextLine = 1;
  #odd = false;

  constructor(cut: Cut, onRecord: (scanner: RecordScanner) => void) {
    this.delimiter = cut.delimiter.charCodeAt(0);
    this.quote = cut.quote === '' ? -1 : cut.quote.charCodeAt(0);
    this.#special[this.delimiter] = 1;
    this.#special[LF] = 1;
    this.#special[CR] = 1;
    this.#onRecord = onRecord;
  }

  /** Takes the next bytes and reports the records that end in them. */
  push(chunk: Uint8Array): void {
    const rest = this.buf.subarray(this.#pos);
    this.base += this.#pos;
    this.buf = rest.length === 0 ? chunk : joinBytes([rest, chunk]);
    this.#pos = 0;
    this.#drain(false);
  }

  /** Reports the record that no line end closes, if any. */
  finish(): void {
    this.#drain(true);
  }

  /** Nothing but delimiters, blanks and empty quotes. */
  isBlank(): boolean {
    const length = this.end - this.start;
    if (length > this.fields * 4 + 16) return false;
    for (let i = this.start; i < this.end; i++) {
      const byte = this.buf[i];
      if (byte !== this.delimiter && byte !== this.quote && byte !== 32 && byte !== 9) return false;
    }
    return true;
  }

  /** True when the last `count` cells are empty and unquoted. */
  endsInEmpty(count: number): boolean {
    if (count > this.end - this.start) return false;
    for (let k = 1; k <= count; k++) if (this.buf[this.end - k] !== this.delimiter) return false;
    return true;
  }

  #drain(final: boolean): void {
    while (this.#pos < this.buf.length) {
      if (!this.#scan(final)) return;
      this.#onRecord(this);
    }
  }

  #scan(final: boolean): boolean {
    const { buf, delimiter, quote } = this;
    const special = this.#special;
    const n = buf.length;
    let i = this.#pos;
    let fields = 1;
    let inside = 0;
    let cellStart = true;
    this.#odd = false;
    for (;;) {
      if (cellStart && i < n && buf[i] === quote) {
        const close = this.#closing(i + 1, final);
        if (close === MORE) return false;
        if (close === STRAY) {
          this.#odd = true;
          i++;
        } else {
          inside += this.#lines(i, close);
          i = close;
        }
      }
      while (i < n && special[buf[i] as number] === 0) i++;
      if (i >= n || buf[i] !== delimiter) break;
      fields++;
      cellStart = true;
      i++;
    }
    if (i >= n && !final) return false;
    if (i === n - 1 && buf[i] === CR && !final) return false;
    this.start = this.#pos;
    this.end = i;
    this.fields = fields;
    this.line = this.#nextLine;
    this.odd = this.#odd;
    this.broken = inside > 0;
    this.#nextLine += inside + 1;
    this.#pos = this.#skipLineEnd(i);
    return true;
  }

  /** Index behind the closing quote of a cell whose text starts at `from`. */
  #closing(from: number, final: boolean): number {
    const { buf, quote, delimiter } = this;
    let odd = false;
    let i = from;
    for (;;) {
      i = buf.indexOf(quote, i);
      if (i === -1) return final || buf.length - from > QUOTE_LIMIT ? STRAY : MORE;
      const next = buf[i + 1];
      if (next === undefined && !final) return MORE;
      if (next === undefined || next === delimiter || next === LF || next === CR) break;
      if (next === quote) i += 2;
      else {
        odd = true;
        i++;
      }
    }
    if (odd && this.#lines(from, i) > 0) return STRAY;
    if (odd) this.#odd = true;
    return i + 1;
  }

  #lines(from: number, to: number): number {
    let count = 0;
    for (let i = from; i < to; i++) {
      const byte = this.buf[i];
      if (byte === LF || (byte === CR && this.buf[i + 1] !== LF)) count++;
    }
    return count;
  }

  #skipLineEnd(i: number): number {
    if (this.buf[i] === LF) {
      this.sawLf = true;
      return i + 1;
    }
    if (this.buf[i] !== CR) return i;
    if (this.buf[i + 1] === LF) {
      this.sawCrLf = true;
      return i + 2;
    }
    this.sawCr = true;
    return i + 1;
  }
}
