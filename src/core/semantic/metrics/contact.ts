import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Metric } from '../metric.ts';
import { MIN_RATE, unlessTold } from './parts.ts';

const shared = { group: 'contact', family: 'repayment', fact: 'call_fact' } as const;
const OUTBOUND = [['calls.direction']] as const;
const HUMAN = [['calls.disposition', 'calls.talk_s']] as const;
const CASES = [['calls.case_id'], ['cases.case_id']] as const;

const tried = (case_no: number, human: boolean, rpc: boolean) => ({ day: 10, case_no, attempt: true, human, rpc });
/** Eight attempts on four cases: four answered by a human, two of them by the right party of cases 1 and 2. */
const rows = [
  tried(1, false, false),
  tried(1, true, true),
  tried(2, true, true),
  tried(2, false, false),
  tried(3, true, false),
  tried(3, false, false),
  tried(4, true, false),
  tried(4, false, false),
  { day: 10, case_no: 5, attempt: false, human: null, rpc: true }
];

/** Do attempts reach the right person (DECISIONS)? Three denominators, three names. */
export const CONTACT = [
  {
    ...shared,
    id: 'contact_rate',
    unhandled: true,
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'human',
    den: 'attempt',
    needs: [...OUTBOUND, ...HUMAN],
    unavailable: unlessTold('attempts', REASONS.noMissed),
    min: MIN_RATE,
    words: {
      label: { en: 'Connect rate', zh: '接通率' },
      meaning: { en: 'Share of outbound attempts answered by a person.', zh: '外呼拨打中由真人接听的占比。' },
      formula: { en: 'attempts answered by a human / outbound attempts', zh: '真人接听的拨打 / 外呼拨打次数' },
      source: 'DECISIONS'
    },
    example: { rows, value: 0.5, n: 8 }
  },
  {
    ...shared,
    id: 'rpc_rate',
    unhandled: true,
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'rpc',
    den: 'attempt',
    needs: [...OUTBOUND, ['calls.rpc']],
    min: MIN_RATE,
    words: {
      label: { en: 'Right-party contact rate', zh: '本人接通率' },
      meaning: { en: 'Share of outbound attempts that reach the right person.', zh: '外呼拨打中接通本人的占比。' },
      formula: { en: 'right-party contacts / outbound attempts', zh: '本人接通 / 外呼拨打次数' },
      source: 'DECISIONS; METRIC-DEFINITIONS'
    },
    example: { rows, value: 0.25, n: 8 }
  },
  {
    ...shared,
    id: 'rpc_per_contact',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'rpc',
    den: 'attempt AND human',
    needs: [...OUTBOUND, ...HUMAN, ['calls.rpc']],
    min: MIN_RATE,
    words: {
      label: { en: 'Right party per connect', zh: '接通中本人占比' },
      meaning: {
        en: 'Of attempts answered by a person, the share with the right one.',
        zh: '真人接听的拨打中，接通本人的占比。'
      },
      formula: { en: 'right-party contacts / attempts answered by a human', zh: '本人接通 / 真人接听的拨打' },
      source: 'DECISIONS'
    },
    example: { rows, value: 0.5, n: 4 }
  },
  {
    ...shared,
    id: 'rpc_case_rate',
    unhandled: true,
    unit: 'ratio',
    better: 'higher',
    kind: 'ratio',
    num: '(coalesce(rpc, false))::INTEGER',
    den: '1',
    where: 'attempt AND case_no IS NOT NULL',
    cluster: 'case_no',
    once: 'both',
    needs: [...OUTBOUND, ['calls.rpc'], ...CASES],
    min: MIN_RATE,
    words: {
      label: { en: 'Cases reached', zh: '案件本人触达率' },
      meaning: { en: 'Share of attempted cases with a right-party contact.', zh: '拨打过的案件中接通过本人的占比。' },
      formula: { en: 'cases with a right-party contact / cases attempted', zh: '接通过本人的案件 / 拨打过的案件' },
      source: 'DECISIONS'
    },
    example: { rows, value: 0.5, n: 4 }
  },
  {
    ...shared,
    id: 'attempts_per_case',
    unhandled: true,
    unit: 'number',
    better: 'none',
    kind: 'ratio',
    num: '1',
    den: '1',
    where: 'attempt AND case_no IS NOT NULL',
    cluster: 'case_no',
    once: 'den',
    needs: [...OUTBOUND, ...CASES],
    min: { show: 20, compare: 50 },
    words: {
      label: { en: 'Attempts per case', zh: '案均拨打次数' },
      meaning: { en: 'Outbound attempts per case that was attempted.', zh: '每个拨打过的案件的平均拨打次数。' },
      formula: { en: 'outbound attempts / cases with at least one', zh: '外呼拨打次数 / 至少拨打一次的案件' },
      source: 'DECISIONS'
    },
    example: { rows, value: 2, n: 4 }
  },
  {
    ...shared,
    id: 'first_contact_median_s',
    fact: 'case_fact',
    unit: 'seconds',
    better: 'lower',
    kind: 'survival',
    time: 'first_contact_s',
    event: 'first_contact_event',
    where: 'first_contact_s IS NOT NULL AND first_contact_s >= 0',
    needs: [...CASES, ['cases.assigned_date', 'cases.opened_date']],
    min: { show: 20, compare: 30, events: 5 },
    words: {
      label: { en: 'Time to first conversation', zh: '首次通话用时' },
      meaning: {
        en: 'Half of the cases assigned in the range had their first conversation by then; cases not reached yet are counted as waiting.',
        zh: '期内分派的案件有一半在此时间内首次通话；尚未触达的案件按等待中计。'
      },
      formula: {
        en: 'Kaplan–Meier median from assignment (else opening) to the first conversation',
        zh: '从分派（否则建立）到首次通话的 Kaplan–Meier 中位数'
      },
      source: 'DECISIONS; METHODS 5.3'
    },
    // 4 cases: 100 (event), 200 (event), 250 (censored), 300 (event): S = 3/4, 1/2 at 200
    example: {
      rows: [
        { case_no: 1, day: 10, first_contact_s: 100, first_contact_event: true },
        { case_no: 2, day: 10, first_contact_s: 200, first_contact_event: true },
        { case_no: 3, day: 10, first_contact_s: 250, first_contact_event: false },
        { case_no: 4, day: 10, first_contact_s: 300, first_contact_event: true }
      ],
      value: 200,
      n: 4
    }
  }
] as const satisfies readonly Metric[];
