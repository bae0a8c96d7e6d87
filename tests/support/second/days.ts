import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Working days of people from the raw files, in plain SQL with one step per table (METHODS 1.3–1.10, 2; DECISIONS): `busy` (contacts of a person),
 * `piece` (their union), `person_day`. Wall-clock seconds: nobody works through a night or a change of the clock in these worlds.
 */
export async function personDays(world: DuckDBConnection): Promise<void> {
  for (const statement of STATEMENTS) await world.run(statement);
}

const AVAILABLE = `
CREATE TABLE state AS
SELECT DISTINCT agent_id, status, epoch(strptime("from", '%Y-%m-%d %H:%M:%S')) AS f, epoch(strptime("to", '%Y-%m-%d %H:%M:%S')) AS t
FROM raw_status`;

const BUSY = `
CREATE TABLE busy AS
WITH contact AS (
  SELECT *, coalesce(wait_s, 0) + coalesce(ring_s, 0) AS lead_s, coalesce(talk_s, 0) + coalesce(hold_s, 0) + coalesce(wrap_s, 0) AS own_s
  FROM legs
  WHERE agent_id IS NOT NULL AND (talk_s > 0 OR direction = 'outbound'))
SELECT call_id, agent_id, start_at::DATE AS day, team, channel = 'voice' AS voice, direction, answered,
  epoch(start_at) + CASE WHEN direction = 'outbound' THEN 0 ELSE lead_s END AS f,
  epoch(start_at) + lead_s + own_s AS t,
  CASE WHEN abuse OR threat OR complaint OR escalated OR customer_emotion = 'hostile' THEN true
    WHEN abuse IS NULL AND threat IS NULL AND complaint IS NULL AND escalated IS NULL AND customer_emotion IS NULL THEN NULL
    ELSE false END AS difficult
FROM contact`;

/** Gap to the end of everything before, session by gaps of two hours, united interval by no overlap. */
const ORDERED = `
CREATE TABLE ordered AS
WITH reach AS (
  SELECT *, max(t) OVER (PARTITION BY agent_id ORDER BY f, t, call_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_t FROM busy),
numbered AS (
  SELECT *,
    sum(CASE WHEN before_t IS NULL OR f - before_t >= 7200 THEN 1 ELSE 0 END) OVER o AS session_no,
    sum(CASE WHEN before_t IS NULL OR f >= before_t THEN 1 ELSE 0 END) OVER o AS block_no
  FROM reach
  WINDOW o AS (PARTITION BY agent_id ORDER BY f, t, call_id))
SELECT * FROM numbered`;

const RECOVERY = `
CREATE TABLE recovery AS
WITH block AS (
  SELECT agent_id, session_no, block_no, min(f) AS f, max(t) AS t FROM ordered GROUP BY ALL),
following AS (
  SELECT *, lead(f) OVER (PARTITION BY agent_id, session_no ORDER BY f) - t AS next_gap FROM block)
SELECT o.agent_id, o.day, count(*) AS unrecovered
FROM ordered AS o
JOIN following AS b ON b.agent_id = o.agent_id AND b.block_no = o.block_no
WHERE o.difficult AND b.next_gap < 120
GROUP BY ALL`;

/** Voice contacts with the voice contact before them in the session. */
const VOICE = `
CREATE TABLE voice AS
WITH reach AS (
  SELECT *, max(t) OVER (PARTITION BY agent_id, session_no ORDER BY f, t, call_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS voice_t
  FROM ordered
  WHERE voice)
SELECT r.*, r.f - r.voice_t AS voice_gap,
  r.voice_t IS NULL OR r.f - r.voice_t >= 300 OR EXISTS (
    FROM state AS s WHERE s.agent_id = r.agent_id AND s.status IN ('break', 'lunch') AND s.f <= r.f AND s.t > r.voice_t) AS opens_spell
FROM reach AS r`;

const SPELL = `
CREATE TABLE spell AS
WITH numbered AS (
  SELECT *, sum(CASE WHEN opens_spell THEN 1 ELSE 0 END) OVER (PARTITION BY agent_id ORDER BY f, t, call_id) AS spell_no FROM voice)
SELECT agent_id, min(day) AS day, max(t) - min(f) AS spell_s FROM numbered GROUP BY agent_id, spell_no`;

const PIECE = `
CREATE TABLE piece AS
SELECT agent_id, day, greatest(f, coalesce(before_t, f)) AS f, t FROM ordered WHERE t > greatest(f, coalesce(before_t, f))`;

