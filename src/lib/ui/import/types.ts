import type { Phrase, Text } from '#core/i18n/text.ts';

/** Rows of one file by what will become of them. */
export interface CheckView {
  total: number;
  clean: number;
  noted: number;
  rejected: number;
  /** Totals and footnotes, which are no rows. */
  ignored: number;
  notes: readonly { code: string; rows: number }[];
  /** With the captions of the columns whose cells cannot be read. */
  reasons: readonly { code: string; rows: number; columns: readonly string[] }[];
  /** Rows that were looked at when the counts are estimates; null when every row was. */
  sampled: number | null;
  /** Why the file as a whole is not loaded. */
  refusal?: Phrase;
}

/** One page and what it lacks. */
export interface OpensView {
  id: string;
  label: Text;
  /** Names of what is missing; empty when the page opens. */
  lacks: readonly Text[];
  /** Names of what would make it fuller. */
  better: readonly Text[];
}
