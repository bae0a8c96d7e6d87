import type { Engine } from '#core/engine.ts';
import type { Settings } from '#core/settings.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { clusterOf } from './call-leg.ts';
import { CODES } from './dimensions.ts';
import { has, type Present } from './inputs.ts';
import { hasShifts, hasStatus, hasTwoShiftKinds, SPAN, WORK_DATE_GAP_S } from './intervals.ts';

const DIMENSIONS = raw('team, agent, channel, direction, product, dpd, cause');

/** Room for the time below the agent's number in one sortable key. */
const AGENT_STEP = raw('1099511627776::BIGINT');

/** True when starts have a time of day and talk time is known: only then are there busy intervals. */
export function hasIntervals(present: Present): boolean {
  return has(present, 'calls', 'agent_id', 'start_at', 'talk_s') && present.calls.timed;
}

/**
 * `leg_fact`, with the temporary tables `leg_step` (legs and spans in one row order, running values) and `work_session`
 * (sessions with work date, cluster and the moment that hours into the shift count from). Windows run over the whole sorted table without
 * partitions, which streams: agent and time share one key, so a running maximum of an earlier agent is always below the present agent's.
 */
export async function buildLegs(engine: Engine, settings: Settings, present: Present): Promise<void> {
  const run = async (statements: readonly Sql[]) => {
    for (const statement of statements) await engine.exec(statement.text);
  };
  if (!hasIntervals(present)) return run(withoutIntervals(present));
  await run([legSource(present), legStep(settings, present), ...workSessions(settings, present)]);
  const overlaps = await engine.query('SELECT count(*)::DOUBLE AS n FROM leg_step WHERE raw_gap < 0');
  await run(finalLegs(settings, present, Number(overlaps.data.n?.[0]) > 0));
}

/** Coded legs: calls of one leg as they are, and every leg of folded calls. */
function legSource(present: Present): Sql {
  const multi = present.calls.folded
    ? sql`
UNION ALL
SELECT c.call_no, m.day, m.how, m.off_s, m.team, m.agent, m.channel, m.direction, m.product, m.dpd, m.cause, m.handled, m.difficult, m.busy_from, m.busy_to
FROM multi_leg AS m
JOIN call_fact AS c ON c.fold_no = m.fold_no
WHERE m.busy_from IS NOT NULL AND m.agent IS NOT NULL`
    : sql``;
  return sql`
CREATE OR REPLACE TEMP VIEW leg_source AS
SELECT call_no, day, how, off_s, ${DIMENSIONS}, handled, difficult, busy_from, busy_to
FROM call_fact
WHERE busy_from IS NOT NULL AND agent IS NOT NULL${multi}`;
}

const isVoice = sql`coalesce(channel, ${CODES.channel.voice}) = ${CODES.channel.voice}`;

/** Number of the block of overlapping legs: one begins with each gap. */
const BLOCK_NO = sql`count(CASE WHEN raw_gap IS NULL OR raw_gap >= 0 THEN 1 END) OVER (ROWS UNBOUNDED PRECEDING)`;

/** A running maximum over the rows before and this one. */
const running = (value: Sql): Sql => sql`max(${value}) OVER (ROWS UNBOUNDED PRECEDING)`;

