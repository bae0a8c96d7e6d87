import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
beforeEach(() => clearTables(engine));
afterAll(() => engine.close());

/** Loads one file as it is proposed, builds the facts and asks one question. */
async function ask(text: string, query: string): Promise<unknown> {
  await loadBytes(engine, text, { zone: 'UTC' });
  await buildModel(engine, { settings: DEFAULT_SETTINGS });
  return toRows(await engine.query(query));
}

const OUTCOMES = `SELECT call_no, handled, abandoned, other_exit FROM call_fact ORDER BY start_utc_s`;

test('unanswered outbound calls beside an abandoned flag are not handled', async () => {
  const rows = [
    'call_id,start,direction,agent,disposition,talk_time,acw,abandoned',
    '0,2026-03-02 09:00:00,Inbound,A0,Resolved,100,10,0',
    '8,2026-03-02 13:00:00,Inbound,,Abandoned,0,0,1',
    '10,2026-03-03 09:00:00,Outbound,A4,Resolved,100,10,0',
    '15,2026-03-03 11:30:00,Outbound,A3,No Answer,0,0,0'
  ];
  const flagOnly = rows.map((row) => row.split(',').filter((_, i) => i !== 4).join(',')); // prettier-ignore
  const outcomes = [
    { call_no: 1, handled: true, abandoned: false, other_exit: false },
    { call_no: 2, handled: false, abandoned: true, other_exit: false },
    { call_no: 3, handled: true, abandoned: false, other_exit: false },
    { call_no: 4, handled: false, abandoned: false, other_exit: false }
  ];

  expect(await ask(rows.join('\n'), OUTCOMES)).toEqual(outcomes);
  await clearTables(engine);
  expect(await ask(flagOnly.join('\n'), OUTCOMES)).toEqual(outcomes);
});

test('a type of call in one column gives direction and result: voicemail is not abandoned', async () => {
  const rows = [
    'call_id,type,start_at,user_name,talk_time,wait_time,disposition_code',
    '1,inbound,2026-03-02 09:00:00,Li,60,5,PTP',
    '2,voicemail,2026-03-02 10:00:00,,0,30,',
    '3,missed,2026-03-02 11:00:00,,0,30,',
    '4,outbound,2026-03-02 12:00:00,Li,60,0,',
    '5,outbound_missed,2026-03-02 13:00:00,Li,0,0,'
  ];
  const typeOnly = rows.map((row) => row.slice(0, row.lastIndexOf(',')));
  // Direction 1 inbound, 3 outbound; result 4 promise, 5 no answer, 7 abandoned, 8 voicemail.
  const query = `SELECT direction, result, handled, abandoned, other_exit FROM call_fact ORDER BY start_utc_s`;
  const facts = [
    { direction: 1, result: 4, handled: true, abandoned: false, other_exit: false },
    { direction: 1, result: 8, handled: false, abandoned: false, other_exit: true },
    { direction: 1, result: 7, handled: false, abandoned: true, other_exit: false },
    { direction: 3, result: null, handled: true, abandoned: false, other_exit: false },
    { direction: 3, result: 5, handled: false, abandoned: false, other_exit: false }
  ];

  expect(await ask(rows.join('\n'), query)).toEqual(facts);
  await clearTables(engine);
  expect(await ask(typeOnly.join('\n'), query)).toEqual(
    facts.map((fact) => (fact.result === 4 ? { ...fact, result: null } : fact))
  );
});

test('a case closed by its state counts as open up to the last day of the data, not after', async () => {
  const text =
    'case_id,created_at,status,balance,closed_at\nA,2026-01-05,Open,100,\nB,2026-01-05,Solved,0,\nC,2026-01-06,Solved,0,2026-01-20\nD,2026-01-31,Open,50,\n';
  const { report } = await loadBytes(engine, text, { zone: 'UTC' });
  await buildModel(engine, { settings: DEFAULT_SETTINGS });

  expect(report.notes).toEqual({ closed_undated: 1 });
  // The last day of the data is 2026-01-31, the opening of D.
  const day = (column: string) => `strftime(DATE '1970-01-01' + ${column}, '%m-%d') AS day`;
  expect(toRows(await engine.query(`SELECT case_id, ${day('closed_day')} FROM case_fact ORDER BY case_id`))).toEqual([
    { case_id: 'A', day: null },
    { case_id: 'B', day: '01-31' },
    { case_id: 'C', day: '01-20' },
    { case_id: 'D', day: null }
  ]);
});

test('durations without minutes load as seconds', async () => {
  const text =
    'Call ID,Start Time,Agent,Talk Time,ACW\n1,2026-03-02 09:00:00,A,:45,:00\n2,2026-03-02 09:05:00,A,1:05,:12\n';

  const { report } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(report).toMatchObject({ loaded: 2, rejected: 0 });
  expect(toRows(await engine.query('SELECT talk_s, wrap_s FROM calls ORDER BY call_id'))).toEqual([{ talk_s: 45, wrap_s: 0 }, { talk_s: 65, wrap_s: 12 }]); // prettier-ignore
});

