import type { Kind } from '#core/schema/types.ts';

const CASE =
  'contrato|número do contrato|nº contrato|código do contrato|processo|id do caso|código do caso|número da conta|債権番号|案件番号|契約番号|案件id|口座番号|管理番号';
const CUSTOMER =
  'cliente|cpf|cpf cnpj|código do cliente|devedor|nome do cliente|顧客番号|顧客id|顧客名|お客様番号|会員番号|債務者|債務者番号';
const AGENT =
  'atendente|nome do atendente|operador|operadora|agente|colaborador|consultor|negociador|cobrador|responsável|オペレーター|オペレータ|オペレーター名|担当者|担当者名|担当|エージェント|応対者';
const TEAM = 'equipe|time|célula|grupo|チーム|グループ|部署|所属';

/** Captions in Brazilian Portuguese and Japanese. */
export const PORTUGUESE_JAPANESE: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  calls: {
    call_id:
      'protocolo|número do protocolo|id da ligação|id da chamada|id chamada|id ligação|通話id|通話番号|コールid|呼id|受付番号',
    agent_id: AGENT,
    team: TEAM,
    queue: 'fila|nome da fila|campanha|carteira|キュー|キュー名|スキル|スキルグループ|窓口|キャンペーン',
    channel: 'canal|チャネル|チャンネル',
    direction:
      'direção|sentido|tipo de ligação|tipo de chamada|tipo da ligação|tipo|発着信区分|発着信|通話種別|発着区分|区分|方向',
    start_at:
      'data hora início|data hora|data e hora|data hora da ligação|data da ligação|data da chamada|data do contato|data início|data de início|início|início da ligação|início da chamada|発信日時|着信日時|通話開始日時|開始日時|通話日時|受電日時|架電日時|受付日時|日時',
    start_date: 'data|data da ligação|data da chamada|data do contato|日付|通話日|発信日|架電日|受電日',
    start_time:
      'hora|horário|hora início|hora de início|hora da ligação|hora da chamada|時刻|開始時刻|通話開始時刻|架電時刻',
    end_at: 'fim|término|data hora fim|data fim|hora fim|fim da ligação|fim da chamada|終了日時|通話終了日時|切断日時',
    end_time: 'hora fim|hora de término|終了時刻',
    wait_s:
      'tempo de espera|espera|tempo em fila|tempo na fila|tempo de fila|待ち時間|待機時間|応答待ち時間|キュー時間',
    ring_s: 'tempo de toque|tempo de chamando|呼出時間|鳴動時間|呼び出し時間',
    talk_s:
      'tempo de conversa|tempo falado|tempo de fala|tempo de conversação|tempo em conversa|tempo de atendimento|duração|duração da ligação|duração da chamada|通話時間|会話時間|通話秒数',
    hold_s: 'tempo de retenção|tempo em retenção|tempo mudo|保留時間',
    wrap_s:
      'tempo pós atendimento|pós atendimento|tempo de pós atendimento|tempo de tabulação|後処理時間|後処理|事後処理時間',
    disposition:
      'resultado|resultado da ligação|resultado da chamada|tabulação|desfecho|ocorrência|situação|status da ligação|status da chamada|結果|通話結果|応答結果|架電結果|対応結果|ステータス',
    case_id: CASE,
    customer_id: `${CUSTOMER}|telefone|telefone do cliente|número discado|電話番号|相手番号`,
    csat: 'nota|nota do cliente|avaliação|satisfação|pesquisa de satisfação|満足度|評価',
    cause: 'motivo|motivo do contato|motivo da ligação|assunto|用件|問い合わせ内容|問合せ区分|カテゴリ',
    dpd: 'dias de atraso|dias em atraso|atraso|延滞日数'
  },
  cases: {
    case_id: CASE,
    customer_id: CUSTOMER,
    agent_id: AGENT,
    team: TEAM,
    assigned_date: 'data de distribuição|data de atribuição|data de entrada|data da remessa|割当日|配布日|受託日',
    opened_date: 'data de abertura|data de criação|aberto em|criado em|登録日|受付日|作成日|起票日|登録日時|作成日時',
    closed_date:
      'data de fechamento|data de encerramento|fechado em|encerrado em|data de baixa|data de quitação|完了日|解決日|クローズ日|完済日|完了日時|解決日時',
    close_reason: 'situação|motivo de fechamento|ステータス|状態|状況',
    balance:
      'saldo devedor|saldo atual|saldo|valor em aberto|valor da dívida|dívida|valor atualizado|valor total|残高|請求残高|債権残高|未払残高|延滞金額|延滞残高',
    balance_at_assignment: 'valor original|saldo inicial|valor na entrada|受託金額|受託時残高|当初残高',
    dpd: 'dias de atraso|dias em atraso|atraso|延滞日数',
    due_date: 'vencimento|data de vencimento|支払期日|期日|約定日',
    product: 'produto|商品|商品名',
    cause: 'motivo|motivo do atraso|motivo da inadimplência|延滞理由|理由',
    next_action_date: 'próxima ação|próximo contato|data de retorno|次回連絡日|次回対応日'
  },
  payments: {
    payment_id: 'id pagamento|id do pagamento|código do pagamento|número do recibo|入金番号|取引番号',
    case_id: CASE,
    paid_date: 'data de pagamento|data do pagamento|data pagamento|pago em|入金日|支払日',
    amount: 'valor|valor pago|valor do pagamento|入金額|支払額|金額',
    channel: 'forma de pagamento|meio de pagamento|入金方法|支払方法'
  },
  promises: {
    promise_id: 'id promessa|id do acordo|número do acordo|約束番号',
    case_id: CASE,
    agent_id: AGENT,
    made_date: 'data da promessa|data do acordo|promessa em|約束受付日|約束登録日|受付日',
    due_date: 'vencimento|data de vencimento|data prometida|data prevista|支払約束日|入金予定日|約束期日|約束日',
    amount: 'valor prometido|valor do acordo|valor da promessa|valor|約束金額|予定金額'
  }
};
