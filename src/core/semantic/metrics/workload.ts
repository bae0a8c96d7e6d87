import { REASONS } from '#core/i18n/messages/metrics.ts';
import { sql } from '#core/sql/sql.ts';
import type { Metric } from '../metric.ts';
import { day, GAP_NEEDS, MIN_COUNT, PER_DAY } from './parts.ts';

/** How work is spread over people, and what waits (METHODS 1.11, 1.12). */
export const WORKLOAD = [
  {
    ...PER_DAY,
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
    ...PER_DAY,
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
    ...PER_DAY,
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
    ...PER_DAY,
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
    ...PER_DAY,
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
    ...PER_DAY,
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
