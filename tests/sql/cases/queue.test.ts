import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import {
  followUpQueue,
  queueCase,
  queueRows,
  queueTabs,
  type QueueOptions,
  type RowsOptions
} from '#core/analyses/cases/queue.ts';
import { caseTimeline } from '#core/analyses/cases/timeline.ts';
import { findCases } from '#core/analyses/cases/find.ts';
import { say } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { build, openEngine } from '../model/support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const ALL = { from: 0, to: 40_000, codes: {} };
const SETTINGS = DEFAULT_SETTINGS;
const en = (phrases: readonly { text: { en: string; zh: string }; params?: Record<string, string | number> }[]) =>
  phrases.map(({ text, params }) => say(text, 'en', params));

/** `as_of` is 2026-06-15, the day of the last call. */
const CALLS = `call_id,agent_id,case_id,customer_id,direction,start_local,talk_s,disposition
o1,A1,old,P2,outbound,2026-05-31 10:00:00,60,answered
o2,A1,edge,P3,outbound,2026-06-01 10:00:00,60,answered
x1,A1,capped,P1,outbound,2026-06-08 10:00:00,0,no_answer
x2,A1,capped,P1,outbound,2026-06-09 10:00:00,0,no_answer
x3,A1,capped,P1,outbound,2026-06-09 15:00:00,0,no_answer
x4,A1,capped,P1,outbound,2026-06-10 10:00:00,0,no_answer
x5,A1,capped,P1,outbound,2026-06-11 10:00:00,0,no_answer
b2,A1,answered-since,P5,outbound,2026-06-11 10:00:00,30,callback
x6,A1,capped,P1,outbound,2026-06-12 10:00:00,0,no_answer
b1,A1,asked,P4,outbound,2026-06-12 10:00:00,30,callback
b3,A1,answered-since,P5,outbound,2026-06-12 10:00:00,90,promise
x7,A1,capped,P1,outbound,2026-06-12 15:00:00,0,no_answer
b4,,,P6,inbound,2026-06-13 10:00:00,0,abandoned
h1,A1,hard,P7,outbound,2026-06-14 10:00:00,90,answered
x8,A1,capped,P1,outbound,2026-06-15 09:00:00,0,no_answer`;

const CASES_CSV = `case_id,customer_id,opened_date,closed_date,balance,dpd,cause,relief_considered,next_action_date
capped,P1,2026-06-01,,100,10,forgot,,
old,P2,2026-05-01,,200,40,forgot,,
edge,P3,2026-05-01,,200,40,forgot,,
asked,P4,2026-06-05,,300,5,forgot,,
answered-since,P5,2026-06-05,,300,5,forgot,,
missed,P6,2026-06-05,,400,5,forgot,,
hard,P7,2026-06-05,,500,70,illness or hardship,none,
hard-granted,P8,2026-06-05,,500,70,illness or hardship,granted,
never,P9,2026-05-20,,50,3,forgot,,
closed,P10,2026-05-20,2026-06-10,50,3,forgot,,
today,P11,2026-06-10,,900,15,forgot,,
today-small,P12,2026-06-10,,900,15,forgot,,
broken,P13,2026-06-10,,700,15,forgot,,
grace,P14,2026-06-10,,700,15,forgot,,
paid-early,P18,2026-06-10,,700,15,forgot,,
part-open,P19,2026-06-10,,700,15,forgot,,
kept,P15,2026-06-10,,700,15,forgot,,
planned,P16,2026-06-10,,20,15,forgot,,2026-06-15
late,P17,2026-06-10,,30,15,forgot,,2026-06-11`;

const PROMISES = 'case_id,made_date,due_date,amount\ntoday,2026-06-10,2026-06-15,120';

