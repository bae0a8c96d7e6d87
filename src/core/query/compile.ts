import type { FactName, Metric } from '#core/semantic/metric.ts';
import { dateOf, frameOf, groupsOf, type Ask } from './frame.ts';
import { NO_ROLLUPS, rollupFor, type Rollup, type Rollups } from './rollup.ts';
import type { QueryContext } from './scope.ts';
import { peopleSelect, survivalSelect } from './select-people.ts';
import { sumsSelect, type MetricColumns } from './select-sums.ts';
import { unitOf } from './terms.ts';
import type { GroupBy } from './types.ts';

export type { Ask } from './frame.ts';

/** What a statement's rows are: sums of a group, one person of a group, or one time of a group. */
export type Shape = 'sums' | 'people' | 'survival';

/** One statement and how its columns are read. Columns: `set_no`, `span_no`, `by_<group>` each, then those of `columns`. */
export interface Statement {
  readonly sql: string;
  readonly fact: FactName;
  readonly shape: Shape;
  readonly metrics: readonly Metric[];
  /** Column of each part of each metric, by metric id. */
  readonly columns: MetricColumns;
  readonly groups: readonly GroupBy[];
  readonly sets: readonly (readonly GroupBy[])[];
}

interface Scan {
  readonly shape: Shape;
  readonly date: string | null;
  /** Column of the second level, or null. */
  readonly unit: string | null;
  readonly rollup: Rollup | null;
  readonly metrics: Metric[];
}

/**
 * Turns an ask into statements: pure and deterministic, one per fact, date column and level of clustering, so that the metrics of a fact share one
 * scan. Quotients have no statement of their own; their parts have. What `rollups` can answer is asked of them.
 */
export function compile(ask: Ask, context: QueryContext, rollups: Rollups = NO_ROLLUPS): Statement[] {
  const groups = groupsOf(ask.sets);
  return scansOf(ask, context, rollups).map(({ shape, date, unit, metrics, rollup }) => {
    const [first] = metrics;
    if (!first) throw new Error('a scan without metrics');
    const frame = frameOf(ask, context, first, date, rollup?.table);
    const select =
      shape === 'people'
        ? peopleSelect(frame, metrics)
        : shape === 'survival'
          ? survivalSelect(frame, metrics)
          : sumsSelect(frame, metrics, unit, rollup);
    return { ...select, fact: first.fact, shape, metrics, groups, sets: ask.sets };
  });
}

function scansOf(ask: Ask, context: QueryContext, rollups: Rollups): Scan[] {
  const { metrics, moments = true } = ask;
  const scans = new Map<string, Scan>();
  const own = metrics
    .filter((metric) => metric.kind !== 'quotient')
    .map((metric) => placeOf(metric, context, rollupFor(metric, ask, rollups)))
    .map((place) => (moments ? place : { ...place, unit: null }));
  const clustered = new Set(own.filter(({ unit }) => unit === 'cluster').map(({ table }) => table));
  for (const { metric, table, shape, date, rollup, unit: needed } of own) {
    // What adds up rides along with the two-level statement of its fact.
    const unit = needed ?? (shape === 'sums' && addsUp(metric) && clustered.has(table) ? 'cluster' : null);
    const key = [table, shape, unit].join('|');
    const scan = scans.get(key) ?? { shape, date, unit, rollup, metrics: [] };
    scan.metrics.push(metric);
    scans.set(key, scan);
  }
  return [...scans.values()];
}

const SHAPES: Readonly<Partial<Record<Metric['kind'], Shape>>> = {
  people: 'people',
  gini: 'people',
  survival: 'survival'
};

function placeOf(metric: Metric, context: QueryContext, rollup: Rollup | null) {
  const date = dateOf(metric, context);
  const table = [rollup?.table ?? metric.fact, metric.source?.text ?? '', date].join('|');
  return { metric, table, date, rollup, shape: SHAPES[metric.kind] ?? 'sums', unit: unitOf(metric) };
}

const addsUp = (metric: Metric): boolean =>
  metric.kind === 'rate' || metric.kind === 'count' || metric.kind === 'sum' || metric.kind === 'mean';
