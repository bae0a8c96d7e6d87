import { describe, expect, test } from 'vitest';
import { contactSteps } from '#core/analyses/repayment/contact-steps.ts';
import { caseFunnel } from '#core/analyses/repayment/funnel.ts';
import { keptBy } from '#core/analyses/repayment/kept-by.ts';
import { promiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { fixture, world, type World } from './support.ts';

/** METHODS fixture R; an event dated 2025-03-31 sets `as_of` to the day of its examples. */
const R = { ...fixture('R'), reminders: 'case_id,sent_at,channel\nR5,2025-03-31 00:00:00,sms' };

describe('funnel of cases', () => {
  test('gives the counts of METHODS 5.1', async () => {
    const { engine, ask } = await world(R);

    const funnel = await caseFunnel(engine, ask());

    const cases = Object.fromEntries(funnel.steps.map((step) => [step.id, step.anyway]));
    expect(cases).toMatchObject({ assigned: 5, attempted: 4, connected: 4, right_party: 3, promised: 3, cured: 2 });
    expect(funnel.curedAfterPromise).toBe(2);
  });

  test('is nested: R4 is cured, but its promise is not due, so it stops there', async () => {
    const { engine, ask } = await world(R);

    const { steps } = await caseFunnel(engine, ask());

    expect(steps.map((step) => step.cases)).toEqual([5, 4, 4, 3, 3, 2, 1, 1]);
    expect(steps.at(-1)!.conversion.parts).toEqual({ num: 1, den: 1 });
    expect(steps.at(-1)!.conversion.status).toBe('insufficient');
  });

  test('takes the cases assigned in the range and drops those younger than the horizon', async () => {
    const { engine, ask } = await world(R);

    const march = await caseFunnel(engine, ask('2025-03-01', '2025-03-31'));
    const within30 = await caseFunnel(engine, ask(), { horizonDays: 30 });

    expect(march.steps[0]!.cases).toBe(2);
    expect(within30.steps[0]!.cases).toBe(3);
    expect(within30.tooYoung).toBe(2);
  });

  test('says what is missing when calls carry no case', async () => {
    const { engine, ask } = await world({ cases: R.cases!, promises: R.promises!, payments: R.payments! });

    const funnel = await caseFunnel(engine, ask());

    expect(funnel.steps.map((step) => step.id)).toEqual(['assigned', 'promised', 'matured', 'kept', 'cured']);
    expect(funnel.missing.map((step) => step.id)).toEqual(['attempted', 'connected', 'right_party']);
    expect(funnel.missing[0]!.reason.text.en).toBe('needs the case of each call and the direction of calls');
  });

  test('counts a case reached by its own call beside the nested steps', async () => {
    const calls = `${R.calls}\nr8,R5,A2,inbound,2025-03-21 15:00:00,8,60,true`;
    const { engine, ask } = await world({ ...R, calls });

    const funnel = await caseFunnel(engine, ask());

    expect(funnel.inboundOnly).toBe(1);
    expect(funnel.steps.find((step) => step.id === 'right_party')).toMatchObject({ cases: 3, anyway: 4 });
  });
});

const EVERYTHING = { ...DEFAULT_SELECTION, range: 'all', compare: 'none' } as const;
const stepsOf = ({ engine, model, settings }: World) =>
  contactSteps(engine, { model, settings, selection: EVERYTHING });

describe('contact steps', () => {
  test('give right-party contact under its three names', async () => {
    const { steps, rightParty } = await stepsOf(await world(R));

    // 7 attempts, 5 answered by a human (talk > 0), 4 right party; 4 cases attempted, 3 with a right party
    const parts = Object.fromEntries(steps.map(({ id, rate }) => [id, rate.now.parts]));
    expect(parts).toMatchObject({
      attempts: { num: 5, den: 7 },
      connected: { num: 5, den: 7 },
      right_party: { num: 4, den: 5 },
      kept: { num: 1, den: 3 }
    });
    expect(steps.map(({ id, count }) => [id, count]).filter(([id]) => id !== 'promises')).toEqual([
      ['attempts', 7],
      ['connected', 5],
      ['right_party', 4],
      ['kept', 1]
    ]);
    expect(rightParty.map(({ now }) => now.parts)).toEqual([
      { num: 4, den: 7 },
      { num: 4, den: 5 },
      { num: 3, den: 4 }
    ]);
  });

  test('cannot tell right parties without their mark', async () => {
    const calls = R.calls!.replace(/,rpc\n/, ',other\n');

    const { steps, rightParty } = await stepsOf(await world({ ...R, calls }));

    expect(rightParty[0]!.now).toMatchObject({ status: 'not_computable', value: null });
    expect(steps.map(({ count }) => count).slice(0, 3)).toEqual([7, 5, null]);
  });
});

describe('promises', () => {
  test('gives kept rate and money kept of METHODS 5.2', async () => {
    const { engine, ask } = await world(R);

    const { all, naiveRate } = await keptBy(engine, ask(), 'dpd');

    // p1 kept, p2 broken, p4 paid 60 of 100, p3 pending though already paid: 1/3, not 2/4
    expect(all.keptRate.value).toBeCloseTo(1 / 3, 12);
    expect(all.keptAmountRate.value).toBeCloseTo(0.65, 12);
    expect(all.broken.value).toBe(2);
    expect([all.partial, all.partialPaid, all.pending]).toEqual([1, 60, 1]);
    expect(naiveRate).toBe(0.5);
  });

  test('is matured on the day due date + grace, not the day before', async () => {
    const promises = 'case_id,made_date,due_date,amount\nR1,2025-03-01,2025-03-28,200\nR2,2025-03-01,2025-03-29,100';
    const { engine, ask } = await world({ ...R, promises });

    const { all } = await keptBy(engine, ask(), 'dpd');

    expect([all.keptRate.n, all.pending]).toEqual([1, 1]);
  });

  test('puts promised, received and pending money into weeks, empty ones included', async () => {
    const { engine, ask } = await world(R);

    const { weeks } = await promiseWeeks(engine, ask('2025-03-01', '2025-03-31'));

    expect(weeks.map(({ week, promised, received, pendingPromised, pendingReceived }) => [week, promised, received, pendingPromised, pendingReceived])).toEqual([
      ['2025-03-03', 100, 0, 0, 0],
      ['2025-03-10', 200, 200, 0, 0],
      ['2025-03-17', 100, 60, 0, 0],
      ['2025-03-24', 0, 0, 0, 0],
      ['2025-03-31', 0, 0, 300, 300]
    ]); // prettier-ignore
  });

  test('needs promises and payments', async () => {
    const { engine, ask } = await world({ calls: R.calls! });

    const result = await keptBy(engine, ask(), 'dpd');

    expect(result.all.keptRate.status).toBe('not_computable');
    expect(result.reason!.text.en).toBe('needs a promises file and a payments file');
    expect(result.reason!.text.zh).toBe('需要承诺还款文件和还款文件');
  });

  test('withholds teams of fewer than five people and the next smallest beside a single one', async () => {
    const team = (name: string, people: number, from: number) =>
      Array.from({ length: people }, (_, i) => ({ name, agent: `${name}${i}`, id: `K${from + i}` }));
    const people = [...team('Big', 8, 0), ...team('Mid', 6, 20), ...team('Small', 2, 40)];
    const { engine, ask, code } = await world({
      cases: `case_id,agent_id,team,opened_date\n${people.map((p) => `${p.id},${p.agent},${p.name},2025-01-01`).join('\n')}`,
      promises: `case_id,agent_id,made_date,due_date,amount\n${people.map((p) => `${p.id},${p.agent},2025-01-02,2025-01-05,10`).join('\n')}`,
      payments: 'case_id,paid_date,amount\nK0,2025-01-20,10'
    });

    const { groups } = await keptBy(engine, ask(), 'team');

    const byCode = new Map(groups.map((group) => [group.code, group.keptRate]));
    expect(byCode.get(code('team', 'Big'))!.n).toBe(8);
    expect(byCode.get(code('team', 'Mid'))!.status).toBe('suppressed');
    expect(byCode.get(code('team', 'Small'))).toMatchObject({ status: 'suppressed', n: 0, value: null });
  });
});