/** Facts of the model as rows, day numbers counted from 2026-06-01 (20605). */
async function facts(): Promise<void> {
  const promise = (id: string, made: number, due: number, amount: number, paid: number, state: string) =>
    `SELECT ${made + due}::INTEGER AS promise_no, (SELECT case_no FROM case_fact WHERE case_id = '${id}') AS case_no,
  ${20_604 + due}::INTEGER AS day, ${20_604 + made}::INTEGER AS made_day, ${amount}::DOUBLE AS amount, ${paid}::DOUBLE AS paid, '${state}' AS state`;
  await engine.exec(`CREATE OR REPLACE TABLE case_fact AS
SELECT case_no, case_id, (opened_date - DATE '1970-01-01')::INTEGER AS day,
  (opened_date - DATE '1970-01-01')::INTEGER AS opened_day, (closed_date - DATE '1970-01-01')::INTEGER AS closed_day, 1::SMALLINT AS team,
  1::SMALLINT AS agent, NULL::SMALLINT AS channel, NULL::SMALLINT AS direction, NULL::SMALLINT AS product, NULL::SMALLINT AS dpd,
  (CASE cases.cause WHEN 'forgot' THEN 1 ELSE 2 END)::SMALLINT AS cause, balance, cases.dpd AS dpd_days
FROM cases JOIN case_key USING (case_id)`);
  await engine.exec(
    `CREATE OR REPLACE TABLE promise_fact AS ${[
      promise('today', 10, 15, 120, 0, 'pending'),
      promise('today-small', 10, 15, 80, 20, 'pending'),
      promise('broken', 1, 5, 300, 0, 'kept'),
      promise('broken', 5, 9, 200, 0, 'broken'),
      promise('grace', 5, 13, 150, 0, 'pending'),
      promise('paid-early', 5, 14, 150, 150, 'pending'),
      promise('part-open', 5, 14, 150, 50, 'pending'),
      promise('kept', 5, 12, 150, 150, 'kept'),
      promise('old', 1, 20, 60, 0, 'superseded')
    ].join(' UNION ALL ')}`
  );
}

let model: ModelInfo;
async function queue(options: Partial<QueueOptions & RowsOptions> = {}) {
  model = await build(engine, { calls: CALLS, cases: CASES_CSV, promises: PROMISES });
  await facts();
  return followUpQueue(engine, { scope: ALL, settings: SETTINGS, model, ...options });
}

test('sorts open cases into tabs by what is owed on the day of the data', async () => {
  const result = await queue();

  expect(result.asOf).toBe('2026-06-15');
  expect(Object.fromEntries(result.tabs.map(({ id, count }) => [id, count]))).toEqual({
    due_today: 4,
    overdue: 3,
    call_back: 2,
    hardship: 1,
    no_contact: 2,
    not_reminded: null,
    capped: 1
  });
});

test('due today: by amount still owed, largest first, with the reason in words', async () => {
  const { rows, total } = await queue({ tab: 'due_today' });

  expect(total).toBe(4);
  expect(rows.map(({ caseId, amount, owed }) => [caseId, amount, owed])).toEqual([
    ['late', 30, '2026-06-11'],
    ['today', 120, '2026-06-15'],
    ['today-small', 60, '2026-06-15'],
    ['planned', 20, '2026-06-15']
  ]);
  expect(en(rows.map(({ reasons }) => reasons[0]!))).toEqual([
    'The next action was planned for 11 Jun, 4 days ago.',
    'The promise falls due today.',
    'The promise falls due today.',
    'The next action is planned for today.'
  ]);
  expect(rows[1]!.promise).toEqual({ due: '2026-06-15', amount: 120, paid: 0, late: 0, state: 'pending' });
});

