import type { Text } from '../text.ts';

/** The data dictionary: what every measure is, what it needs and how it is computed. */
export const DICTIONARY = {
  title: { en: 'Dictionary of measures', zh: '指标词典' },
  subtitle: {
    en: '{n} measures: meaning, formula, what each needs and how sure it is',
    zh: '共 {n} 个指标：含义、公式、所需数据与可靠程度'
  },
  search: { en: 'Find a measure', zh: '查找指标' },
  placeholder: { en: 'Name, id or column', zh: '名称、编号或列名' },
  found: { en: '{n} {n|measure|measures} found', zh: '找到 {n} 个指标' },
  none: { en: 'No measure matches these words.', zh: '没有符合的指标。' },
  link: { en: 'Link to {metric}', zh: '{metric}的链接' },
  id: { en: 'Id', zh: '编号' },
  meaning: { en: 'What it says', zh: '含义' },
  formula: { en: 'Formula', zh: '公式' },
  unit: { en: 'Unit', zh: '单位' },
  needs: { en: 'Needs', zh: '所需数据' },
  sample: { en: 'Smallest sample', zh: '最小样本' },
  sampleText: { en: 'shown from {show}, compared from {compare}', zh: '满 {show} 显示，满 {compare} 比较' },
  sampleEvents: { en: ' with {events} events of each outcome', zh: '，且每种结果至少 {events} 例' },
  sampleNone: { en: 'none: it stands for itself', zh: '无：按实际数显示' },
  interval: { en: 'Interval', zh: '区间' },
  table: { en: 'Counted rows', zh: '计数的行' },
  source: { en: 'Source', zh: '出处' },
  sql: { en: 'SQL over everything loaded', zh: '针对全部载入数据的 SQL' },
  sqlOf: { en: 'SQL of {metric}', zh: '{metric}的 SQL' },
  inData: { en: 'in your data', zh: '数据中已有' },
  missing: { en: 'missing', zh: '缺少' },
  computable: { en: 'can be computed', zh: '可计算' },
  cannot: { en: 'Not with this data: {reason}', zh: '当前数据无法计算：{reason}' },
  or: { en: ' or ', zh: '或' }
} as const satisfies Record<string, Text>;

/** Units in words. */
export const UNIT_WORDS = {
  count: { en: 'count', zh: '数量' },
  seconds: { en: 'seconds, shown as minutes and hours', zh: '秒，按分、时显示' },
  ratio: { en: 'share, 0–1, shown in percent', zh: '占比（0–1），按百分比显示' },
  money: { en: 'currency units', zh: '货币单位' },
  score: { en: 'points of the rating scale', zh: '评分量表的分数' },
  index: { en: 'points, 0–100', zh: '分（0–100）' },
  per_hour: { en: 'per hour', zh: '每小时' },
  days: { en: 'days', zh: '天' },
  number: { en: 'number', zh: '数值' }
} as const satisfies Record<string, Text>;

/** How the 95 % interval of a figure comes about (METHODS 0.5). */
export const INTERVAL_WORDS = {
  share: {
    en: '95%: Wilson; exact (Clopper–Pearson) below 40',
    zh: '95%：Wilson；样本少于 40 时为精确区间（Clopper–Pearson）'
  },
  clusterDays: {
    en: '95%: linearised ratio over agent-days (Cochran)',
    zh: '95%：以坐席工作日为单位的线性化比率区间（Cochran）'
  },
  clusterPeople: {
    en: '95%: linearised ratio over people (Cochran)',
    zh: '95%：以坐席为单位的线性化比率区间（Cochran）'
  },
  clusterCases: {
    en: '95%: linearised ratio over cases (Cochran)',
    zh: '95%：以案件为单位的线性化比率区间（Cochran）'
  },
  clusterRows: {
    en: '95%: linearised ratio over the counted rows (Cochran)',
    zh: '95%：以计数行为单位的线性化比率区间（Cochran）'
  },
  people: { en: '95%: bootstrap of people, seeded', zh: '95%：对坐席的自助抽样（固定种子）' },
  parts: { en: '95%: t over people', zh: '95%：对坐席的 t 区间' },
  survival: {
    en: '95%: where the log-log limits of the curve pass one half',
    zh: '95%：曲线的 log-log 界限通过二分之一处'
  },
  none: { en: 'none', zh: '无' }
} as const satisfies Record<string, Text>;

/** How the limits of a ratio over clusters keep within what it can be. */
export const INTERVAL_LIMITS = {
  share: { en: 'between 0 and 100 % by Wilson’s limits', zh: '以 Wilson 界限保持在 0–100% 之间' },
  log: { en: 't on the log scale', zh: '对数尺度上的 t 区间' }
} as const satisfies Record<string, Text>;

/** What one row of a fact table is. */
export const FACT_WORDS = {
  call_fact: { en: 'calls, legs folded', zh: '通话（合并各段）' },
  leg_fact: { en: 'contacts of a person', zh: '坐席的联系' },
  spell_fact: { en: 'stretches without a pause', zh: '连续无间歇时段' },
  agent_day: { en: 'working days of people', zh: '坐席工作日' },
  case_fact: { en: 'cases', zh: '案件' },
  promise_fact: { en: 'promises', zh: '承诺' },
  payment_fact: { en: 'payments', zh: '还款' },
  presence_fact: { en: 'hours of presence', zh: '在岗小时' },
  instalment_fact: { en: 'instalments', zh: '分期' },
  case_step: { en: 'cases with their steps', zh: '案件及其步骤' },
  dimension_value: { en: 'values', zh: '取值' }
} as const satisfies Record<string, Text>;
