import { formatValue } from '#core/i18n/format.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { REPORT } from '#core/i18n/messages/report.ts';
import type { TableData } from '#core/charts/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';

/** The sample behind a chart, from its table: its own `n`, else the sum of its one column of that name; null when it has none. */
export function sampleOf(table: TableData | null, name: string): number | null {
  if (!table) return null;
  if (table.n !== undefined) return table.n;
  const columns = table.columns.flatMap(({ label }, i) => (label === name ? [i] : []));
  const [at] = columns;
  if (at === undefined || columns.length > 1) return null;
  return table.rows.reduce((sum, row) => sum + Number(row.cells[at]?.value ?? 0), 0);
}

/** `n = 3,942`, for paper, where no tooltip says it. */
export function sampleWords(table: TableData | null): string | null {
  const n = sampleOf(table, locale.t(CHARTS.n));
  return n === null ? null : locale.t(REPORT.sampleSize, { n: formatValue(n, 'count', locale.id) });
}
