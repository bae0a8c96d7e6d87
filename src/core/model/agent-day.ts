import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { closedDay } from './case-fact.ts';
import { has, type Present } from './inputs.ts';
import { SPAN } from './intervals.ts';
import { hasIntervals } from './leg-fact.ts';

/** Days over which the daily capacity is measured, and the fewest that will do (METHODS 1.11). */
const CAPACITY_DAYS = 20;
const CAPACITY_MIN_DAYS = 10;

/** A person's last work date speaks for the backlog when it is this recent. */
const BACKLOG_RECENT_DAYS = 6;

/** `agent_day`: one row per person and work date; strain is added by `strain-day.ts`. */
export function agentDay(_settings: Settings, present: Present): Sql[] {
  return [
    hasIntervals(present) ? daySums() : dayCounts(),
    spanSums(),
    dayTeams(),
    dayTable(present),
    ...backlog(present)
  ];
}

/** Sessions added up to work dates. */
function daySums(): Sql {
  const sums = [
    'contacts', 'handled', 'busy_s', 'contact_s', 'in_productive_s', 'in_paid_s', 'in_scheduled_s', 'b2b_n', 'b2b_known', 'difficult_n', 'difficult_known',
    'out_of_hours_s'
  ]; // prettier-ignore
  return sql`
CREATE OR REPLACE TEMP TABLE day_sum AS
SELECT
  w.cluster,
  w.agent,
  w.work_day,
  min(s.f) AS f,
  max(s.t) AS t,
  sum(s.t - s.f) AS span_s,
  coalesce(sum(s.long_gap_s), 0) AS long_gap_s,
  max(s.spell_s) AS spell_s,
  ${join(sums.map((name) => sql`sum(s.${raw(name)}) AS ${raw(name)}`))}
FROM session_sum AS s
JOIN work_session AS w ON w.session_no = s.session_no
GROUP BY w.cluster, w.agent, w.work_day`;
}

/** Without times there are counts only. */
function dayCounts(): Sql {
  const unknown = ['f', 't', 'span_s', 'long_gap_s', 'spell_s', 'busy_s', 'contact_s', 'in_productive_s', 'in_paid_s', 'in_scheduled_s', 'b2b_n', 'b2b_known', 'out_of_hours_s']; // prettier-ignore
  return sql`
CREATE OR REPLACE TEMP TABLE day_sum AS
SELECT
  cluster,
  agent,
  work_day,
  count(*) AS contacts,
  count(*) FILTER (WHERE handled) AS handled,
  count(*) FILTER (WHERE difficult) AS difficult_n,
  count(difficult) AS difficult_known,
  ${join(unknown.map((name) => sql`NULL::DOUBLE AS ${raw(name)}`))}
FROM leg_fact
WHERE work_day IS NOT NULL
GROUP BY cluster, agent, work_day`;
}

/** Seconds per person, work date and kind of span. */
function spanSums(): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE span_sum AS
SELECT s.agent, d.work_day, s.kind, sum(s.t - s.f) AS span_s, sum(coalesce(s.break_s, 0)) AS break_s, coalesce(bool_or(s.actual), false) AS actual
FROM agent_span AS s
JOIN span_day AS d
  ON d.agent = s.agent AND d.part = s.part
  AND d.source = CASE WHEN s.kind IN (${SPAN.paidShift}, ${SPAN.scheduledShift}) THEN s.kind ELSE 0 END
GROUP BY s.agent, d.work_day, s.kind`;
}

/** Team and channel of most legs of the day; the lower number when tied. */
function dayTeams(): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE day_team AS
WITH leg AS (
  SELECT cluster, team, channel, count(*) AS legs, count(*) FILTER (WHERE difficult) AS difficult, count(unrecovered) AS known, count(*) FILTER (WHERE unrecovered) AS unrecovered
  FROM leg_fact
  GROUP BY cluster, team, channel),
team AS (
  SELECT cluster, team, sum(legs) AS legs FROM leg WHERE team IS NOT NULL GROUP BY cluster, team),
channel AS (
  SELECT cluster, channel, sum(legs) AS legs FROM leg WHERE channel IS NOT NULL GROUP BY cluster, channel),
best_team AS (
  SELECT cluster, arg_max(team, legs * 65536 - team) AS team FROM team GROUP BY cluster),
best_channel AS (
  SELECT cluster, arg_max(channel, legs * 65536 - channel) AS channel FROM channel GROUP BY cluster)
SELECT leg.cluster, any_value(t.team) AS team, any_value(c.channel) AS channel, sum(known) AS recovery_known, sum(unrecovered) AS unrecovered_n
FROM leg
LEFT JOIN best_team AS t ON t.cluster = leg.cluster
LEFT JOIN best_channel AS c ON c.cluster = leg.cluster
GROUP BY leg.cluster`;
}

