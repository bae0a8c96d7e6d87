import type { ColumnMapping, SourceColumn } from '../types.ts';
import { dayRange, daysOf, isDays, namedDays } from './day-ranges.ts';
import { readNumber } from './numbers.ts';
import { isUnrated, ratingOf } from './ratings.ts';
import { isNullWord, plainWord } from './words.ts';

type Top = SourceColumn['top'];

/** True for number columns whose cells may be words with a number behind them: ranges of days past due, words of satisfaction. */
export const takesWords = (target: string): boolean => isDays(target) || target === 'csat';

/** The number behind a word; null when it has none that is known. */
export function wordNumber(target: string, word: string): number | null {
  if (!isDays(target)) return ratingOf(word);
  const range = dayRange(word);
  return range && daysOf(range);
}

/** True where a word of such a column says "none": neither a number nor a misfit. */
export const isNone = (target: string, word: string): boolean => !isDays(target) && isUnrated(word);

/** The words of a column, with their rows: neither numbers, with a word for days or without, nor "unknown". */
export function wordsAmong(top: Top, decimal: ColumnMapping['decimal'] = '.'): Top {
  return top.filter(
    ({ value }) =>
      !isNullWord(value) &&
      plainWord(value) !== 'unknown' &&
      readNumber(value, decimal) === null &&
      namedDays(value) === null
  );
}

/** What a word may be set to by hand, as text: first, middle and last day of a range, one to five for ratings. */
export function wordChoices(target: string, word: string): string[] {
  if (!isDays(target)) return ['5', '4', '3', '2', '1'];
  const range = dayRange(word);
  if (!range) return ['0', '16', '46', '76', '106', '151', '181'];
  const days = [range.first, daysOf(range), ...(range.last === Infinity ? [] : [range.last])];
  return [...new Set(days)].map(String);
}

/** Words → numbers as text, those without a known number → '' (unknown); null when no word has one or says "none". */
export function numbersOfWords(target: string, top: Top, decimal?: '.' | ','): Record<string, string> | null {
  const numbers = wordsAmong(top, decimal).map(({ value }) => [plainWord(value), wordNumber(target, value)] as const);
  if (!numbers.some(([word, number]) => number !== null || isNone(target, word))) return null;
  return Object.fromEntries(numbers.map(([word, number]) => [word, number === null ? '' : String(number)]));
}
