import { TABLES } from '#core/schema/index.ts';
import { KINDS, type CanonicalColumn, type Kind } from '#core/schema/types.ts';
import { PORTUGUESE_JAPANESE } from './captions-pt-ja.ts';
import { MORE_CAPTIONS } from './more-captions.ts';

const UNIT_WORDS =
  /\b(?:in )?(?:s|sec|secs|second|seconds|ms|milliseconds|min|mins|minutes|hh mm ss|h mm ss|mm ss|cents?|pence|paise|lakhs?|thousands?|minor units?|millions?)$|秒$|毫秒$|分钟$|万元$|千元$|(?<=金额|欠款|余额|本金)分$/;

/** A caption in its simplest form: lower case, marks become blanks, no blanks between Chinese characters. */
export function plainCaption(caption: string): string {
  return caption
    .toLowerCase()
    .replace(/[\s_\-./?:;,()（）[\]【】{}'"“”‘’#*&|\\：，、]+/g, ' ')
    .replace(/(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '')
    .trim();
}

/** `duração` as it is written where accents are lost. */
const withoutAccents = (form: string): string =>
  form
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** Short words of database extracts: `CLOSE_DT`, `CURRENT_BAL`. */
const SHORT: Readonly<Record<string, string>> = { dt: 'date', bal: 'balance', amt: 'amount', acct: 'account', nbr: 'number' }; // prettier-ignore
const spelledOut = (form: string) => form.replace(/\b(dt|bal|amt|acct|nbr)\b/g, (word) => SHORT[word] ?? word);

/** The ways to read a caption, best first: whole, without bracket, bracket alone, without markup, without a unit at the end, short words spelled out. */
export function captionForms(caption: string): string[] {
  const spaced = caption.replace(/([a-z])([A-Z])/g, '$1 $2');
  const bracket = /[（(【[]([^）)】\]]*)[）)】\]]/.exec(caption)?.[1] ?? '';
  const outside = caption.replace(/[（(【[][^）)】\]]*[）)】\]]/g, ' ');
  const unmarked = caption.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gi, ' ');
  const base = [caption, spaced, outside, bracket, unmarked].map(plainCaption);
  const bare = base.map((form) => form.replace(UNIT_WORDS, '').trim());
  return [...new Set([...base, ...bare, ...base.map(spelledOut)])].filter((form) => form !== '');
}

interface Alias {
  column: CanonicalColumn;
  rank: number;
}

const byKind = new Map<Kind, Map<string, Alias[]>>();

function aliasesOf(kind: Kind): Map<string, Alias[]> {
  const known = byKind.get(kind);
  if (known) return known;
  const index = new Map<string, Alias[]>();
  for (const column of TABLES[kind].columns) {
    const more = [MORE_CAPTIONS, PORTUGUESE_JAPANESE].flatMap((all) => all[kind]?.[column.name]?.split('|') ?? []);
    [...column.aliases, ...more].forEach((alias, rank) => {
      const form = plainCaption(alias);
      for (const written of new Set([form, withoutAccents(form)]))
        index.set(written, [...(index.get(written) ?? []), { column, rank }]);
    });
  }
  byKind.set(kind, index);
  return index;
}

/** A canonical column that a caption may mean; `score` 0–1, 1 = the canonical name itself. */
export interface CaptionMatch {
  column: CanonicalColumn;
  score: number;
}

/** Columns of a kind that a caption names, best first. */
export function matchCaption(kind: Kind, caption: string): CaptionMatch[] {
  const index = aliasesOf(kind);
  const found = new Map<string, CaptionMatch>();
  captionForms(caption).forEach((form, i) => {
    for (const { column, rank } of index.get(form) ?? []) {
      const score = (rank === 0 ? 1 : 0.95) - Math.min(i, 4) * 0.03 - Math.min(rank, 50) * 0.0002;
      if (score > (found.get(column.name)?.score ?? 0)) found.set(column.name, { column, score });
    }
  });
  return [...found.values()].sort((a, b) => b.score - a.score);
}

let allForms: Set<string> | null = null;

/** True when any kind of file knows the caption: tells header lines from data. */
export function isKnownCaption(caption: string): boolean {
  allForms ??= new Set(KINDS.flatMap((kind) => [...aliasesOf(kind).keys()]));
  const forms = allForms;
  return captionForms(caption).some((form) => forms.has(form));
}
