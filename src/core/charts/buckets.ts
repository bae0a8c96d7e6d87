import { formatMinutes } from '#core/i18n/date.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import { textWidth } from './text-width.ts';
import type { ChartContext } from './types.ts';

/**
 * What an axis of buckets counts. Keys: `day`, `week` (its first day) and `month` (its first day) an ISO date; `hour` and `halfHour`
 * a clock time `HH:MM`; `ordinal` the words themselves.
 */
export type BucketKind = 'day' | 'week' | 'month' | 'hour' | 'halfHour' | 'ordinal';

/** An axis of equal buckets, from left to right and without holes. */
export interface Buckets {
  readonly kind: BucketKind;
  readonly keys: readonly string[];
  /** What the numbers of an ordinal axis are, e.g. `Attempt`. */
  readonly label?: string;
}

const MONDAY = 1;
/** Room of a label in pixels; on longer ranges every second, fourth … is drawn. */
const LABEL_PX: Record<BucketKind, number> = { day: 66, week: 58, month: 58, hour: 44, halfHour: 44, ordinal: 30 };

/** A bucket in full words: `Mon 2 Jun`, `week of 2 Jun`, `08:30–09:00`. */
export function bucketName(key: string, { kind, label }: Buckets, { locale, format }: ChartContext): string {
  if (kind === 'day') return format.day(key);
  if (kind === 'week') return say(CHARTS.weekOf, locale, { date: format.dayShort(key) });
  if (kind === 'month') return format.month(key);
  if (kind === 'hour' || kind === 'halfHour') return `${key}–${clockAfter(key, kind === 'hour' ? 60 : 30)}`;
  return label ? `${label} ${key}` : key;
}

/** A bucket under the axis; the first one of an ordinal axis says what is counted. */
export function bucketTick(key: string, { kind, keys, label }: Buckets, { format }: ChartContext): string {
  if (kind === 'day') return weekdayOf(key) === MONDAY ? format.day(key) : format.dayShort(key);
  if (kind === 'week') return format.dayShort(key);
  if (kind === 'month') return format.month(key);
  return kind === 'ordinal' && label && key === keys[0] ? `${label} ${key}` : key;
}

/** Positions whose label is drawn on an axis of `width` pixels: week and month starts of days, full hours, else every n-th. */
export function labelled(buckets: Buckets, width: number, context?: ChartContext): Set<number> {
  const { kind, keys } = buckets;
  const px = kind === 'ordinal' && context ? widestTick(buckets, context) : LABEL_PX[kind];
  const room = Math.max(1, Math.floor(width / px));
  const usable = candidates(buckets, room);
  const every = stepOf(kind, usable.length, room);
  // Labels of dates begin at their column and need room to the right; the others stand in its middle.
  const lastFit = kind === 'day' ? keys.length - (px / width) * keys.length : keys.length;
  return new Set(usable.filter((index, i) => i % every === 0 && (index <= lastFit + 1 || usable.length === 1)));
}

/** Whether labels begin at the left edge of their bucket. */
export function startsAtLabel(kind: BucketKind): boolean {
  return kind === 'day';
}

function candidates({ kind, keys }: Buckets, room: number): number[] {
  if (kind === 'day') {
    const mondays = where(keys, (key) => weekdayOf(key) === MONDAY);
    const found = mondays.length > room ? where(keys, (key) => key.endsWith('-01')) : mondays;
    return found.length > 0 ? found : [0];
  }
  if (kind === 'halfHour') return where(keys, (key) => key.endsWith(':00'));
  return keys.map((_, i) => i);
}

/** Hours go in steps that divide a day. */
function stepOf(kind: BucketKind, count: number, room: number): number {
  const every = Math.ceil(count / room);
  if (kind !== 'hour' && kind !== 'halfHour') return every;
  return [1, 2, 3, 4, 6, 8, 12].find((step) => step >= every) ?? 24;
}

function widestTick(buckets: Buckets, context: ChartContext): number {
  const { fontSize } = context.palette;
  return 12 + Math.max(...buckets.keys.map((key) => textWidth(bucketTick(key, buckets, context), fontSize)));
}

function where(keys: readonly string[], wanted: (key: string) => boolean): number[] {
  return keys.flatMap((key, i) => (wanted(key) ? [i] : []));
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function clockAfter(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return formatMinutes(hour * 60 + minute + minutes);
}