function legStep(settings: Settings, present: Present): Sql {
  const hasSpans = hasStatus(present) || hasShifts(present);
  const kinds = [
    ...(hasStatus(present) ? [SPAN.productive, SPAN.pause] : []),
    ...(hasShifts(present) ? [SPAN.paidShift] : []),
    ...(hasTwoShiftKinds(present) ? [SPAN.scheduledShift] : [])
  ];
  const spans = hasSpans
    ? sql`
  UNION ALL
  SELECT agent * ${AGENT_STEP} + f, kind::UTINYINT, agent * ${AGENT_STEP}, f, t, NULL, NULL, NULL, NULL, NULL, agent, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false
  FROM agent_span
  WHERE kind IN (${kinds})`
    : sql``;
  const spanEnds = kinds.map((kind) => sql`,
    ${running(sql`CASE WHEN kind = ${kind} THEN base + t END`)} AS ${raw(`end_${kind}`)}`); // prettier-ignore
  const overlaps = [SPAN.productive, SPAN.paidShift, SPAN.scheduledShift].map((kind) => sql`,
  ${kinds.includes(kind) ? overlapWith(kind) : sql`NULL::BIGINT`} AS ${raw(`in_${kind}`)}`); // prettier-ignore
  const pauseEnd = hasStatus(present) ? sql`end_${raw(String(SPAN.pause))} - base > voice_before` : sql`false`;
  return sql`
CREATE OR REPLACE TEMP TABLE leg_step AS
WITH event AS (
  SELECT agent * ${AGENT_STEP} + busy_from AS key, 9::UTINYINT AS kind, agent * ${AGENT_STEP} AS base, busy_from AS f, busy_to AS t,
    call_no, day, how, off_s, ${DIMENSIONS}, handled, difficult, ${isVoice} AS voice
  FROM leg_source${spans}
  ORDER BY key, kind, t, call_no),
reach AS (
  SELECT *,
    ${running(sql`CASE WHEN kind = 9 THEN base + t END`)} AS busy_end,
    ${running(sql`CASE WHEN voice THEN base + t END`)} AS voice_end${join(spanEnds, '')}
  FROM event),
before AS (
  SELECT *, lag(busy_end) OVER () AS busy_lag, lag(voice_end) OVER () AS voice_lag FROM reach),
gap AS (
  SELECT *,
    CASE WHEN busy_lag >= base THEN busy_lag - base END AS busy_before,
    CASE WHEN voice AND voice_lag >= base THEN voice_lag - base END AS voice_before
  FROM before),
opened AS (
  SELECT *, kind = 9 AND (busy_before IS NULL OR f - busy_before >= ${settings.sessionGapS}) AS opens FROM gap),
session AS (
  SELECT *,
    count(CASE WHEN opens THEN 1 END) OVER (ROWS UNBOUNDED PRECEDING) AS session_no,
    ${running(sql`CASE WHEN opens THEN key END`)} - base AS session_from
  FROM opened),
voiced AS (
  SELECT *, CASE WHEN voice_before >= session_from THEN f - voice_before END AS voice_gap FROM session),
flagged AS (
  SELECT *,
    voice AND (voice_gap IS NULL OR voice_gap >= ${settings.lullS} OR coalesce(${pauseEnd}, false)) AS opens_spell,
    voice AND (voice_gap IS NULL OR voice_gap >= ${settings.b2bGapS}) AS opens_run
  FROM voiced)
SELECT
  kind, call_no, day, how, off_s, ${DIMENSIONS}, handled, difficult, voice, f, t, session_no, opens,
  CASE WHEN kind = 9 AND NOT opens THEN f - busy_before END AS raw_gap,
  voice_gap,
  opens_run,
  CASE WHEN voice THEN count(CASE WHEN opens_spell THEN 1 END) OVER (ROWS UNBOUNDED PRECEDING) END AS spell_no,
  CASE WHEN voice THEN voice_end - ${running(sql`CASE WHEN opens_spell THEN key END`)} END AS spell_s,
  CASE WHEN kind = 9 THEN greatest(0, t - greatest(f, coalesce(busy_before, f))) END AS new_busy_s,
  CASE WHEN kind = 9 THEN greatest(f, coalesce(busy_before, f)) END AS new_from${join(overlaps, '')}
FROM flagged`;
}

/**
 * Busy seconds inside spans of a kind. A leg looks at the last span that began before it; a span looks at the busy time that reaches over
 * its beginning. Each overlapping pair is counted by exactly one of the two, as spans are disjoint.
 */
function overlapWith(kind: number): Sql {
  const end = raw(`end_${kind}`);
  return sql`CASE
    WHEN kind = 9 AND ${end} >= base THEN greatest(0, least(t, ${end} - base) - greatest(f, coalesce(busy_before, f)))
    WHEN kind = ${kind} AND busy_before > f THEN least(busy_before, t) - f
    ELSE 0 END`;
}

