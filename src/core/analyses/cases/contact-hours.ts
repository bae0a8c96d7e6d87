import { isoOf, weekdayOf } from '#core/query/calendar.ts';
import type { Settings } from '#core/settings.ts';

/** A moment on the wall clock of the site: day number, minutes after midnight. */
export interface Moment {
  readonly day: number;
  readonly minute: number;
}

/** Days looked ahead for the next contact hours. */
const MAX_AHEAD_DAYS = 31;

/** The moment from which customers may be called under the contact hours of Settings, holidays left out: `now` inside them, else their next start; null without one in a month. */
export function nextContactHours(now: Moment, settings: Pick<Settings, 'contactHours' | 'holidays'>): Moment | null {
  const { days, fromMin, toMin } = settings.contactHours;
  if (fromMin >= toMin) return null;
  for (let day = now.day; day <= now.day + MAX_AHEAD_DAYS; day += 1) {
    if (!days.includes(weekdayOf(day)) || settings.holidays.includes(isoOf(day))) continue;
    if (day > now.day || now.minute < fromMin) return { day, minute: fromMin };
    if (now.minute < toMin) return now;
  }
  return null;
}
