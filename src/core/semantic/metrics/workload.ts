import { REASONS } from '#core/i18n/messages/metrics.ts';
import { sql } from '#core/sql/sql.ts';
import type { Metric } from '../metric.ts';
import { MIN_COUNT, MIN_DAYS, MIN_RATE } from './parts.ts';

const GAP_NEEDS = [['calls.agent_id'], ['calls.start_at'], ['calls.talk_s', 'calls.end_at']] as const;
const shared = { group: 'workload', family: 'workload', fact: 'agent_day' } as const;

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
const day = (cluster: number, columns: Record<string, number | null>) => ({ cluster, agent: cluster, day: 10, ...columns }); // prettier-ignore

/** How full the days are (METHODS 1.3–1.10). */
export const WORKLOAD = [
  {
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
  },
  {
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
    ...shared,
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
  },
  {
    ...shared,
    id: 'workload_gini',
    unit: 'number',
    better: 'lower',
    kind: 'gini',
    value: 'busy_s / 3600.0',
    where: 'busy_s IS NOT NULL',
    minDays: 5,
    needs: GAP_NEEDS,
    min: { show: 5, compare: 5 },
    words: {
      label: { en: 'Spread of work', zh: '工作量分布不均度' },
      meaning: {
        en: 'How unevenly busy hours per working day are spread over people: 0 is even, 1 is all on one person.',
        zh: '人均每日忙碌小时的分布：0 为完全均匀，1 为集中于一人。'
      },
      formula: {
        en: 'Gini coefficient, corrected for small groups, of busy hours per worked day; people with 5 days or more',
        zh: '每工作日忙碌小时的基尼系数（小样本校正），仅含工作满 5 天的坐席'
      },
      source: 'METHODS 1.12; DECISIONS'
    },
    // Hours a day 4, 5, 6, 7, 8: 2 · (4 + 10 + 18 + 28 + 40) / (5 · 30) − 6/5 = 2/15, times 5/4
    example: {
      rows: [4, 5, 6, 7, 8].flatMap((hours, agent) =>
        [1, 2, 3, 4, 5].map((at) => ({ cluster: agent * 10 + at, agent, day: at, busy_s: hours * 3600 }))
      ),
      value: 1 / 6,
      n: 5
    }
  },
  {
    ...shared,
    id: 'open_cases_per_agent',
    fact: 'case_fact',
    unit: 'number',
    better: 'none',
    kind: 'quotient',
    num: 'open_assigned_cases',
    den: 'people_worked',
    needs: [['cases.case_id'], ['cases.agent_id'], ['cases.opened_date', 'cases.assigned_date'], ['calls.agent_id']],
    min: { show: 1, compare: 5 },
    words: {
      label: { en: 'Open cases per agent', zh: '人均在办案件' },
      meaning: {
        en: 'Assigned cases open at the end of the range per person who worked in it. Unassigned cases are not in it.',
        zh: '期末已分派的在办案件，按期内有工作日的坐席人均；未分派案件不计入。'
      },
      formula: { en: 'open assigned cases / people with a worked day', zh: '已分派在办案件 / 有工作日的坐席数' },
      source: 'DECISIONS'
    },
    example: {
      rows: [
        { case_no: 1, opened_day: 5, assigned: true },
        { case_no: 2, opened_day: 5, assigned: true },
        { case_no: 3, opened_day: 5, assigned: true },
        { case_no: 4, opened_day: 5, assigned: false },
        { case_no: 5, opened_day: 5, closed_day: 20, assigned: true }
      ],
      others: { agent_day: [{ cluster: 1, agent: 1, day: 10 }, { cluster: 2, agent: 2, day: 10 }, { cluster: 3, agent: 2, day: 11 }] }, // prettier-ignore
      value: 1.5,
      n: 2
    }
  },
  {
    ...shared,
    id: 'backlog_days',
    unit: 'days',
    better: 'lower',
    kind: 'ratio',
    num: 'overdue_n',
    den: 'capacity_n',
    where: ({ to, asOf }) => sql`${to} >= ${asOf} AND capacity_n > 0`,
    cluster: 'row',
    date: null,
    nothing: REASONS.backlogNow,
    needs: [['cases.case_id'], ['cases.agent_id'], ['cases.next_action_date'], ['calls.agent_id'], ['calls.start_at']],
    min: { show: 1, compare: 5 },
    words: {
      label: { en: 'Backlog', zh: '积压天数' },
      meaning: {
        en: 'Working days it would take to do the actions that are overdue, at the pace of the last 20 worked days. Only for the end of the data; people with fewer than 10 worked days and unassigned cases are not in it.',
        zh: '按最近 20 个工作日的节奏，处理完逾期行动所需的工作日。仅针对数据截止日；工作日不足 10 天的坐席与未分派案件不计入。'
      },
      formula: {
        en: 'overdue actions / (outbound attempts and recorded steps per worked day)',
        zh: '逾期行动 /（每工作日的外呼拨打与步骤记录数）'
      },
      source: 'DECISIONS; METHODS 1.11'
    },
    // (30 + 10 overdue) / (20 + 20 a day); a day without a capacity does not count
    example: {
      rows: [
        { cluster: 1, agent: 1, day: 1000, overdue_n: 30, capacity_n: 20 },
        { cluster: 2, agent: 2, day: 998, overdue_n: 10, capacity_n: 20 },
        { cluster: 3, agent: 1, day: 999 }
      ],
      value: 1,
      n: 2
    }
  },
  {
    ...shared,
    id: 'people_worked',
    hidden: true,
    unit: 'count',
    better: 'none',
    kind: 'distinct',
    column: 'agent',
    where: 'agent IS NOT NULL',
    needs: [['calls.agent_id']],
    min: MIN_COUNT,
    words: {
      label: { en: 'People who worked', zh: '有工作日的坐席数' },
      meaning: { en: 'People with a worked day.', zh: '期内有工作日的坐席。' },
      formula: { en: 'number of people', zh: '人数' },
      source: 'DECISIONS'
    },
    example: { rows: [day(1, {}), day(2, {}), { cluster: 3, agent: 2, day: 11 }], value: 2, n: 2 }
  },
  {
    ...shared,
    id: 'stretches',
    fact: 'spell_fact',
    hidden: true,
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: 'true',
    needs: GAP_NEEDS,
    min: MIN_COUNT,
    words: ({ lullS }) => ({
      label: { en: 'Stretches without a pause', zh: '连续无间歇时段' },
      meaning: {
        en: `Voice contacts in a row without a lull of ${Math.round(lullS / 60)} minutes or a recorded break. A lull ends a stretch although nobody may leave the desk, so breaks that people lack are understated.`,
        zh: `语音通话连续进行，其间没有 ${Math.round(lullS / 60)} 分钟的空闲或有记录的休息。空闲即结束一段，但未必能离席，因此会低估休息的不足。`
      },
      formula: { en: 'number of stretches', zh: '时段数' },
      source: 'METHODS 1.8; DECISIONS'
    }),
    example: { rows: [{ agent: 1, day: 10, seconds: 600 }, { agent: 1, day: 10, seconds: 60 }], value: 2, n: 2 } // prettier-ignore
  },
  {
    ...shared,
    id: 'contacts_worked',
    fact: 'leg_fact',
    hidden: true,
    unit: 'count',
    better: 'none',
    kind: 'count',
    where: 'true',
    needs: [['calls.agent_id']],
    min: MIN_COUNT,
    words: {
      label: { en: 'Contacts that took time', zh: '占用坐席的通话' },
      meaning: {
        en: 'Contacts that occupied a person, unanswered outbound attempts included.',
        zh: '占用坐席时间的通话，含未接通的外呼。'
      },
      formula: { en: 'number of contacts', zh: '通话数' },
      source: 'METHODS 0.7'
    },
    example: { rows: [{ day: 10 }, { day: 11 }], value: 2, n: 2 }
  }
] as const satisfies readonly Metric[];
