import type { Engine } from '#core/engine.ts';
import { resolve } from '#core/query/range.ts';
import { runCells } from '#core/query/run.ts';
import type { FilterId } from '#core/query/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { figureOf, stretchesOf, type Question } from './figures.ts';
import type { SplitFigure, SplitPanel } from './overview-types.ts';

/**
 * Metrics per value of a dimension, with the previous period; values in the order of the data, those without any row left out.
 * One panel per metric, in the order asked, from one statement per fact.
 */
export async function splitBy(
  engine: Engine,
  metrics: readonly string[],
  dimension: FilterId,
  question: Question
): Promise<SplitPanel[]> {
  const { model } = question;
  const resolved = resolve(question.selection, model, question.settings);
  const ask = { metrics, sets: [[dimension]], spans: stretchesOf(resolved) };
  const cells = await runCells(engine, ask, resolved, question, question);
  const at = (metric: string, value: string, span: number) =>
    cells.find((cell) => cell.span === span && cell.key[0] === value)?.values[metric] ?? null;
  return metrics.map((metric) => {
    const rows = (model.dimensions[dimension] ?? []).flatMap(({ id }): SplitFigure[] => {
      const now = at(metric, id, 0);
      if (!now || (now.n === 0 && now.value === null && now.status === 'insufficient')) return [];
      const label = labelOfValue(model, dimension, id);
      return [{ ...figureOf(now, resolved.compare && at(metric, id, 1), null), value: id, label }];
    });
    return { metric, dimension, rows };
  });
}
