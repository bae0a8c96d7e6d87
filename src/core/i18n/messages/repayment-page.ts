import type { Text } from '../text.ts';

/** Titles of the panels of Repayment: what was found; the first of each block is the plain name of the measure. */
export const REPAYMENT_TITLES = {
  steps: { en: 'From attempt to kept promise', zh: '从拨打到履约' },
  stepsShare: { en: '{share} of attempts reach the right party', zh: '{share} 的拨打接通本人' },
  funnel: { en: 'How far cases come', zh: '案件推进到哪一步' },

  kept: { en: 'Promises kept', zh: '承诺履约率' },

  weeks: { en: 'Promised and received by due week', zh: '各到期周的承诺与到账' },
  weeksShare: { en: '{share} of the money due came in', zh: '到期承诺金额中 {share} 已到账' },

  cure: { en: 'Cases cured over time', zh: '回正随时间的累积' },
  cureMedian: { en: 'Half of the cases are cured after {days} {days|day|days}', zh: '半数案件在 {days} 天内回正' },
  cureShare: {
    en: '{share} of the cases are cured after {days} {days|day|days}',
    zh: '{days} 天内 {share} 的案件回正'
  },

  roll: { en: 'From bucket to bucket', zh: '逾期阶段迁徙' },
  rollForward: { en: '{share} of cases past due roll forward in a month', zh: '逾期案件每月有 {share} 前滚' },

  vintages: { en: 'Recovery by month of placement', zh: '各分案月份的累计回收' },

  plans: { en: 'Time to the first payment by plan', zh: '各方案的首次还款用时' },
  plansDiffer: { en: 'Time to the first payment differs between plans', zh: '不同方案的首次还款用时存在差异' },
  plansAlike: { en: 'No clear difference between plans', zh: '各方案之间没有明显差异' },
  relief: { en: 'Time to the first payment by relief', zh: '各帮扶情况的首次还款用时' },
  reminded: { en: 'Time to payment with and without a reminder', zh: '有无提醒的还款用时' },
  remindedDiffers: {
    en: 'Time to payment differs with and without a reminder',
    zh: '有无提醒的还款用时存在差异'
  },
  remindedAlike: { en: 'No clear difference with a reminder', zh: '有无提醒没有明显差异' },

  instalments: { en: 'Instalments paid on time', zh: '分期按时还款率' },
  instalmentsShare: { en: '{share} of instalments are paid on time', zh: '{share} 的分期按时还款' },

  waivers: { en: 'Waivers: granted, cost, recovered', zh: '减免：批准、成本与回收' },

  reminders: { en: 'Reminders and kept promises', zh: '提醒与履约' },
  remindersMore: { en: 'A reminder {when} goes with more kept promises', zh: '{when}提醒与更高的履约率相伴' },
  remindersFewer: { en: 'A reminder {when} goes with fewer kept promises', zh: '{when}提醒与更低的履约率相伴' },
  remindersByMore: {
    en: 'A reminder by {channel} goes with more kept promises',
    zh: '通过{channel}提醒与更高的履约率相伴'
  },
  remindersByFewer: {
    en: 'A reminder by {channel} goes with fewer kept promises',
    zh: '通过{channel}提醒与更低的履约率相伴'
  },
  remindersNone: { en: 'No clear association of reminders with kept promises', zh: '提醒与履约没有明显关联' },
  onDue: { en: 'on the due date', zh: '到期当日' },
  before: { en: '{n} days before the due date', zh: '到期前 {n} 天' },
  after: { en: '{n} days after the due date', zh: '到期后 {n} 天' },
  dayBefore: { en: 'the day before the due date', zh: '到期前一天' },
  dayAfter: { en: 'the day after the due date', zh: '到期后一天' },

  followUp: { en: 'Follow-up after a broken promise', zh: '失约后的跟进' },
  followUpShare: {
    en: '{share} of broken promises are followed up within 2 working days',
    zh: '{share} 的失约在 2 个工作日内跟进'
  },

  hours: { en: 'When the right party is reached', zh: '何时接通本人' },

  reach: { en: 'Reach by attempt number', zh: '第几次拨打接通本人' },
  reachHalf: {
    en: 'From attempt {n} on, reach is less than half of the first',
    zh: '从第 {n} 次拨打起，接通率不到首次的一半'
  }
} as const satisfies Record<string, Text>;

