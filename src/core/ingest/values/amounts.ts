import { shareOf } from './words.ts';

/** What a written amount counts: whole units of the currency, or parts or multiples of them. */
export const AMOUNT_UNITS = { unit: 1, cent: 0.01, thousand: 1e3, wan: 1e4, lakh: 1e5, million: 1e6 } as const;
export type AmountUnit = keyof typeof AMOUNT_UNITS;

const CAPTIONS: readonly (readonly [RegExp, AmountUnit])[] = [
  [/\b(cents?|pence|paise|kopecks?|centimes?|centavos?|céntimos?|minor units?)\b|[（(]\s*(?:单位\s*[:：]\s*)?分\s*[)）]|(?:金额|欠款|余额|本金)[ _]?分$/i, 'cent'],
  [/百万元?|\b(millions?|mio)\b/i, 'million'],
  [/万元|[（(]\s*(?:单位\s*[:：]\s*)?万\s*[)）]/, 'wan'],
  [/千元|\b(thousands?|000'?s|'000|teur|tsd|k ?(?:eur|usd|gbp))\b/i, 'thousand'],
  [/\blakhs?\b/i, 'lakh']
]; // prettier-ignore

/** The unit that the caption of a column of amounts names; cents are whole numbers, so that a fraction speaks against them. */
export function amountUnit(caption: string, values: readonly string[]): AmountUnit {
  const named = CAPTIONS.find(([re]) => re.test(caption.replace(/_/g, ' ')))?.[1] ?? 'unit';
  const broken = shareOf(values, (value) => /\d[.,]\d{1,2}\D*$/.test(value) && !/[.,]0+\D*$/.test(value));
  return named === 'cent' && broken > 0.1 ? 'unit' : named;
}