test('promise overdue: the latest promise counts, days of grace are named, kept ones are out', async () => {
  const { rows } = await queue({ tab: 'overdue' });

  expect(rows.map(({ caseId, owed, amount }) => [caseId, owed, amount])).toEqual([
    ['broken', '2026-06-09', 200],
    ['grace', '2026-06-13', 150],
    ['part-open', '2026-06-14', 100]
  ]);
  expect(en(rows.flatMap(({ reasons }) => reasons))).toEqual([
    'The promise was due on 9 Jun and was not paid.',
    'The promise was due on 13 Jun; nothing has come in, days of grace are running.',
    'The promise was due on 14 Jun; a part has come in, days of grace are running.'
  ]);
});

test('call-back owed: asked for, or a missed call found by the customer, until somebody spoke', async () => {
  const { rows } = await queue({ tab: 'call_back' });

  expect(rows.map(({ caseId }) => caseId)).toEqual(['asked', 'missed']);
  expect(en(rows.flatMap(({ reasons }) => reasons))).toEqual([
    'A call-back was asked for on 12 Jun.',
    'A call came in on 13 Jun and was not answered.'
  ]);
  expect(rows[0]!.lastResult).toEqual({ code: 'callback', day: '2026-06-12', direction: 'outbound' });
  expect(en([rows[0]!.next])).toEqual(['Call back.']);
});

test('hardship review: hardship recorded and relief not considered', async () => {
  const { rows } = await queue({ tab: 'hardship' });

  expect(rows.map(({ caseId }) => caseId)).toEqual(['hard']);
  expect(en(rows[0]!.reasons)).toEqual(['Hardship is recorded (illness or hardship) and no relief was considered.']);
  expect(rows[0]!.reasons.map(({ text, params }) => say(text, 'zh', params))).toEqual([
    '已记录困难情形（疾病或困难），尚未考虑帮扶。'
  ]);
});

test('no contact: more than 14 days since the last contact or the opening', async () => {
  const { rows } = await queue({ tab: 'no_contact' });

  expect(rows.map(({ caseId, owed }) => [caseId, owed])).toEqual([
    ['never', '2026-06-03'],
    ['old', '2026-06-14']
  ]);
  expect(en(rows.flatMap(({ reasons }) => reasons))).toEqual([
    'No contact since the case came in on 20 May (26 days).',
    'No contact since 31 May (15 days).'
  ]);
});

test('contact cap: seven attempts from the 9th to the 15th, free again on the 16th, no call until then', async () => {
  const { rows } = await queue({ tab: 'capped' });
  const wider = await queue({ tab: 'capped', cap: { attempts: 5, days: 7 } });

  expect(rows.map(({ caseId, attempts, mayCall, freeFrom }) => [caseId, attempts, mayCall, freeFrom])).toEqual([
    ['capped', 7, false, '2026-06-16']
  ]);
  expect(en([rows[0]!.next])).toEqual(['No call until 16 Jun; a letter or message is possible.']);
  expect(wider.rows[0]!.freeFrom).toBe('2026-06-17');
});

test('all cases of the queue, the filter on causes, and the limit', async () => {
  const all = await queue();
  const hardship = await queue({ scope: { ...ALL, codes: { cause: [2] } } });
  const first = await queue({ limit: 1 });

  expect(all.total).toBe(13);
  expect(hardship.rows.map(({ caseId }) => caseId)).toEqual(['hard']);
  expect([first.rows.length, first.total]).toEqual([1, 13]);
});

test('tells for how long follow-ups have been owed, by hand: 4 days, three times today', async () => {
  const { tabs } = await queue();

  const due = tabs.find(({ id }) => id === 'due_today')!;
  const counts = Object.fromEntries(due.ages.map(({ id, count }) => [id, count]));
  expect(counts).toEqual({ '0': 3, '1-2': 0, '3-7': 1, '8-14': 0, '15-30': 0, '31': 0 });
  expect([due.medianDays, due.oldestDays]).toEqual([0, 4]);
  expect(tabs.find(({ id }) => id === 'capped')!.ages).toEqual([]);
});

