import { sql } from '#core/sql/sql.ts';
import type { Expression, Metric } from '../metric.ts';
import { MIN_COUNT, MIN_RATE, openBetween } from './parts.ts';

const shared = { group: 'repayment', family: 'repayment', fact: 'case_fact' } as const;
const CASES = [['cases.case_id'], ['cases.opened_date', 'cases.assigned_date']] as const;
const CURE_DAYS = 30;

const openAtEnd: Expression = ({ to }) =>
  sql`coalesce(opened_day, day) <= ${to} AND (closed_day IS NULL OR closed_day > ${to})`;
const assignedAtEnd: Expression = ({ to }) =>
  sql`assigned AND coalesce(opened_day, day) <= ${to} AND (closed_day IS NULL OR closed_day > ${to})`;
const openInPeriod: Expression = (context) => openBetween(context);

/** One case open, one closed before the end of the period, one opened after it. */
const stock = [
  { case_no: 1, day: 5, opened_day: 5, balance: 100, balance_at_assignment: 400 },
  { case_no: 2, day: 6, opened_day: 6, closed_day: 15, balance: 0, balance_at_assignment: 600 },
  { case_no: 3, day: 40, opened_day: 40, balance: 70, balance_at_assignment: 70 }
];

/** What becomes of cases and money (METHODS 5; DECISIONS). */
export const CASE_METRICS = [
  {
    ...shared,
    id: 'cases_open',
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: openAtEnd,
    date: null,
    needs: CASES,
    min: MIN_COUNT,
    words: {
      label: { en: 'Open cases', zh: '在办案件' },
      meaning: { en: 'Cases open at the end of the range.', zh: '期末仍在办的案件。' },
      formula: { en: 'opened by then and not closed', zh: '届时已建立且未结案的案件数' },
      source: 'METHODS 1.11'
    },
    example: { rows: stock, period: [10, 20], value: 1, n: 1 }
  },
  {
    ...shared,
    id: 'balance_open',
    unit: 'money',
    better: 'lower',
    kind: 'sum',
    value: 'balance',
    where: openAtEnd,
    date: null,
    needs: [...CASES, ['cases.balance']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Balance owed', zh: '欠款余额' },
      meaning: {
        en: 'Balance of the cases open at the end of the range, as the cases file states it.',
        zh: '期末在办案件的欠款余额，以案件文件所载为准。'
      },
      formula: { en: 'sum of balances of open cases', zh: '在办案件余额合计' },
      source: 'METHODS 1.11'
    },
    example: { rows: stock, period: [10, 20], value: 100, n: 1 }
  },
  {
    ...shared,
    id: 'cure_rate',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: `cured_day <= day + ${CURE_DAYS}`,
    den: ({ asOf }) => sql`day + ${CURE_DAYS} <= ${asOf}`,
    date: `day + ${CURE_DAYS}`,
    needs: [...CASES, ['cases.cured_date']],
    min: MIN_RATE,
    words: {
      label: { en: 'Cure rate', zh: '回正率' },
      meaning: {
        en: 'Share of cases back to current within 30 days of assignment, among cases whose 30 days end in the range.',
        zh: '分派后 30 天内回正的案件占比，范围为 30 天在期内届满的案件。'
      },
      formula: {
        en: 'cured within 30 days / cases assigned 30 days before',
        zh: '30 天内回正的案件 / 30 天前分派的案件'
      },
      source: 'DECISIONS; METHODS 5'
    },
    example: {
      rows: [
        { case_no: 1, day: 10, cured_day: 40 },
        { case_no: 2, day: 10, cured_day: 41 },
        { case_no: 3, day: 10 },
        { case_no: 4, day: 10 },
        { case_no: 5, day: 990, cured_day: 995 }
      ],
      value: 0.25,
      n: 4
    }
  },
  {
    ...shared,
    id: 'recovery_rate',
    unit: 'ratio',
    better: 'higher',
    kind: 'quotient',
    num: 'repaid_by_open_cases',
    den: 'balance_in_period',
    needs: [...CASES, ['cases.balance_at_assignment', 'cases.balance'], ['payments.amount']],
    min: { show: 20, compare: 50 },
    words: {
      label: { en: 'Recovery rate', zh: '回收率' },
      meaning: {
        en: 'Payments of the range, net of reversals, per balance at assignment of the cases open at any time in it.',
        zh: '期内净还款占期内曾在办案件分案时余额的比例。'
      },
      formula: { en: 'payments net of reversals / balance at assignment', zh: '净还款金额 / 分案时余额' },
      source: 'DECISIONS'
    },
    example: {
      rows: stock,
      others: {
        payment_fact: [
          { day: 12, case_no: 1, amount: 150 },
          { day: 14, case_no: 2, amount: 120 },
          { day: 16, case_no: 1, amount: -20 },
          { day: 30, case_no: 1, amount: 99 },
          { day: 12, case_no: 3, amount: 77 }
        ]
      },
      period: [10, 20],
      value: 0.25,
      n: 2
    }
  },
  {
    ...shared,
    id: 'repaid_amount',
    fact: 'payment_fact',
    unit: 'money',
    better: 'higher',
    kind: 'sum',
    value: 'amount',
    where: 'amount IS NOT NULL',
    needs: [['payments.amount'], ['payments.paid_date']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Amount collected', zh: '回款金额' },
      meaning: { en: 'Payments of the range, net of reversals.', zh: '期内还款金额，已扣除冲回。' },
      formula: { en: 'sum of payments', zh: '还款金额合计' },
      source: 'METHODS 9.2'
    },
    example: { rows: [{ day: 10, amount: 120 }, { day: 11, amount: 80 }, { day: 12, amount: -50 }], value: 150, n: 3 } // prettier-ignore
  },
  {
    ...shared,
    id: 'waiver_rate',
    unit: 'ratio',
    better: 'none',
    kind: 'rate',
    num: 'waiver_amount > 0',
    den: 'true',
    needs: [...CASES, ['cases.waiver_amount']],
    min: MIN_RATE,
    words: {
      label: { en: 'Cases with a waiver', zh: '减免案件占比' },
      meaning: {
        en: 'Share of the cases assigned in the range with an amount waived.',
        zh: '期内分派的案件中有减免的占比。'
      },
      formula: { en: 'cases with a waiver / cases', zh: '有减免的案件 / 案件' },
      source: 'DECISIONS; METHODS 5.7'
    },
    example: {
      rows: [{ day: 10, waiver_amount: 50 }, { day: 10, waiver_amount: 0 }, { day: 10 }, { day: 10 }],
      value: 0.25,
      n: 4
    }
  },
  {
    ...shared,
    id: 'waiver_amount',
    unit: 'money',
    better: 'none',
    kind: 'sum',
    value: 'waiver_amount',
    where: 'waiver_amount > 0',
    needs: [...CASES, ['cases.waiver_amount']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Waived amount', zh: '减免金额' },
      meaning: { en: 'Amounts waived on cases assigned in the range.', zh: '期内分派案件的减免金额。' },
      formula: { en: 'sum of waivers', zh: '减免金额合计' },
      source: 'DECISIONS; METHODS 5.7'
    },
    example: { rows: [{ day: 10, waiver_amount: 50 }, { day: 10, waiver_amount: 25 }, { day: 10 }], value: 75, n: 2 }
  },
  {
    ...shared,
    id: 'cases_known',
    hidden: true,
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: 'true',
    date: null,
    needs: [['cases.case_id']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Cases', zh: '案件' },
      meaning: { en: 'Every case under the filters, whatever its dates.', zh: '符合筛选条件的全部案件，不限日期。' },
      formula: { en: 'cases', zh: '案件数' },
      source: 'METHODS 9.2'
    },
    example: { rows: stock, period: [10, 20], value: 3, n: 3 }
  },
  {
    ...shared,
    id: 'open_assigned_cases',
    hidden: true,
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: assignedAtEnd,
    date: null,
    needs: [...CASES, ['cases.agent_id']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Open assigned cases', zh: '已分派在办案件' },
      meaning: { en: 'Cases with an agent that are open at the end of the range.', zh: '期末在办且已有坐席的案件。' },
      formula: { en: 'open cases with an agent', zh: '有坐席的在办案件数' },
      source: 'DECISIONS'
    },
    example: { rows: stock.map((row) => ({ ...row, assigned: true })), period: [10, 20], value: 1, n: 1 }
  },
  {
    ...shared,
    id: 'balance_in_period',
    hidden: true,
    unit: 'money',
    better: 'none',
    kind: 'sum',
    value: 'balance_at_assignment',
    where: openInPeriod,
    date: null,
    needs: [...CASES, ['cases.balance_at_assignment', 'cases.balance']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Balance at assignment', zh: '分案时余额' },
      meaning: { en: 'Of the cases open at any time in the range.', zh: '期内曾在办的案件。' },
      formula: { en: 'sum of balances at assignment', zh: '分案时余额合计' },
      source: 'DECISIONS'
    },
    example: { rows: stock, period: [10, 20], value: 1000, n: 2 }
  },
  {
    ...shared,
    id: 'repaid_by_open_cases',
    hidden: true,
    fact: 'payment_fact',
    unit: 'money',
    better: 'none',
    kind: 'sum',
    value: 'amount',
    where: ({ from, to }) => sql`coalesce(case_from, ${from}) <= ${to} AND coalesce(case_to, ${to}) >= ${from}`,
    source: sql`(
      SELECT p.*, coalesce(k.opened_day, k.day) AS case_from, k.closed_day AS case_to
      FROM payment_fact AS p
      JOIN case_fact AS k ON k.case_no = p.case_no) AS payment_fact`,
    needs: [...CASES, ['payments.amount']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Collected from open cases', zh: '在办案件回款' },
      meaning: { en: 'Payments of cases open at any time in the range.', zh: '期内曾在办案件的还款。' },
      formula: { en: 'sum of payments', zh: '还款金额合计' },
      source: 'DECISIONS'
    },
    example: {
      rows: [{ day: 12, case_no: 1, amount: 150 }, { day: 12, case_no: 3, amount: 77 }], // prettier-ignore
      others: { case_fact: stock },
      period: [10, 20],
      value: 150,
      n: 1
    }
  }
] as const satisfies readonly Metric[];
