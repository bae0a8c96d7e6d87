import type { DuckDBConnection } from '@duckdb/node-api';
import { nativeWorld, rowsOf } from '../native.ts';
import { byCase, dayOf, fates, GRACE_DAYS, payments, stateOf, TOLERANCE, type Fate } from '../promises.ts';
import { personDays } from './days.ts';
import { COMPONENTS, groupMean, scoreDays, type ScoredDay, type StrainDay } from './strain.ts';
import { berlin, medianTime } from './survival.ts';

/** A selection: dates `YYYY-MM-DD`, both included, and one team or all. */
export interface Look {
  readonly from: string;
  readonly to: string;
  readonly team: string | null;
}

export type Figures = Readonly<Record<string, number | null>>;

/** A world of raw files, ready to be asked. */
export interface Second {
  /** Every figure of a selection; null where it cannot be computed. */
  figures(look: Look): Promise<Figures>;
  /** The strain index and its parts alone. */
  strain(look: Look): Figures;
}

/** Figures that need abandoned calls, which belong to no team. */
const NO_TEAM = ['calls_offered', 'calls_abandoned', 'abandon_rate', 'short_abandon_rate', 'service_level'];

/** Figures of calls as select lists over `call`, rows of the look. */
const CALLS: Readonly<Record<string, string>> = {
  calls_offered: 'count(*) FILTER (WHERE inbound)',
  calls_handled: 'count(*) FILTER (WHERE handled)',
  calls_abandoned: 'count(*) FILTER (WHERE gave_up)',
  abandon_rate: 'count(*) FILTER (WHERE gave_up) / count(*) FILTER (WHERE inbound)',
  short_abandon_rate: 'count(*) FILTER (WHERE gave_up AND wait_s <= 5) / count(*) FILTER (WHERE inbound)',
  service_level: 'count(*) FILTER (WHERE inbound AND handled AND wait_s <= 20) / count(*) FILTER (WHERE (inbound AND handled) OR gave_up)',
  answer_wait_avg_s: 'avg(wait_s) FILTER (WHERE inbound AND handled)',
  repeat_contact_rate_7d: 'count(*) FILTER (WHERE inbound AND handled AND is_over AND came_back) / count(*) FILTER (WHERE inbound AND handled AND is_over)',
  aht_s: 'avg(talk_s + hold_s + wrap_s) FILTER (WHERE handled)',
  talk_avg_s: 'avg(talk_s) FILTER (WHERE handled AND hold_s IS NOT NULL AND wrap_s IS NOT NULL)',
  hold_avg_s: 'avg(hold_s) FILTER (WHERE handled AND talk_s IS NOT NULL AND wrap_s IS NOT NULL)',
  wrap_avg_s: 'avg(wrap_s) FILTER (WHERE handled AND talk_s IS NOT NULL AND hold_s IS NOT NULL)',
  talk_median_s: 'quantile_cont(talk_s, 0.5) FILTER (WHERE handled)',
  talk_p90_s: 'quantile_cont(talk_s, 0.9) FILTER (WHERE handled)',
  transfer_rate: 'count(*) FILTER (WHERE handled AND transferred) / count(*) FILTER (WHERE handled)',
  difficult_share: 'count(*) FILTER (WHERE handled AND difficult) / count(difficult) FILTER (WHERE handled)',
  low_csat_exposure: 'count(*) FILTER (WHERE handled AND csat <= 2) / count(csat) FILTER (WHERE handled)',
  escalation_rate: 'count(*) FILTER (WHERE handled AND escalated) / count(escalated) FILTER (WHERE handled)',
  complaint_rate: 'count(*) FILTER (WHERE handled AND complaint) / count(complaint) FILTER (WHERE handled)',
  contact_rate: 'count(*) FILTER (WHERE outbound AND handled) / count(*) FILTER (WHERE outbound)',
  rpc_rate: 'count(*) FILTER (WHERE outbound AND rpc) / count(*) FILTER (WHERE outbound)',
  rpc_per_contact: 'count(*) FILTER (WHERE outbound AND handled AND rpc) / count(*) FILTER (WHERE outbound AND handled)',
  rpc_case_rate: 'count(DISTINCT case_id) FILTER (WHERE outbound AND rpc) / count(DISTINCT case_id) FILTER (WHERE outbound)',
  attempts_per_case: 'count(case_id) FILTER (WHERE outbound) / count(DISTINCT case_id) FILTER (WHERE outbound)',
  promise_rate: 'count(*) FILTER (WHERE rpc AND promised) / count(*) FILTER (WHERE rpc)',
  csat_avg: 'avg(csat) FILTER (WHERE handled)',
  csat_share: 'count(*) FILTER (WHERE handled AND csat >= 4) / count(csat) FILTER (WHERE handled)',
  csat_response_rate: 'count(csat) FILTER (WHERE handled) / count(*) FILTER (WHERE handled)'
}; // prettier-ignore

