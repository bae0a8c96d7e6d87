import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { outsideOf, SITUATION_METRICS, situationFigures, situationsTitle } from '#core/analyses/steps/situations.ts';
import { stepDelays } from '#core/analyses/steps/step-delays.ts';
import { timeBySituation } from '#core/analyses/steps/time-by-situation.ts';
import { transfers } from '#core/analyses/steps/transfers.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { nativeWorld, one } from '../../support/native.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

let world: World;
let native: DuckDBConnection;
beforeAll(async () => {
  [{ world }, native] = await Promise.all([sampleWorld(), nativeWorld()]);
  // After-call work of a call is that of its answered legs, as far as it is known.
  await native.run(`CREATE TABLE with_cause AS
SELECT o.*, k.cause, l.after_s FROM one_call AS o
LEFT JOIN (SELECT case_id, any_value(cause) AS cause FROM raw_cases GROUP BY case_id) AS k USING (case_id)
LEFT JOIN (SELECT call_id, sum(wrap_s) FILTER (WHERE answered) AS after_s FROM legs GROUP BY call_id) AS l USING (call_id)`);
});

const LOOKS = [
  { name: 'all', from: '2000-01-01', to: '2100-01-01', team: null },
  { name: 'four weeks', from: '2026-04-06', to: '2026-05-03', team: null },
  { name: 'one team, three weeks', from: '2026-03-23', to: '2026-04-12', team: 'Hardship' }
] as const;

describe.each(LOOKS)('situations equal plain SQL on the sample files: $name', ({ from, to, team }) => {
  const where = `start_at::DATE BETWEEN '${from}' AND '${to}' ${team ? `AND team = '${team}'` : ''}`;
  const asked = () => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});

  test('calls handled, talk with the right party and after-call work of every cause', async () => {
    const rows = await timeBySituation(world.engine, asked());

    expect(rows.length).toBeGreaterThan(5);
    for (const { value, label, n, seconds } of rows) {
      const own = `${where} AND ${value === '' ? 'cause IS NULL' : `cause = '${label.en}'`}`;
      const sum = (what: string, which: string) => one(native, `SELECT coalesce(sum(${what}) FILTER (WHERE ${which}), 0) FROM with_cause WHERE ${own}`); // prettier-ignore
      expect([value, n]).toEqual([value, await one(native, `SELECT count(*) FILTER (WHERE handled) FROM with_cause WHERE ${own}`)]); // prettier-ignore
      expect(seconds.rightParty).toBeCloseTo(await sum('talk_s + coalesce(hold_s, 0)', 'handled AND rpc'), 6);
      expect(seconds.others).toBeCloseTo(await sum('talk_s + coalesce(hold_s, 0)', 'handled AND rpc IS NOT TRUE'), 6);
      expect(seconds.after).toBeCloseTo(await sum('after_s', 'handled'), 6);
    }
  });

  test('calls handed over between teams', async () => {
    const found = await transfers(world.engine, asked());

    const plain = await one(
      native,
      `SELECT count(*) FROM (
  SELECT l.call_id, l.agent_id, lag(l.agent_id) OVER (PARTITION BY l.call_id ORDER BY l.leg_no) AS before
  FROM legs AS l JOIN one_call AS o USING (call_id) WHERE l.answered AND o.${where.replace('AND team', 'AND o.team')}) WHERE before IS NOT NULL AND before <> agent_id`
    );
    expect(found.n).toBe(plain);
    expect(found.cells.reduce((sum, { n }) => sum + n, 0)).toBe(found.n);
  });
});

test('median days to the first right-party contact by cause, over cases open in the range', async () => {
  const delays = await stepDelays(world.engine, world.ask());

  const [some] = delays.filter(({ cause }) => cause !== null);
  const days = await world.rows(`SELECT day_2 - day AS d FROM case_step WHERE state_2 = 'done' AND day_2 >= day AND cause = ${some!.cause} ORDER BY d`); // prettier-ignore
  const values = days.map(({ d }) => Number(d));
  const middle = (values.length - 1) / 2;
  expect(some!.steps[1]!.n).toBe(values.length);
  expect(some!.steps[1]!.days).toBe((values[Math.floor(middle)]! + values[Math.ceil(middle)]!) / 2);
});

test('figures of all situations and their parts agree: calls of all causes add up to the whole', async () => {
  const question = { selection: { ...DEFAULT_SELECTION, range: 'all' as const }, model: world.model, settings: world.settings }; // prettier-ignore
  const found = await situationFigures(world.engine, SITUATION_METRICS, 'cause', question);

  const parts = found.rows.reduce((sum, { figures }) => sum + (figures[0]?.now.value ?? 0), 0);
  const without = await one(native, 'SELECT count(*) FROM with_cause WHERE handled AND cause IS NULL');
  expect(parts + without).toBe(found.all[0]!.now.value);
  expect(outsideOf(found, 'calls_handled')).toBe(without);
  expect(situationsTitle(found).text.en).toMatch(/Situations|Hard calls/);
});
