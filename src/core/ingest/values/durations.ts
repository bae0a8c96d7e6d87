import type { DurationUnit } from '../types.ts';
import { shareOf } from './words.ts';

const NUMBER = /^-?\d+([.,]\d+)?$/;
const H_MM_SS = /^-?\d+[:.]\d{1,2}[:.]\d{1,2}([.,]\d+)?$/;
/** Avaya leaves minutes out where there are none (`:45`). */
const M_SS = /^(-?\d+:\d{1,2}|:\d{2})([.,]\d+)?$/;
const WORDS =
  /^(\d+([.,]\d+)?\s*(h|hr|hrs|hours?|m|min|mins|minutes?|s|sec|secs|seconds?|小时|时|分钟|分|秒钟|秒)\s*)+$/i;

/** Text that DuckDB's regular expressions accept as a duration in words. */
export const DURATION_WORDS =
  '^([0-9]+([.,][0-9]+)?\\s*(h|hr|hrs|hour|hours|m|min|mins|minute|minutes|s|sec|secs|second|seconds|小时|时|分钟|分|秒钟|秒)\\s*)+$';

const CAPTION_UNITS: readonly (readonly [RegExp, DurationUnit])[] = [
  [/\b(ms|msec|millis|milliseconds?)\b|毫秒/i, 'ms'],
  [/\b(s|sec|secs|seconds?)\b|秒/i, 's'],
  [/\b(min|mins|minutes?)\b|分钟|（分）|\(分\)/i, 'min']
];

/** The unit of a duration column. `sure` is false when only the size of the values speaks for it. */
export interface DurationFinding {
  unit: DurationUnit;
  share: number;
  sure: boolean;
  by: 'pattern' | 'caption' | 'size';
}

/** Finds the unit of a column of durations; null when less than half of the values are durations. */
export function findDuration(values: readonly string[], caption: string): DurationFinding | null {
  const known = values.filter((value) => value !== '-1' && value !== '-');
  const patterns: readonly (readonly [DurationUnit, RegExp])[] = [['h:mm:ss', H_MM_SS], ['m:ss', M_SS], ['text', WORDS]]; // prettier-ignore
  for (const [unit, re] of patterns) {
    const share = shareOf(known, (value) => re.test(value.trim()));
    if (share >= 0.5) return withShorter(unit, share, known);
  }
  const share = shareOf(known, (value) => NUMBER.test(value.trim()));
  if (share < 0.5) return null;
  const named = CAPTION_UNITS.find(([re]) => re.test(caption.replace(/_/g, ' ')))?.[1];
  if (named) return { unit: named, share, sure: true, by: 'caption' };
  return {
    ...bySize(known.map((value) => Number(value.replace(',', '.'))).filter(Number.isFinite)),
    share,
    by: 'size'
  };
}

/** `0:46` beside `1:04:10` is the same clock without hours. */
function withShorter(unit: DurationUnit, share: number, values: readonly string[]): DurationFinding {
  const hasHours = unit === 'm:ss' && values.some((value) => H_MM_SS.test(value.trim()));
  const all =
    unit === 'text' ? share : shareOf(values, (value) => H_MM_SS.test(value.trim()) || M_SS.test(value.trim()));
  return { unit: hasHours ? 'h:mm:ss' : unit, share: all, sure: true, by: 'pattern' };
}

/** Spreadsheet days are small fractions; milliseconds are thousands; all else is seconds. */
function bySize(numbers: readonly number[]): { unit: DurationUnit; sure: boolean } {
  const positive = numbers.filter((n) => n > 0).sort((a, b) => a - b);
  const median = positive[positive.length >> 1] ?? 0;
  const top = positive.at(-1) ?? 0;
  if (positive.length > 0 && top < 1 && positive.some((n) => !Number.isInteger(n))) return { unit: 'day', sure: true };
  if (median >= 10_000) return { unit: 'ms', sure: false };
  return { unit: 's', sure: true };
}

/** Seconds of one value; null when it is no duration in that unit. */
export function durationSeconds(value: string, unit: DurationUnit): number | null {
  const text = value.trim();
  const number = Number(text.replace(',', '.'));
  const factor = { s: 1, ms: 0.001, min: 60, day: 86_400 }[unit as 's' | 'ms' | 'min' | 'day'];
  if (factor !== undefined) return NUMBER.test(text) ? number * factor : null;
  if (unit === 'text') return wordSeconds(text);
  if (!H_MM_SS.test(text) && !M_SS.test(text)) return null;
  const parts = (text.includes(':') ? text : text.replaceAll('.', ':'))
    .split(':')
    .map((part) => Number(part.replace(',', '.')));
  const sum = parts.reduce((total, part) => total * 60 + part, 0);
  return unit === 'h:mm' && parts.length === 2 ? sum * 60 : sum;
}

function wordSeconds(text: string): number | null {
  if (!WORDS.test(text)) return null;
  const part = (re: RegExp) => Number((re.exec(text)?.[1] ?? '0').replace(',', '.'));
  return part(/([\d.,]+)\s*(?:h|小时|时)/i) * 3600 + part(/([\d.,]+)\s*(?:m|分)/i) * 60 + part(/([\d.,]+)\s*(?:s|秒)/i);
}

/** So long, in the unit of the cells, no talk is if they are seconds: three minutes, our choice. */
const SHORT_TALK = 180;
/** So many talks tell: our choice. */
const ENOUGH = 20;

/** True of talk times with fractions such as `3.25` that would all be a few minutes at most in seconds: they are minutes. */
export function looksLikeMinutes(values: readonly string[]): boolean {
  const talked = values.filter((value) => NUMBER.test(value) && Number(value.replace(',', '.')) > 0);
  const broken = shareOf(talked, (value) => /[.,]\d{1,2}$/.test(value) && !/[.,]0+$/.test(value));
  return (
    talked.length >= ENOUGH && broken >= 0.5 && talked.every((value) => Number(value.replace(',', '.')) <= SHORT_TALK)
  );
}
