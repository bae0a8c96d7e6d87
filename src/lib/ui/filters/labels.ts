import { FILTER_BAR } from '#core/i18n/messages/shell.ts';
import { isoOf } from '#core/query/calendar.ts';
import { formatRange, formatValue } from '#core/i18n/format.ts';
import { NO_DATES } from '#core/i18n/messages/findings.ts';
import type { HandleColumn } from '#core/query/handle-range.ts';
import { say, type Locale, type Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Resolved } from '#core/query/range.ts';
import type { Compare, FilterId, HandleRange, Selection } from '#core/query/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';

type Translate = (text: Text, params?: Record<string, string | number>) => string;

interface ValueWords {
  readonly model: ModelInfo;
  readonly namesShown: boolean;
  readonly t: Translate;
}

/** What a value of a filter is called here: agents by their pseudonym unless names are switched on. */
export function valueLabel(filter: FilterId, id: string, { model, namesShown, t }: ValueWords): string {
  if (filter === 'agent' && namesShown) {
    const value = model.dimensions.agent?.find((one) => one.id === id);
    if (value) return value.name;
  }
  return t(labelOfValue(model, filter, id));
}

/** The values of an active filter in its chip: one by name, more by count. */
export function chipValue(filter: FilterId, ids: readonly string[], words: ValueWords): string {
  const [first] = ids;
  if (ids.length === 1 && first !== undefined) return valueLabel(filter, first, words);
  return words.t(FILTER_BAR.selectedMany, { n: ids.length });
}

/** The dates in words. All dates are more than the days named: money and cases from before the first contact are in them, too. */
export function rangeLabel(resolved: Resolved, locale: Locale): string {
  if (resolved.undated) return say(NO_DATES, locale);
  const days = formatRange(resolved.fromDate, resolved.toDate, locale);
  return resolved.everything ? `${say(FILTER_BAR.all, locale)}${locale === 'zh' ? '，' : ', '}${days}` : days;
}

/** What it is compared with: `previous 4 weeks`. */
export function compareLabel(compare: Compare, resolved: Resolved, t: Translate): string {
  if (compare !== 'prev') return t(FILTER_BAR[compare]);
  if (resolved.selection.range === 'thisMonth' || resolved.selection.range === 'lastMonth') return t(FILTER_BAR.prev);
  if (resolved.days % 7 === 0) return t(FILTER_BAR.prevWeeks, { n: resolved.days / 7 });
  return t(FILTER_BAR.prevDays, { n: resolved.days });
}

/** The chip of clicked hours. */
export function hoursLabel(hours: Selection['hours'], t: Translate, cellName: (key: string) => string): string {
  const [first] = hours;
  if (hours.length === 1 && first !== undefined) return t(FILTER_BAR.fromChart, { cell: cellName(first) });
  return t(FILTER_BAR.cells, { n: hours.length });
}

/** The chip of a range of handling time: `Handling time 2:00 – 3:00`. */
export function handleLabel({ from, to }: HandleRange, column: HandleColumn, t: Translate, locale: Locale): string {
  const name = t(FILTER_BAR[column === 'handle_s' ? 'handle' : 'talk']);
  const [low, high] = [from, to].map((value) => formatValue(value, 'seconds', locale));
  return to === null
    ? t(FILTER_BAR.handleFrom, { name, low: low ?? '' })
    : t(FILTER_BAR.handleRange, { name, low: low ?? '', high: high ?? '' });
}

/** One day of the calendar. */
export interface CalendarDay {
  readonly date: string;
  readonly day: number;
  readonly hasData: boolean;
  readonly contacts: number;
}

/** The weeks of a month; places before the first and after the last day are null. `weekStart`: ISO weekday. */
export function monthGrid(
  month: { from: number; to: number },
  contacts: ReadonlyMap<string, number>,
  weekStart: number
): (CalendarDay | null)[][] {
  const weekday = ((((month.from + 3) % 7) + 7) % 7) + 1;
  const blanks = (weekday - weekStart + 7) % 7;
  const days = Array.from({ length: month.to - month.from + 1 }, (_, i): CalendarDay => {
    const date = isoOf(month.from + i);
    const count = contacts.get(date) ?? 0;
    return { date, day: i + 1, hasData: count > 0, contacts: count };
  });
  const places: (CalendarDay | null)[] = [...Array<null>(blanks).fill(null), ...days];
  while (places.length % 7 !== 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}
