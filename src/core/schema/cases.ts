import { CLOSE_REASONS, PLAN_TYPES, RELIEF, STEP_STATES, WILLINGNESS } from './codes.ts';
import { col, t } from './define.ts';
import type { CanonicalColumn, CanonicalTable } from './types.ts';

const STEPS: readonly (readonly [string, string, string])[] = [
  ['situation analysed', '分析情形', 'step 1 analysed'],
  ['contact made', '取得联系', 'step 2 contacted'],
  ['consequences explained', '说明后果', 'step 3 explained'],
  ['plan agreed', '达成方案', 'step 4 plan'],
  ['relief considered', '考虑困难帮扶', 'step 5 relief'],
  ['reminder sent', '发送提醒', 'step 6 reminded'],
  ['followed up', '后续跟进', 'step 7 followed up']
];

const steps: CanonicalColumn[] = STEPS.flatMap(([en, zh, alias], i) => [
  col(`s${i + 1}`, 'code', t(`Step ${i + 1}: ${en}`, `步骤 ${i + 1}：${zh}`), t('done, not done, not applicable or unknown', '已完成、未完成、不适用或未知'),
    `step ${i + 1}|${alias}|${en}|步骤${i + 1}|${zh}`, { codes: STEP_STATES }),
  col(`s${i + 1}_at`, 'timestamp', t(`Step ${i + 1}: when`, `步骤 ${i + 1}：时间`), t(`When: ${en}`, `${zh}的时间`), `step ${i + 1} at|step ${i + 1} date|步骤${i + 1}时间|${zh}时间`)
]); // prettier-ignore

