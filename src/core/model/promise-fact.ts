import { numbers, type Columns, type Engine } from '#core/engine.ts';
import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { allocate, UNNAMED, type Allocated, type PaymentRow, type PromiseRow } from './allocate.ts';
import { joinTeamOn, TEAM_ON } from './agent-day.ts';
import { dayOf } from './case-fact.ts';
import { has, type Present } from './inputs.ts';

const RESULT_FILE = 'model-promises.csv';

/** `promise_fact` and `payment_fact`: promised money and what came of it; the allocation itself runs in TypeScript (`allocate`). */
export async function buildPromises(engine: Engine, settings: Settings, present: Present): Promise<void> {
  for (const statement of promiseRows(present)) await engine.exec(statement.text);
  const asOfDay = Math.floor((present.asOfS ?? 0) / 86_400);
  const results = present.rows.promises
    ? allocate(
        promiseList(await engine.query(PROMISES)),
        present.rows.payments ? paymentList(await engine.query(PAYMENTS)) : [],
        { graceDays: settings.graceDays, keptTolerance: settings.keptTolerance, asOfDay }
      )
    : [];
  await engine.registerFile(RESULT_FILE, new TextEncoder().encode(resultCsv(results)));
  await engine.exec(promiseTable().text);
  await engine.dropFile(RESULT_FILE);
  await engine.exec(paymentTable(present).text);
}

const PROMISES = `
SELECT
  p.promise_no,
  p.case_key_no,
  coalesce(p.made_day, p.due_day) AS made_day,
  p.due_day,
  p.amount,
  CASE WHEN p.replaced IS NOT NULL THEN coalesce(other.promise_no, ${UNNAMED}) END AS replaced_by
FROM promise_row AS p
LEFT JOIN (
  SELECT case_key_no, promise_id, min(promise_no) AS promise_no
  FROM promise_row
  WHERE promise_id IS NOT NULL AND due_day IS NOT NULL
  GROUP BY case_key_no, promise_id) AS other ON other.case_key_no = p.case_key_no AND other.promise_id = p.replaced AND other.promise_no <> p.promise_no
WHERE p.due_day IS NOT NULL
ORDER BY p.promise_no`;

const PAYMENTS = `
SELECT k.case_key_no, ${dayOf(sql`p.paid_date`).text} AS day, p.amount
FROM payments AS p
JOIN promise_case AS k ON k.case_id = p.case_id
WHERE p.paid_date IS NOT NULL AND p.amount <> 0`;

/** Promises numbered in file order, with the person who took them (the file's, else who spoke last with the case that day, else its agent) and that person's team on the day. */
function promiseRows(present: Present): Sql[] {
  const fromCalls = !has(present, 'promises', 'agent_id') && has(present, 'calls', 'agent_id', 'case_id', 'start_at');
  const taker = fromCalls
    ? sql`
LEFT JOIN (
  SELECT case_no, day, arg_max(agent, start_utc_s) AS agent FROM call_fact WHERE handled AND case_no IS NOT NULL AND agent IS NOT NULL GROUP BY case_no, day) AS t
  ON t.case_no = k.case_no AND t.day = ${dayOf(sql`p.made_date`)}`
    : sql``;
  return [
    sql`
CREATE OR REPLACE TEMP TABLE promise_case AS
SELECT case_id, (row_number() OVER (ORDER BY case_id))::INTEGER AS case_key_no
FROM (SELECT DISTINCT case_id FROM promises WHERE case_id IS NOT NULL)`,
    sql`
CREATE OR REPLACE TEMP TABLE promise_row AS
WITH taken AS (
  SELECT
    (row_number() OVER (ORDER BY p.source_no, p.line_no, p.rowid))::INTEGER AS promise_no,
    coalesce(c.case_key_no, -(p.rowid + 1))::INTEGER AS case_key_no,
    k.case_no,
    ${dayOf(sql`p.made_date`)} AS made_day,
    ${dayOf(sql`p.due_date`)} AS due_day,
    p.amount,
    p.promise_id,
    CASE WHEN lower(trim(p.superseded_by)) NOT IN ('', '0', 'no', 'n', 'false', '否') THEN p.superseded_by END AS replaced,
    coalesce(agent.code, ${fromCalls ? sql`t.agent, ` : sql``}k.agent) AS agent,
    k.team,
    k.product,
    k.dpd,
    k.cause
  FROM promises AS p
  LEFT JOIN promise_case AS c ON c.case_id = p.case_id
  LEFT JOIN case_key AS k ON k.case_id = p.case_id
  LEFT JOIN dim_agent AS agent ON agent.name = p.agent_id${taker})
SELECT o.* EXCLUDE (team, day), coalesce(${TEAM_ON}, o.team) AS team
FROM (SELECT *, coalesce(made_day, due_day) AS day FROM taken) AS o${joinTeamOn('o')}`
  ];
}

