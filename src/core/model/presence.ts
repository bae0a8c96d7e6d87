import { toRows, type Engine } from '#core/engine.ts';
import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import type { ZoneTransition } from '#core/stats/zone.ts';
import { occupancyBasis } from './basis.ts';
import { joinTeamOn, TEAM_ON } from './agent-day.ts';
import type { Present } from './inputs.ts';
import type { ModelInfo } from './types.ts';
import { SPAN } from './intervals.ts';
import { DAY_S } from './site-days.ts';
import { onWallClock, siteClock } from './wall-clock.ts';

/**
 * `presence_span`: disjoint spans in which a person was there to take work (METHODS 1.4), and `presence_fact`: seconds logged in and busy and calls per
 * person, local date and hour; spans and busy pieces are cut at full hours and where the clock changes (METHODS 0.3, 1.14).
 */
export async function buildPresence(engine: Engine, { zone }: Settings, present: Present): Promise<void> {
  const basis = occupancyBasis(present);
  await engine.exec(
    sql`CREATE OR REPLACE TABLE presence_span AS ${spansOf(basis, SPAN.productive)} ORDER BY agent, f`.text
  );
  if (basis === 'none') return engine.exec(EMPTY.text);
  const spans = spansOf(basis, SPAN.loggedIn);
  const [ends] = toRows(
    await engine.query(
      sql`SELECT min(f)::DOUBLE AS f, max(t)::DOUBLE AS t FROM (${spans} UNION ALL SELECT NULL, min(new_from), max(new_from + new_busy_s), NULL FROM leg_step) AS span`
        .text
    )
  );
  const clock = ends?.f == null ? [] : siteClock(zone, Math.floor(Number(ends.f) / DAY_S), Math.floor(Number(ends.t) / DAY_S)); // prettier-ignore
  await engine.exec(presenceSql(spans, clock).text);
}

/** Spans (agent, f, t, off_s): status of one kind, and the shifts of working days without any status; shifts alone; else sessions of contacts. */
function spansOf(basis: ModelInfo['occupancy'], kind: number): Sql {
  const shifts = sql`SELECT s.agent, s.f, s.t, s.off_s, s.part FROM agent_span AS s WHERE s.kind = ${SPAN.paidShift}`;
  return {
    status: sql`SELECT agent, f, t, off_s FROM agent_span WHERE kind = ${kind}
  UNION ALL
  SELECT s.agent, s.f, s.t, s.off_s
  FROM (${shifts}) AS s
  JOIN span_day AS d ON d.agent = s.agent AND d.part = s.part AND d.source = ${SPAN.paidShift}
  WHERE (s.agent, d.work_day) NOT IN (SELECT (login.agent, login.work_day) FROM span_day AS login WHERE login.source = 0)`,
    shifts: sql`SELECT agent, f, t, off_s FROM (${shifts}) AS shift`,
    bounds: sql`SELECT agent, f, t, off_s FROM session_sum`,
    none: sql`SELECT NULL::SMALLINT AS agent, NULL::BIGINT AS f, NULL::BIGINT AS t, NULL::INTEGER AS off_s WHERE false`
  }[basis];
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
  SELECT agent, hour, sum(busy_s) AS busy_s FROM piece_hour GROUP BY agent, hour),
handled AS (
  SELECT agent, day::BIGINT * 24 + how % 24 AS hour, count(*) AS calls
  FROM call_fact
  WHERE handled AND agent IS NOT NULL AND how IS NOT NULL
  GROUP BY agent, day, how),
hours AS (
  SELECT
    agent,
    hour,
    hour // 24 AS day,
    coalesce(p.present_s, 0) AS present_s,
    coalesce(b.busy_s, 0) AS busy_s,
    coalesce(h.calls, 0) AS calls
  FROM present AS p
  FULL JOIN busy AS b USING (agent, hour)
  FULL JOIN handled AS h USING (agent, hour))
SELECT
  o.agent,
  ${TEAM_ON} AS team,
  o.day::INTEGER AS day,
  (((o.day + 3) % 7) * 24 + o.hour % 24)::SMALLINT AS how,
  o.present_s::DOUBLE AS present_s,
  o.busy_s::DOUBLE AS busy_s,
  (CASE WHEN sum(o.present_s) OVER (PARTITION BY o.agent, o.day) > 0 THEN o.calls ELSE 0 END)::INTEGER AS calls
FROM hours AS o
${joinTeamOn('o')}
ORDER BY day, how, o.agent`;
}

const EMPTY = sql`
CREATE OR REPLACE TABLE presence_fact (agent SMALLINT, team SMALLINT, day INTEGER, how SMALLINT, present_s DOUBLE, busy_s DOUBLE, calls INTEGER)`;
