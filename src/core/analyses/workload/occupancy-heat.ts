import type { Engine } from '#core/engine.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import { weekdayOf } from '#core/query/calendar.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { figure, type AskOptions } from '../volume/ask.ts';
import type { PresenceBasis } from './presence.ts';
import { slotLoads } from './slot-load.ts';

export interface OccupancyCell {
  /** ISO weekday. */
  readonly weekday: number;
  readonly half: number;
  readonly agentHours: number;
  /** Busy share of the time present; under 5 agent-hours not solid. */
  readonly occupancy: Envelope;
}

/** Below this a cell is hatched (UX 5.4). */
const MIN_AGENT_HOURS = 5;

/** Occupancy by weekday and half-hour; cells without presence are left out. n = agent-hours, rounded down. */
export async function occupancyHeat(
  engine: Engine,
  options: AskOptions
): Promise<{ cells: OccupancyCell[]; basis: PresenceBasis }> {
  const { slots, basis } = await slotLoads(engine, options);
  const sums = new Map<number, { busy: number; present: number }>();
  for (const { day, half, busyInS, presentS } of slots) {
    const key = weekdayOf(day) * 48 + half;
    const before = sums.get(key) ?? { busy: 0, present: 0 };
    sums.set(key, { busy: before.busy + busyInS, present: before.present + presentS });
  }
  const cells = [...sums].filter(([, { present }]) => present > 0).sort(([a], [b]) => a - b);
  return { cells: cells.map(([key, { busy, present }]) => cellOf(key, busy, present, basis)), basis };
}

function cellOf(key: number, busyS: number, presentS: number, { basis, warnings }: PresenceBasis): OccupancyCell {
  const agentHours = presentS / 3600;
  const occupancy = figure('occupancy', 'ratio', {
    value: busyS / presentS,
    n: Math.floor(agentHours + 1e-9),
    minN: MIN_AGENT_HOURS,
    basis,
    warnings,
    tooFew: { text: WORKLOAD.notes.fewHours, params: { hours: Math.round(agentHours * 10) / 10 } }
  });
  return { weekday: Math.floor(key / 48), half: key % 48, agentHours, occupancy };
}