/** Figures of people's working days as select lists over `person_day`. */
const DAYS: Readonly<Record<string, string>> = {
  out_of_hours_share: 'sum(out_of_hours_s) / sum(busy_s)',
  occupancy: 'sum(busy_in_s) / sum(productive_s)',
  utilisation: 'sum(busy_in_s) / sum(logged_s)',
  contacts_per_hour: 'sum(handled) / (sum(productive_s) / 3600)',
  concurrency_avg: 'sum(contact_s) / sum(busy_s)',
  longest_spell_s: 'quantile_cont(spell_s, 0.5)',
  longest_spell_p90_s: 'quantile_cont(spell_s, 0.9)',
  long_day_share: 'count(*) FILTER (WHERE length_s > 36000) / count(*)',
  short_rest_count: 'count(*) FILTER (WHERE rest_h < 11)',
  break_avg_s: 'avg(break_s)',
  over_plan_h: 'sum(over_plan_s) / 3600',
  difficult_per_hour: 'sum(difficult_n) FILTER (WHERE difficult_known > 0) / (sum(productive_s) FILTER (WHERE difficult_known > 0) / 3600)',
  difficult_unrecovered_per_8h: '8 * sum(unrecovered_n) FILTER (WHERE difficult_known > 0) / (sum(productive_s) FILTER (WHERE difficult_known > 0) / 3600)'
}; // prettier-ignore

/** Figures of cases as select lists over `one_case`; `<from>` and `<to>` are the ends of the look. */
const CASES: Readonly<Record<string, string>> = {
  cases_open: 'count(*) FILTER (WHERE opened <= <to> AND (closed IS NULL OR closed > <to>))',
  balance_open: 'sum(balance) FILTER (WHERE opened <= <to> AND (closed IS NULL OR closed > <to>))',
  cure_rate: 'count(*) FILTER (WHERE start + 30 BETWEEN <from> AND <end> AND cured <= start + 30) / count(*) FILTER (WHERE start + 30 BETWEEN <from> AND <end>)',
  waiver_rate: 'count(*) FILTER (WHERE start BETWEEN <from> AND <to> AND waiver > 0) / count(*) FILTER (WHERE start BETWEEN <from> AND <to>)',
  waiver_amount: 'sum(waiver) FILTER (WHERE start BETWEEN <from> AND <to>)',
  ...Object.fromEntries(
    ['analysed', 'contacted', 'explained', 'plan', 'relief', 'reminded', 'followed_up'].map((name, i) => [
      `step_${i + 1}_${name}`,
      `count(*) FILTER (WHERE was_open AND s${i + 1} = 'done') / count(*) FILTER (WHERE was_open AND s${i + 1} IN ('done', 'not_done'))`
    ])
  )
}; // prettier-ignore

/** Occupancy and breaks are measured in worlds with a status file, so that bounds and estimates have nothing to say. */
const NEVER = ['occupancy_low', 'occupancy_high', 'break_estimated_s'];

