import { numbers, type Engine } from '#core/engine.ts';
import { FACT_DIMENSIONS } from '#core/semantic/dimension.ts';
import type { FactName } from '#core/semantic/metric.ts';
import { raw, sql } from '#core/sql/sql.ts';
import type { Resolved } from './range.ts';
import { answer, type RunOptions } from './run.ts';
import { conditionsOf, scopeOf, type QueryContext } from './scope.ts';
import { FILTERS, type FilterId } from './types.ts';

/** Rows per value of a filter, under the dates and all other filters. Values that do not occur are absent. */
export type FilterCounts = Readonly<Record<FilterId, readonly { code: number; count: number }[]>>;

/** Counts per value of every filter in one statement: calls, or cases when no calls are loaded. */
export async function filterCounts(
  engine: Engine,
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions = {}
): Promise<FilterCounts> {
  const { text, dimensions } = countsSql(resolved, context);
  const result = await answer(engine, text, context.model, options);
  const sets = numbers(result, 'set_no');
  const counts = Object.fromEntries(FILTERS.map((filter) => [filter, [] as { code: number; count: number }[]]));
  dimensions.forEach((dimension, i) => {
    const [codes, rows] = [numbers(result, dimension), numbers(result, `rows_${dimension}`)];
    sets.forEach((set, row) => {
      const [code, count] = [codes[row] ?? null, rows[row] ?? 0];
      if (set === i && code !== null && count > 0) counts[dimension]?.push({ code, count });
    });
  });
  return counts as unknown as FilterCounts;
}

/**
 * One scan with a grouping set per filter. A row that fails two filters or more counts nowhere; one that fails a single filter counts only for that
 * filter's own values.
 */
export function countsSql(resolved: Resolved, context: QueryContext): { text: string; dimensions: FilterId[] } {
  const fact: FactName = (context.model.rows.calls ?? 0) > 0 ? 'call_fact' : 'case_fact';
  const dimensions = FILTERS.filter((filter) => FACT_DIMENSIONS[fact].includes(filter));
  const scope = scopeOf(resolved.selection, context.model);
  const active = dimensions.filter((dimension) => scope.codes[dimension] !== undefined);
  const passes = (dimension: FilterId): string =>
    `coalesce(${sql`${raw(dimension)} IN (${scope.codes[dimension] ?? []})`.text}, false)`;
  const others = (dimension: FilterId): string =>
    active
      .filter((one) => one !== dimension)
      .map(passes)
      .join(' AND ');
  const count = (dimension: FilterId): string => {
    const condition = others(dimension);
    return `CAST(${condition === '' ? 'count(*)' : `count_if(${condition})`} AS DOUBLE) AS rows_${dimension}`;
  };
  const base = conditionsOf(fact, { ...scope, codes: {} }, null).map(({ text }) => text);
  if (!resolved.everything) base.unshift(`day BETWEEN ${resolved.from} AND ${resolved.to}`);
  if (active.length > 1)
    base.push(`${active.map((one) => `${passes(one)}::INTEGER`).join(' + ')} >= ${active.length - 1}`);
  // GROUPING has a bit per column, 0 where the column is grouped by.
  const full = 2 ** dimensions.length - 1;
  const sets = dimensions.map((_, i) => `WHEN ${full - 2 ** (dimensions.length - 1 - i)} THEN ${i}`).join(' ');
  const text = `SELECT
  CASE GROUPING(${dimensions.join(', ')}) ${sets} END AS set_no,
  ${[...dimensions, ...dimensions.map(count)].join(',\n  ')}
FROM ${fact}${base.length > 0 ? `\nWHERE ${base.join('\n  AND ')}` : ''}
GROUP BY GROUPING SETS (${dimensions.map((dimension) => `(${dimension})`).join(', ')})`;
  return { text, dimensions };
}
