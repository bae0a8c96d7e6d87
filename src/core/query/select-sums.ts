import type { Metric } from '#core/semantic/metric.ts';
import type { Frame } from './frame.ts';
import { rolledSql, type Rollup } from './rollup.ts';
import { termSql, termsOf, unitOf, type Role, type Term } from './terms.ts';

/** Column of each part of each metric, by metric id. */
export type MetricColumns = Readonly<Record<string, Readonly<Partial<Record<Role | string, string>>>>>;

/** Gives every different aggregate one column, however many metrics need it. */
class Columns {
  readonly #names = new Map<string, string>();

  name(text: string): string {
    const name = this.#names.get(text) ?? `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }

  /** `aggregate AS name` of each, as DOUBLE. */
  list(): string[] {
    return [...this.#names].map(([text, name]) => `CAST(${text} AS DOUBLE) AS ${name}`);
  }

  names(): string[] {
    return [...this.#names.values()];
  }
}

const lines = (list: readonly string[]): string => list.join(',\n  ');

/**
 * Sums of the metrics by group. With a `unit` the rows are first added up per unit (agent-day, person, case), and the moments of the unit totals
 * follow for the metrics that need them. With a `rollup` the rows are sums already.
 */
export function sumsSelect(
  frame: Frame,
  metrics: readonly Metric[],
  unit: string | null,
  rollup: Rollup | null = null
): { sql: string; columns: MetricColumns } {
  const sums = new Columns();
  const columns: Record<string, Record<string, string>> = {};
  for (const metric of metrics) {
    const terms = Object.entries(termsOf(metric, frame.context)) as [Role, Term][];
    columns[metric.id] = Object.fromEntries(
      terms.map(([role, term]) => [role, sums.name(rollup ? rolledSql(term, rollup) : termSql(term))])
    );
  }
  // A unit that is also a group of another set would hide which set a row belongs to: it stands apart.
  const own = unit !== null && frame.names.includes(`by_${unit}`) ? `${unit} + 0` : unit;
  const inner = `SELECT
  ${lines([...frame.head, ...sums.list()])}
${frame.body}${frame.groupBy(own ?? undefined)}`;
  if (unit === null) return { sql: inner, columns };

  const moments = new Columns();
  for (const metric of metrics.filter((one) => unitOf(one) !== null)) {
    const parts = columns[metric.id];
    const { num, den } = parts ?? {};
    if (!parts || !num || !den) continue;
    parts.k = `m_${moments.name(`count(*) FILTER (WHERE ${den} > 0)`)}`;
    parts.num2 = `m_${moments.name(`sum(${num} * ${num})`)}`;
    parts.numDen = `m_${moments.name(`sum(${num} * ${den})`)}`;
    parts.den2 = `m_${moments.name(`sum(${den} * ${den})`)}`;
  }
  const totals = sums.names().map((name) => `CAST(sum(${name}) AS DOUBLE) AS ${name}`);
  const more = moments.list().map((text) => text.replace(/ AS (s\d+)$/, ' AS m_$1'));
  return {
    columns,
    sql: `SELECT
  ${lines([...frame.names, ...totals, ...more])}
FROM (
${inner}) AS unit_total
GROUP BY ${frame.names.join(', ')}`
  };
}
