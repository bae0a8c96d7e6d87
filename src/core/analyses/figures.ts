import type { Engine } from '#core/engine.ts';
import { GROUPS } from '#core/i18n/messages/metrics.ts';
import { runDaily } from '#core/query/daily.ts';
import { resolve, type Resolved, type Span } from '#core/query/range.ts';
import { runCells, type RunOptions } from '#core/query/run.ts';
import type { QueryContext } from '#core/query/scope.ts';
import type { Selection } from '#core/query/types.ts';
import { flag, usualByWindows, usualKey, usualRange, type Usual } from '#core/query/windows.ts';
import { isAdditive, METRIC_GROUPS } from '#core/semantic/metric.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
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
const BY_WINDOWS = METRICS.filter(
  ({ fact, kind }) => fact === 'agent_day' && (kind === 'people' || kind === 'quantile')
);

/** Every metric of the selection with its previous value and usual range, by group. */
export async function allFigures(engine: Engine, question: Question): Promise<FigureGroup[]> {
  const resolved = resolve(question.selection, question.model, question.settings);
  const ids = METRICS.map(({ id }) => id);
  const spans = stretchesOf(resolved);
  const [cells, daily, windows] = await Promise.all([
    runCells(engine, { metrics: ids, sets: [[]], spans }, resolved, question, question),
    runDaily(engine, METRICS.filter(isAdditive).map(({ id }) => id), resolved, question, question), // prettier-ignore
    usualByWindows(engine, { metrics: BY_WINDOWS.map(({ id }) => id), sets: [[]] }, resolved, question, question)
  ]);
  const values = (span: number) => cells.find((cell) => cell.span === span)?.values;
  const [now, before] = [values(0), values(1)];
  const figures = METRICS.flatMap(({ id, group }) => {
    const envelope = now?.[id];
    if (!envelope) return [];
    const usual = windows.get(usualKey(0, [], id)) ?? usualRange(daily, id, resolved);
    return [{ group, figure: figureOf(envelope, before?.[id] ?? null, usual) }];
  });
  return METRIC_GROUPS.map((group) => ({
    group,
    label: GROUPS[group],
    figures: figures.filter((one) => one.group === group).map(({ figure }) => figure)
  }));
}
