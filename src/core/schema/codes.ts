import { codes } from './define.ts';

/** How a contact ended: canonical codes of METHODS 9.2 with the words of real systems (lower case). */
export const DISPOSITIONS = codes({
  answered:
    'answered|angenommen|erreicht|erledigt|gesprochen|connected|completed|complete|handled|answer|success|successful|contact|contacted|rpc|spoke|talked|sale|human|accepted|complete agent|completeagent|completecaller|processed|接通|已接通|已接|已接听|接听|成功|应答|已应答|通话成功|本人接听|已处理|contestada|atendida|contactado|contacto|répondu|décroché|abouti|traité|joint|atendido|contestado|応答|応答あり|応答済|対応済|対応完了|本人対応|通話成立|atendeu',
  abandoned:
    'abandoned|abandon|aufgelegt|aufgelegt in warteschlange|verloren|short abandoned|short_abandoned|missed|missed call|lost|caller hung up|abandoned in queue|hangup in queue|drop|dropped|inbound missed|放弃|已放弃|呼损|未接|未接来电|排队放弃|客户放弃|abandonada|perdida|abandonné|abandonnée|appel manqué|manqué|abandonado|perdido|desistência|desistiu|放棄|放棄呼|途中放棄',
  no_answer:
    'no answer|no_answer|nicht erreicht|kein kontakt|keine antwort|niemand erreicht|noanswer|na|not answered|unanswered|ring no answer|rna|no pickup|not_connected|not connected|unconnected|unreachable|outbound missed|outbound_missed|failed|fail|invalid_number|invalid number|wrong number|disconnected number|congestion|canceled|cancelled|无人接听|无应答|未接通|无法接通|关机|停机|空号|呼叫失败|未应答|no contesta|sin respuesta|no responde|número equivocado|non répondu|sans réponse|pas de réponse|non abouti|injoignable|absent|faux numéro|no contestada|rnr|ringing no response|switched off|switch off|not reachable|out of reach|oor|out of coverage|nc|no contact|wn|não atendida|não atendido|não atende|não atendeu|nao atendida|nao atende|sem resposta|sem contato|número errado|telefone errado|número inexistente|desligado|不在|応答なし|不応答|未応答|無応答|不通|未接続',
  busy: 'busy|besetzt|b|ab|line busy|engaged|占线|忙|忙线|用户忙|正忙|ocupado|línea ocupada|occupé|ligne occupée|話中',
  voicemail:
    'voicemail|voice mail|anrufbeantworter|mailbox besprochen|vm|am|answering machine|machine|left message|lm|mailbox|语音信箱|留言|语音留言|答录机|buzón|buzón de voz|messagerie|messagerie vocale|répondeur|boîte vocale|caixa postal|secretária eletrônica|correio de voz|留守電|留守番電話',
  callback:
    'callback|call back|call-back|rückruf|rückruf vereinbart|callbk|cbhold|scheduled callback|callback requested|回拨|预约回拨|稍后联系|要求回电|回电|devolver llamada|volver a llamar|rappel|à rappeler|rappel demandé|cb|retornar|retornar ligação|retorno agendado|agendado|折返し|折り返し|再架電|コールバック',
  overflow:
    'overflow|overflowed|exitwithtimeout|exit with timeout|timeout|exitempty|diverted|deflected|溢出|转移|超时退出',
  transferred:
    'transferred|transfer|weitergeleitet|weiterverbunden|xfer|xferd|blindtransfer|attendedtransfer|escalated|forwarded|转接|已转接|转出|转人工|升级|transferida|transféré|transférée|transferido|transferida|transferência|転送',
  refused:
    'refused|refusal|verweigert|abgelehnt|zahlung verweigert|refuse|refused to pay|rtp|refuse to pay|declined|rejected|not interested|ni|dnc|拒绝|拒绝还款|拒付|拒绝还钱|拒接|se niega|rechaza|se niega a pagar|negativa de pago|refus|refus de payer|refus de paiement|recusa|recusou|se recusa a pagar|não quer pagar|拒否|支払拒否',
  promise:
    'promise|promise to pay|zahlungszusage|zusage|ptp|promised|promise_to_pay|payment promise|arrangement|payment arrangement|agreed to pay|承诺还款|承诺|承诺付款|协商还款|已承诺|promesa|promesa de pago|compromiso de pago|promesse|promesse de paiement|promesse de règlement|promessa|promessa de pagamento|acordo|acordo fechado|支払約束|入金約束'
});

