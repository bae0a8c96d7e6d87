import type { Engine } from '#core/engine.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { CODES } from '#core/model/dimensions.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { erlangAGap } from '#core/stats/erlang.ts';
import { underFilters, withinDays, withinHours } from '../scope.ts';
import { ask, figure, maybe, num, share, type AskOptions } from '../volume/ask.ts';
import { presenceBasis } from './presence.ts';
import { boundsOf, prepareSlots, slotTables } from './slot-load.ts';

/** One half-hour of one group of people who share their calls. */
export interface B2bSlot {
  readonly callsPerH: number;
  readonly ahtS: number;
  /** People free for inbound calls; parts of a person are interpolated between whole ones. */
  readonly people: number;
  /** Contacts with a predecessor in their session: the weight. */
  readonly contacts: number;
}

/**
 * Share of contacts that start less than `gapS` after the one before, as Erlang A expects it (METHODS 6.7), over slots weighted by their
 * contacts; null without a slot that can be computed.
 */
export function expectedB2b(
  slots: readonly B2bSlot[],
  { patienceS, gapS, known = new Map() }: { patienceS: number; gapS: number; known?: Map<string, number | null> }
): number | null {
  const shareWith = ({ callsPerH, ahtS }: B2bSlot, agents: number): number | null => {
    const key = `${callsPerH}|${ahtS}|${agents}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = erlangAGap(callsPerH, ahtS, patienceS, agents, gapS);
    known.set(key, made);
    return made;
  };
  let [weighted, weight] = [0, 0];
  for (const slot of slots) {
    const [fewer, part] = [
      Math.max(1, Math.floor(slot.people)),
      Math.max(0, slot.people - Math.max(1, Math.floor(slot.people)))
    ];
    const [low, high] = [shareWith(slot, fewer), part > 0 ? shareWith(slot, fewer + 1) : 0];
    if (low === null || high === null || slot.contacts <= 0) continue;
    weighted += ((1 - part) * low + part * high) * slot.contacts;
    weight += slot.contacts;
  }
  return weight > 0 ? weighted / weight : null;
}

export interface TeamB2b {
  /** Code of the team; null over all. */
  readonly team: number | null;
  readonly observed: Envelope;
  readonly expected: Envelope;
  /** observed − expected; null when one is missing. */
  readonly difference: number | null;
  /** What the difference says; null also for teams that spend over 30 % of their time on outbound calls or chats, and where it is not solid. */
  readonly finding: Phrase | null;
}

export interface B2bComparison {
  readonly total: TeamB2b;
  readonly teams: readonly TeamB2b[];
  /** Mean patience in seconds; null when too few gave up to estimate it. */
  readonly patienceS: number | null;
  /** At least four weeks of measured presence: under that single half-hours scatter, and estimated presence holds breaks. */
  readonly isSolid: boolean;
  readonly warnings: readonly Phrase[];
}

/** Below this share of the time present on inbound calls a team is blended, and its queue no M/M/N (our choice). */
const MIN_QUEUE_SHARE = 0.7;

/** Above expectation by more than this is worth a look at routing and dialler (METHODS 6.7). */
export const NOTABLE = 0.1;
const MIN_EVENTS = 30;
/** Days of a comparison (METHODS 6.7). */
const MIN_DAYS = 28;
const ENDLESS_S = 1e9;

/**
 * Observed back-to-back share of inbound voice contacts beside what the load explains. Each team is taken as one queue of its own: the
 * calls that it answered, raised by the share of callers who gave up, its handle time, and its people present less those busy with outbound
 * calls or chats. A filter on people chooses the contacts that half-hours are weighed by; the queue stays that of the whole team.
 */
export async function backToBack(engine: Engine, options: AskOptions): Promise<B2bComparison> {
  const { settings, model, signal } = options;
  const presence = presenceBasis(model);
  const patience = await readPatience(engine, options);
  if (!presence.reason) await prepareSlots(engine, options);
  const rows = presence.reason ? [] : await ask(engine, slotStatement(options), signal);
  const days = boundsOf(options.scope, model);
  const isSolid = presence.basis === 'measured' && days.to - days.from + 1 >= MIN_DAYS;
  const slots = rows.map((row) => ({
    team: maybe(row, 'team'),
    callsPerH: (2 * num(row, 'answered')) / (1 - patience.abandoned),
    ahtS: num(row, 'aht_s'),
    people: num(row, 'people'),
    present: num(row, 'present'),
    contacts: num(row, 'known'),
    b2b: num(row, 'b2b')
  }));
  // The whole is made of the same half-hours as the teams: each is computed once.
  const known = new Map<string, number | null>();
  const compare = (team: number | null, own: typeof slots): TeamB2b => {
    const contacts = own.reduce((total, slot) => total + slot.contacts, 0);
    const events = own.reduce((total, slot) => total + slot.b2b, 0);
    const observed = share('back_to_back_share', { num: events, den: contacts, reason: presence.reason });
    const value = expectedB2b(own, { patienceS: patience.seconds ?? ENDLESS_S, gapS: settings.b2bGapS, known });
    const expected = figure('back_to_back_expected', 'ratio', { value, n: contacts, basis: 'modelled', reason: presence.reason });
    const difference = observed.value === null || value === null ? null : observed.value - value;
    const sum = (field: 'people' | 'present'): number => own.reduce((total, slot) => total + slot[field], 0);
    const isBlended = sum('people') < MIN_QUEUE_SHARE * sum('present');
    const text = difference === null || isBlended || !isSolid ? null : difference > NOTABLE ? WORKLOAD.notes.examine : WORKLOAD.notes.asExpected;
    return { team, observed, expected, difference, finding: text && observed.status === 'ok' ? { text } : null };
  }; // prettier-ignore
  const teams = [...new Set(slots.map(({ team }) => team))].filter((team) => team !== null).sort((a, b) => a - b);
  return {
    total: compare(null, slots),
    teams: teams.map((team) => compare(team, slots.filter((slot) => slot.team === team))),
    patienceS: patience.seconds,
    isSolid,
    warnings: [
      ...presence.warnings,
      ...(patience.seconds === null ? [{ text: WORKLOAD.notes.endlessPatience }] : []),
      ...(days.to - days.from + 1 < MIN_DAYS ? [{ text: WORKLOAD.notes.fourWeeks }] : [])
    ]
  }; // prettier-ignore
}

/** Mean patience θ̂⁻¹ = Σ max(0, w − s)/abandons after s, s = short_abandon_s (METHODS 6.6), and the share of callers who gave up. */
async function readPatience(
  engine: Engine,
  { scope, settings, signal }: AskOptions
): Promise<{ seconds: number | null; abandoned: number }> {
  const s = settings.shortAbandonS;
  const [row] = await ask(
    engine,
    sql`
SELECT
  count(*)::DOUBLE AS offered,
  (count(*) FILTER (WHERE f.abandoned))::DOUBLE AS abandoned,
  (count(*) FILTER (WHERE f.abandoned AND f.wait_s > ${s}))::DOUBLE AS events,
  sum(CASE WHEN f.wait_s > ${s} THEN f.wait_s - ${s} ELSE 0 END)::DOUBLE AS exposure_s
FROM call_fact AS f
WHERE f.offered AND (f.channel = ${CODES.channel.voice} OR f.channel IS NULL) AND ${withinDays(scope, 'f.day')}`,
    signal
  );
  const events = num(row, 'events');
  const offered = num(row, 'offered');
  return {
    seconds: events >= MIN_EVENTS ? num(row, 'exposure_s') / events : null,
    abandoned: offered > 0 ? Math.min(0.9, num(row, 'abandoned') / offered) : 0
  };
}

/** One row per team and half-hour with answered inbound calls and people present. */
function slotStatement(options: AskOptions): Sql {
  const { scope, model } = options;
  const voice = CODES.direction;
  const chosen = underFilters(scope, 'l', ['agent']);
  const { agent: _, ...codes } = scope.codes;
  return sql`WITH ${slotTables({ scope: { ...scope, codes }, model })},
team_people AS (
  SELECT p.team, p.slot, sum(greatest(0, p.present_s - coalesce(b.elsewhere_s, 0))) / 1800.0 AS people,
    sum(p.present_s) / 1800.0 AS present
  FROM present_slot AS p
  LEFT JOIN busy_slot AS b ON b.agent = p.agent AND b.slot = p.slot
  GROUP BY p.team, p.slot),
team_aht AS (
  SELECT l.team, avg(l.busy_to - l.busy_from) AS aht_s
  FROM leg_fact AS l
  WHERE l.voice AND l.handled AND l.direction = ${voice.inbound} AND ${withinDays(scope, 'l.day')}
  GROUP BY l.team),
team_slot AS (
  SELECT
    l.team,
    c.day * 48 + c.half AS slot,
    count(*) FILTER (WHERE l.handled) AS answered,
    count(l.b2b) FILTER (WHERE ${chosen}) AS known,
    count(*) FILTER (WHERE l.b2b AND ${chosen}) AS b2b
  FROM leg_fact AS l
  JOIN call_fact AS c ON c.call_no = l.call_no
  WHERE l.voice AND l.direction = ${voice.inbound} AND ${withinDays(scope, 'l.day')} AND ${underFilters(scope, 'l', ['team'])}
    AND ${withinHours(scope, 'l')}
  GROUP BY l.team, c.day * 48 + c.half
  HAVING count(*) FILTER (WHERE ${chosen}) > 0)
SELECT
  s.team::INTEGER AS team,
  s.answered::DOUBLE AS answered,
  s.known::DOUBLE AS known,
  s.b2b::DOUBLE AS b2b,
  a.aht_s::DOUBLE AS aht_s,
  p.people::DOUBLE AS people,
  p.present::DOUBLE AS present
FROM team_slot AS s
JOIN team_people AS p ON p.team IS NOT DISTINCT FROM s.team AND p.slot = s.slot
JOIN team_aht AS a ON a.team IS NOT DISTINCT FROM s.team
WHERE p.people >= 0.5
ORDER BY s.team, s.slot`;
}