test('without talk time a person on an inbound call answered it; with neither, nothing is known', async () => {
  const people = 'call_id,start,direction,agent,abandoned\n1,2026-03-02 09:00:00,Inbound,A0,0\n2,2026-03-02 10:00:00,Inbound,,1\n3,2026-03-02 11:00:00,Outbound,A0,0'; // prettier-ignore
  const nobody = 'call_id,start,direction,abandoned\n1,2026-03-02 09:00:00,Inbound,0\n2,2026-03-02 10:00:00,Inbound,1';

  expect(await ask(people, OUTCOMES)).toEqual([
    { call_no: 1, handled: true, abandoned: false, other_exit: false },
    { call_no: 2, handled: false, abandoned: true, other_exit: false },
    { call_no: 3, handled: false, abandoned: false, other_exit: false }
  ]);
  await clearTables(engine);
  expect(await ask(nobody, OUTCOMES)).toEqual([
    { call_no: 1, handled: null, abandoned: null, other_exit: false },
    { call_no: 2, handled: false, abandoned: true, other_exit: false }
  ]);
});

test('segments of one interaction are one call, transferred between its agents', async () => {
  const rows = [
    'Interaction ID,Contact ID,Direction,Started At,Talk Time,Duration,User Name',
    'i1,c1,Inbound,2026-03-02 09:00:00,0:01:00,0:01:10,Li',
    'i1,c2,Inbound,2026-03-02 09:01:10,0:02:00,0:02:20,Bo',
    'i2,c3,Inbound,2026-03-02 10:00:00,0:00:30,0:00:40,Li'
  ];

  // 1 min + 2 min of talk; the second call has one segment.
  expect(await ask(rows.join('\n'), 'SELECT talk_s, handled, transferred FROM call_fact ORDER BY start_utc_s')).toEqual(
    [
      { talk_s: 180, handled: true, transferred: true },
      { talk_s: 30, handled: true, transferred: false }
    ]
  );
});

test('records of one linked call are one call; billed seconds are its talk', async () => {
  const rows = [
    'calldate,src,dst,dcontext,duration,billsec,disposition,uniqueid,linkedid,sequence,agent,direction',
    '2026-03-02 09:00:00,5555550123,101,from-queue,15,0,NO ANSWER,17.1,17.1,8,A1,inbound',
    '2026-03-02 09:00:15,5555550123,102,from-queue,130,120,ANSWERED,17.2,17.1,9,A2,inbound'
  ];

  expect(await ask(rows.join('\n'), 'SELECT talk_s, handled, abandoned FROM call_fact')).toEqual([
    { talk_s: 120, handled: true, abandoned: false }
  ]);
});

test('a column of results or directions without values says nothing of any call', async () => {
  const rows = [
    'call_id,start_at,direction,agent,disposition,talk_time',
    '1,2026-03-02 09:00:00,,Li,,60',
    '2,2026-03-02 10:00:00,,,,0'
  ];

  const { report } = await loadBytes(engine, rows.join('\n'), { zone: 'UTC' });

  expect(report.notes).toEqual({ no_result: 2 });
  expect(toRows(await engine.query('SELECT direction, disposition FROM calls'))).toEqual([
    { direction: null, disposition: null },
    { direction: null, disposition: null }
  ]);
});

test('captions repeated behind a byte order mark are no row', async () => {
  const rows = ['call_id,start_at,talk_time', '1,2026-03-02 09:00:00,60'];
  const text = `\ufeff${rows.join('\n')}\n\ufeff${rows.join('\n').replace('\n1,', '\n2,')}\n`;

  const { report } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(report).toMatchObject({ read: 3, loaded: 2, ignored: 1, rejected: 0 });
});

test('a leg of a parent call is no call of its own, and tells what became of the parent', async () => {
  const rows = [
    'Sid,ParentCallSid,From,To,Status,StartTime,Duration,Direction',
    'A,,+1555,+1800,completed,2026-03-02 09:00:00,80,inbound',
    'A1,A,+1555,client:li,no-answer,2026-03-02 09:00:05,0,outbound-dial',
    'A2,A,+1555,client:bo,completed,2026-03-02 09:00:20,60,outbound-dial',
    'B,,+1556,+1800,completed,2026-03-02 10:00:00,30,inbound',
    'B1,B,+1556,client:li,no-answer,2026-03-02 10:00:05,0,outbound-dial',
    'C,,+1800,+1557,completed,2026-03-02 11:00:00,40,outbound-api',
    'D,,+1800,+1558,busy,2026-03-02 12:00:00,0,outbound-api'
  ];

  // A was answered by the second leg, B by none; C and D have no legs. One of two attempts reached somebody.
  const query = 'SELECT offered, handled, abandoned, attempt, human, talk_s FROM call_fact ORDER BY start_utc_s';
  expect(await ask(rows.join('\n'), query)).toMatchObject([
    { offered: true, handled: true, abandoned: false, attempt: false, talk_s: 60 },
    { offered: true, handled: false, abandoned: true, attempt: false },
    { offered: false, handled: true, attempt: true, human: true, talk_s: 40 },
    { offered: false, handled: false, attempt: true, human: false }
  ]);
});

