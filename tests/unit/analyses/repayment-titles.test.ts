import { expect, test } from 'vitest';
import type { ContactSteps } from '#core/analyses/repayment/contact-steps.ts';
import type { Comparison } from '#core/analyses/repayment/comparison.ts';
import { curveOf, type Curve, type Subjects } from '#core/analyses/repayment/curve.ts';
import { rate } from '#core/analyses/repayment/envelope.ts';
import type { GroupTest, PlanSplit } from '#core/analyses/repayment/plan-curves.ts';
import type { PromiseWeek } from '#core/analyses/repayment/promise-weeks.ts';
import type { AttemptPoint } from '#core/analyses/repayment/reach-by-attempt.ts';
import type { ReminderResult, Reminders } from '#core/analyses/repayment/reminders.ts';
import type { RollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import {
  cureTitle,
  followUpTitle,
  instalmentsTitle,
  plansTitle,
  reachTitle,
  remindersTitle,
  rollTitle,
  stepsTitle,
  timingWords,
  weeksTitle
} from '#core/analyses/repayment/titles.ts';
import { say, type Phrase } from '#core/i18n/text.ts';

const words = ({ text, params }: Phrase) => [say(text, 'en', params), say(text, 'zh', params)];
const inEnglish = (phrase: Phrase) => words(phrase)[0];

const steps = (reached: number, attempts: number): ContactSteps => ({
  steps: [],
  rightParty: [
    { metric: 'rpc_rate', now: rate('rpc_rate', reached, attempts), previous: null, usual: null, flag: null }
  ]
});

test('the steps say how many attempts reach the right party, from 20 attempts on', () => {
  expect(words(stepsTitle(steps(25, 100)))).toEqual([
    '25.0% of attempts reach the right party',
    '25.0% 的拨打接通本人'
  ]);
  expect(inEnglish(stepsTitle(steps(5, 19)))).toBe('From attempt to kept promise');
});

const week = (promised: number, received: number, due: number): PromiseWeek => ({
  week: '2026-03-02', promised, received, pendingPromised: 500, pendingReceived: 500, pending: 3, unknownAmounts: 0, kept: rate('kept_rate', 0, due) }); // prettier-ignore

test('the weeks say what came in of the money due; promises not due yet do not count', () => {
  const title = (...weeks: PromiseWeek[]) => inEnglish(weeksTitle({ weeks, reason: null }));

  expect(title(week(600, 300, 60), week(400, 350, 60))).toBe('65.0% of the money due came in');
  expect(title(week(600, 300, 49))).toBe('Promised and received by due week');
});

const cured = (...groups: Subjects[]) => curveOf(groups);

test('the cure curve names the median where it is reached, else its end', () => {
  const half = cured({ t: 4.5, cause: 1, n: 30 }, { t: 20, cause: 0, n: 30 });
  const few = cured({ t: 6, cause: 1, n: 10 }, { t: 20, cause: 0, n: 90 });

  const title = (all: Curve | null, groups = all ? [{ code: 1, curve: all }] : []) => cureTitle({ all, groups });

  expect(words(title(half))).toEqual(['Half of the cases are cured after 5 days', '半数案件在 5 天内回正']);
  expect(inEnglish(title(few))).toBe('10.0% of the cases are cured after 6 days');
  expect(inEnglish(title(cured({ t: 4, cause: 1, n: 4 }, { t: 9, cause: 0, n: 90 })))).toBe('Cases cured over time');
  expect(inEnglish(title(null))).toBe('Cases cured over time');
  // All cases together are enough, none of the curves drawn is.
  const parts = [1, 2, 3, 4].map((code) => ({
    code,
    curve: cured({ t: 4.5, cause: 1, n: 8 }, { t: 20, cause: 0, n: 7 })
  }));
  expect(inEnglish(title(half, parts))).toBe('Cases cured over time');
});

test('the roll matrix says how many roll forward', () => {
  const roll = (n: number) => ({ outcomes: { forward: rate('roll_rate', n / 4, n) } }) as RollMatrix;

  expect(inEnglish(rollTitle(roll(400)))).toBe('25.0% of cases past due roll forward in a month');
  expect(inEnglish(rollTitle(roll(16)))).toBe('From bucket to bucket');
  expect(inEnglish(rollTitle({ outcomes: null } as RollMatrix))).toBe('From bucket to bucket');
});

const against = (q: number | null): GroupTest => ({ id: 'a', against: 'b', chi2: 1, p: q, q, reason: null });
const plans = (split: PlanSplit, ...tests: GroupTest[]) =>
  inEnglish(plansTitle({ split, groups: [], tests, notes: [], reason: null }));

test('plan curves are called different only by a test of groups fixed at the start', () => {
  expect(plans('plan_type', against(0.2), against(0.049))).toBe('Time to the first payment differs between plans');
  expect(plans('plan_type', against(0.05))).toBe('No clear difference between plans');
  expect(plans('plan_type', against(null))).toBe('Time to the first payment by plan');
  expect(plans('reminder', against(0.001))).toBe('Time to payment differs with and without a reminder');
  expect(plans('relief', against(0.001))).toBe('Time to the first payment by relief');
});

const reminder = (
  timing: ReminderResult['timing'],
  rd: number,
  p: number | null,
  status: Comparison['status'] = 'ok'
) => ({ timing, comparison: { rd, p, status } }) as ReminderResult;
const reminders = (...timings: ReminderResult[]) => inEnglish(remindersTitle({ timings } as unknown as Reminders));

test('reminders go with more or fewer kept promises only when that outlives all timings compared', () => {
  expect(reminders(reminder(-3, 0.08, 0.012), reminder(0, 0.02, 0.4))).toBe(
    'A reminder 3 days before the due date goes with more kept promises'
  );
  expect(reminders(reminder(-1, -0.08, 0.001))).toBe(
    'A reminder the day before the due date goes with fewer kept promises'
  );
  // 0.03 times two timings is over 0.05
  expect(reminders(reminder(-3, 0.08, 0.03), reminder(0, 0.02, 0.4))).toBe(
    'No clear association of reminders with kept promises'
  );
  expect(reminders(reminder(-3, 0.3, 0.001, 'insufficient'))).toBe('Reminders and kept promises');
});

test('timings are told from the due date', () => {
  expect([-3, -1, 0, 1].map((timing) => timingWords(timing).zh)).toEqual([
    '到期前 3 天',
    '到期前一天',
    '到期当日',
    '到期后一天'
  ]);
});

test('follow-up and instalments name their share', () => {
  expect(inEnglish(followUpTitle({ withinTwoDays: rate('x', 30, 60) } as never))).toBe(
    '50% of broken promises are followed up within 2 working days'
  );
  expect(inEnglish(instalmentsTitle(rate('x', 150, 200)))).toBe('75.0% of instalments are paid on time');
  expect(inEnglish(instalmentsTitle(rate('x', 5, 10)))).toBe('Instalments paid on time');
});

const attempt = (number: number, reached: number, n: number, isLast = false): AttemptPoint => ({
  attempt: number, isLast, rpcRate: rate('r', reached, n), firstReach: rate('f', reached, n), reachedBy: null }); // prettier-ignore
const reach = (...points: AttemptPoint[]) =>
  inEnglish(reachTitle({ points, cap: null, coverage: 1, notes: [], reason: null }));

test('reach names the attempt from which on every interval lies under half of the first', () => {
  // first: 40 % of 1,000, interval from 37 %; half of it is 18.5 %
  const first = attempt(1, 400, 1000);

  expect(reach(first, attempt(2, 300, 1000), attempt(3, 100, 1000), attempt(4, 90, 1000), attempt(5, 900, 1000, true))).toBe(
    'From attempt 3 on, reach is less than half of the first'
  );
  expect(reach(first, attempt(2, 100, 1000), attempt(3, 300, 1000))).toBe('Reach by attempt number');
  expect(reach(first)).toBe('Reach by attempt number');
  expect(reach(attempt(2, 400, 1000), attempt(3, 10, 1000))).toBe('Reach by attempt number');
}); // prettier-ignore
