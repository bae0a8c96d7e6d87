import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Metric } from '../metric.ts';
import { HANDLED_NEEDS, INBOUND_NEEDS, MIN_COUNT, MIN_MEAN, MIN_RATE, NO_TEAM, unlessTold } from './parts.ts';

const inbound = { offered: true, day: 10 };
const answered = { ...inbound, handled: true, abandoned: false };
const gaveUp = { ...inbound, handled: false, abandoned: true };
const outbound = { offered: false, abandoned: false, day: 10 };

const shared = { group: 'volume', family: 'volume', fact: 'call_fact' } as const;

/** How many calls come, are taken and are lost (METHODS 1.1 with DECISIONS). */
export const VOLUME = [
  {
    ...shared,
    id: 'calls_offered',
    unhandled: true,
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: 'offered',
    needs: INBOUND_NEEDS,
    min: MIN_COUNT,
    without: NO_TEAM,
    words: {
      label: { en: 'Calls offered', zh: '进线量' },
      meaning: {
        en: 'Inbound calls that reached the centre, answered or not.',
        zh: '到达呼叫中心的呼入来电，不论是否接通。'
      },
      formula: { en: 'number of inbound calls', zh: '呼入来电数' },
      source: 'METHODS 1.1'
    },
    example: { rows: [answered, gaveUp, answered, { ...outbound, handled: true }], value: 3, n: 3 }
  },
  {
    ...shared,
    id: 'calls_handled',
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: 'handled',
    needs: HANDLED_NEEDS,
    min: MIN_COUNT,
    words: {
      label: { en: 'Calls handled', zh: '处理通话量' },
      meaning: {
        en: 'Contacts answered by an agent, all directions. Voicemail is not handled.',
        zh: '由坐席接听的通话，包含各方向；语音信箱不计入。'
      },
      formula: { en: 'number of contacts answered by an agent', zh: '坐席接听的通话数' },
      source: 'METHODS 1.1; DECISIONS'
    },
    example: {
      rows: [answered, gaveUp, { ...outbound, handled: true }, { ...outbound, handled: false }],
      value: 2,
      n: 2
    }
  },
  {
    ...shared,
    id: 'calls_abandoned',
    unhandled: true,
    unit: 'count',
    better: 'lower',
    kind: 'count',
    where: 'abandoned',
    needs: INBOUND_NEEDS,
    min: MIN_COUNT,
    without: NO_TEAM,
    words: {
      label: { en: 'Calls abandoned', zh: '放弃来电数' },
      meaning: {
        en: 'Inbound calls that ended before an agent answered. Call-backs, voicemail and overflow are outcomes of their own.',
        zh: '坐席接听前结束的呼入来电；回拨请求、语音信箱与溢出另计。'
      },
      formula: { en: 'number of inbound calls nobody answered', zh: '无人接听的呼入来电数' },
      source: 'METHODS 1.1; DECISIONS 6'
    },
    example: { rows: [answered, gaveUp, gaveUp, { ...outbound, handled: false }], value: 2, n: 2 }
  },
  {
    ...shared,
    id: 'abandon_rate',
    unhandled: true,
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'abandoned',
    den: 'offered',
    needs: INBOUND_NEEDS,
    min: MIN_RATE,
    without: NO_TEAM,
    words: {
      label: { en: 'Abandon rate', zh: '放弃率' },
      meaning: { en: 'Share of inbound calls that were abandoned.', zh: '呼入来电中被放弃的占比。' },
      formula: { en: 'calls abandoned / calls offered', zh: '放弃来电数 / 进线量' },
      source: 'METHODS 1.1; DECISIONS'
    },
    example: { rows: [answered, answered, answered, gaveUp, { ...outbound, handled: true }], value: 0.25, n: 4 }
  },
  {
    ...shared,
    id: 'short_abandon_rate',
    unhandled: true,
    unit: 'ratio',
    better: 'none',
    kind: 'rate',
    num: 'short_abandon',
    den: 'offered AND short_abandon IS NOT NULL',
    eligible: 'offered',
    needs: [...INBOUND_NEEDS, ['calls.wait_s', 'calls.ring_s']],
    unavailable: unlessTold('abandonWaits', REASONS.noAbandonWaits),
    min: MIN_RATE,
    without: NO_TEAM,
    words: ({ shortAbandonS }) => ({
      label: { en: 'Short abandon rate', zh: '短时放弃率' },
      meaning: {
        en: `Share of inbound calls abandoned within ${shortAbandonS} s: wrong numbers and second thoughts.`,
        zh: `呼入来电中 ${shortAbandonS} 秒内放弃的占比，多为误拨或改变主意。`
      },
      formula: {
        en: `calls abandoned within ${shortAbandonS} s / calls offered`,
        zh: `${shortAbandonS} 秒内放弃的来电数 / 进线量`
      },
      source: 'METHODS 1.1'
    }),
    example: {
      rows: [
        { ...answered, short_abandon: false },
        { ...answered, short_abandon: false },
        { ...gaveUp, short_abandon: true },
        { ...gaveUp, short_abandon: false }
      ],
      value: 0.25,
      n: 4
    }
  },
  {
    ...shared,
    id: 'answer_wait_avg_s',
    unit: 'seconds',
    better: 'lower',
    kind: 'mean',
    value: 'wait_s',
    where: 'offered AND handled',
    cluster: 'cluster',
    needs: [...INBOUND_NEEDS, ...HANDLED_NEEDS, ['calls.wait_s', 'calls.ring_s']],
    min: MIN_MEAN,
    words: {
      label: { en: 'Average speed of answer', zh: '平均应答速度' },
      meaning: {
        en: 'How long callers waited until the first agent answered, over answered inbound calls.',
        zh: '已接听的呼入来电，从进线到首位坐席接听的平均等待。'
      },
      formula: { en: 'sum of waits / answered inbound calls', zh: '等待时长合计 / 已接听的呼入来电数' },
      source: 'METHODS 1.1; DECISIONS'
    },
    example: {
      rows: [
        { ...answered, wait_s: 10, cluster: 1 },
        { ...answered, wait_s: 30, cluster: 2 },
        { ...answered, wait_s: 20, cluster: 3 },
        { ...gaveUp, wait_s: 600 }
      ],
      value: 20,
      n: 3
    }
  },
  {
    ...shared,
    id: 'repeat_contact_rate_7d',
    unit: 'ratio',
    better: 'lower',
    kind: 'rate',
    num: 'repeat_7d',
    den: 'repeat_7d IS NOT NULL',
    eligible: 'offered AND handled',
    needs: [...INBOUND_NEEDS, ...HANDLED_NEEDS, ['calls.customer_id', 'calls.case_id']],
    min: MIN_RATE,
    words: {
      label: { en: 'Repeat contact within 7 days', zh: '7 天内重复来电率' },
      short: { en: 'Repeat contact', zh: '重复来电' },
      meaning: {
        en: 'Share of answered inbound calls that the same customer followed with another inbound call within 7 days.',
        zh: '已接听的呼入来电中，同一客户在 7 天内再次来电的占比。'
      },
      formula: {
        en: 'followed within 7 days / answered inbound calls whose 7 days are over',
        zh: '7 天内再次来电的通话 / 7 天观察期已满的已接听来电'
      },
      source: 'DECISIONS'
    },
    example: {
      rows: [
        { ...answered, repeat_7d: true },
        { ...answered, repeat_7d: false },
        { ...answered, repeat_7d: false },
        { ...answered, repeat_7d: false },
        { ...answered, repeat_7d: null }
      ],
      value: 0.25,
      n: 4
    }
  },
  {
    group: 'volume',
    family: 'volume',
    id: 'out_of_hours_share',
    fact: 'agent_day',
    unit: 'ratio',
    better: 'none',
    kind: 'ratio',
    num: 'out_of_hours_s',
    den: 'busy_s',
    where: 'true',
    cluster: 'row',
    needs: [['calls.agent_id'], ['calls.start_at'], ['calls.talk_s', 'calls.end_at']],
    min: { show: 1, compare: 25 },
    words: {
      label: { en: 'Out-of-hours share', zh: '非工作时间占比' },
      meaning: {
        en: 'Share of busy time that falls outside the working hours of Settings or on holidays.',
        zh: '忙碌时间中落在设置的工作时间以外或节假日的占比。'
      },
      formula: { en: 'busy seconds out of hours / busy seconds', zh: '非工作时间的忙碌秒数 / 忙碌秒数' },
      source: 'METHODS 1.10'
    },
    example: {
      rows: [
        { cluster: 1, day: 10, out_of_hours_s: 600, busy_s: 3000 },
        { cluster: 2, day: 11, out_of_hours_s: 0, busy_s: 3000 }
      ],
      value: 0.1,
      n: 2
    }
  }
] as const satisfies readonly Metric[];
