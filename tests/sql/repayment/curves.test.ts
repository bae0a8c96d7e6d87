import { describe, expect, test } from 'vitest';
import { curveOf, incidence, type Subjects } from '#core/analyses/repayment/curve.ts';
import { cureCurves } from '#core/analyses/repayment/cure-curve.ts';
import { followUp } from '#core/analyses/repayment/follow-up.ts';
import { planCurves } from '#core/analyses/repayment/plan-curves.ts';
import { addWorkingDays } from '#core/model/working-days.ts';
import { kaplanMeier } from '#core/stats/survival.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { fixture, world } from './support.ts';

const one = (t: number, cause: 0 | 1 | 2): Subjects => ({ t, cause, n: 1 });

describe('curve', () => {
  test('gives the cumulative incidence of METHODS 5.3: 7/12 paid, not all', () => {
    const points = incidence([one(1, 1), one(2, 2), one(3, 1), one(4, 0), one(5, 2), one(6, 1)]);

    expect(points.at(-1)!.share).toBeCloseTo(7 / 12, 12);
  });

  test('equals 1 - Kaplan-Meier with its limits where nothing competes (6-MP data of METHODS 5.3)', () => {
    const t = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    const e = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const points = incidence(t.map((time, i) => one(time, e[i] as 0 | 1)));

    const km = kaplanMeier(t, e.map(Boolean));
    expect(points.map(({ t: time }) => time)).toEqual(km.map(({ t: time }) => time));
    km.forEach(({ S, lo, hi, n }, i) => {
      expect(points[i]!.share).toBeCloseTo(1 - S, 12);
      expect(points[i]!.lo).toBeCloseTo(1 - hi, 9);
      expect(points[i]!.hi).toBeCloseTo(1 - lo, 9);
      expect(points[i]!.atRisk).toBe(n);
    });
  });

  test('stops below ten at risk, needs 20 subjects and 5 events, and has a median only if it is reached', () => {
    const groups: Subjects[] = [{ t: 1, cause: 1, n: 4 }, { t: 2, cause: 0, n: 8 }, { t: 3, cause: 1, n: 2 }, { t: 4, cause: 1, n: 8 }]; // prettier-ignore

    const curve = curveOf(groups, [0, 2, 4]);

    // at risk: 22, 18, 10, 8 -> the point at day 4 is not shown, so half is never reached
    expect(curve.points.map(({ t }) => t)).toEqual([1, 3]);
    expect(curve.median).toBeNull();
    expect(curve.atRisk).toEqual([{ t: 0, n: 22 }, { t: 2, n: 18 }, { t: 4, n: 8 }]); // prettier-ignore
    expect(curve.status).toBe('ok');
    expect(curveOf(groups.slice(0, 1)).status).toBe('insufficient');
    expect(curveOf([{ t: 9, cause: 0, n: 50 }])).toMatchObject({ status: 'insufficient', points: [], events: 0 });
  });

  test('turns to the cumulative incidence above 2 % of competing ends, not at 2 %', () => {
    const at2 = [{ t: 1, cause: 1, n: 98 }, { t: 1, cause: 2, n: 2 }] as const; // prettier-ignore
    const above = [{ t: 1, cause: 1, n: 97 }, { t: 1, cause: 2, n: 3 }] as const; // prettier-ignore

    expect(curveOf(at2).method).toBe('kaplan_meier');
    expect(curveOf(above).method).toBe('cumulative_incidence');
  });
});

const R = { ...fixture('R'), reminders: 'case_id,sent_at,channel\nR5,2025-03-31 00:00:00,sms' };

