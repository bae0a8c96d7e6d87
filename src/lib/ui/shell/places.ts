import { toSearch } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { hrefOf, SHELL_PAGES, type PageEntry } from './pages.ts';

/** Pages that a metric is read on, by its group, the best one first. The Overview holds them all. */
const PAGES_OF_GROUP: Readonly<Record<string, readonly string[]>> = {
  volume: ['volume'],
  handling: ['volume'],
  workload: ['workload'],
  emotional: ['stress', 'workload'],
  strain: ['stress'],
  contact: ['repayment'],
  repayment: ['repayment'],
  satisfaction: ['satisfaction'],
  steps: ['situations']
};

/** The page that a metric is read on; null while only the Overview has it. */
export function pageOfMetric(metric: string, pages: readonly PageEntry[] = SHELL_PAGES): PageEntry | null {
  const wanted = PAGES_OF_GROUP[metricOf(metric).group] ?? [];
  return wanted.flatMap((id) => pages.find((page) => page.id === id) ?? [])[0] ?? null;
}

/** Address of a metric: on its page, or in the table of all figures of the Overview. */
export function placeOfMetric(metric: string, selection: Selection, pages: readonly PageEntry[] = SHELL_PAGES): string {
  const search = toSearch(selection);
  const page = pageOfMetric(metric, pages) ?? { path: '/overview/' as const };
  return `${hrefOf(page, search === '' ? '' : `?${search}`)}#${metric}`;
}
