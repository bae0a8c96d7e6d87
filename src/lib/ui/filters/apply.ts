import { tick } from 'svelte';
import type { FilterId, Selection } from '#core/query/types.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import { busy } from '../busy.svelte.ts';

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
