import type { Text } from '../text.ts';

/** Names of the groups of metrics. */
export const GROUPS = {
  volume: { en: 'Volume', zh: '话务量' },
  handling: { en: 'Handling', zh: '处理' },
  workload: { en: 'Workload', zh: '工作负荷' },
  emotional: { en: 'Emotional demand', zh: '情绪负荷' },
  strain: { en: 'Strain', zh: '压力' },
  contact: { en: 'Contact', zh: '触达' },
  repayment: { en: 'Repayment', zh: '还款' },
  satisfaction: { en: 'Satisfaction', zh: '满意度' },
  steps: { en: 'Service steps', zh: '服务步骤' }
} as const satisfies Record<string, Text>;

/** What a missing column is called in `needs …`: `table.column`. */
export const COLUMN_WORDS: Readonly<Record<string, Text>> = {
  'calls.start_at': { en: 'the start of calls', zh: '通话开始时间' },
  'calls.agent_id': { en: 'agent', zh: '坐席' },
  'calls.channel': { en: 'channel', zh: '渠道' },
  'calls.direction': { en: 'direction', zh: '呼入或外呼方向' },
  'calls.wait_s': { en: 'wait time', zh: '等待时长' },
  'calls.ring_s': { en: 'ringing time', zh: '振铃时长' },
  'calls.talk_s': { en: 'talk time', zh: '通话时长' },
  'calls.hold_s': { en: 'hold time', zh: '保持时长' },
  'calls.wrap_s': { en: 'after-call work', zh: '话后处理时长' },
  'calls.end_at': { en: 'the end of calls', zh: '通话结束时间' },
  'calls.disposition': { en: 'result code', zh: '通话结果' },
  'calls.leg_no': { en: 'leg number', zh: '通话段编号' },
  'calls.call_id': { en: 'call id', zh: '通话编号' },
  'calls.rpc': { en: 'right-party contact', zh: '本人接通标记' },
  'calls.case_id': { en: 'case id in calls', zh: '通话中的案件编号' },
  'calls.customer_id': { en: 'customer id', zh: '客户编号' },
  'calls.csat': { en: 'satisfaction score', zh: '满意度评分' },
  'calls.abuse': { en: 'a flag of difficult calls', zh: '高难度通话标记' },
  'calls.threat': { en: 'a flag of threats', zh: '威胁标记' },
  'calls.complaint': { en: 'complaint flag', zh: '投诉标记' },
  'calls.escalated': { en: 'escalation flag', zh: '升级处理标记' },
  'calls.transferred': { en: 'transfer flag', zh: '转接标记' },
  'calls.refused': { en: 'refusal flag', zh: '拒付标记' },
  'calls.customer_emotion': { en: 'customer emotion', zh: '客户情绪' },
  'cases.case_id': { en: 'a cases file', zh: '案件文件' },
  'cases.agent_id': { en: 'agent of the case', zh: '案件坐席' },
  'cases.balance': { en: 'balance', zh: '欠款余额' },
  'cases.balance_at_assignment': { en: 'balance at assignment', zh: '分案时余额' },
  'cases.opened_date': { en: 'date a case was opened', zh: '案件建立日期' },
  'cases.assigned_date': { en: 'date of assignment', zh: '分案日期' },
  'cases.cured_date': { en: 'date of return to current', zh: '回正日期' },
  'cases.waiver_amount': { en: 'waived amount', zh: '减免金额' },
  'cases.next_action_date': { en: 'date of the next action', zh: '下次跟进日期' },
  'cases.cause': { en: 'cause of the case', zh: '案件原因' },
  'cases.plan_type': { en: 'kind of plan', zh: '还款方案' },
  'cases.relief_considered': { en: 'relief considered', zh: '困难帮扶' },
  'cases.s1': { en: 'a column of step 1', zh: '步骤 1 的列' },
  'cases.s2': { en: 'a column of step 2', zh: '步骤 2 的列' },
  'cases.s3': { en: 'a column of step 3', zh: '步骤 3 的列' },
  'cases.s4': { en: 'a column of step 4', zh: '步骤 4 的列' },
  'cases.s5': { en: 'a column of step 5', zh: '步骤 5 的列' },
  'cases.s6': { en: 'a column of step 6', zh: '步骤 6 的列' },
  'cases.s7': { en: 'a column of step 7', zh: '步骤 7 的列' },
  'instalments.due_date': { en: 'an instalments file', zh: '分期文件' },
  'instalments.amount': { en: 'amount of instalments', zh: '分期金额' },
  'reminders.sent_at': { en: 'a reminders file', zh: '提醒文件' },
  'promises.due_date': { en: 'a promises file', zh: '承诺还款文件' },
  'promises.amount': { en: 'promised amount', zh: '承诺金额' },
  'promises.made_date': { en: 'date a promise was made', zh: '承诺日期' },
  'payments.paid_date': { en: 'a payments file', zh: '还款文件' },
  'payments.amount': { en: 'amount of payments', zh: '还款金额' },
  'shifts.shift_start': { en: 'a shifts file', zh: '班次文件' },
  'status.status': { en: 'a status file', zh: '状态文件' }
};

