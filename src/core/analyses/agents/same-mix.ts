import { toRows, type Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Span } from '#core/query/range.ts';
import { FILTERS, type FilterId } from '#core/query/types.ts';
import { aboutDimension } from '#core/semantic/reasons.ts';
import { join, raw, sql } from '#core/sql/sql.ts';
import { clusterLogInterval } from '#core/stats/cluster.ts';
import { once } from '../once.ts';
import { underFilters, type Scope } from '../scope.ts';
import type { AskOptions } from '../volume/ask.ts';

/** Handling time of one person in one stretch of days, at the mix of causes, directions and channels of everybody. */
export interface SameMix {
  /** Code of the person. */
  readonly agent: number;
  /** Place of the stretch in what was asked. */
  readonly span: number;
  /** Seconds: mean of everybody × own handling time / what the own mix would take at everybody's means. */
  readonly value: number;
  /** 95 % interval with agent-days as clusters; null on a single day. */
  readonly interval: readonly [number, number] | null;
  readonly n: number;
}

/** Contacts of a stratum under which its mean is that of the stratum's direction and channel alone (our choice). */
const MIN_STRATUM = 20;

/** `mix_day`: handled contacts and their handling time by person, date and stratum; made once per data set. */
export function mixDays(engine: Engine, model: ModelInfo): Promise<void> {
  const make = () =>
    engine.exec(`
CREATE OR REPLACE TEMP TABLE mix_day AS
SELECT
  agent, day, coalesce(cause, -1) AS cause, coalesce(direction, -1) AS direction, coalesce(channel, -1) AS channel,
  sum(handle_s) AS s, count(*)::INTEGER AS n
FROM call_fact
WHERE handled AND handle_s IS NOT NULL AND agent IS NOT NULL
GROUP BY ALL`);
  return once(model, '', make, 'mix_day');
}

/** Filters that the mix follows: those on people choose whose figure is shown, not whose contacts make the means. */
const FOLLOWED: readonly FilterId[] = ['cause', 'direction', 'channel'];

/** Why handling time at the same mix cannot follow what is chosen; null when it can. */
export function refusedMix({ codes, hours = [], handle }: Scope): Phrase | null {
  const foreign = FILTERS.find((filter) => codes[filter] && !FOLLOWED.includes(filter) && filter !== 'team' && filter !== 'agent'); // prettier-ignore
  if (foreign) return aboutDimension(REASONS.anyDimension, foreign);
  if (hours.length > 0) return { text: REASONS.anyHour };
  return handle ? { text: REASONS.anyHandle } : null;
}

/**
 * Indirect standardisation of handling time (METHODS 1.2, 4): strata are cause × direction × channel, their means those of everybody in the first
 * stretch, under the filters on these three. Contacts without handling time are left out.
 */
export async function sameMixHandling(
  engine: Engine,
  spans: readonly Span[],
  { model, scope, signal }: Pick<AskOptions, 'model' | 'scope' | 'signal'>
): Promise<SameMix[]> {
  const [first] = spans;
  if (!first) return [];
  await mixDays(engine, model);
  const stretches = join(
    spans.map((span, i) => raw(`(${i}, ${span.from}, ${span.to})`)),
    ', '
  );
  const chosen = underFilters(scope, 'd', FOLLOWED);
  const result = await engine.query(
    sql`
WITH known AS (
  SELECT * FROM mix_day AS d WHERE day BETWEEN ${first.from} AND ${first.to} AND ${chosen}),
coarse AS (
  SELECT direction, channel, sum(s) / sum(n) AS m
  FROM known
  GROUP BY direction, channel),
fine AS (
  SELECT cause, direction, channel, CASE WHEN sum(n) >= ${MIN_STRATUM} THEN sum(s) / sum(n) END AS m
  FROM known
  GROUP BY cause, direction, channel),
whole AS (SELECT sum(s) / sum(n) AS m FROM known),
stretch (span_no, from_day, to_day) AS (VALUES ${stretches}),
due_day AS (
  SELECT d.agent, d.day, sum(d.s) AS s, sum(d.n * coalesce(f.m, c.m, w.m)) AS due, sum(d.n) AS n
  FROM mix_day AS d
  CROSS JOIN whole AS w
  LEFT JOIN coarse AS c ON c.direction = d.direction AND c.channel = d.channel
  LEFT JOIN fine AS f ON f.cause = d.cause AND f.direction = d.direction AND f.channel = d.channel
  WHERE d.day BETWEEN (SELECT min(from_day) FROM stretch) AND (SELECT max(to_day) FROM stretch) AND ${chosen}
  GROUP BY d.agent, d.day),
per_day AS (
  SELECT d.agent, t.span_no, d.s, d.due, d.n
  FROM due_day AS d
  JOIN stretch AS t ON d.day BETWEEN t.from_day AND t.to_day)
SELECT p.agent::INTEGER AS agent, p.span_no::INTEGER AS span, any_value(w.m)::DOUBLE AS whole, sum(p.n)::DOUBLE AS n, count(*)::DOUBLE AS k,
  sum(p.s)::DOUBLE AS s, sum(p.due)::DOUBLE AS due, sum(p.s * p.s)::DOUBLE AS s2, sum(p.s * p.due)::DOUBLE AS sd, sum(p.due * p.due)::DOUBLE AS d2
FROM per_day AS p
CROSS JOIN whole AS w
GROUP BY p.agent, p.span_no
ORDER BY p.agent, p.span_no`.text,
    signal ? { signal } : {}
  );
  return toRows(result).flatMap((row) => {
    const at = (name: string) => Number(row[name] ?? 0);
    const { value, lo, hi } = clusterLogInterval({ k: at('k'), sumNum: at('s'), sumDen: at('due'), sumNum2: at('s2'), sumNumDen: at('sd'), sumDen2: at('d2') }); // prettier-ignore
    if (value === null) return [];
    const interval = lo === null || hi === null ? null : ([at('whole') * lo, at('whole') * hi] as const);
    return [{ agent: at('agent'), span: at('span'), value: at('whole') * value, interval, n: at('n') }];
  });
}
