import type { Formats } from '#core/charts/types.ts';
import {
  formatChange,
  formatDate,
  formatAxis,
  formatInterval,
  formatMonth,
  formatRelative,
  formatValue,
  type FormatOptions
} from '#core/i18n/format.ts';
import type { Locale } from '#core/i18n/text.ts';

/** A Monday: weekday names are taken from the week that begins with it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
/** From here on ticks are short: 10k, 1 万. */
const SHORT_FROM = 10_000;

/** Values in words of a language, with the currency of the site. */
export function formatsOf(locale: Locale, currency: string): Formats {
  const options: FormatOptions = { currency };
  return {
    value: (value, unit, n) => formatValue(value, unit, locale, { ...options, n }),
    axis: (value, unit, highest = Math.abs(value)) =>
      formatAxis(value, unit, locale, { ...options, compact: highest >= SHORT_FROM }),
    interval: (interval, unit) => formatInterval(interval, unit, locale, options),
    change: (now, before, unit) => formatChange(now, before, unit, locale, options),
    relative: (ratio) => formatRelative(ratio),
    count: (value) => formatValue(value, 'count', locale),
    day: (date) => formatDate(date, locale, { year: false, weekday: locale === 'en' }),
    dayShort: (date) => formatDate(date, locale, { year: false }),
    month: (date) => formatMonth(date, locale),
    weekday: (isoDay) => weekdayName(isoDay, locale)
  };
}

/** Names of the weekdays by language, Monday first: making a formatter takes longer than a whole heat map. */
const weekdayNames: Record<Locale, readonly string[]> = { en: namesIn('en-GB'), zh: namesIn('zh-CN') };

const weekdayName = (isoDay: number, locale: Locale): string => weekdayNames[locale][isoDay - 1] ?? '';

function namesIn(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, i) => format.format(new Date(MONDAY + i * DAY_MS)));
}
