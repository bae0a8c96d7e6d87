import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { build, openEngine, rows } from './support.ts';
import { A, K, O, S, W } from './fixtures.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

test('infers session, busy time and long gaps as METHODS 1.3', async () => {
  const info = await build(engine, { calls: A.calls });

  const days = await rows(engine, 'SELECT busy_s, span_s, long_gap_s, productive_s FROM agent_day');
  expect(days).toEqual([{ busy_s: 3265, span_s: 6195, long_gap_s: 2400, productive_s: null }]);
  expect(info.occupancy).toBe('bounds');
});

test('measures occupancy and utilisation from status as METHODS 1.4', async () => {
  const info = await build(engine, { ...A, ...S });

  const days = await rows(engine, 'SELECT busy_in_s, productive_s, paid_s FROM agent_day');
  expect(days).toEqual([{ busy_in_s: 3265, productive_s: 3870, paid_s: 7200 }]);
  expect(info.occupancy).toBe('status');
});

test('compares stamps in UTC in any zone (DECISIONS 1)', async () => {
  await build(engine, { ...A, ...S }, {}, 'Europe/Berlin');

  const days = await rows(
    engine,
    "SELECT busy_in_s, productive_s, (DATE '1970-01-01' + day)::VARCHAR AS date FROM agent_day"
  );
  expect(days).toEqual([{ busy_in_s: 3265, productive_s: 3870, date: '2025-03-03' }]);
});

test('finds gaps, back-to-back runs as METHODS 1.7', async () => {
  await build(engine, A);

  const [row] = await rows(
    engine,
    `SELECT max(run_pos) AS max_run, (count(*) FILTER (WHERE b2b))::INTEGER AS b2b, count(b2b)::INTEGER AS with_prev,
       median(gap_s) AS median_gap_s, count(gap_s)::INTEGER AS gaps, count(next_gap_s)::INTEGER AS next_gaps
     FROM leg_fact`
  );
  expect(row).toEqual({ max_run: 3, b2b: 6, with_prev: 9, median_gap_s: 10, gaps: 9, next_gaps: 9 });
  expect(await rows(engine, 'SELECT b2b_n, b2b_known FROM agent_day')).toEqual([{ b2b_n: 6, b2b_known: 9 }]);
});

test('finds the longest spell as METHODS 1.8', async () => {
  await build(engine, A);

  expect(await rows(engine, 'SELECT longest_spell_s FROM agent_day')).toEqual([{ longest_spell_s: 1805 }]);
  expect(await rows(engine, 'SELECT count(DISTINCT spell_no)::INTEGER AS n FROM leg_fact')).toEqual([{ n: 3 }]);
});

test('ends a spell at a recorded break shorter than a lull', async () => {
  const status = `agent_id,status,from_local,to_local
A1,available,2025-03-03 09:00:00,2025-03-03 09:05:16
A1,break,2025-03-03 09:05:16,2025-03-03 09:05:24
A1,available,2025-03-03 09:05:24,2025-03-03 10:50:00`;
  await build(engine, { calls: A.calls, status });

  expect(await rows(engine, 'SELECT longest_spell_s FROM agent_day')).toEqual([{ longest_spell_s: 1805 - 310 }]);
});

test('gives day length, overtime and rest as METHODS 1.9', async () => {
  await build(engine, W);

  const days = await rows(
    engine,
    "SELECT (DATE '1970-01-01' + day)::VARCHAR AS date, day_h, overtime_s, rest_h FROM agent_day ORDER BY day"
  );
  expect(days[0]).toEqual({ date: '2025-03-03', day_h: expect.closeTo(8.5833333, 6), overtime_s: 2100, rest_h: null });
  expect(days[1]).toEqual({ date: '2025-03-04', day_h: 2, overtime_s: 0, rest_h: expect.closeTo(10.5833333, 6) });
});

test('leaves overtime unknown without a shift row of the person (DECISIONS 3)', async () => {
  const shifts = `agent_id,shift_start_local,shift_end_local
W2,2025-03-03 09:00:00,2025-03-03 17:00:00`;
  await build(engine, { calls: W.calls, shifts });

  expect(await rows(engine, 'SELECT overtime_s FROM agent_day')).toEqual([{ overtime_s: null }, { overtime_s: null }]);
});

test('unites overlapping shift rows', async () => {
  const shifts = `agent_id,shift_start_local,shift_end_local
W1,2025-03-03 09:00:00,2025-03-03 13:00:00
W1,2025-03-03 12:00:00,2025-03-03 17:00:00
W1,2025-03-04 04:00:00,2025-03-04 12:00:00`;
  await build(engine, { calls: W.calls, shifts });

  const days = await rows(engine, 'SELECT overtime_s, productive_s FROM agent_day ORDER BY day');
  expect(days).toEqual([
    { overtime_s: 2100, productive_s: 28_800 },
    { overtime_s: 0, productive_s: 28_800 }
  ]);
});

test('cuts busy time at working hours and midnight as METHODS 1.10', async () => {
  await build(engine, O);

  const [row] = await rows(engine, 'SELECT sum(busy_s) AS busy_s, sum(out_of_hours_s) AS out_s FROM agent_day');
  expect(row).toEqual({ busy_s: 9000, out_s: 6600 });
});