test('contacts that share a master are one call, transferred between its agents', async () => {
  const rows = [
    'Contact_ID,Master_Contact_ID,Direction,Skill_Name,Agent_Name,Start_Date,Start_Time,InQueue,Agent_Time',
    '1,1,Inbound,M1,Li,03/14/2026,09:00:00,16,100',
    '2,1,Inbound,M2,Bo,03/14/2026,09:02:00,4,50',
    '3,3,Inbound,M1,Li,03/14/2026,10:00:00,9,30'
  ];

  expect(await ask(rows.join('\n'), 'SELECT talk_s, wait_s, transferred FROM call_fact ORDER BY start_utc_s')).toEqual([
    { talk_s: 150, wait_s: 16, transferred: true },
    { talk_s: 30, wait_s: 9, transferred: false }
  ]);
});

test('payments that failed, are pending or were reversed bring no money', async () => {
  const rows = [
    'txn_id,account_number,txn_date,amount,status',
    'T1,A,2026-03-02,100,success',
    'T2,A,2026-03-03,90,failed',
    'T3,A,2026-03-04,80,Pending',
    'T4,A,2026-03-05,70,reversed',
    'T5,A,2026-03-06,-60,reversed',
    'T6,A,2026-03-07,50,zeta'
  ];
  const chinese =
    '流水号,案件编号,还款时间,还款金额,还款结果\nL1,A,2026/3/2 10:00:00,100,成功\nL2,A,2026/3/3 10:00:00,90,失败\n';

  const { report, mapping } = await loadBytes(engine, rows.join('\n'), { zone: 'UTC' });
  const found = toRows(await engine.query('SELECT sum(amount) AS paid FROM payments'));
  await clearTables(engine);
  const other = await loadBytes(engine, chinese, { zone: 'UTC' });

  expect(report).toMatchObject({ kind: 'payments', read: 6, loaded: 3, rejected: 3, reasons: { not_paid: 3 } });
  expect(mapping.questions).toMatchObject([
    { id: 'notPaid', blocking: false, text: { params: { column: 'status', words: 'reversed, failed, Pending' } } }
  ]);
  // 100 − 60 + 50: a negative reversal takes money back, and a word that is not known changes nothing.
  expect(found).toEqual([{ paid: 90 }]);
  expect(other.report).toMatchObject({ loaded: 1, rejected: 1, reasons: { not_paid: 1 } });
});

test('a time of day without marks beside its date', async () => {
  const text = 'CallID|CallDate|CallTime|Dir|TalkSec\n1|20260302|081205|I|60\n2|20260302|235959|O|0\n';

  const { report } = await loadBytes(engine, text, { zone: 'UTC' });

  expect(report).toMatchObject({ loaded: 2, rejected: 0 });
  const rows = toRows(await engine.query('SELECT start_utc_s::DOUBLE AS at, direction FROM calls ORDER BY 1'));
  expect(rows).toEqual([
    { at: Date.UTC(2026, 2, 2, 8, 12, 5) / 1000, direction: 'inbound' },
    { at: Date.UTC(2026, 2, 2, 23, 59, 59) / 1000, direction: 'outbound' }
  ]);
});

test('of a case that is told once a month, the latest row counts', async () => {
  const rows = ['2026-06-30,300', '2026-07-31,200', '2026-08-31,100'].map((row) => `A,Li,2026-05-01,${row}`);

  const { report } = await loadBytes(engine, `Account,Agent,Opened,As of,Balance\n${rows.join('\n')}\n`, {
    zone: 'UTC'
  });

  expect(report).toMatchObject({ read: 3, loaded: 1, deduplicated: 2, rejected: 0 });
  expect(toRows(await engine.query('SELECT balance FROM cases'))).toEqual([{ balance: 100 }]);
});

test('talk in hours and minutes', async () => {
  const rows = Array.from(
    { length: 8 },
    (_, i) => `${i},2026-03-02 09:00:00,2026-03-02 09:0${i + 1}:20,Li,0:0${i + 1}`
  );

  await loadBytes(engine, `id,start,end,agent,talk\n${rows.join('\n')}\n`, { zone: 'UTC' });

  // 1 + 2 + … + 8 minutes.
  expect(toRows(await engine.query('SELECT sum(talk_s) AS talk FROM calls'))).toEqual([{ talk: 36 * 60 }]);
});
