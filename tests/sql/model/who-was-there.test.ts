import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { promiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import { hourHeat } from '#core/analyses/heat.ts';
import { busyPresent } from '#core/analyses/workload/busy-present.ts';
import { resolve } from '#core/query/range.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { build, openEngine, rows } from './support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** One Monday: A has status rows, B only a shift, C neither; each takes two calls of 900 s from 10:00 and 10:20. */
const DESK = {
  calls: `call_id,agent_id,team,direction,start_local,talk_s,wrap_s,disposition
a1,A,Nord,inbound,2026-03-02 10:00:00,900,0,answered
a2,A,Nord,inbound,2026-03-02 10:20:00,900,0,answered
b1,B,Nord,inbound,2026-03-02 10:00:00,900,0,answered
b2,B,Nord,inbound,2026-03-02 10:20:00,900,0,answered
c1,C,Nord,inbound,2026-03-02 10:00:00,900,0,answered
c2,C,Nord,inbound,2026-03-02 10:20:00,900,0,answered`,
  status: `agent_id,status,from_local,to_local
A,available,2026-03-02 10:00:00,2026-03-02 11:00:00`,
  shifts: `agent_id,shift_start_local,shift_end_local,kind
A,2026-03-02 08:00:00,2026-03-02 16:00:00,planned
B,2026-03-02 10:00:00,2026-03-02 12:00:00,planned`
};

test('people without status count by their shift, people without either are in neither part of a figure per hour', async () => {
  const model = await build(engine, DESK);
  const settings = DEFAULT_SETTINGS;
  const asked = { model, settings, selection: { ...DEFAULT_SELECTION, range: 'all' as const } };
  const resolved = resolve(asked.selection, model, settings);

  // 10:00–11:00: A and B are there for one hour each, with two calls each; B is there until 12:00.
  const { cells, hours } = await hourHeat(engine, resolved, asked, {});
  expect(cells.map(({ key, calls, hours: own, value }) => [key, calls, own, value])).toEqual([
    ['1-10', 4, 2, 2],
    ['1-11', 0, 1, 0]
  ]);
  expect(hours).toBe(3);

  const { day, dates } = await busyPresent(engine, { ...asked, scope: { from: 0, to: 40_000, codes: {} } });
  // A and B talk from 10:00 to 10:15 and from 10:20 to 10:35: 25 minutes of the first half-hour, 5 of the second.
  expect(day[20]).toMatchObject({ busy: expect.closeTo((2 * 25) / 30, 9), present: 2 });
  expect(day[21]).toMatchObject({ busy: expect.closeTo((2 * 5) / 30, 9), present: 2 });
  expect(day[22]).toMatchObject({ busy: 0, present: 1 });
  expect(dates).toEqual([{ date: '2026-03-02', busyH: expect.closeTo(1, 9), presentH: 3 }]);
});

test('a contact without a talk time lasts to its end, overlapping calls are not back to back', async () => {
  await build(engine, {
    calls: `call_id,agent_id,direction,start_local,end_local,talk_s,wrap_s,disposition
p,A,inbound,2026-03-02 10:00:00,2026-03-02 10:10:00,600,0,answered
q,A,inbound,2026-03-02 10:10:10,2026-03-02 10:30:10,,30,answered
r,A,inbound,2026-03-02 10:30:50,2026-03-02 10:40:50,600,0,answered
s,A,inbound,2026-03-02 10:40:40,2026-03-02 10:50:40,600,0,answered`
  });

  const legs = await rows(
    engine,
    'SELECT (busy_to - busy_from)::DOUBLE AS busy_s, gap_s, b2b FROM leg_fact ORDER BY busy_from'
  );
  expect(legs).toEqual([
    { busy_s: 600, gap_s: null, b2b: null },
    { busy_s: 1230, gap_s: 10, b2b: true },
    { busy_s: 600, gap_s: 10, b2b: true },
    { busy_s: 600, gap_s: null, b2b: null }
  ]);
});

test('the talk time of a call is unknown while one of its answered legs has none', async () => {
  await build(engine, {
    calls: `call_id,leg_no,agent_id,direction,start_local,talk_s,wrap_s,disposition
w,1,A,inbound,2026-03-02 10:00:00,600,0,transferred
w,2,B,inbound,2026-03-02 10:10:00,,0,answered
x,1,A,inbound,2026-03-02 11:00:00,600,0,transferred
x,2,B,inbound,2026-03-02 11:10:00,60,0,answered`
  });

  const calls = await rows(engine, 'SELECT talk_s, handle_s, wrap_s FROM call_fact ORDER BY start_utc_s');
  expect(calls).toEqual([
    { talk_s: null, handle_s: null, wrap_s: 0 },
    { talk_s: 660, handle_s: 660, wrap_s: 0 }
  ]);
});

test('a promise belongs to the team that its person worked for on the day; marks of the file replace, amounts that are not told bring in nothing', async () => {
  const model = await build(engine, {
    calls: `call_id,agent_id,team,direction,start_local,talk_s
1,A,Nord,inbound,2026-03-02 10:00:00,60
2,A,Nord,inbound,2026-03-03 10:00:00,60
3,A,Süd,inbound,2026-03-16 10:00:00,60
4,A,Süd,inbound,2026-04-20 10:00:00,60
5,A,Nord,inbound,2026-04-21 10:00:00,60`,
    cases: 'case_id,opened_date\nk,2026-03-01\nm,2026-03-01',
    promises: `promise_id,case_id,agent_id,made_date,due_date,amount,superseded_by
p1,k,A,2026-03-02,2026-03-10,50,p2
p2,k,A,2026-03-16,2026-03-20,50,
p3,m,A,2026-03-16,2026-03-20,,no
p4,m,A,2026-03-20,2026-03-25,80,yes`,
    payments: 'case_id,paid_date,amount\nk,2026-03-18,50\nm,2026-03-19,40'
  });

  const found = await rows(
    engine,
    `SELECT promise_no, (SELECT name FROM dimension_value AS d WHERE d.dimension = 'team' AND d.code = p.team) AS team, state, paid
     FROM promise_fact AS p ORDER BY promise_no`
  );
  // p1 was due before p2 was made, but the file says that p2 stands for it; "yes" names no promise.
  expect(found).toEqual([
    { promise_no: 1, team: 'Nord', state: 'superseded', paid: 0 },
    { promise_no: 2, team: 'Süd', state: 'kept', paid: 50 },
    { promise_no: 3, team: 'Süd', state: 'kept', paid: 40 },
    { promise_no: 4, team: 'Nord', state: 'superseded', paid: 0 }
  ]);

  const { weeks } = await promiseWeeks(engine, {
    model,
    settings: DEFAULT_SETTINGS,
    scope: { from: 0, to: 40_000, codes: {} }
  });
  expect(weeks.find(({ week }) => week === '2026-03-16')).toMatchObject({
    promised: 50,
    received: 50,
    unknownAmounts: 1
  });
});
