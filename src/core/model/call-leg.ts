import type { Settings } from '#core/settings.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { CODES, codeOf, dpdBucket } from './dimensions.ts';
import { has, type Present } from './inputs.ts';
import { usableHash, usableId } from './usable-id.ts';

/** Work date and person in one integer: room for 32,768 days since 1970 (until 2059). */
export function clusterOf(agent: Sql, day: Sql): Sql {
  return sql`(${agent}::INTEGER * 32768 + ${day})`;
}

/** Dispositions in groups of a meaning, so that a range tells: below 5 answered, 5–8 not answered, 8–10 left the queue otherwise. */
const DISPOSITIONS = { answered: 1, transferred: 2, refused: 3, promise: 4, no_answer: 5, busy: 6, abandoned: 7, voicemail: 8, callback: 9, overflow: 10 } as const; // prettier-ignore
/** Results as `call_fact.result` holds them: those dispositions, and any other. */
export const RESULTS = { ...DISPOSITIONS, other: 11 } as const;
const ANSWERED = sql`c.disp < 5`;
const UNANSWERED = sql`c.disp BETWEEN 5 AND 8`;
const LEFT_QUEUE = sql`(c.disp < 5 OR c.disp >= 8)`;
const IS_IN = sql`c.dir = ${CODES.direction.inbound}`;
const IS_OUT = sql`c.dir = ${CODES.direction.outbound}`;
const HANDLED = sql`c.is_handled`;
const isDisposition = (name: keyof typeof DISPOSITIONS): Sql => sql`c.disp = ${DISPOSITIONS[name]}`;

/** Rows of calls with direction and disposition as numbers, and with the codes of `legCodes`: texts are compared once. */
export function legSource(where: Sql, present: Present): Sql {
  const arms = Object.entries(DISPOSITIONS).map(([name, code]) => sql`WHEN ${name} THEN ${code}`);
  const disposition = has(present, 'calls', 'disposition')
    ? sql`(CASE calls.disposition ${join(arms, ' ')} END)::TINYINT`
    : sql`NULL::TINYINT`;
  const codes = legCodes(present).map(([name, code]) => sql`, ${code} AS ${id(name)}`);
  const [list, from] = present.calls.ordered
    ? [sql`, call_code.* EXCLUDE (rid)`, sql`calls POSITIONAL JOIN call_code`]
    : [join(codes, ''), sql`calls${codeJoins(present)}`];
  return sql`(SELECT c.*, ${handledOf(present)} AS is_handled
FROM (SELECT calls.rowid AS rid, calls.*, ${codeOf('direction', sql`calls.direction`)} AS dir, ${disposition} AS disp${list} FROM ${from} ${where}) AS c)`;
}

/**
 * `call_code`: what joins tell about each call, in order of the calls. Joins shuffle rows inside a chunk: put back in order, these few
 * columns lie beside those of calls, and wide rows of a file in order of start need no sort.
 */
export function callCodes(present: Present, more: { columns: readonly Column[]; joins: Sql }): Sql {
  const columns = [...legCodes(present), ...more.columns].map(([name, code]) => sql`${code} AS ${id(name)}`);
  return sql`
CREATE OR REPLACE TEMP TABLE call_code AS
SELECT ${join([sql`calls.rowid AS rid`, ...columns])}
FROM calls${codeJoins(present)}
${more.joins}
ORDER BY calls.rowid`;
}

/** One named output column. */
export type Column = readonly [name: string, expression: Sql];

/**
 * Everything about a leg that its row of `legSource` (alias `c`) tells. A call of one leg is this row.
 * `answered_leg`, `left_queue` and `wait_raw_s` are what folding needs.
 */
export function legColumns(settings: Settings, present: Present): Column[] {
  return [...timeColumns(present), ...dimensionColumns(settings, present), ...outcomeColumns(settings, present), ...durationColumns(settings, present), ...ratingColumns(present), ...flagColumns(settings, present), ...contactColumns(present), ...busyColumns(settings, present)]; // prettier-ignore
}

/** What other tables tell about a leg: names and expressions over `codeJoins`. */
function legCodes(present: Present): Column[] {
  const dims = DIMS.filter(([, column]) => has(present, 'calls', column)).map(
    ([name]) => [`${name}_code`, sql`${raw(`dim_${name}`)}.code`] as const
  );
  return [
    ...dims,
    ...(joinsCases(present)
      ? ['case_no', 'product', 'dpd', 'cause'].map((name) => [`of_${name}`, sql`k.${raw(name)}`] as const)
      : []),
    ...(has(present, 'calls', 'customer_emotion') ? [['hostile', sql`emotion.hostile`] as const] : []),
    ...(derivesPromises(present) ? [['promised', sql`promise_call.rid IS NOT NULL`] as const] : [])
  ];
}

