import type { Metric } from '../metric.ts';
import { HANDLED_NEEDS, MIN_RATE, MIN_SCORE } from './parts.ts';

const shared = { group: 'satisfaction', family: 'satisfaction', fact: 'call_fact' } as const;
const NEEDS = [...HANDLED_NEEDS, ['calls.csat']] as const;

const rated = (agent: number, csat: number | null) => ({
  day: 10,
  agent,
  handled: true,
  csat,
  csat_top: csat === null ? null : csat >= 4
});
const rows = [rated(1, 5), rated(1, 4), rated(2, 3), rated(3, 4), rated(3, null), { day: 10, handled: false, csat: 1, csat_top: false }]; // prettier-ignore

/** How customers rate handled contacts (METHODS 2.5; METRIC-DEFINITIONS). Those who answer may differ from those who do not. */
export const SATISFACTION = [
  {
    ...shared,
    id: 'csat_avg',
    unit: 'score',
    better: 'higher',
    kind: 'mean',
    value: 'csat',
    where: 'handled',
    cluster: 'agent',
    needs: NEEDS,
    min: MIN_SCORE,
    words: {
      label: { en: 'Satisfaction (CSAT)', zh: '客户满意度' },
      short: { en: 'Satisfaction', zh: '满意度' },
      meaning: { en: 'Mean rating of handled contacts.', zh: '已处理通话的平均评分。' },
      formula: { en: 'sum of ratings / ratings', zh: '评分合计 / 评价数' },
      source: 'METHODS 0.5, 2.5'
    },
    example: { rows, value: 4, n: 4 }
  },
  {
    ...shared,
    id: 'csat_share',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'csat_top',
    den: 'handled AND csat_top IS NOT NULL',
    needs: NEEDS,
    min: MIN_RATE,
    words: {
      label: { en: 'Satisfied', zh: '满意率' },
      meaning: {
        en: 'Share of ratings in the top two of five (the top 40% of other scales).',
        zh: '评分中处于五分制最高两档（其他量表最高 40%）的占比。'
      },
      formula: { en: 'ratings of 4 and 5 / ratings', zh: '4 分与 5 分的评价 / 评价数' },
      source: 'METRIC-DEFINITIONS'
    },
    example: { rows, value: 0.75, n: 4 }
  },
  {
    ...shared,
    id: 'csat_response_rate',
    unit: 'ratio',
    better: 'higher',
    kind: 'rate',
    num: 'csat IS NOT NULL',
    den: 'handled',
    needs: NEEDS,
    min: MIN_RATE,
    words: {
      label: { en: 'Response rate', zh: '参评率' },
      meaning: { en: 'Share of handled contacts with a rating.', zh: '已处理通话中有评分的占比。' },
      formula: { en: 'ratings / contacts handled', zh: '评价数 / 处理通话量' },
      source: 'METHODS 2.5'
    },
    example: { rows, value: 0.8, n: 5 }
  }
] as const satisfies readonly Metric[];