/** One row per case, as it stands at the end of the data. */
export const cases: CanonicalTable = {
  kind: 'cases',
  label: t('Cases', '案件'),
  columns: [
    col('case_id', 'text', t('Case ID', '案件编号'), t('Names one case', '一个案件的编号'),
      'id|ticket id|ticket|ticket number|case|case number|case no|caseid|case code|account|account id|account number|account no|contract|contract id|contract number|loan id|loan number|file number|reference|user id|案件编号|案件号|案件id|案件|案件代码|合同号|合同编号|账户|账号|借据号|贷款编号|委案编号', { required: true }),
    col('customer_id', 'text', t('Customer ID', '客户编号'), t('Who owes; masked on screen', '债务人标识，屏幕上脱敏显示'),
      'customer|customer name|client|client id|cust id|debtor|debtor id|borrower|borrower id|member id|user name|客户编号|客户号|客户id|客户|用户id|债务人|债务人姓名|债务人编号|姓名', { personal: true }),
    col('agent_id', 'text', t('Agent', '坐席'), t('Who the case is assigned to', '案件分配给谁'),
      'agent|agent name|collector|collector id|collector name|owner|case owner|assigned to|assignee|handler|operator|坐席|坐席工号|催收员|催收员id|催收员工号|经办人|负责人|处理人|工号|分配人员', { personal: true }),
    col('assigned_date', 'date', t('Assigned on', '分案日期'), t('When the agent got the case', '分案给坐席的日期'),
      'assignment date|assign date|assigned|assigned at|assigned on|date assigned|allocation date|placement date|分案日期|分案时间|分配日期|分配时间|委案日期|委托日期|入催日期'),
    col('team', 'text', t('Team', '班组'), t('Group of the agent', '坐席所在班组'), 'group|team name|supervisor|department|班组|组别|小组|团队|部门|所属系统'),
    col('opened_date', 'date', t('Opened on', '立案日期'), t('When the case was opened', '案件建立的日期'),
      'opened|date time opened|opened on|open time|time opened|created on|created date|created time|creation time|date created|received on|received date|date received|open date|opening date|opened at|date opened|created|created at|create date|creation date|start date|date start|date entered|entry date|立案日期|立案时间|创建时间|创建日期|开案日期|建案日期|案件创建时间'),
    col('closed_date', 'date', t('Closed on', '结案日期'), t('When the case was closed; empty = open, unless its reason or state says closed', '结案日期；空白表示未结案，除非原因或状态表明已结案'),
      'closed|date time closed|closed on|close time|closing time|time closed|solved|solved at|solved on|date solved|resolved|resolved at|resolved on|date resolved|resolution date|resolution time|date of resolution|settled|settled at|settled on|settled date|date settled|settlement date|completed|completed at|completed on|completion date|date completed|closure date|closed time|finished at|close date|closing date|closed at|date closed|end date|settlement time|结案日期|结案时间|关闭时间|结清时间|结清日期|关闭日期|办结时间|办结日期|完结时间|完结日期|解决时间|完成时间|完成日期'),
    col('close_reason', 'code', t('Close reason', '结案原因'), t('Why the case was closed', '结案的原因'),
      'closing reason|closure reason|reason closed|closed reason|settlement method|case status|case result|status|state|case state|current status|account status|is closed|closed|结案原因|结清方式|关闭原因|案件结果|状态|案件状态|当前状态|是否结案', { codes: CLOSE_REASONS }),
    col('balance', 'money', t('Balance owed', '欠款余额'), t('Amount owed now', '当前欠款金额'),
      'balance owed|outstanding|outstanding balance|outstanding amount|amount owed|amount due|current balance|total due|total balance|debt|debt amount|arrears|overdue amount|bill amt1|bill amount|欠款余额|欠款金额|余额|剩余欠款|总欠款|未还金额|应还未还|欠款|逾期金额|欠款总额|剩余本金'),
    col('balance_at_assignment', 'money', t('Balance at assignment', '分案时余额'), t('Amount owed when the case was assigned', '分案时的欠款金额'),
      'assigned balance|opening balance|placed amount|placement balance|initial balance|original balance|balance at placement|委案金额|分案金额|分案余额|入催金额|初始欠款|委托金额'),
    col('dpd', 'number', t('Days past due', '逾期天数'), t('Days past due now', '当前逾期天数'),
      'days past due|overdue days|days overdue|days late|days in arrears|delinquency days|past due days|pay 0|逾期天数|逾期日数|拖欠天数|当前逾期天数'),
    col('dpd_at_assignment', 'number', t('Days past due at assignment', '分案时逾期天数'), t('Days past due when the case was assigned', '分案时的逾期天数'),
      'days past due at assignment|dpd at placement|initial dpd|opening dpd|assigned dpd|分案逾期天数|委案逾期天数|入催逾期天数|分案时逾期天数'),
    col('due_date', 'date', t('Due date', '到期日期'), t('When the payment was due', '应还款日期'), 'due|payment due date|due on|maturity date|到期日期|到期日|应还日期|应还款时间|还款日|应还款日'),
    col('product', 'text', t('Product', '产品'), t('Card or loan product', '卡或贷款产品'), 'product name|product type|card type|loan type|debt type|产品|产品名称|卡种|债务类型|产品类型|贷款类型|业务类型|tariff plan|portfolio'),
    col('cause', 'text', t('Cause', '原因'), t('Why the customer is late', '逾期的原因'),
      'reason|cause of arrears|reason for arrears|default reason|delinquency reason|overdue reason|hardship reason|原因|逾期原因|欠款原因|拖欠原因|致困原因'),
    col('willingness', 'code', t('Willingness', '还款意愿'), t('Readiness to pay as recorded', '记录的还款意愿'), 'willingness to pay|attitude|cooperation|还款意愿|意愿|配合度|还款态度', { codes: WILLINGNESS }),
    col('plan_type', 'code', t('Kind of plan', '还款方案'), t('What was agreed', '达成的还款方案类型'), 'plan|arrangement|arrangement type|payment plan|repayment plan|还款方案|方案类型|协商类型|还款计划|协商方案', { codes: PLAN_TYPES }),
    col('waiver_amount', 'money', t('Amount waived', '减免金额'), t('Sum waived', '减免的金额'), 'waiver|waived|waived amount|discount|discount amount|reduction|concession|减免金额|减免|豁免金额|优惠金额'),
    col('waiver_date', 'date', t('Waived on', '减免日期'), t('When it was waived', '减免的日期'), 'waived on|date of waiver|减免日期|减免时间'),
    col('relief_considered', 'code', t('Relief considered', '困难帮扶'), t('Granted, declined, not eligible or none', '已批准、已拒绝、不符合或未考虑'), 'relief|hardship|hardship relief|forbearance|relief result|困难帮扶|帮扶|帮扶结果|减免审批', { codes: RELIEF }),
    col('cured_date', 'date', t('Cured on', '回正日期'), t('When the arrears were cleared', '欠款清零的日期'), 'cure date|cured|cured on|cured at|date cured|回正日期|回正时间|还清日期|恢复正常日期'),
    col('next_action_date', 'date', t('Next action on', '下次跟进日期'), t('When the next step is due', '下一步跟进的日期'), 'next action|next contact|next contact date|follow up date|followup date|next call|next step date|callback date|下次跟进|下次跟进日期|下次跟进时间|下次联系时间|计划跟进日期|预约回拨时间'),
    col('last_attempt_date', 'date', t('Last attempt on', '最近拨打日期'), t('When the customer was last tried', '最近一次尝试联系的日期'), 'last attempt|last contact|last contact date|last call|last call date|last action date|最近联系日期|最近跟进|最后联系时间|最近拨打日期|上次跟进时间'),
    ...steps
  ]
}; // prettier-ignore
