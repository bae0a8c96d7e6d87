import type { Text } from '../text.ts';

const tabs = {
  due_today: { en: 'Due today', zh: '今日到期' },
  overdue: { en: 'Promise overdue', zh: '承诺已逾期' },
  call_back: { en: 'Call-back owed', zh: '待回拨' },
  hardship: { en: 'Hardship review', zh: '困难帮扶复核' },
  no_contact: { en: 'No contact for {days} days', zh: '{days} 天未联系' },
  not_reminded: { en: 'Due soon, no reminder', zh: '即将到期未提醒' },
  capped: { en: 'Contact cap reached', zh: '已达联系频次上限' }
} as const satisfies Record<string, Text>;

/** Why a case stands in the queue. Dates are `YYYY-MM-DD`. */
const reasons = {
  promiseToday: { en: 'The promise falls due today.', zh: '承诺今日到期。' },
  instalmentToday: { en: 'An instalment falls due today.', zh: '分期款今日到期。' },
  actionToday: { en: 'The next action is planned for today.', zh: '计划今日跟进。' },
  actionLate: {
    en: 'The next action was planned for {date}, {days} {days|day|days} ago.',
    zh: '原计划{date}跟进，已过 {days} 天。'
  },
  promiseOpen: {
    en: 'The promise was due on {date}; nothing has come in, days of grace are running.',
    zh: '承诺于{date}到期，尚未到账，处于宽限期。'
  },
  promisePartOpen: {
    en: 'The promise was due on {date}; a part has come in, days of grace are running.',
    zh: '承诺于{date}到期，已部分到账，处于宽限期。'
  },
  promiseBroken: { en: 'The promise was due on {date} and was not paid.', zh: '承诺于{date}到期，未还款。' },
  promisePartial: {
    en: 'The promise was due on {date} and was paid in part.',
    zh: '承诺于{date}到期，仅部分还款。'
  },
  promiseSince: {
    en: 'The promise was due on {date} and was not paid by then; {amount} came in since, last on {last}.',
    zh: '承诺于{date}到期，当时未还款；此后到账{amount}，最近一笔在{last}。'
  },
  promisePartSince: {
    en: 'The promise was due on {date} and was paid in part by then; {amount} came in since, last on {last}.',
    zh: '承诺于{date}到期，当时仅部分还款；此后又到账{amount}，最近一笔在{last}。'
  },
  callBackAsked: { en: 'A call-back was asked for on {date}.', zh: '{date}要求回拨。' },
  inboundMissed: { en: 'A call came in on {date} and was not answered.', zh: '{date}来电未接通。' },
  hardshipNone: {
    en: 'Hardship is recorded ({cause}) and no relief was considered.',
    zh: '已记录困难情形（{cause}），尚未考虑帮扶。'
  },
  hardshipUnknown: {
    en: 'Hardship is recorded ({cause}); nothing says whether relief was considered.',
    zh: '已记录困难情形（{cause}），未记录是否考虑过帮扶。'
  },
  noContactSince: { en: 'No contact since {date} ({days} days).', zh: '自{date}起未联系（{days} 天）。' },
  neverContacted: {
    en: 'No contact since the case came in on {date} ({days} days).',
    zh: '{date}入案以来未联系（{days} 天）。'
  },
  promiseComing: {
    en: 'The promise falls due on {date}, in {days} {days|day|days}; no reminder yet.',
    zh: '承诺于{date}到期（还有 {days} 天），尚未提醒。'
  },
  instalmentComing: {
    en: 'An instalment falls due on {date}, in {days} {days|day|days}; no reminder yet.',
    zh: '分期款于{date}到期（还有 {days} 天），尚未提醒。'
  },
  reminderFailed: { en: 'The reminder of {date} did not arrive.', zh: '{date}的提醒未送达。' },
  reminderWindow: {
    en: 'A reminder counts as in time since {date}.',
    zh: '自{date}起提醒即算按时。'
  },
  reminderLater: {
    en: 'A reminder counts as in time from {date} on.',
    zh: '自{date}起提醒才算按时。'
  },
  paidUnknown: { en: 'The data do not tell whether it is paid.', zh: '数据未说明是否已还款。' },
  capped: {
    en: '{attempts} attempts in {window} days, the cap is {cap}: no call until {date}.',
    zh: '{window} 天内已拨打 {attempts} 次，上限 {cap} 次：{date}前不拨打。'
  }
} as const satisfies Record<string, Text>;

