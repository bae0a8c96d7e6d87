/** What stands where a value is missing: never 0. */
export const MISSING = '–';

/** True minus or plus. */
export const signOf = (value: number): string => (value < 0 ? '−' : '+');

const formats = new Map<number, Intl.NumberFormat>();

/** A number with fixed decimals, separators from 1,000 and a true minus; the same in both languages (UX 7). */
export function grouped(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(decimals, format);
  }
  const text = format.format(value);
  return text.startsWith('-') ? (/[1-9]/.test(text) ? `−${text.slice(1)}` : text.slice(1)) : text;
}
