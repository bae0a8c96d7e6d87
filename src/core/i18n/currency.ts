import { grouped } from './number.ts';
import type { Locale } from './text.ts';

const ZH_NAMES: Readonly<Record<string, string>> = {
  CNY: '元', USD: '美元', EUR: '欧元', GBP: '英镑', JPY: '日元', HKD: '港元', TWD: '新台币', SGD: '新加坡元', MYR: '林吉特',
  KRW: '韩元', AUD: '澳元', CAD: '加元', CHF: '瑞士法郎', INR: '卢比', THB: '泰铢'
}; // prettier-ignore

const SHORT_FROM = 1e6;

/** An amount in words (UX 7): `¥12,904`, `12,904 元`; with `compact` from a million `¥4.82M`, `482.0 万元`, from 100 million `4.82 亿元`. */
export function currencyWords(
  value: number,
  locale: Locale,
  currency: string,
  { compact = false, decimals = 0 }: { compact?: boolean; decimals?: number } = {}
): string {
  const size = Math.abs(value);
  const short = compact && size >= SHORT_FROM;
  if (locale === 'zh') {
    const name = ZH_NAMES[currency] ?? ` ${currency}`;
    if (short && size >= 1e8) return `${grouped(value / 1e8, 2)} 亿${name}`;
    if (short) return `${grouped(value / 1e4, 1)} 万${name}`;
    return `${grouped(value, decimals)} ${name.trimStart()}`;
  }
  const sign = value < 0 && Number(size.toFixed(decimals)) > 0 ? '−' : '';
  const digits = short ? shortDigits(size) : grouped(size, decimals);
  return sign + symbolOf(currency) + digits;
}

/** A number in words with its currency; a negative sign stays in front. */
export function withCurrency(number: string, locale: Locale, currency: string): string {
  if (locale === 'zh') {
    const name = (ZH_NAMES[currency] ?? ` ${currency}`).trimStart();
    return /\d$/.test(number) ? `${number} ${name}` : `${number}${name}`;
  }
  return number.startsWith('−') ? `−${symbolOf(currency)}${number.slice(1)}` : symbolOf(currency) + number;
}

/** Three significant digits with K/M/B: 4,820,000 → 4.82M. */
function shortDigits(size: number): string {
  const [unit, letter] = size >= 999_500_000 ? [1e9, 'B'] : [1e6, 'M'];
  const scaled = size / unit;
  return `${grouped(scaled, scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2)}${letter}`;
}

/** Symbol before an amount, e.g. `€`; letters are set apart by a space. An unknown code stands for itself. */
function symbolOf(currency: string): string {
  try {
    const parts = new Intl.NumberFormat('en-GB', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol'
    }).formatToParts(0);
    const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
    return /[A-Za-z]$/.test(symbol) ? `${symbol} ` : symbol;
  } catch {
    return `${currency} `;
  }
}
