import type { Metric, MetricContext } from '#core/semantic/metric.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { dayOf } from './calendar.ts';
import type { Span } from './range.ts';
import { conditionsOf, type QueryContext, type Scope } from './scope.ts';
import { textOf } from './terms.ts';
import type { GroupBy } from './types.ts';

/** What is asked of the facts: metrics, sets of groups, stretches of days. */
export interface Ask {
  readonly metrics: readonly Metric[];
  /** Each set is one way of grouping; `[]` is the whole. */
  readonly sets: readonly (readonly GroupBy[])[];
  /** Stretches of days, each a figure of its own; `null` takes every row, dated or not. */
  readonly spans: readonly Span[] | null;
  /** Ends of the period for metrics that look at it, where `spans` is null. */
  readonly period: Span;
  readonly scope: Scope;
  /** False leaves out the second level that intervals of means need: sums per day add up without it. Default true. */
  readonly moments?: boolean;
}

/** The parts that every select over a fact shares. */
export interface Frame {
  readonly context: MetricContext;
  /** Number of the set, stretch and groups, each `expression AS name`. */
  readonly head: readonly string[];
  /** Names of these columns. */
  readonly names: readonly string[];
  /** FROM and WHERE. */
  readonly body: string;
  /** GROUP BY of all sets, with one more column where given; empty when there is nothing to group by. */
  readonly groupBy: (extra?: string) => string;
}

/** Name of a group's column in results; apart from the columns of facts. */
export const groupName = (group: GroupBy): string => `by_${group}`;

/** Groups of all sets, each once. */
export const groupsOf = (sets: Ask['sets']): GroupBy[] => [...new Set(sets.flat())];

/** Text of the column that dates a metric's rows; null where it looks at the period itself. */
export function dateOf(metric: Metric, context: QueryContext): string | null {
  if (metric.date === null) return null;
  return metric.date === undefined ? 'day' : textOf(metric.date, metricContext(context, raw('0'), raw('0')));
}

/** What expressions may depend on, for a period. */
export const metricContext = ({ model, settings }: QueryContext, from: Sql, to: Sql): MetricContext => ({
  model,
  settings,
  asOf: model.asOf === null ? 0 : dayOf(model.asOf),
  from,
  to
});

/** The frame for a metric's fact, or the table that stands for it; metrics of one statement share fact, source and date column. */
export function frameOf(
  ask: Ask,
  query: QueryContext,
  metric: Metric,
  date: string | null,
  table: string = metric.source?.text ?? metric.fact
): Frame {
  const { spans, scope, period, sets } = ask;
  const many = spans !== null && spans.length > 1;
  const ends = spans?.[0] ?? period;
  const apart = many && date !== null && !metric.source && areApart(spans);
  const span = apart ? spanCase(spans, date) : many ? 'w.span_no' : '0';
  const join = many && !apart ? joinSpans(spans, date) : '';
  const groups = groupsOf(sets);
  const texts = Object.fromEntries(groups.map((group) => [group, groupSql(group, date, query)]));
  const reach = spans && spans.length > 0 ? outer(spans) : null;
  const stretches = many ? { ofRow: span, ...contactStretch(spans) } : null;
  const conditions = conditionsOf(metric.fact, scope, reach, stretches).map(({ text }) => text);
  if (date !== null && reach) conditions.unshift(sql`${raw(date)} BETWEEN ${reach.from} AND ${reach.to}`.text);
  if (apart) conditions.push(`${span} IS NOT NULL`);
  const where = conditions.length > 0 ? `\nWHERE ${conditions.join('\n  AND ')}` : '';
  return {
    context: many
      ? metricContext(query, raw('w.day_from'), raw('w.day_to'))
      : metricContext(query, sql`${ends.from}`, sql`${ends.to}`),
    names: ['set_no', 'span_no', ...groups.map(groupName)],
    head: [
      `${setNumber(sets, texts)} AS set_no`,
      `${span} AS span_no`,
      ...groups.map((group) => `${texts[group]} AS ${groupName(group)}`)
    ],
    body: `FROM ${table}${join}${where}`,
    groupBy: (extra) => {
      // A unit that is also a group of another set would hide which set a row belongs to.
      const unit =
        extra !== undefined && sets.length > 1 && Object.values(texts).includes(extra) ? `${extra} + 0` : extra;
      const more = unit === undefined ? [] : [unit];
      const lists = sets.map((set) => [...(many ? [span] : []), ...set.map((group) => texts[group] ?? ''), ...more]);
      if (lists.length > 1)
        return `\nGROUP BY GROUPING SETS (${lists.map((list) => `(${list.join(', ')})`).join(', ')})`;
      const [only = []] = lists;
      return only.length > 0 ? `\nGROUP BY ${only.join(', ')}` : '';
    }
  };
}

/** A few stretches that do not overlap need no join: the date tells the stretch. */
const MAX_CASES = 3;

function areApart(spans: readonly Span[]): boolean {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  return spans.length <= MAX_CASES && sorted.every((span, i) => i === 0 || span.from > (sorted[i - 1]?.to ?? 0));
}

function spanCase(spans: readonly Span[], date: string): string {
  const arms = spans.map(({ from, to }, i) => `WHEN ${date} BETWEEN ${from} AND ${to} THEN ${i}`);
  return `CASE ${arms.join(' ')} END`;
}

/** Rows of several stretches at once: those in more than one count in each. */
function joinSpans(spans: readonly Span[], date: string | null): string {
  const rows = spans.map(({ from, to }, i) => `(${i}, ${from}, ${to})`).join(', ');
  const on = date === null ? 'true' : `${date} BETWEEN w.day_from AND w.day_to`;
  return `\nJOIN (VALUES ${rows}) AS w(span_no, day_from, day_to) ON ${on}`;
}

/** Which stretch a contact `c` lies in. */
function contactStretch(spans: readonly Span[]): { ofContact: string; join: string } {
  return areApart(spans)
    ? { ofContact: spanCase(spans, 'c.day'), join: '' }
    : { ofContact: 'w.span_no', join: joinSpans(spans, 'c.day') };
}

const outer = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map(({ from }) => from)),
  to: Math.max(...spans.map(({ to }) => to))
});

function groupSql(group: GroupBy, date: string | null, { settings }: QueryContext): string {
  if (group === 'day') return date ?? 'NULL';
  // Day 0 was a Thursday: (day + 3) % 7 is 0 on Mondays.
  if (group === 'week') return `${date} - (${date} + ${11 - settings.weekStart}) % 7`;
  return group === 'weekdayHour' ? 'how' : group;
}

/** Number of the set that a row belongs to, told from the groups that are left out of it. */
function setNumber(sets: Ask['sets'], texts: Readonly<Record<string, string>>): string {
  if (sets.length <= 1) return '0';
  const groups = groupsOf(sets);
  const arms = sets.map((set, i) => {
    const mask = groups.reduce((bits, group) => bits * 2 + (set.includes(group) ? 0 : 1), 0);
    return `WHEN ${mask} THEN ${i}`;
  });
  return `CASE GROUPING(${groups.map((group) => texts[group]).join(', ')}) ${arms.join(' ')} END`;
}
