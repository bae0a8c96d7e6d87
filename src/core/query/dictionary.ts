import { FACT_WORDS, INTERVAL_LIMITS, INTERVAL_WORDS, UNIT_WORDS } from '#core/i18n/messages/dictionary.ts';
import { COLUMN_WORDS, GROUPS } from '#core/i18n/messages/metrics.ts';
import type { Phrase, Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { METRIC_GROUPS, wordsOf, type Metric, type MetricGroup } from '#core/semantic/metric.ts';
import { metricOf, METRICS } from '#core/semantic/metrics/index.ts';
import { hasAny } from '#core/semantic/reasons.ts';
import type { MetricWords } from '#core/semantic/types.ts';
import type { Settings } from '#core/settings.ts';
import { dayOf } from './calendar.ts';
import { compile } from './compile.ts';
import { limitsOf } from './estimate.ts';
import { refusalOf, type QueryContext } from './scope.ts';

/** One canonical column that a measure may be told from. */
export interface NeededColumn {
  readonly name: string;
  readonly label: Text;
  readonly isPresent: boolean;
}

/** Columns of which one is enough. */
export interface Need {
  readonly columns: readonly NeededColumn[];
  readonly isMet: boolean;
}

/** Everything there is to know about a measure, with the data that are loaded. */
export interface DictionaryEntry {
  readonly id: string;
  readonly group: MetricGroup;
  readonly words: MetricWords;
  readonly unit: Text;
  readonly needs: readonly Need[];
  readonly min: Metric['min'];
  readonly interval: Text;
  /** What its rows are. */
  readonly rows: Text;
  /** Why the loaded data cannot give it; null when they can, and without data. */
  readonly reason: Phrase | null;
}

export interface DictionaryGroup {
  readonly id: MetricGroup;
  readonly label: Text;
  readonly entries: readonly DictionaryEntry[];
}

/** Nothing is loaded. */
const EMPTY: ModelInfo = {
  present: {}, rows: {}, asOf: null, firstDay: null, lastDay: null, days: [], dimensions: {}, occupancy: 'none', checks: [], strainSignature: null
}; // prettier-ignore

/** Every measure that people see, by group. */
export function dictionaryOf(model: ModelInfo | null, settings: Settings): DictionaryGroup[] {
  const context = { model: model ?? EMPTY, settings };
  return METRIC_GROUPS.map((group) => ({
    id: group,
    label: GROUPS[group],
    entries: METRICS.filter((metric) => metric.group === group).map((metric) =>
      entryOf(metric, context, model !== null)
    )
  }));
}

function entryOf(metric: Metric, context: QueryContext, isLoaded: boolean): DictionaryEntry {
  return {
    id: metric.id,
    group: metric.group,
    words: wordsOf(metric, context.settings),
    unit: UNIT_WORDS[metric.unit],
    needs: metric.needs.map((names) => ({
      columns: names.map((name) => ({
        name,
        label: COLUMN_WORDS[name] ?? { en: name, zh: name },
        isPresent: hasAny(context.model, [name])
      })),
      isMet: hasAny(context.model, names)
    })),
    min: metric.min,
    interval: intervalWords(metric),
    rows: FACT_WORDS[metric.fact],
    reason: isLoaded ? refusalOf(metric, context, { codes: {}, hours: [] }, []) : null
  };
}

const CLUSTERS = {
  cluster: 'clusterDays',
  agent: 'clusterPeople',
  case_no: 'clusterCases',
  row: 'clusterRows'
} as const satisfies Record<string, keyof typeof INTERVAL_WORDS>;

function intervalWords(metric: Metric): Text {
  const kind = intervalOf(metric);
  const words = INTERVAL_WORDS[kind];
  const limits = kind.startsWith('cluster') ? limitsOf(metric.unit) : null;
  if (!limits) return words;
  const more = INTERVAL_LIMITS[limits];
  return { en: `${words.en}; ${more.en}`, zh: `${words.zh}；${more.zh}` };
}

function intervalOf(metric: Metric): keyof typeof INTERVAL_WORDS {
  switch (metric.kind) {
    case 'rate':
      return 'share';
    case 'mean':
      return CLUSTERS[metric.cluster];
    case 'ratio':
      if (metric.once === 'both') return 'share';
      return metric.cluster === 'row' && metric.fact === 'agent_day' ? 'clusterDays' : CLUSTERS[metric.cluster];
    case 'people':
      return metric.unknownIsNone ? 'parts' : 'people';
    case 'survival':
      return 'survival';
    default:
      return 'none';
  }
}

/** The statements that compute a measure over everything loaded: one, or one for each part of a quotient. */
export function sqlOf(id: string, model: ModelInfo | null, settings: Settings): string[] {
  const metric = metricOf(id);
  const context = { model: model ?? EMPTY, settings };
  const metrics = metric.kind === 'quotient' ? [metricOf(metric.num), metricOf(metric.den)] : [metric];
  const to = model?.lastDay ? dayOf(model.lastDay) : 0;
  const ask = { metrics, sets: [[]], spans: null, period: { from: 0, to }, scope: { codes: {}, hours: [] } };
  return compile(ask, context).map((statement) => statement.sql);
}

/** Entries whose names, ids, formulas or columns hold every typed word, in either language; groups without any are left out. */
export function findEntries(groups: readonly DictionaryGroup[], query: string): DictionaryGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter((word) => word !== ''); // prettier-ignore
  const holds = (entry: DictionaryEntry): boolean => words.every((word) => textOf(entry).includes(word));
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(holds) }))
    .filter(({ entries }) => entries.length > 0);
}

function textOf({ id, group, words, needs }: DictionaryEntry): string {
  const texts = [words.label, words.meaning, words.formula, GROUPS[group], ...needs.flatMap(({ columns }) => columns.map(({ label }) => label))]; // prettier-ignore
  const names = needs.flatMap(({ columns }) => columns.map(({ name }) => name));
  return [id, ...names, ...texts.flatMap(({ en, zh }) => [en, zh])].join(' ').toLowerCase();
}
