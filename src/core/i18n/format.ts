import type { Locale, Phrase, Text } from './text.ts';
import { LOCALES, say } from './text.ts';
import { currencyWords, withCurrency } from './currency.ts';
import { formatDuration } from './duration.ts';
import { grouped, MISSING, signOf } from './number.ts';

export { formatDuration } from './duration.ts';
export { formatDate, formatMonth, formatRange, formatTime } from './date.ts';
export { MISSING } from './number.ts';

/** Units of `#core/semantic/types.ts`, repeated here because words depend on nothing. */
export type FormatUnit = 'count' | 'seconds' | 'ratio' | 'money' | 'score' | 'index' | 'per_hour' | 'days' | 'number';

export interface FormatOptions {
  /** ISO 4217 code, for amounts. */
  readonly currency?: string;
  /** Sample behind a rate: under 100 it is shown without decimals. */
  readonly n?: number;
  /** Short form for axes and key figures: 50k, ¥4.82M, 5 万. */
  readonly compact?: boolean;
  /** Highest rating of a score, shown after it: 4.12 / 5. */
  readonly scale?: number;
  /** Decimals, where the rule of the unit is not wanted. */
  readonly decimals?: number;
}

const SMALL_SAMPLE = 100;

/** Decimals of a unit (UX 7): rates one, none under n = 100; scores two; index none; figures per hour and plain numbers by size. */
/** Decimals of a value unless told otherwise. */
export function decimalsOf(value: number, unit: FormatUnit, { n, decimals }: FormatOptions): number {
  if (decimals !== undefined) return decimals;
  if (unit === 'ratio') return n !== undefined && n < SMALL_SAMPLE ? 0 : 1;
  if (unit === 'score') return 2;
  if (unit === 'per_hour' || unit === 'days') return 1;
  if (unit === 'number') return Math.abs(value) < 10 ? 2 : 1;
  return 0;
}

/** A value in words of a language, with its unit. Missing (null, not finite) is an en dash. */
export function formatValue(
  value: number | null | undefined,
  unit: FormatUnit,
  locale: Locale,
  options: FormatOptions = {}
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return MISSING;
  const decimals = decimalsOf(value, unit, options);
  switch (unit) {
    case 'ratio':
      return `${grouped(value * 100, decimals)}%`;
    case 'seconds':
      return formatDuration(value, locale);
    case 'money':
      return currencyWords(value, locale, options.currency ?? 'EUR', options);
    case 'count':
      return options.compact ? compactCount(value, locale) : grouped(value, decimals);
    case 'score':
      return grouped(value, decimals) + (options.scale === undefined ? '' : ` / ${options.scale}`);
    case 'days':
      return locale === 'zh' ? `${grouped(value, decimals)} 天` : `${grouped(value, decimals)} d`;
    default:
      return grouped(value, decimals);
  }
}

/** A tick of an axis: ratios without decimals, with `compact` counts and amounts in their short form: `50k`, `€25k`, `2.5 万欧元`. */
export function formatAxis(value: number, unit: FormatUnit, locale: Locale, options: FormatOptions = {}): string {
  if (unit === 'money' && options.compact)
    return withCurrency(compactCount(value, locale), locale, options.currency ?? 'EUR');
  return formatValue(value, unit, locale, { ...options, decimals: unit === 'ratio' ? 0 : undefined });
}

function compactCount(value: number, locale: Locale): string {
  const steps =
    locale === 'zh' ? ([[1e8, ' 亿'], [1e4, ' 万']] as const) : ([[1e9, 'B'], [1e6, 'M'], [1e3, 'k']] as const); // prettier-ignore
  const threshold = locale === 'zh' ? 1e4 : 1e3;
  const step = Math.abs(value) >= threshold ? steps.find(([size]) => Math.abs(value) >= size) : undefined;
  if (!step) return grouped(value, Number.isInteger(value) ? 0 : 1);
  const scaled = value / step[0];
  return `${grouped(scaled, Number.isInteger(Math.round(scaled * 10) / 10) ? 0 : 1)}${step[1]}`;
}

/**
 * How a figure changed, signed: rates in points, scores and the index in their own unit, everything else relative to `previous`.
 * No change has no sign; without one of the two values an en dash.
 */
export function formatChange(
  value: number | null,
  previous: number | null,
  unit: FormatUnit,
  locale: Locale,
  options: FormatOptions = {}
): string {
  if (value === null || previous === null) return MISSING;
  const difference = value - previous;
  if (unit === 'ratio') return formatPoints(difference, locale, options);
  if (unit === 'score' || unit === 'index') return signed(difference, unit === 'score' ? 2 : 0);
  if (unit === 'seconds') {
    const text = formatDuration(Math.abs(difference), locale);
    return Math.round(Math.abs(difference)) === 0 ? text : signOf(difference) + text;
  }
  return previous === 0 ? MISSING : formatRelative(difference / Math.abs(previous));
}

/** A difference of two rates (0–1) in percentage points: `+2.1 pts`, `+2.1 个百分点`. */
export function formatPoints(difference: number, locale: Locale, { n, decimals }: FormatOptions = {}): string {
  const text = signed(difference * 100, decimals ?? (n !== undefined && n < SMALL_SAMPLE ? 0 : 1));
  return locale === 'zh' ? `${text} 个百分点` : `${text} pts`;
}

/** A relative change (ratio) with its sign: `−3.1%`. */
export const formatRelative = (change: number, decimals = 1): string =>
  Number.isFinite(change) ? `${signed(change * 100, decimals)}%` : MISSING;

/** A number with its sign; what rounds to 0 has none. */
function signed(value: number, decimals: number): string {
  const text = grouped(Math.abs(value), decimals);
  return Number(Math.abs(value).toFixed(decimals)) === 0 ? text : signOf(value) + text;
}

/** An interval: `45–49`, `60.3–63.3%`; with a negative end `−2.1 to 3.4`. Same decimals as the value it belongs to. */
export function formatInterval(
  interval: readonly [number, number] | null | undefined,
  unit: FormatUnit,
  locale: Locale,
  options: FormatOptions = {}
): string {
  if (!interval) return MISSING;
  const [low, high] = interval;
  const dash = low < 0 || high < 0 ? (locale === 'zh' ? ' 至 ' : ' to ') : '–';
  if (unit === 'ratio') {
    const decimals = decimalsOf(high, unit, options);
    return `${grouped(low * 100, decimals)}${dash}${grouped(high * 100, decimals)}%`;
  }
  const each = { ...options, scale: undefined, decimals: options.decimals ?? decimalsOf(high, unit, options) };
  return withUnitOnce(formatValue(low, unit, locale, each), dash, formatValue(high, unit, locale, each));
}

/** A unit in words after both ends is said once: `0.6–1.0 d`, `483,817–579,062 欧元`. */
function withUnitOnce(low: string, dash: string, high: string): string {
  const unit = /(?<=\d) \p{L}+$/u.exec(high)?.[0];
  return (unit && low.endsWith(unit) ? low.slice(0, -unit.length) : low) + dash + high;
}

/** A word of the data at the start of a sentence. */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A phrase whose places are filled per language, so that numbers and dates read rightly in both. */
export function inWords(
  text: Text,
  params: (locale: Locale) => Readonly<Record<string, string | number>> = () => ({})
): Phrase {
  const [en, zh] = LOCALES.map((locale) => say(text, locale, params(locale)));
  return { text: { en: en ?? '', zh: zh ?? '' } };
}
