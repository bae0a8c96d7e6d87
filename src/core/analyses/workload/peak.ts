import type { Engine } from '#core/engine.ts';
import { FILTERS } from '#core/query/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { underFilters, withinDays } from '../scope.ts';
import { ask, maybe, num, type AskOptions } from '../volume/ask.ts';
import { presenceBasis, type PresenceBasis } from './presence.ts';
import { boundsOf, prepareSlots, slotTables } from './slot-load.ts';

/** What the queue was like while one person was on: pressure ρ = offered·AHT/1800/people present. */
export interface PeakExposure {
  /** Code of the agent, and of the team of most of the contacts. */
  readonly agent: number;
  readonly team: number | null;
  readonly presentS: number;
  /** Mean ρ over the time present (may exceed 1), and shares of it above 0.85 and above 1. */
  readonly meanRho: number;
  readonly shareAbove085: number;
  readonly shareAbove1: number;
}

/**
 * Statement of METHODS 1.13. `load`: slot, offered, aht_s; `presence`: agent, slot, present_s. Gives agent, present_s, mean_rho,
 * share_above_085, share_above_1, ordered by agent; `before` are CTEs that both may read. Slots without load count as no pressure only when `load` has a row for them.
 */
export function peakSql(load: Sql, presence: Sql, before: Sql | null = null): Sql {
  return sql`
WITH ${before ? sql`${before},` : sql``}
load AS (${load}),
presence AS (${presence}),
people AS (
  SELECT slot, sum(present_s) / 1800.0 AS people
  FROM presence
  GROUP BY slot),
pressure AS (
  SELECT slot, l.offered * l.aht_s / 1800.0 / nullif(p.people, 0) AS rho
  FROM load AS l
  JOIN people AS p USING (slot))
SELECT
  agent,
  sum(present_s)::DOUBLE AS present_s,
  (sum(rho * present_s) / sum(present_s))::DOUBLE AS mean_rho,
  (coalesce(sum(present_s) FILTER (WHERE rho > 0.85), 0) / sum(present_s))::DOUBLE AS share_above_085,
  (coalesce(sum(present_s) FILTER (WHERE rho > 1), 0) / sum(present_s))::DOUBLE AS share_above_1
FROM presence
JOIN pressure USING (slot)
GROUP BY agent
ORDER BY agent`;
}

/**
 * Peak-load exposure per person. AHT is that of the weekday and half-hour over the four weeks up to the end of the range, so that a slow
 * person does not raise the own exposure. Uneven exposure is a finding about the roster, not about people.
 */
export async function peakExposure(
  engine: Engine,
  options: AskOptions
): Promise<{ people: PeakExposure[]; basis: PresenceBasis }> {
  const { scope, model, signal } = options;
  const basis = presenceBasis(model);
  if (basis.reason) return { people: [], basis };
  const { from, to } = boundsOf(scope, model);
  const contacts = underFilters(scope, 'f', FILTERS.filter((filter) => filter !== 'team' && filter !== 'agent')); // prettier-ignore
  const load = sql`
  SELECT p.slot, coalesce(o.offered, 0) AS offered, coalesce(h.aht_s, (SELECT avg(handle_s) FROM call_fact WHERE offered)) AS aht_s
  FROM (SELECT DISTINCT slot FROM present_slot) AS p
  LEFT JOIN (
    SELECT f.day * 48 + f.half AS slot, count(*) AS offered
    FROM call_fact AS f
    WHERE f.offered AND f.day BETWEEN ${from} AND ${to} AND ${contacts}
    GROUP BY 1) AS o ON o.slot = p.slot
  LEFT JOIN (
    SELECT f.day % 7 * 48 + f.half AS week_slot, avg(f.handle_s) AS aht_s
    FROM call_fact AS f
    WHERE f.offered AND f.day BETWEEN ${to - 27} AND ${to} AND ${contacts}
    GROUP BY 1) AS h ON h.week_slot = (p.slot // 48) % 7 * 48 + p.slot % 48`;
  const all = { ...options, scope: { ...scope, codes: {} } };
  const everyone = sql`SELECT agent, slot, present_s FROM present_slot`;
  await prepareSlots(engine, options);
  const rows = await ask(engine, peakSql(load, everyone, slotTables(all)), signal);
  const chosen = await ask(
    engine,
    sql`
SELECT l.agent::INTEGER AS agent, mode(l.team)::INTEGER AS team
FROM leg_fact AS l
WHERE ${withinDays(scope, 'l.day')} AND ${underFilters(scope, 'l', ['team', 'agent'])}
GROUP BY l.agent`,
    signal
  );
  const teams = new Map(chosen.map((row) => [num(row, 'agent'), maybe(row, 'team')]));
  const people = rows.filter((row) => teams.has(num(row, 'agent'))).map((row) => ({
    agent: num(row, 'agent'),
    team: teams.get(num(row, 'agent')) ?? null,
    presentS: num(row, 'present_s'),
    meanRho: num(row, 'mean_rho'),
    shareAbove085: num(row, 'share_above_085'),
    shareAbove1: num(row, 'share_above_1')
  })); // prettier-ignore
  return { people, basis };
}
