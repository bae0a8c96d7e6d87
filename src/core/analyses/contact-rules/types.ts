import type { Phrase, Text } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';

/** When calls may be placed: ISO weekdays (1–7) and minutes after midnight; the first minute is allowed. */
export interface HoursWindow {
  readonly days: readonly number[];
  readonly fromMin: number;
  readonly toMin: number;
}

/** What is counted: attempts as dialled, attempts that somebody answered, or answered by the debtor as far as the file tells. */
export type Counted = 'attempts' | 'effective' | 'contacts';

/** Whom a count belongs to: one debt of one person, one debt (account), or one person over all debts. */
export type CountUnit = 'person_debt' | 'debt' | 'person';

/** Over what a count runs, in the customer's calendar: days in a row up to the call, or the calendar day, week or month. */
export type CountWindow =
  { readonly kind: 'rolling'; readonly days: number } | { readonly kind: 'day' | 'week' | 'month' };

/** Where the number was seen: in the regulator's own text, quoted from it by others, in agreeing secondary texts, or less (CONTACT-RULES E). */
export type Certainty = 'own' | 'quoted' | 'reported' | 'unverified';

interface RuleBase {
  readonly id: string;
  readonly jurisdiction: Text;
  /** The rule in one sentence. */
  readonly title: Text;
  /** What a marked call is called; never "violation". */
  readonly mark: Text;
  /** Whom the rule is written for. */
  readonly who: Text;
  readonly source: string;
  /** Date of the text or of its coming into force, `YYYY-MM-DD` or `YYYY-MM`. */
  readonly dated: string;
  readonly certainty: Certainty;
  /** How the words were made countable, and what a log cannot show. */
  readonly reading: Text;
}

/** No attempt outside these windows of the customer's clock. */
export interface HoursRule extends RuleBase {
  readonly kind: 'hours';
  readonly windows: readonly HoursWindow[];
  /** Whether a call in the second at which a window ends is still inside. */
  readonly endIncluded: boolean;
  /** Whether holidays of the settings are closed as a whole. */
  readonly closedOnHolidays: boolean;
}

/** At most `limit` counted calls per unit and window; the call after them is marked. */
export interface FrequencyRule extends RuleBase {
  readonly kind: 'frequency';
  readonly limit: number;
  readonly window: CountWindow;
  readonly counts: Counted;
  readonly unit: CountUnit;
}

/** No attempt within `days` consecutive days after a conversation, the day of the conversation being the first. */
export interface AfterConversationRule extends RuleBase {
  readonly kind: 'after_conversation';
  readonly days: number;
  readonly unit: CountUnit;
}

export type ContactRule = HoursRule | FrequencyRule | AfterConversationRule;

/** Rules of one jurisdiction; `editable` of each kind is what a settings page may change. */
export interface RulePreset {
  readonly id: string;
  readonly label: Text;
  readonly rules: readonly ContactRule[];
}

/** What one rule says about the calls of a scope. */
export interface RuleAudit {
  readonly rule: ContactRule;
  readonly status: 'computable' | 'not_computable';
  /** Why nothing was computed. */
  readonly reason: Phrase | null;
  /** Columns that would make it computable, as `table.column`. */
  readonly needs: readonly string[];
  /** Calls judged: the rule's own counting unit, in the scope, with known ids. */
  readonly calls: number;
  /** Units judged (calls for hours, else persons or debts with at least one judged call), and units with a mark. */
  readonly units: number;
  readonly unitsMarked: number;
  readonly marks: number;
  /** Share of units with a mark. */
  readonly share: Envelope;
  /** Per week with judged calls, ascending; `week` is its first day in the customer's calendar. */
  readonly weeks: readonly { readonly week: string; readonly calls: number; readonly marks: number }[];
  /** Share of the calls in scope whose ids (or clock) are known, 0–1. */
  readonly coverage: number;
  readonly warnings: readonly Phrase[];
  /** Lists the marked calls, each with the calls it was counted with; null when nothing was computed. */
  readonly marksSql: string | null;
}

/** All rules on the same calls. */
export interface ContactAudit {
  /** Whose clock was read. */
  readonly clock: 'customer' | 'site' | 'mixed';
  readonly rules: readonly RuleAudit[];
  /** Stands beside every figure of this analysis. */
  readonly notice: Phrase;
}