const steps = {
  wait: { en: 'No call until {date}; a letter or message is possible.', zh: '{date}前不拨打，可发信函或短信。' },
  callBack: { en: 'Call back.', zh: '回拨。' },
  askPromise: {
    en: 'Ask what kept the promise from being paid, and agree on what is possible.',
    zh: '了解未能还款的原因，商定可行的安排。'
  },
  askRest: {
    en: 'Say thanks for what came in, and agree on when the rest can be paid.',
    zh: '对已到账款项表示感谢，商定余款何时可还。'
  },
  confirmPayment: {
    en: 'See whether the payment has come in; remind in a friendly way.',
    zh: '查看是否到账，友好提醒。'
  },
  remind: {
    en: 'Remind before {date}: a message or a friendly call.',
    zh: '在{date}前提醒：发短信或友好致电。'
  },
  reviewRelief: {
    en: 'Review relief: instalments, deferral or a waiver of fees.',
    zh: '复核帮扶方案：分期、延期或减免费用。'
  },
  makeContact: { en: 'Make contact; try another hour or channel.', zh: '尝试联系，可换时段或渠道。' },
  doAction: { en: 'Do the planned step.', zh: '执行计划步骤。' }
} as const satisfies Record<string, Text>;

/** Results of calls in words. */
const results = {
  answered: { en: 'answered', zh: '已接通' },
  abandoned: { en: 'caller gave up', zh: '来电放弃' },
  no_answer: { en: 'no answer', zh: '无人接听' },
  busy: { en: 'busy', zh: '占线' },
  voicemail: { en: 'voicemail', zh: '语音信箱' },
  callback: { en: 'call-back asked for', zh: '要求回拨' },
  overflow: { en: 'overflow', zh: '溢出' },
  transferred: { en: 'transferred', zh: '已转接' },
  refused: { en: 'refused to pay', zh: '拒绝还款' },
  promise: { en: 'promise to pay', zh: '承诺还款' }
} as const satisfies Record<string, Text>;

const notes = {
  order: { en: 'Order: date owed, then amount.', zh: '排序：先按应办日期，再按金额。' },
  missing: { en: 'Not computable: {columns} not in the data.', zh: '无法计算：数据中没有 {columns}。' },
  noDates: { en: 'The data hold no date to count from.', zh: '数据中没有可用的日期。' }
} as const satisfies Record<string, Text>;

const events = {
  opened: { en: 'Case opened', zh: '立案' },
  assigned: { en: 'Assigned', zh: '分配' },
  closed: { en: 'Case closed', zh: '结案' },
  cured: { en: 'Back to current', zh: '回正' },
  waived: { en: 'Waiver', zh: '减免' },
  step: { en: 'Step {step}: {name}', zh: '步骤 {step}：{name}' },
  month: { en: 'State of the month', zh: '当月状态' },
  outbound: { en: 'Outbound call', zh: '外呼' },
  inbound: { en: 'Inbound call', zh: '呼入' },
  message: { en: 'Written contact', zh: '文字联系' },
  promised: { en: 'Promise made', zh: '作出承诺' },
  promiseDue: { en: 'Promise due', zh: '承诺到期' },
  instalmentDue: { en: 'Instalment due', zh: '分期到期' },
  paid: { en: 'Payment', zh: '还款' },
  reversed: { en: 'Payment reversed', zh: '还款冲回' },
  reminder: { en: 'Reminder sent', zh: '发送提醒' }
} as const satisfies Record<string, Text>;

/** Codes of reminders, payments, closings, steps and instalments in words. */
const details = {
  sms: { en: 'text message', zh: '短信' },
  letter: { en: 'letter', zh: '信函' },
  email: { en: 'email', zh: '电子邮件' },
  push: { en: 'app message', zh: '应用推送' },
  call: { en: 'call', zh: '电话' },
  voice: { en: 'phone', zh: '电话' },
  transfer: { en: 'bank transfer', zh: '转账' },
  card: { en: 'card', zh: '银行卡' },
  cash: { en: 'cash', zh: '现金' },
  direct_debit: { en: 'direct debit', zh: '自动扣款' },
  cured: { en: 'arrears cleared', zh: '已回正' },
  paid: { en: 'paid in full', zh: '已结清' },
  restructured: { en: 'restructured', zh: '重组' },
  sold: { en: 'sold', zh: '转让' },
  written_off: { en: 'written off', zh: '核销' },
  closed: { en: 'closed', zh: '已结案' },
  transferred: { en: 'handed over', zh: '移交' },
  deceased: { en: 'deceased', zh: '身故' },
  done: { en: 'done', zh: '已完成' },
  not_done: { en: 'not done', zh: '未完成' },
  na: { en: 'not applicable', zh: '不适用' },
  unknown: { en: 'not recorded', zh: '未记录' },
  promise_kept: { en: 'kept', zh: '已履约' },
  promise_partial: { en: 'paid in part', zh: '部分还款' },
  promise_broken: { en: 'not kept', zh: '失约' },
  promise_pending: { en: 'not due with its days of grace yet', zh: '含宽限天数尚未到期' },
  promise_superseded: { en: 'replaced by a newer promise', zh: '已被新承诺替代' },
  instalment_paid: { en: 'paid', zh: '已还' },
  instalment_late: { en: 'paid late', zh: '逾期后已还' },
  instalment_missed: { en: 'missed', zh: '未还' }
} as const satisfies Record<string, Text>;

/** Words of the follow-up queue and of the timeline of a case. */
export const CASES = { tabs, reasons, steps, results, notes, events, details } as const;
