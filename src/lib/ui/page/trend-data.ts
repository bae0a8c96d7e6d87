import type { Trend } from '#core/analyses/trend.ts';
import type { LineBandData } from '#core/charts/line-band.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { labelOf, type Wording } from '../overview/figure-words.ts';

interface Words {
  readonly title: string;
  readonly nLabel: string;
  readonly bounds?: readonly [number, number] | null;
}

/** A figure per week with its interval and the usual range of a week, as a line draws it. */
export function trendData(trend: Trend, words: Wording, { title, nLabel, bounds = null }: Words): LineBandData {
  const { unit, family } = metricOf(trend.metric);
  return {
    title,
    unit,
    nLabel,
    bounds,
    buckets: { kind: 'week', keys: trend.points.map(({ from }) => from) },
    lines: [
      {
        id: trend.metric,
        label: labelOf(trend.metric, words, true),
        color: family,
        points: trend.points.map(({ envelope }) => ({
          value: envelope.value,
          interval: envelope.ci,
          n: envelope.n,
          small: envelope.status === 'insufficient'
        }))
      }
    ],
    intervals: 'band',
    usual: trend.usual && { low: trend.usual.lo, high: trend.usual.hi },
    reference: null
  };
}
