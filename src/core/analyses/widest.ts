import type { Engine } from '../engine.ts';
import { resolve } from '../query/range.ts';
import { run } from '../query/run.ts';
import type { QueryContext } from '../query/scope.ts';
import { FILTERS, type FilterId, type Selection } from '../query/types.ts';

/** A part of a selection that can be taken away; `all` leaves nothing but the comparison. */
export type SelectionPart = FilterId | 'hours' | 'handle' | 'dates' | 'all';

/** The selection without one of its parts. */
export function without(selection: Selection, part: SelectionPart): Selection {
  if (part === 'all') return { range: 'all', compare: selection.compare, filters: {}, hours: [], handle: null };
  if (part === 'dates') return { ...selection, range: 'all' };
  if (part === 'hours') return { ...selection, hours: [] };
  if (part === 'handle') return { ...selection, handle: null };
  const { [part]: _removed, ...filters } = selection.filters;
  return { ...selection, filters };
}

/**
 * What leaves out the most of a selection that no call matches: the filter whose removal brings back the most calls; where none brings back any, the dates;
 * where these bring back none either, everything together. Null where nothing brings back a call.
 */
export async function widestPart(
  engine: Engine,
  { model, settings, selection }: QueryContext & { selection: Selection }
): Promise<SelectionPart | null> {
  const callsWithout = async (part: SelectionPart): Promise<number> => {
    const resolved = resolve(without(selection, part), model, settings);
    const [whole] = await run(engine, { metrics: ['calls_handled'], by: [] }, resolved, { model, settings });
    return whole?.values.calls_handled?.value ?? 0;
  };
  const filters: SelectionPart[] = [
    ...FILTERS.filter((filter) => selection.filters[filter]),
    ...(selection.hours.length > 0 ? (['hours'] as const) : []),
    ...(selection.handle ? (['handle'] as const) : [])
  ];
  const counts = await Promise.all(filters.map(async (part) => ({ part, calls: await callsWithout(part) })));
  const [best] = counts.sort((a, b) => b.calls - a.calls);
  if (best && best.calls > 0) return best.part;
  for (const part of ['dates', 'all'] as const) if ((await callsWithout(part)) > 0) return part;
  return null;
}
