import type { Text } from '#core/i18n/text.ts';
import type { CanonicalColumn, ColumnType } from './types.ts';

type Extra = Pick<CanonicalColumn, 'required' | 'codes' | 'personal'>;

/** A text in both languages. */
export const t = (en: string, zh: string): Text => ({ en, zh });

/** One canonical column; `aliases` is a `|`-separated list of captions in lower case. */
export function col(
  name: string,
  type: ColumnType,
  label: Text,
  meaning: Text,
  aliases: string,
  extra: Extra = {}
): CanonicalColumn {
  const list = aliases.split('|').filter((alias) => alias !== '');
  return { name, type, label, meaning, aliases: [name.replaceAll('_', ' '), ...list], ...extra };
}

/** Codes written as `canonical: 'word|word'`. */
export function codes(words: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(words).map(([code, list]) => [code, list.split('|')]));
}
