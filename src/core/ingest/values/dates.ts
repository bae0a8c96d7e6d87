import type { DateFormat } from '../types.ts';
import { shareOf } from './words.ts';

const MONTH =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)';

interface DatePart {
  re: RegExp;
  format: (match: RegExpExecArray) => string;
  /** First two numbers may be day and month in either order. */
  swappable?: boolean;
}

const year = (digits: string | undefined) => (digits?.length === 2 ? '%y' : '%Y');
const month = (word: string | undefined) => ((word?.length ?? 0) > 3 ? '%B' : '%b');

const DATE_PARTS: readonly DatePart[] = [
  { re: /^(\d{4})([-/.])\d{1,2}\2\d{1,2}(?!\d)/, format: (m) => `%Y${m[2]}%m${m[2]}%d` },
  { re: /^\d{4}年\d{1,2}月\d{1,2}日/, format: () => '%Y年%m月%d日' },
  {
    re: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/,
    format: (m) => `%d${m[2]}%m${m[2]}${year(m[4])}`,
    swappable: true
  },
  { re: new RegExp(`^[a-z]{3}, \\d{1,2} ${MONTH} (\\d{4})`, 'i'), format: (m) => `%a, %d ${month(m[1])} %Y` },
  {
    re: new RegExp(`^\\d{1,2}([- ])${MONTH}[- ](\\d{4}|\\d{2})(?!\\d)`, 'i'),
    format: (m) => `%d${m[1]}${month(m[2])}${m[1]}${year(m[3])}`
  },
  { re: new RegExp(`^${MONTH} \\d{1,2}(,?) \\d{4}`, 'i'), format: (m) => `${month(m[1])} %d${m[2]} %Y` },
  { re: /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/, format: () => '%Y%m%d' },
  { re: /^(19|20)\d{2}([-/])\d{1,2}$/, format: (m) => `%Y${m[2]}%m` },
  { re: /^\d{4}年\d{1,2}月$/, format: () => '%Y年%m月' },
  { re: /^(19|20)\d{2}(0[1-9]|1[0-2])$/, format: () => '%Y%m' }
];

const TIME = /^(\d{1,2})([:.])\d{2}(?:\2\d{2}(?:([.,])\d{1,9})?)?( ?)([ap]m)?/i;
/** `081205`: a time of day without marks, of hours, minutes and seconds that exist. */
const BARE_TIME = /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/;
const CHINESE_TIME = /^\d{1,2}时\d{1,2}分(\d{1,2}秒)?/;
const ZONE = /^ ?(z|utc|gmt|[+-]\d{2}:?\d{2}|[+-]\d{2})$/i;

/** How one value is written: a strptime format without zone, and whether an offset follows. */
interface Written {
  format: string;
  zone: boolean;
  time: boolean;
  numbers: [number, number] | null;
}

function timeFormat(text: string): { format: string; length: number } | null {
  const chinese = CHINESE_TIME.exec(text);
  if (chinese) return { format: chinese[1] ? '%H时%M分%S秒' : '%H时%M分', length: chinese[0].length };
  const match = TIME.exec(text);
  if (!match) return null;
  const [all, , mark = ':', fraction, blank = '', half] = match;
  const seconds = all.split(mark).length > 2 ? `${mark}%S` : '';
  const hour = half ? '%I' : '%H';
  return {
    format: `${hour}${mark}%M${seconds}${fraction ? `${fraction}%f` : ''}${half ? `${blank}%p` : ''}`,
    length: all.length - (half ? 0 : blank.length)
  };
}

function howWritten(value: string): Written | null {
  const text = value.trim();
  if (/^(19|20)\d{12}$/.test(text)) return { format: '%Y%m%d%H%M%S', zone: false, time: true, numbers: null };
  for (const { re, format, swappable } of DATE_PARTS) {
    const match = re.exec(text);
    if (!match) continue;
    const numbers: [number, number] | null = swappable ? [Number(match[1]), Number(match[3])] : null;
    const rest = text.slice(match[0].length);
    if (rest === '') return { format: format(match), zone: false, time: false, numbers };
    const gap = /^(T|,? +)/.exec(rest)?.[0] ?? '';
    const time = timeFormat(rest.slice(gap.length));
    if (!time || gap === '') return null;
    const after = rest.slice(gap.length + time.length);
    if (after !== '' && !ZONE.test(after)) return null;
    return {
      format: `${format(match)}${gap.trim() === '' ? ' ' : gap}${time.format}`,
      zone: after !== '',
      time: true,
      numbers
    };
  }
  return null;
}