/** The second computation of every figure over the raw files of a world: plain SQL in native DuckDB, plain TypeScript where SQL is no help. */
export async function secondWorld(folder: string): Promise<Second> {
  const world = await nativeWorld(folder);
  await personDays(world);
  for (const statement of [CASE, LAST, CALL]) await world.run(statement);
  const [last] = await rowsOf<{ day: string; wall_s: number; first_monday: number }>(world, 'SELECT * FROM last_event');
  if (!last) throw new Error('a world without events');
  const promises = await fatesWithTeams(world, folder);
  const strain = await strainDays(world, last);
  return { strain: (look) => strainOf({ look, strain }), figures: async (look) => ({ ...(await inSql(world, look, last.day)), ...(await inTypeScript({ world, folder, look, last, promises, strain })) }) }; // prettier-ignore
}

const CASE = `
CREATE TABLE one_case AS
SELECT case_id, agent_id, team, coalesce(assigned_date, opened_date)::DATE AS start, opened_date::DATE AS opened, closed_date::DATE AS closed,
  cured_date::DATE AS cured, next_action_date::DATE AS next_action, balance::DOUBLE AS balance,
  coalesce(balance_at_assignment, balance)::DOUBLE AS balance0, waiver_amount::DOUBLE AS waiver, s1, s2, s3, s4, s5, s6, s7,
  [s1_at, s2_at, s3_at, s4_at, s5_at, s6_at, s7_at] AS stamps
FROM (SELECT DISTINCT * FROM raw_cases)`;

/** Calls with the whole wait of the caller, from the first leg's entry to the answer or the end of the last leg. */
const CALL = `
CREATE TABLE call AS
WITH waited AS (
  SELECT call_id, min(epoch(start_at)) AS first_s,
    arg_min(epoch(start_at) + coalesce(wait_s, 0) + coalesce(ring_s, 0), leg_no) FILTER (WHERE answered) AS answer_s,
    max(epoch(start_at) + coalesce(wait_s, 0) + coalesce(ring_s, 0)) AS end_s,
    any_value(customer_id) AS customer,
    CASE WHEN bool_or(abuse OR threat OR complaint OR escalated OR customer_emotion = 'hostile') THEN true
      WHEN count(abuse) + count(threat) + count(complaint) + count(escalated) + count(customer_emotion) > 0 THEN false END AS difficult
  FROM legs GROUP BY call_id),
joined AS (
  SELECT c.call_id, c.start_at, c.start_at::DATE AS day, c.direction = 'inbound' AS inbound, c.direction = 'outbound' AS outbound, c.handled, c.team,
    c.talk_s, c.hold_s, c.wrap_s, c.csat, c.rpc, c.promised, c.case_id, c.transferred, c.complaint, c.escalated, w.difficult, w.customer,
    c.direction = 'inbound' AND NOT c.handled AND NOT coalesce(c.left_otherwise, false) AS gave_up,
    coalesce(w.answer_s, w.end_s) - w.first_s AS wait_s
  FROM one_call AS c JOIN waited AS w USING (call_id)),
inbound AS (
  SELECT call_id, lead(utc_s) OVER (PARTITION BY coalesce(customer, case_id) ORDER BY utc_s, call_id) - utc_s AS next_s
  FROM (SELECT *, epoch(start_at) - CASE WHEN start_at < '2026-03-29 02:00:00' THEN 3600 ELSE 7200 END AS utc_s FROM joined WHERE inbound))
SELECT j.*, coalesce(i.next_s <= 7 * 86400, false) AS came_back,
  epoch(j.start_at) + 7 * 86400 <= (SELECT wall_s FROM last_event) AS is_over
FROM joined AS j LEFT JOIN inbound AS i USING (call_id)`;

