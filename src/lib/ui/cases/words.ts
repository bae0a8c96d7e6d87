import { COMING_BANDS, type QueueRow, type QueueTab } from '#core/analyses/cases/types.ts';
import { formatDate, formatValue } from '#core/i18n/format.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { CASES_PAGE } from '#core/i18n/messages/cases-page.ts';
import type { Text } from '#core/i18n/text.ts';
import { REMINDER_DAYS } from '#core/model/case-step.ts';
import { dayOf } from '#core/query/calendar.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import { valueLabel } from '../filters/labels.ts';

/** A date of the data; the year only when it is not that of the last day. */
export function dayText(iso: string): string {
  const asOf = workspace.model?.asOf ?? '';
  return formatDate(iso, locale.id, { year: !asOf.startsWith(iso.slice(0, 4)) });
}

export function moneyText(amount: number | null): string {
  return formatValue(amount, 'money', locale.id, { currency: workspace.settings.currency });
}

/** The agent of a code, by pseudonym unless names are shown; empty when nobody has the case. */
export function agentText(code: number | null): string {
  const { model, namesShown } = workspace;
  const value = model?.dimensions.agent?.find((one) => one.code === code);
  return model && value ? valueLabel('agent', value.id, { model, namesShown, t: locale.t }) : '';
}

/** A result of a call in words; what is no known code stays as it is in the file. */
export function resultText(code: string): string {
  const text = (CASES.results as Readonly<Record<string, Text>>)[code];
  return text ? locale.t(text) : code;
}

/** `€120 by 15 Jun`, or one of the two. */
export function promiseText({ promise }: QueueRow): string {
  if (!promise) return '';
  const date = dayText(promise.due);
  if (promise.amount === null) return locale.t(CASES_PAGE.promiseBy, { date });
  return locale.t(CASES_PAGE.promiseOf, { amount: moneyText(promise.amount), date });
}

/** `promise, 18 Jun` */
export function comingText({ kind, due }: NonNullable<QueueRow['coming']>): string {
  const what = locale.t(kind === 'promise' ? CASES_PAGE.kindPromise : CASES_PAGE.kindInstalment);
  return locale.t(CASES_PAGE.dueOf, { what, date: dayText(due) });
}

/** Of the money that falls due without a reminder: cases in the days in which one counts as in time, and in how many days the next is due. */
export function comingOf({ ages, oldestDays }: QueueTab): { late: number; days: number; soonest: number } {
  const late = COMING_BANDS.filter(({ from }) => from >= -REMINDER_DAYS).map(({ id }) => id as string);
  return {
    late: ages.filter(({ id }) => late.includes(id)).reduce((sum, { count }) => sum + count, 0),
    days: REMINDER_DAYS,
    soonest: -(oldestDays ?? 0)
  };
}

/** Days since the date owed, on the last day of the data; null where nothing is owed. */
export function daysOwed({ owed }: QueueRow): number | null {
  const asOf = workspace.model?.asOf ?? null;
  return owed === null || asOf === null ? null : dayOf(asOf) - dayOf(owed);
}
