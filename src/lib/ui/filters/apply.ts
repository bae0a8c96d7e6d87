import { tick } from 'svelte';
import { wholeMillis } from '#core/query/handle-range.ts';
import type { FilterId, HandleRange, Selection } from '#core/query/types.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import type { Picked } from '../chart/picked.ts';
import { busy } from '../busy.svelte.ts';
import { chosen } from './choose.ts';

/** Changes the selection; the page counts as busy until the change has reached every tile. */
export async function applySelection(next: Partial<Selection>): Promise<void> {
  const end = busy.begin();
  try {
    await selection.set(next);
    await tick();
  } finally {
    end();
  }
}

/** Replaces the values of one filter; an empty list removes it. */
export function applyFilter(id: FilterId, values: readonly string[]): Promise<void> {
  const { [id]: _removed, ...others } = selection.current.filters;
  return applySelection({ filters: values.length === 0 ? others : { ...others, [id]: values } });
}

/** A click on a mark: filters to its value, or with `add` adds it; again takes it away. */
export function choose(id: FilterId, value: string, { add }: { add: boolean }): Promise<void> {
  return applyFilter(id, chosen(selection.current.filters[id] ?? [], value, add));
}

/**
 * Props of a chart whose marks are values of a filter; marks without a value cannot be chosen.
 * @param none keys of such marks beside the empty one
 */
export function picking(
  id: FilterId,
  none: readonly string[] = []
): {
  readonly picked: Picked;
  readonly onchoose: (key: string, options: { add: boolean }) => void;
} {
  return {
    picked: { keys: selection.current.filters[id] ?? [], clear: () => void applyFilter(id, []) },
    onchoose: (key, options) => {
      if (key !== '' && !none.includes(key)) void choose(id, key, options);
    }
  };
}

/** The hours chosen in a heat map. */
export function pickedHours(): Picked {
  return { keys: selection.current.hours, clear: () => void applySelection({ hours: [] }) };
}

/** The handling times chosen in a chart, as one key. */
export function pickedHandle(): Picked {
  return { keys: selection.current.handle ? ['handle'] : [], clear: () => void applySelection({ handle: null }) };
}

/** The same for cells of the weekday × hour heat map. */
export function chooseHour(key: string, { add }: { add: boolean }): Promise<void> {
  return applySelection({ hours: chosen(selection.current.hours, key, add) });
}

/** A range dragged over in a chart of handling times; the same again takes it away. */
export function chooseHandle(range: HandleRange | null): Promise<void> {
  const [next, now] = [range && wholeMillis(range), selection.current.handle];
  const isSame = next !== null && now?.from === next.from && now.to === next.to;
  return applySelection({ handle: isSame ? null : next });
}
