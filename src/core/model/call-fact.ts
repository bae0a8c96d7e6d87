import type { Settings } from '#core/settings.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { callCodes, clusterOf, customerNo, derivesPromises, legColumns, legSource } from './call-leg.ts';
import { has, type Present } from './inputs.ts';

/** Words in a customer's recorded emotion that count as hostile (our choice; English, Chinese, German). */
const HOSTILE = 'angry|anger|hostil|abus|aggress|furious|rage|threat|insult|irate|rude|violent|shout|swear|愤怒|生气|敌意|敌对|辱骂|威胁|激动|暴躁|恼怒|wütend|aggressiv|feindselig'; // prettier-ignore

const REPEAT_S = 7 * 86_400;

/** Columns of call_fact in order, after `call_no`; helpers for leg_fact at the end. */
const OUTPUT = [
  'day', 'how', 'half', 'start_utc_s', 'off_s', 'team', 'agent', 'channel', 'direction', 'product', 'dpd', 'cause', 'queue', 'case_no',
  'customer_no', 'cluster', 'offered', 'handled', 'abandoned', 'other_exit', 'short_abandon', 'wait_s', 'talk_s', 'hold_s', 'wrap_s',
  'handle_s', 'csat', 'csat_top', 'csat_low', 'difficult', 'severe', 'complaint', 'escalated', 'transferred', 'attempt', 'human', 'rpc',
  'promise', 'repeat_7d', 'result', 'source_no', 'line_no', 'busy_from', 'busy_to', 'fold_no'
] as const; // prettier-ignore

/** `call_fact`: legs folded to calls, outcomes, durations and flags; in order of start, for which most files need no sort. */
export function callFact(settings: Settings, present: Present): Sql[] {
  const calls = present.calls;
  return [
    ...(has(present, 'calls', 'customer_emotion') ? [emotionTable()] : []),
    ...(derivesPromises(present) ? [promiseCalls()] : []),
    ...(calls.folded ? foldedLegs(settings, present) : []),
    ...repeatCalls(present),
    ...(calls.ordered
      ? [
          callCodes(present, {
            columns: [['repeated', isRepeated(present)]],
            joins: repeatJoin(present, sql`calls.rowid`)
          })
        ]
      : []),
    callTable(settings, present),
    sql`DROP TABLE IF EXISTS call_code`
  ];
}

function emotionTable(): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE emotion AS
SELECT customer_emotion AS name, regexp_matches(lower(customer_emotion), ${HOSTILE}) AS hostile
FROM calls
WHERE customer_emotion IS NOT NULL
GROUP BY customer_emotion`;
}

/** The last right-party conversation of a case on the day on which a promise was made for it. */
function promiseCalls(): Sql {
  return sql`
CREATE OR REPLACE TEMP TABLE promise_call AS
SELECT arg_max(c.rowid, c.start_utc_s) AS rid
FROM calls AS c
JOIN (SELECT DISTINCT case_id, (made_date - DATE '1970-01-01')::INTEGER AS day FROM promises) AS p
  ON p.case_id = c.case_id AND p.day = c.start_local_s // 86400
WHERE c.rpc
GROUP BY p.case_id, p.day`;
}

/** Inbound calls that the same customer followed with another inbound call within 7 days. */
function repeatCalls(present: Present): Sql[] {
  if (!knowsCustomers(present)) return [];
  const notFirst = present.calls.folded ? sql`AND c.rowid NOT IN (SELECT rid FROM multi_leg WHERE leg_pos > 1)` : sql``;
  return [
    sql`
CREATE OR REPLACE TEMP TABLE repeat_call AS
WITH contact AS (
  SELECT c.rowid AS rid, ${customerNo()} AS who, c.start_utc_s AS at_s
  FROM calls AS c
  WHERE c.direction = 'inbound' AND ${customerNo()} IS NOT NULL ${notFirst}
  ORDER BY who, at_s, rid),
followed AS (
  SELECT rid, who, at_s, lead(who) OVER () AS next_who, lead(at_s) OVER () AS next_s
  FROM contact)
SELECT rid
FROM followed
WHERE next_who = who AND next_s - at_s <= ${REPEAT_S}`
  ];
}

function knowsCustomers(present: Present): boolean {
  return has(present, 'calls', 'direction', 'start_at') && (has(present, 'calls', 'customer_id') || has(present, 'calls', 'case_id')); // prettier-ignore
}

function callTable(settings: Settings, present: Present): Sql {
  const folded = present.calls.folded;
  const single = legSource(
    folded ? sql`WHERE call_id IS NULL OR call_id NOT IN (SELECT call_id FROM multi_id)` : sql``,
    present
  );
  const rows = sql`SELECT ${columnList(settings, present)}, NULL::INTEGER AS fold_no, c.rid, c.source_no, c.line_no${present.calls.ordered ? sql`, c.repeated` : sql``}
FROM ${single} AS c`;
  const all = folded ? sql`${rows} UNION ALL BY NAME SELECT * FROM multi_call` : rows;
  const derived = {
    cluster: sql`CASE WHEN handled OR busy_from IS NOT NULL THEN ${clusterOf(sql`agent`, sql`day`)} END`,
    repeat_7d: repeated(present)
  } as Record<string, Sql>;
  const list = OUTPUT.map((name) => (derived[name] ? sql`${derived[name]} AS ${id(name)}` : sql`r.${id(name)}`));
  const { ordered } = present.calls;
  const sorted = sql`${repeatJoin(present, sql`r.rid`)}
ORDER BY r.start_utc_s, r.source_no, r.line_no, r.rid`;
  return sql`
