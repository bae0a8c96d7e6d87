import type { Text } from '../text.ts';

/** The page Cases: the follow-up queue and the drawer of one case. */
export const CASES_PAGE = {
  question: { en: 'Whom do we follow up today, and why?', zh: '今天该跟进谁，为什么？' },
  hint: {
    en: 'Add a file of cases, or calls with a case ID and a result, to see it.',
    zh: '添加案件文件，或含案件编号与通话结果的通话记录后即可查看。'
  },
  nothingKnown: {
    en: 'Not computable: the queue needs a file of cases or promises, or calls with a case ID and a result',
    zh: '无法计算：队列需要案件或承诺文件，或含案件编号与结果的通话记录'
  },
  plain: { en: 'Follow-up queue', zh: '跟进队列' },
  subtitle: {
    en: 'Open cases as they stand on {date}, the last day in the data, whatever dates are chosen',
    zh: '未结案件，截至数据最后一天{date}，与所选日期无关'
  },
  order: {
    en: 'Order: date owed, earliest first; then amount, largest first.',
    zh: '排序：先按应办日期（早者在前），再按金额（大者在前）。'
  },
  daysRanges: {
    en: '≈ days past due: the file gives ranges, shown is the middle.',
    zh: '“≈”表示文件给出的是逾期天数区间，此处取中间值。'
  },
  found: {
    en: '{label}: {n} {n|case|cases}, the longest owed for {days} {days|day|days}',
    zh: '{label}：{n} 个案件，最久已待办 {days} 天'
  },
  foundComing: {
    en: '{label}: {n} {n|case|cases}, {late} of them within {days} days of the due date',
    zh: '{label}：{n} 个案件，其中 {late} 个距到期不超过 {days} 天'
  },
  nothingOwed: { en: 'Nothing is owed in this tab', zh: '本类没有待办案件' },
  nothingHere: { en: 'No case here. The other tabs may hold some.', zh: '此处没有案件，可查看其他类别。' },
  tabsLabel: { en: 'Kinds of follow-up', zh: '跟进类别' },
  tabAge: { en: 'median {median}\u00a0d, longest {oldest}\u00a0d', zh: '中位 {median} 天，最长 {oldest} 天' },
  tabComing: {
    en: '{late} within {days}\u00a0d, next in {soonest}\u00a0d',
    zh: '{days} 天内 {late} 个，最近 {soonest} 天后'
  },
  tabNone: { en: 'none', zh: '无' },
  tabCapped: { en: 'no call for now', zh: '暂不拨打' },
  tabUnknown: { en: 'not computable', zh: '无法计算' },
  agesTitle: { en: 'Owed for', zh: '待办时长' },
  comingTitle: { en: 'Falls due in', zh: '到期还有' },
  comingDays: { en: '{from} {from|day|days}', zh: '{from} 天' },
  ageToday: { en: 'today', zh: '今日' },
  age: { en: '{from}–{to} days', zh: '{from}–{to} 天' },
  ageMore: { en: 'over {from} days', zh: '超过 {from} 天' },
  allAges: { en: 'All', zh: '全部' },
  hideDone: { en: 'Hide done', zh: '隐藏已完成' },
  csv: { en: 'CSV, masked', zh: 'CSV（脱敏）' },
  csvNames: { en: 'CSV with names', zh: 'CSV（含姓名）' },
  capIs: { en: 'Cap: {attempts} in {days} days', zh: '上限：{days} 天 {attempts} 次' },
  capTitle: { en: 'Contact cap', zh: '联系频次上限' },
  capAttempts: { en: 'Attempts at most', zh: '最多拨打次数' },
  capDays: { en: 'in so many days in a row', zh: '连续天数' },
  capHint: {
    en: 'Outbound voice attempts per case. Counts as the Contact rules page names them differ by rule.',
    zh: '按案件计语音外呼次数。各项规则的计数口径见“联系规则”页。'
  },
  capRestore: { en: 'Back to 7 in 7 days', zh: '恢复为 7 天 7 次' },
  done: { en: 'Done', zh: '完成' },
  case: { en: 'Case', zh: '案件' },
  dpd: { en: 'Days past due', zh: '逾期天数' },
  balance: { en: 'Balance', zh: '欠款余额' },
  lastResult: { en: 'Last result', zh: '最近结果' },
  promise: { en: 'Promise', zh: '承诺' },
  fallsDue: { en: 'Falls due', zh: '到期款项' },
  fallsDueOn: { en: 'Falls due on', zh: '到期日' },
  stillOpen: { en: 'Still to come', zh: '待还金额' },
  landmark: { en: 'Reminder in time from', zh: '按时提醒自' },
  comingKinds: { en: 'Promise or instalment', zh: '承诺或分期' },
  dueOf: { en: '{what}, {date}', zh: '{date} {what}' },
  kindPromise: { en: 'promise', zh: '承诺' },
  kindInstalment: { en: 'instalment', zh: '分期' },
  lastContact: { en: 'Last contact', zh: '最近联系' },
  hoursOpen: {
    en: 'Contact hours {hours} (Settings): open now, {now}.',
    zh: '联系时间 {hours}（见设置）：现在 {now}，可致电。'
  },
  hoursShut: {
    en: 'Contact hours {hours} (Settings): it is {now} now, no reminder call before {next}; a message may do.',
    zh: '联系时间 {hours}（见设置）：现在 {now}，{next}前不致电提醒，可发短信。'
  },
  hoursNever: {
    en: 'Settings name no contact hours in the coming month: no reminder call, a message may do.',
    zh: '设置中未来一个月没有联系时间：不致电提醒，可发短信。'
  },
  why: { en: 'Why it is here', zh: '为什么在此' },
  next: { en: 'Next step', zh: '下一步' },
  attempts: { en: 'Attempts in {days} days', zh: '{days} 天内拨打' },
  attemptsOf: { en: '{n} of {cap}', zh: '{n} / {cap}' },
  noCallUntil: { en: 'no call until {date}', zh: '{date}前不拨打' },
  copyCase: { en: 'Copy case ID to call', zh: '复制案件编号以拨打' },
  caseCopied: { en: 'Case ID {case} copied.', zh: '案件编号 {case} 已复制。' },
  copyFailed: { en: 'The browser did not allow copying.', zh: '浏览器不允许复制。' },
  markDone: { en: 'Mark {case} as done', zh: '将 {case} 标记为已完成' },
  markedDone: { en: 'Case {case} marked done.', zh: '案件 {case} 已标记完成。' },
  markedOpen: { en: 'Case {case} is open again.', zh: '案件 {case} 已恢复待办。' },
  noteSaved: { en: 'Note on case {case} kept on this computer.', zh: '案件 {case} 的备注已存于本机。' },
  undone: { en: 'Taken back.', zh: '已撤销。' },
  undo: { en: 'Undo', zh: '撤销' },
  hasNote: { en: 'has a note', zh: '有备注' },
  rowsShown: { en: '{from}–{to} of {total}', zh: '第 {from}–{to} 个，共 {total} 个' },
  earlier: { en: 'Previous page', zh: '上一页' },
  later: { en: 'Next page', zh: '下一页' },
  keys: {
    en: 'Keys: J and K move, Space marks done, Enter opens, ← and → change the tab, U takes back',
    zh: '按键：J、K 移动，空格标记完成，Enter 打开，← → 切换类别，U 撤销'
  },
  local: {
    en: 'Done marks and notes stay on this computer. “Forget this data” removes them too.',
    zh: '完成标记与备注只存于本机，“清除这些数据”会一并移除。'
  },
  open: { en: 'Open case {case}', zh: '打开案件 {case}' },
  caseTitle: { en: 'Case {case}', zh: '案件 {case}' },
  caseUnknown: {
    en: 'This case is not among the open cases of the data: it is closed, or its id is not known here.',
    zh: '未结案件中没有此案件：可能已结案，或数据中没有此编号。'
  },
  notInQueue: { en: 'Nothing is owed on this case today.', zh: '此案件今日没有待办。' },
  previousCase: { en: 'Previous case', zh: '上一个案件' },
  nextCase: { en: 'Next case', zh: '下一个案件' },
  owedSince: { en: 'owed since {date}', zh: '{date}起待办' },
  timeline: { en: 'What happened so far', zh: '迄今经过' },
  timelineEmpty: { en: 'The loaded files hold no event of this case.', zh: '已载入文件中没有此案件的记录。' },
  earlierEvents: { en: 'Show all {n} events', zh: '显示全部 {n} 条记录' },
  toCome: { en: 'to come', zh: '未到' },
  note: { en: 'Note', zh: '备注' },
  noteHint: { en: 'Stays on this computer; numbers are masked in the CSV.', zh: '只存于本机；导出 CSV 时号码会脱敏。' },
  saveNote: { en: 'Save note', zh: '保存备注' },
  callRecord: { en: 'The call of {at}', zh: '{at} 的通话' },
  monthOver: { en: 'over {days} days past due', zh: '逾期超过 {days} 天' },
  monthDpd: { en: '{days} days past due', zh: '逾期 {days} 天' },
  talk: { en: 'talk {time}', zh: '通话 {time}' },
  customer: { en: 'Customer', zh: '客户' },
  agent: { en: 'Agent', zh: '坐席' },
  attemptsColumn: { en: 'Attempts in the days of the cap', zh: '上限天数内拨打次数' },
  owedDays: { en: 'Days owed', zh: '待办天数' },
  owed: { en: 'Date owed', zh: '应办日期' },
  promiseDue: { en: 'Promise due', zh: '承诺到期日' },
  promiseAmount: { en: 'Promised', zh: '承诺金额' },
  resultDay: { en: 'Date of last result', zh: '最近结果日期' },
  freeFrom: { en: 'No call until', zh: '此前不拨打' },
  doneAt: { en: 'Done on', zh: '完成时间' },
  promiseOf: { en: '{amount} by {date}', zh: '{date}前 {amount}' },
  promiseBy: { en: 'by {date}', zh: '{date}前' },
  definition: {
    en: 'One case may stand in several tabs. Due today: a promise or an instalment that falls due, or a step planned for that day or before. Promise overdue: the latest promise is past its due date and not paid. Call-back owed: asked for, or a call that came in unanswered, and nobody has spoken since. Hardship review: hardship is a cause and no relief was considered. No contact: no attempt or conversation for longer than the days in Settings and no promise pending. Due soon, no reminder: a promise or an instalment that is not paid falls due within 7 days after that day, and no reminder that arrived was sent since the promise was made (for an instalment: since the one before fell due, at most 7 days before). Step 6 counts a reminder as in time in the last 3 days before the due date. Cap reached: as many attempts as the cap allows.',
    zh: '一个案件可属多类。今日到期：承诺或分期当日到期，或计划在当日及之前跟进。承诺已逾期：最近一次承诺已过到期日且未还清。待回拨：客户要求回拨或来电未接，且此后无人通话。困难帮扶复核：原因属困难情形且尚未考虑帮扶。未联系：超过设置天数没有拨打或通话，且没有未到期承诺。即将到期未提醒：未还清的承诺或分期在基准日后 7 天内到期，且自作出承诺起（分期：自上一期到期起，至多到期前 7 天）没有已送达的提醒。步骤 6 以到期前 3 天内的提醒为按时。已达上限：拨打次数达到上限。'
  },
  definitionHow: {
    en: 'The day is the last past event in the data. Days owed = that day − the date owed. Still to come = amount − what was paid on it; days until due = due date − that day, 1 to 7.',
    zh: '基准日为数据中最后一个已发生事件的日期。待办天数 = 基准日 − 应办日期。待还金额 = 应还 − 已还；距到期天数 = 到期日 − 基准日，1 至 7。'
  }
} as const satisfies Record<string, Text>;

/** Lanes and signs of the timeline of a case. */
export const TIMELINE = {
  contact: { en: 'Contacts', zh: '联系' },
  promise: { en: 'Promises', zh: '承诺' },
  payment: { en: 'Payments', zh: '还款' },
  reminder: { en: 'Reminders', zh: '提醒' },
  status: { en: 'Case', zh: '案件' },
  date: { en: 'Date', zh: '日期' },
  what: { en: 'What', zh: '事件' },
  detail: { en: 'Detail', zh: '说明' },
  amount: { en: 'Amount', zh: '金额' },
  describe: {
    en: 'Timeline of case {case}: {n} events from {from} to {to}.',
    zh: '案件 {case} 的时间线：{from}至{to}，共 {n} 条记录。'
  },
  today: { en: 'as of {date}', zh: '截至{date}' }
} as const satisfies Record<string, Text>;
