import type { Text } from '../text.ts';

const counted = {
  attempts: { en: 'attempts', zh: '拨打' },
  effective: { en: 'answered calls', zh: '有人接听的外呼' },
  contacts: { en: 'contacts with the debtor', zh: '联系到本人的外呼' }
} as const satisfies Record<string, Text>;

const units = {
  person_debt: { en: 'person and debt', zh: '同一人的同一债务' },
  debt: { en: 'account', zh: '账户' },
  person: { en: 'debtor', zh: '债务人' }
} as const satisfies Record<string, Text>;

const unitsMany = {
  call: { en: 'calls', zh: '通话' },
  person_debt: { en: 'debts of a person', zh: '（人＋债务）' },
  debt: { en: 'accounts', zh: '个账户' },
  person: { en: 'debtors', zh: '名债务人' }
} as const satisfies Record<string, Text>;

const windows = {
  rolling: { en: 'days in a row', zh: '连续天数' },
  day: { en: 'calendar day', zh: '自然日' },
  week: { en: 'calendar week', zh: '自然周' },
  month: { en: 'calendar month', zh: '自然月' }
} as const satisfies Record<string, Text>;

const certainty = {
  own: { en: 'the regulator’s own text', zh: '监管原文' },
  quoted: { en: 'the text as others quote it', zh: '据他人转引的条文' },
  reported: { en: 'from agreeing press reports', zh: '据一致的新闻报道' },
  unverified: { en: 'not verified', zh: '未核实' }
} as const satisfies Record<string, Text>;

const roles = {
  mark: { en: 'marked', zh: '标记' },
  counted: { en: 'counted with it', zh: '一并计数' },
  conversation: { en: 'the conversation before it', zh: '此前的通话' }
} as const satisfies Record<string, Text>;

