import type { Locale, Text, Phrase } from '#core/i18n/text.ts';
import type { Resolved } from '#core/query/range.ts';
import type { FilterId } from '#core/query/types.ts';
import type { Flag, Usual } from '#core/query/windows.ts';
import type { MetricGroup } from '#core/semantic/metric.ts';
import type { Envelope } from '#core/semantic/types.ts';

/** A figure with its company: the same figure one period earlier and its usual range. */
export interface Figure {
  readonly metric: string;
  readonly now: Envelope;
  /** Null without a comparison. */
  readonly previous: Envelope | null;
  /** Null when fewer than eight windows exist, or where it is not computed. */
  readonly usual: Usual | null;
  readonly flag: Flag;
}

/** One day of the columns. Counts are null on closed days: days without any contact in the data. */
export interface DailyColumn {
  readonly date: string;
  readonly outbound: number | null;
  readonly inbound: number | null;
  readonly other: number | null;
  readonly total: number | null;
  /** Total of the day that is compared with this one; null without comparison or when that day was closed. */
  readonly previous: number | null;
  readonly previousOutbound: number | null;
  readonly previousInbound: number | null;
  readonly previousDate: string | null;
}

export interface DailyVolume {
  /** False without a direction column: only `total` is known. */
  readonly hasDirection: boolean;
  readonly days: readonly DailyColumn[];
  /** Notable days of the events file. */
  readonly events: readonly { readonly date: string; readonly label: string }[];
}

/** Part of the data that a row speaks of; null is the whole. */
export interface Split {
  readonly dimension: FilterId;
  readonly value: string;
  readonly label: Text;
}

/** One change against the previous period: relative (0.05 = +5 %) with its 95 % interval. */
export interface Change {
  /** `aht_s`, or `aht_s@team=late`. */
  readonly key: string;
  readonly metric: string;
  readonly split: Split | null;
  readonly change: number;
  readonly interval: readonly [number, number];
  /** Two-sided p-value, and adjusted for everything tested (Benjamini–Hochberg). */
  readonly p: number;
  readonly adjusted: number;
  readonly now: Envelope;
  readonly previous: Envelope;
}

export interface Changes {
  /** At most eight, from the largest rise to the largest fall. */
  readonly rows: readonly Change[];
  readonly tested: number;
  /** How many moved more than chance, those beyond the eight included. */
  readonly moved: number;
}

export interface HeatCell {
  /** `<ISO weekday>-<hour>`. */
  readonly key: string;
  readonly weekday: number;
  readonly hour: number;
  readonly calls: number;
  /** Agent-hours, or without them hours of the range. */
  readonly hours: number;
  /** Calls per hour; null without hours. */
  readonly value: number | null;
  /** Under 5 agent-hours: not solid. */
  readonly small: boolean;
}

export interface HeatData {
  /** Per hour that an agent was present, or per hour of the clock. */
  readonly basis: 'agent_hour' | 'clock_hour';
  readonly cells: readonly HeatCell[];
  readonly hours: number;
  /** Cells that the title names. */
  readonly outlined: readonly string[];
}

/** A figure per value of a dimension, in the order of the data. */
export interface SplitFigure extends Figure {
  readonly value: string;
  readonly label: Text;
}

export interface SplitPanel {
  readonly metric: string;
  readonly dimension: FilterId;
  readonly rows: readonly SplitFigure[];
}

/** A piece of the lede: words, or the figure of a metric. */
export interface LedePart {
  readonly text: string;
  readonly metric: string | null;
}

/** Everything that the Overview draws (UX 5.2). Titles are findings where a rule fires, else plain names. */
export interface OverviewData {
  readonly resolved: Resolved;
  readonly lede: Phrase;
  /** The lede in pieces, so that its numbers can lead to what they stand for. */
  readonly ledeParts: Readonly<Record<Locale, readonly LedePart[]>>;
  readonly titles: Readonly<Record<'daily' | 'moved' | 'heat' | 'promises' | 'strain', Phrase>>;
  /** Calls handled, handling time, occupancy, promises kept, satisfaction, strain. */
  readonly key: readonly Figure[];
  readonly daily: DailyVolume;
  /** Null without a comparison. */
  readonly moved: Changes | null;
  readonly heat: HeatData;
  /** Promises kept by DPD bucket; without promises satisfaction by cause. */
  readonly promises: SplitPanel;
  readonly strain: SplitPanel;
}

/** All metrics by group of TEST-HOOKS. */
export interface FigureGroup {
  readonly group: MetricGroup;
  readonly label: Text;
  readonly figures: readonly Figure[];
}
