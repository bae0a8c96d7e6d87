import type { Kind } from '#core/schema/types.ts';

/** Further captions per column, beside the English and Chinese ones of the schema: spellings of banks and dialers, and German. */
export const MORE_CAPTIONS: Readonly<Partial<Record<Kind, Readonly<Record<string, string>>>>> = {
  calls: {
    call_id: 'anruf id|anrufnummer|gesprächs id|vorgangsnummer',
    agent_id: 'mitarbeiter|bearbeiter|agentenname|sachbearbeiter',
    team: 'gruppe|abteilung',
    queue: 'warteschlange|kampagne',
    channel: 'kanal',
    direction: 'richtung|anrufrichtung|anrufart',
    start_at: 'beginn|startzeit|anrufbeginn|zeitpunkt',
    start_date: 'datum|anrufdatum',
    start_time: 'start|begin|started|uhrzeit|beginn|startzeit',
    end_at: 'ende|endzeit|anrufende',
    end_date: 'end date|enddatum',
    end_time: 'end|end time|endtime|stop|stop time|finish|finish time|hangup time|ende|endzeit',
    wait_s: 'wartezeit|wartedauer',
    ring_s: 'klingelzeit|klingeldauer|rufzeit',
    talk_s: 'gesprächsdauer|gesprächszeit|dauer|sprechzeit',
    hold_s: 'haltezeit|haltedauer',
    wrap_s: 'nachbearbeitung|nachbearbeitungszeit|nachbearbeitungsdauer',
    disposition: 'ergebnis|anrufergebnis|gesprächsergebnis',
    case_id: 'fallnummer|fall|aktenzeichen|vertragsnummer|kontonummer',
    customer_id: 'customer no|customer number|kunde|kundennummer|rufnummer',
    csat: 'zufriedenheit|bewertung'
  },
  cases: {
    case_id: 'fallnummer|fall|aktenzeichen|vertragsnummer|kontonummer',
    customer_id: 'customer no|customer number|kunde|kundennummer|schuldner',
    agent_id: 'bearbeiter|sachbearbeiter|mitarbeiter|zuständig',
    team: 'gruppe|abteilung',
    assigned_date: 'date placed|placed on|placed|zugewiesen am|zuweisungsdatum|übergabedatum',
    opened_date: 'eröffnet am|angelegt am|eröffnungsdatum',
    closed_date: 'geschlossen am|abgeschlossen am|abschlussdatum',
    close_reason: 'abschlussgrund',
    balance: 'saldo|aktueller saldo|offener betrag|restschuld|forderung',
    balance_at_assignment: 'saldo bei zuweisung|anfangssaldo|übergabesaldo',
    dpd: 'tage überfällig|überfällige tage|verzugstage|tage im verzug',
    due_date: 'fällig am|fälligkeitsdatum|fälligkeit',
    product: 'produkt|produktart',
    cause: 'ursache|grund'
  },
  payments: {
    case_id: 'fallnummer|aktenzeichen|vertragsnummer|kontonummer',
    paid_date: 'date paid|posting date|zahlungsdatum|buchungsdatum|bezahlt am',
    amount: 'betrag|zahlbetrag'
  },
  promises: {
    case_id: 'fallnummer|aktenzeichen|vertragsnummer|kontonummer',
    made_date: 'zugesagt am',
    due_date: 'zusage fällig am|fällig am',
    amount: 'zugesagter betrag|betrag'
  }
};
