import type { Text } from '#core/i18n/text.ts';

/** Kinds of file (TEST-HOOKS `data-kind`, without `unknown`). Each is also the name of its canonical table. */
export const KINDS = [
  'calls', 'cases', 'promises', 'instalments', 'payments', 'reminders', 'shifts', 'status', 'snapshots', 'events', 'self_report'
] as const; // prettier-ignore
export type Kind = (typeof KINDS)[number];

/**
 * What a canonical column holds. In the loaded table:
 * `text`, `code` (text from a list) VARCHAR · `timestamp` → two BIGINT columns `<base>_utc_s` and `<base>_local_s` (wall clock read as if
 * UTC), where `start_at` has base `start` · `date` DATE · `time` only joins a date (`start_time` with `start_date`) and is not a loaded
 * column · `duration` DOUBLE seconds · `number`, `money` DOUBLE · `integer` BIGINT · `bool` BOOLEAN.
 */
export type ColumnType =
  'text' | 'code' | 'timestamp' | 'date' | 'time' | 'duration' | 'number' | 'money' | 'integer' | 'bool';

/** A column that Evenkeel understands. */
export interface CanonicalColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly label: Text;
  /** What it means, unit included. */
  readonly meaning: Text;
  /** Without it the table cannot be loaded. */
  readonly required?: boolean;
  /** Captions that real systems use for it, lower case, in any language. */
  readonly aliases: readonly string[];
  /** For `code`: canonical values with the words that mean them (lower case). */
  readonly codes?: Readonly<Record<string, readonly string[]>>;
  /** Personal data that is masked on screen. */
  readonly personal?: boolean;
}

/** A canonical table (METHODS 9.2). */
export interface CanonicalTable {
  readonly kind: Kind;
  readonly label: Text;
  readonly columns: readonly CanonicalColumn[];
  /** Groups of columns of which at least one must be mapped (e.g. `start_at` or `start_date`). */
  readonly needsOneOf?: readonly (readonly string[])[];
}
