import { MISSING } from './number.ts';
import type { Locale } from './text.ts';

const UNITS = [
  { size: 86_400, en: 'd', zh: '天' },
  { size: 3600, en: 'h', zh: '小时' },
  { size: 60, en: 'm', zh: '分' },
  { size: 1, en: 's', zh: '秒' }
] as const;

/** Below this the larger unit is not used yet: 36 h stays hours, two days and more are days. */
const FROM_DAYS = 172_800;

/** Seconds as a duration of two units at most: `6m 42s`, `2h 41m`, `46m`; `6分42秒`. A second unit of 0 is left out. */
export function formatDuration(seconds: number | null, locale: Locale): string {
  if (seconds === null || !Number.isFinite(seconds)) return MISSING;
  const sign = Math.round(seconds) < 0 ? '−' : '';
  const size = Math.abs(seconds);
  const smallest = size >= FROM_DAYS ? 3600 : size >= 3599.5 ? 60 : 1;
  let rest = Math.round(size / smallest) * smallest;
  const units = UNITS.filter((unit) => unit.size >= smallest && (unit.size < 86_400 || rest >= FROM_DAYS));
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / unit.size);
    rest -= count * unit.size;
    if (count > 0) parts.push(`${count}${unit[locale]}`);
  }
  if (parts.length === 0) parts.push(`0${UNITS[3][locale]}`);
  return sign + parts.slice(0, 2).join(locale === 'zh' ? '' : ' ');
}
