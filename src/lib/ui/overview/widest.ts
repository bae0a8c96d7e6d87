import type { Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { resolve } from '#core/query/range.ts';
import { run } from '#core/query/run.ts';
import { FILTERS, type FilterId, type Selection } from '#core/query/types.ts';
import type { Settings } from '#core/settings.ts';

/** The filter whose removal brings back the most calls; null without filters, or when none brings back any. */
export async function widestFilter(
  engine: Engine,
  { model, settings, selection }: { model: ModelInfo; settings: Settings; selection: Selection }
): Promise<FilterId | null> {
  const active = FILTERS.filter((filter) => selection.filters[filter]);
  const counts = await Promise.all(
    active.map(async (filter) => {
      const { [filter]: _removed, ...filters } = selection.filters;
      const resolved = resolve({ ...selection, filters }, model, settings);
      const [whole] = await run(engine, { metrics: ['calls_handled'], by: [] }, resolved, { model, settings });
      return { filter, calls: whole?.values.calls_handled?.value ?? 0 };
    })
  );
  const [best] = counts.sort((a, b) => b.calls - a.calls);
  return best && (best.calls > 0 || counts.length === 1) ? best.filter : null;
}