/** The latest past event and the first Monday of the calls. */
const LAST = `
CREATE TABLE last_event AS
SELECT wall_s, make_timestamp((wall_s * 1000000)::BIGINT)::DATE::VARCHAR AS day, first_monday
FROM (
  SELECT greatest(
      (SELECT max(epoch(start_at)) FROM legs), (SELECT max(epoch(paid_date::TIMESTAMP)) FROM raw_payments),
      (SELECT max(epoch(made_date::TIMESTAMP)) FROM raw_promises), (SELECT max(epoch(sent_at::TIMESTAMP)) FROM raw_reminders),
      (SELECT max(f) FROM state)) AS wall_s,
    (SELECT min(day) - DATE '1970-01-01' FROM person_day) AS first_monday)`;

async function inSql(world: DuckDBConnection, { from, to, team }: Look, asOf: string): Promise<Figures> {
  const own = team === null ? 'true' : `team = '${team}'`;
  const where = `WHERE day BETWEEN '${from}' AND '${to}' AND ${own}`;
  const list = (figures: Readonly<Record<string, string>>): string =>
    Object.entries(figures).map(([id, sql]) => `(${sql})::DOUBLE AS ${id}`).join(', '); // prettier-ignore
  const ends = { from: `DATE '${from}'`, to: `DATE '${to}'`, end: `least(DATE '${to}', DATE '${asOf}')` };
  const cases = list(CASES).replaceAll(/<(from|to|end)>/g, (_, name: keyof typeof ends) => ends[name]);
  const one = async (sql: string): Promise<Figures> => (await rowsOf<Record<string, number | null>>(world, sql))[0] ?? {}; // prettier-ignore
  const wasOpen = `opened <= DATE '${to}' AND (closed IS NULL OR closed >= DATE '${from}')`;
  const absent = team === null ? NEVER : [...NEVER, ...NO_TEAM];
  return {
    ...(await one(`SELECT ${list(CALLS)} FROM call ${where}`)),
    ...(await one(`SELECT ${list(DAYS)} FROM person_day ${where}`)),
    ...(await one(`SELECT (count(*) FILTER (WHERE voice_gap < 30) / count(voice_gap))::DOUBLE AS back_to_back_share FROM voice ${where}`)), // prettier-ignore
    ...(await one(`SELECT ${cases} FROM (SELECT *, ${wasOpen} AS was_open FROM one_case WHERE ${own})`)),
    ...(await one(`SELECT sum(p.amount::DOUBLE) AS repaid_amount,
  (sum(p.amount::DOUBLE) FILTER (WHERE ${wasOpen}) / (SELECT sum(balance0) FROM one_case WHERE ${own} AND ${wasOpen}))::DOUBLE AS recovery_rate
FROM (SELECT DISTINCT * FROM raw_payments) AS p JOIN one_case AS c USING (case_id)
WHERE p.paid_date BETWEEN '${from}' AND '${to}' AND ${own}`)),
    ...(await one(`SELECT ((SELECT count(*) FROM one_case WHERE agent_id IS NOT NULL AND opened <= DATE '${to}' AND (closed IS NULL OR closed > DATE '${to}') AND ${own})
  / (SELECT count(DISTINCT agent_id) FROM person_day ${where}))::DOUBLE AS open_cases_per_agent`)),
    ...(await one(`SELECT (${to >= asOf ? backlogOf(asOf, own) : 'NULL'})::DOUBLE AS backlog_days`)),
    ...(await one(adherenceOf({ from, to, own, asOf }))),
    ...Object.fromEntries(absent.map((id) => [id, null]))
  };
}

