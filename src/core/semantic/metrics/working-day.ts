import { REASONS } from '#core/i18n/messages/metrics.ts';
import { sql } from '#core/sql/sql.ts';
import type { Metric } from '../metric.ts';
import { day, GAP_NEEDS, MIN_COUNT, MIN_DAYS, MIN_RATE, PER_DAY } from './parts.ts';

/** What a working day is like: calls without a pause, long stretches, long days, rest and breaks (METHODS 1.7–1.10). */
export const WORKING_DAY = [
  {
    ...PER_DAY,
    id: 'back_to_back_share',
    fact: 'leg_fact',
    unit: 'ratio',
    better: 'none',
    kind: 'rate',
    num: 'b2b',
    den: 'b2b IS NOT NULL',
    needs: GAP_NEEDS,
    min: MIN_RATE,
    words: ({ b2bGapS }) => ({
      label: { en: 'Back-to-back share', zh: '连续接听占比' },
      meaning: {
        en: `Share of voice contacts that begin less than ${b2bGapS} s after the one before.`,
        zh: `距上一通不足 ${b2bGapS} 秒即开始的语音通话占比。`
      },
      formula: {
        en: 'contacts with a gap below the limit / contacts with a predecessor in the session',
        zh: '间隔低于阈值的通话 / 本时段内有前一通的通话'
      },
      source: 'METHODS 1.7'
    }),
    example: {
      rows: [
        { day: 10, b2b: true },
        { day: 10, b2b: true },
        { day: 10, b2b: false },
        { day: 10, b2b: false },
        { day: 10, b2b: null }
      ],
      value: 0.5,
      n: 4
    }
  },
  {
    ...PER_DAY,
    id: 'longest_spell_s',
    unit: 'seconds',
    better: 'none',
    kind: 'quantile',
    value: 'longest_spell_s',
    where: 'longest_spell_s IS NOT NULL',
    q: 0.5,
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Longest stretch without a pause', zh: '最长连续无间歇时段' },
      short: { en: 'Longest stretch', zh: '最长连续时段' },
      meaning: {
        en: 'Of each working day the longest stretch of voice work without a lull of 5 minutes or a break; the middle of all days.',
        zh: '每个工作日中没有 5 分钟空闲或休息的最长语音时段；取各日的中位数。'
      },
      formula: { en: 'median over agent-days of the longest stretch', zh: '各坐席工作日最长时段的中位数' },
      source: 'METHODS 1.8; DECISIONS'
    },
    example: {
      rows: [day(1, { longest_spell_s: 1000 }), day(2, { longest_spell_s: 3000 }), day(3, { longest_spell_s: 4000 })],
      value: 3000,
      n: 3
    }
  },
  {
    ...PER_DAY,
    id: 'longest_spell_p90_s',
    unit: 'seconds',
    better: 'none',
    kind: 'quantile',
    value: 'longest_spell_s',
    where: 'longest_spell_s IS NOT NULL',
    q: 0.9,
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Longest stretch, 90th percentile', zh: '最长连续时段第 90 百分位' },
      meaning: {
        en: 'On one working day in ten the longest stretch is longer.',
        zh: '十个工作日中有一个的最长时段超过此值。'
      },
      formula: {
        en: '90th percentile over agent-days of the longest stretch',
        zh: '各坐席工作日最长时段的第 90 百分位'
      },
      source: 'METHODS 1.8; DECISIONS'
    },
    // 1000, 3000, 4000: position 1.8 lies 0.8 of the way from 3000 to 4000
    example: {
      rows: [day(1, { longest_spell_s: 1000 }), day(2, { longest_spell_s: 3000 }), day(3, { longest_spell_s: 4000 })],
      value: 3800,
      n: 3
    }
  },
  {
    ...PER_DAY,
    id: 'long_day_share',
    unit: 'ratio',
    better: 'none',
    kind: 'rate',
    num: ({ settings }) => sql`day_h > ${settings.longDayH}`,
    den: 'day_h IS NOT NULL',
    needs: GAP_NEEDS,
    min: MIN_RATE,
    words: ({ longDayH }) => ({
      label: { en: 'Long days', zh: '长工作日占比' },
      meaning: {
        en: `Share of working days longer than ${longDayH} hours from first start to last end.`,
        zh: `从首次开始到末次结束超过 ${longDayH} 小时的工作日占比。`
      },
      formula: {
        en: `agent-days over ${longDayH} h / agent-days`,
        zh: `超过 ${longDayH} 小时的坐席工作日 / 坐席工作日`
      },
      source: 'METHODS 1.9'
    }),
    example: {
      rows: [day(1, { day_h: 8 }), day(2, { day_h: 10.5 }), day(3, { day_h: 9 }), day(4, { day_h: 10 })],
      value: 0.25,
      n: 4
    }
  },
  {
    ...PER_DAY,
    id: 'short_rest_count',
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: ({ settings }) => sql`rest_h < ${settings.restH}`,
    needs: GAP_NEEDS,
    min: MIN_COUNT,
    words: ({ restH }) => ({
      label: { en: 'Short rests', zh: '休息不足次数' },
      meaning: {
        en: `Working days that began less than ${restH} hours after the one before. Worth a check of the roster.`,
        zh: `距上一个工作日结束不足 ${restH} 小时即开始的工作日，值得核对排班。`
      },
      formula: {
        en: `agent-days with less than ${restH} h of rest before`,
        zh: `此前休息不足 ${restH} 小时的坐席工作日数`
      },
      source: 'METHODS 1.9'
    }),
    example: {
      rows: [day(1, { rest_h: 10.5 }), day(2, { rest_h: 14 }), day(3, { rest_h: null }), day(4, { rest_h: 11 })],
      value: 1,
      n: 1
    }
  },
  {
    ...PER_DAY,
    id: 'break_avg_s',
    unit: 'seconds',
    better: 'none',
    kind: 'mean',
    value: 'break_s',
    where: 'break_s IS NOT NULL',
    cluster: 'row',
    unavailable: ({ model }) => (model.occupancy === 'status' ? null : { text: REASONS.noBreaks }),
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: {
      label: { en: 'Break per shift', zh: '每班休息时长' },
      meaning: {
        en: 'Time in the states break and lunch per working day of a person; other pauses are not in it.',
        zh: '每人每个工作日处于休息与用餐状态的时间，不含其他停顿。'
      },
      formula: {
        en: 'seconds in break and lunch / agent-days with status',
        zh: '休息与用餐秒数 / 有状态记录的坐席工作日'
      },
      source: 'UX 5.4; METHODS 1.4'
    },
    example: { rows: [day(1, { break_s: 3600 }), day(2, { break_s: 0 }), day(3, { break_s: null })], value: 1800, n: 2 }
  },
  {
    ...PER_DAY,
    id: 'break_estimated_s',
    unit: 'seconds',
    better: 'none',
    kind: 'mean',
    value: 'long_gap_s',
    where: 'long_gap_s IS NOT NULL',
    cluster: 'row',
    basis: 'inferred',
    unavailable: ({ model }) => (model.occupancy === 'status' ? { text: REASONS.measuredBreaks } : null),
    needs: GAP_NEEDS,
    min: MIN_DAYS,
    words: ({ breakGapS }) => ({
      label: { en: 'Break per shift, estimated', zh: '每班休息时长（估算）' },
      meaning: {
        en: `Gaps of at least ${Math.round(breakGapS / 60)} minutes between contacts per working day. Waiting for calls can be in them.`,
        zh: `每个工作日中通话间至少 ${Math.round(breakGapS / 60)} 分钟的空隙，可能包含等待来电的时间。`
      },
      formula: { en: 'seconds of long gaps inside sessions / agent-days', zh: '在线时段内较长空隙的秒数 / 坐席工作日' },
      source: 'UX 5.4; METHODS 1.3'
    }),
    example: {
      model: { occupancy: 'bounds' },
      rows: [day(1, { long_gap_s: 2400 }), day(2, { long_gap_s: 1200 }), day(3, { long_gap_s: null })],
      value: 1800,
      n: 2
    }
  },
  {
    ...PER_DAY,
    id: 'over_plan_h',
    unit: 'number',
    better: 'none',
    kind: 'sum',
    value: 'overtime_s / 3600.0',
    where: 'overtime_s IS NOT NULL',
    needs: [...GAP_NEEDS, ['shifts.shift_start']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Hours over plan', zh: '超出排班工时' },
      meaning: {
        en: 'Time spent on contacts outside the planned shift, added up. Days without a shift in the roster are not in it.',
        zh: '计划班次之外用于处理通话的时间合计；排班中没有班次的工作日不计入。'
      },
      formula: { en: 'busy hours outside the planned shift, added up', zh: '计划班次之外的忙碌小时合计' },
      source: 'METHODS 1.9'
    },
    // METHODS 1.9: 2100 s over plan on the first day, none on the second
    example: {
      rows: [day(1, { overtime_s: 2100 }), day(2, { overtime_s: 0 }), day(3, { overtime_s: null })],
      value: 0.5833333333333334,
      n: 2
    }
  }
] as const satisfies readonly Metric[];
