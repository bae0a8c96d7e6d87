import { toRows, type Engine } from '#core/engine.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { STRAIN_COMPONENTS, STRAIN_MIN, type StrainComponent } from '#core/semantic/metrics/strain.ts';
import { withinDays } from '../scope.ts';
import type { AskOptions } from '../volume/ask.ts';

/** Where the strain of one person comes from, in points, beside the mean of the team. */
export interface StrainParts {
  /** Null when the component was not measured on any of the days. */
  readonly parts: Readonly<Record<StrainComponent, { readonly own: number | null; readonly team: number | null }>>;
  readonly total: { readonly own: number | null; readonly team: number | null };
  /** Scored days of the person in the period. */
  readonly days: number;
  /** People of the team with at least five scored days; under the minimum group the team is not shown. */
  readonly people: number;
}

/** Scored days under which nothing is shown of one person (METHODS 0.5). */
export const MIN_DAYS = STRAIN_MIN.daysPerPerson;

/**
 * Contributions to the strain index of one person and of the person's team (METHODS 3.4): means over scored days weighted by hours; the team's mean
 * takes each person with at least five scored days once. Contributions add up to the total.
 */
export async function strainPartsOf(
  engine: Engine,
  { scope, settings, signal, agent }: AskOptions & { readonly agent: number }
): Promise<StrainParts> {
  const mean = (column: string) => `sum(coalesce(d.${column}, 0) * d.weight_h) / nullif(sum(d.weight_h), 0)`;
  const columns = STRAIN_COMPONENTS.map((id) => `CASE WHEN count(d.part_${id}) > 0 THEN ${mean(`part_${id}`)} END AS ${id}`); // prettier-ignore
  const result = await engine.query(
    sql`
WITH mine AS (
  SELECT mode(team) AS team FROM agent_day AS d WHERE d.agent = ${agent} AND ${withinDays(scope, 'd.day')}),
person AS (
  SELECT d.agent, count(*) AS days, ${raw(mean('sri'))} AS total,
    ${raw(columns.join(',\n    '))}
  FROM agent_day AS d
  WHERE d.scored AND d.weight_h > 0 AND d.sri IS NOT NULL AND ${withinDays(scope, 'd.day')}
    AND (d.agent = ${agent} OR d.team = (SELECT team FROM mine))
  GROUP BY d.agent)
SELECT agent = ${agent} AS own, count(*)::DOUBLE AS people, sum(days)::DOUBLE AS days, avg(total)::DOUBLE AS total,
  ${raw(STRAIN_COMPONENTS.map((id) => `avg(${id})::DOUBLE AS ${id}`).join(', '))}
FROM (
  SELECT * FROM person WHERE agent = ${agent}
  UNION ALL
  SELECT * REPLACE (-1 AS agent) FROM person WHERE days >= ${MIN_DAYS}) AS one
GROUP BY own`.text,
    signal ? { signal } : {}
  );
  const rows = toRows(result);
  const own = rows.find((row) => row.own === true);
  const team = rows.find((row) => row.own === false);
  const people = Number(team?.people ?? 0);
  const number = (row: typeof own, name: string) => (row?.[name] === null || row?.[name] === undefined ? null : Number(row[name])); // prettier-ignore
  const shown = people >= settings.minGroup ? team : undefined;
  const pair = (name: string) => ({ own: number(own, name), team: number(shown, name) });
  return {
    parts: Object.fromEntries(STRAIN_COMPONENTS.map((id) => [id, pair(id)])) as StrainParts['parts'],
    total: pair('total'),
    days: Number(own?.days ?? 0),
    people
  };
}
