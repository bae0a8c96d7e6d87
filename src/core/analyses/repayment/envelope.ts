import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope, Unit } from '#core/semantic/types.ts';
import { clusterInterval } from '#core/query/estimate.ts';
import type { ClusterMoments } from '#core/stats/cluster.ts';
import { clopperPearson, wilson } from '#core/stats/proportions.ts';

/** METHODS 0.5: from how many a proportion is shown, and from how many it is compared; exact interval below 40. */
export const MIN_SHOW = 20;
export const MIN_COMPARE = 50;
const MIN_EVENTS = 5;
const MIN_WILSON = 40;

type Optional = Partial<Pick<Envelope, 'basis' | 'coverage' | 'warnings'>>;

const base = (id: string, unit: Unit) =>
  ({ id, unit, value: null, n: 0, ci: null, ciMethod: 'none', basis: 'measured', coverage: 1, warnings: [] }) as const;

/** A figure that the data cannot give, with the reason. */
export function notComputable(id: string, unit: Unit, reason: Phrase): Envelope {
  return { ...base(id, unit), status: 'not_computable', reason, coverage: 0 };
}

/** A figure that is withheld to protect people; neither value nor size is told. */
export function suppressed(id: string, unit: Unit, reason: Phrase): Envelope {
  return { ...base(id, unit), status: 'suppressed', reason };
}

/**
 * A proportion of `x` in `n` with its 95 % interval: Wilson, exact below 40. Below 20 it is insufficient; below 50, or with fewer
 * than five of either outcome, a warning says that it is not to be compared (METHODS 0.5).
 */
export function rate(id: string, x: number, n: number, optional: Optional = {}): Envelope {
  const parts = { num: x, den: n };
  if (n === 0)
    return { ...base(id, 'ratio'), status: 'insufficient', reason: { text: REASONS.noRows }, coverage: 0, parts };
  const isExact = n < MIN_WILSON;
  const interval = isExact ? clopperPearson(x, n) : wilson(x, n);
  const enough = n >= MIN_SHOW;
  return {
    ...base(id, 'ratio'),
    ...optional,
    value: x / n,
    n,
    ci: interval,
    ciMethod: interval ? (isExact ? 'exact' : 'wilson') : 'none',
    status: enough ? 'ok' : 'insufficient',
    reason: enough ? null : tooFew(n, MIN_SHOW),
    warnings: [...(optional.warnings ?? []), ...(enough ? comparability(x, n) : [])],
    parts
  };
}

function comparability(x: number, n: number): Phrase[] {
  if (n < MIN_COMPARE) return [{ text: REASONS.notCompared, params: { n, min: MIN_COMPARE } }];
  return Math.min(x, n - x) < MIN_EVENTS ? [{ text: REASONS.fewEvents, params: { min: MIN_EVENTS } }] : [];
}

/** `too few to say`. */
export const tooFew = (n: number, min: number): Phrase => ({ text: REASONS.tooFew, params: { n, min } });

/** A count, sum or time as it is: no interval, `null` only when unknown. */
export function total(id: string, unit: Unit, value: number | null, n: number, optional: Optional = {}): Envelope {
  const reason = value === null ? { text: REASONS.noRows } : null;
  return { ...base(id, unit), ...optional, value, n, status: value === null ? 'insufficient' : 'ok', reason };
}

/**
 * A ratio of two sums or a mean, with the interval over clusters (see `clusterRatioInterval` and `clusterShareInterval`).
 * @param n rows behind it; below `min` it is insufficient
 */
export function ratioOfSums(
  id: string,
  unit: Unit,
  { moments, n, min, ...optional }: { moments: ClusterMoments; n: number; min: number } & Optional
): Envelope {
  const parts = { num: moments.sumNum, den: moments.sumDen };
  const value = parts.num / parts.den;
  if (!Number.isFinite(value))
    return { ...base(id, unit), n, status: 'insufficient', reason: { text: REASONS.noRows }, parts };
  const enough = n >= min;
  return {
    ...base(id, unit),
    ...optional,
    ...clusterInterval(unit, moments),
    value,
    n,
    status: enough ? 'ok' : 'insufficient',
    reason: enough ? null : tooFew(n, min),
    parts
  };
}
