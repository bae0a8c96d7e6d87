import type { Text } from '../text.ts';

/** Willingness as cases hold it. */
const willingness = {
  willing: { en: 'willing', zh: '愿意还款' },
  partly: { en: 'partly willing', zh: '意愿一般' },
  unwilling: { en: 'not willing', zh: '不愿还款' },
  unable: { en: 'not able', zh: '无力还款' },
  unknown: { en: 'willingness not recorded', zh: '意愿未记录' },
  other: { en: 'several together', zh: '多项合并' }
} as const satisfies Record<string, Text>;

/** The page Situations & steps. */
export const SITUATIONS_PAGE = {
  question: {
    en: 'Which situations are hard, and which step takes the time?',
    zh: '哪些情形较难处理，哪个步骤最耗时？'
  },
  hint: {
    en: 'Add calls with a cause, or cases with their steps, to see it.',
    zh: '添加含原因的通话或含步骤的案件后即可查看。'
  },
  table: { en: 'Situations', zh: '各类情形' },
  tableSubtitle: {
    en: 'Work, hard calls, satisfaction and repayment by cause; the tick is the previous period',
    zh: '按原因列出工作量、高难度通话、满意度与还款；短线为上期'
  },
  tableHard: { en: 'Hard calls are most frequent in {cause}', zh: '{cause}的高难度通话占比最高' },
  cause: { en: 'Cause', zh: '原因' },
  all: { en: 'All', zh: '全部' },
  outside: {
    en: '{n} more handled calls have no cause recorded; they count in All only.',
    zh: '另有 {n} 通已处理通话未记录原因，仅计入“全部”。'
  },
  needsCause: { en: 'needs cause', zh: '需要原因' },
  needsCases: { en: 'needs cases', zh: '需要案件数据' },
  coverage: { en: 'The seven steps, as recorded', zh: '七个步骤的记录覆盖率' },
  coverageSubtitle: {
    en: 'Share of cases to which the step applies, 95% interval',
    zh: '适用案件中的占比，含 95% 区间'
  },
  coverageLeast: { en: 'Least often recorded: {step}', zh: '记录最少的步骤：{step}' },
  recorded: { en: 'recorded', zh: '有记录' },
  unknown: { en: 'unknown {share}', zh: '未知 {share}' },
  coverageFoot: {
    en: 'What is not recorded may still have been done. Every applicable step recorded in {complete} of cases.',
    zh: '未记录不等于未做。{complete} 的案件适用步骤均有记录。'
  },
  cure: { en: 'Steps and cure', zh: '步骤与回正' },
  cureSubtitle: {
    en: 'Difference of the cure rate of comparable cases with and without the step by day {day}',
    zh: '第 {day} 天前有、无该步骤的可比案件，回正率之差'
  },
  cureFoot: {
    en: 'An association, no effect: willing customers get more steps and pay more often.',
    zh: '仅为关联，不是效果：愿意配合的客户步骤更多，也更常还款。'
  },
  landmark: { en: 'Step done by day', zh: '步骤完成于第几天前' },
  day: { en: 'Day {n}', zh: '第 {n} 天' },
  difference: { en: 'difference', zh: '差值' },
  withStep: { en: 'cured with it', zh: '有步骤的回正率' },
  withoutStep: { en: 'cured without it', zh: '无步骤的回正率' },
  tooFewCases: { en: 'Too few comparable cases to say', zh: '可比案件过少，暂不下结论' },
  readMore: { en: 'How to read this', zh: '解读说明' },
  matrix: { en: 'Steps by situation', zh: '各情形的步骤' },
  matrixSubtitle: {
    en: 'Share of cases with the step recorded; below it the median days from assignment',
    zh: '有该步骤记录的案件占比，下方为分配后天数的中位数'
  },
  step: { en: 'Step', zh: '步骤' },
  share: { en: 'share', zh: '占比' },
  days: { en: '{n} d', zh: '{n} 天' },
  medianDays: { en: 'median days', zh: '天数中位数' },
  shortSteps: [
    { en: '1 Analyse', zh: '1 分析' },
    { en: '2 Contact', zh: '2 联系' },
    { en: '3 Explain', zh: '3 说明' },
    { en: '4 Plan', zh: '4 方案' },
    { en: '5 Relief', zh: '5 帮扶' },
    { en: '6 Remind', zh: '6 提醒' },
    { en: '7 Follow up', zh: '7 跟进' }
  ],
  time: { en: 'Agent time by situation', zh: '各情形的坐席用时' },
  timeSubtitle: { en: 'Hours on calls, by what they were spent on', zh: '通话用时（小时），按用途划分' },
  timeReaching: { en: 'Trying to reach customers takes {share} of the time', zh: '{share} 的时间用于尝试联系客户' },
  timeUnknown: {
    en: 'Calls without a known cause take another {hours} hours (in the table).',
    zh: '原因未知的通话另占 {hours} 小时（见数据表）。'
  },
  timeKnown: {
    en: 'All parts are known for {share} of the calls handled; what is unknown is left out of the sums.',
    zh: '{share} 的已处理通话各部分时长均有记录；未记录的部分未计入合计。'
  },
  parts: {
    reaching: { en: 'attempts that reached nobody', zh: '未接通的拨打' },
    rightParty: { en: 'with the right party', zh: '与本人通话' },
    others: { en: 'with others, or not recorded', zh: '与他人通话或未记录' },
    after: { en: 'after-call work', zh: '话后处理' }
  },
  total: { en: 'hours', zh: '小时' },
  outcome: { en: 'What works in which situation', zh: '各情形的结果' },
  outcomeSubtitle: { en: '{measure} by cause, 95% interval', zh: '{measure}，按原因，95% 区间' },
  outcomeFoot: {
    en: 'Situations differ in many ways: a difference is no effect of the work.',
    zh: '各情形本身存在差异，结果之差不代表工作效果。'
  },
  channels: { en: 'Channels', zh: '各渠道' },
  channelsSubtitle: { en: 'How often each is used, and what came of it', zh: '使用占比与结果' },
  channel: { en: 'Channel', zh: '渠道' },
  contacts: { en: 'Contacts', zh: '联系数' },
  shareOf: { en: 'Share', zh: '占比' },
  reminders: { en: 'Reminders: {list}', zh: '提醒：{list}' },
  reminderChannels: {
    sms: { en: 'SMS', zh: '短信' },
    push: { en: 'Push', zh: '推送' },
    letter: { en: 'Letter', zh: '信函' }
  },
  transfers: { en: 'Who hands over to whom', zh: '转接去向' },
  transfersSubtitle: { en: 'Calls handed over, from (rows) to (columns)', zh: '转接通话数，由（行）至（列）' },
  from: { en: 'From', zh: '由' },
  to: { en: 'To', zh: '至' },
  calls: { en: 'calls', zh: '通话' },
  noTransfers: { en: 'No call in this selection has legs of two people.', zh: '所选范围内没有两人经手的通话。' },
  segments: { en: 'Segments', zh: '细分情形' },
  segmentsOnPaper: {
    en: 'The {shown} segments with most cases, of {all}; “With tables” lists all.',
    zh: '案件最多的 {shown} 个细分情形，共 {all} 个；“附数据表”可列出全部。'
  },
  segmentsSubtitle: {
    en: 'Cause, days past due and willingness: how many cases, how much work, what came of it',
    zh: '原因、逾期阶段与还款意愿：案件数、工作量与结果'
  },
  dpd: { en: 'Days past due', zh: '逾期阶段' },
  segment: { en: 'Segment', zh: '细分' },
  cases: { en: 'Cases', zh: '案件' },
  figures: {
    attempts_per_case: { en: 'Attempts per case', zh: '每案拨打次数' },
    handle_s_per_case: { en: 'Time per case', zh: '每案用时' },
    aht_s: { en: 'Handling time', zh: '平均处理时长' },
    promised_case_rate: { en: 'Promised', zh: '承诺率' },
    kept_rate: { en: 'Kept', zh: '履约率' },
    cure_rate: { en: 'Cure rate', zh: '回正率' },
    csat_avg: { en: 'Satisfaction', zh: '满意度' }
  },
  willingness,
  cards: { en: 'Service cards', zh: '服务卡片' },
  cardsSubtitle: {
    en: 'What to ask, explain and offer in each situation. Edit it to your rules; changes stay on this computer.',
    zh: '各情形下询问、说明与可提供的方案。可按本单位规则修改，修改仅保存在本机。'
  },
  edit: { en: 'Edit', zh: '编辑' },
  done: { en: 'Done', zh: '完成' },
  restore: { en: 'Restore', zh: '恢复初稿' },
  printCard: { en: 'Print this card', zh: '打印此卡片' },
  edited: { en: 'edited here', zh: '已在本机修改' },
  onePerLine: { en: 'One point per line', zh: '每行一条' },
  matching: { en: 'In your data: {causes}', zh: '对应数据中的：{causes}' }
} as const;
