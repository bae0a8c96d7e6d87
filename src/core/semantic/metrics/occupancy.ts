import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Metric } from '../metric.ts';
import { day, GAP_NEEDS, MIN_DAYS, PER_DAY } from './parts.ts';

const MEASURED: Pick<Metric, 'unavailable'> = {
  unavailable: ({ model }) =>
    model.occupancy === 'status' || model.occupancy === 'shifts'
      ? null
      : { text: model.occupancy === 'bounds' ? REASONS.noPresence : REASONS.noOccupancy }
};
const BOUNDED: Pick<Metric, 'unavailable'> = {
  unavailable: ({ model }) =>
    model.occupancy === 'bounds'
      ? null
      : { text: model.occupancy === 'none' ? REASONS.noOccupancy : REASONS.measuredHere }
};

/** Inferred occupancy needs at least 2 h and 5 contacts (DECISIONS, Readings). */
const LONG_ENOUGH = 'span_s >= 7200 AND contacts >= 5';

/** How full the time at work is (METHODS 1.3–1.6). */
export const OCCUPANCY = [
  {
    ...PER_DAY,
    ...MEASURED,
    id: 'occupancy',
    unit: 'ratio',
    better: 'none',
    kind: 'ratio',
    num: 'busy_in_s',
    den: 'productive_s',
    where: 'productive_s > 0',
    cluster: 'row',
    bounds: ['occupancy_low', 'occupancy_high'],
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Occupancy', zh: '工时利用率（占用率）' },
      short: { en: 'Occupancy', zh: '占用率' },
      meaning: {
        en: 'Share of the time available for contacts that is spent on them. About 85% is a planning convention, not a limit.',
        zh: '可接听时间中用于处理通话的占比。约 85% 是排班惯例，并非界限。'
      },
      formula: { en: 'busy seconds inside available time / available seconds', zh: '可用时间内的忙碌秒数 / 可用秒数' },
      source: 'METHODS 1.3, 1.4'
    },
    example: {
      rows: [day(1, { busy_in_s: 3000, productive_s: 4000 }), day(2, { busy_in_s: 5000, productive_s: 6000 })],
      value: 0.8,
      n: 2
    }
  },
  {
    ...PER_DAY,
    ...BOUNDED,
    id: 'occupancy_low',
    unit: 'ratio',
    better: 'none',
    kind: 'ratio',
    num: 'busy_s',
    den: 'span_s',
    where: LONG_ENOUGH,
    cluster: 'row',
    basis: 'inferred',
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Occupancy, lower bound', zh: '占用率下限' },
      meaning: {
        en: 'Occupancy if every gap between contacts was waiting time.',
        zh: '若通话之间的每段空隙都是等待时间，占用率为此值。'
      },
      formula: { en: 'busy seconds / span of the sessions', zh: '忙碌秒数 / 在线时段总长' },
      source: 'METHODS 1.3'
    },
    example: {
      model: { occupancy: 'bounds' },
      rows: [
        day(1, { busy_s: 6000, span_s: 10000, contacts: 9 }),
        day(2, { busy_s: 9000, span_s: 20000, contacts: 5 }),
        day(3, { busy_s: 7000, span_s: 7100, contacts: 9 }),
        day(4, { busy_s: 7000, span_s: 9000, contacts: 4 })
      ],
      value: 0.5,
      n: 2
    }
  },
  {
    ...PER_DAY,
    ...BOUNDED,
    id: 'occupancy_high',
    unit: 'ratio',
    better: 'none',
    kind: 'ratio',
    num: 'busy_s',
    den: 'span_s - long_gap_s',
    where: LONG_ENOUGH,
    cluster: 'row',
    basis: 'inferred',
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Occupancy, upper bound', zh: '占用率上限' },
      meaning: { en: 'Occupancy if every long gap was a break.', zh: '若每段较长空隙都是休息，占用率为此值。' },
      formula: { en: 'busy seconds / (span − long gaps)', zh: '忙碌秒数 /（在线时段 − 较长空隙）' },
      source: 'METHODS 1.3'
    },
    example: {
      model: { occupancy: 'bounds' },
      rows: [
        day(1, { busy_s: 6000, span_s: 10000, long_gap_s: 2500, contacts: 9 }),
        day(2, { busy_s: 9000, span_s: 20000, long_gap_s: 7500, contacts: 5 })
      ],
      value: 0.75,
      n: 2
    }
  },
  {
    ...PER_DAY,
    ...MEASURED,
    id: 'utilisation',
    unit: 'ratio',
    better: 'none',
    kind: 'ratio',
    num: 'busy_in_s',
    den: 'paid_s',
    where: 'paid_s > 0',
    cluster: 'row',
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Utilisation', zh: '总工时利用率' },
      meaning: {
        en: 'Share of paid time spent on contacts: actual shift, else logged-in time, else planned shift.',
        zh: '带薪工时中用于处理通话的占比：优先按实际班次，其次登录时长，再次计划班次。'
      },
      formula: { en: 'busy seconds inside available time / paid seconds', zh: '可用时间内的忙碌秒数 / 带薪秒数' },
      source: 'METHODS 1.4; DECISIONS'
    },
    example: {
      rows: [day(1, { busy_in_s: 3000, paid_s: 8000 }), day(2, { busy_in_s: 5000, paid_s: 8000 })],
      value: 0.5,
      n: 2
    }
  },
  {
    ...PER_DAY,
    ...MEASURED,
    id: 'contacts_per_hour',
    unit: 'per_hour',
    better: 'none',
    kind: 'ratio',
    num: 'handled',
    den: 'productive_s / 3600.0',
    where: 'productive_s > 0',
    cluster: 'row',
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Calls per agent-hour', zh: '每坐席工时通话量' },
      meaning: {
        en: 'Handled contacts per hour of available time. Short calls and full days raise it, so it ranks nobody.',
        zh: '每小时可用时间的处理通话量。通话越短、越满，该值越高，不用于比较个人。'
      },
      formula: { en: 'contacts handled / available hours', zh: '处理通话量 / 可用小时' },
      source: 'METHODS 1.5'
    },
    example: {
      rows: [day(1, { handled: 20, productive_s: 7200 }), day(2, { handled: 10, productive_s: 3600 })],
      value: 10,
      n: 2
    }
  },
  {
    ...PER_DAY,
    id: 'concurrency_avg',
    unit: 'number',
    better: 'none',
    kind: 'ratio',
    num: 'contact_s',
    den: 'busy_s',
    where: 'busy_s > 0',
    cluster: 'row',
    needs: [...GAP_NEEDS, ['calls.channel']],
    min: MIN_DAYS,
    words: {
      label: { en: 'Contacts at the same time', zh: '平均并发量' },
      short: { en: 'At the same time', zh: '并发量' },
      meaning: {
        en: 'Contacts open at the same time, on average over busy time. Above 1 where chats run in parallel.',
        zh: '忙碌时间内平均同时进行的联系数；在线会话并行时大于 1。'
      },
      formula: {
        en: 'seconds of all contacts added up / seconds with at least one contact',
        zh: '所有联系的秒数合计 / 至少有一个联系进行中的秒数'
      },
      source: 'METHODS 1.6'
    },
    // METHODS 1.6: chats of 600, 660, 120 and 240 s in 1200 s; and a day of 800 s with one at a time
    example: {
      rows: [day(1, { contact_s: 1620, busy_s: 1200 }), day(2, { contact_s: 800, busy_s: 800 })],
      value: 1.21,
      n: 2
    }
  }
] as const satisfies readonly Metric[];
