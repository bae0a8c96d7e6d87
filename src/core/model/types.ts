import type { DimensionValue } from '#core/query/types.ts';
import type { Kind } from '#core/schema/types.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Untold } from './untold.ts';

/** What the loaded tables and facts hold; small, kept in JavaScript beside the engine. */
export interface ModelInfo {
  /** Canonical columns that hold at least one value, per table. */
  readonly present: Readonly<Partial<Record<Kind, readonly string[]>>>;
  /** Rows per canonical table. */
  readonly rows: Readonly<Partial<Record<Kind, number>>>;
  /** Latest past event (DECISIONS, Readings), `YYYY-MM-DD`, local; null when no date exists at all. */
  readonly asOf: string | null;
  /** First and last local date with contacts (else with any event). */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Contacts per local date, for the coverage calendar. */
  readonly days: readonly { date: string; contacts: number }[];
  readonly dimensions: Readonly<Record<string, readonly DimensionValue[]>>;
  /** How occupancy is known: measured from status or shifts, bounded from sessions, or not at all. */
  readonly occupancy: 'status' | 'shifts' | 'bounds' | 'none';
  /** Things to know about the data, each with the rows it touches. */
  readonly checks: readonly Check[];
  /** What no row tells though its columns are there; absent: nothing of the kind. */
  readonly untold?: readonly Untold[];
  /** Identifies the set of strain components, anchors and weights (METHODS 3.4). */
  readonly strainSignature: string | null;
}

export interface Check {
  readonly id: string;
  readonly severity: 'note' | 'caution';
  readonly count: number;
  readonly text: Phrase;
  /** Metric ids that it touches. */
  readonly touches: readonly string[];
}