/** Why a figure has no value, or is not solid. Sentence parts: they follow an en dash or stand in a tooltip. */
export const REASONS = {
  needs: { en: 'needs {column}', zh: '需要{column}' },
  or: { en: ' or ', zh: '或' },
  and: { en: ' and ', zh: '和' },
  wholeDays: { en: 'counts whole days: remove the {dimension} filter', zh: '按整天计算：请移除{dimension}筛选' },
  wholeDaysHours: { en: 'counts whole days: remove the hours', zh: '按整天计算：请移除时段筛选' },
  notByGroup: { en: 'cannot be split by {dimension}', zh: '无法按{dimension}拆分' },
  notByDay: { en: 'is a state at the end of the range, not of days', zh: '为期末状态，无法按天拆分' },
  wholeDaysHandle: {
    en: 'counts whole days: remove the range of handling time',
    zh: '按整天计算：请移除处理时长范围'
  },
  caseHandle: {
    en: 'cases have no handling time: remove its range',
    zh: '案件没有处理时长：请移除处理时长范围'
  },
  unhandledHandle: {
    en: 'counts calls nobody took, which have no handling time: remove its range',
    zh: '包含未接听的通话，它们没有处理时长：请移除处理时长范围'
  },
  anyDimension: {
    en: 'takes contacts of every {dimension}: remove the {dimension} filter',
    zh: '按全部{dimension}的联络计算：请移除{dimension}筛选'
  },
  anyHour: { en: 'takes contacts of all hours: remove the hours', zh: '按全部时段的联络计算：请移除时段筛选' },
  anyHandle: {
    en: 'takes contacts of any length: remove the range of handling time',
    zh: '按任意时长的联络计算：请移除处理时长范围'
  },
  caseHours: { en: 'cases have no hour: remove the hours', zh: '案件没有时段：请移除时段筛选' },
  abandonedTeam: {
    en: 'abandoned calls have no {dimension}: remove the {dimension} filter',
    zh: '放弃的来电没有{dimension}归属：请移除{dimension}筛选'
  },
  noRows: { en: 'nothing to count here', zh: '此处没有可计数的记录' },
  tooFew: { en: 'too few to say (n = {n}, needs {min})', zh: '样本过少，暂不下结论（n = {n}，需要 {min}）' },
  tooFewEvents: { en: 'too few events (needs {min})', zh: '事件过少（需要 {min}）' },
  tooFewPeople: { en: 'needs at least {min} people; {n} here', zh: '至少需要 {min} 人；此处 {n} 人' },
  noScoredDays: {
    en: 'needs {min} scored days per person; choose a longer period',
    zh: '每人需有 {min} 个计分日；请选择更长的时段'
  },
  tooFewScored: {
    en: 'needs at least {min} people with {days} scored days each; {n} here',
    zh: '至少需要 {min} 人各有 {days} 个计分日；此处 {n} 人'
  },
  tooFewDays: { en: 'needs at least {min} working days; {n} here', zh: '至少需要 {min} 个工作日；此处 {n} 个' },
  smallGroup: { en: 'not shown for fewer than {min} people', zh: '少于 {min} 人时不显示' },
  singlesOut: {
    en: 'not shown: beside other figures it would single out fewer than {min} people',
    zh: '不显示：与其他数字对照可推出少于 {min} 人的结果'
  },
  notReached: { en: 'fewer than half were reached by then', zh: '届时触达的不足一半' },
  boundsOnly: {
    en: 'known only as an interval: no status or shift file',
    zh: '仅知区间：没有状态或班次文件'
  },
  measuredHere: { en: 'occupancy is measured here, see occupancy', zh: '占用率已有实测值' },
  noOccupancy: {
    en: 'needs status, shifts, or start and talk time of calls',
    zh: '需要状态、班次，或通话的开始与时长'
  },
  noPresence: { en: 'needs a status or shifts file', zh: '需要状态或班次文件' },
  noBreaks: { en: 'needs a status file; gaps give an estimate', zh: '需要状态文件；可按空隙估算' },
  measuredBreaks: { en: 'breaks are measured here, see break per shift', zh: '休息已有实测值' },
  noStrain: {
    en: 'needs occupancy and stretches or difficult calls (at least 60% of the index)',
    zh: '需要占用率，以及连续时段或高难度通话（至少覆盖指数的 60%）'
  },
  backlogNow: {
    en: 'known only at the end of the data, for people who worked there lately',
    zh: '仅在数据截止日可知，且限于近期有工作日的坐席'
  },
  longChats: {
    en: 'chats last too long to be work time alone',
    zh: '会话时长过长，不等于工作时间'
  },
  notMeasured: { en: 'not measured here', zh: '此处未测得' },
  noTransfers: { en: 'no call is marked as passed on', zh: '没有标记为转接的通话' },
  noPromises: { en: 'no call is marked as ending in a promise', zh: '没有标记为承诺还款的通话' },
  noAbandonWaits: { en: 'of no abandoned call is the wait known', zh: '放弃的来电均无等待时长' },
  noMissed: { en: 'the file seems to hold conversations only', zh: '文件似乎只含已接通的外呼' },
  noAbandoned: {
    en: 'the file seems to hold answered calls only',
    zh: '文件似乎只含已接通的来电'
  },
  peopleLeftOut: {
    en: '{n} {n|person|people} with fewer than {min} scored days left out',
    zh: '有 {n} 人计分天数不足 {min} 天，未计入'
  },
  coverage: { en: 'known for {share} of the rows', zh: '{share} 的记录有此信息' },
  wholeMinutes: {
    en: 'start times are whole minutes: short gaps cannot be seen',
    zh: '开始时间为整分钟，无法识别短间隔'
  },
  noTimeOfDay: { en: 'needs the time of day of calls', zh: '需要通话的具体时刻' },
  holdMissing: { en: 'hold not recorded', zh: '未记录保持时长' }
} as const satisfies Record<string, Text>;
