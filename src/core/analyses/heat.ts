import { numbers, type Engine } from '#core/engine.ts';
import { isoOf, weekdayOf } from '#core/query/calendar.ts';
import { clockChanges } from '#core/model/wall-clock.ts';
import type { Resolved } from '#core/query/range.ts';
import { answer, type RunOptions } from '#core/query/run.ts';
import { conditionsOf, scopeOf, type QueryContext, type Scope } from '#core/query/scope.ts';
import { cellOf } from '#core/query/selection.ts';
import type { FactName } from '#core/semantic/metric.ts';
import { sql } from '#core/sql/sql.ts';
import type { HeatCell, HeatData } from './overview-types.ts';

/** Agent-hours from which a cell is drawn solid (UX 8). */
const MIN_HOURS = 5;

/**
 * Calls handled per agent-hour by weekday and hour, both of people whose presence is known on the date. Where presence is unknown, or a filter chooses calls that presence cannot follow, calls per hour
 * of the clock. Chosen hours are not applied: the panel keeps its cells.
 */
export async function hourHeat(
  engine: Engine,
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions
): Promise<HeatData> {
  const scope: Scope = { ...scopeOf(resolved.selection, context.model), hours: [] };
  const followed = Object.keys(scope.codes).every((dimension) => dimension === 'team' || dimension === 'agent');
  const basis = followed && !scope.handle && context.model.occupancy !== 'none' ? 'agent_hour' : 'clock_hour';
  const [fact, handled, hours] = basis === 'agent_hour' ? (['presence_fact', 'sum(calls)', 'sum(present_s)'] as const) : (['call_fact', 'count_if(handled)', '0'] as const); // prettier-ignore
  const text = `SELECT how, CAST(${handled} AS DOUBLE) AS calls, CAST(${hours} AS DOUBLE) AS present_s
FROM ${fact}${where(fact, scope, resolved)}
GROUP BY how
HAVING how IS NOT NULL
ORDER BY how`;
  const result = await answer(engine, text, context.model, options);
  const [how, calls, present] = [numbers(result, 'how'), numbers(result, 'calls'), numbers(result, 'present_s')];
  const clock = basis === 'agent_hour' ? [] : clockHours(resolved, context);
  const cells = how.flatMap((hour, i): HeatCell[] => {
    if (hour === null) return [];
    const weekday = Math.floor(hour / 24) + 1;
    const hours = basis === 'agent_hour' ? (present[i] ?? 0) / 3600 : (clock[hour] ?? 0);
    const own = { key: cellOf(hour), weekday, hour: hour % 24, calls: calls[i] ?? 0, hours };
    return [
      { ...own, value: hours > 0 ? own.calls / hours : null, small: basis === 'agent_hour' && hours < MIN_HOURS }
    ];
  });
  return { basis, cells, hours: cells.reduce((sum, cell) => sum + cell.hours, 0), outlined: tightest(cells) };
}

function where(fact: FactName, scope: Scope, resolved: Resolved): string {
  const dates = resolved.everything ? [] : [sql`day BETWEEN ${resolved.from} AND ${resolved.to}`];
  const conditions = [...dates, ...conditionsOf(fact, scope, null)].map(({ text }) => text);
  return conditions.length > 0 ? `\nWHERE ${conditions.join(' AND ')}` : '';
}

/** Hours that every hour of the week had on days with contacts in the range: the doubled hour of a clock change is two, the missing one none (METHODS 0.3). */
function clockHours({ from, to }: Resolved, { model, settings }: QueryContext): number[] {
  const open = new Set(model.days.map(({ date }) => date));
  const isOpen = (day: number): boolean => open.size === 0 || open.has(isoOf(day));
  const hours = Array.from({ length: 7 * 24 }, () => 0);
  const add = (day: number, hour: number, more: number): void => {
    const how = (weekdayOf(day) - 1) * 24 + hour;
    if (isOpen(day)) hours[how] = (hours[how] ?? 0) + more;
  };
  for (let day = from; day <= to; day++) for (let hour = 0; hour < 24; hour++) add(day, hour, 1);
  for (const { day, half, times } of clockChanges(settings.zone, from, to)) {
    if (day >= from && day <= to) add(day, half >> 1, (times - 1) / 2);
  }
  return hours;
}

/** Parts of a day that a title can name: hours from, to (excluded). */
export const DAY_PARTS = { morning: [0, 12], afternoon: [12, 17], evening: [17, 24] } as const;
export type DayPart = keyof typeof DAY_PARTS;

export const dayPartOf = (hour: number): DayPart => (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening');

const TOP = 4;

/**
 * Cells of the finding "<weekday> <part of the day> are the tightest": of the four highest solid cells those that share weekday and part of the day,
 * when they are at least three, the highest among them. Our choice; empty when the rule does not fire.
 */
export function tightest(cells: readonly HeatCell[]): string[] {
  const solid = cells.filter((cell) => !cell.small && cell.value !== null && cell.value > 0);
  if (solid.length < 2 * TOP) return [];
  const top = [...solid].sort((a, b) => (b.value ?? 0) - (a.value ?? 0) || a.key.localeCompare(b.key)).slice(0, TOP);
  const [first] = top;
  const alike = top.filter((cell) => cell.weekday === first?.weekday && dayPartOf(cell.hour) === dayPartOf(first.hour));
  return alike.length >= TOP - 1 ? alike.map(({ key }) => key) : [];
}