/** Overdue actions by daily capacity over the last 20 worked days of people with at least ten, the last of them within a week (METHODS 1.11; DECISIONS). */
function backlogOf(asOf: string, own: string): string {
  return `WITH recent AS (
  SELECT agent_id, min(day) AS first_day, max(day) AS last_day, count(*) AS days
  FROM (SELECT agent_id, day, row_number() OVER (PARTITION BY agent_id ORDER BY day DESC) AS back FROM person_day WHERE ${own})
  WHERE back <= 20 GROUP BY agent_id HAVING count(*) >= 10 AND max(day) >= DATE '${asOf}' - 6),
attempts AS (
  SELECT r.agent_id, count(*) AS n FROM recent AS r JOIN busy AS b ON b.agent_id = r.agent_id AND b.direction = 'outbound' AND b.day BETWEEN r.first_day AND r.last_day GROUP BY 1),
steps AS (
  SELECT r.agent_id, count(*) AS n
  FROM recent AS r JOIN (SELECT agent_id, unnest(stamps)::TIMESTAMP::DATE AS day FROM one_case) AS s
    ON s.agent_id = r.agent_id AND s.day BETWEEN r.first_day AND r.last_day GROUP BY 1),
due AS (
  SELECT agent_id, count(*) FILTER (WHERE next_action < DATE '${asOf}') AS n FROM one_case
  WHERE opened <= DATE '${asOf}' AND (closed IS NULL OR closed > DATE '${asOf}') GROUP BY 1)
SELECT sum(d.n) / sum((coalesce(a.n, 0) + coalesce(s.n, 0)) / r.days)
FROM recent AS r JOIN due AS d USING (agent_id) LEFT JOIN attempts AS a USING (agent_id) LEFT JOIN steps AS s USING (agent_id)
WHERE coalesce(a.n, 0) + coalesce(s.n, 0) > 0`;
}

/** METHODS 5.8: its own SQL, for the instalments due in the look. */
function adherenceOf({ from, to, own, asOf }: { from: string; to: string; own: string; asOf: string }): string {
  return `WITH d AS (
  SELECT plan_id, case_id, seq::INTEGER AS seq, due_date::DATE AS due_date,
    sum(amount::DOUBLE) OVER (PARTITION BY plan_id ORDER BY seq::INTEGER) AS cum_due FROM raw_instalments),
m AS (
  SELECT d.*, coalesce((SELECT sum(p.amount::DOUBLE) FROM (SELECT DISTINCT * FROM raw_payments) AS p WHERE p.plan_id = d.plan_id AND p.paid_date::DATE <= d.due_date + ${GRACE_DAYS}), 0) AS cum_paid
  FROM d JOIN one_case USING (case_id)
  WHERE due_date + ${GRACE_DAYS} <= DATE '${asOf}' AND due_date BETWEEN '${from}' AND '${to}' AND ${own})
SELECT (count(*) FILTER (WHERE cum_paid >= ${TOLERANCE} * cum_due) / count(*))::DOUBLE AS plan_adherence FROM m`;
}

type Last = Readonly<{ day: string; wall_s: number; first_monday: number }>;
type Taken = Fate & { readonly team: string | null };

async function fatesWithTeams(world: DuckDBConnection, folder: string): Promise<Taken[]> {
  const homes = await rowsOf<{ agent_id: string; team: string }>(world, 'SELECT agent_id, any_value(team) AS team FROM person_day GROUP BY 1'); // prettier-ignore
  const teams = new Map(homes.map(({ agent_id, team }) => [agent_id, team]));
  return fates(folder).map((fate) => ({ ...fate, team: teams.get(fate.agent) ?? null }));
}