function dayTable(present: Present): Sql {
  const b2bUnknown = present.calls.minuteRounded;
  const spans = [SPAN.productive, SPAN.paidShift, SPAN.scheduledShift, SPAN.pause, SPAN.loggedIn].map(
    (kind) => sql`LEFT JOIN span_sum AS ${raw(`s${kind}`)} ON ${raw(`s${kind}`)}.agent = d.agent AND ${raw(`s${kind}`)}.work_day = d.work_day AND ${raw(`s${kind}`)}.kind = ${kind}` // prettier-ignore
  );
  return sql`
CREATE OR REPLACE TABLE agent_day AS
WITH day AS (
  SELECT
    d.*,
    g.team,
    g.channel,
    g.recovery_known,
    g.unrecovered_n,
    s1.span_s AS productive_status_s,
    greatest(0, s2.span_s - s2.break_s) AS productive_shift_s,
    s2.span_s AS shift_s,
    s2.actual,
    s3.span_s AS scheduled_s,
    CASE WHEN s5.span_s IS NOT NULL THEN coalesce(s4.span_s, 0) END AS pause_s,
    s5.span_s AS logged_s,
    (d.f - lag(d.t) OVER (PARTITION BY d.agent ORDER BY d.work_day)) / 3600.0 AS rest_h
  FROM day_sum AS d
  LEFT JOIN day_team AS g ON g.cluster = d.cluster
  ${join(spans, '\n  ')})
SELECT
  cluster::INTEGER AS cluster,
  work_day::INTEGER AS day,
  agent,
  team,
  channel,
  contacts::INTEGER AS contacts,
  handled::INTEGER AS handled,
  busy_s::DOUBLE AS busy_s,
  contact_s::DOUBLE AS contact_s,
  (CASE WHEN productive_status_s IS NOT NULL THEN in_productive_s WHEN productive_shift_s IS NOT NULL THEN in_paid_s END)::DOUBLE AS busy_in_s,
  coalesce(productive_status_s, CASE WHEN shift_s IS NOT NULL THEN productive_shift_s END)::DOUBLE AS productive_s,
  (CASE WHEN actual THEN shift_s ELSE coalesce(logged_s, shift_s) END)::DOUBLE AS paid_s,
  span_s::DOUBLE AS span_s,
  long_gap_s::DOUBLE AS long_gap_s,
  spell_s::DOUBLE AS longest_spell_s,
  ${b2bUnknown ? sql`NULL::INTEGER` : sql`b2b_n::INTEGER`} AS b2b_n,
  ${b2bUnknown ? sql`NULL::INTEGER` : sql`b2b_known::INTEGER`} AS b2b_known,
  difficult_n::INTEGER AS difficult_n,
  difficult_known::INTEGER AS difficult_known,
  unrecovered_n::INTEGER AS unrecovered_n,
  recovery_known::INTEGER AS recovery_known,
  ((t - f) / 3600.0)::DOUBLE AS day_h,
  rest_h::DOUBLE AS rest_h,
  pause_s::DOUBLE AS break_s,
  (CASE WHEN scheduled_s IS NOT NULL THEN busy_s - in_scheduled_s END)::DOUBLE AS overtime_s,
  out_of_hours_s::DOUBLE AS out_of_hours_s,
  NULL::DOUBLE AS backlog_days,
  NULL::DOUBLE AS overdue_n,
  NULL::DOUBLE AS capacity_n
FROM day
ORDER BY work_day, agent`;
}

/**
 * Backlog on a person's last work date: overdue actions of their open cases by daily capacity. The cases file tells only what is open now, so earlier
 * days stay unknown (DECISIONS: past days without dated actions lack the component); so do people without assigned cases.
 */
