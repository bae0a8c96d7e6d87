import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { zoneTransitions } from '#core/stats/zone.ts';
import type { DateFormat } from './types.ts';

const YEAR_S = 365 * 86_400;
const OFFSET = '(?i)( ?(?:z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}))$';

/** A change of a zone's offset as seen on its wall clock: before `from_wall_s` holds `before_s`, from `to_wall_s` on `after_s`. */
export interface WallChange {
  at_utc_s: number;
  before_s: number;
  after_s: number;
}

/** Offsets of a zone around the data: the first one and all changes, ascending. */
export interface ZoneRange {
  first_s: number;
  changes: WallChange[];
}

/** Offsets from a year before to a year behind the sampled stamps; rows further out take the nearest offset. */
export function zoneRange(zone: string, samples: readonly number[]): ZoneRange {
  const known = samples.length > 0 ? samples : [0];
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), -Infinity);
  const [first, ...rest] = zoneTransitions(zone, low - YEAR_S, high + YEAR_S);
  const changes: WallChange[] = [];
  let before = first?.offset_s ?? 0;
  for (const { at_utc_s, offset_s } of rest) {
    changes.push({ at_utc_s, before_s: before, after_s: offset_s });
    before = offset_s;
  }
  return { first_s: first?.offset_s ?? 0, changes };
}

/** UTC of a wall clock (METHODS 0.3): doubled hour → earlier instant, missing hour → offset before the jump. */
export function utcOfWall(wall: Sql, { first_s, changes }: ZoneRange): Sql {
  const bounds = changes.map(({ at_utc_s, before_s, after_s }) => at_utc_s + Math.max(before_s, after_s));
  return sql`(${wall} - ${offsetCase(wall, bounds, first_s, changes)})`;
}

/** Wall clock of UTC seconds. */
export function wallOfUtc(utc: Sql, { first_s, changes }: ZoneRange): Sql {
  return sql`(${utc} + ${offsetCase(utc, changes.map(({ at_utc_s }) => at_utc_s), first_s, changes)})`; // prettier-ignore
}

function offsetCase(value: Sql, bounds: readonly number[], first: number, changes: readonly WallChange[]): Sql {
  if (changes.length === 0) return sql`${first}`;
  const offsets = [first, ...changes.map(({ after_s }) => after_s)];
  const branches = bounds.map((bound, i) => sql`WHEN ${value} < ${bound} THEN ${offsets[i] ?? first}`);
  return sql`CASE ${join(branches, ' ')} ELSE ${offsets.at(-1) ?? first} END`;
}

/** Condition: the wall clock lies in an hour that occurs twice (`ambiguous`) or not at all (`nonexistent`). */
export function inChange(wall: Sql, range: ZoneRange, which: 'ambiguous' | 'nonexistent'): Sql {
  const spans = range.changes.filter(({ before_s, after_s }) =>
    which === 'ambiguous' ? after_s < before_s : after_s > before_s
  );
  if (spans.length === 0) return raw('false');
  return sql`(${join(spans.map(({ at_utc_s, before_s, after_s }) => sql`(${wall} >= ${at_utc_s + Math.min(before_s, after_s)} AND ${wall} < ${at_utc_s + Math.max(before_s, after_s)})`), ' OR ')})`; // prettier-ignore
}

/** Seconds by which the later instant of a doubled hour lies behind the earlier one. */
export function doubledBy(wall: Sql, range: ZoneRange): Sql {
  const spans = range.changes.filter(({ before_s, after_s }) => after_s < before_s);
  const branches = spans.map(
    (change) =>
      sql`WHEN ${inChange(wall, { first_s: 0, changes: [change] }, 'ambiguous')} THEN ${change.before_s - change.after_s}`
  );
  return branches.length === 0 ? raw('0') : sql`CASE ${join(branches, ' ')} ELSE 0 END`;
}

/** A stamp as read: its wall clock, or UTC where the text says so. NULL where it does not parse. */
export interface StampExpr {
  value: Sql;
  is: 'wall' | 'utc';
}

/** Reads a stamp with the explicit format found; never through a cast of the text to a timestamp. */
export function stampExpr(cell: Sql, date: DateFormat): StampExpr {
  if (date.kind === 'epoch_s') return { value: sql`CAST(floor(TRY_CAST(${cell} AS DOUBLE)) AS BIGINT)`, is: 'utc' };
  if (date.kind === 'epoch_ms')
    return { value: sql`CAST(floor(TRY_CAST(${cell} AS DOUBLE) / 1000) AS BIGINT)`, is: 'utc' };
  if (date.kind === 'excel_serial')
    return { value: sql`CAST(round((TRY_CAST(${cell} AS DOUBLE) - 25569) * 86400) AS BIGINT)`, is: 'wall' };
  if (date.zone === 'none') return { value: secondsOf(cell, date), is: 'wall' };
  const body = sql`trim(regexp_replace(trim(${cell}), ${OFFSET}, ''))`;
  return {
    value: sql`CASE WHEN ${offsetSeconds(cell)} IS NOT NULL THEN ${secondsOf(body, date)} - ${offsetSeconds(cell)} END`,
    is: 'utc'
  };
}

function secondsOf(text: Sql, date: DateFormat): Sql {
  const formats = [date.strptime, ...(date.also ?? [])];
  const list = formats.length === 1 ? sql`${formats[0]}` : sql`[${formats}]`;
  return sql`epoch_ms(coalesce(try_strptime(${text}, ${list}), try_strptime(trim(${text}), ${list}))) // 1000`;
}

/** Seconds of the offset at the end of a text; 0 for Z, UTC and GMT, NULL without one. */
function offsetSeconds(cell: Sql): Sql {
  const part = (group: number) =>
    sql`TRY_CAST(regexp_extract(trim(${cell}), '([+-])([0-9]{2}):?([0-9]{2})?$', ${group}) AS BIGINT)`;
  const sign = sql`CASE WHEN regexp_extract(trim(${cell}), '([+-])[0-9]{2}:?(?:[0-9]{2})?$', 1) = '-' THEN -1 ELSE 1 END`;
  return sql`CASE
    WHEN regexp_matches(trim(${cell}), '(?i)(z|utc|gmt)$') THEN 0
    WHEN regexp_matches(trim(${cell}), '[0-9] ?[+-][0-9]{2}(:?[0-9]{2})?$') THEN ${sign} * (${part(2)} * 3600 + coalesce(${part(3)}, 0) * 60)
  END`;
}
