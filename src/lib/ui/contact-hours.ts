import { formatMinutes } from '#core/i18n/date.ts';
import type { Locale } from '#core/i18n/text.ts';
import type { Settings } from '#core/settings.ts';
import { formatsOf } from './formats.ts';

/** The permitted contact time in words: `Mon–Fri 09:00–18:00`. */
export function contactHoursText({ contactHours }: Pick<Settings, 'contactHours'>, id: Locale): string {
  const { weekday } = formatsOf(id, '');
  const days = [...contactHours.days].sort((a, b) => a - b);
  const [first = 1, last = first] = [days[0], days.at(-1)];
  const isRun = days.length > 2 && last - first + 1 === days.length;
  const named = isRun ? `${weekday(first)}–${weekday(last)}` : days.map(weekday).join(id === 'zh' ? '、' : ' ');
  return `${named} ${formatMinutes(contactHours.fromMin)}–${formatMinutes(contactHours.toMin)}`;
}
