import type { Engine } from '#core/engine.ts';
import { weekdayOf } from '#core/query/calendar.ts';
import { siteClock } from '#core/model/wall-clock.ts';
import { joinTeamOn, TEAM_ON } from '#core/model/agent-day.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { once } from '../once.ts';
import { underFilters, type Scope } from '../scope.ts';
import { ask, num, type AskOptions } from '../volume/ask.ts';
import { busyPieces, presenceBasis, type PresenceBasis } from './presence.ts';
import { slotSeconds } from './slots.ts';

/** Seconds of a half-hour of one date over all people of the scope. */
export interface SlotLoad {
  /** Day number. */
  readonly day: number;
  readonly half: number;
  /** Busy time of people whose presence is known on the date; `busyInS` is the part of it that fits into the time present of the same person and half-hour. */
  readonly busyS: number;
  readonly busyInS: number;
  readonly presentS: number;
}

/**
 * Makes `busy_slot_all` and `present_slot_all`, the half-hours of everybody on all dates, once per model: a change of filter then reads them
 * instead of cutting every contact again. Legs of a person in two teams at once are rare enough to be cut together.
 */
export async function prepareSlots(
  engine: Engine,
  { model, settings }: Pick<AskOptions, 'settings' | 'model'>
): Promise<void> {
  const days = boundsOf({ from: 0, to: Infinity, codes: {} }, model);
  const everybody: Scope = { ...days, codes: {} };
  // Shifts of the last day may end on the next.
  const clock = siteClock(settings.zone, days.from, days.to + 1);
  await once(model, settings.zone, async () => {
    await engine.exec(
      sql`
CREATE OR REPLACE TEMP TABLE busy_slot_all AS
SELECT agent, arg_min(team, from_s) AS team, slot, sum(seconds) AS busy_s, coalesce(sum(seconds) FILTER (WHERE NOT queued), 0) AS elsewhere_s
FROM (${slotSeconds({ blocks: busyPieces(everybody), keys: ['agent', 'team', 'queued'], clock })})
GROUP BY agent, slot`.text
    );
    await engine.exec(
      sql`
CREATE OR REPLACE TEMP TABLE present_slot_all AS
WITH present AS (
  SELECT agent, slot, slot // 48 AS day, sum(seconds) AS present_s
  FROM (${slotSeconds({ blocks: raw('SELECT agent, f, t, off_s FROM presence_span'), keys: ['agent'], clock })})
  GROUP BY agent, slot),
agent_team AS (
  SELECT agent, mode(team) AS team FROM leg_fact GROUP BY agent)
SELECT p.agent, ${TEAM_ON} AS team, p.slot, p.present_s
FROM present AS p${joinTeamOn('p')}`.text
    );
  }, '_slot_all'); // prettier-ignore
}

/**
 * CTEs `busy_slot` (agent, team, slot, busy_s, elsewhere_s: outbound and chat) and `present_slot` (agent, team, slot, present_s) of a scope,
 * after `prepareSlots`.
 */
export function slotTables({ scope, model }: Pick<AskOptions, 'scope' | 'model'>): Sql {
  const days = boundsOf(scope, model);
  // Without a range nothing is cut off: neither are the hours after the last midnight.
  const dated = scope.everything ? sql`true` : sql`s.slot // 48 BETWEEN ${days.from} AND ${days.to}`;
  const inside = sql`${dated} AND ${underFilters(scope, 's', ['team', 'agent'])}`;
  return sql`
busy_slot AS (
  SELECT s.agent, s.team, s.slot, s.busy_s, s.elsewhere_s FROM busy_slot_all AS s WHERE ${inside}),
present_slot AS (
  SELECT s.agent, s.team, s.slot, s.present_s FROM present_slot_all AS s WHERE ${inside})`;
}

/** The days of a scope that the data hold, as day numbers. */
export function boundsOf(scope: Scope, model: AskOptions['model']): { from: number; to: number } {
  const day = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
  if (model.firstDay === null || model.lastDay === null) return { from: 1, to: 0 };
  return { from: Math.max(scope.from, day(model.firstDay)), to: Math.min(scope.to, day(model.lastDay)) };
}

/** Hour of the week, 0–167, that a half-hour lies in. */
const hourOf = ({ day, half }: Pick<SlotLoad, 'day' | 'half'>): number =>
  (weekdayOf(day) - 1) * 24 + Math.floor(half / 2);

/** Busy and present seconds per date and half-hour, local time; only half-hours with load or presence, and only the chosen hours. */
export async function slotLoads(
  engine: Engine,
  options: AskOptions
): Promise<{ slots: SlotLoad[]; basis: PresenceBasis }> {
  const basis = presenceBasis(options.model);
  if (basis.reason) return { slots: [], basis };
  await prepareSlots(engine, options);
  const rows = await ask(
    engine,
    sql`WITH ${slotTables(options)},
there AS (
  SELECT DISTINCT agent, slot // 48 AS day FROM present_slot)
SELECT
  slot::INTEGER AS slot,
  sum(coalesce(b.busy_s, 0))::DOUBLE AS busy_s,
  sum(least(coalesce(b.busy_s, 0), coalesce(p.present_s, 0)))::DOUBLE AS busy_in_s,
  sum(coalesce(p.present_s, 0))::DOUBLE AS present_s
FROM busy_slot AS b
FULL JOIN present_slot AS p USING (agent, slot)
WHERE (agent, slot // 48) IN (SELECT (there.agent, there.day) FROM there)
GROUP BY slot
ORDER BY slot`,
    options.signal
  );
  const hours = new Set(options.scope.hours ?? []);
  const slots = rows.map((row) => {
    const slot = num(row, 'slot');
    return { day: Math.floor(slot / 48), half: slot % 48, busyS: num(row, 'busy_s'), busyInS: num(row, 'busy_in_s'), presentS: num(row, 'present_s') };
  }); // prettier-ignore
  return { slots: hours.size > 0 ? slots.filter((slot) => hours.has(hourOf(slot))) : slots, basis };
}
