import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Metric } from '#core/semantic/metric.ts';
import type { Envelope, Status, Unit } from '#core/semantic/types.ts';
import {
  clusterLogInterval,
  clusterRatioInterval,
  clusterShareInterval,
  type ClusterMoments
} from '#core/stats/cluster.ts';
import { clopperPearson, wilson } from '#core/stats/proportions.ts';
import { coverageNote } from './coverage.ts';
import type { Role } from './terms.ts';

/** What was added up for one metric in one group; parts that a metric does not have are absent. */
export type Sums = Readonly<Partial<Record<Role, number | null>>>;

const EXACT_BELOW = 40;

/** An envelope without a value, and why. */
export function noValue(metric: Metric, status: Status, reason: Phrase, n = 0): Envelope {
  return {
    id: metric.id,
    unit: metric.unit,
    value: null,
    n,
    ci: null,
    ciMethod: 'none',
    status,
    reason,
    basis: metric.basis ?? 'measured',
    coverage: 0,
    warnings: []
  };
}

/** The figure of a metric from its sums: value, interval, sample, and whether it is solid (METHODS 0.2, 0.5). */
export function estimate(metric: Metric, sums: Sums): Envelope {
  const num = sums.num ?? 0;
  const den = sums.den ?? 0;
  const n = sampleOf(metric, sums);
  const coverage = sums.known ? Math.min(1, n / sums.known) : 1;
  const note = coverageNote(coverage);
  const isShare = metric.kind === 'rate' || (metric.kind === 'ratio' && metric.once === 'both');
  const hasDen = isShare || metric.kind === 'mean' || metric.kind === 'ratio';
  if (hasDen ? !(den > 0) : metric.kind === 'quantile' && n === 0) {
    return { ...noValue(metric, 'insufficient', { text: metric.nothing ?? REASONS.noRows }, n), coverage };
  }
  const value = hasDen ? num / den : num;
  const interval = isShare ? shareInterval(num, den) : intervalOf(metric, sums);
  const tooFew = n < metric.min.show;
  return {
    id: metric.id,
    unit: metric.unit,
    value,
    n,
    ...interval,
    status: tooFew ? 'insufficient' : 'ok',
    reason: tooFew ? { text: REASONS.tooFew, params: { n, min: metric.min.show } } : null,
    basis: metric.basis ?? 'measured',
    coverage,
    warnings: note ? [note] : [],
    ...(hasDen ? { parts: { num, den } } : {})
  };
}

/** n of a figure: the denominator of a rate or mean, the rows behind a sum, agent-days for figures per day (DECISIONS, `data-n`). */
function sampleOf(metric: Metric, { num, den, n }: Sums): number {
  if (metric.kind === 'count' || metric.kind === 'distinct') return num ?? 0;
  if (metric.kind === 'ratio') return metric.once === undefined ? (n ?? 0) : (den ?? 0);
  return (metric.kind === 'rate' || metric.kind === 'mean' ? den : n) ?? 0;
}

type IntervalPart = Pick<Envelope, 'ci' | 'ciMethod' | 'margin'>;
const NO_INTERVAL: IntervalPart = { ci: null, ciMethod: 'none' };

function shareInterval(num: number, den: number): IntervalPart {
  const exact = den < EXACT_BELOW;
  const ci = exact ? clopperPearson(num, den) : wilson(num, den);
  return ci ? { ci, ciMethod: exact ? 'exact' : 'wilson' } : NO_INTERVAL;
}

function intervalOf(metric: Metric, { num, den, k, num2, numDen, den2 }: Sums): IntervalPart {
  if (metric.kind !== 'mean' && metric.kind !== 'ratio') return NO_INTERVAL;
  if (!k || num2 == null || numDen == null || den2 == null) return NO_INTERVAL;
  const moments = { k, sumNum: num ?? 0, sumDen: den ?? 0, sumNum2: num2, sumNumDen: numDen, sumDen2: den2 };
  return clusterInterval(metric.unit, moments) ?? NO_INTERVAL;
}

/** Units of what cannot be negative. */
const POSITIVE: readonly Unit[] = ['seconds', 'days', 'per_hour'];

/** How the interval of a ratio of sums keeps within what it can be: of a share inside 0–1, of durations above 0 on the log scale, of anything else not. */
export function limitsOf(unit: Unit): 'share' | 'log' | null {
  if (unit === 'ratio') return 'share';
  return POSITIVE.includes(unit) ? 'log' : null;
}

/** The interval of a ratio of sums over clusters, within `limitsOf` its unit. Null below two clusters. */
export function clusterInterval(unit: Unit, moments: ClusterMoments): IntervalPart | null {
  const limits = limitsOf(unit);
  const skew = limits && (limits === 'share' ? clusterShareInterval(moments) : clusterLogInterval(moments));
  const { lo, hi } = skew ?? clusterRatioInterval(moments);
  if (lo === null || hi === null) return null;
  return { ci: [lo, hi], ciMethod: 'cluster', ...(skew && skew.margin !== null ? { margin: skew.margin } : {}) };
}

/** Whether two figures may be compared or coloured: both solid, both large enough, enough events of a rate (METHODS 0.5). */
export function isComparable(metric: Metric, envelope: Envelope): boolean {
  if (envelope.status !== 'ok' || envelope.value === null || envelope.n < metric.min.compare) return false;
  const { events } = metric.min;
  if (events === undefined || !envelope.parts) return true;
  const { num, den } = envelope.parts;
  return Math.min(num, den - num) >= events;
}
