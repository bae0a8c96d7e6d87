import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { zoneTransitions, type ZoneTransition } from '#core/stats/zone.ts';

const FAR = 1e11;

/** Offsets of the site's zone over local days (day numbers, inclusive), with a margin of two days. */
export const siteClock = (zone: string, from: number, to: number): ZoneTransition[] =>
  zoneTransitions(zone, (Math.max(from, 0) - 2) * 86_400, (Math.min(to, 47_000) + 2) * 86_400);

/**
 * Rows of a table of blocks (keys, `f`, `t` in UTC seconds, `off_s` valid at f) on the wall clock: the keys, `f` and `t` in local seconds. Blocks are cut
 * where the clock changes, so that a night shift takes its hours after the change from the new clock (METHODS 0.3); few are.
 * @param clock clock changes of the site over the period, from `siteClock`; none: the offset at the start holds for the whole block
 */
export function onWallClock(table: string, keys: readonly string[], clock: readonly ZoneTransition[]): Sql {
  const names = keys.length ? sql`${raw(keys.join(', '))}, ` : sql``;
  const plain = sql`SELECT ${names}f + off_s AS f, t + off_s AS t FROM ${raw(table)} WHERE t > f`;
  if (clock.length < 2) return plain;
  const rows = clock.map(({ at_utc_s, offset_s }, i) => {
    const from = i === 0 ? -FAR : at_utc_s;
    return sql`(${from}, ${clock[i + 1]?.at_utc_s ?? FAR}, ${offset_s})`;
  });
  const spans = sql`(VALUES ${join(rows, ', ')})`;
  const changes = join(clock.slice(1).map(({ at_utc_s: at }) => sql`(f < ${at} AND t > ${at})`), ' OR '); // prettier-ignore
  return sql`
  ${plain} AND NOT (${changes})
  UNION ALL
  SELECT
    ${names}greatest(b.f, s.from_s) + b.off_s + s.offset_s - o.offset_s AS f,
    least(b.t, s.to_s) + b.off_s + s.offset_s - o.offset_s AS t
  FROM (SELECT * FROM ${raw(table)} WHERE t > f AND (${changes})) AS b
  JOIN ${spans} AS o(from_s, to_s, offset_s) ON b.f >= o.from_s AND b.f < o.to_s
  JOIN ${spans} AS s(from_s, to_s, offset_s) ON b.t > s.from_s AND b.f < s.to_s`;
}

/** Half-hours (0–47) of local days from `first` to `last` that a clock change doubles (`times` 2) or leaves out (0). */
export function clockChanges(
  zone: string,
  first: number,
  last: number
): { day: number; half: number; times: number }[] {
  const changes = zoneTransitions(zone, first * 86_400 - 86_400, (last + 2) * 86_400);
  return changes.slice(1).flatMap(({ at_utc_s, offset_s }, i) => {
    const before = changes[i]?.offset_s ?? offset_s;
    const from = at_utc_s + Math.min(before, offset_s);
    const halves = Math.round(Math.abs(offset_s - before) / 1800);
    return Array.from({ length: halves }, (_, k) => {
      const local = from + k * 1800;
      return { day: Math.floor(local / 86_400), half: Math.floor((local % 86_400) / 1800), times: offset_s < before ? 2 : 0 };
    });
  }); // prettier-ignore
}
