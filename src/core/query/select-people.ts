import type { Metric } from '#core/semantic/metric.ts';
import type { Frame } from './frame.ts';
import type { MetricColumns } from './select-sums.ts';
import { textOf } from './terms.ts';

const lines = (list: readonly string[]): string => list.join(',\n  ');
const filter = (where: string): string => (where === 'true' ? '' : ` FILTER (WHERE ${where})`);

/**
 * One row per person of each group: days, total weight, weighted sums. Columns of a metric: `days`, `weight`, `value`, `known`, `low`, `high`, and
 * its further figures under their names (means `also_…`, counts `share_…`).
 */
export function peopleSelect(frame: Frame, metrics: readonly Metric[]): { sql: string; columns: MetricColumns } {
  const names = new Map<string, string>();
  const name = (text: string): string => {
    const found = names.get(text) ?? `p${names.size}`;
    names.set(text, found);
    return found;
  };
  const columns: Record<string, Record<string, string>> = {};
  for (const metric of metrics) {
    if (metric.kind !== 'people' && metric.kind !== 'gini') continue;
    const where = textOf(metric.where, frame.context);
    const value = textOf(metric.value, frame.context);
    const days = name(`count(*)${filter(where)}`);
    if (metric.kind === 'gini') {
      columns[metric.id] = { days, value: name(`sum(${value})${filter(where)}`) };
      continue;
    }
    const weight = textOf(metric.weight, frame.context);
    const mean = (text: string): string => name(`sum((${text}) * ${weight})${filter(where)}`);
    const own: Record<string, string> = {
      days,
      weight: name(`sum(${weight})${filter(where)}`),
      value: mean(value),
      known: name(`count(${value})${filter(where)}`)
    };
    if (metric.low) own.low = mean(textOf(metric.low, frame.context));
    if (metric.high) own.high = mean(textOf(metric.high, frame.context));
    for (const [key, text] of Object.entries(metric.also ?? {})) own[`also_${key}`] = mean(textOf(text, frame.context));
    for (const [key, text] of Object.entries(metric.shares ?? {})) {
      own[`share_${key}`] = name(`count(*) FILTER (WHERE ${where} AND ${textOf(text, frame.context)})`);
    }
    columns[metric.id] = own;
  }
  const sums = [...names].map(([text, alias]) => `CAST(${text} AS DOUBLE) AS ${alias}`);
  return {
    columns,
    sql: `SELECT
  ${lines([...frame.head, 'agent AS person', ...sums])}
${frame.body}${frame.groupBy('agent')}`
  };
}

/** Times of one survival metric by group, with their events and censored subjects. Columns: `time`, `events`, `subjects`. */
export function survivalSelect(frame: Frame, metrics: readonly Metric[]): { sql: string; columns: MetricColumns } {
  const [metric] = metrics;
  if (metric?.kind !== 'survival' || metrics.length > 1) throw new Error('one survival metric per statement');
  const [time, event, where] = [metric.time, metric.event, metric.where].map((text) => textOf(text, frame.context));
  return {
    columns: { [metric.id]: { time: 'time_value', events: 'events', subjects: 'subjects' } },
    sql: `SELECT
  ${lines([
    ...frame.head,
    `CAST(${time} AS DOUBLE) AS time_value`,
    `CAST(count(*) FILTER (WHERE ${where} AND ${event}) AS DOUBLE) AS events`,
    `CAST(count(*)${filter(where ?? 'true')} AS DOUBLE) AS subjects`
  ])}
${frame.body}${frame.groupBy(time)}
ORDER BY set_no, span_no, time_value`
  };
}
