import { describe, expect, test } from 'vitest';
import { stepsCoverage } from '#core/analyses/steps/coverage.ts';
import { caseSteps } from '#core/analyses/steps/evidence.ts';
import { fixture, world } from '../repayment/support.ts';

/** METHODS fixture T as step columns of cases; the calls make contact so that the steps apply. */
const T = fixture('T' as never) as Readonly<Record<string, string>>;
const asCases = (T.steps ?? '').replace('case_id', 'opened_date,case_id').split('\n').map((line, i) => (i === 0 ? line : `2025-01-01,${line}`)).join('\n'); // prettier-ignore
const calls = (rows: string): string => `call_id,case_id,agent_id,direction,start_at,talk_s,rpc\n${rows}`;

describe('steps of a case', () => {
  test('takes the columns of the file: counts, coverage and completeness of METHODS 7.1', async () => {
    const { engine, ask } = await world({
      cases: asCases,
      calls: calls('c1,t1,A1,outbound,2025-01-02 10:00:00,60,true')
    });

    const list = await caseSteps(engine, ask());

    const summary = list.map(({ caseId, states }) => {
      const n = (...of: string[]) => states.filter((state) => of.includes(state)).length;
      const applicable = n('done', 'not_done');
      return [caseId, n('done'), applicable, n('unknown'), n('done') / applicable, n('not_done', 'unknown') === 0];
    });
    expect(summary).toEqual([
      ['t1', 4, 4, 1, 1, false],
      ['t2', 4, 6, 1, 4 / 6, false],
      ['t3', 0, 2, 0, 0, false],
      ['t4', 3, 5, 0, 0.6, false]
    ]);
  });

  test('tells the seven steps from evidence', async () => {
    const { engine, ask } = await world({
      cases: `case_id,agent_id,opened_date,balance,dpd,cause,relief_considered
a,A1,2025-01-01,100,30,forgot,
b,A1,2025-01-01,100,70,forgot,declined
c,A1,2025-01-01,100,10,illness,
d,A1,2025-01-01,100,10,,
e,A1,2025-01-01,100,10,forgot,`,
      calls: calls(`1,a,A1,outbound,2025-01-06 10:00:00,60,true
2,b,A1,outbound,2025-01-06 10:00:00,60,true
3,b,A1,outbound,2025-01-21 10:00:00,0,
4,c,A1,outbound,2025-01-06 10:00:00,60,true
5,d,A1,outbound,2025-01-06 10:00:00,0,
6,e,A1,inbound,2025-01-06 10:00:00,60,true`),
      promises: `case_id,made_date,due_date,amount
a,2025-01-06,2025-01-13,50
b,2025-01-06,2025-01-13,50`,
      payments: 'case_id,paid_date,amount\na,2025-01-13,50',
      reminders: 'case_id,sent_at\na,2025-01-10 09:00:00\nb,2025-01-09 09:00:00\ne,2025-02-28 09:00:00'
    });

    const states = Object.fromEntries((await caseSteps(engine, ask())).map((item) => [item.caseId, item.states]));

    // a: kept, so nothing to follow up; below 60 days, no hardship, nothing broken: relief does not apply
    expect(states.a).toEqual(['done', 'done', 'unknown', 'done', 'na', 'done', 'na']);
    // b: reminded four days before (too early); broken on Friday 17th, followed up on Tuesday 21st = second working day
    expect(states.b).toEqual(['done', 'done', 'unknown', 'done', 'done', 'not_done', 'done']);
    // c: hardship, relief blank = unknown; promises are loaded and there is none
    expect(states.c).toEqual(['done', 'done', 'unknown', 'not_done', 'unknown', 'na', 'na']);
    // d: cause blank = unknown, never reached
    expect(states.d).toEqual(['unknown', 'not_done', 'na', 'na', 'na', 'na', 'na']);
    // e: only called in itself: no attempt, so nothing applies
    expect(states.e).toEqual(['na', 'na', 'na', 'na', 'na', 'na', 'na']);
  });

  test('dates the plan by the first promise since the right party was reached', async () => {
    const { engine, ask } = await world({
      cases: 'case_id,opened_date,balance,dpd,cause\na,2025-01-01,1,1,x',
      calls: calls('1,a,A1,outbound,2025-01-08 10:00:00,60,true'),
      promises: `case_id,made_date,due_date,amount
a,2025-01-03,2025-01-07,50
a,2025-01-10,2025-01-20,50
a,2025-01-15,2025-01-25,50`
    });

    const [a] = await caseSteps(engine, ask());

    // The promise of 3 January came before anybody was reached; 10 January is day 20 098.
    expect([a!.states[3], a!.days[3]]).toEqual(['done', Date.UTC(2025, 0, 10) / 86_400_000]);
  });

  test('calls a blank column unknown, unless the step does not apply', async () => {
    const { engine, ask } = await world({
      cases:
        'case_id,opened_date,balance,dpd,cause,s1,s2\na,2025-01-01,1,1,x,,done\nb,2025-01-01,1,1,x,,\nc,2025-01-01,1,1,x,done,',
      calls: calls('1,a,A1,outbound,2025-01-06 10:00:00,60,false')
    });

    const [a, b] = await caseSteps(engine, ask());

    expect(a!.states.slice(0, 2)).toEqual(['unknown', 'done']);
    expect(b!.states.slice(0, 2)).toEqual(['na', 'na']);
  });

  test('drops a broken promise paid before the two working days are over', async () => {
    const { engine, ask } = await world({
      cases: 'case_id,opened_date\na,2025-01-01',
      calls: calls('1,a,A1,outbound,2025-01-06 10:00:00,60,true\n2,a,A1,outbound,2025-02-06 10:00:00,60,true'),
      promises: 'case_id,made_date,due_date,amount\na,2025-01-06,2025-01-13,50',
      payments: 'case_id,paid_date,amount\na,2025-01-20,50'
    });

    const [a] = await caseSteps(engine, ask());

    expect(a!.states[6]).toBe('na');
  });
});

