import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { build, openEngine, rows } from './support.ts';
import { B, R } from './fixtures.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

const PROMISES = `SELECT made_day - 20148 AS made, day - 20148 AS due, amount, paid, state, matured FROM promise_fact ORDER BY promise_no`;
const promise = (made: number, due: number, amount: number, paid: number, state: string, matured: boolean) => ({
  made,
  due,
  amount,
  paid,
  state,
  matured
});
const asOf31 = '\nzz,ZZ,2025-03-31,1';

test('judges promises as METHODS 5.2', async () => {
  await build(engine, { ...R, payments: `${R.payments}${asOf31}` });

  // Days count from 2025-03-01 = 0. Nothing is superseded; the early payer of p3 stays pending.
  expect(await rows(engine, PROMISES)).toEqual([
    promise(1, 9, 200, 200, 'kept', true),
    promise(0, 4, 100, 0, 'broken', true),
    promise(19, 35, 300, 300, 'pending', false),
    promise(11, 19, 100, 60, 'partial', true)
  ]);
});

test('reads attempts and first contact of cases from the calls', async () => {
  await build(engine, { ...R, payments: `${R.payments}${asOf31}` });

  // R1: opened 28 Feb 00:00, first conversation 2 Mar 10:00; R5 never reached, censored on 31 Mar 00:00.
  const cases = await rows(
    engine,
    'SELECT case_id, attempts, rpcs, first_contact_s / 3600 AS hours, first_contact_event AS reached FROM case_fact ORDER BY case_id'
  );
  expect(cases).toEqual([
    { case_id: 'R1', attempts: 2, rpcs: 1, hours: 58, reached: true },
    { case_id: 'R2', attempts: 2, rpcs: 2, hours: 35, reached: true },
    { case_id: 'R3', attempts: 2, rpcs: 0, hours: 105, reached: true },
    { case_id: 'R4', attempts: 1, rpcs: 1, hours: 135, reached: true },
    { case_id: 'R5', attempts: 0, rpcs: 0, hours: 384, reached: false }
  ]);
});

test('marks the conversation that ended in a promise from the promises file', async () => {
  await build(engine, R);

  const calls = await rows(engine, 'SELECT line_no - 1 AS no FROM call_fact WHERE promise ORDER BY 1');
  expect(calls.map((row) => row.no)).toEqual([2, 3, 4, 7]);
});

test('gives payments the dimensions of their case', async () => {
  await build(engine, R);

  const payments = await rows(
    engine,
    'SELECT p.day - 20148 AS day, p.agent, amount, c.case_id FROM payment_fact AS p JOIN case_fact AS c USING (case_no) ORDER BY 1'
  );
  expect(payments).toEqual([
    { day: 8, agent: 1, amount: 200, case_id: 'R1' },
    { day: 21, agent: 1, amount: 60, case_id: 'R2' },
    { day: 24, agent: 2, amount: 300, case_id: 'R4' }
  ]);
});

test('without teams in the file of cases a case belongs to the team of the person who has it', async () => {
  const calls = `call_id,agent_id,team,direction,start_local,talk_s
a,A1,Early,outbound,2026-06-01 10:00:00,60
b,A1,Early,outbound,2026-06-02 10:00:00,60
c,A1,Late,outbound,2026-06-03 10:00:00,60
d,A2,Late,outbound,2026-06-01 10:00:00,60`;
  const teams = async (cases: string) => {
    await build(engine, { calls, cases, payments: 'case_id,paid_date,amount\nF1,2026-06-02,10' });
    const found = await rows(engine, 'SELECT f.case_id, t.name AS team FROM case_fact AS f LEFT JOIN dim_team AS t ON t.code = f.team ORDER BY 1'); // prettier-ignore
    return found.map(({ case_id, team }) => [case_id, team]);
  };

  // A1 worked two of three days in Early; nobody has F3; A9 made no call.
  expect(
    await teams('case_id,opened_date,agent_id\nF1,2026-06-01,A1\nF2,2026-06-01,A2\nF3,2026-06-01,\nF4,2026-06-01,A9')
  ).toEqual([
    ['F1', 'Early'],
    ['F2', 'Late'],
    ['F3', null],
    ['F4', null]
  ]);
  const paid = await rows(
    engine,
    'SELECT t.name AS team FROM payment_fact AS p LEFT JOIN dim_team AS t ON t.code = p.team'
  );
  expect(paid).toEqual([{ team: 'Early' }]);
  // A file that names teams is believed, also where it leaves one blank.
  expect(await teams('case_id,opened_date,agent_id,team\nF1,2026-06-01,A1,Late\nF2,2026-06-01,A2,')).toEqual([
    ['F1', 'Late'],
    ['F2', null]
  ]);
}, 30_000);

test('builds from cases alone', async () => {
  const info = await build(engine, {
    cases: B.cases
      .replace(',last_attempt_date,promise_due_date', '')
      .replace(/,[^,\n]*,[^,\n]*$/gm, (tail) => (tail.includes('date') ? tail : ''))
  });

  expect(info.rows).toEqual({ cases: 7 });
  const cases = await rows(
    engine,
    'SELECT case_id, assigned, attempts, first_contact_s FROM case_fact ORDER BY case_id LIMIT 1'
  );
  expect(cases).toEqual([{ case_id: 'b1', assigned: true, attempts: null, first_contact_s: null }]);
  expect(info.occupancy).toBe('none');
});

test('supersedes a promise, leaves a kept one, and lets money flow on', async () => {
  const cases = 'case_id,opened_date,balance\nC1,2025-02-01,900\nC2,2025-02-01,900\nC3,2025-02-01,900';
  const promises = `promise_id,case_id,made_date,due_date,amount
a,C1,2025-03-02,2025-03-20,100
b,C1,2025-03-10,2025-03-15,80
c,C2,2025-03-02,2025-03-20,100
d,C2,2025-03-10,2025-03-22,50
e,C3,2025-03-02,2025-03-05,100
f,C3,2025-03-02,2025-03-06,60`;
  const payments = `case_id,paid_date,amount
C1,2025-03-04,50
C1,2025-03-14,70
C2,2025-03-08,100
C2,2025-03-12,60
C2,2025-03-13,-20
C3,2025-03-04,100
C3,2025-03-31,1`;
  await build(engine, { cases, promises, payments });

  const states = await rows(engine, 'SELECT promise_no, paid, state FROM promise_fact ORDER BY promise_no');
  expect(states).toEqual([
    { promise_no: 1, paid: 0, state: 'superseded' }, // b came before its due date and only 50 of 100 was paid
    { promise_no: 2, paid: 70, state: 'partial' }, // the 50 of 4 March came before it was made
    { promise_no: 3, paid: 100, state: 'kept' }, // kept on 8 March, before d was made
    { promise_no: 4, paid: 30, state: 'partial' }, // takes 50 of the 60; the reversal takes 20 back
    { promise_no: 5, paid: 0, state: 'superseded' }, // made on the same day as f, which stands later in the file
    { promise_no: 6, paid: 60, state: 'kept' }
  ]);
});
