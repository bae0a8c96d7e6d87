import type { Phrase, Text } from '#core/i18n/text.ts';
import type { FACTS } from '#core/model/facts.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import type { Sql } from '#core/sql/sql.ts';
import type { DimensionId } from './dimension.ts';
import type { Family, MetricWords, Unit } from './types.ts';

/** Groups of TEST-HOOKS, in the order of pages. */
export const METRIC_GROUPS = [
  'volume', 'handling', 'workload', 'emotional', 'strain', 'contact', 'repayment', 'satisfaction', 'steps'
] as const; // prettier-ignore
export type MetricGroup = (typeof METRIC_GROUPS)[number];

export type FactName = keyof typeof FACTS;

/** What an expression may depend on. `from` and `to` are the ends of the period: day numbers, or columns when several periods are asked at once. */
export interface MetricContext {
  readonly settings: Settings;
  readonly model: ModelInfo;
  /** Day number of `as_of`. */
  readonly asOf: number;
  readonly from: Sql;
  readonly to: Sql;
}

/** SQL over the columns of one fact: text, or text that depends on settings, data or period. */
export type Expression = string | ((context: MetricContext) => Sql);

/** One row of a fact in an example; columns left out are unknown. */
export type ExampleRow = Readonly<Record<string, number | string | boolean | null | undefined>>;

/** Rows of facts and what the metric makes of them, worked out by hand. */
export interface Example {
  readonly rows: readonly ExampleRow[];
  /** Rows of further facts. */
  readonly others?: Readonly<Partial<Record<FactName, readonly ExampleRow[]>>>;
  readonly value: number | null;
  readonly n: number;
  readonly ci?: readonly [number, number];
  readonly settings?: Partial<Settings>;
  readonly model?: Partial<ModelInfo>;
  /** Ends of the period, day numbers; default 0 to 1000, with as_of on 1000. */
  readonly period?: readonly [number, number];
}

interface MetricBase {
  readonly id: string;
  readonly group: MetricGroup;
  readonly family: Family;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower' | 'none';
  readonly words: MetricWords | ((settings: Settings) => MetricWords);
  /** Table whose rows are counted. */
  readonly fact: FactName;
  /** What to read instead of the fact itself, where its rows need more columns; named as the fact. */
  readonly source?: Sql;
  /** Canonical columns `table.column`, each an any-of list. */
  readonly needs: readonly (readonly string[])[];
  /** A reason why the data cannot give it although the columns are there. */
  readonly unavailable?: (context: Pick<MetricContext, 'settings' | 'model'>) => Phrase | null;
  /** Rows (n) from which it is shown, and from which it is compared; `events` of both outcomes to compare (METHODS 0.5). */
  readonly min: { readonly show: number; readonly compare: number; readonly events?: number };
  /** What is said where no row counts; default "nothing to count here". */
  readonly nothing?: Text;
  /** Filters and groups under which it cannot be computed, with the reason. */
  readonly without?: {
    readonly dimensions: readonly DimensionId[];
    readonly reason: (dimension: DimensionId) => Phrase;
  };
  /** Counts calls that nobody took as well: it cannot follow a range of handling time, which they do not have. */
  readonly unhandled?: true;
  /** Column that dates its rows, or null when its expressions look at the period themselves. Default `day`. */
  readonly date?: Expression | null;
  readonly basis?: 'measured' | 'inferred' | 'modelled' | 'assumed';
  /** Where occupancy is known only between bounds: the two metrics that are its ends. */
  readonly bounds?: readonly [low: string, high: string];
  /** A part of other metrics; not listed by itself. */
  readonly hidden?: boolean;
  readonly example: Example;
}

/** What a cluster of rows is: an agent-day, a person, or the row itself. */
export type Cluster = 'cluster' | 'agent' | 'row' | 'case_no';

/** How a figure comes about. */
export type Computation =
  /** Rows with `num` among rows with `den`; `eligible`: rows whose value should be known, for the coverage. */
  | { readonly kind: 'rate'; readonly num: Expression; readonly den: Expression; readonly eligible?: Expression }
  /** Mean of `value` over rows with `where`. */
  | {
      readonly kind: 'mean';
      readonly value: Expression;
      readonly where: Expression;
      readonly eligible?: Expression;
      readonly cluster: Cluster;
    }
  | { readonly kind: 'count'; readonly where: Expression }
  | { readonly kind: 'sum'; readonly value: Expression; readonly where: Expression }
  /** Sum of `num` / sum of `den` over rows with `where` that know both. */
  | {
      readonly kind: 'ratio';
      readonly num: Expression;
      readonly den: Expression;
      readonly where: Expression;
      readonly cluster: Cluster;
      /** Counted once per cluster instead of summed: the denominator, or both (then it is a share of clusters). */
      readonly once?: 'den' | 'both';
    }
  | { readonly kind: 'quantile'; readonly value: Expression; readonly where: Expression; readonly q: number }
  /** Kaplan–Meier median of `time`, censored where `event` is false. */
  | { readonly kind: 'survival'; readonly time: Expression; readonly event: Expression; readonly where: Expression }
  /**
   * Mean over people of each person's weighted mean over rows; people with fewer than `minDays` rows are left out. With `low` and `high` the
   * figure is an interval where the value itself is unknown.
   */
  | {
      readonly kind: 'people';
      readonly value: Expression;
      /** Unknown counts as nothing where any row of the data knows it (parts that add up to a whole). */
      readonly unknownIsNone?: boolean;
      /** Further weighted means, and shares of rows, that stand beside the figure. */
      readonly also?: Readonly<Record<string, Expression>>;
      readonly shares?: Readonly<Record<string, Expression>>;
      readonly low?: Expression;
      readonly high?: Expression;
      readonly weight: Expression;
      readonly where: Expression;
      readonly minDays: number;
    }
  /** Small-sample corrected Gini coefficient over people of their sum of `value` per row; people with fewer than `minDays` rows are left out. */
  | { readonly kind: 'gini'; readonly value: Expression; readonly where: Expression; readonly minDays: number }
  /** Number of different people with such a row. */
  | { readonly kind: 'distinct'; readonly column: string; readonly where: Expression }
  /** One metric's figure over another's. */
  | { readonly kind: 'quotient'; readonly num: string; readonly den: string };

export type Metric = MetricBase & Computation;
export type Kind = Computation['kind'];

/** Words of a metric as the settings make them. */
export function wordsOf(metric: Metric, settings: Settings): MetricWords {
  return typeof metric.words === 'function' ? metric.words(settings) : metric.words;
}

/** True for figures that add up over days: their sums per day give any period. */
export function isAdditive(metric: Metric): boolean {
  const adds = metric.kind === 'rate' || metric.kind === 'mean' || metric.kind === 'count' || metric.kind === 'sum' || metric.kind === 'ratio'; // prettier-ignore
  return adds && metric.date !== null && !(metric.kind === 'ratio' && metric.once !== undefined);
}
