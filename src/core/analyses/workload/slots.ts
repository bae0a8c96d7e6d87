import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { zoneTransitions, type ZoneTransition } from '#core/stats/zone.ts';

export const SLOT_S = 1800;
const FAR = 1e11;

export interface SlotOptions {
  /** Rows with the keys and `f`, `t` (UTC seconds, t > f) and `off_s` (local = UTC + off_s at f). */
  readonly blocks: Sql;
  readonly keys: readonly string[];
  /** Clock changes of the site over the period, from `siteClock`; none: the offset at the start holds for the whole block. */
  readonly clock?: readonly ZoneTransition[];
  readonly slotS?: number;
}

/** Offsets of the site's zone over local days (day numbers, inclusive), with a margin of two days. */
export const siteClock = (zone: string, from: number, to: number): ZoneTransition[] =>
  zoneTransitions(zone, (Math.max(from, 0) - 2) * 86_400, (Math.min(to, 47_000) + 2) * 86_400);

/**
 * One row per block and local slot with the seconds they share (METHODS 1.14): the keys, `slot` (local seconds ÷ slot length), `from_s` (local
 * seconds at which they begin to share it) and `seconds`. Blocks are cut at midnight, at slot edges and where the clock changes; the seconds of a
 * block add up to its length. Nearly all blocks lie inside one slot and are not cut at all.
 */
export function slotSeconds({ blocks, keys, clock = [], slotS = SLOT_S }: SlotOptions): Sql {
  const names = keys.length ? sql`${raw(keys.join(', '))}, ` : sql``;
  return sql`
WITH block AS MATERIALIZED (${blocks}),
piece AS MATERIALIZED (${localPieces(names, clock)})
SELECT ${names}f // ${slotS} AS slot, f AS from_s, (t - f)::BIGINT AS seconds
FROM piece
WHERE f // ${slotS} = (t - 1) // ${slotS}
UNION ALL
SELECT ${names}slot, greatest(f, slot * ${slotS}) AS from_s, (least(t, (slot + 1) * ${slotS}) - greatest(f, slot * ${slotS}))::BIGINT AS seconds
FROM (
  SELECT ${names}f, t, unnest(generate_series(f // ${slotS}, (t - 1) // ${slotS})) AS slot
  FROM piece
  WHERE f // ${slotS} < (t - 1) // ${slotS})`;
}

/** Blocks on the wall clock, cut where it changes. */
function localPieces(names: Sql, clock: readonly ZoneTransition[]): Sql {
  const plain = sql`SELECT ${names}f + off_s AS f, t + off_s AS t FROM block WHERE t > f`;
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
  FROM (SELECT * FROM block WHERE t > f AND (${changes})) AS b
  JOIN ${spans} AS o(from_s, to_s, offset_s) ON b.f >= o.from_s AND b.f < o.to_s
  JOIN ${spans} AS s(from_s, to_s, offset_s) ON b.t > s.from_s AND b.f < s.to_s`;
}