/** Days with the raw values of the components; the backlog belongs to a person's last day. */
async function strainDays(world: DuckDBConnection, last: Last): Promise<ScoredDay[]> {
  const rows = await rowsOf<Record<string, number | string | boolean | null>>(
    world,
    `SELECT *, (day - DATE '1970-01-01')::INTEGER AS day_no, productive_s / 3600 AS hours FROM person_day`
  );
  const backlog = new Map<string, number>();
  const people = new Set(rows.map(({ agent_id }) => String(agent_id)));
  for (const person of people) {
    const [own] = await rowsOf<{ days: number | null }>(world, `SELECT (${backlogOf(last.day, `agent_id = '${person}'`)})::DOUBLE AS days`); // prettier-ignore
    if (own?.days != null) backlog.set(person, own.days);
  }
  const lastDay = new Map<string, number>();
  for (const { agent_id, day_no } of rows) lastDay.set(String(agent_id), Math.max(lastDay.get(String(agent_id)) ?? 0, Number(day_no))); // prettier-ignore
  const days = rows.map((row): StrainDay => {
    const of = (name: string): number => Number(row[name]);
    const person = String(row.agent_id);
    const knows = of('difficult_known') > 0;
    const isLast = lastDay.get(person) === of('day_no');
    return {
      agent_id: person,
      team: String(row.team),
      day: of('day_no'),
      span_s: of('span_s'),
      contacts: of('contacts'),
      mostly_voice: row.mostly_voice === true,
      hours: of('hours'),
      raw: [
        of('busy_in_s') / of('productive_s'),
        of('b2b_known') > 0 ? of('b2b_n') / of('b2b_known') : null,
        row.spell_s === null ? null : of('spell_s') / 60,
        knows ? (8 * of('unrecovered_n')) / of('hours') : null,
        knows ? of('difficult_n') / of('hours') : null,
        of('length_s') / 3600,
        row.rest_h === null ? null : of('rest_h'),
        isLast ? (backlog.get(person) ?? null) : null
      ]
    };
  });
  return scoreDays(days, last.first_monday);
}

interface Around {
  readonly world: DuckDBConnection;
  readonly folder: string;
  readonly look: Look;
  readonly last: Last;
  readonly promises: readonly Taken[];
  readonly strain: readonly ScoredDay[];
}

async function inTypeScript(around: Around): Promise<Figures> {
  return {
    ...keptOf(around),
    follow_up_median_s: await followUpOf(around),
    first_contact_median_s: await firstContactOf(around),
    workload_gini: await giniOf(around),
    ...strainOf(around)
  };
}

/** Promises due in the look and past their grace, by the team of the person who took them. */
function maturedOf({ look, last, promises }: Around): { fate: Taken; state: string }[] {
  return promises
    .filter(
      ({ due, team }) => due >= dayOf(look.from) && due <= dayOf(look.to) && (look.team === null || team === look.team)
    ) // prettier-ignore
    .map((fate) => ({ fate, state: stateOf(fate, dayOf(last.day)) }))
    .filter(({ state }) => ['kept', 'partial', 'broken'].includes(state));
}

function keptOf(around: Around): Figures {
  const matured = maturedOf(around);
  const kept = matured.filter(({ state }) => state === 'kept').length;
  const sum = (of: (fate: Fate) => number): number => matured.reduce((total, { fate }) => total + of(fate), 0);
  return {
    kept_rate: kept / matured.length,
    broken_promises: matured.length - kept,
    kept_amount_rate: sum(({ paid, amount }) => Math.min(paid, amount)) / sum(({ amount }) => amount)
  };
}

const DAY_S = 86_400;
/** UTC second of 00:00 of a day in Berlin. */
export const midnight = (day: number): number => berlin(day * DAY_S);

/** METHODS 5.9 promise by promise: the next outbound attempt, until payment makes it whole, closure, cure or the end of the data. */
async function followUpOf(around: Around): Promise<number | null> {
  const { world, folder, last } = around;
  const cases = new Map((await rowsOf<{ case_id: string; closed: number | null; cured: number | null }>(world, "SELECT case_id, closed - DATE '1970-01-01' AS closed, cured - DATE '1970-01-01' AS cured FROM one_case")).map((row) => [row.case_id, row])); // prettier-ignore
  const attempts = byCase((await rowsOf<{ caseId: string; wall_s: number }>(world, 'SELECT case_id AS "caseId", epoch(start_at) AS wall_s FROM call WHERE outbound AND case_id IS NOT NULL ORDER BY start_at'))); // prettier-ignore
  const money = byCase(payments(folder));
  const [latest] = await rowsOf<{ wall_s: number }>(world, 'SELECT max(epoch(start_at)) AS wall_s FROM legs');
  const dataEnd = Math.max(midnight(dayOf(last.day)), berlin(latest?.wall_s ?? 0));
  const broken = maturedOf(around).filter(({ state }) => state !== 'kept');
  const subjects = broken.flatMap(({ fate }) => {
    const day = fate.due + GRACE_DAYS + 1;
    const own = cases.get(fate.caseId);
    const over = [own?.closed, own?.cured].filter((end) => end != null);
    if (!own || day > dayOf(last.day) || over.some((end) => end < day)) return [];
    const whole = wholeDay(fate, day, money.get(fate.caseId) ?? []);
    const ends = [...over, ...(whole === null ? [] : [whole])].map((end) => midnight(end + 1));
    const end = Math.min(dataEnd, ...ends);
    const next = (attempts.get(fate.caseId) ?? []).find(({ wall_s }) => wall_s >= day * DAY_S);
    const isFollowed = next !== undefined && berlin(next.wall_s) <= end;
    return [{ time: (isFollowed ? berlin(next.wall_s) : end) - midnight(day), event: isFollowed }];
  });
  return medianTime(subjects);
}

