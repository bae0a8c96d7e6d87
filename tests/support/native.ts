import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/**
 * The sample world in native DuckDB, straight from its CSV files: the independent second computation of figures. Calls are cleaned as the
 * import says it cleans (exact duplicates and negative durations go), nothing else is shared with the product's code.
 */
export async function nativeWorld(folder = 'sample-data/world'): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const table of ['calls', 'cases', 'payments', 'promises', 'instalments', 'reminders', 'status', 'shifts']) {
    await connection.run(
      `CREATE TABLE raw_${table} AS SELECT * FROM read_csv('${folder}/${table}.csv.gz', all_varchar = true)`
    );
  }
  await connection.run(LEGS);
  await connection.run(CALLS);
  return connection;
}

const n = (name: string): string => `TRY_CAST(${name} AS DOUBLE) AS ${name}`;
const b = (name: string): string => `CASE ${name} WHEN 'true' THEN true WHEN 'false' THEN false END AS ${name}`;

const LEGS = `
CREATE TABLE legs AS
SELECT call_id, leg_no::INT AS leg_no, agent_id, team, channel, direction, strptime(start_at, '%Y-%m-%d %H:%M:%S') AS start_at,
  ${['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s', 'csat'].map(n).join(', ')}, disposition, case_id,
  ${['rpc', 'abuse', 'threat', 'complaint', 'escalated', 'refused'].map(b).join(', ')}, customer_emotion, customer_id,
  agent_id IS NOT NULL AND TRY_CAST(talk_s AS DOUBLE) > 0 AND coalesce(disposition, '') <> 'voicemail' AS answered
FROM (SELECT DISTINCT * FROM raw_calls)
WHERE coalesce(TRY_CAST(wait_s AS DOUBLE), 0) >= 0 AND coalesce(TRY_CAST(ring_s AS DOUBLE), 0) >= 0
  AND coalesce(TRY_CAST(talk_s AS DOUBLE), 0) >= 0 AND coalesce(TRY_CAST(hold_s AS DOUBLE), 0) >= 0
  AND coalesce(TRY_CAST(wrap_s AS DOUBLE), 0) >= 0`;

/** One row per call: the first answering leg gives the team. */
const CALLS = `
CREATE TABLE one_call AS
SELECT call_id, min(start_at) AS start_at, any_value(direction) AS direction, bool_or(answered) AS handled,
  coalesce(arg_min(team, leg_no) FILTER (WHERE answered), arg_min(team, leg_no)) AS team,
  bool_or(disposition IN ('voicemail', 'callback', 'overflow')) AS left_otherwise,
  sum(talk_s) FILTER (WHERE answered) AS talk_s, sum(hold_s) FILTER (WHERE answered) AS hold_s,
  CASE WHEN bool_and(wrap_s IS NOT NULL) FILTER (WHERE answered) THEN sum(wrap_s) FILTER (WHERE answered) END AS wrap_s,
  max(csat) AS csat, bool_or(rpc) AS rpc, bool_or(disposition = 'promise') AS promised, any_value(case_id) AS case_id,
  bool_or(disposition = 'transferred') OR count(DISTINCT agent_id) FILTER (WHERE answered) > 1 AS transferred,
  bool_or(complaint) AS complaint, bool_or(escalated) AS escalated
FROM legs GROUP BY call_id`;

/** One number from native DuckDB. */
export async function one(connection: DuckDBConnection, sql: string): Promise<number> {
  const reader = await connection.runAndReadAll(sql);
  const value = reader.getRows()[0]?.[0];
  return value === null || value === undefined ? Number.NaN : Number(value);
}

/** Rows of a query in native DuckDB. */
export async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjects().map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]))) as Row[]; // prettier-ignore
}

/** Busy time (united per person) inside available time / available time, in wall-clock time of the files. */
export function occupancyOf(connection: DuckDBConnection): Promise<number> {
  return one(
    connection,
    `WITH busy AS (
  SELECT agent_id, epoch(start_at) + CASE WHEN direction = 'outbound' THEN 0 ELSE coalesce(wait_s, 0) + coalesce(ring_s, 0) END AS f,
    epoch(start_at) + coalesce(wait_s, 0) + coalesce(ring_s, 0) + coalesce(talk_s, 0) + coalesce(hold_s, 0) + coalesce(wrap_s, 0) AS t
  FROM legs WHERE agent_id IS NOT NULL AND (talk_s > 0 OR direction = 'outbound')),
reach AS (
  SELECT *, max(t) OVER (PARTITION BY agent_id ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_t FROM busy),
piece AS (SELECT agent_id, greatest(f, coalesce(before_t, f)) AS f, t FROM reach),
free AS (
  SELECT DISTINCT agent_id, epoch(strptime("from", '%Y-%m-%d %H:%M:%S')) AS f, epoch(strptime("to", '%Y-%m-%d %H:%M:%S')) AS t
  FROM raw_status WHERE status = 'available')
SELECT (SELECT sum(least(p.t, s.t) - greatest(p.f, s.f)) FROM piece AS p JOIN free AS s ON s.agent_id = p.agent_id AND p.f < s.t AND p.t > s.f AND p.t > p.f)
  / (SELECT sum(t - f) FROM free)`
  );
}
