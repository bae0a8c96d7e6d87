import type { Locale } from '#core/i18n/text.ts';
import type { Settings } from '#core/settings.ts';
import { formatsOf } from './formats.ts';

/** Minutes after midnight as `HH:MM`. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** The permitted contact time in words: `Mon–Fri 09:00–18:00`. */
export function contactHours({ inHours }: Pick<Settings, 'inHours'>, id: Locale): string {
  const { weekday } = formatsOf(id, '');
  const days = [...inHours.days].sort((a, b) => a - b);
  const [first = 1, last = first] = [days[0], days.at(-1)];
  const isRun = days.length > 2 && last - first + 1 === days.length;
  const named = isRun ? `${weekday(first)}–${weekday(last)}` : days.map(weekday).join(id === 'zh' ? '、' : ' ');
  return `${named} ${clockText(inHours.fromMin)}–${clockText(inHours.toMin)}`;
}
