import { formatMinutes } from '#core/i18n/date.ts';
import type { Engine } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { dayOf, isoOf } from '#core/query/calendar.ts';
import type { Resolved } from '#core/query/range.ts';
import { refusalOf, scopeOf } from '#core/query/scope.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Question } from '../figures.ts';
import type { Scope } from '../scope.ts';
import { arrivals, type Arrivals, type Counts, type WeekSlotArrivals } from './arrivals.ts';

/** What is counted: inbound calls that came, contacts that agents took, inbound calls that gave up. */
export const MEASURES = ['offered', 'handled', 'abandoned'] as const;
export type Measure = (typeof MEASURES)[number];

export const METRIC_OF_MEASURE = {
  offered: 'calls_offered',
  handled: 'calls_handled',
  abandoned: 'calls_abandoned'
} as const satisfies Record<Measure, string>;

export const GRAINS = ['day', 'hour', 'halfHour'] as const;
export type Grain = (typeof GRAINS)[number];

export interface ArrivalPanels {
  readonly now: Arrivals;
  /** The period that is compared with. */
  readonly previous: Arrivals | null;
  /** Days from a day of the period back to the one it is compared with. */
  readonly shift: number;
  /** Half-hours of the week without regard to chosen hours: the map keeps its cells. */
  readonly weekSlots: readonly WeekSlotArrivals[];
  /** Why a measure cannot be counted under the filters. */
  readonly refused: Readonly<Record<Measure, Phrase | null>>;
  /** False where calls carry dates without a time of day. */
  readonly timed: boolean;
}

/** Calls by day, hour, half-hour and half-hour of the week, with the previous period. */
export async function arrivalPanels(
  engine: Engine,
  question: Question & { readonly scope: Scope; readonly resolved: Resolved }
): Promise<ArrivalPanels> {
  const { scope, resolved, model, selection } = question;
  const { compare } = resolved;
  const hasHours = (scope.hours ?? []).length > 0;
  const [now, previous, whole] = await Promise.all([
    arrivals(engine, question),
    compare ? arrivals(engine, { ...question, scope: { ...scope, from: compare.from, to: compare.to } }) : null,
    hasHours ? arrivals(engine, { ...question, scope: { ...scope, hours: [] } }) : null
  ]);
  const refused = (measure: Measure) => refusalOf(metricOf(METRIC_OF_MEASURE[measure]), question, scopeOf(selection, model), []); // prettier-ignore
  const { weekSlots } = whole ?? now;
  return {
    now,
    previous,
    shift: compare ? resolved.from - compare.from : 0,
    weekSlots,
    refused: { offered: refused('offered'), handled: refused('handled'), abandoned: refused('abandoned') },
    timed: weekSlots.some(({ offered, handled, abandoned }) => offered + handled + abandoned > 0)
  };
}

/** The measure asked for, or what can be counted instead: a team's calls are those that it answered. */
export const measureOf = ({ refused }: ArrivalPanels, asked: Measure): Measure => (refused[asked] ? 'handled' : asked);

/** One bucket of the columns. */
export interface ArrivalColumn {
  /** ISO date, or the clock time at which the bucket begins. */
  readonly key: string;
  readonly counts: Counts;
  /** Count of the measure in the bucket that is compared with this one; null without one. */
  readonly previous: number | null;
  /** A day without any call in the data. */
  readonly closed: boolean;
}

/** The columns of a grain; hours and half-hours add up all days and run from the first to the last one with calls. */
export function arrivalColumns(panels: ArrivalPanels, grain: Grain, measure: Measure): ArrivalColumn[] {
  if (grain === 'day') return dayColumns(panels, measure);
  const slotsOf = (one: Arrivals) => (grain === 'hour' ? one.hours : one.halves);
  const [now, before] = [slotsOf(panels.now), panels.previous && slotsOf(panels.previous)];
  const all = now.map((counts, slot): ArrivalColumn => {
    const previous = before?.[slot]?.[measure] ?? null;
    return { key: clockOf(slot, grain), counts, previous, closed: false };
  });
  const used = all.flatMap(({ counts, previous }, i) => (counts[measure] > 0 || (previous ?? 0) > 0 ? [i] : []));
  return used.length === 0 ? [] : all.slice(used[0], (used.at(-1) ?? 0) + 1);
}

function dayColumns({ now, previous, shift }: ArrivalPanels, measure: Measure): ArrivalColumn[] {
  const before = new Map(previous?.days.map((day) => [day.date, day]));
  return now.days.map(({ date, covered, ...counts }) => {
    const earlier = before.get(isoOf(dayOf(date) - shift));
    return { key: date, counts, previous: earlier?.covered ? earlier[measure] : null, closed: !covered };
  });
}

/** Clock time of an hour or half-hour of the day: `08:30`. */
export function clockOf(slot: number, grain: 'hour' | 'halfHour'): string {
  return formatMinutes(slot * (grain === 'hour' ? 60 : 30));
}

/** Half-hours of the day that a bucket covers, both included. */
export function halvesOf(key: string, grain: 'hour' | 'halfHour'): readonly [number, number] {
  const [hours = 0, minutes = 0] = key.split(':').map(Number);
  const first = hours * 2 + (minutes >= 30 ? 1 : 0);
  return [first, grain === 'hour' ? first + 1 : first];
}
