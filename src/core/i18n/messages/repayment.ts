import type { Text } from '../text.ts';

/** What is missing, in words: `table` or `table.column`. */
export const NEEDS = {
  calls: { en: 'a calls file', zh: '通话文件' },
  'calls.case_id': { en: 'the case of each call', zh: '通话所属案件编号' },
  'calls.direction': { en: 'the direction of calls', zh: '通话方向' },
  'calls.rpc': { en: 'the right-party mark of calls', zh: '本人接通标记' },
  'calls.start_at': { en: 'the start of calls', zh: '通话开始时间' },
  'calls.wrap_s': { en: 'after-call work', zh: '话后处理时长' },
  cases: { en: 'a cases file', zh: '案件文件' },
  'cases.assigned_date': { en: 'the day a case was assigned or opened', zh: '分案或立案日期' },
  'cases.balance': { en: 'the balance of cases', zh: '案件余额' },
  'cases.cause': { en: 'the cause', zh: '原因' },
  'cases.cured_date': { en: 'the day a case was cured', zh: '回正日期' },
  'cases.plan_type': { en: 'the kind of plan', zh: '还款方案类型' },
  'cases.product': { en: 'the product', zh: '产品' },
  'cases.relief_considered': { en: 'the relief considered', zh: '困难帮扶记录' },
  'cases.team': { en: 'the team', zh: '班组' },
  'cases.waiver_amount': { en: 'the waived amount', zh: '减免金额' },
  'cases.dpd': { en: 'the days past due', zh: '逾期天数' },
  'instalments.due_date': { en: 'an instalments file', zh: '分期文件' },
  'payments.paid_date': { en: 'a payments file', zh: '还款文件' },
  'promises.due_date': { en: 'a promises file', zh: '承诺还款文件' },
  'promises.amount': { en: 'the amount of promises', zh: '承诺金额' },
  'promises.agent_id': { en: 'who took each promise', zh: '承诺的坐席' },
  'reminders.sent_at': { en: 'a reminders file', zh: '提醒文件' },
  'reminders.channel': { en: 'the channel of reminders', zh: '提醒渠道' },
  'snapshots.snap_month': { en: 'a file of monthly snapshots', zh: '月度快照文件' },
  'snapshots.balance': { en: 'the balance of snapshots', zh: '快照余额' }
} as const satisfies Record<string, Text>;

/** Why a figure of repayment has no value or is not solid. */
export const REASONS = {
  needs: { en: 'needs {what}', zh: '需要{what}' },
  and: { en: ' and ', zh: '和' },
  comma: { en: ', ', zh: '、' },
  noRows: { en: 'nothing to count in this selection', zh: '当前选择下没有可统计的记录' },
  tooFew: { en: 'too few to say: {n}, at least {min} needed', zh: '样本过少，暂不下结论：{n}，至少需要 {min}' },
  notCompared: {
    en: 'too few to compare: {n}, at least {min} needed',
    zh: '样本过少，不作比较：{n}，至少需要 {min}'
  },
  fewEvents: { en: 'fewer than {min} of one outcome, not compared', zh: '某一结果少于 {min} 例，不作比较' },
  unknownAmounts: {
    en: '{n} {n|promise|promises} without an amount: kept when any payment came in time',
    zh: '{n} 个承诺没有金额：期内有任何还款即视为履约'
  },
  smallGroup: { en: 'fewer than {min} people', zh: '少于 {min} 人' },
  smallCell: { en: 'fewer than {min} cases', zh: '少于 {min} 个案件' },
  noDate: { en: 'no date in the data', zh: '数据中没有日期' },
  noTransitions: { en: 'needs snapshots of two months in a row', zh: '需要连续两个月的快照' },
  fewEventsCurve: {
    en: 'too few events for a curve: {n}, at least {min} needed',
    zh: '事件过少，无法绘制曲线：{n}，至少需要 {min}'
  },
  noOverlap: { en: 'no group holds both kinds of cases', zh: '没有同时包含两类案件的分组' },
  fewInArm: {
    en: 'too few comparable cases: {n} on the smaller side, at least {min} needed',
    zh: '可比案件过少：较少一侧 {n}，至少需要 {min}'
  },
  unknownShare: { en: '{share} % unknown', zh: '{share}% 未知' }
} as const satisfies Record<string, Text>;

