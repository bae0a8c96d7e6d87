import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { RESULTS } from '#core/model/call-leg.ts';
import { build, openEngine, rows } from './support.ts';
import { A } from './fixtures.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

test('counts offered, handled, abandoned and wait as METHODS 1.1', async () => {
  await build(engine, A);

  const [row] = await rows(
    engine,
    `SELECT (count(*) FILTER (WHERE offered))::DOUBLE AS offered,
       (count(*) FILTER (WHERE offered AND handled))::DOUBLE AS handled,
       (count(*) FILTER (WHERE abandoned))::DOUBLE AS abandoned,
       (count(*) FILTER (WHERE short_abandon))::DOUBLE AS short_abandoned,
       avg(wait_s) FILTER (WHERE offered AND handled) AS asa_s
     FROM call_fact`
  );

  expect(row).toEqual({ offered: 10, handled: 8, abandoned: 2, short_abandoned: 1, asa_s: 12.5 });
});

test('averages handle time and its parts as METHODS 1.2', async () => {
  await build(engine, A);

  const [row] = await rows(
    engine,
    `SELECT avg(talk_s) AS talk, avg(hold_s) AS hold, avg(wrap_s) AS wrap, avg(handle_s) AS aht, median(handle_s) AS median
     FROM call_fact WHERE offered AND handled`
  );

  expect(row).toEqual({ talk: 310, hold: 11.25, wrap: 58.125, aht: 379.375, median: 330 });
});

test('folds legs to calls: wait until the first answer, dimensions of the answering leg, transfers', async () => {
  const calls = `call_id,leg_no,agent_id,queue,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s,abuse
t1,1,A1,Q1,voice,inbound,2025-03-03 09:00:00,30,20,0,0,0,
t1,2,A2,Q1,voice,inbound,2025-03-03 09:00:50,5,5,100,10,20,true
t1,3,A3,Q2,voice,inbound,2025-03-03 09:03:00,4,6,200,0,30,false
t2,1,A2,Q1,voice,inbound,2025-03-03 09:20:00,0,5,60,0,10,false`;
  await build(engine, { calls });

  const facts = await rows(
    engine,
    'SELECT offered, handled, agent, wait_s, talk_s, handle_s, transferred, difficult FROM call_fact ORDER BY call_no'
  );
  expect(facts).toEqual([
    {
      offered: true,
      handled: true,
      agent: 2,
      wait_s: 60,
      talk_s: 300,
      handle_s: 360,
      transferred: true,
      difficult: true
    },
    {
      offered: true,
      handled: true,
      agent: 2,
      wait_s: 5,
      talk_s: 60,
      handle_s: 70,
      transferred: false,
      difficult: false
    }
  ]);
  const legs = await rows(
    engine,
    'SELECT call_no, agent, busy_to - busy_from AS busy_s FROM leg_fact ORDER BY busy_from'
  );
  expect(legs).toEqual([
    { call_no: 1, agent: 2, busy_s: 130 },
    { call_no: 1, agent: 3, busy_s: 230 },
    { call_no: 2, agent: 2, busy_s: 70 }
  ]);
});

test('keeps call-backs, overflow and voicemail apart from abandoned calls (DECISIONS 6)', async () => {
  const calls = `call_id,agent_id,direction,start_local,wait_s,talk_s,wrap_s,disposition
d1,,inbound,2025-03-03 09:00:00,60,0,,callback
d2,,inbound,2025-03-03 09:01:00,60,0,,overflow
d3,,inbound,2025-03-03 09:02:00,60,40,,voicemail
d4,,inbound,2025-03-03 09:03:00,60,0,,abandoned
d5,,inbound,2025-03-03 09:04:00,3,0,,
d6,A1,inbound,2025-03-03 09:05:00,3,90,5,answered
d7,A1,inbound,2025-03-03 09:06:00,9,0,0,no_answer`;
  await build(engine, { calls });

  const [row] = await rows(
    engine,
    `SELECT (count(*) FILTER (WHERE handled))::INTEGER AS handled, (count(*) FILTER (WHERE abandoned))::INTEGER AS abandoned,
       (count(*) FILTER (WHERE other_exit))::INTEGER AS other_exit, (count(*) FILTER (WHERE short_abandon))::INTEGER AS short
     FROM call_fact`
  );
  expect(row).toEqual({ handled: 1, abandoned: 3, other_exit: 3, short: 1 });
});

