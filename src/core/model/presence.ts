import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { occupancyBasis } from './basis.ts';
import { type Present } from './inputs.ts';
import { SPAN } from './intervals.ts';

/** `presence_fact`: seconds present and busy per person, local date and hour; spans and busy pieces are cut at full hours (METHODS 1.14). */
export function presenceFact(_settings: Settings, present: Present): Sql[] {
  const basis = occupancyBasis(present);
  if (basis === 'none') return [EMPTY];
  const spans = {
    status: sql`SELECT agent, f + off_s AS f, t + off_s AS t FROM agent_span WHERE kind = ${SPAN.loggedIn}`,
    shifts: sql`SELECT agent, f + off_s AS f, t + off_s AS t FROM agent_span WHERE kind = ${SPAN.paidShift}`,
    bounds: sql`SELECT agent, f + off_s AS f, t + off_s AS t FROM session_sum`
  }[basis];
  return [
    sql`
CREATE OR REPLACE TABLE presence_fact AS
WITH span AS (
  ${spans}),
span_hour AS (
  SELECT agent, f, t, unnest(generate_series(f // 3600, (t - 1) // 3600)) AS hour FROM span WHERE t > f),
present AS (
  SELECT agent, hour, sum(least(t, (hour + 1) * 3600) - greatest(f, hour * 3600)) AS present_s FROM span_hour GROUP BY agent, hour),
piece AS (
  SELECT agent, new_from + off_s AS f, new_from + off_s + new_busy_s AS t FROM leg_step WHERE new_busy_s > 0),
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
ORDER BY day, how, agent`
  ];
}

const EMPTY = sql`
CREATE OR REPLACE TABLE presence_fact (agent SMALLINT, team SMALLINT, day INTEGER, how SMALLINT, present_s DOUBLE, busy_s DOUBLE)`;
