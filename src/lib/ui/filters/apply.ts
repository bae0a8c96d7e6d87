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

/** Adds a value to a list, or takes it out when it is there. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}

/** A clicked mark: alone it replaces what was chosen (again: removes it); with Shift it is added or taken out. */
export function chosen(values: readonly string[], value: string, add: boolean): string[] {
  if (add) return toggled(values, value);
  return values.length === 1 && values[0] === value ? [] : [value];
}
