import { REMINDER_CHANNELS, REMINDER_KINDS } from './codes.ts';
import { col, t } from './define.ts';
import type { CanonicalTable } from './types.ts';

const CASE =
  'case|case number|case no|caseid|case code|account|account id|account number|contract|loan id|案件编号|案件号|案件id|案件|合同号|合同编号|账户|借据号';

/** One row per reminder sent. */
export const reminders: CanonicalTable = {
  kind: 'reminders',
  label: t('Reminders', '提醒'),
  columns: [
    col('case_id', 'text', t('Case ID', '案件编号'), t('Joins reminders with cases', '与案件关联'), CASE, { required: true }),
    col('sent_at', 'timestamp', t('Sent', '发送时间'), t('When the reminder was sent', '提醒发送的时刻'), 'sent|sent on|sent time|send time|date sent|sent date|reminder date|reminded at|发送时间|发送日期|提醒时间|触达时间', { required: true }),
    col('channel', 'code', t('Channel', '渠道'), t('Text message, letter, email, push or call', '短信、信函、邮件、推送或电话'), 'medium|way|reminder channel|reminder type|渠道|发送渠道|提醒方式|触达渠道|提醒渠道', { required: true, codes: REMINDER_CHANNELS }),
    col('kind', 'code', t('Before or after due', '提醒阶段'), t('Before, on or after the due date', '到期前、到期日或到期后'), 'type|phase|stage|reminder kind|类型|提醒类型|提醒阶段', { codes: REMINDER_KINDS }),
    col('delivered', 'bool', t('Delivered', '是否送达'), t('Whether it arrived', '是否送达'), 'is delivered|delivery|delivery status|received|是否送达|送达|送达状态|发送状态')
  ]
}; // prettier-ignore

/** One row per case and month. */
export const snapshots: CanonicalTable = {
  kind: 'snapshots',
  label: t('Monthly snapshots', '月度快照'),
  needsOneOf: [['bucket', 'dpd']],
  columns: [
    col('case_id', 'text', t('Case ID', '案件编号'), t('Joins snapshots with cases', '与案件关联'), CASE, { required: true }),
    col('snap_month', 'date', t('Month', '月份'), t('Month of the snapshot', '快照月份'), 'month|snapshot|snapshot month|snapshot date|as of|as of date|period|month end|月份|快照月份|快照日期|统计月份|账期', { required: true }),
    col('bucket', 'text', t('DPD bucket', '逾期阶段'), t('Bucket of days past due', '逾期阶段'), 'dpd bucket|stage|delinquency bucket|arrears bucket|status|逾期阶段|阶段|账龄|逾期等级'),
    col('dpd', 'number', t('Days past due', '逾期天数'), t('Days past due in that month', '当月逾期天数'), 'days past due|overdue days|days overdue|逾期天数|逾期日数'),
    col('balance', 'money', t('Balance owed', '欠款余额'), t('Amount owed in that month', '当月欠款金额'), 'balance owed|outstanding|outstanding balance|amount|欠款余额|余额|欠款金额')
  ]
}; // prettier-ignore

/** One row per event that explains unusual days. */
export const events: CanonicalTable = {
  kind: 'events',
  label: t('Events', '事件'),
  columns: [
    col('date', 'date', t('Date', '日期'), t('Day of the event', '事件日期'), 'day|event date|on|日期|事件日期', { required: true }),
    col('label', 'text', t('Event', '事件'), t('Outage, campaign, holiday …', '故障、活动、节假日等'), 'event|event name|name|title|type|事件|事件名称|名称|类型', { required: true }),
    col('scope', 'text', t('Scope', '范围'), t('Whom or what it concerned', '影响范围'), 'note|notes|details|remark|description|范围|备注|说明|影响范围')
  ]
}; // prettier-ignore

/** Anonymous answers about strain; a file with an id-like column is refused. */
export const self_report: CanonicalTable = {
  kind: 'self_report',
  label: t('Self-reported strain', '自评压力'),
  columns: [
    col('date', 'date', t('Date', '日期'), t('Day of the answer', '填写日期'), 'day|week|answered on|日期|填写日期', { required: true }),
    col('team', 'text', t('Team', '班组'), t('Team of the person, no names', '所在班组，不含姓名'), 'group|team name|department|班组|组别|小组|团队', { required: true }),
    col('strain_0_10', 'number', t('Strain, 0–10', '压力自评（0–10）'), t('0 = none, 10 = very high', '0 为无，10 为很高'), 'strain|stress|self rated strain|strain score|stress score|strain 0 10|压力|压力自评|自评压力|压力评分', { required: true })
  ]
}; // prettier-ignore
