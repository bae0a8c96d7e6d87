import { toRows, type Engine } from '#core/engine.ts';
import { handleColumnOf, type HandleColumn } from '#core/query/handle-range.ts';
import type { HandleRange } from '#core/query/types.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { clusterRatioInterval } from '#core/stats/cluster.ts';
import { callsIn, num, type AskOptions } from '../volume/ask.ts';

/** Score of one of ten groups of about equal size by handling time; contacts of one length are in one group. */
export interface TimeGroup {
  /** 1 is the shortest. */
  readonly group: number;
  /** Shortest and longest contact of the group, seconds. */
  readonly fromS: number;
  readonly toS: number;
  readonly mean: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number;
}

export interface ByHandleTime {
  /** What is measured: handling time, or talk time where after-call work is not in the data. */
  readonly column: HandleColumn;
  readonly groups: readonly TimeGroup[];
  readonly n: number;
  /** Ratings of contacts whose time is not known: in no group. */
  readonly untimed: number;
}

const GROUPS = 10;
/** Ratings under which groups would be noise: thirty in each (METHODS 0.5). */
export const MIN_RATINGS = 30 * GROUPS;

/**
 * Mean satisfaction by handling time in ten groups of about equal size, 95 % interval with agents as clusters (UX 5.7 no. 5). A chosen range of
 * handling time is no filter here: what one chooses from stays whole.
 */
export async function csatByHandleTime(engine: Engine, options: AskOptions): Promise<ByHandleTime> {
  const { scope, model, signal } = options;
  const column = handleColumnOf(model);
  const time = raw(`f.${column}`);
  const result = await engine.query(
    sql`
WITH rated AS (
  SELECT f.agent, f.csat, ${time} AS seconds
  FROM call_fact AS f
  WHERE f.handled AND f.csat IS NOT NULL AND ${callsIn({ ...scope, handle: null })}),
ranked AS (
  SELECT agent, csat, seconds, (rank() OVER (ORDER BY seconds) - 1) * ${GROUPS} // count(*) OVER () + 1 AS part
  FROM rated
  WHERE seconds IS NOT NULL),
person AS (
  SELECT part, agent, count(*) AS n, sum(csat) AS s, min(seconds) AS least, max(seconds) AS most
  FROM ranked
  GROUP BY part, agent)
SELECT part::INTEGER AS part, min(least)::DOUBLE AS from_s, max(most)::DOUBLE AS to_s, count(*)::DOUBLE AS k, sum(s)::DOUBLE AS s,
  sum(n)::DOUBLE AS n, sum(s * s)::DOUBLE AS s2, sum(s * n)::DOUBLE AS sn, sum(n * n)::DOUBLE AS n2,
  (SELECT count(*) FROM rated WHERE seconds IS NULL)::DOUBLE AS untimed
FROM person
GROUP BY part
ORDER BY part`.text,
    signal ? { signal } : {}
  );
  const rows = toRows(result);
  const groups = rows.map((row): TimeGroup => {
    const moments = { k: num(row, 'k'), sumNum: num(row, 's'), sumDen: num(row, 'n'), sumNum2: num(row, 's2'), sumNumDen: num(row, 'sn'), sumDen2: num(row, 'n2') }; // prettier-ignore
    const { value, lo, hi } = clusterRatioInterval(moments);
    const interval = lo === null || hi === null ? null : ([lo, hi] as const);
    return { group: num(row, 'part'), fromS: num(row, 'from_s'), toS: num(row, 'to_s'), mean: value, interval, n: num(row, 'n') }; // prettier-ignore
  });
  const [first] = rows;
  return { column, groups, n: groups.reduce((sum, { n }) => sum + n, 0), untimed: first ? num(first, 'untimed') : 0 };
}

/** Handling times of a group as a filter: up to where the next group begins, so that its ratings are those of the group. */
export function rangeOfGroup({ groups }: Pick<ByHandleTime, 'groups'>, group: number): HandleRange | null {
  const at = groups.findIndex((one) => one.group === group);
  const found = groups[at];
  return found ? { from: at === 0 ? 0 : found.fromS, to: groups[at + 1]?.fromS ?? null } : null;
}
