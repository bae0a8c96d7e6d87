import { REASONS } from '#core/i18n/messages/metrics.ts';
import { raw } from '#core/sql/sql.ts';
import type { Expression, Metric } from '../metric.ts';
import { HANDLED_NEEDS, MIN_MEAN, MIN_MEDIAN, MIN_P90, MIN_RATE, unlessTold } from './parts.ts';

const shared = { group: 'handling', family: 'time', fact: 'call_fact' } as const;
const seconds = { ...shared, unit: 'seconds', better: 'none' } as const;

/** Handled contacts that know every part of handling time that the file has. Without after-call work there is no handling time to know. */
const everyPart: Expression = ({ model }) => {
  const present = model.present.calls ?? [];
  if (present.includes('wrap_s')) return raw('handled AND handle_s IS NOT NULL');
  return raw(`handled AND talk_s IS NOT NULL${present.includes('hold_s') ? ' AND hold_s IS NOT NULL' : ''}`);
};

/** The handling time and its parts look at the same contacts, those with every part of the file known (DECISIONS 7). */
const mean = (value: Expression) =>
  ({
    kind: 'mean',
    value,
    where: everyPart,
    eligible: 'handled',
    cluster: 'cluster',
    min: MIN_MEAN
  }) as const;

const call = (cluster: number, talk_s: number, hold_s: number, wrap_s: number) => ({
  day: 10,
  cluster,
  handled: true,
  talk_s,
  hold_s,
  wrap_s,
  handle_s: talk_s + hold_s + wrap_s
});
const rows = [
  call(1, 100, 10, 40),
  call(1, 200, 0, 50),
  call(2, 300, 20, 30),
  { day: 10, cluster: 2, handled: true, talk_s: 1000, hold_s: 0, wrap_s: null, handle_s: null },
  { day: 10, handled: false, talk_s: 0, hold_s: 0, wrap_s: 0, handle_s: 0 }
];

/** Handling time and its parts (METHODS 1.2; DECISIONS 7). */
export const HANDLING = [
  {
    ...seconds,
    ...mean('handle_s'),
    id: 'aht_s',
    needs: [['calls.agent_id'], ['calls.talk_s'], ['calls.wrap_s']],
    words: {
      label: { en: 'Handling time (AHT)', zh: '平均处理时长' },
      short: { en: 'Handling time', zh: '处理时长' },
      meaning: {
        en: 'Average time an agent spends on a contact: talking, holding and after-call work. Dialling and ringing are not included.',
        zh: '坐席处理一通电话的平均时间：通话、保持与话后处理；不含拨号与振铃。'
      },
      formula: {
        en: '(talk + hold + after-call work) / contacts handled',
        zh: '（通话 + 保持 + 话后处理）/ 处理通话量'
      },
      source: 'METHODS 1.2; DECISIONS 7'
    },
    example: { rows, value: 250, n: 3 }
  },
  {
    ...seconds,
    ...mean('talk_s'),
    id: 'talk_avg_s',
    needs: [['calls.agent_id'], ['calls.talk_s']],
    words: {
      label: { en: 'Talk time', zh: '通话时长' },
      meaning: { en: 'Average talk time of a handled contact.', zh: '每通已处理通话的平均通话时长。' },
      formula: { en: 'talk seconds / contacts with every part known', zh: '通话秒数 / 各部分均已知的通话数' },
      source: 'METHODS 1.2; DECISIONS 7'
    },
    example: { rows, value: 200, n: 3 }
  },
  {
    ...seconds,
    ...mean('hold_s'),
    id: 'hold_avg_s',
    needs: [['calls.agent_id'], ['calls.talk_s'], ['calls.hold_s']],
    words: {
      label: { en: 'Hold time', zh: '保持时长' },
      meaning: {
        en: 'Average time a customer is on hold per handled contact.',
        zh: '每通已处理通话中客户的平均保持时长。'
      },
      formula: { en: 'hold seconds / contacts with every part known', zh: '保持秒数 / 各部分均已知的通话数' },
      source: 'METHODS 1.2; DECISIONS 7'
    },
    example: { rows, value: 10, n: 3 }
  },
  {
    ...seconds,
    ...mean('wrap_s'),
    id: 'wrap_avg_s',
    needs: [['calls.agent_id'], ['calls.talk_s'], ['calls.wrap_s']],
    words: {
      label: { en: 'After-call work (ACW)', zh: '话后处理时长' },
      short: { en: 'After-call work', zh: '话后处理' },
      meaning: {
        en: 'Average time for notes and bookings after a handled contact. It is work, and often the only pause.',
        zh: '每通已处理通话后记录与登记的平均时间。这是工作，也常是唯一的间歇。'
      },
      formula: { en: 'after-call seconds / contacts with every part known', zh: '话后处理秒数 / 各部分均已知的通话数' },
      source: 'METHODS 1.2; DECISIONS 7'
    },
    example: { rows, value: 40, n: 3 }
  },
  {
    ...seconds,
    id: 'talk_median_s',
    kind: 'quantile',
    value: 'talk_s',
    where: 'handled',
    q: 0.5,
    needs: [['calls.agent_id'], ['calls.talk_s']],
    min: MIN_MEDIAN,
    words: {
      label: { en: 'Talk time, median', zh: '通话时长中位数' },
      meaning: {
        en: 'Half of the handled contacts talk less, half longer.',
        zh: '一半已处理通话短于此值，一半长于此值。'
      },
      formula: { en: 'median of talk seconds', zh: '通话秒数的中位数' },
      source: 'METHODS 1.2'
    },
    example: { rows, value: 250, n: 4 }
  },
  {
    ...seconds,
    id: 'talk_p90_s',
    kind: 'quantile',
    value: 'talk_s',
    where: 'handled',
    q: 0.9,
    needs: [['calls.agent_id'], ['calls.talk_s']],
    min: MIN_P90,
    words: {
      label: { en: 'Talk time, 90th percentile', zh: '通话时长第 90 百分位' },
      meaning: { en: 'One handled contact in ten talks longer.', zh: '每十通已处理通话有一通长于此值。' },
      formula: { en: '90th percentile of talk seconds', zh: '通话秒数的第 90 百分位' },
      source: 'METHODS 1.2'
    },
    // 100, 200, 300, 1000: position 2.7 lies 0.7 of the way from 300 to 1000
    example: { rows, value: 790, n: 4 }
  },
  {
    ...shared,
    id: 'transfer_rate',
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'transferred',
    den: 'handled',
    needs: [...HANDLED_NEEDS, ['calls.disposition', 'calls.transferred', 'calls.leg_no', 'calls.call_id']],
    unavailable: unlessTold('transfers', REASONS.noTransfers),
    min: MIN_RATE,
    words: {
      label: { en: 'Transfer rate', zh: '转接率' },
      meaning: { en: 'Share of handled calls passed on to another agent.', zh: '已处理通话中转给其他坐席的占比。' },
      formula: {
        en: 'calls with legs of two agents, the result "transferred" or a mark of it / calls handled',
        zh: '有两位坐席参与、结果为“转接”或有转接标记的通话 / 处理通话量'
      },
      source: 'DECISIONS'
    },
    example: {
      rows: [
        { day: 10, handled: true, transferred: true },
        { day: 10, handled: true, transferred: false },
        { day: 10, handled: true, transferred: false },
        { day: 10, handled: true, transferred: false },
        { day: 10, handled: false, transferred: false }
      ],
      value: 0.25,
      n: 4
    }
  }
] as const satisfies readonly Metric[];
