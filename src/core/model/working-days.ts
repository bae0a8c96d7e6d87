import type { Settings } from '#core/settings.ts';

type Calendar = Pick<Settings, 'inHours' | 'holidays'>;

const DAY_MS = 86_400_000;

/** True on a day (day number) of a weekday that is worked and no holiday. Day 0 was a Thursday. */
export function isWorkingDay(day: number, { inHours, holidays }: Calendar): boolean {
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  return inHours.days.includes(weekday) && !holidays.includes(new Date(day * DAY_MS).toISOString().slice(0, 10));
}

/**
 * The day by which `count` working days after `day` have passed: Monday + 2 = Wednesday, Friday + 2 = Tuesday. Without any working day in
 * the settings every day counts.
 */
export function addWorkingDays(day: number, count: number, calendar: Calendar): number {
  if (calendar.inHours.days.length === 0) return day + count;
  let reached = day;
  for (let left = count; left > 0;) {
    reached += 1;
    if (isWorkingDay(reached, calendar) || reached - day > MAX_SCAN_DAYS) left -= 1;
  }
  return reached;
}

/** Holidays that leave no working day for a year are taken as none. */
const MAX_SCAN_DAYS = 366;
