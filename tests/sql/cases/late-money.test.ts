import { afterAll, beforeAll, expect, test } from 'vitest';
import { followUpQueue, queueCase } from '#core/analyses/cases/queue.ts';
import type { Engine } from '#core/engine.ts';
import { say, type Phrase } from '#core/i18n/text.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { build, openEngine } from '../model/support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

/** `as_of` is 2026-06-15; promises are due on 20 May, so that 23 May is the last day of grace. */
const CALLS = `call_id,agent_id,case_id,direction,start_local,talk_s,disposition
c1,A1,nothing,outbound,2026-06-15 10:00:00,60,answered`;
const ids = ['nothing', 'late', 'whole', 'both', 'back', 'unknown', 'swapped'];
const CASES = `case_id,opened_date,balance\n${ids.map((id) => `${id},2026-05-01,900`).join('\n')}`;
const PROMISES = `case_id,made_date,due_date,amount\n${ids.map((id) => `${id},2026-05-10,2026-05-20,${id === 'unknown' ? '' : 100}`).join('\n')}`;
/**
 * `late`: 40 of 100 after grace. `whole`: 20 in time and 76 late, 96 of 100. `both`: 30 on the last day of grace, 20 late. `back`: all of it late, and
 * taken back. `unknown`: no amount, so that any payment will do. `swapped`: 50 in time is taken back when 60 came in late.
 */
const PAYMENTS = `case_id,paid_date,amount
late,2026-05-09,500
late,2026-05-24,20
late,2026-06-08,20
whole,2026-05-20,20
whole,2026-06-10,76
both,2026-05-23,30
both,2026-06-01,20
back,2026-06-01,100
back,2026-06-03,-100
unknown,2026-06-01,5
swapped,2026-05-19,50
swapped,2026-06-01,60
swapped,2026-06-02,-50`;

const en = ({ text, params }: Phrase) => say(text, 'en', params);

test('what came in after the days of grace is named and taken off; a promise made whole is not overdue (METHODS 5.9)', async () => {
  const model = await build(engine, { calls: CALLS, cases: CASES, promises: PROMISES, payments: PAYMENTS });
  const options = { scope: { from: 0, to: 40_000, codes: {} }, settings: DEFAULT_SETTINGS, model };

  const { rows } = await followUpQueue(engine, { ...options, tab: 'overdue' });

  const overdue = rows.map(({ caseId, amount, reasons, next }) => [caseId, amount, en(reasons[0]!), en(next)]);
  const ask = 'Ask what kept the promise from being paid, and agree on what is possible.';
  const rest = 'Say thanks for what came in, and agree on when the rest can be paid.';
  expect(overdue).toEqual([
    ['back', 100, 'The promise was due on 20 May and was not paid.', ask],
    ['nothing', 100, 'The promise was due on 20 May and was not paid.', ask],
    ['late', 60, 'The promise was due on 20 May and was not paid by then; €40 came in since, last on 8 Jun.', rest],
    ['both', 50, 'The promise was due on 20 May and was paid in part by then; €20 came in since, last on 1 Jun.', rest],
    ['swapped', 40, 'The promise was due on 20 May and was not paid by then; €60 came in since, last on 1 Jun.', rest]
  ]);
  expect((await queueCase(engine, 'whole', options))?.promise).toEqual({
    due: '2026-05-20',
    amount: 100,
    paid: 20,
    late: 76,
    state: 'partial'
  });
});
