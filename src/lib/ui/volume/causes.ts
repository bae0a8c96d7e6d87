import type { RowsBehind } from '../page/page-state.svelte.ts';

/** Contacts of a cause, or of all; the empty key stands for those without one. */
export function rowsOfCause(metric: string, key: string | null): RowsBehind {
  return { metric, mark: key === null ? undefined : { by: ['cause'], key: [key] } };
}
