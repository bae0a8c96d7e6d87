import type { Kind } from '#core/schema/types.ts';

/** Further captions per column, beside the English and Chinese ones of the schema: spellings of banks and dialers, German, French and Spanish. */
export const MORE_CAPTIONS: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  calls: {
    call_id:
      'identifiant de l appel|id llamada|id de llamada|id de la llamada|número de llamada|anruf id|anrufnummer|gesprächs id|vorgangsnummer|interaktions id|interaktionsid|kontakt id|callid|id appel|identifiant appel|numéro d appel|id llamada|id de llamada',
    agent_id:
      'telecaller|tele caller|teammate|teammate assigned|target name|mitarbeiter|bearbeiter|agentenname|sachbearbeiter|agent|agentin|benutzer|assigned agent|assigned user|agentid|agente|operador|operadora|gestor|asesor|conseiller|conseillère|téléconseiller|gestionnaire',
    team: 'gruppe|abteilung|kostenstelle team|teamname|abteilung team|équipe|groupe|equipo|grupo',
    queue: 'warteschlange|kampagne|file d attente|campagne|cola|campaña',
    channel: 'kanal|medientyp|medium|kontaktart|canal|média',
    direction:
      'dir|originating direction|in out flag|richtung|anrufrichtung|anrufart|ursprungsrichtung|sens|sens de l appel|sens d appel|type d appel|dirección|sentido|tipo de llamada',
    start_at:
      'conversation start|call date time|call datetime|conversation started at|datum|anrufdatum|date d appel|date de l appel|fecha|fecha de llamada|fecha de la llamada|beginn|startzeit|anrufbeginn|zeitpunkt|datum uhrzeit beginn|datum uhrzeit|beginn datum uhrzeit|anfang|startdatum uhrzeit|开始通话时间|通话开始时间|呼叫开始时间|date et heure|date heure|début|heure de début|début d appel|fecha y hora|fecha hora|inicio|hora de inicio',
    start_date: 'datum|anrufdatum|date d appel|date de l appel|date appel|fecha|fecha de llamada|fecha de la llamada',
    start_time:
      'start|begin|started|uhrzeit|beginn|startzeit|heure|heure d appel|heure de l appel|heure de début|hora|hora de llamada|hora de la llamada|hora de inicio',
    end_at:
      'conversation end|call end time|call end|call ended at|call ended|ende|endzeit|anrufende|datum uhrzeit ende|结束通话时间|通话结束时间|呼叫结束时间|挂断时间|fin|heure de fin|fin d appel|hora de fin',
    end_date: 'end date|enddatum',
    end_time: 'end|end time|endtime|stop|stop time|finish|finish time|hangup time|ende|endzeit',
    wait_s:
      't answered|waiting duration|wait duration|abfragewartezeit|wartezeit|wartedauer|attente|temps d attente|durée d attente|espera|tiempo de espera',
    ring_s:
      'tiempo de timbrado|timbrado|temps de sonnerie|klingelzeit|klingeldauer|rufzeit|sonnerie|durée de sonnerie|temps de sonnerie|tiempo de timbre',
    talk_s:
      't talk|gesprächsdauer|gesprächszeit|dauer|sprechzeit|temps de conversation|durée de conversation|temps de communication|durée de communication|durée|duree|durée d appel|durée de l appel|tiempo de conversación|tiempo de habla|duración|duracion|duración de la llamada',
    hold_s:
      't held|tiempo en espera hold|tiempo en retención|haltezeit|haltedauer|mise en attente|temps de mise en attente|tiempo en espera|retención',
    wrap_s:
      't acw|nacharbeit|nacharbeitszeit|work time|tiempo post llamada|post llamada|trabajo posterior|tiempo de cierre|tiempo administrativo|nachbearbeitung|nachbearbeitungszeit|nachbearbeitungsdauer|话后整理时长|整理时长|事后处理时长|小结时长|post appel|temps post appel|traitement post appel|trabajo posterior|tiempo posterior a la llamada',
    disposition:
      'engagement result|interaction result|ergebnis|anrufergebnis|gesprächsergebnis|abschlusscode|abschlussgrund|kontaktergebnis|nachbearbeitungscode|通话小结|小结|呼叫结果|外呼结果|statut|résultat|resultat|qualification|résultat de l appel|statut de l appel|resultado|estado|resultado de la llamada|estado de la llamada|tipificación',
    case_id:
      'fall nr|fallnr|vorgang nr|loan account no|loan account number|loan no|loan account|agreement no|agreement number|agreement id|lan|vertragskonto|debitor|debitorennummer|kundenkonto|forderungsnummer|vorgangsnummer|nº expediente|n° expediente|numero de expediente|número de expediente|expediente|fallnummer|fall|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte|dossier|numéro de dossier|numero de dossier|n° dossier|n° de dossier|référence dossier|expediente|número de expediente|número de cuenta|cuenta',
    customer_id:
      'customer phone|customer phone no|customer mobile|customer mobile number|mobile number|mobile no|phone no|contact number|msisdn|customer no|customer number|kunde|kundennummer|rufnummer|rufnummer kunde|kundenrufnummer|telefonnummer|客户标识|客户手机号|客户号码|customerid|numéro client|numéro de client|téléphone|cliente|número de cliente|teléfono',
    csat: 'note de satisfaction|satisfaction client|note client|satisfacción|satisfaccion|valoración|valoracion|calificación|calificacion|zufriedenheit|bewertung|kundenzufriedenheit|kundenbewertung|满意度评价|满意度得分|评价得分',
    complaint: 'beschwerde',
    escalated: 'eskalation|eskaliert',
    cause:
      'ursache|grund|anrufgrund|grund des verzugs|motif|motif d appel|motif de l appel|motivo|motivo de la llamada',
    dpd: 'jours de retard|días de mora|días de atraso'
  },
  cases: {
    case_id:
      'fall nr|fallnr|vorgang nr|loan account no|loan account number|loan no|loan account|agreement no|agreement number|agreement id|lan|vertragskonto|debitor|debitorennummer|kundenkonto|forderungsnummer|vorgangsnummer|conversation id|nº expediente|n° expediente|numero de expediente|número de expediente|expediente|fallnummer|fall|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte|accountid|accountno|accountnumber|dossier|numéro de dossier|numero de dossier|n° dossier|n° de dossier|référence dossier|expediente|número de expediente|caso|número de cuenta|cuenta',
    customer_id:
      'geschäftspartner|borrower name|customer no|customer number|kunde|kundennummer|schuldner|customerid|numéro client|débiteur|cliente|número de cliente|deudor',
    agent_id:
      'betreuer|betreut von|telecaller|fos name|collection officer|ticket owner|teammate assigned|responsable|bearbeiter|sachbearbeiter|mitarbeiter|zuständig|assigned agent|assigned user|agentid|gestionnaire|chargé de recouvrement|conseiller|agente|gestor|asesor|asignado a',
    team: 'gruppe|abteilung|équipe|groupe|equipo|grupo',
    assigned_date:
      'date placed|placed on|placed|zugewiesen am|zuweisungsdatum|übergabedatum|date d affectation|affecté le|date d attribution|date de placement|fecha de asignación|asignado el',
    opened_date:
      'eröffnet|conversation started at|anlagedatum|erfasst am|erstellt am|erstelldatum|eröffnet am|angelegt am|eröffnungsdatum|date d ouverture|ouvert le|date de création|créé le|fecha de apertura|fecha de creación|abierto el',
    closed_date:
      'conversation last closed at|last closed at|ausgleichsdatum|erledigt am|schlussdatum|beendet am|geschlossen am|abgeschlossen am|abschlussdatum|date de clôture|date de fermeture|clôturé le|clos le|fermé le|fecha de cierre|cerrado el',
    close_reason:
      'ticket status|conversation state|conversation status|loan status|abschlussgrund|statut|motif de clôture|estado|motivo de cierre',
    balance:
      'offen|offen chf|offen eur|offener betrag eur|outstanding amt|total outstanding|montant restant dû|solde restant dû|solde restant|capital restant dû|saldo pendiente|saldo deudor|saldo|aktueller saldo|offener betrag|restschuld|forderung|offene forderung|offener saldo|gesamtforderung|offene posten|solde|solde dû|solde actuel|montant dû|encours|restant dû|saldo actual|saldo pendiente|monto adeudado|importe adeudado|deuda',
    balance_at_assignment:
      'saldo bei zuweisung|anfangssaldo|übergabesaldo|forderung bei übergabe|forderung bei zuweisung|saldo bei übergabe|hauptforderung bei übergabe|solde initial|solde à l affectation|saldo inicial',
    dpd: 'dpd bucket|dpd range|dpd band|dpd group|dpd stage|overdue range|overdue bucket|days past due range|days past due bucket|delinquency bucket|arrears bucket|aging bucket|ageing bucket|aging|ageing|bucket|verzugsstufe|逾期阶段|逾期区间|逾期天数区间|逾期账龄|账龄|tage überfällig|überfällige tage|verzugstage|tage im verzug|tage in verzug|überfällig seit tagen|jours de retard|nombre de jours de retard|retard en jours|días de mora|días de atraso|dias de mora|dias de atraso',
    due_date: 'fällig am|fälligkeitsdatum|fälligkeit|échéance|date d échéance|fecha de vencimiento|vencimiento',
    product: 'produkt|produktart|produit|producto',
    cause:
      'ursache|grund|grund des verzugs|verzugsgrund|zahlungsausfallgrund|motif|motif du retard|raison|motivo|motivo de mora',
    next_action_date:
      'wiedervorlage|wiedervorlage am|nächste aktion|nächster schritt am|prochaine action|prochaine action le|date de relance|próxima acción|próximo seguimiento',
    last_attempt_date: 'letzter kontakt|letzter kontaktversuch|letzter anruf',
    cured_date: 'ausgeglichen am',
    waiver_amount: 'erlass|erlassener betrag|nachlass'
  },
  payments: {
    case_id:
      'fall nr|fallnr|vorgang nr|loan account no|loan account number|loan no|loan account|agreement no|agreement number|agreement id|lan|vertragskonto|debitor|debitorennummer|kundenkonto|forderungsnummer|vorgangsnummer|fallnummer|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte',
    paid_date:
      'date paid|posting date|zahlungsdatum|buchungsdatum|bezahlt am|zahlung am|eingang am|zahlungseingang am|wertstellung',
    amount: 'betrag|zahlbetrag|zahlungseingang|gezahlter betrag|eingegangener betrag',
    channel: 'zahlungsart|zahlungsweg',
    payment_id: 'payment ref|zahlungsnummer|belegnummer|buchungsnummer'
  },
  promises: {
    case_id:
      'fall nr|fallnr|vorgang nr|loan account no|loan account number|loan no|loan account|agreement no|agreement number|agreement id|lan|vertragskonto|debitor|debitorennummer|kundenkonto|forderungsnummer|vorgangsnummer|fallnummer|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte',
    made_date: 'zugesagt am|zusage am|zusagedatum|zusage vom',
    due_date:
      '承诺还款时间|约定还款时间|承诺到期日|zusage fällig am|fällig am|zahlbar bis|zahlung bis|zugesagt bis|zugesagt zum',
    amount: 'zugesagter betrag|betrag|zusagebetrag',
    agent_id: 'sachbearbeiter|bearbeiter|mitarbeiter'
  },
  instalments: {
    plan_id: 'ratenplan|ratenplan id|vereinbarung',
    case_id:
      'loan account no|loan account number|loan no|loan account|agreement no|agreement number|agreement id|lan|vertragskonto|debitor|debitorennummer|kundenkonto|forderungsnummer|vorgangsnummer|fallnummer|aktenzeichen|aktennummer|akte|vertragsnummer|kontonummer',
    seq: 'rate|rate nr|ratennummer',
    due_date: 'fällig am|fälligkeit|ratenfälligkeit',
    amount: 'rate betrag|ratenbetrag|betrag'
  },
  reminders: {
    case_id:
      'loan account no|loan account number|loan no|loan account|agreement no|agreement number|agreement id|lan|vertragskonto|debitor|debitorennummer|kundenkonto|forderungsnummer|vorgangsnummer|fallnummer|aktenzeichen|aktennummer|akte|vertragsnummer|kontonummer',
    sent_at: 'versendet am|versandt am|gesendet am|versanddatum',
    channel: 'versandart|versandweg|kanal',
    delivered: 'zugestellt'
  }
};
