import type { Text } from '../text.ts';

/** The seven service steps, in the past tense of evidence. */
export const STEP_NAMES: readonly Text[] = [
  { en: 'Situation analysed', zh: '分析情形' },
  { en: 'Contact made', zh: '取得联系' },
  { en: 'Consequences explained', zh: '说明后果' },
  { en: 'Plan agreed', zh: '达成方案' },
  { en: 'Flexible relief considered', zh: '考虑困难帮扶' },
  { en: 'Reminder sent', zh: '发送提醒' },
  { en: 'Followed up', zh: '后续跟进' }
];

/** What counts as evidence of each step where no column of its own says so (METHODS 7.1). */
export const STEP_EVIDENCE: readonly Text[] = [
  { en: 'cause, balance and days past due are recorded', zh: '已记录原因、余额和逾期天数' },
  { en: 'at least one right-party contact', zh: '至少一次本人接通' },
  { en: 'only its own column can say so', zh: '仅能由专门的列说明' },
  { en: 'a promise, instalments or a settlement after the first right-party contact', zh: '首次本人接通后有承诺、分期或和解记录' },
  { en: 'relief granted, declined or not eligible; a waiver, instalments or a deferral', zh: '帮扶已批准、已拒绝或不符合条件；或有减免、分期、延期' },
  { en: 'a reminder in the last three days before the due date', zh: '到期前三天内发送过提醒' },
  { en: 'an attempt within two working days of the broken promise', zh: '失约后两个工作日内有跟进' }
]; // prettier-ignore

/** To which cases each step applies. Recorded coverage: what is not recorded may still have been done. */
export const STEP_MEANINGS: readonly Text[] = [
  { en: 'Of the cases that were worked, the share whose situation is recorded as looked into.', zh: '已跟进案件中，记录显示已分析情形的占比。' },
  { en: 'Of the cases that were attempted, the share in which the right person was reached.', zh: '已拨打案件中，接通本人的占比。' },
  { en: 'Of the cases in contact, the share in which record, fees and interest are recorded as explained.', zh: '已取得联系的案件中，记录显示已说明征信、费用与利息后果的占比。' },
  { en: 'Of the cases in contact, the share with a plan agreed. Read it together with promises kept.', zh: '已取得联系的案件中，达成还款方案的占比；请与承诺履约率一并查看。' },
  { en: 'Of the cases in contact with hardship, a broken promise or 60 days past due and more, the share in which relief was considered, granted or not.', zh: '已取得联系且存在困难、失约或逾期 60 天及以上的案件中，考虑过帮扶（无论是否批准）的占比。' },
  { en: 'Of the cases with a plan whose date has come, the share reminded before it.', zh: '方案已到期的案件中，到期前发送过提醒的占比。' },
  { en: 'Of the cases with a broken promise, the share tried again within two working days.', zh: '失约案件中，两个工作日内再次跟进的占比。' }
]; // prettier-ignore

/** What stands beside coverage. */
export const COVERAGE = {
  recorded: {
    en: 'Recorded coverage: what is not recorded may still have been done.',
    zh: '此为记录覆盖率：未记录不等于未做。'
  },
  unknown: { en: '{share} % unknown: the rate is greyed', zh: '{share}% 未知：比率以灰色显示' },
  noEvidence: { en: 'nothing in the data tells this step', zh: '数据中没有该步骤的依据' },
  complete: { en: 'Every applicable step recorded as done', zh: '适用步骤均有完成记录' },
  inOrder: { en: 'Complete cases with steps in order', zh: '完整案件中步骤顺序正确' }
} as const satisfies Record<string, Text>;

/** Sentences of the comparison with cure (METHODS 7.2). Parameters of numbers come formatted as shown. */
export const ASSOCIATION = {
  more: {
    en: 'Among comparable cases still open on day {day}, cases with this step recorded ({step}) were cured {points} points more often (95 % {lo} to {hi}).',
    zh: '在第 {day} 天仍未结案的可比案件中，有该步骤记录（{step}）的案件回正比例高 {points} 个百分点（95% 区间 {lo} 至 {hi}）。'
  },
  less: {
    en: 'Among comparable cases still open on day {day}, cases with this step recorded ({step}) were cured {points} points less often (95 % {lo} to {hi}).',
    zh: '在第 {day} 天仍未结案的可比案件中，有该步骤记录（{step}）的案件回正比例低 {points} 个百分点（95% 区间 {lo} 至 {hi}）。'
  },
  none: {
    en: 'No clear association with cure for this step ({step}): {points} points among comparable cases still open on day {day} (95 % {lo} to {hi}).',
    zh: '该步骤（{step}）与回正无明确关联：第 {day} 天仍未结案的可比案件相差 {points} 个百分点（95% 区间 {lo} 至 {hi}）。'
  },
  tooFew: {
    en: 'Too few comparable cases to say anything about this step ({step}).',
    zh: '可比案件过少，该步骤（{step}）暂不下结论。'
  },
  eValue: {
    en: 'This is an association. An unmeasured factor associated with both by a risk ratio of {e} could explain it.',
    zh: '这只是关联。若某个未测量因素与两者的风险比均达到 {e}，即可解释这一结果。'
  },
  confounding: {
    en: 'Willing customers who can be reached get more steps and pay more often, whatever the steps do: this is no evidence that a step causes payment.',
    zh: '愿意配合、能够联系上的客户会完成更多步骤，也更常还款，与步骤本身是否有效无关：这不能证明步骤带来还款。'
  },
  time: {
    en: 'Time: cases cured early have no time for later steps; hence only cases still open on the day named are compared.',
    zh: '时间：较早回正的案件来不及完成后续步骤，因此只比较在所示日期仍未结案的案件。'
  },
  recording: {
    en: 'Recording: who records diligently also works diligently; the second line compares within the same agent.',
    zh: '记录：记录认真者工作也认真；第二行在同一坐席内比较。'
  },
  required: {
    en: 'Explaining consequences and considering relief are required whatever their association with payment.',
    zh: '说明后果和考虑困难帮扶均为必做步骤，与其和还款的关联无关。'
  },
  chance: {
    en: 'Seven steps were tested; flags hold at a false discovery rate of 10 %.',
    zh: '共检验七个步骤，标记按 10% 错误发现率控制。'
  },
  usable: {
    en: '{share} % of cases lie in groups that hold both kinds of cases.',
    zh: '{share}% 的案件位于同时包含两类案件的分组中。'
  },
  coverage: { en: 'at least the usual share of steps', zh: '步骤覆盖不低于中位数' }
} as const satisfies Record<string, Text>;

/** Segments of situations. */
export const SEGMENTS = {
  merged: { en: 'Segments of fewer than {min} cases are put together or withheld.', zh: '少于 {min} 个案件的分组已合并或不显示。' },
  withheld: { en: 'fewer than {min} cases', zh: '少于 {min} 个案件' }
} as const satisfies Record<string, Text>; // prettier-ignore

/** Channels. */
export const CHANNELS = {
  chosen: {
    en: 'Customers and agents choose the channel: differences between channels are no effect of the channel.',
    zh: '渠道由客户和坐席选择：渠道之间的差异并非渠道本身的效果。'
  }
} as const satisfies Record<string, Text>;