/** Channels of METHODS 9.2, with `branch` for visits in person. */
export const CHANNELS = codes({
  voice:
    'voice|sprache|telefon|anruf|phone|call|calls|telephone|telephony|cellular|mobile|landline|phone call|phonecall|voip|pstn|电话|语音|通话|手机|座机|电联',
  chat: 'chat|webchat|web chat|live chat|messaging|whatsapp|wechat|line|im|在线|在线聊天|聊天|微信|企业微信',
  email: 'email|e-mail|mail|邮件|电子邮件|邮箱',
  message: 'message|sms|text|text message|mms|rcs|push|letter|app|短信|信息|消息|彩信|推送|信函|站内信',
  branch: 'branch|in person|visit|field|field visit|counter|walk in|网点|上门|外访|面谈|柜台'
});

/** Directions of a contact. */
export const DIRECTIONS = codes({
  inbound:
    'inbound|in|ein|incoming|eingehend|eingang|kommend|kommender anruf|i|inbound queue|inbound call|received|abandoned|missed|voicemail|short_abandoned|inbound/outbound|callback|queue_transfer|呼入|来电|进线|入线|接入|被叫|已接来电|呼入来电|entrante|llamada entrante|recibida|entrant|appel entrant|reçu|receptiva|receptivo|recebida|entrada|着信|受信|入電|受電|インバウンド|來電|撥入',
  outbound:
    'outbound|out|aus|outgoing|ausgehend|ausgang|gehend|gehender anruf|abgehend|o|outbound call|outbound_missed|dialed|dialled|manual|preview|predictive|progressive|autodial|api|呼出|外呼|去电|拨出|外拨|主叫|预测外呼|外呼去电|saliente|llamada saliente|realizada|sortant|appel sortant|émis|ativa|ativo|saída|saida|efetuada|discada|originada|発信|架電|アウトバウンド|撥出|外撥',
  internal: 'internal|int|intern|agent to agent|extension|内部|内线|内部通话|interna|interne|内線|内線通話'
});

/** How a case ended; `closed`: how is not said. */
export const CLOSE_REASONS = codes({
  closed:
    'closed|close|resolved|solved|settled|done|finished|completed|geschlossen|abgeschlossen|erledigt|cerrado|cerrada|clos|clôturé|clôturée|fermé|soldé|结案|已结案|关闭|已关闭|办结|已办结|已解决|已完成|完结|已完结|encerrado|encerrada|fechado|fechada|finalizado|完了|解決済|解決済み|対応完了|クローズ|クローズ済',
  cured: 'cured|cure|current|back to current|arrears cleared|回正|已回正|恢复正常|正常',
  paid: 'paid|paid in full|pif|settled in full|repaid|full payment|结清|已结清|全额还款|全额结清|提前结清|ausgeglichen|beglichen|bezahlt|vollständig bezahlt|quitado|quitada|pago|liquidado|liquidada|pagado|完済',
  restructured: 'restructured|restructure|rescheduled|re-aged|modified|plan|重组|债务重组|展期|分期',
  sold: 'sold|debt sale|assigned out|转让|已转让|债权转让|出售',
  written_off:
    'written off|written_off|write off|write-off|charged off|charge-off|chargeoff|核销|已核销|坏账核销|abgeschrieben|ausgebucht',
  transferred: 'transferred|transfer|recalled|returned|legal|handed over|移交|转出|退案|撤案|转法务|已撤案',
  deceased: 'deceased|dead|died|estate|死亡|身故|去世|已故'
});

/** Reasons that close a case whatever else the file says: without a closing date they count as closed at the end of the data. */
export const CLOSING_REASONS = ['closed', 'paid', 'sold', 'written_off'] as const;

/** What was agreed. */
export const PLAN_TYPES = codes({
  full: 'full|full payment|one-off|lump sum|全额|一次性|一次性还款|全额还款',
  promise: 'promise|ptp|promise to pay|承诺|承诺还款',
  instalment:
    'instalment|installment|instalments|installments|payment plan|arrangement|分期|分期还款|账单分期|个性化分期',
  settlement: 'settlement|settle|discount|reduced|减免结清|和解|打折|协商减免',
  deferral: 'deferral|deferred|defer|payment holiday|extension|forbearance|延期|缓缴|展期|宽限'
});