CREATE OR REPLACE TABLE call_fact AS
SELECT (row_number() OVER ())::INTEGER AS call_no, *
FROM (
SELECT ${join(list)}
FROM (${all}) AS r
${ordered ? sql`` : sorted})`;
}

/** NULL until the 7 days are over; only handled inbound calls of a known customer can be repeated. */
function repeated(present: Present): Sql {
  if (!knowsCustomers(present) || present.asOfS === null) return sql`NULL::BOOLEAN`;
  return sql`CASE WHEN offered AND handled AND customer_no IS NOT NULL AND start_utc_s + off_s + ${REPEAT_S} <= ${present.asOfS} THEN ${present.calls.ordered ? sql`r.repeated` : isRepeated(present)} END`;
}

const isRepeated = (present: Present): Sql => (knowsCustomers(present) ? sql`repeat_call.rid IS NOT NULL` : sql`false`);

const repeatJoin = (present: Present, rid: Sql): Sql =>
  knowsCustomers(present) ? sql`LEFT JOIN repeat_call ON repeat_call.rid = ${rid}` : sql``;

function columnList(settings: Settings, present: Present): Sql {
  const columns = legColumns(settings, present).filter(([name]) => name !== 'left_queue');
  return join(columns.map(([name, expression]) => sql`${expression} AS ${id(name)}`));
}

/** Legs of calls with several legs, and these calls folded (DECISIONS 6): `multi_id`, `multi_leg`, `multi_call`. */
function foldedLegs(settings: Settings, present: Present): Sql[] {
  const columns = legColumns(settings, present).map(([name, expression]) => sql`${expression} AS ${id(name)}`);
  return [
    sql`
CREATE OR REPLACE TEMP TABLE multi_id AS
SELECT call_id, (row_number() OVER (ORDER BY call_id))::INTEGER AS fold_no
FROM calls
WHERE call_id IS NOT NULL
GROUP BY call_id
HAVING count(*) > 1`,
    sql`
CREATE OR REPLACE TEMP TABLE multi_leg AS
SELECT
  f.fold_no,
  c.rid,
  c.source_no,
  c.line_no,
  row_number() OVER (PARTITION BY f.fold_no ORDER BY c.leg_no, c.start_utc_s, c.source_no, c.line_no, c.rid) AS leg_pos,
  ${join(columns)}
FROM ${legSource(sql`WHERE call_id IN (SELECT call_id FROM multi_id)`, present)} AS c
JOIN multi_id AS f ON f.call_id = c.call_id`,
    foldedCalls(settings)
  ];
}

const ANY = ['difficult', 'severe', 'complaint', 'escalated', 'rpc', 'promise'];
const OF_ANSWER = ['team', 'agent', 'channel', 'product', 'dpd', 'cause', 'queue'];
const OF_FIRST = ['case_no', 'customer_no', 'direction', 'result', 'source_no', 'line_no', 'rid'];

function foldedCalls(settings: Settings): Sql {
  const any = ANY.map((name) => sql`bool_or(${raw(name)}) AS ${raw(name)}`);
  const answer = OF_ANSWER.map(
    (name) => sql`coalesce(arg_min(${raw(name)}, leg_pos) FILTER (WHERE handled), arg_min(${raw(name)}, leg_pos)) AS ${raw(name)}` // prettier-ignore
  );
  const first = OF_FIRST.map((name) => sql`arg_min(${raw(name)}, leg_pos) AS ${raw(name)}`);
  const start = ['day', 'how', 'half', 'off_s'].map((name) => sql`arg_min(${raw(name)}, start_utc_s) AS ${raw(name)}`);
  const sums = ['hold_s', 'wrap_s'].map((name) => sql`sum(${raw(name)}) AS ${raw(name)}`);
  return sql`
CREATE OR REPLACE TEMP TABLE multi_call AS
WITH leg AS (
  SELECT *, min(leg_pos) FILTER (WHERE handled) OVER (PARTITION BY fold_no) AS answer_pos
  FROM multi_leg),
folded AS (
  SELECT
    fold_no,
    min(start_utc_s) AS start_utc_s,
    ${join([...start, ...answer, ...first, ...any, ...sums], ',\n    ')},
    coalesce(arg_min(offered, leg_pos), false) AS offered,
    coalesce(arg_min(attempt, leg_pos), false) AS attempt,
    bool_or(handled) AS handled,
    coalesce(bool_or(left_queue), false) AS left_queue,
    bool_or(human) AS any_human,
    sum(wait_s) FILTER (WHERE leg_pos <= coalesce(answer_pos, leg_pos)) AS any_wait_s,
    CASE WHEN NOT bool_or(handled AND talk_s IS NULL) THEN sum(talk_s) END AS talk_s,
    CASE WHEN NOT bool_or(handled AND handle_s IS NULL) THEN sum(handle_s) END AS handle_s,
    arg_max(csat, leg_pos) AS csat,
    arg_max(csat_top, leg_pos) AS csat_top,
    arg_max(csat_low, leg_pos) AS csat_low,
    bool_or(handled) AND (count(DISTINCT agent) FILTER (WHERE handled) > 1 OR coalesce(bool_or(transferred), false)) AS transferred
  FROM leg
  GROUP BY fold_no)
SELECT
  * EXCLUDE (left_queue, any_human, any_wait_s),
  CASE WHEN offered THEN any_wait_s END AS wait_s,
  CASE WHEN attempt THEN any_human END AS human,
  offered AND NOT handled AND NOT left_queue AS abandoned,
  offered AND NOT handled AND left_queue AS other_exit,
  CASE WHEN offered AND NOT handled AND NOT left_queue THEN any_wait_s <= ${settings.shortAbandonS} ELSE false END AS short_abandon,
  NULL::BIGINT AS busy_from,
  NULL::BIGINT AS busy_to
FROM folded`;
}
