import type { Metric } from '../metric.ts';
import { HANDLED_NEEDS, MIN_DAYS, MIN_RATE } from './parts.ts';

const FLAGS = [
  'calls.abuse',
  'calls.threat',
  'calls.complaint',
  'calls.escalated',
  'calls.customer_emotion',
  'calls.refused'
];
const shared = { group: 'emotional', family: 'strain', fact: 'call_fact' } as const;
const handled = { day: 10, handled: true };

/** Difficult work, named as work (METHODS 2; DECISIONS 4). */
export const EMOTIONAL = [
  {
    ...shared,
    id: 'difficult_share',
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'difficult',
    den: 'handled AND difficult IS NOT NULL',
    eligible: 'handled',
    needs: [...HANDLED_NEEDS, FLAGS],
    min: MIN_RATE,
    words: ({ refusalIsDifficult }) => ({
      label: { en: 'Hard calls', zh: '高难度通话占比' },
      meaning: {
        en: `Share of handled contacts with abuse, a threat, a complaint, an escalation${refusalIsDifficult ? ', a refusal' : ''} or a hostile customer. It describes the work, not the agent.`,
        zh: `出现辱骂、威胁、投诉、升级${refusalIsDifficult ? '、拒付' : ''}或客户敌对情绪的已处理通话占比。描述的是工作，而非坐席。`
      },
      formula: { en: 'difficult contacts / contacts where it is known', zh: '高难度通话 / 可判断的通话' },
      source: 'METHODS 2.1; DECISIONS 4'
    }),
    example: {
      rows: [
        { ...handled, difficult: true },
        { ...handled, difficult: false },
        { ...handled, difficult: false },
        { ...handled, difficult: false },
        { ...handled, difficult: null },
        { day: 10, handled: false, difficult: true }
      ],
      value: 0.25,
      n: 4
    }
  },
  {
    ...shared,
    id: 'difficult_per_hour',
    fact: 'agent_day',
    unit: 'per_hour',
    better: 'lower',
    kind: 'ratio',
    num: 'difficult_n',
    den: 'weight_h',
    where: 'difficult_known > 0 AND weight_h > 0',
    cluster: 'row',
    needs: [...HANDLED_NEEDS, FLAGS],
    min: MIN_DAYS,
    words: {
      label: { en: 'Hard calls per hour', zh: '每小时高难度通话' },
      meaning: {
        en: 'Difficult contacts per hour of available time: what a person is exposed to.',
        zh: '每小时可用时间的高难度通话数，即坐席的实际承受量。'
      },
      formula: { en: 'difficult contacts / available hours', zh: '高难度通话 / 可用小时' },
      source: 'METHODS 2.1'
    },
    example: {
      rows: [
        { cluster: 1, day: 10, difficult_n: 6, difficult_known: 30, weight_h: 6 },
        { cluster: 2, day: 10, difficult_n: 2, difficult_known: 20, weight_h: 2 },
        { cluster: 3, day: 10, difficult_n: 0, difficult_known: 0, weight_h: 7 }
      ],
      value: 1,
      n: 2
    }
  },
  {
    ...shared,
    id: 'difficult_unrecovered_per_8h',
    fact: 'agent_day',
    unit: 'number',
    better: 'lower',
    kind: 'ratio',
    num: 'unrecovered_n * 8',
    den: 'weight_h',
    where: 'difficult_known > 0 AND weight_h > 0',
    cluster: 'row',
    needs: [...HANDLED_NEEDS, FLAGS, ['calls.start_at']],
    min: MIN_DAYS,
    words: ({ recoveryS }) => ({
      label: { en: 'Hard calls without recovery, per 8 hours', zh: '每 8 小时无恢复间歇的高难度通话' },
      meaning: {
        en: `Difficult contacts followed by the next one within ${recoveryS} s, per 8 hours of available time.`,
        zh: `每 8 小时可用时间中，高难度通话后 ${recoveryS} 秒内即开始下一通的次数。`
      },
      formula: {
        en: '8 × difficult contacts without recovery / available hours',
        zh: '8 × 无恢复间歇的高难度通话 / 可用小时'
      },
      source: 'METHODS 2.3'
    }),
    example: {
      rows: [
        { cluster: 1, day: 10, unrecovered_n: 3, difficult_known: 30, weight_h: 6 },
        { cluster: 2, day: 10, unrecovered_n: 1, difficult_known: 20, weight_h: 2 }
      ],
      value: 4,
      n: 2
    }
  },
  {
    ...shared,
    id: 'low_csat_exposure',
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'csat_low',
    den: 'handled AND csat_low IS NOT NULL',
    needs: [...HANDLED_NEEDS, ['calls.csat']],
    min: MIN_RATE,
    words: {
      label: { en: 'Low ratings', zh: '低分评价占比' },
      meaning: {
        en: 'Share of ratings in the lowest two of five (the lowest 40% of other scales).',
        zh: '评分中处于五分制最低两档（其他量表最低 40%）的占比。'
      },
      formula: { en: 'low ratings / ratings', zh: '低分评价 / 评价数' },
      source: 'METHODS 2.5; DECISIONS'
    },
    example: {
      rows: [
        { ...handled, csat_low: true },
        { ...handled, csat_low: false },
        { ...handled, csat_low: false },
        { ...handled, csat_low: false },
        { ...handled, csat_low: null }
      ],
      value: 0.25,
      n: 4
    }
  },
  {
    ...shared,
    id: 'escalation_rate',
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'escalated',
    den: 'handled AND escalated IS NOT NULL',
    eligible: 'handled',
    needs: [...HANDLED_NEEDS, ['calls.escalated']],
    min: MIN_RATE,
    words: {
      label: { en: 'Escalation rate', zh: '升级处理率' },
      meaning: { en: 'Share of handled contacts that were escalated.', zh: '已处理通话中被升级处理的占比。' },
      formula: { en: 'escalated / contacts where it is known', zh: '升级处理的通话 / 已知是否升级的通话' },
      source: 'DECISIONS'
    },
    example: {
      rows: [
        { ...handled, escalated: true },
        { ...handled, escalated: false },
        { ...handled, escalated: null }
      ],
      value: 0.5,
      n: 2
    }
  },
  {
    ...shared,
    id: 'complaint_rate',
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'complaint',
    den: 'handled AND complaint IS NOT NULL',
    eligible: 'handled',
    needs: [...HANDLED_NEEDS, ['calls.complaint']],
    min: MIN_RATE,
    words: {
      label: { en: 'Complaint rate', zh: '投诉率' },
      meaning: { en: 'Share of handled contacts with a complaint.', zh: '已处理通话中出现投诉的占比。' },
      formula: { en: 'with a complaint / contacts where it is known', zh: '有投诉的通话 / 已知是否投诉的通话' },
      source: 'DECISIONS'
    },
    example: {
      rows: [
        { ...handled, complaint: true },
        { ...handled, complaint: false },
        { ...handled, complaint: null }
      ],
      value: 0.5,
      n: 2
    }
  }
] as const satisfies readonly Metric[];
