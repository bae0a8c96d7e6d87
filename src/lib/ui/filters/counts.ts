import { type CancelSignal, type Engine } from '#core/engine.ts';
import { resolve } from '#core/query/range.ts';
import { run } from '#core/query/run.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';

interface Question {
  model: ModelInfo;
  settings: Settings;
  selection: Selection;
  signal?: CancelSignal;
}

/** Calls handled per value of one filter, under the dates and the other filters: value id → calls. Values without calls are left out. */
export async function countsOf(engine: Engine, filter: FilterId, question: Question): Promise<Map<string, number>> {
  const { model, settings, signal } = question;
  const { [filter]: _own, ...filters } = question.selection.filters;
  const resolved = resolve({ ...question.selection, filters }, model, settings);
  const groups = await run(
    engine,
    { metrics: ['calls_handled'], by: [filter] },
    resolved,
    { model, settings },
    { signal }
  );
  return new Map(groups.map((group) => [group.key[0] ?? '', group.values.calls_handled?.value ?? 0]));
}
