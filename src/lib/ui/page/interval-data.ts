import type { SplitPanel } from '#core/analyses/overview-types.ts';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { intervalRow } from '../overview/adapt.ts';
import type { Wording } from '../overview/figure-words.ts';

type Axis = Pick<IntervalData, 'title' | 'valueLabel' | 'nLabel'> & Partial<Pick<IntervalData, 'bounds'>>;

/** A metric per value of a dimension, as interval dots draw it. */
export function intervalData(panel: SplitPanel, words: Wording, axis: Axis): IntervalData {
  const { unit, family } = metricOf(panel.metric);
  return { bounds: null, ...axis, unit, family, rows: panel.rows.map((row) => intervalRow(row, words)) };
}
