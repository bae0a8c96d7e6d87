import type { Text } from '../text.ts';

/** The report that a page prints as (UX 12). */
export const REPORT = {
  preview: { en: 'Report preview', zh: '报告预览' },
  print: { en: 'Print or save as PDF', zh: '打印或存为 PDF' },
  close: { en: 'Back to the page', zh: '返回页面' },
  tables: { en: 'With tables', zh: '附数据表' },
  period: { en: 'Period', zh: '周期' },
  filters: { en: 'Filters', zh: '筛选' },
  noFilters: { en: 'none', zh: '无' },
  compare: { en: 'Compared with', zh: '对比' },
  made: { en: 'Made on', zh: '生成时间' },
  files: { en: 'Data files', zh: '数据文件' },
  sample: { en: 'sample data: {files}', zh: '示例数据：{files}' },
  filter: { en: '{filter}: {values}', zh: '{filter}：{values}' },
  list: { en: ', ', zh: '、' },
  between: { en: '; ', zh: '；' },
  sampleSize: { en: 'n = {n}', zh: 'n = {n}' },
  definitions: { en: 'Definitions', zh: '指标定义' },
  formula: { en: 'Formula', zh: '公式' },
  reading: { en: 'How to read this report', zh: '阅读说明' },
  minimum: {
    en: 'Minimum samples: a rate, mean or median is shown from 20 contacts and compared from 50; a 90th percentile is shown from 50; a satisfaction score from 30 ratings; a heat-map cell is solid from 5 agent-hours; figures per working day from 5 agent-days; strain of a group from {people} people with 5 scored days each. What lies under that is hollow or says “too few”.',
    zh: '最小样本：比率、均值与中位数满 20 次联系才显示，满 50 次才对比；第 90 百分位满 50 次才显示；满意度满 30 条评分；热力图单元满 5 坐席工时才实心显示；按工作日计的指标满 5 个坐席日；群体压力指数至少 {people} 人且每人 5 个计分日。不足者以空心标记或注明“样本过少”。'
  },
  intervals: {
    en: 'Intervals are 95%. A soft band is the usual range (middle 80% of windows of this length in the 26 weeks before), a short tick the period compared with. Overlapping intervals are no difference.',
    zh: '区间均为 95%。浅色带为常态区间（此前 26 周内等长时段的中间 80%），短竖线为对比周期。区间重叠不视为差异。'
  },
  masked: { en: 'Names of people are masked', zh: '人员姓名已脱敏' },
  shown: { en: 'Names of people are shown', zh: '本报告显示人员姓名' },
  page: { en: 'Page {page} of {pages}', zh: '第 {page} 页，共 {pages} 页' },
  view: { en: 'View', zh: '视图地址' }
} as const satisfies Record<string, Text>;
