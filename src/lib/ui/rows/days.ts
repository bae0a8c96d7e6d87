import { formatValue } from '#core/i18n/format.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';

/** True when a file gave days past due as ranges (“30-59”), of which the middle counts. */
export const daysAreRanges = (): boolean =>
  workspace.sources.some(({ report: { notes } }) => (notes.days_range ?? 0) + (notes.days_range_crossing ?? 0) > 0);

/** Days past due of one row; a middle is never shown as if it were exact. */
export function daysText(days: number | null): string {
  const text = formatValue(days, 'count', locale.id);
  return days !== null && daysAreRanges() ? `≈ ${text}` : text;
}
