import { SHIFT_KINDS, STATUSES } from './codes.ts';
import { col, t } from './define.ts';
import type { CanonicalTable } from './types.ts';

const AGENT =
  'agent|agent name|user|user name|user id|employee|employee id|staff|operator|operator id|collector|坐席|坐席工号|坐席编号|坐席姓名|工号|员工|员工编号|催收员|催收员工号|姓名';

/** One row per shift of a person, planned or actual. */
export const shifts: CanonicalTable = {
  kind: 'shifts',
  label: t('Shifts', '班次'),
  columns: [
    col('agent_id', 'text', t('Agent', '坐席'), t('Whose shift it is', '谁的班次'), AGENT, { required: true, personal: true }),
    col('shift_start', 'timestamp', t('Shift start', '班次开始'), t('When the shift starts', '班次开始时刻'), 'start|start time|shift from|from|begin|clock in|login time|log in|planned start|roster start|班次开始|上班时间|开始时间|签入时间|班次开始时间|排班开始', { required: true }),
    col('shift_end', 'timestamp', t('Shift end', '班次结束'), t('When the shift ends', '班次结束时刻'), 'end|end time|shift to|to|finish|clock out|logout time|log out|planned end|roster end|班次结束|下班时间|结束时间|签出时间|班次结束时间|排班结束', { required: true }),
    col('break_s', 'duration', t('Breaks', '休息时长'), t('Seconds of planned breaks', '班次内休息的秒数'), 'break|breaks|break time|break duration|pause|break minutes|休息时长|休息|小休时长|休息时间'),
    col('contracted_h_week', 'number', t('Contracted hours a week', '合同周工时'), t('Hours per week by contract', '合同约定的每周工时'), 'contract hours|contracted hours|weekly hours|hours per week|合同工时|周工时|每周工时'),
    col('kind', 'code', t('Planned or actual', '计划或实际'), t('Whether the row is the plan or what happened', '计划班次还是实际出勤'), 'type|shift type|shift kind|类型|班次类型', { codes: SHIFT_KINDS })
  ]
}; // prettier-ignore

/** One row per stretch of one status of a person. */
export const status: CanonicalTable = {
  kind: 'status',
  label: t('Agent status', '坐席状态'),
  columns: [
    col('agent_id', 'text', t('Agent', '坐席'), t('Whose status it is', '谁的状态'), AGENT, { required: true, personal: true }),
    col('status', 'code', t('Status', '状态'), t('What the person was doing', '当时的状态'), 'state|agent state|agent status|activity|aux|aux code|reason code|pause code|presence|状态|坐席状态|活动|状态名称', { required: true, codes: STATUSES }),
    col('from', 'timestamp', t('From', '开始'), t('When the status began', '状态开始时刻'), 'start|start time|started at|status start|begin|since|begin time|timestamp|开始|开始时间|状态开始时间|起始时间', { required: true }),
    col('to', 'timestamp', t('To', '结束'), t('When the status ended', '状态结束时刻'), 'end|end time|ended at|status end|until|finish|结束|结束时间|状态结束时间|截止时间')
  ]
}; // prettier-ignore
