/** Arithmetic of local calendar days: whole numbers since 1970-01-01, so that no clock change can touch them. */

const DAY_MS = 86_400_000;

/** Day number of `YYYY-MM-DD`. */
export const dayOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS);

/** `YYYY-MM-DD` of a day number. */
export const isoOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** ISO weekday of a day number: 1 = Monday … 7 = Sunday (day 0 was a Thursday). */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** First day of the week that holds `day`; weeks begin on ISO weekday `weekStart`. */
export const weekStartOf = (day: number, weekStart = 1): number => day - ((weekdayOf(day) - weekStart + 7) % 7);

/** First and last day of the calendar month that lies `months` away from that of `day`. */
export function monthOf(day: number, months = 0): { from: number; to: number } {
  const [year = 1970, month = 1] = isoOf(day).split('-').map(Number);
  const from = Math.round(Date.UTC(year, month - 1 + months, 1) / DAY_MS);
  const to = Math.round(Date.UTC(year, month + months, 1) / DAY_MS) - 1;
  return { from, to };
}

/** True for a date of the calendar written `YYYY-MM-DD` (`2025-02-30` is none). */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
