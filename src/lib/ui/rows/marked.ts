import type { DrillMark } from '#core/query/drill.ts';
import type { Selection } from '#core/query/types.ts';

/** The selection that the rows behind a mark are asked under. A mark beside the chosen ones is dimmed, not empty: what it stands for goes before the filter. */
export function selectionBehind(selection: Selection, mark: DrillMark | undefined): Selection {
  const marked: readonly string[] = mark?.by ?? [];
  const filters = Object.fromEntries(Object.entries(selection.filters).filter(([id]) => !marked.includes(id)));
  return { ...selection, filters, ...(marked.includes('weekdayHour') ? { hours: [] } : {}) };
}