describe('cure', () => {
  test('counts days from the first conversation; open cases are censored at as_of', async () => {
    const { engine, ask } = await world(R);

    const { all, from } = await cureCurves(engine, ask());

    // R1: 2 -> 9 March; R2: from 1 March, open (30 days); R3: from 4 March, open (27); R4: 20 -> 25 March; R5 never spoken to
    expect(from).toBe('first_contact');
    expect([all!.subjects, all!.events]).toEqual([4, 2]);
    expect(all!.atRisk).toEqual([0, 7, 14, 21, 28].map((t, i) => ({ t, n: [4, 3, 2, 2, 1][i] })));
  });

  test('starts at assignment where calls carry no case, same-day cure at half a day', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => `k${i},2025-01-01,10,${i < 6 ? '2025-01-01' : ''}`);
    const { engine, ask } = await world({ cases: `case_id,opened_date,dpd,cured_date\n${rows.join('\n')}`, payments: 'case_id,paid_date,amount\nk0,2025-02-01,1' }); // prettier-ignore

    const { groups, from } = await cureCurves(engine, ask());

    expect(from).toBe('assignment');
    expect(groups[0]!.curve.points).toMatchObject([{ t: 0.5, share: 6 / 25, atRisk: 25 }]);
  });

  test('needs the day of cure', async () => {
    const { engine, ask } = await world({ cases: 'case_id,opened_date\na,2025-01-01' });

    expect((await cureCurves(engine, ask())).reason!.text.en).toBe('needs the day a case was cured');
  });
});

describe('time to payment by plan', () => {
  const rows = (n: number, plan: string, paidDay: (i: number) => string | null) =>
    Array.from({ length: n }, (_, i) => ({ id: `${plan}${i}`, plan, paid: paidDay(i) }));
  const all = [...rows(40, 'promise', (i) => (i < 30 ? '2025-01-11' : null)), ...rows(30, 'deferral', (i) => (i < 10 ? '2025-01-21' : null))]; // prettier-ignore
  const tables = {
    cases: `case_id,opened_date,plan_type,relief_considered\n${all.map(({ id, plan }) => `${id},2025-01-01,${plan},${plan === 'promise' ? 'granted' : ''}`).join('\n')}`,
    promises: `case_id,made_date,due_date,amount\n${all.map(({ id }) => `${id},2025-01-01,2025-01-10,5`).join('\n')}`,
    payments: `case_id,paid_date,amount\n${all.flatMap(({ id, paid }) => (paid ? [`${id},${paid},5`] : [])).join('\n')}\npromise0,2025-03-01,1`
  };

  test('tests plan types against the largest group', async () => {
    const { engine, ask } = await world(tables);

    const { groups, tests } = await planCurves(engine, ask(), 'plan_type');

    expect(groups.map(({ id, curve }) => [id, curve.subjects, curve.events])).toEqual([
      ['promise', 40, 30],
      ['deferral', 30, 10]
    ]);
    expect(groups[0]!.curve.points[0]).toMatchObject({ t: 10, share: 0.75 });
    expect(tests).toMatchObject([{ id: 'deferral', against: 'promise', reason: null }]);
    expect(tests[0]!.p).toBeLessThan(0.001);
  });

  test('tests nothing against cases whose plan is unknown, even when they are the most', async () => {
    const unknown = rows(50, '', (i) => (i < 20 ? '2025-01-15' : null)).map((one, i) => ({
      ...one,
      id: `unknown${i}`
    }));
    const cases = `${tables.cases}\n${unknown.map(({ id }) => `${id},2025-01-01,,`).join('\n')}`;
    const promises = `${tables.promises}\n${unknown.map(({ id }) => `${id},2025-01-01,2025-01-10,5`).join('\n')}`;
    const { engine, ask } = await world({ ...tables, cases, promises });

    const { groups, tests } = await planCurves(engine, ask(), 'plan_type');

    expect(groups.map(({ id }) => id)).toEqual(['unknown', 'promise', 'deferral']);
    expect(tests.map(({ id, against }) => [id, against])).toEqual([['deferral', 'promise']]);
  });

  test('a transferred case is censored, a sold one can never pay', async () => {
    const ends = ['sold', 'transferred'].map((reason) => {
      const cases = Array.from({ length: 30 }, (_, i) => `c${i},2025-01-01,${i < 10 ? `2025-01-06,${reason}` : ','},promise`); // prettier-ignore
      const paid = Array.from({ length: 10 }, (_, i) => `c${i + 10},2025-01-11,5`);
      return {
        cases: `case_id,opened_date,closed_date,close_reason,plan_type\n${cases.join('\n')}`,
        promises: `case_id,made_date,due_date,amount\n${cases.map((_, i) => `c${i},2025-01-01,2025-01-10,5`).join('\n')}`,
        payments: `case_id,paid_date,amount\n${paid.join('\n')}\nc10,2025-03-01,1`
      };
    });

    const shares: number[] = [];
    for (const tables of ends) {
      const { engine, ask } = await world(tables);
      shares.push((await planCurves(engine, ask(), 'plan_type')).groups[0]!.curve.points[0]!.share);
    }

    // 10 of 30 paid; 10 of the 20 still seen on that day paid
    expect(shares).toEqual([expect.closeTo(1 / 3, 12), 0.5]);
  });

  test('never tests relief, whose groups form after the start, and says so', async () => {
    const { engine, ask } = await world(tables);

    const { groups, tests, notes } = await planCurves(engine, ask(), 'relief');

    expect(groups.map(({ id }) => id)).toEqual(['granted', 'unknown']);
    expect(tests).toEqual([]);
    expect(notes[0]!.text.en).toContain('formed after the clock started');
  });

  test('needs reminders for the split by reminder', async () => {
    const { engine, ask } = await world(tables);

    expect((await planCurves(engine, ask(), 'reminder')).reason!.text.en).toBe('needs a reminders file');
  });
});

