import type { MappingQuestion } from '#core/ingest/types.ts';
import type { ImportItem } from '#lib/state/import-session.svelte.ts';
import type { CheckView } from './types.ts';

/** Bytes that are read and turned into facts in a second, on two cores. */
const BYTES_PER_SECOND = 25e6;
const FLOOR_S = 1;

/** Values a column that an estimate is made from. */
const SAMPLE = 2000;

/** What will become of the rows of a file, for the panel; null until it is known. */
export function checkOf(item: ImportItem): CheckView | null {
  const { estimate } = item;
  if (!estimate) return null;
  if (item.refusal) return refusedView(estimate.rows, item.refusal);
  return {
    total: estimate.rows,
    clean: estimate.clean,
    noted: estimate.noted,
    rejected: estimate.rejected,
    ignored: estimate.ignored,
    notes: listOf(estimate.notes),
    reasons: listOf(estimate.reasons).map((reason) => ({
      ...reason,
      columns: Object.keys(estimate.misfits[reason.code] ?? {})
    })),
    sampled: estimate.rows > SAMPLE ? SAMPLE : null
  };
}

/** Of a file that is not loaded, no row is ready. */
function refusedView(total: number, { text }: MappingQuestion): CheckView {
  return {
    total,
    clean: 0,
    noted: 0,
    rejected: total,
    ignored: 0,
    notes: [],
    reasons: [],
    sampled: null,
    refusal: text
  };
}

function listOf(codes: Readonly<Record<string, number>>): { code: string; rows: number }[] {
  return Object.entries(codes).map(([code, rows]) => ({ code, rows }));
}

/** Rows of a file that will be loaded, as far as known. */
export function readyRows(item: ImportItem): number {
  const check = checkOf(item);
  if (check) return check.clean + check.noted;
  const { profile } = item;
  return profile ? Math.max(0, profile.records - profile.totalsLines.length) : 0;
}

/** About how long loading takes, in whole seconds. */
export function loadSeconds(items: readonly ImportItem[]): number {
  const bytes = items.reduce((sum, item) => sum + item.file.size * (item.profile?.clean ? 1 : 2), 0);
  return Math.max(FLOOR_S, Math.round(FLOOR_S + bytes / BYTES_PER_SECOND));
}
