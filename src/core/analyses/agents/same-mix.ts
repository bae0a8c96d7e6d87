import { toRows, type Engine } from '#core/engine.ts';
import type { Span } from '#core/query/range.ts';
import { join, raw, sql } from '#core/sql/sql.ts';
import type { AskOptions } from '../volume/ask.ts';

/** Handling time of one person in one stretch of days, at the mix of causes, directions and channels of everybody. */
export interface SameMix {
  /** Code of the person. */
  readonly agent: number;
  /** Place of the stretch in what was asked. */
  readonly span: number;
  /** Seconds: mean of everybody × own handling time / what the own mix would take at everybody's means. */
  readonly value: number;
  readonly n: number;
}

/** Contacts of a stratum under which its mean is that of the stratum's direction and channel alone (our choice). */
const MIN_STRATUM = 20;

/**
 * Indirect standardisation of handling time (METHODS 1.2, 4): strata are cause × direction × channel, their means those of everybody in the first
 * stretch. One statement. Contacts without handling time are left out.
 */
export async function sameMixHandling(
  engine: Engine,
  spans: readonly Span[],
  { signal }: Pick<AskOptions, 'signal'>
): Promise<SameMix[]> {
  const [first] = spans;
  if (!first) return [];
  const stretches = join(
    spans.map((span, i) => raw(`(${i}, ${span.from}, ${span.to})`)),
    ', '
  );
  const result = await engine.query(
    sql`
WITH known AS (
  SELECT agent, day, coalesce(cause, -1) AS cause, coalesce(direction, -1) AS direction, coalesce(channel, -1) AS channel, handle_s
  FROM call_fact
  WHERE handled AND handle_s IS NOT NULL AND agent IS NOT NULL),
coarse AS (
  SELECT direction, channel, avg(handle_s) AS m
  FROM known
  WHERE day BETWEEN ${first.from} AND ${first.to}
  GROUP BY direction, channel),
fine AS (
  SELECT cause, direction, channel, CASE WHEN count(*) >= ${MIN_STRATUM} THEN avg(handle_s) END AS m
  FROM known
  WHERE day BETWEEN ${first.from} AND ${first.to}
  GROUP BY cause, direction, channel),
whole AS (SELECT avg(handle_s) AS m FROM known WHERE day BETWEEN ${first.from} AND ${first.to}),
daily AS (
  SELECT agent, day, cause, direction, channel, sum(handle_s) AS s, count(*) AS n
  FROM known
  GROUP BY agent, day, cause, direction, channel),
stretch (span_no, from_day, to_day) AS (VALUES ${stretches})
SELECT d.agent::INTEGER AS agent, t.span_no::INTEGER AS span,
  (any_value(w.m) * sum(d.s) / nullif(sum(d.n * coalesce(f.m, c.m, w.m)), 0))::DOUBLE AS value, sum(d.n)::DOUBLE AS n
FROM daily AS d
JOIN stretch AS t ON d.day BETWEEN t.from_day AND t.to_day
CROSS JOIN whole AS w
LEFT JOIN coarse AS c ON c.direction = d.direction AND c.channel = d.channel
LEFT JOIN fine AS f ON f.cause = d.cause AND f.direction = d.direction AND f.channel = d.channel
GROUP BY d.agent, t.span_no
ORDER BY d.agent, t.span_no`.text,
    signal ? { signal } : {}
  );
  return toRows(result).flatMap((row) =>
    row.value === null
      ? []
      : [{ agent: Number(row.agent), span: Number(row.span), value: Number(row.value), n: Number(row.n) }]
  );
}
