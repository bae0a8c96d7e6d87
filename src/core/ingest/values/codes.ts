import { plainCaption } from '../captions.ts';
import { BOOL_WORDS, isNullWord, plainWord } from './words.ts';

/** Words of a column → canonical codes. */
export interface CodeFinding {
  values: Record<string, string>;
  /** Share (0–1) of rows whose word is known. */
  share: number;
  known: number;
}

type Top = readonly { value: string; count: number }[];
type Codes = Readonly<Record<string, readonly string[]>>;

/** All words of a list of codes in their simplest form → code. */
export function codeWords(codes: Codes): Record<string, string> {
  const pairs = Object.entries(codes).flatMap(([code, words]) =>
    words.map((word) => [plainCaption(word), code] as const)
  );
  return {
    ...Object.fromEntries(pairs),
    ...Object.fromEntries(Object.keys(codes).map((code) => [plainCaption(code), code]))
  };
}

/** Gives every word seen in a column its canonical code, `other` when none fits. */
export function findCodes(top: Top, codes: Codes): CodeFinding {
  const index = new Map(
    Object.entries(codes).flatMap(([code, words]) => words.map((word) => [plainCaption(word), code] as const))
  );
  for (const code of Object.keys(codes)) index.set(plainCaption(code), code);
  const values: Record<string, string> = {};
  let seen = 0;
  let known = 0;
  for (const { value, count } of top) {
    const code = index.get(plainCaption(value)) ?? byPart(plainCaption(value), index);
    if (code === undefined && (isNullWord(value) || plainWord(value) === 'unknown')) continue;
    values[plainWord(value)] = code ?? 'other';
    seen += count;
    if (code !== undefined) known += count;
  }
  return {
    values,
    share: seen === 0 ? 0 : known / seen,
    known: Object.values(values).filter((code) => code !== 'other').length
  };
}

/** A longer text that starts with a known word, e.g. `PTP - full amount`; words of one or two letters do not count. */
function byPart(text: string, index: ReadonlyMap<string, string>): string | undefined {
  let best: string | undefined;
  let length = 2;
  for (const [word, code] of index) {
    const fits =
      word.length > length &&
      (text.startsWith(`${word} `) || (/[\u3400-\u9fff]/.test(word) && word.length > 1 && text.startsWith(word)));
    if (!fits) continue;
    best = code;
    length = word.length;
  }
  return best;
}

/** Share of values that mean yes or no, and the words. */
export function findBools(top: Top): CodeFinding {
  const values: Record<string, string> = {};
  let seen = 0;
  let known = 0;
  for (const { value, count } of top) {
    if (isNullWord(value)) continue;
    const word = plainWord(value);
    seen += count;
    const meaning = BOOL_WORDS[word];
    if (meaning === undefined) continue;
    values[word] = meaning;
    known += count;
  }
  return { values, share: seen === 0 ? 0 : known / seen, known: Object.keys(values).length };
}
