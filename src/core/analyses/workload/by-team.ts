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
 * Metrics by team with their usual ranges, and over all. Figures about working days have a small fact, which is asked for every window; of others those
 * have a usual range that add up over days.
 */
export async function figuresByTeam(engine: Engine, ids: readonly string[], question: Question): Promise<TeamFigures> {
  const resolved = resolve(question.selection, question.model, question.settings);
  const daily = ids.filter((id) => metricOf(id).fact === 'agent_day');
  const additive = ids.filter((id) => !daily.includes(id) && isAdditive(metricOf(id)));
  const [panels, all, usual, sums] = await Promise.all([
    splitBy(engine, ids, 'team', question),
    figures(engine, ids, question),
    usualByWindows(engine, { metrics: daily, sets: [['team']] }, resolved, question, question),
    runDaily(engine, additive, resolved, question, { ...question, split: 'team' })
  ]);
  const codeOf = new Map((question.model.dimensions.team ?? []).map(({ id, code }) => [id, code]));
  return {
    all,
    panels: panels.map((panel) => ({
      ...panel,
      rows: panel.rows.map((row) => {
        const own =
          usual.get(usualKey(0, [row.value], panel.metric)) ??
          usualRange(sums, panel.metric, resolved, codeOf.get(row.value) ?? null);
        return { ...row, usual: own, flag: flag(row.now, own) };
      })
    }))
  };
}
