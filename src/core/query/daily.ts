import { numbers, type Columns, type Engine } from '#core/engine.ts';
import { FACT_DIMENSIONS } from '#core/semantic/dimension.ts';
import { isAdditive, type Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { compile, type Statement } from './compile.ts';
import type { Sums } from './estimate.ts';
import { groupName } from './frame.ts';
import type { Resolved, Span } from './range.ts';
import { rollupsOf } from './rollup.ts';
import { answer, type RunOptions } from './run.ts';
import type { FilterId, GroupBy } from './types.ts';
import { looksAtContacts, refusalOf, scopeOf, type QueryContext } from './scope.ts';

/** Sums of additive metrics per day, held as running totals, so that any stretch of days is one subtraction. */
export interface Daily {
  /** Metrics that it holds. */
  readonly metrics: readonly string[];
  /** The sums of a metric over a stretch of days, both ends included; of one value of the split only, where given. Null when it is not held. */
  sums(metric: string, span: Span, code?: number | null): Sums | null;
}

/** Running totals of a column: `totals[i]` is the sum before day `first + i`, over all and per value of the split. */
interface Totals {
  readonly all: Float64Array;
  readonly byCode: ReadonlyMap<number | null, Float64Array>;
}

interface Held {
  readonly first: number;
  readonly roles: Readonly<Record<string, Totals>>;
}

/**
 * Sums per day over the whole history under the filters of a selection; its dates are not used. Metrics that do not add up over days, or cannot be
 * computed under these filters, are left out. Their means have no interval here.
 */
export async function runDaily(
  engine: Engine,
  metrics: readonly string[],
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions & { readonly split?: FilterId } = {}
): Promise<Daily> {
  const { split } = options;
  const scope = scopeOf(resolved.selection, context.model);
  const additive = metrics
    .map(metricOf)
    .filter((metric) => isAdditive(metric) && !looksAtContacts(metric.fact, scope))
    .filter((metric) => refusalOf(metric, context, scope, ['day']) === null);
  const held = new Map<string, Held>();
  const parts = [true, false].map((isSplit) => additive.filter((metric) => canSplit(metric, split) === isSplit));
  const jobs = parts.flatMap((some, i) => {
    const by: GroupBy[] = i === 0 && split ? ['day', split] : ['day'];
    const ask = { metrics: some, sets: [by], spans: null, period: WHOLE, scope, moments: false };
    return compile(ask, context, rollupsOf(context)).map(async (statement) => {
      const result = await answer(engine, statement.sql, context.model, options);
      for (const [id, totals] of readTotals(statement, result, by[1])) held.set(id, totals);
    });
  });
  await Promise.all(jobs);
  return {
    metrics: [...held.keys()],
    sums: (id, span, code) => sumsOf(held.get(id), span, code)
  };
}

const canSplit = ({ fact }: Metric, split: FilterId | undefined): boolean =>
  split !== undefined && FACT_DIMENSIONS[fact].includes(split);

/** Ends that no expression of an additive metric looks at; fixed, so that the statement stays the same for every period. */
const WHOLE: Span = { from: 0, to: 0 };

function readTotals(statement: Statement, result: Columns, split: GroupBy | undefined): [string, Held][] {
  const days = numbers(result, groupName('day'));
  const known = days.filter((day) => day !== null);
  const first = known.reduce((least, day) => Math.min(least, day), Infinity);
  const length = known.reduce((most, day) => Math.max(most, day), -Infinity) - first + 1;
  const codes = split ? numbers(result, groupName(split)) : null;
  const columns = new Map<string, Totals>();
  const totalsOf = (name: string): Totals => {
    const found = columns.get(name) ?? runningTotals(days, codes, numbers(result, name), { first, length });
    columns.set(name, found);
    return found;
  };
  return statement.metrics.map(({ id }) => {
    const roles = Object.entries(statement.columns[id] ?? {}).map(
      ([role, name = '']) => [role, totalsOf(name)] as const
    );
    return [id, { first, roles: Object.fromEntries(roles) }];
  });
}

function runningTotals(
  days: readonly (number | null)[],
  codes: readonly (number | null)[] | null,
  values: readonly (number | null)[],
  { first, length }: { first: number; length: number }
): Totals {
  const size = Number.isFinite(length) && length > 0 ? length + 1 : 1;
  const all = new Float64Array(size);
  const byCode = new Map<number | null, Float64Array>();
  days.forEach((day, row) => {
    if (day === null) return;
    const value = values[row] ?? 0;
    const place = day - first + 1;
    all[place] = (all[place] ?? 0) + value;
    if (codes === null) return;
    const code = codes[row] ?? null;
    const own = byCode.get(code) ?? new Float64Array(size);
    own[place] = (own[place] ?? 0) + value;
    byCode.set(code, own);
  });
  for (const totals of [all, ...byCode.values()]) {
    for (let i = 1; i < size; i++) totals[i] = (totals[i] ?? 0) + (totals[i - 1] ?? 0);
  }
  return { all, byCode };
}

function sumsOf(held: Held | undefined, { from, to }: Span, code: number | null | undefined): Sums | null {
  if (!held) return null;
  const { first, roles } = held;
  const entries = Object.entries(roles).map(([role, { all, byCode }]) => {
    const totals = code === undefined ? all : byCode.get(code);
    const at = (day: number): number => totals?.[Math.min(Math.max(day - first, 0), totals.length - 1)] ?? 0;
    return [role, Number.isFinite(first) ? at(to + 1) - at(from) : 0];
  });
  return Object.fromEntries(entries) as Sums;
}