/** Work dates: a session that starts less than 4 h after the one before belongs to the same (DECISIONS 2). */
function workSessions(settings: Settings, present: Present): Sql[] {
  const outside = sql`sum(new_busy_s - ${insideHours(settings)}) FILTER (WHERE kind = 9)`;
  return [
    sql`
CREATE OR REPLACE TEMP TABLE session_sum AS
SELECT
  session_no,
  (arg_min(agent, f) FILTER (WHERE kind = 9))::SMALLINT AS agent,
  min(f) FILTER (WHERE kind = 9) AS f,
  max(t) FILTER (WHERE kind = 9) AS t,
  arg_min(off_s, f) FILTER (WHERE opens) AS off_s,
  count(*) FILTER (WHERE kind = 9) AS contacts,
  count(*) FILTER (WHERE handled) AS handled,
  min(team) AS team_low,
  max(team) AS team_high,
  sum(new_busy_s) AS busy_s,
  sum(t - f) FILTER (WHERE kind = 9) AS contact_s,
  sum(${raw(`in_${SPAN.productive}`)}) AS in_productive_s,
  sum(${raw(`in_${SPAN.paidShift}`)}) AS in_paid_s,
  sum(${raw(`in_${hasTwoShiftKinds(present) ? SPAN.scheduledShift : SPAN.paidShift}`)}) AS in_scheduled_s,
  sum(raw_gap) FILTER (WHERE raw_gap >= ${settings.breakGapS}) AS long_gap_s,
  max(spell_s) AS spell_s,
  count(*) FILTER (WHERE voice_gap < ${settings.b2bGapS}) AS b2b_n,
  count(voice_gap) AS b2b_known,
  count(*) FILTER (WHERE difficult) AS difficult_n,
  count(difficult) AS difficult_known,
  ${outside} AS out_of_hours_s
FROM leg_step
GROUP BY session_no
HAVING count(*) FILTER (WHERE kind = 9) > 0`,
    sql`
CREATE OR REPLACE TEMP TABLE work_session AS
WITH step AS (
  SELECT session_no, agent, f, t, off_s, lag(t) OVER (PARTITION BY agent ORDER BY f) AS before_s FROM session_sum),
numbered AS (
  SELECT *, sum(CASE WHEN before_s IS NULL OR f - before_s >= ${WORK_DATE_GAP_S} THEN 1 ELSE 0 END) OVER (PARTITION BY agent ORDER BY f ROWS UNBOUNDED PRECEDING) AS stint
  FROM step),
dated AS (
  SELECT *, (first_value(f + off_s) OVER (PARTITION BY agent, stint ORDER BY f) // 86400)::INTEGER AS work_day FROM numbered)
SELECT session_no, agent, f, t, work_day, ${clusterOf(sql`agent`, sql`work_day`)} AS cluster
FROM dated`,
    spanDays(),
    sql`
CREATE OR REPLACE TEMP TABLE work_start AS
WITH due AS (
  SELECT agent, work_day, coalesce(min(f) FILTER (WHERE source = ${SPAN.paidShift}), min(f) FILTER (WHERE source = 0)) AS due_s
  FROM span_day
  GROUP BY agent, work_day)
SELECT s.session_no, s.work_day, s.cluster, coalesce(d.due_s, min(s.f) OVER (PARTITION BY s.cluster)) AS zero_s
FROM work_session AS s
LEFT JOIN due AS d ON d.agent = s.agent AND d.work_day = s.work_day`
  ];
}

