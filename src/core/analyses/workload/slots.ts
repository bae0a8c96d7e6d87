import { onWallClock } from '#core/model/wall-clock.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import type { ZoneTransition } from '#core/stats/zone.ts';

export const SLOT_S = 1800;

export interface SlotOptions {
  /** Rows with the keys and `f`, `t` (UTC seconds, t > f) and `off_s` (local = UTC + off_s at f). */
  readonly blocks: Sql;
  readonly keys: readonly string[];
  /** Clock changes of the site over the period, from `siteClock`; none: the offset at the start holds for the whole block. */
  readonly clock?: readonly ZoneTransition[];
  readonly slotS?: number;
}

/**
 * One row per block and local slot with the seconds they share (METHODS 1.14): the keys, `slot` (local seconds ÷ slot length), `from_s` (local
 * seconds at which they begin to share it) and `seconds`. Blocks are cut at midnight, at slot edges and where the clock changes; the seconds of a
 * block add up to its length. Few blocks reach beyond the slot in which they begin.
 */
export function slotSeconds({ blocks, keys, clock = [], slotS = SLOT_S }: SlotOptions): Sql {
  const names = keys.length ? sql`${raw(keys.join(', '))}, ` : sql``;
  return sql`
WITH block AS MATERIALIZED (${blocks}),
piece AS (${onWallClock('block', keys, clock)})
SELECT ${names}f // ${slotS} AS slot, f AS from_s, (least(t, (f // ${slotS} + 1) * ${slotS}) - f)::BIGINT AS seconds
FROM piece
UNION ALL
SELECT ${names}slot, slot * ${slotS} AS from_s, (least(t, (slot + 1) * ${slotS}) - slot * ${slotS})::BIGINT AS seconds
FROM (
  SELECT ${names}t, unnest(generate_series(f // ${slotS} + 1, (t - 1) // ${slotS})) AS slot
  FROM piece
  WHERE f // ${slotS} < (t - 1) // ${slotS})`;
}