/** The joins with dimensions and cases that `legCodes` needs. */
function codeJoins(present: Present): Sql {
  const dims = DIMS.filter(([, column]) => has(present, 'calls', column)).map(([name, column]) => {
    const dim = raw(`dim_${name}`);
    return sql`LEFT JOIN ${dim} ON ${dim}.name = calls.${raw(column)}`;
  });
  const cases = joinsCases(present) ? [sql`LEFT JOIN case_key AS k ON k.case_id = calls.case_id`] : [];
  const emotion = has(present, 'calls', 'customer_emotion')
    ? [sql`LEFT JOIN emotion ON emotion.name = calls.customer_emotion`]
    : [];
  const promise = derivesPromises(present) ? [sql`LEFT JOIN promise_call ON promise_call.rid = calls.rowid`] : [];
  return join([sql``, ...dims, ...cases, ...emotion, ...promise], '\n');
}

const DIMS = [
  ['agent', 'agent_id'],
  ['team', 'team'],
  ['queue', 'queue'],
  ['product', 'product'],
  ['cause', 'cause']
] as const;

const joinsCases = (present: Present): boolean => has(present, 'calls', 'case_id') && present.rows.cases > 0;

/** Without promise codes the promises file tells which conversation ended in a promise. */
export function derivesPromises(present: Present): boolean {
  return (
    !present.calls.promiseCodes &&
    has(present, 'promises', 'case_id', 'made_date') &&
    has(present, 'calls', 'rpc', 'case_id', 'start_at')
  );
}

function dimension(name: (typeof DIMS)[number][0], column: string, present: Present): Sql {
  return has(present, 'calls', column) ? sql`c.${raw(`${name}_code`)}` : sql`NULL::SMALLINT`;
}

function ofCase(column: string, type: string, present: Present): Sql {
  return joinsCases(present) ? sql`c.${raw(`of_${column}`)}` : sql`NULL::${raw(type)}`;
}

function timeColumns(present: Present): Column[] {
  const hour = present.calls.timed;
  return [
    ['day', sql`(c.start_local_s // 86400)::INTEGER`],
    ['how', hour ? sql`(((c.start_local_s // 86400 + 3) % 7) * 24 + (c.start_local_s % 86400) // 3600)::SMALLINT` : sql`NULL::SMALLINT`],
    ['half', hour ? sql`((c.start_local_s % 86400) // 1800)::SMALLINT` : sql`NULL::SMALLINT`],
    ['start_utc_s', sql`c.start_utc_s`],
    ['off_s', sql`(c.start_local_s - c.start_utc_s)::INTEGER`]
  ]; // prettier-ignore
}

function dimensionColumns(settings: Settings, present: Present): Column[] {
  const own = (name: (typeof DIMS)[number][0], column: string) => dimension(name, column, present);
  const fromCase = (column: string) => ofCase(column, 'SMALLINT', present);
  return [
    ['team', own('team', 'team')],
    ['agent', own('agent', 'agent_id')],
    ['channel', codeOf('channel', sql`c.channel`)],
    ['direction', sql`c.dir`],
    ['product', sql`coalesce(${own('product', 'product')}, ${fromCase('product')})`],
    ['dpd', sql`coalesce(${fromCase('dpd')}, ${dpdBucket(sql`c.dpd`, settings.dpdBounds)})`],
    ['cause', sql`coalesce(${own('cause', 'cause')}, ${fromCase('cause')})`],
    ['queue', own('queue', 'queue')],
    ['case_no', ofCase('case_no', 'INTEGER', present)],
    ['customer_no', customerNo()]
  ];
}

/** A number for the customer, else the case; masked and rounded ids are nobody's. 52 bits of a hash, so that a collision among a million is one in ten thousand. */
export function customerNo(): Sql {
  const loan = usableId(raw('c.case_id'));
  return sql`(coalesce(${usableHash(raw('c.customer_id'))}, CASE WHEN ${loan} IS NOT NULL THEN hash(${loan}, 1) END) >> 12)::BIGINT`;
}

/**
 * Answered by a person: the disposition says so, else talk time does; voicemail is not (DECISIONS, formulas). In a file without talk time, a person on
 * an inbound call does.
 */