describe('follow-up after a broken promise', () => {
  test('gives METHODS 5.9 in seconds: 3 days and 11 hours, and 7 days censored', async () => {
    const { engine, ask } = await world(R);

    const { promises, withinTwoDays, follow_up_median_s } = await followUp(engine, ask());

    // p2 breaks on Sunday 9 March, attempt on Wednesday 12 at 11:00: after Tuesday 11; p4 breaks on 24 March, no attempt by 31
    expect(promises.map(({ latencyS, followedUp, inTime }) => [latencyS, followedUp, inTime])).toEqual([
      [3 * 86400 + 11 * 3600, true, false],
      [7 * 86400, false, false]
    ]);
    expect(withinTwoDays.parts).toEqual({ num: 0, den: 2 });
    expect(follow_up_median_s.status).toBe('insufficient');
  });

  test('drops promises made whole before the window ends, and windows not over at as_of', async () => {
    const promises = 'case_id,made_date,due_date,amount\nR2,2025-03-01,2025-03-05,100\nR3,2025-03-01,2025-03-24,100\nR5,2025-03-01,2025-03-25,100'; // prettier-ignore
    const payments = 'case_id,paid_date,amount\nR2,2025-03-10,100';
    const { engine, ask } = await world({
      ...R,
      promises,
      payments,
      calls: R.calls!.split('\n').slice(0, 3).join('\n')
    });

    const { promises: list } = await followUp(engine, ask());

    // R2: paid on the 10th, window until Tuesday 11th; R3: breaks Friday 28th, until Tuesday 1 April; R5: breaks on the 29th
    expect(list.map(({ inTime }) => inTime)).toEqual([null, null, null]);
    expect(list[0]).toMatchObject({ followedUp: false, latencyS: 2 * 86400 });
  });

  test('starts at midnight of the site, over a clock change', async () => {
    const { engine, ask } = await world(
      {
        cases: 'case_id,opened_date\na,2025-03-01',
        promises: 'case_id,made_date,due_date,amount\na,2025-03-10,2025-03-26,10',
        payments: 'case_id,paid_date,amount\nb,2025-04-30,1',
        calls: 'case_id,agent_id,direction,start_at,talk_s,rpc\na,A1,outbound,2025-03-31 08:00:00,10,true'
      },
      { zone: 'Europe/Berlin' }
    );

    const { promises } = await followUp(engine, ask());

    // break on Sunday 30 March 00:00 Berlin = 29 March 23:00 UTC; the call is loaded as 31 March 08:00 UTC
    expect(promises[0]!.latencyS).toBe(33 * 3600);
  });

  test('counts working days', () => {
    const monday = 20150; // 2025-03-03
    const settings = { ...DEFAULT_SETTINGS, holidays: ['2025-03-04'] };

    expect(addWorkingDays(monday, 2, DEFAULT_SETTINGS)).toBe(monday + 2);
    expect(addWorkingDays(monday + 4, 2, DEFAULT_SETTINGS)).toBe(monday + 8);
    expect(addWorkingDays(monday, 2, settings)).toBe(monday + 3);
  });
});
