import { afterAll, beforeAll, expect, test } from 'vitest';
import { followUpQueue } from '#core/analyses/cases/queue.ts';
import type { AgeBandId } from '#core/analyses/cases/types.ts';
import type { Engine } from '#core/engine.ts';
import { say } from '#core/i18n/text.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { build, openEngine } from '../model/support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** `as_of` is Monday 2026-06-15; the week ahead ends on the 22nd. Days in which a reminder is in time: due − 3 to due. */
const CALLS = `call_id,agent_id,case_id,direction,start_local,talk_s,disposition
c1,A1,plain,outbound,2026-06-10 10:00:00,60,promise
c2,A1,plan,outbound,2026-06-15 09:00:00,0,no_answer`;

const ids = ['plain', 'week', 'beyond', 'today', 'reminded', 'failed', 'before', 'paid', 'part', 'plan', 'plan-paid', 'weekly', 'gone', 'blank']; // prettier-ignore
const CASES = `case_id,opened_date,closed_date,balance,cause
${ids.map((id) => `${id},2026-05-01,${id === 'gone' ? '2026-06-12' : ''},900,forgot`).join('\n')}`;

const PROMISES = `case_id,made_date,due_date,amount
plain,2026-06-10,2026-06-18,120
week,2026-06-12,2026-06-22,80
beyond,2026-06-12,2026-06-23,80
today,2026-06-10,2026-06-15,80
reminded,2026-06-10,2026-06-17,80
failed,2026-06-10,2026-06-16,70
before,2026-06-12,2026-06-20,60
paid,2026-06-10,2026-06-18,100
part,2026-06-10,2026-06-18,100
gone,2026-06-10,2026-06-18,100
blank,2026-06-12,2026-06-19,`;

/** 96 of 100 is a whole promise (tolerance 0.95); of `plan-paid` both instalments are paid ahead. */
const PAYMENTS = `case_id,paid_date,amount,plan_id
paid,2026-06-13,96,
part,2026-06-13,40,
plan-paid,2026-06-01,200,q`;

const INSTALMENTS = `plan_id,case_id,seq,due_date,amount
p,plan,1,2026-05-17,50
p,plan,2,2026-06-17,50
q,plan-paid,1,2026-05-17,100
q,plan-paid,2,2026-06-17,100
w,weekly,1,2026-06-13,30
w,weekly,2,2026-06-20,30`;

/** `before`: on the day before its promise. `plan`: for the instalment of May. `weekly`: on the due day of the one before. */
const REMINDERS = `case_id,sent_local,channel,delivered
reminded,2026-06-11 09:00:00,sms,
failed,2026-06-14 09:00:00,sms,false
before,2026-06-11 09:00:00,sms,true
plan,2026-05-16 09:00:00,sms,true
weekly,2026-06-13 09:00:00,sms,true`;

const ALL = { calls: CALLS, cases: CASES, promises: PROMISES, payments: PAYMENTS, instalments: INSTALMENTS, reminders: REMINDERS }; // prettier-ignore

async function queueOf(tables: Partial<typeof ALL>, age?: AgeBandId) {
  const model = await build(engine, tables);
  const result = await followUpQueue(engine, {
    scope: { from: 0, to: 40_000, codes: {} },
    settings: DEFAULT_SETTINGS,
    model,
    tab: 'not_reminded',
    ...(age ? { age } : {})
  });
  return { ...result, tab: result.tabs.find(({ id }) => id === 'not_reminded')! };
}
const en = (phrases: readonly { text: { en: string; zh: string }; params?: Record<string, string | number> }[]) =>
  phrases.map(({ text, params }) => say(text, 'en', params));