function handledOf(present: Present): Sql {
  const people = has(present, 'calls', 'agent_id');
  const agent = people ? sql`c.agent_id IS NOT NULL` : sql`true`;
  const taken = people ? sql`(c.agent_id IS NOT NULL AND (${IS_OUT}) IS DISTINCT FROM true)` : sql`NULL::BOOLEAN`;
  const silent = has(present, 'calls', 'talk_s') ? sql`(${agent} AND coalesce(c.talk_s, 0) > 0)` : taken;
  if (!has(present, 'calls', 'disposition')) return silent;
  const unanswered = has(present, 'calls', 'talk_s') ? UNANSWERED : sql`c.disp >= 5`;
  return sql`(CASE
    WHEN ${unanswered} THEN false
    WHEN ${ANSWERED} THEN ${agent} OR coalesce(c.talk_s, 0) > 0
    ELSE ${silent} END)`;
}

function outcomeColumns(settings: Settings, present: Present): Column[] {
  const handled = HANDLED;
  const left = sql`coalesce(${LEFT_QUEUE}, false)`;
  const abandoned = sql`(${IS_IN} AND NOT ${handled} AND NOT ${left})`;
  return [
    ['offered', IS_IN],
    ['handled', handled],
    ['abandoned', abandoned],
    ['other_exit', sql`(${IS_IN} AND NOT ${handled} AND ${left})`],
    ['short_abandon', sql`CASE WHEN ${abandoned} THEN ${waitOf()} <= ${settings.shortAbandonS} ELSE ${abandoned} END`],
    ['transferred', transferredOf(present)],
    ['result', has(present, 'calls', 'disposition') ? sql`CASE WHEN c.disposition IS NOT NULL THEN coalesce(c.disp, ${RESULTS.other})::TINYINT END` : sql`NULL::TINYINT`],
    ['left_queue', left]
  ]; // prettier-ignore
}

/** Passed on: the result or a flag says so; without either only the legs of a call can tell, which are folded later. */
function transferredOf(present: Present): Sql {
  const told = [
    ...(has(present, 'calls', 'disposition') ? [isDisposition('transferred')] : []),
    ...(has(present, 'calls', 'transferred') ? [sql`c.transferred`] : [])
  ].map((flag) => sql`coalesce(${flag}, false)`);
  if (told.length > 0) return sql`(${HANDLED} AND (${join(told, ' OR ')}))`;
  return present.calls.folded ? sql`CASE WHEN ${HANDLED} THEN false END` : sql`NULL::BOOLEAN`;
}

/** Wait and ringing of one leg; unknown only when both are. */
function waitOf(): Sql {
  return sql`CASE WHEN c.wait_s IS NULL AND c.ring_s IS NULL THEN NULL ELSE coalesce(c.wait_s, 0) + coalesce(c.ring_s, 0) END`;
}

/** Talk without hold, whatever the file's talk time includes. */
function talkOf(settings: Settings): Sql {
  if (!settings.talkIncludesHold) return sql`c.talk_s`;
  return sql`CASE WHEN c.talk_s IS NULL THEN NULL ELSE greatest(c.talk_s - coalesce(c.hold_s, 0), 0) END`;
}

function durationColumns(settings: Settings, present: Present): Column[] {
  const talk = talkOf(settings);
  const parts = [
    ['talk_s', talk],
    ['hold_s', sql`c.hold_s`],
    ['wrap_s', sql`c.wrap_s`]
  ] as const;
  const inFile = parts.filter(([name]) => has(present, 'calls', name)).map(([, part]) => sql`(${part})`);
  const computable = has(present, 'calls', 'talk_s', 'wrap_s');
  return [
    ['wait_s', sql`CASE WHEN ${IS_IN} THEN ${waitOf()} END`],
    ['talk_s', talk],
    ['hold_s', sql`c.hold_s`],
    ['wrap_s', sql`c.wrap_s`],
    ['handle_s', computable ? sql`CASE WHEN ${HANDLED} THEN ${join(inFile, ' + ')} END` : sql`NULL::DOUBLE`]
  ]; // prettier-ignore
}

/** Top and bottom 40 % of the scale: 4–5 and 1–2 of five (DECISIONS). */
function ratingColumns(present: Present): Column[] {
  const scale = present.calls.csat;
  const share = scale ? sql`((c.csat - ${scale.low}) / ${scale.high - scale.low || 1})` : sql`NULL::DOUBLE`;
  return [
    ['csat', sql`c.csat`],
    ['csat_top', sql`${share} >= 0.6`],
    ['csat_low', sql`${share} <= 0.4`]
  ];
}