/** The day on which later payments reach what was left to count as kept. */
export function wholeDay(
  { amount, paid }: Fate,
  from: number,
  list: readonly { day: number; amount: number }[]
): number | null {
  const left = TOLERANCE * amount - paid;
  const days = [...new Set(list.filter(({ day }) => day >= from).map(({ day }) => day))].sort((a, b) => a - b);
  const until = (day: number): number => list.filter((one) => one.day >= from && one.day <= day).reduce((sum, one) => sum + one.amount, 0); // prettier-ignore
  return days.find((day) => until(day) >= left) ?? null;
}

/** From 00:00 of the assignment, else the opening, to the first conversation in either direction; the others wait until the end of the data. */
async function firstContactOf({ world, look, last }: Around): Promise<number | null> {
  const rows = await rowsOf<{ start: number; first_s: number | null }>(
    world,
    `SELECT start - DATE '1970-01-01' AS start,
  (SELECT min(epoch(c.start_at)) FROM call AS c WHERE c.case_id = k.case_id AND c.handled AND c.day >= k.start) AS first_s
FROM one_case AS k
WHERE start BETWEEN '${look.from}' AND '${look.to}' AND ${look.team === null ? 'true' : `team = '${look.team}'`}`
  );
  const subjects = rows.map(({ start, first_s }) => ({ time: berlin(first_s ?? last.wall_s) - midnight(start), event: first_s !== null })); // prettier-ignore
  return medianTime(subjects);
}

/** METHODS 1.12 with the correction of DECISIONS, from all pairs of people: mean difference / (2 · mean), over pairs of different people. */
async function giniOf({ world, look }: Around): Promise<number | null> {
  const rows = await rowsOf<{ hours: number }>(
    world,
    `SELECT sum(busy_s) / 3600 / count(*) AS hours FROM person_day
WHERE day BETWEEN '${look.from}' AND '${look.to}' AND ${look.team === null ? 'true' : `team = '${look.team}'`}
GROUP BY agent_id HAVING count(*) >= 5`
  );
  const hours = rows.map((row) => row.hours);
  const n = hours.length;
  const mean = hours.reduce((sum, x) => sum + x, 0) / n;
  const apart = hours.reduce((sum, x) => sum + hours.reduce((total, y) => total + Math.abs(x - y), 0), 0);
  return n < 5 ? null : apart / (n * (n - 1)) / (2 * mean);
}

function strainOf({ look, strain }: Pick<Around, 'look' | 'strain'>): Figures {
  const days = strain.filter(({ day, team }) => day >= dayOf(look.from) && day <= dayOf(look.to) && (look.team === null || team === look.team)); // prettier-ignore
  const parts = COMPONENTS.map(({ id }, i) => {
    const isKnown = days.some((day) => day.parts[i] != null);
    return [id, isKnown ? groupMean(days, (day) => day.parts[i] ?? 0) : null] as const;
  });
  return { strain_risk: groupMean(days, ({ sri }) => sri), ...Object.fromEntries(parts) };
}