/** The page Repayment. */
export const REPAYMENT_PAGE = {
  question: { en: 'Does contact turn into kept promises?', zh: '联系能否转化为履约？' },
  hint: {
    en: 'Add calls, cases, promises and payments to see it; each file opens its part.',
    zh: '添加通话、案件、承诺与还款文件即可查看，每种文件对应一部分内容。'
  },
  contact: { en: 'Contact and promises', zh: '联系与承诺' },
  cures: { en: 'Cure, arrears and follow-up', zh: '回正、逾期与跟进' },
  plansAndRelief: { en: 'Plans, relief and reminders', zh: '方案、帮扶与提醒' },
  time: { en: 'Time and attempts', zh: '时段与次数' },
  rule: {
    en: 'A promise counts as kept from {share} of the amount, up to {days} {days|day|days} after the due date.',
    zh: '承诺金额到账达 {share}，且不晚于到期后 {days} 天，视为履约。'
  },
  ruleLink: { en: 'Change in Settings', zh: '在设置中修改' },

  rollRate: { en: 'Roll rate', zh: '前滚率' },
  rollMeaning: {
    en: 'Share of cases past due that are in a later bucket, written off or sold one month later. Cases that left the file for an unknown reason are left out and told beside it.',
    zh: '逾期案件中一个月后进入更高阶段、核销或转让的占比。去向不明的案件不计入，另行列出。'
  },
  rollFormula: {
    en: 'cases rolled forward / cases past due whose outcome is known, last three months with snapshots',
    zh: '前滚案件 / 去向已知的逾期案件，取最近三个月快照'
  },

  calls: { en: 'Calls', zh: '通话' },
  cases: { en: 'Cases', zh: '案件' },
  stepsSubtitle: { en: 'Attempts, contacts and promises of the range', zh: '期内的拨打、接通与承诺' },
  funnelSubtitle: { en: 'Cases assigned in the range, each once', zh: '期内分派的案件，每案计一次' },
  stepsCount: { en: 'count', zh: '数量' },
  stepsRate: { en: 'rate', zh: '比率' },
  funnelRate: { en: 'of the step before', zh: '占上一步' },
  rpcRate: { en: 'of attempts', zh: '占拨打' },
  rpcPerContact: { en: 'of connects', zh: '占接听' },
  rpcCaseRate: { en: 'of cases attempted', zh: '占拨打过的案件' },
  withInbound: {
    en: 'Promises are of {n} conversations with the right party, inbound ones included.',
    zh: '承诺按 {n} 通本人通话计算，含呼入。'
  },
  rightParty: { en: 'Right party:', zh: '本人接通：' },
  tooYoung: {
    en: '{n} younger {n|case was|cases were} left out.',
    zh: '{n} 个较新的案件未计入。'
  },

  byDpd: { en: 'Days past due', zh: '逾期天数' },
  byProduct: { en: 'Product', zh: '产品' },
  byCause: { en: 'Cause', zh: '原因' },
  keptSubtitle: { en: 'Promises kept of those due, 95% interval', zh: '到期承诺的履约率，95% 区间' },
  keptValue: { en: 'kept', zh: '履约率' },
  pending: {
    en: '{n} of the range {n|is|are} not due yet and not in the rate.',
    zh: '期内 {n} 个承诺尚未到期，不计入比率。'
  },
  superseded: {
    en: '{n} replaced before the due date.',
    zh: '{n} 个在到期前被替代。'
  },

  weeksSubtitle: {
    en: 'Money promised by due week, and what of it was received',
    zh: '各到期周的承诺金额及其中已到账金额'
  },
  promised: { en: 'promised', zh: '承诺' },
  received: { en: 'received', zh: '到账' },
  notDue: { en: 'not due yet', zh: '未到期' },
  pendingMoney: {
    en: '{n} {n|promise|promises} not due yet: {amount} promised, {paid} of it paid already.',
    zh: '{n} 个承诺未到期：承诺 {amount}，其中已到账 {paid}。'
  },

  fromContact: {
    en: 'Share back to current by days since the first conversation',
    zh: '首次通话后各天数的累计回正占比'
  },
  fromAssignment: { en: 'Share back to current by days since assignment', zh: '分案后各天数的累计回正占比' },
  cured: { en: 'cured', zh: '回正' },
  all: { en: 'All', zh: '全部' },
  days: { en: 'days', zh: '天' },
  day: { en: 'Day', zh: '天数' },
  atRisk: { en: 'at risk', zh: '仍在观察' },
  unknown: { en: 'Unknown', zh: '未知' },
  casesN: { en: 'cases', zh: '案件' },

  planType: { en: 'Plan', zh: '方案' },
  relief: { en: 'Relief', zh: '帮扶' },
  reminder: { en: 'Reminder', zh: '提醒' },
  planSubtitle: { en: 'Share with a payment by days since the first promise', zh: '首个承诺后各天数有还款的占比' },
  reminderSubtitle: {
    en: 'Share with a payment by days since 3 days before the due date',
    zh: '自到期前 3 天起各天数有还款的占比'
  },
  paid: { en: 'paid', zh: '已还款' },
  logRank: { en: 'Log-rank against {group}: {tests}.', zh: '与{group}的对数秩检验：{tests}。' },
  logRankOne: { en: '{group} q {q}', zh: '{group} q {q}' },
  join: { en: ', ', zh: '、' },
  curveMethod: {
    en: 'Kaplan–Meier with log-log limits; cumulative incidence (Aalen–Johansen) where sale, write-off or death end more than 2% of the cases. The curve stops where fewer than ten are at risk.',
    zh: 'Kaplan–Meier，双对数区间；转让、核销或身故超过 2% 时采用累积发生率（Aalen–Johansen）。观察数少于十时曲线终止。'
  },
  planMeaning: {
    en: 'Days from the first promise of a case (with reminders: from three days before a promise is due) to the next payment. Groups are tested against each other only when they were fixed at the start.',
    zh: '自案件首个承诺起（按提醒则自承诺到期前三天起）至下一笔还款的天数。仅对计时开始时已确定的分组作检验。'
  },
  planFormula: {
    en: '1 − product of (1 − paid / still at risk) over days',
    zh: '1 − 逐日（1 − 还款数 / 仍在观察数）之积'
  },

  rollSubtitle: { en: 'Share of cases one month later, {from} to {to}', zh: '一个月后的去向占比，{from}至{to}' },
  outcomesSubtitle: { en: 'What became of cases past due one month later', zh: '逾期案件一个月后的去向' },
  allPastDue: { en: 'All past due', zh: '全部逾期' },
  knownShare: { en: 'known', zh: '已知' },
  rollTitle: { en: 'Share of cases by bucket one month later', zh: '一个月后各阶段的占比' },
  rollFrom: { en: 'From', zh: '起始' },
  rollTo: { en: 'To', zh: '去向' },
  byCount: { en: 'Cases', zh: '案件数' },
  byOutcome: { en: 'Outcomes', zh: '去向' },
  balanceTotal: { en: 'balance', zh: '余额' },
  current: { en: 'Current', zh: '正常' },
  share: { en: 'share', zh: '占比' },
  byBalance: { en: 'Balance', zh: '余额' },
  rangeOver: { en: 'range over months', zh: '各月范围' },
  rollUnknown: { en: '{share} left the file, reason unknown', zh: '{share} 离开文件，去向不明' },

  vintageSubtitle: {
    en: 'Payments so far of the balance placed, by month on book',
    zh: '累计还款占分案余额，按账龄月'
  },
  vintageMeaning: {
    en: 'Cases placed in one month and what was paid on them up to each month after, net of reversals. Compare months of placement at the same month on book only.',
    zh: '某月分派的案件及其后各月累计还款（扣除冲回）。仅在相同账龄月比较。'
  },
  vintageFormula: { en: 'payments so far / balance placed', zh: '累计还款 / 分案余额' },
  placed: { en: 'Placed', zh: '分案月份' },
  placedBalance: { en: 'Balance placed', zh: '分案余额' },
  monthN: { en: 'Month {n}', zh: '第 {n} 月' },
  openMonth: { en: 'not over', zh: '未结束' },
  monthOnBook: { en: 'Month', zh: '账龄月' },
  recovered: { en: 'recovered', zh: '回收' },
  vintageMore: {
    en: 'The last {n} complete months are drawn; the table holds all.',
    zh: '图中为最近 {n} 个月份，表格含全部。'
  },
  unknownBalance: {
    en: '{n} {n|case|cases} without a balance left out.',
    zh: '{n} 个案件没有余额，未计入。'
  },

  instalmentsSubtitle: {
    en: 'Share of plans with a first miss, by instalment number',
    zh: '截至各期首次失约的方案占比'
  },
  missed: { en: 'first miss', zh: '首次失约' },
  instalment: { en: 'Instalment', zh: '期数' },
  plansN: { en: 'plans', zh: '方案' },
  onTime: { en: 'on time', zh: '按时' },
  moneyPaid: { en: 'of the money due', zh: '到期金额已还' },
  paymentsOfCase: {
    en: 'No payment names its plan: all payments of the case count, those before the plan too, so that both figures read high.',
    zh: '还款未注明方案：计入该案件的全部还款，包括方案之前的还款，因此两项数值偏高。'
  },

  waiversSubtitle: {
    en: 'Cases assigned in the range, where the row does not name others',
    zh: '期内分派的案件，行内另有说明者除外'
  },
  waiversCompared: {
    en: 'open on day {day}, also from before the range',
    zh: '第 {day} 天仍未结案，含期前分派者'
  },
  breakEvenMeaning: {
    en: 'The cure rate from which a waiver of this size pays for the creditor, when similar cases without one are cured at the rate beside it.',
    zh: '在相似无减免案件回正率既定时，此规模的减免对债权方收支相抵所需的回正率。'
  },
  breakEvenFormula: {
    en: 'cure rate without × balance / (balance − waiver)',
    zh: '无减免回正率 × 余额 /（余额 − 减免）'
  },
  granted: { en: 'Cases with a waiver', zh: '有减免的案件' },
  waived: { en: 'Waived', zh: '减免金额' },
  recoveredAfter: { en: 'Recovered within {days} days after', zh: '减免后 {days} 天内回收' },
  horizonOpen: { en: 'the {days} days are not over for any of them yet', zh: '{days} 天均尚未期满' },
  waivedPerUnit: { en: 'Waived per 1 recovered', zh: '每回收 1 所减免' },
  curedWith: { en: 'Cured, waiver by day {day}', zh: '第 {day} 天前有减免者的回正率' },
  curedWithout: { en: 'Cured, similar cases without', zh: '相似而无减免者的回正率' },
  required: { en: 'Cure rate to break even', zh: '收支相抵所需回正率' },
  figure: { en: 'Figure', zh: '指标' },
  value: { en: 'Value', zh: '数值' },
  noneCanPay: { en: 'none can', zh: '无法达到' },

  remindersSubtitle: {
    en: 'Kept, reminded minus not reminded, among promises still unpaid on that day',
    zh: '截至当日仍未还款的承诺：有提醒减无提醒的履约率'
  },
  landmarkMeaning: {
    en: 'Among promises still unpaid and open on a day, those reminded within the two days up to it against the others, within days past due, size of the promise and earlier broken promises. An association: senders choose whom to remind.',
    zh: '在某日仍未还款的承诺中，比较此前两日内有提醒与无提醒者，按逾期天数、承诺金额与既往失约分层。仅为关联：提醒对象由人选定。'
  },
  landmarkFormula: {
    en: 'Mantel–Haenszel difference of the kept rates over strata',
    zh: '各层履约率之差的 Mantel–Haenszel 合并值'
  },
  landmarkMethod: { en: 'Mantel–Haenszel with the interval of Sato', zh: 'Mantel–Haenszel，Sato 区间' },
  eValue: { en: 'E-value', zh: 'E 值' },
  perArm: { en: 'needed per arm', zh: '每组所需' },
  shortBefore: { en: '{n} {n|day|days} before', zh: '到期前 {n} 天' },
  shortOn: { en: 'on the due date', zh: '到期当日' },
  shortAfter: { en: '{n} {n|day|days} after', zh: '到期后 {n} 天' },
  byTiming: { en: 'By time', zh: '按时间' },
  byChannel: { en: 'By channel', zh: '按渠道' },
  reminderChannel: { en: 'Channel', zh: '渠道' },
  channelsSubtitle: {
    en: 'Kept, reminded {when} minus not reminded, by channel of the reminder',
    zh: '按提醒渠道：{when}有提醒减无提醒的履约率'
  },
  timing: { en: 'Reminder', zh: '提醒时间' },
  armsN: { en: '{reminded} reminded, {others} not', zh: '有提醒 {reminded}，无提醒 {others}' },
  leftOut: { en: '{when}: {reason}.', zh: '{when}：{reason}。' },
  difference: { en: 'difference', zh: '差异' },
  remindedKept: { en: 'kept, reminded', zh: '履约，有提醒' },
  notRemindedKept: { en: 'kept, not reminded', zh: '履约，无提醒' },

  followSubtitle: { en: 'Share followed up by time since the break', zh: '失约后各时间内已跟进的占比' },
  followedUp: { en: 'followed up', zh: '已跟进' },
  followMeaning: {
    en: 'Time from the day a promise broke (due date, grace and a day) to the next outbound attempt or hand-written message; payment, cure and closure end the waiting.',
    zh: '自失约日（到期、宽限再加一天）起至下一次外呼或人工消息的时间；还款、回正或结案则终止等待。'
  },
  followFormula: {
    en: 'Kaplan–Meier over broken promises; median in seconds',
    zh: '对失约承诺的 Kaplan–Meier；中位数以秒计'
  },
  medianTime: { en: 'median', zh: '中位数' },
  withinTwoDays: { en: 'within 2 working days', zh: '2 个工作日内' },

  hoursSubtitle: {
    en: 'Right-party contacts per attempt, weekday and hour',
    zh: '每次拨打接通本人的占比，按星期与时段'
  },
  attemptsN: { en: 'attempts', zh: '拨打' },
  outside: { en: 'outside the contact hours of Settings, {hours}', zh: '设置的联系时间以外（{hours}）' },

  reachSubtitle: { en: 'Right-party contacts by attempt number', zh: '按拨打序号的本人接通率' },
  covered: { en: 'Case known for {share} of attempts.', zh: '{share} 的拨打可对应到案件。' },
  reachAll: { en: 'all attempts', zh: '全部拨打' },
  reachFirst: { en: 'not reached before', zh: '此前未接通' },
  attempt: { en: 'Attempt', zh: '拨打' },
  cap: { en: 'contact cap, {n} in {days} days', zh: '联系上限：{days} 天 {n} 次' }
} as const satisfies Record<string, Text>;

/** Groups of the plan curves: canonical codes of the kind of plan and of relief, and reminders. */
export const PLAN_GROUPS: Readonly<Record<string, Text>> = {
  full: { en: 'In full', zh: '全额' },
  promise: { en: 'Promise', zh: '承诺还款' },
  instalment: { en: 'Instalments', zh: '分期' },
  settlement: { en: 'Settlement', zh: '协商减免' },
  deferral: { en: 'Deferral', zh: '延期' },
  other: { en: 'Other', zh: '其他' },
  granted: { en: 'Granted', zh: '已批准' },
  declined: { en: 'Declined', zh: '已拒绝' },
  not_eligible: { en: 'Not eligible', zh: '不符合条件' },
  none: { en: 'Not considered', zh: '未考虑' },
  reminded: { en: 'Reminded', zh: '有提醒' },
  not_reminded: { en: 'Not reminded', zh: '无提醒' },
  unknown: { en: 'Unknown', zh: '未知' }
};