test('a page of a tab, without cases that are done, or of one age', async () => {
  const whole = await queue({ tab: 'due_today' });
  const options = { scope: ALL, settings: SETTINGS, model, tab: 'due_today' as const };
  const ids = async (more: RowsOptions) =>
    (await queueRows(engine, { ...options, ...more })).rows.map((row) => row.caseId);

  expect(whole.rows.map(({ caseId }) => caseId)).toEqual(['late', 'today', 'today-small', 'planned']);
  expect(await ids({ offset: 1, limit: 2 })).toEqual(['today', 'today-small']);
  expect(await ids({ without: ['today', 'nowhere'] })).toEqual(['late', 'today-small', 'planned']);
  expect(await ids({ age: '3-7' })).toEqual(['late']);
  expect((await queueRows(engine, { ...options, offset: 1, limit: 1 })).total).toBe(4);
});

test('one case alone: with its tabs, outside of the queue, closed', async () => {
  model = await build(engine, { calls: CALLS, cases: CASES_CSV, promises: PROMISES });
  await facts();
  const options = { scope: ALL, settings: SETTINGS, model };
  await queueTabs(engine, options);

  const capped = await queueCase(engine, 'capped', options);

  expect([capped?.tabs, capped?.owed, capped?.customerId]).toEqual([['capped'], '2026-06-16', 'P1']);
  expect(await queueCase(engine, 'kept', options)).toMatchObject({ tabs: [], owed: null, reasons: [] });
  expect(await queueCase(engine, 'closed', options)).toBeNull();
});

test('works from calls alone: case id and result are enough, the rest drops out', async () => {
  model = await build(engine, { calls: CALLS });
  await engine.exec('CREATE OR REPLACE TABLE case_fact (case_no INTEGER)');
  await engine.exec('CREATE OR REPLACE TABLE promise_fact (case_no INTEGER, promise_no INTEGER, day INTEGER, made_day INTEGER, amount DOUBLE, paid DOUBLE, state VARCHAR)'); // prettier-ignore

  const result = await followUpQueue(engine, { scope: ALL, settings: SETTINGS, model });

  expect(Object.fromEntries(result.tabs.map(({ id, count }) => [id, count]))).toEqual({
    due_today: null,
    overdue: null,
    call_back: 1,
    hardship: null,
    no_contact: 1,
    not_reminded: null,
    capped: 1
  });
  expect(result.tabs[0]?.needs).toEqual(['promises.due_date']);
  expect(result.rows[0]?.balance).toBeNull();
});

test('the timeline of a case holds its events in order', async () => {
  model = await build(engine, {
    calls: CALLS,
    cases: CASES_CSV,
    promises: PROMISES,
    payments: 'case_id,paid_date,amount\ntoday,2026-06-14,40\ntoday,2026-06-15,-40',
    reminders: 'case_id,sent_local,channel\ntoday,2026-06-13 09:00:00,sms'
  });

  const entries = await caseTimeline(engine, { caseId: 'today', model, settings: SETTINGS });
  const calls = await caseTimeline(engine, { caseId: 'asked', model, settings: SETTINGS });

  expect(entries.at(-1)?.detail).toBe('promise_pending');
  expect(entries.map(({ kind, at, text, amount }) => [kind, at, text.text.en, amount])).toEqual([
    ['promise', '2026-06-10', 'Promise made', 120],
    ['status', '2026-06-10', 'Case opened', null],
    ['reminder', '2026-06-13 09:00:00', 'Reminder sent', null],
    ['payment', '2026-06-14', 'Payment', 40],
    ['payment', '2026-06-15', 'Payment reversed', -40],
    ['promise', '2026-06-15', 'Promise due', 120]
  ]);
  expect(calls.at(-1)).toMatchObject({ kind: 'contact', detail: 'callback', talkS: 30, callId: 'b1' });
});

