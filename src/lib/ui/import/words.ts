import { formatDate, formatValue } from '#core/i18n/format.ts';
import { formatBytes } from '#core/i18n/messages/errors.ts';
import { DELIMITERS, IMPORT, KIND_COUNTS, KIND_NAMES } from '#core/i18n/messages/import.ts';
import type { Text } from '#core/i18n/text.ts';
import type { Encoding } from '#core/ingest/types.ts';
import type { Kind } from '#core/schema/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';

/** A count with separators from 1,000. */
export function count(value: number): string {
  return formatValue(value, 'count', locale.id);
}

/** A text with a counted thing in it: `{count}` as shown, `{n}` for the plural. */
export function counted(text: Text, value: number, more: Record<string, string | number> = {}): string {
  return locale.t(text, { ...more, n: value, count: count(value) });
}

/** A share as percent, no decimals; nearly nothing and nearly all are said as such. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '< 1%';
  if (share > 0.99 && share < 1) return '> 99%';
  return `${Math.round(share * 100)}%`;
}

export const bytes = formatBytes;

/** `9.4 MB` in two parts, for cards that set the number apart. */
export function bytesParts(size: number): { number: string; unit: string } {
  const [number = '', unit = ''] = formatBytes(size).split(' ');
  return { number, unit };
}

/** Names of encodings as people write them. */
export function encodingName(encoding: Encoding): string {
  const special: Partial<Record<Encoding, string>> = {
    big5: 'Big5',
    shift_jis: 'Shift_JIS',
    'windows-1252': 'Windows-1252'
  };
  return special[encoding] ?? encoding.toUpperCase().replace(/^WINDOWS/, 'Windows');
}

export function delimiterName(delimiter: string): string {
  const known = (DELIMITERS as Record<string, Text>)[delimiter];
  return known ? locale.t(known) : delimiter;
}

export function kindName(kind: Kind | 'unknown'): string {
  return locale.t(KIND_NAMES[kind]);
}

const MOST_KINDS = 3;

/**
 * `48,216 calls and 12,904 cases`: rows by kind, several files of one kind together. More than three kinds would not fit a button:
 * `16 calls, 8 cases and 58 other rows`.
 */
export function rowsByKind(parts: readonly { kind: Kind | 'unknown'; rows: number }[]): string {
  const sums = new Map<Kind | 'unknown', number>();
  for (const { kind, rows } of parts) sums.set(kind, (sums.get(kind) ?? 0) + rows);
  const kinds = [...sums];
  const named = kinds.length > MOST_KINDS ? kinds.slice(0, MOST_KINDS - 1) : kinds;
  const others = kinds.slice(named.length).reduce((sum, [, rows]) => sum + rows, 0);
  return listed([
    ...named.map(([kind, rows]) => counted(KIND_COUNTS[kind], rows)),
    ...(others > 0 ? [counted(IMPORT.otherRows, others)] : [])
  ]);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  const head = words.slice(0, -1).join(locale.t(IMPORT.listSep));
  return locale.t(IMPORT.and, { a: head, b: words.at(-1) ?? '' });
}

/** `2 Jun 2025` for `2025-06-02`; what is no date stays as it is. */
export function day(date: string): string {
  return Number.isNaN(Date.parse(date)) ? date : formatDate(date, locale.id);
}

/** Weekday and date of one square of a calendar: `Mon 2 Jun 2025`. */
export const dayWithWeekday = (date: string): string => formatDate(date, locale.id, { weekday: true });

/** First and last wall-clock second (read as if UTC) as `2 Jun 08:00` and `29 Jun 2025 20:14`; midnight is a plain date, the year stands once. */
export function span(from_s: number, to_s: number): { from: string; to: string } {
  const sameYear = isoOf(from_s).slice(0, 4) === isoOf(to_s).slice(0, 4);
  const plain = from_s % 86_400 === 0 && to_s % 86_400 === 0;
  const first = sameYear && locale.id === 'en' ? dayWithoutYear(isoOf(from_s)) : day(isoOf(from_s));
  const last = sameYear && locale.id === 'zh' ? dayWithoutYear(isoOf(to_s)) : day(isoOf(to_s));
  return { from: plain ? first : `${first} ${timeOf(from_s)}`, to: plain ? last : `${last} ${timeOf(to_s)}` };
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(11, 16);
}

const dayWithoutYear = (date: string): string => formatDate(date, locale.id, { year: false });
