import { NEEDS, REASONS } from '#core/i18n/messages/repayment.ts';
import { LOCALES, type Locale, type Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { holds, type Table } from '../contact-rules/columns.ts';

/** A table or column as it is named in the words of a reason. */
export type Need = keyof typeof NEEDS;

/** Columns of which one is enough, where a need has several. */
const ANY_OF: Readonly<Partial<Record<Need, readonly string[]>>> = {
  calls: ['calls.start_at'],
  cases: ['cases.case_id'],
  'cases.assigned_date': ['cases.assigned_date', 'cases.opened_date'],
  'cases.balance': ['cases.balance_at_assignment', 'cases.balance'],
  'cases.cured_date': ['cases.cured_date', 'cases.closed_date'],
  'cases.dpd': ['cases.dpd_at_assignment', 'cases.dpd']
};

/** True when the data hold what a need names. */
export function meets(model: ModelInfo, need: Need): boolean {
  return (ANY_OF[need] ?? [need]).some((name) => {
    const [table = '', column = ''] = name.split('.');
    return holds(model, table as Table, column);
  });
}

/** `needs a promises file and a payments file`: what is missing, or `null` when everything is there. */
export function missing(model: ModelInfo, needs: readonly Need[]): Phrase | null {
  const absent = needs.filter((need) => !meets(model, need));
  if (absent.length === 0) return null;
  const inWords = (locale: Locale): string => {
    const names = absent.map((need) => NEEDS[need][locale]);
    const most = names.slice(0, -1).join(REASONS.comma[locale]);
    const what = most === '' ? (names[0] ?? '') : most + REASONS.and[locale] + (names.at(-1) ?? '');
    return REASONS.needs[locale].replace('{what}', what);
  };
  const [en, zh] = LOCALES.map(inWords);
  return { text: { en: en ?? '', zh: zh ?? '' } };
}