/** What the values of a date column have in common. `share` of values read; `timed`: they hold a time of day. */
export interface DateFinding {
  date: DateFormat;
  share: number;
  timed: boolean;
}

const PLAIN: DateFormat = { kind: 'strptime', strptime: '', zone: 'none', ambiguous: false };

/** Finds how a column writes dates or timestamps; null when less than half of the values are dates. */
export function findDates(values: readonly string[]): DateFinding | null {
  if (values.length === 0) return null;
  const numeric = findEpoch(values);
  if (numeric) return numeric;
  const written = values.map(howWritten).filter((way) => way !== null);
  const share = written.length / values.length;
  if (share < 0.5) return null;
  const order = dayOrder(written);
  const counts = new Map<string, number>();
  for (const way of written) {
    const format = way.numbers && order.monthFirst ? swapDayMonth(way.format) : way.format;
    counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  const [first = '', ...also] = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([format]) => format)
    .slice(0, 4);
  const zone = written.filter((way) => way.zone).length > written.length / 2 ? 'offset' : 'none';
  const date: DateFormat = {
    ...PLAIN,
    strptime: first,
    zone,
    ambiguous: order.ambiguous,
    ...(also.length > 0 ? { also } : {})
  };
  return { date, share, timed: written.filter((way) => way.time).length > written.length / 2 };
}

/** Day and month change places in a format. */
export function swapDayMonth(format: string): string {
  return format.replace(/%[dm]/g, (part) => (part === '%d' ? '%m' : '%d'));
}

function dayOrder(written: readonly Written[]): { monthFirst: boolean; ambiguous: boolean } {
  const pairs = written.flatMap(({ numbers }) => (numbers ? [numbers] : []));
  const dayFirst = pairs.filter(([a]) => a > 12).length;
  const monthFirst = pairs.filter(([, b]) => b > 12).length;
  const dotted = written.some(({ format, numbers }) => numbers && format.startsWith('%d.%m'));
  const half = written.some(({ format }) => format.includes('%p'));
  const open = pairs.length > 0 && dayFirst === 0 && monthFirst === 0 && !dotted;
  return { monthFirst: open ? half : monthFirst > dayFirst, ambiguous: open };
}

function findEpoch(values: readonly string[]): DateFinding | null {
  const numbers = values.map(Number).filter((n) => Number.isFinite(n));
  if (numbers.length < values.length * 0.9) return null;
  const within = (low: number, high: number) => numbers.filter((n) => n >= low && n < high).length / values.length;
  const kinds = [
    ['epoch_s', within(9e8, 2.3e9), true],
    ['epoch_ms', within(9e11, 2.3e12), true],
    ['excel_serial', within(30_000, 60_000), numbers.some((n) => !Number.isInteger(n))]
  ] as const;
  const found = kinds.find(([, share]) => share >= 0.9);
  return found ? { date: { ...PLAIN, kind: found[0] }, share: found[1], timed: found[2] } : null;
}

/** Finds how a column writes the time of day (`9.12.58`, `07:00 AM`); null when less than half of the values are times. */
export function findTimes(values: readonly string[]): DateFinding | null {
  const bare = shareOf(values, (value) => BARE_TIME.test(value.trim()));
  if (bare >= 0.9) return { date: { ...PLAIN, strptime: '%H%M%S' }, share: bare, timed: true };
  const formats = values.flatMap((value) => {
    const time = timeFormat(value.trim());
    return time && time.length === value.trim().length ? [time.format] : [];
  });
  const share = formats.length / Math.max(1, values.length);
  if (share < 0.5) return null;
  const [first = '', ...also] = [...new Set(formats)];
  return {
    date: { ...PLAIN, strptime: first, ...(also.length > 0 ? { also: also.slice(0, 3) } : {}) },
    share,
    timed: true
  };
}