function promiseTable(): Sql {
  return sql`
CREATE OR REPLACE TABLE promise_fact AS
WITH result AS (
  SELECT promise_no, paid, state, matured
  FROM read_csv(${RESULT_FILE}, header = true, delim = ',', auto_detect = false,
    columns = {'promise_no': 'INTEGER', 'paid': 'DOUBLE', 'state': 'VARCHAR', 'matured': 'BOOLEAN'}))
SELECT
  p.promise_no,
  p.case_no,
  p.due_day AS day,
  p.made_day,
  p.team,
  p.agent,
  NULL::SMALLINT AS channel,
  NULL::SMALLINT AS direction,
  p.product,
  p.dpd,
  p.cause,
  p.amount,
  r.paid,
  r.state,
  coalesce(r.matured, false) AS matured,
  NULL::INTEGER AS break_day,
  NULL::DOUBLE AS follow_s,
  NULL::BOOLEAN AS followed,
  NULL::INTEGER AS follow_day,
  NULL::BOOLEAN AS follow_in_time
FROM promise_row AS p
LEFT JOIN result AS r ON r.promise_no = p.promise_no
ORDER BY p.due_day, p.promise_no`;
}

/** `payment_fact`: payments and reversals with the dimensions of their case. */
function paymentTable(present: Present): Sql {
  const joined = present.rows.cases > 0 && has(present, 'payments', 'case_id');
  const ofCase = (column: Sql, type: Sql): Sql => (joined ? sql`k.${column}` : sql`NULL::${type}`);
  const small = sql`SMALLINT`;
  return sql`
CREATE OR REPLACE TABLE payment_fact AS
SELECT
  ${dayOf(sql`p.paid_date`)} AS day,
  ${ofCase(sql`case_no`, sql`INTEGER`)} AS case_no,
  ${ofCase(sql`team`, small)} AS team,
  ${ofCase(sql`agent`, small)} AS agent,
  NULL::SMALLINT AS channel,
  NULL::SMALLINT AS direction,
  ${ofCase(sql`product`, small)} AS product,
  ${ofCase(sql`dpd`, small)} AS dpd,
  ${ofCase(sql`cause`, small)} AS cause,
  p.amount
FROM payments AS p
${joined ? sql`LEFT JOIN case_key AS k ON k.case_id = p.case_id` : sql``}
ORDER BY day, p.source_no, p.line_no`;
}

function resultCsv(results: readonly Allocated[]): string {
  const lines = results.map(({ no, paid, state, matured }) => `${no},${paid},${state},${matured}`);
  return `promise_no,paid,state,matured\n${lines.join('\n')}\n`;
}

function promiseList(columns: Columns): PromiseRow[] {
  const [no, caseNo, made, due, amount, replacedBy] = ['promise_no', 'case_key_no', 'made_day', 'due_day', 'amount', 'replaced_by'].map((name) => numbers(columns, name)); // prettier-ignore
  return Array.from({ length: columns.rows }, (_, i) => ({
    no: no?.[i] ?? 0,
    caseNo: caseNo?.[i] ?? 0,
    made: made?.[i] ?? 0,
    due: due?.[i] ?? 0,
    amount: amount?.[i] ?? null,
    replacedBy: replacedBy?.[i] ?? null
  }));
}

function paymentList(columns: Columns): PaymentRow[] {
  const [caseNo, day, amount] = ['case_key_no', 'day', 'amount'].map((name) => numbers(columns, name));
  return Array.from({ length: columns.rows }, (_, i) => ({
    caseNo: caseNo?.[i] ?? 0,
    day: day?.[i] ?? 0,
    amount: amount?.[i] ?? 0
  }));
}
