import type { Engine } from '#core/engine.ts';
import { clockChanges } from '#core/model/wall-clock.ts';
import { isoOf, weekdayOf } from '#core/query/calendar.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { ask, callsIn, num, type AskOptions, type Row } from './ask.ts';

/** Calls of one group: inbound offered, handled (all directions), abandoned, left the queue otherwise, outbound attempts. */
export interface Counts {
  readonly offered: number;
  readonly handled: number;
  readonly handledInbound: number;
  readonly abandoned: number;
  readonly otherExit: number;
  readonly attempts: number;
}

export interface DayArrivals extends Counts {
  readonly date: string;
  /** False when the data hold no call at all on that day. */
  readonly covered: boolean;
}

/** Calls of an hour (0–23) or half-hour (0–47) of the day over all days of the scope. */
export interface ClockArrivals extends Counts {
  readonly slot: number;
}

/** Calls of a half-hour of the week. A mean per day divides by `days`. */
export interface WeekSlotArrivals extends Counts {
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  readonly half: number;
  /** How many such half-hours the days with data had: the doubled ones of a clock change are two, the missing ones none (METHODS 0.3). */
  readonly days: number;
}

export interface Arrivals {
  readonly days: readonly DayArrivals[];
  readonly hours: readonly ClockArrivals[];
  readonly halves: readonly ClockArrivals[];
  readonly weekSlots: readonly WeekSlotArrivals[];
  /** Days of the scope on which the data hold calls. */
  readonly coveredDays: number;
}

const COUNTS = raw(`(count(*) FILTER (WHERE f.offered))::DOUBLE AS offered,
  (count(*) FILTER (WHERE f.handled))::DOUBLE AS handled,
  (count(*) FILTER (WHERE f.offered AND f.handled))::DOUBLE AS handled_inbound,
  (count(*) FILTER (WHERE f.abandoned))::DOUBLE AS abandoned,
  (count(*) FILTER (WHERE f.other_exit))::DOUBLE AS other_exit,
  (count(*) FILTER (WHERE f.attempt))::DOUBLE AS attempts`);

/** When calls come: by day, hour, half-hour, and weekday × half-hour, by the local time of the offer (METHODS 1.1). */
export async function arrivals(engine: Engine, { scope, settings, model, signal }: AskOptions): Promise<Arrivals> {
  const rows = await ask(
    engine,
    sql`
SELECT f.day::INTEGER AS day, f.half::INTEGER AS half, ${COUNTS}
FROM call_fact AS f
WHERE ${callsIn(scope)}
GROUP BY f.day, f.half
ORDER BY f.day, f.half`,
    signal
  );
  const cells = rows.map((row) => ({
    day: num(row, 'day'),
    half: row.half === null ? null : num(row, 'half'),
    ...countsOf(row)
  }));
  const known = new Set(model.days.map(({ date }) => date));
  const covered = (day: number): boolean => known.has(isoOf(day));
  const byDay = sumBy(cells, ({ day }) => day);
  const dates = daysOf(scope, model.firstDay, model.lastDay);
  const changes = dates.length ? clockChanges(settings.zone, dates[0] ?? 0, dates.at(-1) ?? 0) : [];
  const timed = cells.filter((cell) => cell.half !== null);
  const byHalf = sumBy(timed, ({ half }) => half ?? 0);
  const byHour = sumBy(timed, ({ half }) => Math.floor((half ?? 0) / 2));
  const weekSlots = sumBy(timed, ({ day, half }) => weekdayOf(day) * 48 + (half ?? 0));
  return {
    days: dates.map((day) => ({ date: isoOf(day), covered: covered(day), ...(byDay.get(day) ?? NONE) })),
    hours: Array.from({ length: 24 }, (_, slot) => ({ slot, ...(byHour.get(slot) ?? NONE) })),
    halves: Array.from({ length: 48 }, (_, slot) => ({ slot, ...(byHalf.get(slot) ?? NONE) })),
    weekSlots: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
      const own = dates.filter((day) => weekdayOf(day) === weekday && covered(day));
      const more = changes.filter(({ day }) => own.includes(day));
      return Array.from({ length: 48 }, (_, half) => {
        const days = own.length + more.reduce((sum, change) => sum + (change.half === half ? change.times - 1 : 0), 0);
        return { weekday, half, days, ...(weekSlots.get(weekday * 48 + half) ?? NONE) };
      });
    }),
    coveredDays: dates.filter(covered).length
  }; // prettier-ignore
}

const NONE: Counts = { offered: 0, handled: 0, handledInbound: 0, abandoned: 0, otherExit: 0, attempts: 0 };

function countsOf(row: Row): Counts {
  return {
    offered: num(row, 'offered'),
    handled: num(row, 'handled'),
    handledInbound: num(row, 'handled_inbound'),
    abandoned: num(row, 'abandoned'),
    otherExit: num(row, 'other_exit'),
    attempts: num(row, 'attempts')
  };
}

function sumBy<T extends Counts>(cells: readonly T[], key: (cell: T) => number): Map<number, Counts> {
  const sums = new Map<number, Counts>();
  for (const cell of cells) {
    const before = sums.get(key(cell)) ?? NONE;
    sums.set(key(cell), {
      offered: before.offered + cell.offered,
      handled: before.handled + cell.handled,
      handledInbound: before.handledInbound + cell.handledInbound,
      abandoned: before.abandoned + cell.abandoned,
      otherExit: before.otherExit + cell.otherExit,
      attempts: before.attempts + cell.attempts
    });
  }
  return sums;
}

/** Day numbers of a scope that lie between the first and the last day of the data. */
export function daysOf(scope: { from: number; to: number }, first: string | null, last: string | null): number[] {
  const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
  if (first === null || last === null) return [];
  const from = Math.max(scope.from, dayNumber(first));
  const to = Math.min(scope.to, dayNumber(last));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}
