import { formatValue, inWords } from '#core/i18n/format.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';

/** Under this share of known rows a figure says so (METHODS 2.1). */
const ENOUGH_KNOWN = 0.8;

const said = new Map<number, Phrase>();

/** `known for 63 % of the rows`; whole percents are few, and a table asks for thousands. */
export function knownFor(coverage: number): Phrase {
  const percent = Math.round(coverage * 100);
  const known = said.get(percent);
  if (known) return known;
  const share = percent / 100;
  const phrase = inWords(REASONS.coverage, (locale) => ({ share: formatValue(share, 'ratio', locale, { decimals: 0 }) })); // prettier-ignore
  said.set(percent, phrase);
  return phrase;
}

/** The same where so little is known that the figure must say so; else null. */
export const coverageNote = (coverage: number): Phrase | null => (coverage < ENOUGH_KNOWN ? knownFor(coverage) : null);