test('the timeline says what became of each promise, also of undated and undue ones beside it', async () => {
  model = await build(engine, {
    calls: CALLS,
    cases: `case_id,opened_date
other,2026-03-01
told,2026-03-01`,
    // By 15 June with 3 days of grace: 100 in time, 30 of 100, nothing, replaced before it was due, still to come.
    promises: `case_id,made_date,due_date,amount
other,2026-03-01,2026-03-05,10
told,2026-03-01,2026-03-10,100
told,2026-04-01,2026-04-10,100
told,2026-05-01,,100
told,2026-05-02,2026-05-10,100
told,2026-05-20,2026-06-01,100
told,2026-05-25,2026-06-13,100`,
    payments: `case_id,paid_date,amount
told,2026-03-12,100
told,2026-04-10,30`
  });

  const entries = await caseTimeline(engine, { caseId: 'told', model, settings: SETTINGS });

  const dues = entries.filter(({ text }) => text.text.en === 'Promise due').map(({ at, detail }) => [at, detail]);
  expect(dues).toEqual([
    ['2026-03-10', 'promise_kept'],
    ['2026-04-10', 'promise_partial'],
    ['2026-05-10', 'promise_broken'],
    ['2026-06-01', 'promise_superseded'],
    ['2026-06-13', 'promise_pending']
  ]);
});

test('the timeline says which instalments are paid, also late, and names the steps', async () => {
  model = await build(engine, {
    calls: CALLS,
    cases: `case_id,opened_date,s3,s3_utc_s,s3_local_s
planned,2026-03-01,done,1772445600,1772445600`,
    // Payments of 50, 40 and 20 reach 50 in time for March, 90 of 100 in time for April and 110 by now; May needs 150, June is to come.
    instalments: `plan_id,case_id,seq,due_date,amount
p,planned,1,2026-03-17,50
p,planned,2,2026-04-17,50
p,planned,3,2026-05-17,50
p,planned,4,2026-06-17,50`,
    payments: `case_id,paid_date,amount,plan_id
planned,2026-03-20,50,p
planned,2026-04-17,40,p
planned,2026-05-01,20,p`
  });

  const entries = await caseTimeline(engine, { caseId: 'planned', model, settings: SETTINGS });

  const dues = entries.filter(({ kind }) => kind === 'promise').map(({ at, detail }) => [at, detail]);
  expect(dues).toEqual([
    ['2026-03-17', 'instalment_paid'],
    ['2026-04-17', 'instalment_late'],
    ['2026-05-17', 'instalment_missed'],
    ['2026-06-17', null]
  ]);
  expect(en(entries.map(({ text }) => text))).toContain('Step 3: Consequences explained');
});

test('rows and single cases are those of their own question, whatever selection was asked in between', async () => {
  await queue();
  const options = { scope: ALL, settings: SETTINGS, model, tab: 'due_today' as const };
  const mine = (await queueRows(engine, options)).rows.map(({ caseId }) => caseId);

  // Cause 2 is hardship: none of its cases is due today.
  await queueTabs(engine, { ...options, scope: { ...ALL, codes: { cause: [2] } } });

  expect((await queueRows(engine, options)).rows.map(({ caseId }) => caseId)).toEqual(mine);
  await queueTabs(engine, { ...options, scope: { ...ALL, codes: { cause: [2] } } });
  expect(await queueCase(engine, 'capped', options)).toMatchObject({ tabs: ['capped'] });
});

test('finds cases by some letters of their id: those that begin with them first, nothing under three letters', async () => {
  const model = await build(engine, { calls: CALLS, cases: CASES_CSV });

  // "hard" and "hard-granted" begin with it; nothing else holds it.
  expect(await findCases(engine, ' HARD', { model })).toEqual(['hard', 'hard-granted']);
  // In the middle of an id: the shortest first.
  expect(await findCases(engine, 'day', { model })).toEqual(['today', 'today-small']);
  expect(await findCases(engine, 'ha', { model })).toEqual([]);
  expect(await findCases(engine, "x' OR true --", { model })).toEqual([]);
});
