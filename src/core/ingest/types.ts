import type { Phrase } from '#core/i18n/text.ts';
import type { Kind } from '#core/schema/types.ts';
import type { DoubtId, Remedy } from './doubts.ts';
import type { AmountUnit } from './values/amounts.ts';

/** Encodings offered in the wizard; `data-encoding` shows these names. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1252', 'windows-1250', 'windows-1251'] as const; // prettier-ignore
export type Encoding = (typeof ENCODINGS)[number];

/** How a text file is to be cut into records. Line numbers are physical lines of the file, 1-based. */
export interface Dialect {
  encoding: Encoding;
  delimiter: ',' | ';' | '\t' | '|' | '^' | '\u0001' | string;
  quote: '"' | "'" | '';
  /** Line of the header; 0 when the file has none (columns are then called `column_1` …). */
  headerLine: number;
  /** Why, for the format step of the wizard. */
  reasons: Phrase[];
}

/** One column of a source as it was found. Values are raw text. */
export interface SourceColumn {
  index: number;
  /** Caption as in the file, made unique by ` #2`, ` #3` …; `column_<n>` when blank. */
  header: string;
  /** Non-empty values spread over the whole file, in file order, up to 2,000. */
  sample: string[];
  /** Some sampled cells have blanks around their text. */
  padded: boolean;
  /** Share of empty cells in the sampled records, 0–1. */
  emptyShare: number;
  /** Distinct sampled values with their counts, most frequent first, up to 200. */
  top: { value: string; count: number }[];
}

/** What one pass over a whole file found, before anything is decided. */
export interface SourceProfile {
  name: string;
  size: number;
  dialect: Dialect;
  /** Data records after the header; blank lines are not records, totals rows are. */
  records: number;
  columns: SourceColumn[];
  /** First records as raw cells, up to 50, for the preview. */
  preview: string[][];
  /** Cells per record in the file, empty columns at the end included (`columns` leaves those out). */
  width: number;
  /** Numbers of cells that are right: `width`, and a smaller one when nearly all records leave the last columns out. */
  accepts: number[];
  /** Records with fewer or more cells than that; they are rejected. */
  ragged: number;
  /** Some bytes do not fit the encoding; they become replacement characters. */
  invalidBytes: boolean;
  blankLines: number;
  /** Totals or footnote rows, ignored on loading: physical lines. */
  totalsLines: number[];
  /**
   * True when DuckDB may read the file as it is: UTF-8 without NUL bytes, no quoted line break, no ragged or blank record,
   * no preamble, no totals. Otherwise the file is rewritten (`normalise`) on the way in.
   */
  clean: boolean;
  /** Fingerprint of the header (and delimiter), to recognise the next export of the same shape. */
  shape: string;
  /** Fingerprint of the content (size plus a hash of head, middle and tail), to recognise the same file. */
  fingerprint: string;
  warnings: Phrase[];
}

export type DurationUnit = 's' | 'ms' | 'min' | 'h:mm:ss' | 'm:ss' | 'h:mm' | 'day' | 'text';

/**
 * How a date or timestamp is written. `strptime` is a DuckDB format for columns that one format reads; `kind` names the ways that need more.
 * `zone: 'offset'` means that the text carries its own offset or Z.
 */
export interface DateFormat {
  kind: 'strptime' | 'epoch_s' | 'epoch_ms' | 'excel_serial' | 'parts';
  strptime: string;
  zone: 'none' | 'offset';
  /** True when day and month could also be read the other way round: the user is asked. */
  ambiguous: boolean;
  /** Further strptime formats that some values are written in (with and without seconds, for instance). */
  also?: string[];
}

/** What one column of a file means. */
export interface ColumnMapping {
  header: string;
  index: number;
  /** Canonical column name, or '' for "do not load". Date and time in two columns: `start_date` and `start_time`. */
  target: string;
  /** 0–1; shown as Sure (≥ 0.85), Likely (≥ 0.6), Check. */
  confidence: number;
  reasons: Phrase[];
  unit?: DurationUnit;
  /** Of amounts: what they count, where that is not whole units of the currency. */
  amountUnit?: AmountUnit;
  date?: DateFormat;
  decimal?: '.' | ',';
  /** True when the file or the user decided the decimal mark of amounts that read both ways (`1.234`). */
  markKnown?: boolean;
  /** Raw value (as in the file, trimmed, lower case) → canonical code, 'true' / 'false' for yes/no columns, a number as text for ranges of days and ratings in words; '' = leave unknown. */
  values?: Record<string, string>;
  /** Of payments whose amounts are nearly all negative: `turned` = they are payments, `written` = reversals, as they are written. */
  sign?: 'turned' | 'written';
  /** True when ratings outside of the scale of nearly all others are loaded as they are. */
  asRated?: boolean;
  /** Words of a direction that also say how the call ended (`voicemail`, `outbound_missed`) → result code; it counts where no result is given. */
  results?: Record<string, string>;
}

/** How one file is to be read. Plain JSON: it is kept with the file and saved as a preset. */
export interface Mapping {
  kind: Kind | 'unknown';
  preset: string | null;
  columns: ColumnMapping[];
  /** IANA zone of wall-clock stamps without offset; null until answered when the file needs it. */
  zone: string | null;
  /** Words that mean "unknown", lower case. */
  nullWords: string[];
  /** Constant values for columns that the file lacks, e.g. direction = outbound; '' = asked and left unknown. */
  constants: Record<string, string>;
  /** What is done with rows in doubt, where the user chose otherwise than usual. */
  remedies?: Partial<Record<DoubtId, Remedy>>;
  /** True when this file takes the place of earlier ones on the days that it holds. */
  replacesDates?: boolean;
  /** First day that is loaded, `YYYY-MM-DD`; earlier rows are ignored. */
  from?: string;
  /** Questions that must be answered before loading. */
  questions: MappingQuestion[];
}

export interface MappingQuestion {
  id:
    | 'zone'
    | 'dateOrder'
    | 'decimalMark'
    | 'direction'
    | 'directionWords'
    | 'kind'
    | 'duplicateTarget'
    | 'missingColumn'
    | 'unreadable'
    | 'durations'
    | 'ranges'
    | 'currencies'
    | 'ratings'
    | 'unrated'
    | 'roundedIds'
    | 'updates'
    | 'closedUndated'
    | 'notPaid'
    | 'negatives'
    | 'wholeCall'
    | 'aggregated'
    | 'selfReport';
  column?: string;
  text: Phrase;
  /** Loading is off while a blocking question is open. */
  blocking: boolean;
}

/** One row that was not loaded. */
export interface RejectedRow {
  line: number;
  column: string;
  raw: string;
  /** Code of the reason; words in `#core/i18n/messages/ingest.ts`. */
  reason: string;
}

/** Counts of one file: read = loaded + rejected + deduplicated + ignored, always. */
export interface LoadReport {
  file: string;
  kind: Kind;
  read: number;
  loaded: number;
  rejected: number;
  deduplicated: number;
  ignored: number;
  /** Of the ignored ones: rows that made way for a newer file. */
  superseded?: number;
  /** Of the ignored ones: rows before the first day that was wanted. */
  before?: number;
  /** Reason code → rows, for rejected rows. */
  reasons: Record<string, number>;
  /** Loaded with a remark: code → rows (e.g. `dst_ambiguous`, `duplicate_suspected`). */
  notes: Record<string, number>;
  /** Canonical columns that this file fills. */
  columns: string[];
}
