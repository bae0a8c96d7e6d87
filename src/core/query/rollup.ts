import type { CancelSignal, Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { FACT_DIMENSIONS } from '#core/semantic/dimension.ts';
import { isAdditive, type FactName, type Metric } from '#core/semantic/metric.ts';
import { ALL_METRICS } from '#core/semantic/metrics/index.ts';
import { missingColumns } from '#core/semantic/reasons.ts';
import { raw } from '#core/sql/sql.ts';
import { metricContext } from './frame.ts';
import type { QueryContext, Scope } from './scope.ts';
import { termSql, termsOf, unitOf, type Term } from './terms.ts';
import { FILTERS, type GroupBy } from './types.ts';

/**
 * A fact added up by person, work date, start date, team, channel and direction, with a column for every sum that a metric needs: about a tenth of the
 * rows of the fact. What looks at nothing finer is asked of it instead.
 */
export interface Rollup {
  readonly table: string;
  /** Column of each aggregate, by its text. */
  readonly columns: ReadonlyMap<string, string>;
  /** Ids of the metrics that it can answer. */
  readonly metrics: ReadonlySet<string>;
}

export type Rollups = ReadonlyMap<FactName, Rollup>;

/** What of a question decides whether a rollup can answer it. */
interface RollupAsk {
  readonly sets: readonly (readonly GroupBy[])[];
  readonly scope: Scope;
}

export const NO_ROLLUPS: Rollups = new Map();
const ROLLED: readonly FactName[] = ['call_fact', 'leg_fact'];
const KEYS = ['day', 'cluster', 'agent', 'team', 'channel', 'direction'] as const;
const GROUPS: readonly GroupBy[] = ['day', 'week', 'agent', 'team', 'channel', 'direction'];
const UNITS: readonly (string | null)[] = [null, 'cluster', 'agent'];
/** Stands for the ends of the period: an expression that looks at them cannot be added up beforehand. */
const PERIOD = raw('$period');

const made = new WeakMap<ModelInfo, { settings: string; rollups: Rollups }>();

/**
 * Makes the rollups of a data set, so that `rollupsOf` finds them. Without them everything is asked of the facts: they change how long an answer takes,
 * never what it is.
 * Errors: `engine.query`, `engine.cancelled`.
 */
export async function prepareRollups(
  engine: Engine,
  context: QueryContext,
  options: { readonly signal?: CancelSignal } = {}
): Promise<void> {
  for (const [fact, rollup] of planRollups(context)) await engine.exec(rollupSql(fact, rollup), options);
  adoptRollups(context);
}

/** Says that the rollups of a data set lie in the engine, since they were read with it. */
export function adoptRollups(context: QueryContext): void {
  made.set(context.model, { settings: JSON.stringify(context.settings), rollups: planRollups(context) });
}

function planRollups(context: QueryContext): Rollups {
  const plans = ROLLED.map((fact) => [fact, planRollup(fact, context)] as const);
  return new Map(plans.filter(([, { columns }]) => columns.size > 0));
}

/** The rollups made for a data set and settings. */
export function rollupsOf({ model, settings }: QueryContext): Rollups {
  const found = made.get(model);
  return found && found.settings === JSON.stringify(settings) ? found.rollups : NO_ROLLUPS;
}

/** The rollup that can answer a metric for these groups and filters; null when its rows are too coarse. */
export function rollupFor(metric: Metric, { sets, scope }: RollupAsk, rollups: Rollups): Rollup | null {
  const rollup = rollups.get(metric.fact);
  if (!rollup?.metrics.has(metric.id) || scope.hours.length > 0 || scope.handle) return null;
  const isFine = (name: GroupBy): boolean => !GROUPS.includes(name);
  const isFiltered = FILTERS.some((filter) => scope.codes[filter] && FACT_DIMENSIONS[metric.fact].includes(filter) && isFine(filter)); // prettier-ignore
  return isFiltered || sets.some((set) => set.some(isFine)) ? null : rollup;
}

/** SQL of a term over a rollup. */
export function rolledSql(term: Term, { columns }: Rollup): string {
  const column = columns.get(termSql(term));
  if (column === undefined) throw new Error(`not in the rollup: ${termSql(term)}`);
  // A count of nothing is 0, a sum of nothing unknown.
  return term.fn === 'count' ? `coalesce(sum(${column}), 0)` : `sum(${column})`;
}

/** Metrics of a fact that add up over its rows, and a column for each of their sums. */
function planRollup(fact: FactName, context: QueryContext): Rollup {
  const columns = new Map<string, string>();
  const metrics = new Set<string>();
  for (const metric of ALL_METRICS.filter((one) => one.fact === fact)) {
    const isPlain = isAdditive(metric) && !metric.source && metric.date === undefined && UNITS.includes(unitOf(metric));
    if (!isPlain || missingColumns(metric, context.model) !== null || metric.unavailable?.(context)) continue;
    const texts = Object.values(termsOf(metric, metricContext(context, PERIOD, PERIOD))).map(termSql);
    if (texts.some((text) => text.includes(PERIOD.text))) continue;
    metrics.add(metric.id);
    for (const text of texts) if (!columns.has(text)) columns.set(text, `sum_${columns.size}`);
  }
  return { table: `${fact}_rollup`, columns, metrics };
}

function rollupSql(fact: FactName, { table, columns }: Rollup): string {
  const sums = [...columns].map(([text, name]) => `CAST(${text} AS DOUBLE) AS ${name}`);
  return `CREATE OR REPLACE TABLE ${table} AS
SELECT
  ${[...KEYS, ...sums].join(',\n  ')}
FROM ${fact}
GROUP BY ${KEYS.join(', ')}
ORDER BY day`;
}
