import { PAYMENT_STATES } from './codes.ts';
import { col, t } from './define.ts';
import type { CanonicalTable } from './types.ts';

const CASE =
  'case|case number|case no|caseid|case code|account|account id|account number|contract|contract number|loan id|案件编号|案件号|案件id|案件|合同号|合同编号|账户|借据号';
const AGENT =
  'agent|agent name|collector|collector id|user|owner|坐席|坐席工号|催收员|催收员id|催收员工号|经办人|工号|处理人';

/** One row per promise to pay. */
export const promises: CanonicalTable = {
  kind: 'promises',
  label: t('Promises to pay', '承诺还款'),
  columns: [
    col('promise_id', 'text', t('Promise ID', '承诺编号'), t('Names one promise', '一次承诺的编号'), 'ptp id|promise no|promise number|id|承诺编号|承诺id|承诺单号|编号'),
    col('case_id', 'text', t('Case ID', '案件编号'), t('Joins promises with cases', '与案件关联'), CASE, { required: true }),
    col('agent_id', 'text', t('Agent', '坐席'), t('Who took the promise', '取得承诺的坐席'), AGENT, { personal: true }),
    col('made_date', 'date', t('Made on', '承诺日期'), t('When the promise was made', '作出承诺的日期'), 'made|made on|made at|promise made|promise date|date made|ptp made|ptp created|created|created at|agreed on|taken on|承诺日期|承诺时间|登记日期|登记时间|创建时间|承诺登记日期', { required: true }),
    col('due_date', 'date', t('Due on', '应还日期'), t('When the money is promised for', '承诺还款的日期'), 'due|due on|promised date|promised for|ptp date|ptp due date|payment date|promise due date|pay by|承诺还款日期|承诺还款日|应还日期|约定还款日|约定还款日期|到期日期|到期日', { required: true }),
    col('amount', 'money', t('Amount', '承诺金额'), t('Promised amount', '承诺的金额'), 'promised amount|promise amount|ptp amount|amount promised|承诺金额|承诺还款金额|约定金额|金额'),
    col('superseded_by', 'text', t('Replaced by', '被替代为'), t('Promise that replaced this one', '替代本承诺的承诺编号'), 'superseded|replaced by|replaced|new promise id|替代编号|被替代|新承诺编号')
  ]
}; // prettier-ignore

/** One row per instalment of a plan. */
export const instalments: CanonicalTable = {
  kind: 'instalments',
  label: t('Instalments', '分期'),
  columns: [
    col('plan_id', 'text', t('Plan ID', '方案编号'), t('Names one plan', '一个分期方案的编号'), 'plan|plan no|plan number|arrangement id|arrangement|schedule id|方案编号|分期编号|协议编号|计划编号|分期计划编号', { required: true }),
    col('case_id', 'text', t('Case ID', '案件编号'), t('Joins the plan with its case', '与案件关联'), CASE, { required: true }),
    col('seq', 'integer', t('Instalment number', '期数'), t('1 = first instalment', '1 表示第一期'), 'no|number|instalment|installment|instalment no|instalment number|installment number|sequence|period|term no|期数|期次|期号|第几期|序号|对应期数', { required: true }),
    col('due_date', 'date', t('Due on', '应还日期'), t('When the instalment is due', '本期应还日期'), 'due|due on|instalment due|payment due date|pay by|应还日期|应还款时间|应还款日|到期日期|到期日|还款日', { required: true }),
    col('amount', 'money', t('Amount', '应还金额'), t('Amount of the instalment', '本期应还金额'), 'instalment amount|installment amount|due amount|amount due|应还金额|每期金额|期供|金额|本期应还', { required: true })
  ]
}; // prettier-ignore

/** One row per payment; negative amounts are reversals. */
export const payments: CanonicalTable = {
  kind: 'payments',
  label: t('Payments', '还款'),
  columns: [
    col('payment_id', 'text', t('Payment ID', '还款编号'), t('Names one payment', '一笔还款的编号'), 'payment no|payment number|txn id|trx id|transaction id|transaction number|transaction no|receipt|receipt no|reference|id|还款编号|交易流水号|流水号|还款流水号|交易编号|收款编号'),
    col('case_id', 'text', t('Case ID', '案件编号'), t('Joins payments with cases', '与案件关联'), `${CASE}|对应账单id`, { required: true }),
    col('paid_date', 'date', t('Paid on', '还款日期'), t('When the money came in', '款项到账日期'), 'paid|paid on|paid at|txn date|trx date|payment date|date paid|date of payment|transaction date|posting date|posted date|value date|date|repayment date|repayment time|还款日期|还款时间|到账日期|入账日期|交易时间|交易日期|实际还款时间|付款日期', { required: true }),
    col('amount', 'money', t('Amount', '还款金额'), t('Amount paid; negative = reversal', '还款金额，负数为冲正'), 'paid amount|amount paid|payment amount|payment|repayment amount|received amount|value|transaction amount|pay amt1|还款金额|实收金额|回款金额|付款金额|金额|到账金额|实际已还金额', { required: true }),
    col('channel', 'text', t('Payment channel', '还款渠道'), t('How it was paid', '还款方式'), 'payment channel|payment method|method|paid by|way of payment|还款渠道|还款方式|支付方式|支付渠道|还款类型'),
    col('payment_state', 'code', t('State of the payment', '还款结果'), t('Payments that failed, are pending or were reversed are not loaded', '失败、处理中或已冲正的还款不载入'),
      'status|state|payment status|transaction status|payment result|result|posting status|状态|还款结果|还款状态|支付状态|支付结果|交易状态|交易结果|付款状态|扣款结果|zahlungsstatus|situação|status do pagamento|estado|statut|ステータス|状態', { codes: PAYMENT_STATES }),
    col('plan_id', 'text', t('Plan ID', '方案编号'), t('Plan the payment belongs to', '所属分期方案'), 'plan|plan no|arrangement id|方案编号|分期编号|协议编号|计划编号')
  ]
}; // prettier-ignore
