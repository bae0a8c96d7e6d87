import type { Envelope } from '#core/semantic/types.ts';

export const RANGE_PRESETS = ['last7d', 'last4w', 'thisMonth', 'lastMonth', 'last13w', 'all'] as const;
export type RangePreset = (typeof RANGE_PRESETS)[number];

/** Dates `YYYY-MM-DD`, both inclusive. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** Dimensions of the filter bar, in its order. */
export const FILTERS = ['team', 'agent', 'channel', 'direction', 'product', 'dpd', 'cause'] as const;
export type FilterId = (typeof FILTERS)[number];

export type Compare = 'prev' | 'year' | 'none';

/** Contacts that take from `from` up to, but without, `to`, seconds; null: and longer. */
export interface HandleRange {
  readonly from: number;
  readonly to: number | null;
}

/** What is looked at; lives in the URL, nothing else does. Filter values are internal ids (`DimensionValue.id`). */
export interface Selection {
  readonly range: RangePreset | DateRange;
  readonly compare: Compare;
  readonly filters: Readonly<Partial<Record<FilterId, readonly string[]>>>;
  /** Cells clicked in the weekday × hour heat map: `<ISO weekday>-<hour>`, e.g. `1-10`. */
  readonly hours: readonly string[];
  /** Handling time of contacts, dragged over in a histogram. */
  readonly handle?: HandleRange | null;
}

/** One value of a dimension. `id` is safe for the URL (slug or pseudonym), `code` the number used in facts. */
export interface DimensionValue {
  readonly id: string;
  readonly code: number;
  /** Value of the file (a name for agents: shown only when names are switched on). */
  readonly name: string;
  /** What is shown: a pseudonym for agents (`Agent 07`), else the name. */
  readonly label: string;
}

/** What a figure is grouped by. */
export type GroupBy = 'day' | 'week' | 'weekdayHour' | FilterId;

/** Metrics × groups × selection. The selection's range and filters apply. */
export interface Query {
  readonly metrics: readonly string[];
  readonly by: readonly GroupBy[];
}

/** One group of an answer; `key` in the order of `Query.by` (day: `YYYY-MM-DD`; weekdayHour: `1-10`; dimensions: value id). */
export interface Group {
  readonly key: readonly string[];
  readonly values: Readonly<Record<string, Envelope>>;
}
