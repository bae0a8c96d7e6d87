import type { Kind } from '#core/schema/types.ts';

/** Further captions per column, beside the English and Chinese ones of the schema: spellings of banks and dialers, and German. */
export const MORE_CAPTIONS: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  calls: {
    call_id: 'anruf id|anrufnummer|gesprächs id|vorgangsnummer|interaktions id|interaktionsid|kontakt id',
    agent_id: 'mitarbeiter|bearbeiter|agentenname|sachbearbeiter|agent|agentin|benutzer',
    team: 'gruppe|abteilung|kostenstelle team|teamname|abteilung team',
    queue: 'warteschlange|kampagne',
    channel: 'kanal|medientyp|medium|kontaktart',
    direction: 'richtung|anrufrichtung|anrufart|ursprungsrichtung',
    start_at:
      'beginn|startzeit|anrufbeginn|zeitpunkt|datum uhrzeit beginn|datum uhrzeit|beginn datum uhrzeit|anfang|startdatum uhrzeit|开始通话时间|通话开始时间|呼叫开始时间',
    start_date: 'datum|anrufdatum',
    start_time: 'start|begin|started|uhrzeit|beginn|startzeit',
    end_at: 'ende|endzeit|anrufende|datum uhrzeit ende|结束通话时间|通话结束时间|呼叫结束时间|挂断时间',
    end_date: 'end date|enddatum',
    end_time: 'end|end time|endtime|stop|stop time|finish|finish time|hangup time|ende|endzeit',
    wait_s: 'wartezeit|wartedauer',
    ring_s: 'klingelzeit|klingeldauer|rufzeit',
    talk_s: 'gesprächsdauer|gesprächszeit|dauer|sprechzeit',
    hold_s: 'haltezeit|haltedauer',
    wrap_s: 'nachbearbeitung|nachbearbeitungszeit|nachbearbeitungsdauer|话后整理时长|整理时长|事后处理时长|小结时长',
    disposition:
      'ergebnis|anrufergebnis|gesprächsergebnis|abschlusscode|abschlussgrund|kontaktergebnis|nachbearbeitungscode|通话小结|小结|呼叫结果|外呼结果',
    case_id: 'fallnummer|fall|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte',
    customer_id:
      'customer no|customer number|kunde|kundennummer|rufnummer|rufnummer kunde|kundenrufnummer|telefonnummer|客户标识|客户手机号|客户号码',
    csat: 'zufriedenheit|bewertung|kundenzufriedenheit|kundenbewertung|满意度评价|满意度得分|评价得分',
    complaint: 'beschwerde',
    escalated: 'eskalation|eskaliert',
    cause: 'ursache|grund|anrufgrund|grund des verzugs'
  },
  cases: {
    case_id: 'fallnummer|fall|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte',
    customer_id: 'customer no|customer number|kunde|kundennummer|schuldner',
    agent_id: 'bearbeiter|sachbearbeiter|mitarbeiter|zuständig',
    team: 'gruppe|abteilung',
    assigned_date: 'date placed|placed on|placed|zugewiesen am|zuweisungsdatum|übergabedatum',
    opened_date: 'eröffnet am|angelegt am|eröffnungsdatum',
    closed_date: 'geschlossen am|abgeschlossen am|abschlussdatum',
    close_reason: 'abschlussgrund',
    balance:
      'saldo|aktueller saldo|offener betrag|restschuld|forderung|offene forderung|offener saldo|gesamtforderung|offene posten',
    balance_at_assignment: 'saldo bei zuweisung|anfangssaldo|übergabesaldo',
    dpd: 'dpd bucket|dpd range|dpd band|dpd group|dpd stage|overdue range|overdue bucket|days past due range|days past due bucket|delinquency bucket|arrears bucket|aging bucket|ageing bucket|aging|ageing|bucket|verzugsstufe|逾期阶段|逾期区间|逾期天数区间|逾期账龄|账龄|tage überfällig|überfällige tage|verzugstage|tage im verzug|tage in verzug|überfällig seit tagen',
    due_date: 'fällig am|fälligkeitsdatum|fälligkeit',
    product: 'produkt|produktart',
    cause: 'ursache|grund|grund des verzugs|verzugsgrund|zahlungsausfallgrund',
    next_action_date: 'wiedervorlage|wiedervorlage am|nächste aktion|nächster schritt am',
    last_attempt_date: 'letzter kontakt|letzter kontaktversuch|letzter anruf',
    cured_date: 'ausgeglichen am',
    waiver_amount: 'erlass|erlassener betrag|nachlass'
  },
  payments: {
    case_id: 'fallnummer|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte',
    paid_date:
      'date paid|posting date|zahlungsdatum|buchungsdatum|bezahlt am|zahlung am|eingang am|zahlungseingang am|wertstellung',
    amount: 'betrag|zahlbetrag|zahlungseingang|gezahlter betrag|eingegangener betrag',
    channel: 'zahlungsart|zahlungsweg'
  },
  promises: {
    case_id: 'fallnummer|aktenzeichen|vertragsnummer|kontonummer|aktennummer|akte',
    made_date: 'zugesagt am|zusage am|zusagedatum|zusage vom',
    due_date: 'zusage fällig am|fällig am|zahlbar bis|zahlung bis|zugesagt bis|zugesagt zum',
    amount: 'zugesagter betrag|betrag|zusagebetrag',
    agent_id: 'sachbearbeiter|bearbeiter|mitarbeiter'
  },
  instalments: {
    plan_id: 'ratenplan|ratenplan id|vereinbarung',
    case_id: 'fallnummer|aktenzeichen|aktennummer|akte|vertragsnummer|kontonummer',
    seq: 'rate|rate nr|ratennummer',
    due_date: 'fällig am|fälligkeit|ratenfälligkeit',
    amount: 'rate betrag|ratenbetrag|betrag'
  },
  reminders: {
    case_id: 'fallnummer|aktenzeichen|aktennummer|akte|vertragsnummer|kontonummer',
    sent_at: 'versendet am|versandt am|gesendet am|versanddatum',
    channel: 'versandart|versandweg|kanal',
    delivered: 'zugestellt'
  }
};
