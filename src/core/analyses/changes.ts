import type { Cell } from '#core/query/run.ts';
import { isComparable } from '#core/query/estimate.ts';
import type { FilterId } from '#core/query/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { bh } from '#core/stats/multiplicity.ts';
import { normCdf, Z95 } from '#core/stats/numerics.ts';
import type { Change, Changes, Split } from './overview-types.ts';

/** Accepted share of false findings over everything tested (UX 8). */
const FALSE_DISCOVERY = 0.05;
const SHOWN = 8;

/** A relative change with its interval: ratio of the two values minus one, with limits on the log scale. */
export interface RelativeChange {
  readonly change: number;
  readonly interval: readonly [number, number];
  readonly p: number;
}

/**
 * Relative change of two figures: log ratio with the standard errors of both sides, those of rates from their counts (delta method), those of other
 * figures from their symmetric 95 % intervals. Null where a side has no interval or is not above 0.
 */
export function relativeChange(metric: Metric, now: Envelope, previous: Envelope): RelativeChange | null {
  const [a, b] = [logError(metric, now), logError(metric, previous)];
  if (a === null || b === null || now.value === null || previous.value === null) return null;
  const logRatio = Math.log(now.value / previous.value);
  const se = Math.hypot(a, b);
  if (se === 0) return null;
  const limit = (side: -1 | 1): number => Math.exp(logRatio + side * Z95 * se) - 1;
  return {
    change: Math.exp(logRatio) - 1,
    interval: [limit(-1), limit(1)],
    p: 2 * (1 - normCdf(Math.abs(logRatio) / se))
  };
}

/** Standard error of the logarithm of a figure. */
function logError(metric: Metric, { value, ci, margin, parts }: Envelope): number | null {
  if (value === null || value <= 0) return null;
  if (metric.kind === 'rate' && parts) return Math.sqrt((1 - value) / parts.num);
  return ci && (margin ?? (ci[1] - ci[0]) / 2) / (Z95 * value);
}

/** A figure now and before, of the whole or of one value of a dimension. */
export interface Pair {
  readonly metric: string;
  readonly split: Split | null;
  readonly now: Envelope;
  readonly previous: Envelope;
}

/** Pairs of stretch 0 and 1 in cells, each set being the whole or one dimension. */
export function pairsOf(
  cells: readonly Cell[],
  metrics: readonly string[],
  sets: readonly (readonly FilterId[])[],
  model: ModelInfo
): Pair[] {
  const before = new Map(
    cells.filter(({ span }) => span === 1).map((cell) => [[cell.set, ...cell.key].join('|'), cell])
  );
  return cells
    .filter(({ span, key }) => span === 0 && !key.includes(''))
    .flatMap((cell) => {
      const earlier = before.get([cell.set, ...cell.key].join('|'));
      const dimension = sets[cell.set]?.[0];
      const value = cell.key[0];
      const split = dimension && value !== undefined ? { dimension, value, label: labelOfValue(model, dimension, value) } : null; // prettier-ignore
      return metrics.flatMap((metric) => {
        const [now, previous] = [cell.values[metric], earlier?.values[metric]];
        return now && previous ? [{ metric, split, now, previous }] : [];
      });
    });
}

/** Which figures moved more than chance: all comparable pairs are tested, the false discovery rate is held at 5 %. */
export function changesOf(pairs: readonly Pair[]): Changes {
  const tested = pairs.flatMap((pair) => {
    const metric = metricOf(pair.metric);
    if (!isComparable(metric, pair.now) || !isComparable(metric, pair.previous)) return [];
    const relative = relativeChange(metric, pair.now, pair.previous);
    return relative ? [{ ...pair, ...relative, key: keyOf(pair) }] : [];
  });
  const adjusted = bh(tested.map(({ p }) => p));
  const moved = tested
    .map((row, i): Change => ({ ...row, adjusted: adjusted[i] ?? 1 }))
    .filter((row) => row.adjusted <= FALSE_DISCOVERY)
    .sort((a, b) => a.p - b.p || Math.abs(b.change) - Math.abs(a.change));
  const rows = moved.slice(0, SHOWN).sort((a, b) => b.change - a.change);
  return { rows, tested: tested.length, moved: moved.length };
}

const keyOf = ({ metric, split }: Pair): string => (split ? `${metric}@${split.dimension}=${split.value}` : metric);
