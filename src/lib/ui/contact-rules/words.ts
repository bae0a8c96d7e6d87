import { isEdited } from '#core/analyses/contact-rules/edited.ts';
import type { ContactRule, CountWindow } from '#core/analyses/contact-rules/types.ts';
import { formatDate, formatMonth } from '#core/i18n/format.ts';
import { RULES_PAGE } from '#core/i18n/messages/contact-rules-page.ts';
import { contactRules } from '#lib/state/contact-rules.svelte.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { formatsOf } from '../formats.ts';
import { timeOf } from '../settings/fields.ts';

/** The rule as it was published; the same object when nothing was changed. */
export const published = (rule: ContactRule): ContactRule =>
  contactRules.preset.rules.find(({ id }) => id === rule.id) ?? rule;

/** The rule in one sentence: its own words, or what it says with the changed numbers. */
export function ruleText(rule: ContactRule): string {
  if (!isEdited(rule, published(rule))) return locale.t(rule.title);
  if (rule.kind === 'hours') return locale.t(RULES_PAGE.editedHours, { windows: windowsText(rule.windows) });
  const unit = locale.t(RULES_PAGE.units[rule.unit]);
  if (rule.kind === 'after_conversation') return locale.t(RULES_PAGE.editedAfter, { days: rule.days, unit });
  const params = { limit: rule.limit, counted: locale.t(RULES_PAGE.counted[rule.counts]), unit };
  return locale.t(RULES_PAGE.editedCount, { ...params, window: windowText(rule.window) });
}

/** `Mon–Fri 07:30–21:00; Sat–Sun 09:00–21:00`. */
export function windowsText(windows: readonly { days: readonly number[]; fromMin: number; toMin: number }[]): string {
  return windows.map(({ days, fromMin, toMin }) => `${daysText(days)} ${timeOf(fromMin)}–${timeOf(toMin)}`).join(locale.id === 'zh' ? '；' : '; '); // prettier-ignore
}

/** Weekdays in a row as a range. */
export function daysText(days: readonly number[]): string {
  const { weekday } = formatsOf(locale.id, '');
  const [first = 1] = days;
  const last = days.at(-1) ?? first;
  const joined = days.length > 1 && last - first === days.length - 1;
  return joined ? `${weekday(first)}–${weekday(last)}` : days.map(weekday).join(' ');
}

const windowText = (window: CountWindow): string =>
  window.kind === 'rolling'
    ? locale.t(RULES_PAGE.rollingDays, { days: window.days })
    : locale.t(RULES_PAGE.windows[window.kind]);

/** Where a rule comes from, when, and how sure the number is. */
export function sourceText({ source, dated, certainty }: ContactRule): string {
  const date = dated.length > 7 ? formatDate(dated, locale.id) : formatMonth(dated, locale.id);
  return locale.t(RULES_PAGE.source, { source, date, certainty: locale.t(RULES_PAGE.certainty[certainty]) });
}

/** What a rule counts by, in the plural: calls for hours. */
export const unitsText = (rule: ContactRule): string =>
  locale.t(RULES_PAGE.unitsMany[rule.kind === 'hours' ? 'call' : rule.unit]);
