import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { has, type Present } from './inputs.ts';

/** Kinds of rows in `agent_span`: what a person's time was, from status and shifts. */
export const SPAN = { productive: 1, paidShift: 2, scheduledShift: 3, pause: 4, loggedIn: 5 } as const;

/** A status gap of this length starts a new login (the 4 hours of DECISIONS 2). */
export const WORK_DATE_GAP_S = 4 * 3600;

/** An open status or shift row is not followed further than this. */
const OPEN_ROW_S = 16 * 3600;

/** True when status rows can say what a person did. */
export const hasStatus = (present: Present): boolean => has(present, 'status', 'agent_id', 'status', 'from');

/** True when shift rows can say when a person was due. */
export const hasShifts = (present: Present): boolean => has(present, 'shifts', 'agent_id', 'shift_start', 'shift_end');

/** Planned and actual shifts may differ; with one kind only, paid and scheduled spans are the same. */
export const hasTwoShiftKinds = (present: Present): boolean => hasShifts(present) && has(present, 'shifts', 'kind');

/**
 * `agent_span` (agent, kind, part, f, t, off_s, break_s): disjoint spans per agent and kind, UTC seconds. `part` groups the spans of one login
 * or shift; of several overlapping status rows the later `from` wins; overlapping shift rows are united (DECISIONS 3).
 */
export function agentSpans(_settings: Settings, present: Present): Sql[] {
  const parts: Sql[] = [];
  const before: Sql[] = [];
  if (hasStatus(present)) {
    before.push(...statusSpans());
    parts.push(STATUS_PARTS);
  }
  if (hasShifts(present)) {
    before.push(...shiftSpans());
    parts.push(SHIFT_PARTS);
  }
  const all = parts.length
    ? parts.reduce((left, right) => sql`${left} UNION ALL ${right}`)
    : sql`SELECT NULL::SMALLINT AS agent, NULL::TINYINT AS kind, NULL::BIGINT AS part, NULL::BIGINT AS f, NULL::BIGINT AS t, NULL::INTEGER AS off_s, NULL::DOUBLE AS break_s, NULL::BOOLEAN AS actual WHERE false`;
  return [...before, sql`CREATE OR REPLACE TEMP TABLE agent_span AS ${all}`];
}

function statusSpans(): Sql[] {
  return [
    sql`
CREATE OR REPLACE TEMP TABLE status_row AS
WITH found AS (
  SELECT
    agent.code AS agent,
    s.status,
    s.from_utc_s AS f,
    s.to_utc_s AS t,
    (s.from_local_s - s.from_utc_s)::INTEGER AS off_s,
    row_number() OVER (ORDER BY agent.code, s.from_utc_s, s.source_no, s.line_no) AS ord
  FROM status AS s
  JOIN dim_agent AS agent ON agent.name = s.agent_id
  WHERE s.from_utc_s IS NOT NULL),
followed AS (
  SELECT *, lead(f) OVER (PARTITION BY agent ORDER BY ord) AS next_f FROM found),
last_event AS (
  SELECT o.ord, max(c.busy_to) AS last_s
  FROM followed AS o
  JOIN call_fact AS c ON c.agent = o.agent AND c.busy_from >= o.f AND c.busy_from < least(coalesce(o.next_f, o.f + ${OPEN_ROW_S}), o.f + ${OPEN_ROW_S})
  WHERE o.t IS NULL AND (o.next_f IS NULL OR o.next_f - o.f > ${WORK_DATE_GAP_S})
  GROUP BY o.ord),
closed AS (
  SELECT r.agent, r.status, r.f, r.off_s, r.ord,
    coalesce(r.t, CASE WHEN r.next_f - r.f <= ${WORK_DATE_GAP_S} THEN r.next_f END, e.last_s, r.f) AS t
  FROM followed AS r
  LEFT JOIN last_event AS e USING (ord)),
reach AS (
  SELECT *, max(t) OVER (PARTITION BY agent ORDER BY ord ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach_s
  FROM closed
  WHERE t > f)
SELECT *, sum(CASE WHEN reach_s IS NULL OR f >= reach_s THEN 1 ELSE 0 END) OVER (ORDER BY ord ROWS UNBOUNDED PRECEDING) AS heap
FROM reach`,
    sql`
CREATE OR REPLACE TEMP TABLE status_span AS
WITH crowded AS (
  SELECT heap FROM status_row GROUP BY heap HAVING count(*) > 1),
edge AS (
  SELECT heap, f AS at_s FROM status_row WHERE heap IN (SELECT heap FROM crowded)
  UNION
  SELECT heap, t FROM status_row WHERE heap IN (SELECT heap FROM crowded)),
piece AS (
  SELECT heap, at_s AS f, lead(at_s) OVER (PARTITION BY heap ORDER BY at_s) AS t FROM edge),
winner AS (
  SELECT arg_max(r.agent, r.ord) AS agent, arg_max(r.status, r.ord) AS status, p.f, p.t, arg_max(r.off_s, r.ord) AS off_s
  FROM piece AS p
  JOIN status_row AS r ON r.heap = p.heap AND r.f <= p.f AND r.t >= p.t
  GROUP BY p.heap, p.f, p.t),
span AS (
  SELECT agent, status, f, t, off_s FROM status_row WHERE heap NOT IN (SELECT heap FROM crowded)
  UNION ALL
  SELECT agent, status, f, t, off_s FROM winner),
logged AS (
  SELECT *, lag(t) OVER (PARTITION BY agent ORDER BY f) AS before_s FROM span WHERE status <> 'offline')
SELECT agent, status, f, t, off_s, before_s,
  sum(CASE WHEN before_s IS NULL OR f - before_s >= ${WORK_DATE_GAP_S} THEN 1 ELSE 0 END) OVER (ORDER BY agent, f ROWS UNBOUNDED PRECEDING) AS login_no
FROM logged`
  ];
}