/** What became of a payment; only paid ones are money. */
export const PAYMENT_STATES = codes({
  paid: 'paid|success|successful|succeeded|completed|complete|settled|posted|cleared|approved|confirmed|captured|ok|成功|已成功|还款成功|支付成功|已到账|已入账|已完成|gebucht|erfolgreich|bezahlt|pago|paga|aprovado|confirmado|pagado|pagada|aprobado|payé|réussi|validé|成功済|入金済',
  failed:
    'failed|failure|fail|declined|rejected|returned|bounced|nsf|dishonoured|dishonored|cancelled|canceled|void|voided|error|expired|失败|还款失败|支付失败|扣款失败|已取消|取消|已失效|关闭|拒绝|fehlgeschlagen|abgelehnt|storniert|zurückgewiesen|rücklastschrift|falhou|recusado|cancelado|rechazado|fallido|anulado|échoué|refusé|annulé|rejeté|失敗|取消済',
  pending:
    'pending|processing|in progress|scheduled|initiated|submitted|awaiting|open|处理中|待处理|待支付|支付中|未到账|待到账|待确认|审核中|待审核|ausstehend|offen|in bearbeitung|pendente|em processamento|pendiente|en proceso|en attente|en cours|処理中|未入金',
  reversed:
    'reversed|refunded|refund|charged back|chargeback|reversal|已冲正|冲正|已退款|退款|已撤销|撤销|zurückgebucht|erstattet|estornado|estorno|reembolsado|remboursé|返金|返金済'
});

/** Payments in these states brought no money; reversed ones only where their amount is not negative itself. */
export const UNPAID_STATES = ['failed', 'pending', 'reversed'] as const;

/** Readiness to pay as recorded by agents. */
export const WILLINGNESS = codes({
  willing: 'willing|yes|high|cooperative|willing to pay|愿意|有意愿|配合|高|强',
  partly: 'partly|partial|medium|unsure|undecided|hesitant|部分|一般|犹豫|中',
  unwilling: 'unwilling|no|low|refuses|uncooperative|hostile|不愿意|无意愿|不配合|拒绝|低|弱',
  unable: 'unable|cannot pay|no means|hardship|无力|无能力|无还款能力|困难'
});

/** Whether relief was looked at: considered is not granted. */
export const RELIEF = codes({
  granted: 'granted|approved|yes|accepted|given|已批准|批准|同意|已减免|是',
  declined: 'declined|rejected|refused|offered declined|no|拒绝|已拒绝|不同意|否',
  not_eligible: 'not_eligible|not eligible|ineligible|不符合|不符合条件|无资格',
  none: 'none|not considered|not offered|无|未考虑|未提供'
});

/** Time states of agents. */
export const STATUSES = codes({
  available: 'available|ready|idle|waiting|on queue|online|joining customer|空闲|就绪|在线|可用|等待',
  on_contact:
    'on_contact|on contact|on call|connected|interacting|busy|talking|in call|incall|connecting agent|calling customer|通话中|通话|忙碌|接听中',
  wrap: 'wrap|wrap up|wrapup|wrap-up|acw|after call work|after-call work|after contact work|dispo|话后|话后处理|事后处理|整理',
  break: 'break|pause|paused|rest|coffee|toilet|on break|小休|休息|暂停|小憩',
  lunch: 'lunch|meal|dinner|午餐|用餐|吃饭|就餐',
  training: 'training|coaching|learning|培训|辅导|学习',
  meeting: 'meeting|team meeting|briefing|huddle|会议|开会|例会|班会',
  other_work:
    'other_work|other work|back office|backoffice|admin|project|aux|not ready|busy other|offline work|其他工作|后台|案头|未就绪|示忙',
  offline: 'offline|logged out|logout|logoff|off queue|away|off duty|离线|签出|登出|下线|离开'
});

/** Evidence states of a service step. */
export const STEP_STATES = codes({
  done: 'done|yes|y|true|1|complete|completed|已完成|完成|是|已做',
  not_done: 'not_done|not done|no|n|false|0|missing|incomplete|未完成|否|未做',
  na: 'na|n/a|not applicable|不适用',
  unknown: 'unknown|not recorded|未知|未记录'
});

/** Kinds of shift row. */
export const SHIFT_KINDS = codes({
  planned: 'planned|plan|rostered|scheduled|schedule|计划|排班|计划班次',
  actual: 'actual|worked|real|clocked|实际|实际出勤|打卡'
});

/** When a reminder was sent, seen from the due date. */
export const REMINDER_KINDS = codes({
  pre_due: 'pre_due|pre due|before due|pre-due|到期前|提前提醒',
  due: 'due|due date|on due|到期|到期日',
  post_due: 'post_due|post due|after due|overdue|逾期后|逾期'
});

/** Channels of reminders keep their own words. */
export const REMINDER_CHANNELS = codes({
  sms: 'sms|text|text message|message|短信',
  letter: 'letter|brief|post|mail|信函|信件|挂号信',
  email: 'email|e-mail|邮件|电子邮件',
  push: 'push|app|notification|in app|推送|站内信|app推送',
  call: 'call|phone|voice|ivr|电话|语音|智能外呼'
});