/** Difficult: true if a present flag is, false if one is known and none true, else unknown (DECISIONS 4); answered contacts only. */
function flagColumns(settings: Settings, present: Present): Column[] {
  const severe = ['abuse', 'threat'].filter((name) => has(present, 'calls', name)).map((name) => sql`c.${raw(name)}`);
  const others = ['complaint', 'escalated'].filter((name) => has(present, 'calls', name)).map((name) => sql`c.${raw(name)}`); // prettier-ignore
  const emotion = has(present, 'calls', 'customer_emotion') ? [sql`c.hostile`] : [];
  const refused = settings.refusalIsDifficult ? refusalFlag(present) : [];
  const flags = [...severe, ...emotion, ...others, ...refused];
  return [
    ['difficult', anyFlag(flags)],
    ['severe', anyFlag(severe)],
    ['complaint', sql`c.complaint`],
    ['escalated', sql`c.escalated`]
  ];
}

function refusalFlag(present: Present): Sql[] {
  if (has(present, 'calls', 'refused')) return [sql`c.refused`];
  return has(present, 'calls', 'disposition') ? [sql`(${isDisposition('refused')})`] : [];
}

function anyFlag(flags: readonly Sql[]): Sql {
  if (flags.length === 0) return sql`NULL::BOOLEAN`;
  const any = join(flags, ' OR ');
  return sql`CASE WHEN NOT ${HANDLED} THEN NULL WHEN ${any} THEN true WHEN coalesce(${join(flags, ', ')}) IS NOT NULL THEN false END`;
}

function contactColumns(present: Present): Column[] {
  const talked = has(present, 'calls', 'talk_s') ? sql`coalesce(c.talk_s, 0) > 0` : sql`NULL::BOOLEAN`;
  const promised = present.calls.promiseCodes
    ? sql`coalesce(${isDisposition('promise')}, false)`
    : derivesPromises(present)
      ? sql`c.promised`
      : sql`NULL::BOOLEAN`;
  return [
    ['attempt', IS_OUT],
    ['human', sql`CASE
    WHEN (${IS_OUT}) IS DISTINCT FROM true THEN NULL
    WHEN ${ANSWERED} THEN true
    WHEN ${UNANSWERED} OR ${isDisposition('overflow')} THEN false
    ELSE ${talked} END`],
    ['rpc', sql`c.rpc`],
    ['promise', sql`CASE WHEN c.rpc THEN ${promised} ELSE c.rpc END`]
  ]; // prettier-ignore
}

/**
 * When the leg kept its agent busy, UTC: inbound from the answer on, outbound from dialling on; NULL for legs that occupied nobody. An answered leg
 * without a talk time lasts to its end, where the file tells it, with the after-call work behind it.
 */
function busyColumns(settings: Settings, present: Present): Column[] {
  const dial = sql`(coalesce(c.wait_s, 0) + coalesce(c.ring_s, 0))`;
  const before = { queue_entry: dial, agent_alert: sql`coalesce(c.ring_s, 0)`, answer: sql`0` }[settings.startMeans];
  const worked = sql`(coalesce(${talkOf(settings)}, 0) + coalesce(c.hold_s, 0) + coalesce(c.wrap_s, 0))`;
  const dialled = settings.startMeans === 'answer' ? sql`CASE WHEN c.talk_s > 0 THEN -${dial} ELSE 0 END` : sql`0`;
  const occupied = has(present, 'calls', 'agent_id')
    ? sql`(c.agent_id IS NOT NULL AND (coalesce(c.talk_s, 0) > 0 OR ${IS_OUT} OR ${HANDLED}))`
    : sql`false`;
  const wrapped = sql`(c.end_utc_s + coalesce(c.wrap_s, 0)::BIGINT)`;
  const toEnd = (to: Sql): Sql => (has(present, 'calls', 'end_at') ? sql`CASE WHEN c.talk_s IS NULL AND ${HANDLED} THEN greatest(${to}, coalesce(${wrapped}, 0)) ELSE ${to} END` : to); // prettier-ignore
  const outboundTail = settings.startMeans === 'answer' ? sql`CASE WHEN c.talk_s > 0 THEN 0 ELSE ${dial} END` : dial;
  return [
    ['busy_from', sql`CASE WHEN ${occupied} THEN c.start_utc_s + (CASE WHEN ${IS_OUT} THEN ${dialled} ELSE ${before} END)::BIGINT END`],
    ['busy_to', sql`CASE WHEN ${occupied} THEN ${toEnd(sql`c.start_utc_s + ((CASE WHEN ${IS_OUT} THEN ${outboundTail} ELSE ${before} END) + ${worked})::BIGINT`)} END`]
  ]; // prettier-ignore
}
