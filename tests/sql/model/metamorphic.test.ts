import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import { readPresent } from '#core/model/inputs.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { load, openEngine, rows } from './support.ts';
import { generateWorld } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

const SIZE = { calls: 6000, cases: 800, agents: 12 };
const FACTS = ['call_fact', 'leg_fact', 'agent_day', 'case_fact', 'promise_fact', 'payment_fact', 'presence_fact', 'instalment_fact', 'case_step']; // prettier-ignore

/** Everything the facts say, without keys that only number rows or runs. */
async function digest(): Promise<Record<string, unknown>> {
  const drop = 'session_no, spell_no, run_no';
  const result: Record<string, unknown> = {};
  for (const fact of FACTS) {
    const columns = fact === 'leg_fact' ? `* EXCLUDE (${drop})` : '*';
    const [row] = await rows(
      engine,
      `SELECT count(*)::INTEGER AS n, bit_xor(hash(t))::VARCHAR AS h FROM (SELECT ${columns} FROM ${fact}) AS t`
    );
    result[fact] = row;
  }
  return result;
}

async function world(change: readonly string[] = []) {
  await load(engine, {});
  await generateWorld(engine, SIZE);
  for (const statement of change) await engine.exec(statement);
  const info = await buildModel(engine, { settings: DEFAULT_SETTINGS });
  return { info, facts: await digest() };
}

const shuffle = (table: string) =>
  `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM ${table} ORDER BY hash(line_no, 7)`;

test('shuffling input rows changes nothing', async () => {
  const before = await world();

  const after = await world(['calls', 'cases', 'promises', 'payments', 'status', 'shifts'].map(shuffle));

  expect(after).toEqual(before);
});

test('calls in order of start, which need no sort, give the facts of shuffled ones', async () => {
  const unknown = 'UPDATE calls SET case_id = NULL WHERE line_no % 3 = 0';
  const single = `DELETE FROM calls WHERE call_id IN (SELECT call_id FROM calls GROUP BY call_id HAVING count(*) > 1)`;
  const inOrder = `CREATE OR REPLACE TABLE calls AS SELECT * FROM calls ORDER BY start_utc_s, source_no, line_no`;

  const sorted = await world([unknown, single, inOrder]);
  const { calls } = await readPresent(engine);
  const shuffled = await world([unknown, single, shuffle('calls')]);
  const { calls: other } = await readPresent(engine);

  expect([calls.ordered, other.ordered]).toEqual([true, false]);
  expect(sorted).toEqual(shuffled);
});

test('rows that the import took out of ordered calls leave no gap: codes stay beside their calls', async () => {
  const single = `DELETE FROM calls WHERE call_id IN (SELECT call_id FROM calls GROUP BY call_id HAVING count(*) > 1)`;
  const inOrder = `CREATE OR REPLACE TABLE calls AS SELECT * FROM calls ORDER BY start_utc_s, source_no, line_no`;
  const taken = 'DELETE FROM calls WHERE hash(line_no) % 5 = 0 OR line_no BETWEEN 1000 AND 3500';

  const sorted = await world([single, inOrder, taken]);
  const { calls } = await readPresent(engine);
  const shuffled = await world([single, taken, shuffle('calls')]);

  expect(calls.ordered).toBe(true);
  expect(sorted).toEqual(shuffled);
});

test('an all-NULL column changes nothing', async () => {
  const before = await world();

  const after = await world([
    'ALTER TABLE calls ADD COLUMN customer_emotion VARCHAR',
    'ALTER TABLE calls ADD COLUMN notes VARCHAR'
  ]);

  expect(after).toEqual(before);
});

test('renaming agents changes only labels', async () => {
  const before = await world();

  const tables = ['calls', 'cases', 'promises', 'status', 'shifts'];
  const after = await world(tables.map((table) => `UPDATE ${table} SET agent_id = 'zed ' || agent_id`));

  expect(after.facts).toEqual(before.facts);
  expect(after.info.dimensions.agent?.map(({ id, label }) => [id, label])).toEqual(
    before.info.dimensions.agent?.map(({ id, label }) => [id, label])
  );
});

test('parts of a whole agree: pieces, spans, presence', async () => {
  await world();

  const [sums] = await rows(
    engine,
    `SELECT (SELECT sum(busy_s) FROM agent_day) AS by_day, (SELECT sum(busy_s) FROM presence_fact) AS by_hour,
       (SELECT count(*) FROM agent_day WHERE busy_in_s > busy_s OR busy_in_s > productive_s OR busy_s > span_s)::INTEGER AS wrong`
  );
  expect(sums!.by_hour).toBe(sums!.by_day);
  expect(sums!.wrong).toBe(0);
});

test('busy time inside productive time equals a plain overlap join', async () => {
  const [plain] = await rows(
    engine,
    `SELECT sum(greatest(0, least(p.t, s.to_utc_s) - greatest(p.f, s.from_utc_s)))::DOUBLE AS busy_in
     FROM (
       SELECT agent, greatest(busy_from, coalesce(reach, busy_from)) AS f, busy_to AS t
       FROM (
         SELECT agent, busy_from, busy_to,
           max(busy_to) OVER (PARTITION BY agent ORDER BY busy_from, busy_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
         FROM leg_fact)) AS p
     JOIN dim_agent AS a ON a.code = p.agent
     JOIN status AS s ON s.agent_id = a.name AND s.status = 'available'`
  );
  const [streamed] = await rows(engine, 'SELECT sum(busy_in_s) AS busy_in FROM agent_day');

  expect(streamed).toEqual(plain);
});

test('a leg that shares a second with another of the same person is marked', async () => {
  const [found] = await rows(
    engine,
    `SELECT count(*) FILTER (WHERE overlapped)::DOUBLE AS marked, count(*) FILTER (WHERE shares AND NOT overlapped)::DOUBLE AS missed
     FROM (
       SELECT a.call_no, a.busy_from, any_value(a.overlapped) AS overlapped,
         bool_or(b.call_no <> a.call_no AND least(a.busy_to, b.busy_to) > greatest(a.busy_from, b.busy_from)) AS shares
       FROM leg_fact AS a
       JOIN leg_fact AS b ON b.agent = a.agent AND abs(b.day - a.day) <= 1
       GROUP BY a.call_no, a.busy_from, a.busy_to)`
  );

  expect(Number(found!.marked)).toBeGreaterThan(0);
  expect(found!.missed).toBe(0);
});
