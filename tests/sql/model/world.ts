import type { Engine } from '#core/engine.ts';

/** Makes a large world in SQL: 1 row per call over 200 agents, half a million seconds of shifts, cases, promises and payments. */
export async function generateWorld(
  engine: Engine,
  { calls = 1_000_000, cases = 200_000, agents = 400 } = {}
): Promise<void> {
  const perDay = agents * 60;
  const days = Math.ceil(calls / perDay);
  for (const statement of worldSql(calls, cases, agents, perDay, days)) await engine.exec(statement);
}

function worldSql(calls: number, cases: number, agents: number, perDay: number, days: number): string[] {
  const day0 = 1735689600;
  const at = `${day0} + (i // ${perDay}) * 86400 + 28800 + (i % ${perDay}) * 32400 // ${perDay}`;
  const agent = `(hash(i) % ${agents})`;
  return [
    `CREATE TABLE calls AS
SELECT 'c' || (i + 10000000) AS call_id, NULL::BIGINT AS leg_no,
  CASE WHEN i % 17 = 0 THEN NULL ELSE 'agent ' || ${agent} END AS agent_id,
  CASE WHEN i % 17 = 0 THEN NULL ELSE 'Team ' || (${agent} % 8) END AS team, 'Queue ' || hash(i * 3) % 6 AS queue,
  CASE WHEN hash(i * 11) % 8 = 0 AND ${agent} % 5 = 0 THEN 'chat' ELSE 'voice' END AS channel,
  CASE WHEN hash(i * 13) % 2 = 0 AND i % 17 > 0 THEN 'outbound' ELSE 'inbound' END AS direction,
  (${at})::BIGINT AS start_utc_s, (${at} + 3600)::BIGINT AS start_local_s,
  (hash(i * 17) % 60)::DOUBLE AS wait_s, (hash(i * 53) % 9)::DOUBLE AS ring_s,
  CASE WHEN i % 17 = 0 OR hash(i * 59) % 4 = 0 THEN 0 ELSE (20 + hash(i * 19) % 400)::DOUBLE END AS talk_s,
  (CASE WHEN hash(i * 61) % 8 = 0 THEN 40 ELSE 0 END)::DOUBLE AS hold_s, CASE WHEN i % 17 = 0 THEN NULL ELSE (hash(i * 67) % 60)::DOUBLE END AS wrap_s,
  CASE WHEN i % 17 = 0 THEN 'abandoned' WHEN hash(i * 59) % 4 = 0 THEN 'no_answer' WHEN hash(i * 71) % 20 = 0 THEN 'promise' ELSE 'answered' END AS disposition,
  hash(i * 23) % 3 = 0 AS rpc, 'case' || hash(i * 29) % ${cases} AS case_id, 'cust' || hash(i * 29) % ${cases} AS customer_id,
  CASE WHEN hash(i * 31) % 5 = 0 THEN (1 + hash(i * 37) % 5)::DOUBLE END AS csat,
  hash(i * 41) % 30 = 0 AS abuse, hash(i * 73) % 90 = 0 AS threat, hash(i * 43) % 20 = 0 AS complaint, hash(i * 47) % 25 = 0 AS escalated,
  NULL::BOOLEAN AS refused, 1::SMALLINT AS source_no, (i + 2)::BIGINT AS line_no
FROM range(${calls}) AS r(i)`,
    `CREATE TABLE cases AS
SELECT 'case' || i AS case_id, 'agent ' || hash(i) % ${agents} AS agent_id, 'Team ' || hash(i) % ${agents} % 8 AS team,
  DATE '2025-01-01' + (hash(i * 3) % ${days})::INTEGER AS opened_date, DATE '2025-01-01' + (hash(i * 3) % ${days})::INTEGER AS assigned_date,
  (100 + hash(i * 5) % 5000)::DOUBLE AS balance, (hash(i * 7) % 220)::DOUBLE AS dpd, 'Product ' || hash(i * 11) % 4 AS product,
  'Cause ' || hash(i * 13) % 6 AS cause, CASE WHEN hash(i * 17) % 2 = 0 THEN DATE '2025-01-15' + (hash(i * 19) % 60)::INTEGER END AS next_action_date,
  2::SMALLINT AS source_no, (i + 2)::BIGINT AS line_no
FROM range(${cases}) AS r(i)`,
    `CREATE TABLE promises AS
SELECT 'p' || i AS promise_id, 'case' || hash(i * 3) % ${cases} AS case_id, 'agent ' || hash(i) % ${agents} AS agent_id,
  DATE '2025-01-01' + (hash(i * 5) % ${days})::INTEGER AS made_date,
  DATE '2025-01-01' + (hash(i * 5) % ${days} + 3 + hash(i * 7) % 12)::INTEGER AS due_date, (50 + hash(i * 9) % 300)::DOUBLE AS amount,
  3::SMALLINT AS source_no, (i + 2)::BIGINT AS line_no
FROM range(${cases}) AS r(i)`,
    `CREATE TABLE payments AS
SELECT 'y' || i AS payment_id, 'case' || hash(i * 3) % ${cases} AS case_id, DATE '2025-01-01' + (hash(i * 5) % ${days} + 5)::INTEGER AS paid_date,
  CASE WHEN hash(i * 13) % 40 = 0 THEN -80 ELSE (50 + hash(i * 11) % 300) END::DOUBLE AS amount, 4::SMALLINT AS source_no, (i + 2)::BIGINT AS line_no
FROM range(${cases}) AS r(i)`,
    `CREATE TABLE status AS
SELECT 'agent ' || a AS agent_id, s.status AS status, (${day0} + d * 86400 + s.f)::BIGINT AS from_utc_s, (${day0} + d * 86400 + s.f + 3600)::BIGINT AS from_local_s,
  (${day0} + d * 86400 + s.t)::BIGINT AS to_utc_s, (${day0} + d * 86400 + s.t + 3600)::BIGINT AS to_local_s, 5::SMALLINT AS source_no, row_number() OVER () AS line_no
FROM range(${agents}) AS r(a), range(${days}) AS q(d),
  (VALUES ('available', 28500, 36000), ('break', 36000, 36900), ('available', 36900, 45000), ('lunch', 45000, 47400), ('available', 47400, 61500)) AS s(status, f, t)`,
    `CREATE TABLE shifts AS
SELECT 'agent ' || a AS agent_id, (${day0} + d * 86400 + 28800)::BIGINT AS shift_start_utc_s, (${day0} + d * 86400 + 32400)::BIGINT AS shift_start_local_s,
  (${day0} + d * 86400 + 61200)::BIGINT AS shift_end_utc_s, (${day0} + d * 86400 + 64800)::BIGINT AS shift_end_local_s, 3300::DOUBLE AS break_s,
  'planned' AS kind, 6::SMALLINT AS source_no, row_number() OVER () AS line_no
FROM range(${agents}) AS r(a), range(${days}) AS q(d)`
  ];
}