test('keeps unanswered outbound attempts of length 0 (DECISIONS 10)', async () => {
  const calls = `call_id,agent_id,direction,start_local,wait_s,ring_s,talk_s,wrap_s,disposition
o1,A1,outbound,2025-03-03 09:00:00,0,0,0,0,no_answer
o2,A1,outbound,2025-03-03 09:00:00,0,0,0,0,busy
o3,A1,outbound,2025-03-03 09:01:00,0,20,100,0,answered`;
  await build(engine, { calls });

  expect(await rows(engine, 'SELECT attempt, human, handled FROM call_fact ORDER BY call_no')).toEqual([
    { attempt: true, human: false, handled: false },
    { attempt: true, human: false, handled: false },
    { attempt: true, human: true, handled: true }
  ]);
  expect(await rows(engine, 'SELECT contacts, busy_s FROM agent_day')).toEqual([{ contacts: 3, busy_s: 120 }]);
});

test('leaves handle time unknown when a part that the file has is blank, and everywhere without wrap', async () => {
  const calls = `call_id,agent_id,direction,start_local,talk_s,wrap_s
h1,A1,inbound,2025-03-03 09:00:00,100,20
h2,A1,inbound,2025-03-03 09:10:00,100,`;
  await build(engine, { calls });
  expect(await rows(engine, 'SELECT handle_s FROM call_fact ORDER BY call_no')).toEqual([
    { handle_s: 120 },
    { handle_s: null }
  ]);

  await build(engine, { calls: calls.replace(',wrap_s', ',hold_s') });
  expect(await rows(engine, 'SELECT handle_s FROM call_fact ORDER BY call_no')).toEqual([
    { handle_s: null },
    { handle_s: null }
  ]);
});

test('reads difficult contacts from the flags that the file has (DECISIONS 4)', async () => {
  const calls = `call_id,agent_id,direction,start_local,talk_s,threat,customer_emotion
e1,A1,inbound,2025-03-03 09:00:00,100,false,calm
e2,A1,inbound,2025-03-03 09:10:00,100,,Very angry
e3,A1,inbound,2025-03-03 09:20:00,100,true,
e4,A1,inbound,2025-03-03 09:30:00,100,,
e5,A1,inbound,2025-03-03 09:40:00,100,,平静`;
  await build(engine, { calls });

  expect((await rows(engine, 'SELECT difficult FROM call_fact ORDER BY call_no')).map((row) => row.difficult)).toEqual([
    false,
    true,
    true,
    null,
    false
  ]);
});

test('finds repeat contacts within 7 days and leaves the open ones unknown', async () => {
  const calls = `call_id,agent_id,direction,start_local,talk_s,customer_id
r1,A1,inbound,2025-03-01 09:00:00,100,X
r2,A1,inbound,2025-03-08 09:00:00,100,X
r3,A1,inbound,2025-03-01 10:00:00,100,Y
r4,A1,outbound,2025-03-02 10:00:00,100,Y
r5,A1,inbound,2025-03-09 09:00:00,100,Z
r6,A1,inbound,2025-03-15 09:00:01,100,`;
  await build(engine, { calls });

  const found = await rows(engine, 'SELECT repeat_7d FROM call_fact ORDER BY line_no');
  expect(found.map((row) => row.repeat_7d)).toEqual([true, false, false, null, null, null]);
});

test('masked and rounded ids are nobody: they make no repeat contact, the case does', async () => {
  const calls = `call_id,agent_id,direction,start_local,talk_s,customer_id,case_id
r1,A1,inbound,2025-03-01 09:00:00,100,138****0123,
r2,A1,inbound,2025-03-02 09:00:00,100,138****0123,
r3,A1,inbound,2025-03-01 10:00:00,100,1.38E+10,
r4,A1,inbound,2025-03-02 10:00:00,100,1.38E+10,
r5,A1,inbound,2025-03-01 11:00:00,100,138****0123,K1
r6,A1,inbound,2025-03-02 11:00:00,100,139****0123,K1
r7,A1,inbound,2025-03-15 09:00:01,100,,`;
  await build(engine, { calls });

  const found = await rows(engine, 'SELECT repeat_7d FROM call_fact ORDER BY line_no');
  expect(found.map((row) => row.repeat_7d)).toEqual([null, null, null, null, true, false, null]);
});

test('starts busy time at the answer or the alert when the file means that', async () => {
  const calls = `call_id,agent_id,direction,start_local,wait_s,ring_s,talk_s,wrap_s
m1,A1,inbound,2025-03-03 09:00:00,30,10,100,0`;
  const from = async () =>
    (await rows(engine, 'SELECT busy_from - start_utc_s AS f, busy_to - start_utc_s AS t FROM call_fact'))[0];

  await build(engine, { calls });
  expect(await from()).toEqual({ f: 40, t: 140 });
  await build(engine, { calls }, { startMeans: 'agent_alert' });
  expect(await from()).toEqual({ f: 10, t: 110 });
  await build(engine, { calls }, { startMeans: 'answer' });
  expect(await from()).toEqual({ f: 0, t: 100 });
});

