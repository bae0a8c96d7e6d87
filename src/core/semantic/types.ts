import type { Phrase, Text } from '#core/i18n/text.ts';

export type Unit = 'count' | 'seconds' | 'ratio' | 'money' | 'score' | 'index' | 'per_hour' | 'days' | 'number';

/** Measure families: they fix the colour of a mark (UX 2). */
export type Family = 'volume' | 'time' | 'workload' | 'strain' | 'repayment' | 'satisfaction';

export type Status = 'ok' | 'insufficient' | 'not_computable' | 'not_identified' | 'suppressed';

/**
 * A figure with its company (METHODS 0.2). `value` is in base units (seconds, ratio 0–1, currency units) and null unless `status`
 * is `ok` or `insufficient`; `insufficient` values stay in tables, marked, and are neither compared nor coloured.
 */
export interface Envelope {
  readonly id: string;
  readonly unit: Unit;
  readonly value: number | null;
  /** Denominator of a rate, rows behind a sum, agent-days for per-day figures, people for team strain (DECISIONS). */
  readonly n: number;
  readonly ci: readonly [number, number] | null;
  /** Half of the symmetric 95 % interval, where `ci` is not symmetric: shares stay inside 0–1, durations above 0; changes on the log scale go by it. */
  readonly margin?: number;
  readonly ciMethod: 'wilson' | 'exact' | 't' | 'cluster' | 'bootstrap' | 'log-log' | 'bounds' | 'none';
  readonly status: Status;
  /** Why there is no value, or why it is not solid. */
  readonly reason: Phrase | null;
  readonly basis: 'measured' | 'inferred' | 'modelled' | 'assumed';
  /** Share of the rows whose value is known, 0–1. */
  readonly coverage: number;
  readonly warnings: readonly Phrase[];
  /** Numerator and denominator as summed, for figures that are ratios of sums. */
  readonly parts?: { readonly num: number; readonly den: number };
  /** Figures that stand beside it, e.g. score and raw value of a strain component, shares of agent-days. */
  readonly also?: Readonly<Record<string, number | null>>;
}

/** Words of a metric for people: label, what it means, formula in words, source. */
export interface MetricWords {
  readonly label: Text;
  readonly short?: Text;
  readonly meaning: Text;
  readonly formula: Text;
  readonly source: string;
}