describe('coverage', () => {
  test('sums states of METHODS fixture T, unknown beside every rate', async () => {
    const { engine, ask } = await world({
      cases: asCases,
      calls: calls('c1,t1,A1,outbound,2025-01-02 10:00:00,60,true')
    });

    const { steps, overall, complete } = await stepsCoverage(engine, ask());

    // s1: t1, t2, t4 done, t3 not; s3: one done, two unknown; overall 4 + 4 + 0 + 3 of 4 + 6 + 2 + 5
    expect(steps[0]!.coverage.parts).toEqual({ num: 3, den: 4 });
    expect(steps[2]).toMatchObject({ done: 1, notDone: 0, unknown: 2, notApplicable: 1, isGreyed: true });
    expect(steps[2]!.unknownShare).toBeCloseTo(2 / 3, 12);
    expect(overall.parts).toEqual({ num: 11, den: 17 });
    expect(complete.parts).toEqual({ num: 0, den: 4 });
    expect(steps.map((step) => step.id)).toContain('step_7_followed_up');
  });

  test('says that nothing tells a step instead of calling it not done', async () => {
    const { engine, ask } = await world({
      cases: 'case_id,opened_date\na,2025-01-01',
      calls: calls('c1,a,A1,outbound,2025-01-02 10:00:00,60,true')
    });

    const { steps } = await stepsCoverage(engine, ask());

    expect(steps[2]!.coverage).toMatchObject({ status: 'not_computable', value: null });
    expect(steps[3]!.coverage.status).toBe('not_computable');
  });

  test('checks the order of complete cases by days', async () => {
    const row = (id: string, s2: string, s4: string) =>
      `${id},2025-01-01,done,2025-01-02 09:00:00,done,${s2},done,done,${s4},na,na,na`;
    const { engine, ask } = await world({
      cases: `case_id,opened_date,s1,s1_at,s2,s2_at,s3,s4,s4_at,s5,s6,s7
${row('a', '2025-01-02 10:00:00', '2025-01-02 00:00:00')}
${row('b', '2025-01-05 10:00:00', '2025-01-03 00:00:00')}`,
      calls: calls('c1,a,A1,outbound,2025-01-02 10:00:00,60,true')
    });

    const { complete, inOrder } = await stepsCoverage(engine, ask());

    expect(complete.parts).toEqual({ num: 2, den: 2 });
    expect(inOrder.parts).toEqual({ num: 1, den: 2 });
  });

  test('needs cases', async () => {
    const { engine, ask } = await world({ calls: calls('c1,a,A1,outbound,2025-01-02 10:00:00,60,true') });

    const result = await stepsCoverage(engine, ask());

    expect(result.reason!.text.en).toBe('needs a cases file');
    expect(result.steps).toHaveLength(7);
  });
});
