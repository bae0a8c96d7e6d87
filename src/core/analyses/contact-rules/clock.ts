import { toRows, type CancelSignal, type Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { zoneOffsetS, zoneTransitions } from '#core/stats/zone.ts';
import { join, sql, type Sql } from '#core/sql/sql.ts';
import { holds } from './columns.ts';

/** From `from_s` (UTC seconds, inclusive) to `to_s` (exclusive) a customer's clock shows UTC + `offset_s`. */
export interface ClockSpan {
  readonly name: string;
  readonly from_s: number;
  readonly to_s: number;
  readonly offset_s: number;
}

const FAR = 1e11;

/**
 * Seconds that a written UTC offset adds to UTC: hours (`-5`, `5.5`), `+05:30`, `+0530`, `UTC+8`, `GMT-4`, `Z`. Null for anything else.
 * Abbreviations such as EST are not read: one name stands for several clocks.
 */
export function parseOffset(text: string): number | null {
  const bare = text.trim().replace(/^(UTC|GMT)/i, '').trim(); // prettier-ignore
  if (bare === '' || /^z$/i.test(bare)) return 0;
  const clock = /^([+-])(\d{2}):?(\d{2})$/.exec(bare);
  if (clock) {
    const size = Number(clock[2]) * 3600 + Number(clock[3]) * 60;
    return size <= 14 * 3600 ? (clock[1] === '-' ? -size : size) : null;
  }
  if (!/^[+-]?\d{1,2}(\.\d+)?$/.test(bare)) return null;
  const hours = Number(bare);
  return hours >= -12 && hours <= 14 ? Math.round(hours * 3600) : null;
}

/** The spans of one customer time zone over a period (UTC seconds): an offset, or an IANA name `Area/City`; none when unreadable. */
export function clockSpans(name: string, fromS: number, toS: number): ClockSpan[] {
  const offset = parseOffset(name);
  if (offset !== null) return [{ name, from_s: 0, to_s: FAR, offset_s: offset }];
  if (!isZone(name)) return [];
  const changes = zoneTransitions(name.trim(), fromS, toS);
  return changes.map(({ at_utc_s, offset_s }, i) => ({
    name,
    from_s: i === 0 ? 0 : at_utc_s,
    to_s: changes[i + 1]?.at_utc_s ?? FAR,
    offset_s
  }));
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z_]+\/[A-Za-z0-9_+/-]+$/.test(name.trim())) return false;
  try {
    zoneOffsetS(0, name.trim());
    return true;
  } catch {
    return false;
  }
}

/** Spans of every readable `calls.customer_tz`; none when the data have no such column. */
export async function customerClocks(engine: Engine, model: ModelInfo, signal?: CancelSignal): Promise<ClockSpan[]> {
  if (!holds(model, 'calls', 'customer_tz')) return [];
  const options = signal ? { signal } : {};
  const rows = toRows(
    await engine.query(
      sql`
SELECT customer_tz AS name, min(start_utc_s)::DOUBLE AS from_s, max(start_utc_s)::DOUBLE AS to_s
FROM calls
WHERE customer_tz IS NOT NULL AND start_utc_s IS NOT NULL
GROUP BY customer_tz
ORDER BY customer_tz`.text,
      options
    )
  );
  return rows.flatMap((row) => clockSpans(String(row.name), Number(row.from_s), Number(row.to_s)));
}

/** The spans as a table expression `zone_offset(name, from_s, to_s, offset_s)`. */
export function clockTable(spans: readonly ClockSpan[]): Sql {
  if (spans.length === 0) {
    return sql`SELECT NULL::VARCHAR AS name, NULL::BIGINT AS from_s, NULL::BIGINT AS to_s, NULL::INTEGER AS offset_s WHERE false`;
  }
  const rows = spans.map((span) => sql`(${span.name}, ${span.from_s}, ${span.to_s}, ${span.offset_s})`);
  return sql`SELECT * FROM (VALUES ${join(rows, ', ')}) AS z(name, from_s, to_s, offset_s)`;
}
