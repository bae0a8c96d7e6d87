import { isWorkingDay } from '#core/model/working-days.ts';
import type { Settings } from '#core/settings.ts';

/** A moment on the wall clock of the site: day number, minutes after midnight. */
export interface Moment {
  readonly day: number;
  readonly minute: number;
}

/** Days looked ahead for the next contact hours. */
const MAX_AHEAD_DAYS = 31;

/** The moment from which customers may be called under the hours of Settings: `now` inside them, else their next start; null without one in a month. */
export function nextContactHours(now: Moment, settings: Pick<Settings, 'inHours' | 'holidays'>): Moment | null {
  const { fromMin, toMin } = settings.inHours;
  if (fromMin >= toMin) return null;
  for (let day = now.day; day <= now.day + MAX_AHEAD_DAYS; day += 1) {
    if (!isWorkingDay(day, settings)) continue;
    if (day > now.day || now.minute < fromMin) return { day, minute: fromMin };
    if (now.minute < toMin) return now;
  }
  return null;
}
