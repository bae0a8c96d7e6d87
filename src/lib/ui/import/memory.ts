import { TABLES } from '#core/schema/index.ts';
import type { ImportItem } from '#lib/state/import-session.svelte.ts';
import { canonical, isRequired } from './columns.ts';

/** A mapped column that may be left out, and about how many bytes its texts take. */
export interface HeavyColumn {
  item: ImportItem;
  header: string;
  target: string;
  bytes: number;
}

/** Without these a file joins nothing and tells no person from another. */
const NEEDED: ReadonlySet<string> = new Set(['agent_id', 'case_id', 'call_id']);

/** Columns of all files that loading can do without, the heaviest first: texts by their length, stamps and numbers by their width. */
export function heavyColumns(items: readonly ImportItem[]): HeavyColumn[] {
  return items
    .flatMap((item) =>
      (item.mapping?.columns ?? []).flatMap(({ header, index, target }) => {
        const kind = item.mapping?.kind ?? 'unknown';
        const type = canonical(kind, target)?.type;
        const source = item.profile?.columns[index];
        if (kind === 'unknown' || !type || !source || isRequired(kind, target) || NEEDED.has(target)) return [];
        if (!TABLES[kind].columns.some(({ name }) => name === target)) return [];
        const letters = source.sample.reduce((sum, value) => sum + value.length, 0);
        const width =
          type === 'text' ? letters / Math.max(1, source.sample.length) + 16 : type === 'timestamp' ? 16 : 8;
        return [{ item, header, target, bytes: width * (1 - source.emptyShare) * (item.profile?.records ?? 0) }];
      })
    )
    .sort((a, b) => b.bytes - a.bytes);
}

/** First days of a shorter period: the last one, three, six and twelve months of what the files hold, as `YYYY-MM-DD`. */
export function firstDays(items: readonly ImportItem[]): string[] {
  const periods = items.flatMap(({ estimate }) => (estimate?.period ? [estimate.period] : []));
  if (periods.length === 0) return [];
  const from = Math.min(...periods.map(({ from_s }) => from_s));
  const to = new Date(Math.max(...periods.map(({ to_s }) => to_s)) * 1000);
  return [12, 6, 3, 1]
    .map((months) => Date.UTC(to.getUTCFullYear(), to.getUTCMonth() - months, to.getUTCDate() + 1))
    .filter((time) => time / 1000 > from)
    .map((time) => new Date(time).toISOString().slice(0, 10));
}