test('counts a holiday as out of hours', async () => {
  await build(engine, O, { holidays: ['2025-03-07'] });

  const [row] = await rows(engine, 'SELECT sum(out_of_hours_s) AS out_s FROM agent_day');
  expect(row).toEqual({ out_s: 7200 });
});

test('unites overlapping chats and gives them no gap', async () => {
  await build(engine, K);

  const [day] = await rows(engine, 'SELECT busy_s, b2b_known, longest_spell_s FROM agent_day');
  expect(day).toEqual({ busy_s: 1200, b2b_known: 0, longest_spell_s: null });
  const gaps = await rows(engine, 'SELECT gap_s, next_gap_s FROM leg_fact ORDER BY busy_from');
  expect(gaps).toEqual([
    { gap_s: null, next_gap_s: 0 },
    { gap_s: null, next_gap_s: 0 },
    { gap_s: null, next_gap_s: 0 },
    { gap_s: 0, next_gap_s: null }
  ]);
});

test('keeps a night session on the date on which it began', async () => {
  const calls = `call_id,agent_id,channel,direction,start_local,talk_s,wrap_s
n1,N1,voice,outbound,2025-03-03 22:10:00,600,0
n2,N1,voice,outbound,2025-03-03 23:50:00,1200,0
n3,N1,voice,outbound,2025-03-04 01:30:00,600,0`;
  await build(engine, { calls }, {}, 'Europe/Berlin');

  const days = await rows(engine, "SELECT (DATE '1970-01-01' + day)::VARCHAR AS date, contacts, day_h FROM agent_day");
  expect(days).toEqual([{ date: '2025-03-03', contacts: 3, day_h: 3.5 }]);
  const clusters = await rows(engine, 'SELECT count(DISTINCT cluster)::INTEGER AS n FROM call_fact');
  expect(clusters).toEqual([{ n: 1 }]);
});

test('puts a session that starts under 4 hours later on the same work date', async () => {
  const calls = `call_id,agent_id,channel,direction,start_local,talk_s,wrap_s
n1,N1,voice,outbound,2025-03-03 19:00:00,600,0
n2,N1,voice,outbound,2025-03-03 22:00:00,600,0
n3,N1,voice,outbound,2025-03-04 00:30:00,600,0
n4,N1,voice,outbound,2025-03-04 04:41:00,600,0`;
  await build(engine, { calls });

  const days = await rows(
    engine,
    "SELECT (DATE '1970-01-01' + day)::VARCHAR AS date, contacts, span_s, rest_h FROM agent_day ORDER BY day"
  );
  expect(days).toEqual([
    { date: '2025-03-03', contacts: 3, span_s: 1800, rest_h: null },
    { date: '2025-03-04', contacts: 1, span_s: 600, rest_h: expect.closeTo(4 + 1 / 60, 9) }
  ]);
});

test('lets the later status row win where rows overlap', async () => {
  const status = `agent_id,status,from_local,to_local
A1,available,2025-03-03 09:00:00,2025-03-03 11:00:00
A1,lunch,2025-03-03 09:52:30,2025-03-03 10:32:00`;
  await build(engine, { calls: A.calls, status });

  const days = await rows(engine, 'SELECT productive_s, paid_s, busy_in_s FROM agent_day');
  expect(days).toEqual([{ productive_s: 7200 - 2370, paid_s: 7200, busy_in_s: 3265 }]);
});

test('closes open status rows with the next row', async () => {
  const status = `agent_id,status,from_local
A1,available,2025-03-03 09:00:00
A1,lunch,2025-03-03 09:52:30
A1,available,2025-03-03 10:32:00
A1,offline,2025-03-03 10:44:00`;
  await build(engine, { calls: A.calls, status });

  expect(await rows(engine, 'SELECT productive_s, paid_s FROM agent_day')).toEqual([
    { productive_s: 3870, paid_s: 6240 }
  ]);
});

test('counts busy time outside available time apart', async () => {
  const status = `agent_id,status,from_local,to_local
A1,available,2025-03-03 09:02:00,2025-03-03 09:08:00
A1,meeting,2025-03-03 09:08:00,2025-03-03 09:12:30
A1,available,2025-03-03 09:12:30,2025-03-03 09:14:00`;
  await build(engine, { calls: A.calls, status });

  // 09:02–09:05:15 and 09:05:25–09:08 and 09:12:30–09:14
  expect(await rows(engine, 'SELECT busy_in_s FROM agent_day')).toEqual([{ busy_in_s: 195 + 155 + 90 }]);
});

test('counts unrecovered difficult contacts as METHODS 2.3, the last one censored', async () => {
  await build(engine, { ...A, ...S });

  const [day] = await rows(engine, 'SELECT difficult_n, difficult_known, unrecovered_n, recovery_known FROM agent_day');
  expect(day).toEqual({ difficult_n: 3, difficult_known: 8, unrecovered_n: 3, recovery_known: 3 });
});

test('counts refusals as difficult when asked to, as METHODS 2.1', async () => {
  await build(engine, { ...A, ...S }, { refusalIsDifficult: true });

  const [day] = await rows(engine, 'SELECT difficult_n, difficult_known, unrecovered_n, recovery_known FROM agent_day');
  expect(day).toEqual({ difficult_n: 4, difficult_known: 8, unrecovered_n: 3, recovery_known: 3 });
});
