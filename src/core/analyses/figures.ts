import type { Engine } from '#core/engine.ts';
import { GROUPS } from '#core/i18n/messages/metrics.ts';
import { runDaily } from '#core/query/daily.ts';
import { resolve, type Resolved, type Span } from '#core/query/range.ts';
import { runCells, type RunOptions } from '#core/query/run.ts';
import type { QueryContext } from '#core/query/scope.ts';
import type { Selection } from '#core/query/types.ts';
import { flag, usualByWindows, usualKey, usualRange, type Usual } from '#core/query/windows.ts';
import { isAdditive, METRIC_GROUPS, type MetricGroup } from '#core/semantic/metric.ts';
import { METRICS, metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { Figure, FigureGroup } from './overview-types.ts';

/** Question of a page: what is looked at, in which data, counted how. */
export interface Question extends QueryContext, RunOptions {
  readonly selection: Selection;
}

/** Stretches of a period and its comparison; null (everything, dated or not) when all is asked. */
export const stretchesOf = (resolved: Resolved): readonly Span[] | null =>
  resolved.everything ? null : [resolved, ...(resolved.compare ? [resolved.compare] : [])];

/** A figure with its company. */
export const figureOf = (now: Envelope, previous: Envelope | null, usual: Usual | null): Figure => ({
  metric: now.id,
  now,
  previous,
  usual,
  flag: flag(now, usual)
});

/** Non-additive figures over small facts: their usual ranges are cheap. Others (medians over calls, case states) have none here. */
const BY_WINDOWS = new Set(
  METRICS.filter(({ fact, kind }) => fact === 'agent_day' && (kind === 'people' || kind === 'quantile')).map(
    ({ id }) => id
  )
);

/** Metrics of a selection with their previous values and usual ranges, in the order asked. */
export async function figures(engine: Engine, ids: readonly string[], question: Question): Promise<Figure[]> {
  const resolved = resolve(question.selection, question.model, question.settings);
  const additive = ids.filter((id) => isAdditive(metricOf(id)));
  const byWindows = ids.filter((id) => BY_WINDOWS.has(id));
  const [cells, daily, windows] = await Promise.all([
    runCells(engine, { metrics: ids, sets: [[]], spans: stretchesOf(resolved) }, resolved, question, question),
    runDaily(engine, additive, resolved, question, question),
    usualByWindows(engine, { metrics: byWindows, sets: [[]] }, resolved, question, question)
  ]);
  const values = (span: number) => cells.find((cell) => cell.span === span)?.values;
  const [now, before] = [values(0), values(1)];
  return ids.flatMap((id) => {
    const envelope = now?.[id];
    if (!envelope) return [];
    const usual = windows.get(usualKey(0, [], id)) ?? usualRange(daily, id, resolved);
    return [figureOf(envelope, before?.[id] ?? null, usual)];
  });
}

/** Every metric of the selection with its previous value and usual range, by group; of some groups only, where given. */
export async function allFigures(
  engine: Engine,
  question: Question,
  groups: readonly MetricGroup[] = METRIC_GROUPS
): Promise<FigureGroup[]> {
  const shown = METRICS.filter(({ group }) => groups.includes(group));
  const found = await figures(engine, shown.map(({ id }) => id), question); // prettier-ignore
  const groupOf = new Map(shown.map(({ id, group }) => [id, group]));
  return groups.map((group) => ({
    group,
    label: GROUPS[group],
    figures: found.filter(({ metric }) => groupOf.get(metric) === group)
  }));
}
