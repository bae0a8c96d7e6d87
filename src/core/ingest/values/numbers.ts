import { shareOf } from './words.ts';

const SIGN = '$€£¥￥₹₩₽₺₫฿₴₦₱₪';
const CURRENCY = `(?:[${SIGN}]|[A-Za-z]{1,3}\\$|[A-Za-z]{2,3})`;
/** Thousands, then hundreds of them, as in India: `12,34,567`. */
const LAKHS = '[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:[.][0-9]+)?';
/** Blanks between digits, the no-break and thin ones of French and other exports too; `\\s` is ASCII alone where DuckDB reads the pattern. */
const BLANKS = ' \u00a0\u202f\u2009';
const core = (group: string, point: string) =>
  `(?:[0-9]{1,3}(?:[${group}'’${BLANKS}][0-9]{3})+|[0-9]+)(?:[${point}][0-9]+)?|[${point}][0-9]+`;

/** Pattern of a number with thousands separators, currency sign, percent or brackets, for the given decimal mark; DuckDB reads it too. */
export function numberPattern(decimal: '.' | ','): string {
  const digits = decimal === '.' ? `${LAKHS}|${core(',', '.')}` : core('.', ',');
  const gap = `[\\s${BLANKS}]*`;
  return `^\\(?[-+]?${gap}${CURRENCY}?${gap}[-+]?(?:${digits})${gap}(?:%|[${SIGN}元円]|[A-Z]{3}|zł)?\\)?-?$`;
}

const POINT = new RegExp(numberPattern('.'));
const COMMA = new RegExp(numberPattern(','));

/** How a column writes numbers, and the share that reads so. `plain`: every one is read by a simple cast. */
export interface NumberFinding {
  decimal: '.' | ',';
  share: number;
  plain: boolean;
  whole: boolean;
}

/** Finds the decimal mark of a column; null when less than half of the values are numbers. */
export function findNumbers(values: readonly string[]): NumberFinding | null {
  const point = shareOf(values, (value) => POINT.test(value.trim()));
  const comma = shareOf(values, (value) => COMMA.test(value.trim()));
  const decimal = comma > point ? ',' : '.';
  const share = Math.max(point, comma);
  if (share < 0.5) return null;
  const plain = shareOf(values, (value) => /^-?\d+(\.\d+)?$/.test(value.trim())) === 1;
  return { decimal, share, plain, whole: shareOf(values, (value) => /^-?\d+$/.test(value.trim())) >= 0.9 };
}

/** The number that a text means; null when it is none. */
export function readNumber(value: string, decimal: '.' | ','): number | null {
  const text = value.trim();
  if (!(decimal === '.' ? POINT : COMMA).test(text)) return null;
  const digits = text.replace(/[^0-9.,]/g, '');
  const number = Number(decimal === '.' ? digits.replaceAll(',', '') : digits.replaceAll('.', '').replace(',', '.'));
  const sign = /^\(|-/.test(text) ? -1 : 1;
  return (sign * number) / (text.includes('%') ? 100 : 1);
}