/** Touching productive spans of a login are one; pauses and logged-in time stay as they are. */
const STATUS_PARTS = sql`
SELECT agent, kind::TINYINT AS kind, login_no::BIGINT AS part, min(f) AS f, max(t) AS t, arg_min(off_s, f) AS off_s, NULL::DOUBLE AS break_s, NULL::BOOLEAN AS actual
FROM (
  SELECT *, sum(CASE WHEN before_t = f THEN 0 ELSE 1 END) OVER (PARTITION BY agent, kind ORDER BY f ROWS UNBOUNDED PRECEDING) AS island
  FROM (
    SELECT *, lag(t) OVER (PARTITION BY agent, kind ORDER BY f) AS before_t
    FROM (
      SELECT agent, f, t, off_s, login_no, CASE WHEN status IN ('available', 'on_contact', 'wrap') THEN ${SPAN.productive} ELSE ${SPAN.pause} END AS kind
      FROM status_span
      WHERE status IN ('available', 'on_contact', 'wrap', 'break', 'lunch')
      UNION ALL
      SELECT agent, f, t, off_s, login_no, ${SPAN.loggedIn} FROM status_span)))
GROUP BY agent, kind, login_no, island`;

function shiftSpans(): Sql[] {
  return [
    sql`
CREATE OR REPLACE TEMP TABLE shift_span AS
WITH found AS (
  SELECT
    agent.code AS agent,
    coalesce(s.kind = 'actual', false) AS actual,
    s.shift_start_utc_s AS f,
    s.shift_end_utc_s AS t,
    (s.shift_start_local_s - s.shift_start_utc_s)::INTEGER AS off_s,
    s.break_s
  FROM shifts AS s
  JOIN dim_agent AS agent ON agent.name = s.agent_id
  WHERE s.shift_end_utc_s > s.shift_start_utc_s),
reach AS (
  SELECT *, max(t) OVER (PARTITION BY agent, actual ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach_s FROM found),
island AS (
  SELECT *, sum(CASE WHEN reach_s IS NULL OR f >= reach_s THEN 1 ELSE 0 END) OVER (PARTITION BY agent, actual ORDER BY f, t ROWS UNBOUNDED PRECEDING) AS island
  FROM reach)
SELECT agent, actual, min(f) AS f, max(t) AS t, arg_min(off_s, f) AS off_s, max(break_s) AS break_s,
  ((min(f) + arg_min(off_s, f)) // 86400)::INTEGER AS day,
  row_number() OVER () AS part
FROM island
GROUP BY agent, actual, island`
  ];
}

/** Paid: the actual shift where there is one; scheduled: the planned one where there is one. */
const SHIFT_PARTS = sql`
SELECT s.agent, k.kind::TINYINT AS kind, s.part::BIGINT AS part, s.f, s.t, s.off_s, s.break_s, s.actual
FROM shift_span AS s
JOIN (VALUES (${SPAN.paidShift}, true), (${SPAN.scheduledShift}, false)) AS k(kind, prefers_actual) ON true
LEFT JOIN (SELECT DISTINCT agent, day, actual FROM shift_span) AS other ON other.agent = s.agent AND other.day = s.day AND other.actual <> s.actual
WHERE s.actual = k.prefers_actual OR other.agent IS NULL`;