/** Which work date a login or shift belongs to: that of the first session it overlaps, else the local date on which it starts. */
function spanDays(): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE span_day AS
WITH login AS (
  SELECT agent, part, CASE WHEN kind IN (${SPAN.paidShift}, ${SPAN.scheduledShift}) THEN kind ELSE 0 END AS source,
    min(f) AS f, max(t) AS t, ((min(f) + arg_min(off_s, f)) // 86400)::INTEGER AS day
  FROM agent_span
  GROUP BY agent, part, source),
near AS (
  SELECT agent, f, t, work_day, unnest([work_day - 1, work_day, work_day + 1]) AS day FROM work_session)
SELECT l.agent, l.part, l.source, l.f, coalesce(arg_min(s.work_day, s.f), l.day)::INTEGER AS work_day
FROM login AS l
LEFT JOIN near AS s ON s.agent = l.agent AND s.day = l.day AND s.f < l.t AND s.t > l.f
GROUP BY l.agent, l.part, l.source, l.f, l.day`;
}

/** Seconds of the new busy piece inside working hours; it may reach into the next day. */
function insideHours({ inHours, holidays }: Settings): Sql {
  const closed = holidays.map((date) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000));
  const days = inHours.days.map((day) => day - 1);
  const from = sql`(new_from + off_s)`;
  const to = sql`(new_from + off_s + new_busy_s)`;
  const onDay = (day: Sql): Sql => {
    const open = days.length ? sql`(${day} + 3) % 7 IN (${days})` : sql`false`;
    const notHoliday = closed.length ? sql` AND ${day} NOT IN (${closed})` : sql``;
    return sql`CASE WHEN ${open}${notHoliday} THEN greatest(0, least(${to}, ${day} * 86400 + ${inHours.toMin * 60}) - greatest(${from}, ${day} * 86400 + ${inHours.fromMin * 60})) ELSE 0 END`;
  };
  const day = sql`(${from} // 86400)`;
  return sql`(${onDay(day)} + CASE WHEN ${to} > (${day} + 1) * 86400 THEN ${onDay(sql`(${day} + 1)`)} ELSE 0 END)`;
}

/** Legs that overlap share the gap behind the last of them (`block_gap`); where none do, each has its own. */
function finalLegs(settings: Settings, present: Present, overlap: boolean): Sql[] {
  const b2b = present.calls.minuteRounded && settings.b2bGapS < 120 ? sql`NULL::BOOLEAN` : sql`CASE WHEN voice_gap >= 0 THEN voice_gap < ${settings.b2bGapS} END`; // prettier-ignore
  return [
    ...(overlap ? [blockGap()] : []),
    sql`
CREATE OR REPLACE TABLE leg_fact AS
WITH leg AS (
  SELECT *, ${nextGap()} AS own_next,${
    overlap
      ? sql`
    ${BLOCK_NO} AS block_no,
    coalesce(raw_gap < 0, false) OR coalesce(lead(raw_gap) OVER () < 0, false) AS overlapped,`
      : sql`
    false AS overlapped,`
  }
    count(CASE WHEN voice THEN 1 END) OVER (ROWS UNBOUNDED PRECEDING) AS voice_no,
    count(CASE WHEN opens_run THEN 1 END) OVER (ROWS UNBOUNDED PRECEDING) AS run_no
  FROM (SELECT * FROM leg_step WHERE kind = 9)),
counted AS (
  SELECT *, ${running(sql`CASE WHEN opens_run THEN voice_no END`)} AS run_first FROM leg),
placed AS (
  SELECT leg.*, ${overlap ? sql`coalesce(b.next_gap, leg.own_next)` : sql`leg.own_next`} AS next_gap, w.work_day, w.cluster, w.zero_s
  FROM counted AS leg
  LEFT JOIN work_start AS w ON w.session_no = leg.session_no${
    overlap
      ? sql`
  LEFT JOIN block_gap AS b ON b.block_no = leg.block_no`
      : sql``
  })
SELECT
  call_no, day, work_day, how, off_s, cluster, ${DIMENSIONS}, voice, handled,
  f AS busy_from,
  t AS busy_to,
  overlapped,
  (CASE WHEN raw_gap >= 0 THEN raw_gap END)::DOUBLE AS gap_s,
  next_gap::DOUBLE AS next_gap_s,
  ${b2b} AS b2b,
  session_no::INTEGER AS session_no,
  spell_no::INTEGER AS spell_no,
  (CASE WHEN voice THEN run_no END)::INTEGER AS run_no,
  (CASE WHEN voice THEN voice_no - run_first + 1 END)::INTEGER AS run_pos,
  greatest(0, f - zero_s) / 3600.0::DOUBLE AS hours_into_shift,
  difficult,
  CASE WHEN difficult THEN next_gap < ${settings.recoveryS} END AS unrecovered
FROM placed`,
    sql`
UPDATE call_fact
SET cluster = night.cluster
FROM (SELECT call_no, arg_min(cluster, busy_from + CASE WHEN handled THEN 0 ELSE 86400 END) AS cluster FROM leg_fact WHERE work_day <> day GROUP BY call_no) AS night
WHERE call_fact.call_no = night.call_no`
  ];
}

/** The gap behind each block of overlapping legs. */
function blockGap(): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE block_gap AS
SELECT block_no, max(next_gap) AS next_gap
FROM (
  SELECT ${nextGap()} AS next_gap,
    ${BLOCK_NO} AS block_no
  FROM (SELECT raw_gap, opens FROM leg_step WHERE kind = 9))
GROUP BY block_no
HAVING count(*) > 1`;
}

/** Gap to the next leg when that one begins a new busy interval of the same session. */
function nextGap(): Sql {
  return sql`CASE WHEN lead(raw_gap) OVER () >= 0 THEN lead(raw_gap) OVER () END`;
}

/** Contacts without times of day or talk times: counted per person and date, no intervals. */
function withoutIntervals(present: Present): Sql[] {
  const isLeg = has(present, 'calls', 'agent_id') ? sql`agent IS NOT NULL AND (handled OR attempt)` : sql`false`;
  return [
    sql`CREATE OR REPLACE TEMP TABLE work_session (session_no BIGINT, agent SMALLINT, f BIGINT, t BIGINT, work_day INTEGER, cluster INTEGER)`,
    spanDays(),
    sql`
CREATE OR REPLACE TABLE leg_fact AS
SELECT
  call_no, day, day AS work_day, how, off_s, ${clusterOf(sql`agent`, sql`day`)}::INTEGER AS cluster, ${DIMENSIONS}, ${isVoice} AS voice, handled,
  NULL::BIGINT AS busy_from,
  NULL::BIGINT AS busy_to,
  false AS overlapped,
  NULL::DOUBLE AS gap_s,
  NULL::DOUBLE AS next_gap_s,
  NULL::BOOLEAN AS b2b,
  NULL::INTEGER AS session_no,
  NULL::INTEGER AS spell_no,
  NULL::INTEGER AS run_no,
  NULL::INTEGER AS run_pos,
  NULL::DOUBLE AS hours_into_shift,
  difficult,
  NULL::BOOLEAN AS unrecovered
FROM call_fact
WHERE ${isLeg}
ORDER BY agent, day, call_no`
  ];
}

/** `spell_fact`: the stretches as a view, since a question about them reads the legs of its own days only. */
export function spellFact(): Sql[] {
  return [sql`CREATE OR REPLACE VIEW spell_fact AS ${spellRows(sql`true`)}`];
}

/** Stretches of the legs that a condition keeps (alias `l`; work dates and people are the same for all legs of one). */
export function spellRows(legs: Sql): Sql {
  return sql`
SELECT
  l.agent,
  arg_min(l.team, l.busy_from) AS team,
  min(l.work_day)::INTEGER AS day,
  arg_min(l.call_no, l.busy_from)::INTEGER AS call_no,
  min(l.busy_from)::BIGINT AS busy_from,
  (max(l.busy_to) - min(l.busy_from))::DOUBLE AS seconds,
  count(*)::INTEGER AS contacts
FROM leg_fact AS l
WHERE l.voice AND l.spell_no IS NOT NULL AND ${legs}
GROUP BY l.agent, l.spell_no`;
}
