import type { SplitPanel } from '#core/analyses/overview-types.ts';
import type { Selection } from '#core/query/types.ts';
import { placeOfMetric } from '../shell/places.ts';

/** Where a number of the lede leads: to the panel of the Overview that draws it, else to the metric's own place. */
export function ledeHref(
  metric: string,
  selection: Selection,
  panels: { readonly promises: Pick<SplitPanel, 'metric'>; readonly strain: Pick<SplitPanel, 'metric'> }
): string {
  if (metric === 'calls_handled') return '#daily-volume';
  if (metric === panels.promises.metric) return '#promises-dpd';
  if (metric === panels.strain.metric) return '#strain-team';
  return placeOfMetric(metric, selection);
}
