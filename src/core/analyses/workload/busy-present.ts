import type { Engine } from '#core/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import type { AskOptions } from '../volume/ask.ts';
import type { PresenceBasis } from './presence.ts';
import { slotLoads, type SlotLoad } from './slot-load.ts';
import { SLOT_S } from './slots.ts';

/** People busy and present on average over a half-hour. */
export interface BusyPresentPoint {
  readonly half: number;
  readonly busy: number;
  readonly present: number;
}

export interface BusyPresent {
  /** Mean half-hour of the day over the days with load or presence. */
  readonly day: readonly BusyPresentPoint[];
  /** Hours of people per date, in order of time. */
  readonly dates: readonly { readonly date: string; readonly busyH: number; readonly presentH: number }[];
  readonly days: number;
  readonly basis: PresenceBasis;
}

/** Agents busy against agents present by half-hour (METHODS 1.13, 1.14). Filters on contacts are left out: they do not change who was there. */
export async function busyPresent(engine: Engine, options: AskOptions): Promise<BusyPresent> {
  const { slots, basis } = await slotLoads(engine, options);
  const days = new Set(slots.map(({ day }) => day)).size;
  return {
    day: Array.from({ length: 48 }, (_, half) => {
      const own = slots.filter((slot) => slot.half === half);
      return { half, busy: meanOf(own, 'busyS', days), present: meanOf(own, 'presentS', days) };
    }),
    dates: datesOf(slots),
    days,
    basis
  }; // prettier-ignore
}

function datesOf(slots: readonly SlotLoad[]): BusyPresent['dates'] {
  const sums = new Map<number, { busyS: number; presentS: number }>();
  for (const { day, busyS, presentS } of slots) {
    const before = sums.get(day) ?? { busyS: 0, presentS: 0 };
    sums.set(day, { busyS: before.busyS + busyS, presentS: before.presentS + presentS });
  }
  return [...sums].map(([day, { busyS, presentS }]) => ({ date: isoOf(day), busyH: busyS / 3600, presentH: presentS / 3600 })); // prettier-ignore
}

function meanOf(slots: readonly SlotLoad[], field: 'busyS' | 'presentS', days: number): number {
  return days > 0 ? slots.reduce((total, slot) => total + slot[field], 0) / SLOT_S / days : 0;
}
