import type { UsualRange } from '#core/charts/level-line.ts';
import type { Family } from '#core/semantic/types.ts';

/** A figure with its company, in words and numbers, as a tile or a table row shows it. */
export interface FigureView {
  readonly metric: string;
  readonly label: string;
  readonly family: Family;
  /** Base unit, full precision; null when there is no value: then `reason` says why. */
  readonly value: number | null;
  readonly n: number;
  readonly nText: string;
  readonly reason: string | null;
  /** The value in words. */
  readonly text: string;
  /** The line under the value: change or interval first, the rest quieter. */
  readonly detail: readonly string[];
  readonly interval: readonly [number, number] | null;
  readonly intervalText: string | null;
  readonly previous: number | null;
  readonly previousText: string | null;
  readonly usual: UsualRange | null;
  readonly usualText: string | null;
  readonly flag: 'above' | 'below' | null;
  /** Under the minimum sample. */
  readonly small: boolean;
  /** Nothing matches the selection: the value stands alone, compared with nothing. */
  readonly quiet?: boolean;
  /** Score and raw value of a strain component; undefined elsewhere. */
  readonly score?: number | null;
  readonly raw?: number | null;
  /** Everything in one sentence, for screen readers. */
  readonly spoken: string;
}
