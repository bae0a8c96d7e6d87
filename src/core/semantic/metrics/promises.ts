import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Metric } from '../metric.ts';
import { MIN_COUNT, MIN_RATE, unlessTold } from './parts.ts';

const shared = { group: 'repayment', family: 'repayment', fact: 'promise_fact' } as const;
const NEEDS = [['promises.due_date'], ['payments.paid_date', 'payments.amount']] as const;

const due = (state: string, amount: number, paid: number, matured = true) => ({
  day: 10,
  state,
  matured,
  amount,
  paid
});
/** Five due promises: two kept, one paid in part, two broken; one pending and one superseded do not count. */
const rows = [
  due('kept', 100, 100),
  due('kept', 100, 96),
  due('partial', 100, 54),
  due('broken', 100, 0),
  due('broken', 100, 0),
  due('pending', 100, 100, false),
  due('superseded', 100, 0, false)
].map((row, i) => ({ ...row, promise_no: i, case_no: i }));

/** Are promises made and kept (METHODS 5.2; DECISIONS 8)? The kept rate belongs to the period of the due date. */
export const PROMISES = [
  {
    ...shared,
    id: 'promise_rate',
    fact: 'call_fact',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'promise',
    den: 'rpc',
    needs: [['calls.rpc'], ['calls.disposition', 'promises.made_date', 'promises.due_date']],
    unavailable: unlessTold('promises', REASONS.noPromises),
    min: MIN_RATE,
    words: {
      label: { en: 'Promise rate', zh: '承诺还款率' },
      meaning: {
        en: 'Share of right-party conversations that end in a promise to pay.',
        zh: '与本人的通话中以承诺还款结束的占比。'
      },
      formula: {
        en: 'conversations ending in a promise / right-party conversations',
        zh: '以承诺结束的通话 / 本人通话'
      },
      source: 'DECISIONS'
    },
    example: {
      rows: [
        { day: 10, rpc: true, promise: true },
        { day: 10, rpc: true, promise: false },
        { day: 10, rpc: true, promise: false },
        { day: 10, rpc: true, promise: false },
        { day: 10, rpc: false, promise: false }
      ],
      value: 0.25,
      n: 4
    }
  },
  {
    ...shared,
    id: 'kept_rate',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: "state = 'kept'",
    den: 'matured',
    needs: NEEDS,
    min: MIN_RATE,
    words: ({ graceDays, keptTolerance }) => ({
      label: { en: 'Promises kept', zh: '承诺履约率' },
      meaning: {
        en: `Share of promises due in the period that were paid to at least ${Math.round(keptTolerance * 100)}% within ${graceDays} days of grace. Promises not due yet and superseded ones are left out.`,
        zh: `期内到期的承诺中，在 ${graceDays} 天宽限内还清至少 ${Math.round(keptTolerance * 100)}% 的占比；未到期与已被替代的承诺不计。`
      },
      formula: { en: 'promises kept / promises due and past their grace', zh: '履约的承诺 / 到期且过宽限期的承诺' },
      source: 'METHODS 5.2; DECISIONS 8'
    }),
    example: { rows, value: 0.4, n: 5 }
  },
  {
    ...shared,
    id: 'kept_amount_rate',
    unit: 'ratio',
    better: 'higher',
    kind: 'ratio',
    num: 'least(paid, amount)',
    den: 'amount',
    where: 'matured AND paid IS NOT NULL AND amount IS NOT NULL',
    cluster: 'row',
    needs: [...NEEDS, ['promises.amount']],
    min: { show: 20, compare: 50 },
    words: {
      label: { en: 'Promised amount kept', zh: '承诺金额履约率' },
      meaning: {
        en: 'Of the money promised for the period, the share that came in time.',
        zh: '期内承诺金额中按时到账的占比。'
      },
      formula: { en: 'amount paid by due date and grace / amount due', zh: '到期加宽限内到账金额 / 到期承诺金额' },
      source: 'METHODS 5.2; DECISIONS'
    },
    example: { rows, value: 0.5, n: 5 }
  },
  {
    ...shared,
    id: 'broken_promises',
    unit: 'count',
    better: 'lower',
    kind: 'count',
    where: "matured AND state IN ('partial', 'broken')",
    needs: NEEDS,
    min: MIN_COUNT,
    words: {
      label: { en: 'Promises not kept', zh: '失约数' },
      meaning: {
        en: 'Due promises that were not kept, those paid in part included.',
        zh: '到期未履约的承诺，含部分还款。'
      },
      formula: { en: 'promises due − promises kept', zh: '到期承诺 − 履约承诺' },
      source: 'DECISIONS'
    },
    example: { rows, value: 3, n: 3 }
  },
  {
    ...shared,
    id: 'follow_up_median_s',
    unit: 'seconds',
    better: 'lower',
    kind: 'survival',
    time: 'follow_s',
    event: 'followed',
    where: 'follow_s IS NOT NULL',
    needs: [...NEEDS, ['calls.case_id'], ['calls.direction'], ['calls.start_at']],
    min: { show: 20, compare: 30, events: 5 },
    words: ({ graceDays }) => ({
      label: { en: 'Time to follow up', zh: '失约后跟进用时' },
      meaning: {
        en: `Half of the promises that broke had the next attempt by then, counted from the day after ${graceDays} days of grace. Long times together with a backlog point to staffing.`,
        zh: `一半失约在此时间内有下一次拨打，自 ${graceDays} 天宽限期满次日起计。用时长且有积压，多与人手有关。`
      },
      formula: {
        en: 'Kaplan–Meier median from 00:00 of the day of the break to the next outbound attempt; payment, closure and the end of the data censor',
        zh: '从失约当日 00:00 到下一次外呼拨打的 Kaplan–Meier 中位数；还清、结案与数据截止视为删失'
      },
      source: 'METHODS 5.9; DECISIONS'
    }),
    // 5 promises: 10 h (tried), 20 h (tried), 30 h (paid), 40 h (tried), 50 h (still open): 4/5, 3/5, then 3/5 · 1/2 at 40 h
    example: {
      rows: [
        { day: 10, promise_no: 1, follow_s: 36000, followed: true },
        { day: 10, promise_no: 2, follow_s: 72000, followed: true },
        { day: 10, promise_no: 3, follow_s: 108000, followed: false },
        { day: 10, promise_no: 4, follow_s: 144000, followed: true },
        { day: 10, promise_no: 5, follow_s: 180000, followed: false },
        { day: 10, promise_no: 6 }
      ],
      value: 144000,
      n: 5
    }
  },
  {
    ...shared,
    id: 'plan_adherence',
    fact: 'instalment_fact',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'on_time',
    den: 'matured',
    needs: [['instalments.due_date'], ['instalments.amount'], ['payments.paid_date', 'payments.amount']],
    min: MIN_RATE,
    words: ({ graceDays, keptTolerance }) => ({
      label: { en: 'Instalments on time', zh: '分期履约率' },
      meaning: {
        en: `Share of the instalments due in the range for which all payments up to ${graceDays} days after the due date cover at least ${Math.round(keptTolerance * 100)}% of the plan so far; what is paid ahead carries over.`,
        zh: `期内到期的分期中，截至到期后 ${graceDays} 天的累计还款不少于计划累计应还 ${Math.round(keptTolerance * 100)}% 的占比；提前还款可结转。`
      },
      formula: {
        en: 'instalments on time / instalments due and past their grace',
        zh: '按时的分期 / 到期且过宽限期的分期'
      },
      source: 'METHODS 5.8; DECISIONS'
    }),
    // METHODS 5.8: of three instalments due, the second was paid too late; the fourth is not due yet
    example: {
      rows: [
        { day: 10, plan_id: 'i1', no: 1, matured: true, on_time: true },
        { day: 41, plan_id: 'i1', no: 2, matured: true, on_time: false },
        { day: 69, plan_id: 'i1', no: 3, matured: true, on_time: true },
        { day: 100, plan_id: 'i1', no: 4, matured: false, on_time: null }
      ],
      value: 2 / 3,
      n: 3
    }
  },
  {
    ...shared,
    id: 'promises_known',
    hidden: true,
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: "state <> 'superseded'",
    date: null,
    needs: [['promises.due_date']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Promises', zh: '承诺' },
      meaning: {
        en: 'Every promise under the filters, whatever its due date; superseded ones are left out.',
        zh: '符合筛选条件的全部承诺，不限到期日；已被替代的不计。'
      },
      formula: { en: 'promises − superseded ones', zh: '承诺数 − 已被替代的承诺' },
      source: 'METHODS 5.2'
    },
    example: { rows, value: 6, n: 6 }
  }
] as const satisfies readonly Metric[];
