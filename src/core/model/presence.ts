import { toRows, type Engine } from '#core/engine.ts';
import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import type { ZoneTransition } from '#core/stats/zone.ts';
import { occupancyBasis } from './basis.ts';
import { type Present } from './inputs.ts';
import { SPAN } from './intervals.ts';
import { DAY_S } from './site-days.ts';
import { onWallClock, siteClock } from './wall-clock.ts';

/**
 * `presence_fact`: seconds present and busy per person, local date and hour; spans and busy pieces are cut at full hours and where the clock changes
 * (METHODS 0.3, 1.14).
 */
export async function buildPresence(engine: Engine, { zone }: Settings, present: Present): Promise<void> {
  const basis = occupancyBasis(present);
  if (basis === 'none') return engine.exec(EMPTY.text);
  const spans = {
    status: sql`SELECT agent, f, t, off_s FROM agent_span WHERE kind = ${SPAN.loggedIn}`,
    shifts: sql`SELECT agent, f, t, off_s FROM agent_span WHERE kind = ${SPAN.paidShift}`,
    bounds: sql`SELECT agent, f, t, off_s FROM session_sum`
  }[basis];
  const [ends] = toRows(
    await engine.query(
      sql`SELECT min(f)::DOUBLE AS f, max(t)::DOUBLE AS t FROM (${spans} UNION ALL SELECT NULL, min(new_from), max(new_from + new_busy_s), NULL FROM leg_step) AS span`
        .text
    )
  );
  const clock = ends?.f == null ? [] : siteClock(zone, Math.floor(Number(ends.f) / DAY_S), Math.floor(Number(ends.t) / DAY_S)); // prettier-ignore
  await engine.exec(presenceSql(spans, clock).text);
}

function presenceSql(spans: Sql, clock: readonly ZoneTransition[]): Sql {
  return sql`
CREATE OR REPLACE TABLE presence_fact AS
WITH span_block AS (
  ${spans}),
span AS (${onWallClock('span_block', ['agent'], clock)}),
span_hour AS (
  SELECT agent, f, t, unnest(generate_series(f // 3600, (t - 1) // 3600)) AS hour FROM span WHERE t > f),
present AS (
  SELECT agent, hour, sum(least(t, (hour + 1) * 3600) - greatest(f, hour * 3600)) AS present_s FROM span_hour GROUP BY agent, hour),
piece_block AS (
  SELECT agent, new_from AS f, new_from + new_busy_s AS t, off_s FROM leg_step WHERE new_busy_s > 0),
piece AS (${onWallClock('piece_block', ['agent'], clock)}),
piece_hour AS (
  SELECT agent, f // 3600 AS hour, least(t, (f // 3600 + 1) * 3600) - f AS busy_s FROM piece
  UNION ALL
  SELECT agent, hour, least(t, (hour + 1) * 3600) - hour * 3600
  FROM (SELECT agent, f, t, unnest(generate_series(f // 3600 + 1, (t - 1) // 3600)) AS hour FROM piece WHERE (t - 1) // 3600 > f // 3600)),
busy AS (
  SELECT agent, hour, sum(busy_s) AS busy_s FROM piece_hour GROUP BY agent, hour)
SELECT
  agent,
  a.team,
  (hour // 24)::INTEGER AS day,
  (((hour // 24 + 3) % 7) * 24 + hour % 24)::SMALLINT AS how,
  coalesce(p.present_s, 0)::DOUBLE AS present_s,
  coalesce(b.busy_s, 0)::DOUBLE AS busy_s
FROM present AS p
FULL JOIN busy AS b USING (agent, hour)
LEFT JOIN agent_team AS a USING (agent)
ORDER BY day, how, agent`;
}

const EMPTY = sql`
CREATE OR REPLACE TABLE presence_fact (agent SMALLINT, team SMALLINT, day INTEGER, how SMALLINT, present_s DOUBLE, busy_s DOUBLE)`;
