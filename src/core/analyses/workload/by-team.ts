import type { Engine } from '#core/engine.ts';
import { resolve } from '#core/query/range.ts';
import { flag, usualByWindows, usualKey } from '#core/query/windows.ts';
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

/** Metrics by team with their usual ranges, and over all. Usual ranges are those of figures about working days: their fact is small. */
export async function figuresByTeam(engine: Engine, ids: readonly string[], question: Question): Promise<TeamFigures> {
  const resolved = resolve(question.selection, question.model, question.settings);
  const daily = ids.filter((id) => metricOf(id).fact === 'agent_day');
  const [panels, all, usual] = await Promise.all([
    splitBy(engine, ids, 'team', question),
    figures(engine, ids, question),
    usualByWindows(engine, { metrics: daily, sets: [['team']] }, resolved, question, question)
  ]);
  return {
    all,
    panels: panels.map((panel) => ({
      ...panel,
      rows: panel.rows.map((row) => {
        const own = usual.get(usualKey(0, [row.value], panel.metric)) ?? null;
        return { ...row, usual: own, flag: flag(row.now, own) };
      })
    }))
  };
}
