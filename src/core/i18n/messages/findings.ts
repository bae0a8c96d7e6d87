import type { Text } from '../text.ts';

/** Why there is no comparison. */
export const COMPARE_STARTS: Text = { en: 'compare starts {date}', zh: '对比数据始于{date}' };
/** What stands for the dates of data without any. */
export const NO_DATES: Text = { en: 'no dates in the data', zh: '数据中没有日期' };
export const NO_EARLIER: Text = { en: 'nothing earlier to compare with', zh: '没有更早的数据可供对比' };

/** Sentences over the page. They restate its numbers and never guess causes. */
export const LEDE = {
  above: { en: '{label} at {value}, above the usual range', zh: '{label}为 {value}，高于常态' },
  below: { en: '{label} at {value}, below the usual range', zh: '{label}为 {value}，低于常态' },
  change: { en: ' ({change} on the previous period)', zh: '（较上期 {change}）' },
  end: { en: '.', zh: '。' },
  between: { en: ' ', zh: '' },
  steady: { en: 'No key figure is outside its usual range: ', zh: '各关键指标均在常态区间内：' },
  plain: { en: '{range}: ', zh: '{range}：' },
  part: { en: '{label} {value}', zh: '{label} {value}' },
  comma: { en: ', ', zh: '，' },
  few: { en: 'Too few to say anything in {range}.', zh: '{range}样本过少，暂不下结论。' },
  cannot: {
    en: 'No key figure can be computed from these files: each says what it needs.',
    zh: '现有文件无法计算任何关键指标，各项均注明所需数据。'
  },
  nothing: { en: 'No calls match in {range}.', zh: '{range}没有符合条件的通话。' }
} as const satisfies Record<string, Text>;

/** Titles of the panels: what was found; the first of each block is the plain name of the measure. */
export const TITLES = {
  daily: { en: 'Calls handled per day', zh: '每日处理通话量' },
  dailyMore: { en: 'More calls than before: {change}', zh: '通话量增加：{change}' },
  dailyFewer: { en: 'Fewer calls than before: {change}', zh: '通话量减少：{change}' },
  dailySame: { en: 'About as many calls as before', zh: '通话量与上期相近' },
  moreOutbound: { en: 'More calls, nearly all of the rise outbound', zh: '通话量增加，几乎全部来自外呼' },
  moreInbound: { en: 'More calls, nearly all of the rise inbound', zh: '通话量增加，几乎全部来自呼入' },
  fewerOutbound: { en: 'Fewer calls, nearly all of the drop outbound', zh: '通话量减少，几乎全部来自外呼' },
  fewerInbound: { en: 'Fewer calls, nearly all of the drop inbound', zh: '通话量减少，几乎全部来自呼入' },

  moved: { en: 'What moved', zh: '变化的指标' },
  movedSome: {
    en: '{n} {n|measure|measures} moved more than chance would',
    zh: '{n} 项指标的变化超出随机波动'
  },
  movedNone: { en: 'Nothing moved more than chance would', zh: '没有超出随机波动的变化' },

  heat: { en: 'Calls per agent-hour', zh: '每坐席工时通话数' },
  heatClock: { en: 'Calls per hour', zh: '每小时通话数' },
  heatTight: { en: '{weekday} {part} are the tightest', zh: '{weekday}{part}最紧张' },

  kept: { en: 'Promises kept by days past due', zh: '各逾期阶段的承诺履约率' },
  keptPast: { en: 'Fewer promises are kept past {days} days', zh: '逾期超过 {days} 天后，履约的承诺减少' },
  satisfactionByCause: { en: 'Satisfaction by cause', zh: '各原因的客户满意度' },

  strain: { en: 'Strain by team', zh: '各班组压力指数' },
  strainAbove: { en: 'Strain is above usual in {n} {n|team|teams}', zh: '{n} 个班组的压力指数高于常态' },
  strainBelow: { en: 'Strain is below usual in {n} {n|team|teams}', zh: '{n} 个班组的压力指数低于常态' },
  strainUsual: { en: 'Strain is within its usual range in every team', zh: '各班组的压力指数均在常态区间内' }
} as const satisfies Record<string, Text>;

/** Weekdays and parts of the day as a title says them, Monday first. */
export const WEEKDAY_NAMES: readonly Text[] = [
  { en: 'Monday', zh: '周一' },
  { en: 'Tuesday', zh: '周二' },
  { en: 'Wednesday', zh: '周三' },
  { en: 'Thursday', zh: '周四' },
  { en: 'Friday', zh: '周五' },
  { en: 'Saturday', zh: '周六' },
  { en: 'Sunday', zh: '周日' }
];
export const DAY_PART_NAMES = {
  morning: { en: 'mornings', zh: '上午' },
  afternoon: { en: 'afternoons', zh: '下午' },
  evening: { en: 'evenings', zh: '晚间' }
} as const satisfies Record<string, Text>;
