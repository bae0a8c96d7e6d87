import type { Text } from '../text.ts';

/** Steps of building the model, as shown in the progress line. */
const stages = {
  dimensions: { en: 'Names and groups', zh: '名称与分组' },
  cases: { en: 'Cases', zh: '案件' },
  calls: { en: 'Calls', zh: '通话' },
  workdays: { en: 'Working days', zh: '工作日' },
  promises: { en: 'Promises and payments', zh: '承诺与还款' },
  strain: { en: 'Strain risk', zh: '压力风险' },
  info: { en: 'Checks', zh: '数据检查' }
} as const satisfies Record<string, Text>;

/** Words of the model: steps, and what its checks say about the data. */
export const MODEL = { stages } as const;