test('builds from a date and a direction alone', async () => {
  const info = await build(engine, {
    calls: `call_id,direction,start_local\nx1,inbound,2025-03-03 00:00:00\nx2,outbound,2025-03-04 00:00:00`
  });

  expect(info.days).toEqual([
    { date: '2025-03-03', contacts: 1 },
    { date: '2025-03-04', contacts: 1 }
  ]);
  expect(info).toMatchObject({ asOf: '2025-03-04', occupancy: 'none', strainSignature: null });
  expect(await rows(engine, 'SELECT offered, handled, abandoned, how, wait_s FROM call_fact ORDER BY call_no')).toEqual(
    [
      { offered: true, handled: null, abandoned: null, how: null, wait_s: null },
      { offered: false, handled: null, abandoned: false, how: null, wait_s: null }
    ]
  );
});

test('counts contacts per person and date when there is no time of day', async () => {
  await build(engine, {
    calls: `call_id,agent_id,direction,start_local,talk_s\nx1,A1,inbound,2025-03-03 00:00:00,50\nx2,A1,outbound,2025-03-03 00:00:00,60`
  });

  expect(await rows(engine, 'SELECT contacts, handled, busy_s, day_h, scored FROM agent_day')).toEqual([
    { contacts: 2, handled: 2, busy_s: null, day_h: null, scored: false }
  ]);
});

test('describes dimensions: slugs, pseudonyms, canonical codes, buckets', async () => {
  const cases = 'case_id,opened_date,dpd,product,cause\nk1,2025-03-01,45,Gold Card,失业';
  const info = await build(engine, { calls: A.calls, cases });

  expect(info.dimensions.agent).toEqual([{ id: 'a1', code: 1, name: 'A1', label: 'Agent 01' }]);
  expect(info.dimensions.product).toEqual([{ id: 'gold-card', code: 1, name: 'Gold Card', label: 'Gold Card' }]);
  expect(info.dimensions.cause?.[0]?.id).toBe('失业');
  expect(info.dimensions.direction?.map(({ id }) => id)).toEqual(['inbound', 'outbound']);
  expect(info.dimensions.dpd?.map(({ label }) => label)).toEqual([
    '0',
    '1–30',
    '31–60',
    '61–90',
    '91–120',
    '121–180',
    'over 180'
  ]);
  expect(await rows(engine, 'SELECT dpd FROM case_fact')).toEqual([{ dpd: 2 }]);
});

test('the result is that of the first leg, any other disposition a number of its own, none unknown', async () => {
  const calls = `call_id,leg_no,agent_id,direction,start_local,wait_s,talk_s,wrap_s,disposition
r1,1,A1,inbound,2025-03-03 09:00:00,3,60,5,transferred
r1,2,A2,inbound,2025-03-03 09:01:00,3,60,5,answered
r2,1,A1,outbound,2025-03-03 09:10:00,3,0,0,callback
r3,1,A1,inbound,2025-03-03 09:20:00,3,60,5,other
r4,1,A1,inbound,2025-03-03 09:30:00,3,60,5,`;
  await build(engine, { calls });

  expect(await rows(engine, 'SELECT result FROM call_fact ORDER BY call_no')).toEqual([
    { result: RESULTS.transferred },
    { result: RESULTS.callback },
    { result: RESULTS.other },
    { result: null }
  ]);
});

test('legs overlap while their block goes on; touching ones do not', async () => {
  const calls = `call_id,agent_id,channel,direction,start_local,wait_s,talk_s,wrap_s
v1,A1,chat,inbound,2025-03-03 09:00:00,0,600,0
v2,A1,chat,inbound,2025-03-03 09:05:00,0,60,0
v3,A1,chat,inbound,2025-03-03 09:08:00,0,60,0
v4,A1,voice,inbound,2025-03-03 09:10:00,0,60,0
v5,A2,voice,inbound,2025-03-03 09:05:00,0,60,0`;
  await build(engine, { calls });

  expect(
    (await rows(engine, 'SELECT overlapped FROM leg_fact ORDER BY agent, busy_from')).map(
      ({ overlapped }) => overlapped
    )
  ).toEqual([true, true, true, false, false]);
});
