import { describe, expect, test } from 'vitest';
import { casesPerArm, compare } from '#core/analyses/repayment/comparison.ts';
import { reachByHour } from '#core/analyses/repayment/hours.ts';
import { instalments } from '#core/analyses/repayment/instalments.ts';
import { reachByAttempt } from '#core/analyses/repayment/reach-by-attempt.ts';
import { reminderChannels, reminderComparison, sentenceOf } from '#core/analyses/repayment/reminders.ts';
import { rollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import { vintages } from '#core/analyses/repayment/vintage.ts';
import { requiredRecovery, waivers } from '#core/analyses/repayment/waivers.ts';
import { fixture, world } from './support.ts';

describe('roll matrix', () => {
  const L = (fixture('L') as Record<string, string>).snap!;

  test('gives METHODS 5.4, rows add up to 1 with those that left the file', async () => {
    const { engine, ask } = await world({ snapshots: L });

    const { byCount, byBalance, buckets, outcomes } = await rollMatrix(engine, ask());

    const shares = byCount.map(({ from, cells }) => [from, Object.fromEntries(cells.filter(({ share }) => share.value! > 0).map(({ to, share }) => [to, share.value]))]); // prettier-ignore
    expect(buckets).toEqual(['current', '1-29', '30-59', '60-89']);
    expect(shares).toEqual([
      ['1-29', { current: 0.25, '1-29': 0.25, '30-59': 0.25, left_file: 0.25 }],
      ['30-59', { current: 0.5, '60-89': 0.5 }]
    ]);
    expect(byBalance).toEqual([]);
    expect(byCount[0]!.cells[0]!.share.status).toBe('insufficient');
    // five of six known: two cured, none back, one stayed, two forward
    expect([outcomes!.cure, outcomes!.back, outcomes!.stable, outcomes!.forward].map(({ parts }) => parts)).toEqual([2, 0, 1, 2].map((num) => ({ num, den: 5 }))); // prettier-ignore
    expect(outcomes!.unknown).toBeCloseTo(1 / 6, 12);
  });

  test('weighs with the balance of the first month, and says how those that left ended', async () => {
    const { engine, ask } = await world({
      cases: 'case_id,opened_date,closed_date,close_reason\na,2025-01-01,2025-02-01,paid\nb,2025-01-01,2025-02-01,sold\nc,2025-01-01,,',
      snapshots: 'case_id,snap_month,dpd,balance\na,2025-01,10,100\nb,2025-01,20,300\nc,2025-01,30,600\nc,2025-02,31,500'
    }); // prettier-ignore

    const { byBalance } = await rollMatrix(engine, ask());

    const cells = byBalance[0]!.cells.map(({ to, share }) => [to, share.value]);
    expect(cells).toEqual([['1–30', 0], ['31–60', 0.6], ['paid', 0.1], ['charged_off', 0.3]]); // prettier-ignore
  });

  test('averages the last three transitions as a ratio of sums, with their range', async () => {
    const month = (name: string, stay: number, of: number) => Array.from({ length: of }, (_, i) => `${name}${i},2025-0${name},10\n${name}${i},2025-0${Number(name) + 1},${i < stay ? 10 : 40}`); // prettier-ignore
    const { engine, ask } = await world({ snapshots: ['case_id,snap_month,dpd', ...month('1', 0, 9), ...month('2', 1, 2), ...month('4', 3, 4)].join('\n') }); // prettier-ignore

    const { byCount, transitions } = await rollMatrix(engine, ask());

    // transitions 2->3, 4->5 and 1->2 (no case spans 3->4 … those of month 3 have no row in month 4 and left)
    expect(transitions.map(({ from }) => from)).toEqual(['2025-02', '2025-03', '2025-04']);
    const stay = byCount[0]!.cells.find(({ to }) => to === '1–30')!;
    expect(stay.share.parts).toEqual({ num: 1 + 0 + 3, den: 2 + 1 + 4 });
    expect(stay.range).toEqual([0, 0.75]);
  });

  test('needs two months in a row', async () => {
    const one = await world({ snapshots: 'case_id,snap_month,dpd\na,2025-01,10\na,2025-03,10' });
    expect((await rollMatrix(one.engine, one.ask())).reason!.text.en).toBe('needs snapshots of two months in a row');

    const none = await world({ cases: 'case_id,opened_date\na,2025-01-01' });
    expect((await rollMatrix(none.engine, none.ask())).reason!.text.zh).toBe('需要月度快照文件');
  });
});

describe('vintages', () => {
  /** METHODS fixture V as cases and payments; the reversal of month 1 is split off. */
  const tables = (asOf: string) => ({
    cases: 'case_id,assigned_date,opened_date,balance_at_assignment\na,2025-01-10,2025-01-10,1000\nb,2025-02-10,2025-02-10,2000',
    payments: `case_id,paid_date,amount\na,2025-01-20,100\na,2025-02-20,170\na,2025-02-25,-20\na,2025-03-20,50\nb,2025-02-20,300\nb,2025-03-20,100\nb,2025-01-01,77\nz,${asOf},1`
  }); // prettier-ignore

  test('give METHODS 5.5 when March is over', async () => {
    const { engine, ask } = await world(tables('2025-03-31'));

    const { vintages: list } = await vintages(engine, ask());

    expect(list.map(({ month, cells }) => [month, ...cells.map(({ recovery }) => recovery.value)])).toEqual([
      ['2025-01', 0.1, 0.25, expect.closeTo(0.3, 12)],
      ['2025-02', 0.15, 0.2]
    ]);
    expect(list.flatMap(({ cells }) => cells.map(({ complete }) => complete))).toEqual([true, true, true, true, true]);
  });

  test('mark the running month', async () => {
    const { engine, ask } = await world(tables('2025-03-30'));

    const { vintages: list, notes } = await vintages(engine, ask());

    expect(list.map(({ cells }) => cells.map(({ complete }) => complete))).toEqual([
      [true, true, false],
      [true, false]
    ]);
    expect(notes).toHaveLength(1);
  });
});

describe('instalments', () => {
  const I = fixture('I');
  const withCase = {
    ...I,
    instalments: I.instalments!.replace('plan_id', 'case_id,plan_id').replaceAll(/^i1/gm, 'k,i1')
  };

  test('give METHODS 5.8: two of three on time, second missed, money caught up', async () => {
    const payments = `case_id,${I.payments!}`.replaceAll(/^i1/gm, 'k,i1');
    const { engine, ask } = await world({ ...withCase, payments, reminders: 'case_id,sent_at\nk,2025-03-31 00:00:00' });

    const { plans, plan_adherence, payments: which } = await instalments(engine, ask());

    expect(which).toBe('of_plan');
    expect(plans).toEqual([{ planId: 'i1', matured: 3, onTime: 2, firstMissed: 2, moneyAdherence: 1 }]);
    expect(plan_adherence.parts).toEqual({ num: 2, den: 3 });
  });

  test('take all payments of the case where none names a plan, and only those of the plan where one does', async () => {
    const payments = 'case_id,paid_date,amount\nk,2025-01-14,300\nk,2025-03-31,1';
    const none = await world({ ...withCase, payments });
    const all = await instalments(none.engine, none.ask());
    const some = await world({ ...withCase, payments: 'case_id,plan_id,paid_date,amount\nk,,2025-01-14,300\nk,i1,2025-03-31,1' }); // prettier-ignore
    const named = await instalments(some.engine, some.ask());

    // prepayment carries forward: all three on time; without the plan id on it, none
    expect([all.payments, all.plans[0]!.onTime]).toEqual(['of_case', 3]);
    expect([named.payments, named.plans[0]!.onTime, named.plans[0]!.firstMissed]).toEqual(['of_plan', 0, 1]);
  });

  test('count what was paid before the plan where no payment names one, as DECISIONS read it', async () => {
    const payments = 'case_id,paid_date,amount\nk,2024-11-02,300\nk,2025-03-31,1';
    const { engine, ask } = await world({ ...withCase, payments });

    const { plans, payments: which } = await instalments(engine, ask());

    // 300 paid ten weeks before the first instalment is due carry all three of 100
    expect([which, plans[0]!.onTime, plans[0]!.moneyAdherence]).toEqual(['of_case', 3, 1]);
  });

  test('judge an instalment from the day due + grace on', async () => {
    const at = async (asOf: string) => {
      const { engine, ask } = await world({ ...withCase, payments: `case_id,paid_date,amount\nk,${asOf},1` });
      return (await instalments(engine, ask())).plan_adherence.n;
    };

    expect([await at('2025-03-17'), await at('2025-03-18')]).toEqual([2, 3]);
  });
});

describe('waivers', () => {
  test('say what recovery they need (METHODS 5.7)', () => {
    expect([requiredRecovery(0.4, 1000, 200), requiredRecovery(0.4, 1000, 700), requiredRecovery(0.4, 1000, 1000)]).toEqual([0.5, null, null]); // prettier-ignore
  });

  test('count cost and what came in afterwards, within the horizon and only where it is over', async () => {
    const { engine, ask } = await world({
      cases: 'case_id,opened_date,balance,waiver_amount,waiver_date\na,2025-01-01,1000,200,2025-01-10\nb,2025-01-01,500,100,2025-02-10\nc,2025-01-01,500,0,\nd,2025-01-01,500,,',
      payments: 'case_id,paid_date,amount\na,2025-01-09,50\na,2025-01-10,300\na,2025-03-11,100\na,2025-03-12,1000\nb,2025-04-01,5'
    }); // prettier-ignore

    const result = await waivers(engine, ask());

    // a: 10 January + 60 days = 11 March included; b's horizon ends on 11 April, after as_of
    expect(result.waiver_rate.parts).toEqual({ num: 2, den: 4 });
    expect(result.waiver_amount.value).toBe(300);
    expect([result.recovered.value, result.recovered.n]).toEqual([400, 1]);
    expect(result.waivedPerRecovered.value).toBe(0.5);
    expect(result.breakEven).toBeNull();
  });

  test('compare neither waivers of an unknown day nor balances that are unknown', async () => {
    const { engine, ask } = await world({
      cases: `case_id,assigned_date,balance,waiver_amount,waiver_date,cured_date
a,2025-01-01,1000,200,2025-01-10,2025-02-10
b,2025-01-01,,100,2025-01-10,
c,2025-01-01,1000,,,2025-02-20
d,2025-01-01,1000,0,,
e,2025-01-01,1000,300,,2025-02-10`,
      payments: 'case_id,paid_date,amount\na,2025-06-01,1'
    }); // prettier-ignore

    const { breakEven } = await waivers(engine, ask());

    // e was waived, nobody knows when; b has a waiver, but no balance to weigh it with
    const { balance, waiver, required, comparison } = breakEven!;
    expect([comparison.exposed.parts, comparison.unexposed.parts]).toEqual([{ num: 1, den: 2 }, { num: 1, den: 2 }]); // prettier-ignore
    expect([balance, waiver]).toEqual([1000, 200]);
    // p0 = 1/2 of the stratum with a balance: 0.5 * 1000 / 800
    expect(required).toBeCloseTo(0.625, 12);
  });
});

describe('reminders', () => {
  test('size a comparison and strata as METHODS 5.6 does', () => {
    expect(casesPerArm(0.45, 0.4)).toBe(1531);
    expect(casesPerArm(0.4, 0.4)).toBeNull();
    expect(compare('kept_rate', [{ a: 6, n1: 30, b: 6, n0: 30 }]).rd).toBe(0);
    expect(compare('kept_rate', [{ a: 6, n1: 29, b: 6, n0: 30 }]).status).toBe('insufficient');
    expect(compare('kept_rate', [{ a: 6, n1: 30, b: 0, n0: 0 }])).toMatchObject({ rd: null, usableShare: 0 });
    expect(sentenceOf(1531)).toMatchObject({ params: { n: 1531 } });
  });

  test('find no effect in the 100 promises of METHODS 5.6, where the naive comparison says 46 points', async () => {
    const ids = Array.from({ length: 100 }, (_, i) => `k${i}`);
    // made on day 0, due on day 8; 40 pay by day 3; half of the other 60 are reminded on day 5 = due - 3; 6 of 30 pay on day 8 either way
    const paid = ids.flatMap((id, i) =>
      i < 40 ? [`${id},2025-01-04,10`] : (i - 40) % 30 < 6 ? [`${id},2025-01-09,10`] : []
    );
    const { engine, ask } = await world({
      cases: `case_id,opened_date,dpd\n${ids.map((id) => `${id},2025-01-01,10`).join('\n')}`,
      promises: `case_id,made_date,due_date,amount\n${ids.map((id) => `${id},2025-01-01,2025-01-09,10`).join('\n')}`,
      payments: `case_id,paid_date,amount\n${paid.join('\n')}\nz,2025-02-01,1`,
      reminders: `case_id,sent_at\n${ids.slice(40, 70).map((id) => `${id},2025-01-06 10:00:00`).join('\n')}`
    }); // prettier-ignore

    const { timings, naive } = await reminderComparison(engine, ask());

    const { comparison, perArm, sentence } = timings[0]!;
    expect([comparison.exposed.parts, comparison.unexposed.parts]).toEqual([{ num: 6, den: 30 }, { num: 6, den: 30 }]); // prettier-ignore
    expect([comparison.rd, perArm]).toEqual([0, null]);
    expect(sentence.text.en).toContain('randomised hold-out');
    expect(naive!.diff).toBeCloseTo(-0.4571429, 6);
  });

  test('take the exposure window (L - 2, L]: two days before the landmark is too early', async () => {
    const { engine, ask } = await world({
      cases: 'case_id,opened_date\na,2025-01-01\nb,2025-01-01\nc,2025-01-01',
      promises: 'case_id,made_date,due_date,amount\na,2025-01-01,2025-01-20,5\nb,2025-01-01,2025-01-20,5\nc,2025-01-01,2025-01-20,5',
      payments: 'case_id,paid_date,amount\nz,2025-02-01,1',
      reminders: 'case_id,sent_at\na,2025-01-17 23:00:00\nb,2025-01-16 01:00:00\nc,2025-01-18 01:00:00'
    }); // prettier-ignore

    const { timings } = await reminderComparison(engine, ask());

    // L = 17 January: a and b are exposed, c not; at L = 19 January (due - 1) c alone, a and b were reminded before
    expect([timings[0]!.comparison.exposed.n, timings[0]!.comparison.unexposed.n]).toEqual([2, 1]);
    expect([timings[1]!.comparison.exposed.n, timings[1]!.comparison.unexposed.n]).toEqual([1, 0]);
  });

  test('by channel: the last reminder names it, each is set against those not reminded at the day most were reminded', async () => {
    const ids = ['sms1', 'sms2', 'sms3', 'both', 'mail', 'blank', 'none1', 'none2'];
    const { engine, ask } = await world({
      cases: `case_id,opened_date,dpd\n${ids.map((id) => `${id},2025-01-01,10`).join('\n')}`,
      promises: `case_id,made_date,due_date,amount\n${ids.map((id) => `${id},2025-01-01,2025-01-20,5`).join('\n')}`,
      // sms1, both and none1 keep their promise.
      payments: 'case_id,paid_date,amount\nsms1,2025-01-20,5\nboth,2025-01-21,5\nnone1,2025-01-19,5\nz,2025-02-01,1',
      reminders: `case_id,sent_at,channel
sms1,2025-01-17 09:00:00,sms
sms2,2025-01-17 09:00:00,sms
sms3,2025-01-16 09:00:00,sms
both,2025-01-16 09:00:00,sms
both,2025-01-17 09:00:00,email
mail,2025-01-17 09:00:00,email
blank,2025-01-17 09:00:00,`
    }); // prettier-ignore

    const { timings } = await reminderChannels(engine, ask());

    expect(timings.map(({ timing, channel, comparison: { exposed, unexposed } }) => [timing, channel, exposed.parts, unexposed.parts])).toEqual([
      [-3, 'sms', { num: 1, den: 3 }, { num: 1, den: 2 }],
      [-3, 'email', { num: 1, den: 2 }, { num: 1, den: 2 }],
      [-3, null, { num: 0, den: 1 }, { num: 1, den: 2 }]
    ]); // prettier-ignore
    // Under five on a side nothing is compared.
    expect(timings[0]!.comparison).toMatchObject({ rd: null, rdCi: null, reason: { params: { n: 2 } } });
  });
});

describe('reach', () => {
  const calls = `case_id,agent_id,direction,start_at,talk_s,rpc
a,A1,outbound,2025-03-03 10:00:00,0,
b,A1,outbound,2025-03-03 10:30:00,50,true
a,A1,outbound,2025-03-04 21:00:00,50,true
b,A1,outbound,2025-03-05 10:00:00,50,true
a,A1,inbound,2025-03-05 11:00:00,50,true
,A1,outbound,2025-03-05 12:00:00,0,`;
  const cases = 'case_id,opened_date\na,2025-03-01\nb,2025-03-01';

  test('numbers attempts within the case from the start of the file', async () => {
    const { engine, ask } = await world({ calls, cases });

    const all = await reachByAttempt(engine, ask(), { cap: 7 });
    const later = await reachByAttempt(engine, ask('2025-03-04', '2025-03-31'));

    expect(all.points.map(({ attempt, rpcRate, firstReach, reachedBy }) => [attempt, rpcRate.parts, firstReach.parts, reachedBy])).toEqual([
      [1, { num: 1, den: 2 }, { num: 1, den: 2 }, 0.5],
      [2, { num: 2, den: 2 }, { num: 1, den: 1 }, 1]
    ]); // prettier-ignore
    expect([all.cap, all.coverage]).toEqual([7, 0.8]);
    expect(later.points.map(({ attempt }) => attempt)).toEqual([2]);
  });

  test('puts attempts into local hours and marks those outside contact hours', async () => {
    const { engine, ask } = await world({ calls, cases });

    const { cells } = await reachByHour(engine, ask());

    expect(
      cells.map(({ weekday, hour, rpcRate, inContactHours }) => [weekday, hour, rpcRate.parts, inContactHours])
    ).toEqual([
      [1, 10, { num: 1, den: 2 }, true],
      [2, 21, { num: 1, den: 1 }, false],
      [3, 10, { num: 1, den: 1 }, true],
      [3, 12, { num: 0, den: 1 }, true]
    ]);
  });

  test('needs right-party marks', async () => {
    const { engine, ask } = await world({ cases });

    expect((await reachByHour(engine, ask())).reason).not.toBeNull();
    expect((await reachByAttempt(engine, ask())).points).toEqual([]);
  });
});
