import { toRows, type CancelSignal, type Engine } from '#core/engine.ts';
import { sql } from '#core/sql/sql.ts';
import { clusterRatioInterval } from '#core/stats/cluster.ts';
import { callsIn } from '../volume/ask.ts';
import type { Scope } from '../scope.ts';

/**
 * 95 % intervals of the mean rating of every person in a scope, agent-days as clusters, by code of the person. The registry's interval takes people
 * as clusters (METHODS 0.5), which says nothing about one of them.
 */
export async function csatIntervals(
  engine: Engine,
  { scope, signal }: { readonly scope: Scope; readonly signal?: CancelSignal }
): Promise<Map<number, readonly [number, number]>> {
  const result = await engine.query(
    sql`
WITH one_day AS (
  SELECT f.agent, f.day, sum(f.csat) AS s, count(*) AS n
  FROM call_fact AS f
  WHERE f.handled AND f.csat IS NOT NULL AND f.agent IS NOT NULL AND ${callsIn(scope)}
  GROUP BY f.agent, f.day)
SELECT agent::INTEGER AS agent, count(*)::DOUBLE AS k, sum(s)::DOUBLE AS s, sum(n)::DOUBLE AS n, sum(s * s)::DOUBLE AS s2,
  sum(s * n)::DOUBLE AS sn, sum(n * n)::DOUBLE AS n2
FROM one_day
GROUP BY agent`.text,
    signal ? { signal } : {}
  );
  return new Map(
    toRows(result).flatMap((row) => {
      const at = (name: string) => Number(row[name] ?? 0);
      const { lo, hi } = clusterRatioInterval({ k: at('k'), sumNum: at('s'), sumDen: at('n'), sumNum2: at('s2'), sumNumDen: at('sn'), sumDen2: at('n2') }); // prettier-ignore
      return lo === null || hi === null ? [] : [[at('agent'), [lo, hi] as const] as const];
    })
  );
}