/** Things to read with a figure. */
export const NOTES = {
  naiveRate: {
    en: 'Promises not yet due are left out of both sides: counting early payers only would lift the rate.',
    zh: '未到期的承诺不计入分子和分母：只计提前还款者会抬高比率。'
  },
  superseded: {
    en: '{n} {n|promise was|promises were} replaced before the due date and not counted.',
    zh: '{n} 个承诺在到期前被新承诺替代，不计入。'
  },
  inboundOnly: {
    en: '{n} {n|case was|cases were} reached by a call coming in, without any attempt.',
    zh: '{n} 个案件由客户来电取得联系，未曾外呼。'
  },
  whoIsCalledWhen: {
    en: 'Who is called at which hour is not left to chance: hours differ in their cases too.',
    zh: '各时段外呼的案件并不相同，时段差异也包含案件差异。'
  },
  whoIsCalledAgain: {
    en: 'Later attempts are made on cases that were harder to reach before.',
    zh: '后续拨打的多为此前较难接通的案件。'
  },
  competing: {
    en: 'Write-off, sale or death ended {share} % of cases: the curve is the cumulative incidence, in which these cannot pay any more.',
    zh: '核销、转让或身故占 {share}%：曲线采用累积发生率，这些案件不再可能还款。'
  },
  afterStart: {
    en: 'These groups were formed after the clock started (who pays early has no time to join one): read the curves as a description, not as a comparison.',
    zh: '这些分组在计时开始之后才形成（较早还款者来不及进入某些分组）：曲线仅作描述，不作比较。'
  },
  recordedAtEnd: {
    en: 'The kind of plan is the one recorded last; the clock starts with the first promise.',
    zh: '方案类型以最后记录为准，计时从首个承诺开始。'
  },
  observational: {
    en: 'Observational: a randomised hold-out of about {n} per arm would settle this.',
    zh: '观察性结果：每组约 {n} 例的随机对照才能下结论。'
  },
  observationalNoSize: {
    en: 'Observational: only a randomised hold-out would settle this; the difference seen is too small to say how large.',
    zh: '观察性结果：只有随机对照才能下结论；所见差异过小，无法估计所需样本。'
  },
  remindedDiffer: {
    en: 'Reminders go to those who have not paid yet: comparing everyone reminded with everyone else misleads.',
    zh: '提醒只发给尚未还款者：把全部被提醒者与其他人直接比较会得出误导结论。'
  },
  breakEven: {
    en: 'Break-even speaks of the creditor only; for the customer relief has a value beyond it.',
    zh: '盈亏平衡只针对债权方；对客户而言，帮扶的意义不止于此。'
  },
  processMetric: {
    en: 'Long delays beside a long backlog are a sign of staffing, not of people.',
    zh: '跟进延迟与积压并存，反映的是人力配置，而非个人。'
  },
  rowsSumToOne: {
    en: 'Cases that left the file stay in the row: every row adds up to 100 %.',
    zh: '离开文件的案件保留在行内：每行合计 100%。'
  },
  incompleteMonth: { en: 'The month is not over: hollow, not compared.', zh: '该月尚未结束：以空心显示，不作比较。' }
} as const satisfies Record<string, Text>;

/** Steps of the funnel and of the bars. */
export const FUNNEL = {
  assigned: { en: 'Assigned', zh: '分案' },
  attempted: { en: 'Attempted', zh: '已外呼' },
  connected: { en: 'Connected', zh: '已接通' },
  right_party: { en: 'Right party', zh: '本人接通' },
  promised: { en: 'Promised', zh: '承诺还款' },
  matured: { en: 'Promise due', zh: '承诺到期' },
  kept: { en: 'Kept', zh: '已履约' },
  cured: { en: 'Cured', zh: '回正' },
  attempts: { en: 'Attempts', zh: '拨打次数' },
  promises: { en: 'Promises', zh: '承诺' },
  ofAttempts: { en: 'of attempts', zh: '占拨打次数' },
  ofConnects: { en: 'of connects', zh: '占真人接听' },
  ofConversations: { en: 'of conversations', zh: '占本人通话' },
  ofDue: { en: 'of promises due', zh: '占到期承诺' }
} as const satisfies Record<string, Text>;

/** Where a case of the roll matrix may go besides buckets, and the four outcomes. */
export const ROLL = {
  paid: { en: 'Paid or cured', zh: '结清或回正' },
  charged_off: { en: 'Written off or sold', zh: '核销或转让' },
  left_file: { en: 'Left the file', zh: '离开文件' },
  cure: { en: 'Cured', zh: '回正' },
  back: { en: 'Rolled back', zh: '回退' },
  stable: { en: 'Stayed', zh: '维持' },
  forward: { en: 'Rolled forward', zh: '前滚' }
} as const satisfies Record<string, Text>;