/** The page Contact rules. */
export const RULES_PAGE = {
  counted,
  units,
  unitsMany,
  windows,
  certainty,
  roles,
  question: { en: 'Do our calls keep to the hours and numbers that apply?', zh: '外呼是否符合适用的时段与频次？' },
  hint: {
    en: 'Add an export of calls with start, direction and a case or customer ID to see it.',
    zh: '添加含开始时间、方向及案件或客户编号的通话记录后即可查看。'
  },
  notice: {
    en: 'Call records read against published rules. Not legal advice: which rules apply is for someone who knows the law of the place.',
    zh: '将通话记录与公开规则对照的结果，不构成法律意见；适用哪些规则，请咨询熟悉当地法律的人士。'
  },
  clockCustomer: { en: 'Hours and days are those of the customer’s own clock.', zh: '时段与日期按客户当地时间。' },
  clockMixed: {
    en: 'Hours and days are the customer’s where the file names the zone, else those of the site.',
    zh: '文件注明时区的按客户当地时间，其余按本地时间。'
  },
  clockSite: {
    en: 'The file does not say where customers are: hours and days are those of the site, and customers in other time zones may be judged wrongly.',
    zh: '文件未注明客户所在地：时段与日期按本地时间，其他时区的客户可能判断有误。'
  },
  choose: { en: 'Rules of', zh: '规则来源' },
  plain: { en: 'Calls read against the rules', zh: '通话与规则对照' },
  none: { en: 'No call of this selection is marked', zh: '所选范围内没有被标记的通话' },
  found: {
    en: '{n} {n|call is|calls are} marked under {rules} of {all} {all|rule|rules}',
    zh: '{all} 条规则中 {rules} 条共标记 {n} 通外呼'
  },
  subtitle: { en: '{place}: marked calls by rule', zh: '{place}：各规则下被标记的通话' },
  rule: { en: 'Rule', zh: '规则' },
  marked: { en: 'Marked', zh: '被标记' },
  judged: { en: 'Calls judged', zh: '判断的通话' },
  share: { en: 'Share with a mark', zh: '有标记的占比' },
  shareOf: { en: 'of', zh: '分母' },
  interval: { en: '95% interval', zh: '95% 区间' },
  ofCalls: { en: 'of {n} calls judged', zh: '共判断 {n} 通' },
  ofUnits: { en: '{share} of {n} {units} ({interval})', zh: '占 {n} {units}的 {share}（{interval}）' },
  source: { en: '{source}, {date}; {certainty}', zh: '{source}，{date}；{certainty}' },
  appliesTo: { en: 'Written for: {who}', zh: '适用对象：{who}' },
  notComputable: { en: 'not computable', zh: '无法计算' },
  perWeek: { en: 'Marked calls per week', zh: '每周被标记的通话' },
  weekOf: { en: 'week of {date}: {marks} of {calls}', zh: '{date}当周：{calls} 通中 {marks} 通' },
  list: { en: 'List the calls', zh: '列出通话' },
  edit: { en: 'Change the numbers', zh: '修改数值' },
  closeEdit: { en: 'Close', zh: '收起' },
  edited: { en: 'numbers changed', zh: '数值已修改' },
  restore: { en: 'Back to the published numbers', zh: '恢复公开数值' },
  allowedFrom: { en: 'Allowed from', zh: '允许时段始于' },
  to: { en: 'to', zh: '至' },
  closedOnHolidays: { en: 'Holidays of the settings are closed', zh: '设置中的假日不允许联系' },
  limit: { en: 'At most', zh: '最多' },
  window: { en: 'in', zh: '统计窗口' },
  windowDays: { en: 'Days in a row', zh: '连续天数' },
  counts: { en: 'Counted', zh: '计数对象' },
  unit: { en: 'Per', zh: '每' },
  afterDays: { en: 'Days after a conversation', zh: '通话后天数' },
  editedHours: { en: 'Allowed: {windows}', zh: '允许时段：{windows}' },
  editedCount: {
    en: 'At most {limit} {counted} per {unit}, {window}',
    zh: '每{unit}最多 {limit} 次{counted}，{window}'
  },
  editedAfter: {
    en: 'No call within {days} {days|day|days} after a conversation, per {unit}',
    zh: '每{unit}通话后 {days} 天内不再拨打'
  },
  rollingDays: { en: '{days} days in a row', zh: '连续 {days} 天' },
  heatPlain: { en: 'Attempts by hour, outside the permitted hours hatched', zh: '各时段拨打，允许时段之外为斜线' },
  heatFound: {
    en: '{n} {n|attempt lies|attempts lie} outside the permitted hours',
    zh: '{n} 次拨打在允许时段之外'
  },
  heatNone: { en: 'No attempt lies outside the permitted hours', zh: '没有拨打在允许时段之外' },
  heatSubtitle: { en: 'Outbound attempts by weekday and hour of the customer', zh: '外呼次数，按客户当地星期与时段' },
  hatch: { en: 'outside the permitted hours', zh: '允许时段之外' },
  outside: { en: 'outside', zh: '时段之外' },
  noHours: { en: 'These rules name no hours.', zh: '该规则未规定时段。' },
  histPlain: { en: 'Highest number in one window', zh: '单个窗口内的最高次数' },
  histFound: { en: '{n} of {all} {units} went above the number', zh: '{all} {units}中有 {n} 超出次数' },
  histNone: { en: 'No count went above the number', zh: '没有超出次数' },
  histSubtitle: {
    en: 'Highest number of {counted} in one window, per {unit}: {title}',
    zh: '每{unit}单个窗口内的最高{counted}次数：{title}'
  },
  cap: { en: 'above {limit} →', zh: '超过 {limit} 次 →' },
  noFrequency: { en: 'These rules name no number of calls.', zh: '该规则未规定次数。' },
  marksTitle: { en: 'Calls behind the mark: {title}', zh: '标记背后的通话：{title}' },
  marksShown: { en: 'Marks {from}–{to} of {total}', zh: '第 {from}–{to} 个标记，共 {total} 个' },
  marksNone: { en: 'No call is marked here.', zh: '此处没有被标记的通话。' },
  at: { en: 'Time of the customer', zh: '客户当地时间' },
  call: { en: 'Call', zh: '通话' },
  role: { en: 'Why listed', zh: '列出原因' },
  nth: { en: 'Number in the window', zh: '窗口内第几次' },
  inCell: { en: '{title}, {cell}', zh: '{title}，{cell}' },
  meaning: {
    en: 'Outbound voice calls of the selection, counted over the whole file so that a count does not stop at a filter. A mark says that a call lies outside the hours or above the number of a rule; it says nothing about fault.',
    zh: '所选范围内的语音外呼，计数覆盖整个文件，不因筛选中断。标记仅表示该通话超出规则的时段或次数，不说明责任。'
  },
  formula: {
    en: 'Share = persons, debts or calls with a mark ÷ those judged. Calls whose ids are blank or masked are left out and named.',
    zh: '占比 = 有标记的债务人、债务或通话 ÷ 参与判断者。编号为空或被遮盖的通话不计，并另行说明。'
  }
} as const;
