import type { Engine } from '#core/engine.ts';
import { clockChanges } from '#core/model/wall-clock.ts';
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
  /** How many such half-hours the days had: the doubled ones of a clock change are two, the missing ones none (METHODS 0.3). */
  readonly days: number;
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
  const dates = new Set(slots.map(({ day }) => day));
  const [first, last] = [slots[0]?.day ?? 0, slots.at(-1)?.day ?? 0];
  const changes = clockChanges(options.settings.zone, first, last).filter(({ day }) => dates.has(day));
  return {
    day: Array.from({ length: 48 }, (_, half) => {
      const own = slots.filter((slot) => slot.half === half);
      const days = dates.size + changes.reduce((sum, change) => sum + (change.half === half ? change.times - 1 : 0), 0);
      return { half, busy: meanOf(own, 'busyS', days), present: meanOf(own, 'presentS', days), days };
    }),
    dates: datesOf(slots),
    days: dates.size,
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
