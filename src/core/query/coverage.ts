import { formatValue, inWords } from '#core/i18n/format.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';

/** Under this share of known rows a figure says so (METHODS 2.1). */
const ENOUGH_KNOWN = 0.8;

/** `known for 63 % of the rows`. */
export const knownFor = (coverage: number): Phrase =>
  inWords(REASONS.coverage, (locale) => ({ share: formatValue(coverage, 'ratio', locale, { decimals: 0 }) }));

/** The same where so little is known that the figure must say so; else null. */
export const coverageNote = (coverage: number): Phrase | null => (coverage < ENOUGH_KNOWN ? knownFor(coverage) : null);