function backlog(present: Present): Sql[] {
  if (!has(present, 'cases', 'agent_id', 'next_action_date') || present.asOfS === null) return [];
  const today = Math.floor(present.asOfS / 86_400);
  const steps = [1, 2, 3, 4, 5, 6, 7].filter((step) => has(present, 'cases', `s${step}_at`));
  const stepRows = steps.map(
    (step) => sql`
  UNION ALL
  SELECT k.agent, ${raw(`c.s${step}_local_s`)} // 86400 AS day, 1 AS n
  FROM cases AS c
  JOIN case_key AS k ON k.case_rowid = c.rowid
  WHERE ${raw(`c.s${step}_local_s`)} IS NOT NULL`
  );
  return [
    sql`
UPDATE agent_day
SET backlog_days = b.overdue_n / nullif(b.capacity_n, 0), overdue_n = b.overdue_n, capacity_n = b.capacity_n
FROM (
  WITH worked AS (
    SELECT agent, day, cluster, row_number() OVER (PARTITION BY agent ORDER BY day DESC) AS back FROM agent_day),
  recent AS (
    SELECT agent, min(day) AS first_day, max(day) AS last_day, max(cluster) AS cluster, count(*) AS days
    FROM worked
    WHERE back <= ${CAPACITY_DAYS}
    GROUP BY agent),
  done AS (
    SELECT agent, work_day AS day, count(*) AS n FROM leg_fact WHERE direction = 3 GROUP BY agent, work_day${join(stepRows, '')}),
  capacity AS (
    SELECT r.agent, sum(d.n) / r.days::DOUBLE AS per_day
    FROM recent AS r
    JOIN done AS d ON d.agent = r.agent AND d.day BETWEEN r.first_day AND r.last_day
    WHERE r.days >= ${CAPACITY_MIN_DAYS} AND r.last_day >= ${today - BACKLOG_RECENT_DAYS}
    GROUP BY r.agent, r.days),
  overdue AS (
    SELECT k.agent, count(*) FILTER (WHERE (c.next_action_date - DATE '1970-01-01') < ${today})::DOUBLE AS n
    FROM cases AS c
    JOIN case_key AS k ON k.case_rowid = c.rowid
    WHERE k.agent IS NOT NULL AND (c.opened_date IS NULL OR (c.opened_date - DATE '1970-01-01') <= ${today})
      AND coalesce(${closedDay(present)} > ${today}, true)
    GROUP BY k.agent)
  SELECT r.cluster, o.n AS overdue_n, p.per_day AS capacity_n
  FROM recent AS r
  JOIN capacity AS p ON p.agent = r.agent
  JOIN overdue AS o ON o.agent = r.agent) AS b
WHERE agent_day.cluster = b.cluster`
  ];
}

/** Joins what `teamOn` reads; `alias` has columns agent and day. */
export const joinTeamOn = (alias: string): Sql => sql`
LEFT JOIN (SELECT agent, day, team FROM agent_day) AS on_day ON on_day.agent = ${raw(alias)}.agent AND on_day.day = ${raw(alias)}.day
LEFT JOIN (SELECT agent, day + 1 AS day, team FROM agent_day) AS day_before ON day_before.agent = ${raw(alias)}.agent AND day_before.day = ${raw(alias)}.day
LEFT JOIN agent_team AS usual_team ON usual_team.agent = ${raw(alias)}.agent`;

/** The team that a person worked for on a date: that of the working day, of a night that began the day before, else of most days. */
export const TEAM_ON = raw('coalesce(on_day.team, day_before.team, usual_team.team)');

/**
 * `agent_team` (agent, team): the team of most working days of a person. Where the file of cases has no teams, a case belongs to the team of the
 * person it is assigned to, as the promises do.
 */
export function agentTeam(_settings: Settings, present: Present): Sql[] {
  const teams = sql`
CREATE OR REPLACE TEMP TABLE agent_team AS
SELECT agent, arg_max(team, legs * 65536 - team) AS team
FROM (SELECT agent, team, count(*) AS legs FROM agent_day WHERE team IS NOT NULL GROUP BY agent, team)
GROUP BY agent`;
  if (!has(present, 'cases', 'agent_id') || has(present, 'cases', 'team')) return [teams];
  return [
    teams,
    sql`
UPDATE case_key
SET team = a.team
FROM agent_team AS a
WHERE a.agent = case_key.agent`
  ];
}