test('money that falls due in the week ahead, is not paid and was not reminded of: by due date, then amount still to come', async () => {
  const { rows, tab } = await queueOf(ALL);

  expect(rows.map(({ caseId, coming }) => [caseId, coming?.kind, coming?.due, coming?.amount])).toEqual([
    ['failed', 'promise', '2026-06-16', 70],
    ['plan', 'instalment', '2026-06-17', 50],
    ['plain', 'promise', '2026-06-18', 120],
    ['part', 'promise', '2026-06-18', 60],
    ['blank', 'promise', '2026-06-19', null],
    ['before', 'promise', '2026-06-20', 60],
    ['weekly', 'instalment', '2026-06-20', 30],
    ['week', 'promise', '2026-06-22', 80]
  ]);
  expect(tab.count).toBe(8);
  expect(tab.ages).toEqual([
    { id: 'in-1', count: 1 },
    { id: 'in-2-3', count: 3 },
    { id: 'in-4-7', count: 4 }
  ]);
  expect([tab.medianDays, tab.oldestDays]).toEqual([-3.5, -1]);
});

test('says when it falls due, whether the days of a reminder in time have begun, and what is known of payment', async () => {
  const { rows } = await queueOf(ALL);
  const of = (id: string) => rows.find(({ caseId }) => caseId === id)!;

  expect(en(of('failed').reasons)).toEqual([
    'The promise falls due on 16 Jun, in 1 day; no reminder yet.',
    'The reminder of 14 Jun did not arrive.',
    'A reminder counts as in time since 13 Jun.'
  ]);
  expect(en(of('weekly').reasons)[1]).toBe('A reminder counts as in time from 17 Jun on.');
  expect(of('plain').coming?.landmark).toBe('2026-06-15');
  expect(of('plain').lastContact).toBe('2026-06-10');
  expect(of('week').lastContact).toBeNull();
  expect(en([of('plain').next])).toEqual(['Remind before 18 Jun: a message or a friendly call.']);

  const { payments: _, ...unpaid } = ALL;
  const unknown = await queueOf(unpaid);
  expect(en(unknown.rows.find(({ caseId }) => caseId === 'paid')!.reasons).at(-1)).toBe(
    'The data do not tell whether it is paid.'
  );
});

test('rows of some days ahead alone', async () => {
  const { rows } = await queueOf(ALL, 'in-2-3');

  expect(rows.map(({ caseId }) => caseId)).toEqual(['plan', 'plain', 'part']);
});

test('at the cap it stands here too, with no call until the attempt leaves the window', async () => {
  const attempts = [9, 10, 11, 12, 13, 14, 15].map((day) => `x${day},A1,week,outbound,2026-06-${String(day).padStart(2, '0')} 08:00:00,0,no_answer`); // prettier-ignore
  const { rows } = await queueOf({ ...ALL, calls: [CALLS, ...attempts].join('\n') });

  const week = rows.find(({ caseId }) => caseId === 'week')!;
  expect([week.mayCall, week.freeFrom]).toEqual([false, '2026-06-16']);
  expect(en([week.next])).toEqual(['No call until 16 Jun; a letter or message is possible.']);
});

test('what was never reminded of is unknown without reminders, promises or cases, not none', async () => {
  const { reminders: _r, ...noReminders } = ALL;
  const { promises: _p, instalments: _i, ...noPromises } = ALL;
  const { cases: _c, ...noCases } = ALL;

  expect((await queueOf(noReminders)).tab).toMatchObject({ count: null, needs: ['reminders.sent_at'] });
  expect((await queueOf(noPromises)).tab).toMatchObject({ count: null, needs: ['promises.due_date'] });
  expect((await queueOf(noCases)).tab).toMatchObject({ count: null, needs: ['cases.case_id'] });
  expect((await queueOf(noCases)).tabs.find(({ id }) => id === 'overdue')).toMatchObject({ count: null });
});

test('promises without the day they were made still count', async () => {
  const { rows } = await queueOf({ ...ALL, promises: 'case_id,made_date,due_date,amount\nplain,,2026-06-18,120' });

  expect(rows.map(({ caseId }) => caseId)).toContain('plain');
});
