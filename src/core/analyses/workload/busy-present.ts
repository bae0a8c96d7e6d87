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
  /** Every half-hour in order of time. */
  readonly line: readonly (BusyPresentPoint & { readonly date: string })[];
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
    line: slots.map(({ day, half, busyS, presentS }) => ({ date: isoOf(day), half, busy: busyS / SLOT_S, present: presentS / SLOT_S })),
    days,
    basis
  }; // prettier-ignore
}

function meanOf(slots: readonly SlotLoad[], field: 'busyS' | 'presentS', days: number): number {
  return days > 0 ? slots.reduce((total, slot) => total + slot[field], 0) / SLOT_S / days : 0;
}
