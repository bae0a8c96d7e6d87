/** What a wall-clock reading means in a zone: one instant, two (autumn hour) or none (spring gap). */
export type LocalTimeFlag = 'ok' | 'ambiguous' | 'nonexistent';

/** From `at_utc_s` (UTC seconds) on, local wall clock = UTC + `offset_s`. */
export type ZoneTransition = { at_utc_s: number; offset_s: number };

const DAY_S = 86_400;
const formatters = new Map<string, Intl.DateTimeFormat>();

/** One formatter per zone is kept: building one costs a thousand times a reading. */
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric'
  });
  formatters.set(zone, made);
  return made;
}

/** Seconds to add to UTC to get the wall clock of an IANA zone at `utcS` (UTC seconds). An unknown zone throws. */
export function zoneOffsetS(utcS: number, zone: string): number {
  const second = Math.floor(utcS);
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(new Date(second * 1000))) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second: s = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, s) / 1000 - second;
}

/** All instants (UTC seconds, ascending) at which the zone's wall clock shows `wallS`, the reading taken as if UTC. */
export function wallToInstants(wallS: number, zone: string): number[] {
  const offsets = new Set([zoneOffsetS(wallS - DAY_S, zone), zoneOffsetS(wallS + DAY_S, zone)]);
  return [...offsets]
    .map((offset) => wallS - offset)
    .filter((instant) => instant + zoneOffsetS(instant, zone) === wallS)
    .sort((a, b) => a - b);
}

/**
 * UTC seconds of a wall-clock text `YYYY-MM-DD HH:MM:SS` in an IANA zone (METHODS 0.3).
 * Doubled autumn hour: the earlier instant (the later one is the second of `wallToInstants`). Missing spring hour:
 * read with the offset before the jump. Text that is no time throws.
 */
export function localToUtc(wall: string, zone: string): { utc_s: number; flag: LocalTimeFlag } {
  const wallS = Date.parse(`${wall.replace(' ', 'T')}Z`) / 1000;
  if (Number.isNaN(wallS)) throw new Error(`not a local time: ${wall}`);
  const instants = wallToInstants(wallS, zone);
  const first = instants[0];
  if (first === undefined) return { utc_s: wallS - zoneOffsetS(wallS - DAY_S, zone), flag: 'nonexistent' };
  return { utc_s: first, flag: instants.length > 1 ? 'ambiguous' : 'ok' };
}

/**
 * All offset changes of a zone after `fromUtcS` up to and including `toUtcS` (UTC seconds), ascending. The first entry
 * is the offset valid at `fromUtcS`. Scans by days and bisects to the second; two changes within a day that cancel
 * each other out would be missed, and no zone has had them.
 */
export function zoneTransitions(zone: string, fromUtcS: number, toUtcS: number): ZoneTransition[] {
  const [from, to] = [Math.floor(fromUtcS), Math.floor(toUtcS)];
  let offset = zoneOffsetS(from, zone);
  const transitions: ZoneTransition[] = [{ at_utc_s: from, offset_s: offset }];
  let reached = from;
  while (reached < to) {
    const next = Math.min(reached + DAY_S, to);
    if (zoneOffsetS(next, zone) === offset) {
      reached = next;
      continue;
    }
    let [before, after] = [reached, next];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (zoneOffsetS(middle, zone) === offset) before = middle;
      else after = middle;
    }
    offset = zoneOffsetS(after, zone);
    transitions.push({ at_utc_s: after, offset_s: offset });
    reached = after;
  }
  return transitions;
}
