import type { Engine } from '#core/engine.ts';
import { runDaily } from '#core/query/daily.ts';
import { resolve } from '#core/query/range.ts';
import { flag, usualByWindows, usualKey, usualRange } from '#core/query/windows.ts';
import { isAdditive } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { figures, type Question } from '../figures.ts';
import type { Figure, SplitPanel } from '../overview-types.ts';
import { splitBy } from '../split.ts';

export interface TeamFigures {
  /** One panel per metric, in the order asked. */
  readonly panels: readonly SplitPanel[];
  /** The same over all, in the same order. */
  readonly all: readonly Figure[];
}

/**
 * Metrics by team with their usual ranges, and over all: of what adds up over days from its sums per day, of other figures about working days, whose fact
 * is small, window by window. What is withheld or unknown has no usual range either.
 */
export async function figuresByTeam(engine: Engine, ids: readonly string[], question: Question): Promise<TeamFigures> {
  const resolved = resolve(question.selection, question.model, question.settings);
  const additive = ids.filter((id) => isAdditive(metricOf(id)));
  const byWindows = ids.filter((id) => !additive.includes(id) && metricOf(id).fact === 'agent_day');
  const [panels, all, usual, sums] = await Promise.all([
    splitBy(engine, ids, 'team', question),
    figures(engine, ids, question),
    usualByWindows(engine, { metrics: byWindows, sets: [['team']] }, resolved, question, question),
    runDaily(engine, additive, resolved, question, { ...question, split: 'team' })
  ]);
  const codeOf = new Map((question.model.dimensions.team ?? []).map(({ id, code }) => [id, code]));
  return {
    all,
    panels: panels.map((panel) => ({
      ...panel,
      rows: panel.rows.map((row) => {
        const found =
          usual.get(usualKey(0, [row.value], panel.metric)) ??
          usualRange(sums, panel.metric, resolved, codeOf.get(row.value) ?? null);
        const own = row.now.value === null && row.now.ci === null ? null : found;
        return { ...row, usual: own, flag: flag(row.now, own) };
      })
    }))
  };
}