/** Working hours of the sample: Monday to Friday, 09:00–18:00. */
const DAY = `
CREATE TABLE person_day AS
WITH contact AS (
  SELECT agent_id, day, count(*) AS contacts, count(*) FILTER (WHERE answered) AS handled, sum(t - f) AS contact_s, max(t) - min(f) AS length_s,
    min(f) AS f, max(t) AS t, count(*) FILTER (WHERE difficult) AS difficult_n, count(difficult) AS difficult_known
  FROM busy GROUP BY ALL),
span AS (
  SELECT agent_id, day, sum(s) AS span_s
  FROM (SELECT agent_id, min(day) AS day, max(t) - min(f) AS s FROM ordered GROUP BY agent_id, session_no) GROUP BY ALL),
used AS (
  SELECT agent_id, day, sum(t - f) AS busy_s,
    sum(CASE WHEN dayofweek(day) BETWEEN 1 AND 5 THEN greatest(0, least(t, epoch(day::TIMESTAMP) + 18 * 3600) - greatest(f, epoch(day::TIMESTAMP) + 9 * 3600)) ELSE 0 END) AS in_hours_s
  FROM piece GROUP BY ALL),
free AS (
  SELECT agent_id, make_timestamp((f * 1000000)::BIGINT)::DATE AS day, sum(t - f) FILTER (WHERE status = 'available') AS productive_s,
    sum(t - f) FILTER (WHERE status <> 'offline') AS logged_s, coalesce(sum(t - f) FILTER (WHERE status IN ('break', 'lunch')), 0) AS break_s
  FROM state GROUP BY ALL),
shift AS (
  SELECT DISTINCT agent_id, epoch(strptime(shift_start, '%Y-%m-%d %H:%M:%S')) AS f, epoch(strptime(shift_end, '%Y-%m-%d %H:%M:%S')) AS t
  FROM raw_shifts WHERE kind = 'planned'),
rostered AS (
  SELECT DISTINCT agent_id, make_timestamp((f * 1000000)::BIGINT)::DATE AS day FROM shift),
planned AS (
  SELECT p.agent_id, p.day, sum(least(p.t, s.t) - greatest(p.f, s.f)) AS in_plan_s
  FROM piece AS p JOIN shift AS s ON s.agent_id = p.agent_id AND p.f < s.t AND p.t > s.f GROUP BY ALL),
inside AS (
  SELECT p.agent_id, p.day, sum(least(p.t, s.t) - greatest(p.f, s.f)) AS busy_in_s
  FROM piece AS p
  JOIN state AS s ON s.agent_id = p.agent_id AND s.status = 'available' AND p.f < s.t AND p.t > s.f
  GROUP BY ALL),
runs AS (
  SELECT agent_id, day, count(voice_gap) AS b2b_known, count(*) FILTER (WHERE voice_gap < 30) AS b2b_n FROM voice GROUP BY ALL),
longest AS (
  SELECT agent_id, day, max(spell_s) AS spell_s FROM spell GROUP BY ALL),
home AS (
  SELECT agent_id, mode(team) AS team FROM legs WHERE agent_id IS NOT NULL GROUP BY ALL),
talked AS (
  SELECT agent_id, day, mode(voice) AS mostly_voice FROM busy GROUP BY ALL)
SELECT c.*, s.span_s, u.busy_s, f.break_s, CASE WHEN o.day IS NOT NULL THEN u.busy_s - coalesce(w.in_plan_s, 0) END AS over_plan_s, u.busy_s - u.in_hours_s AS out_of_hours_s, f.productive_s, f.logged_s, coalesce(i.busy_in_s, 0) AS busy_in_s,
  coalesce(r.b2b_known, 0) AS b2b_known, coalesce(r.b2b_n, 0) AS b2b_n, l.spell_s, coalesce(n.unrecovered, 0) AS unrecovered_n, h.team,
  k.mostly_voice, (c.f - lag(c.t) OVER (PARTITION BY c.agent_id ORDER BY c.day)) / 3600 AS rest_h
FROM contact AS c
JOIN span AS s USING (agent_id, day)
JOIN used AS u USING (agent_id, day)
JOIN home AS h USING (agent_id)
JOIN talked AS k USING (agent_id, day)
LEFT JOIN free AS f USING (agent_id, day)
LEFT JOIN inside AS i USING (agent_id, day)
LEFT JOIN rostered AS o ON o.agent_id = c.agent_id AND o.day = c.day
LEFT JOIN planned AS w USING (agent_id, day)
LEFT JOIN runs AS r USING (agent_id, day)
LEFT JOIN longest AS l USING (agent_id, day)
LEFT JOIN recovery AS n USING (agent_id, day)`;

const STATEMENTS = [AVAILABLE, BUSY, ORDERED, RECOVERY, VOICE, SPELL, PIECE, DAY];
