import { MISSING } from './number.ts';
import type { Locale } from './text.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const WEEKDAYS_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

interface DateParts {
  year: number;
  month: number;
  day: number;
  weekday: number;
}

function partsOf(iso: string): DateParts {
  const [year = 1970, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return { year, month, day, weekday: (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7 };
}

/** A date `YYYY-MM-DD` in words: `2 Jun 2025`, `Mon 2 Jun` with weekday and without year; `2025年6月2日`, `6月2日 周一`. */
export function formatDate(
  iso: string | null,
  locale: Locale,
  { year = true, weekday = false }: { year?: boolean; weekday?: boolean } = {}
): string {
  if (!iso) return MISSING;
  const date = partsOf(iso);
  if (locale === 'zh') {
    const text = `${year ? `${date.year}年` : ''}${date.month}月${date.day}日`;
    return weekday ? `${text} ${WEEKDAYS_ZH[date.weekday]}` : text;
  }
  const text = `${date.day} ${MONTHS[date.month - 1]}${year ? ` ${date.year}` : ''}`;
  return weekday ? `${WEEKDAYS[date.weekday]} ${text}` : text;
}

/** A month `YYYY-MM…` in words: `Jun 2025`, `2025年6月`. */
export function formatMonth(iso: string, locale: Locale): string {
  const { year, month } = partsOf(`${iso.slice(0, 7)}-01`);
  return locale === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
}

/** A range of dates, both included: `2–29 Jun 2025`, `26 May–22 Jun 2025`, `2025年6月2日–29日`; one day is that day. */
export function formatRange(from: string | null, to: string | null, locale: Locale): string {
  if (!from || !to) return MISSING;
  if (from === to) return formatDate(from, locale);
  const [start, end] = [partsOf(from), partsOf(to)];
  const sameYear = start.year === end.year;
  const sameMonth = sameYear && start.month === end.month;
  if (locale === 'zh') {
    const tail = sameMonth ? `${end.day}日` : formatDate(to, locale, { year: !sameYear });
    return `${formatDate(from, locale)}–${tail}`;
  }
  const head = sameMonth ? String(start.day) : formatDate(from, locale, { year: !sameYear });
  return `${head}–${formatDate(to, locale)}`;
}

/** Minutes after midnight as `HH:MM`, past the day too: 1440 is `24:00`. */
export const formatMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Time of day of a stamp `YYYY-MM-DD HH:MM:SS`, or an hour of the day, in 24 hours: `13:02`. */
export const formatTime = (value: string | number): string =>
  typeof value === 'number' ? formatMinutes(value * 60) : value.slice(11, 16);
