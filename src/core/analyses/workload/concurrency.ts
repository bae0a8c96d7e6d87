import type { Engine } from '#core/engine.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { registryFigures } from '../registry.ts';
import { underFilters, withinDays } from '../scope.ts';
import { ask, num, type AskOptions } from '../volume/ask.ts';

/** Contacts at the same time, over all people of the scope. */
export interface Concurrency {
  readonly concurrency_avg: Envelope;
  /** Seconds with at least one contact open, and seconds of all contacts added up. */
  readonly busyUnionS: number;
  readonly busySumS: number;
  /** Value of `concurrency_avg`; null without contacts, or where chats are no work time. */
  readonly mean: number | null;
  /** Share of busy time with at least two, and at least three contacts open. */
  readonly shareGe2: number | null;
  readonly shareGe3: number | null;
  readonly peak: number;
  /** Seconds with a voice contact and at least one chat open. */
  readonly splitAttentionS: number;
  /** Why chat durations are no work time; the figures are then empty. */
  readonly reason: Phrase | null;
}

/** Sweep line over starts and ends, summed per second, so that an end and a start in one second cancel out (METHODS 1.6); work dates. */
export async function concurrency(engine: Engine, options: AskOptions): Promise<Concurrency> {
  const { scope, signal } = options;
  const { concurrency_avg } = await registryFigures(engine, ['concurrency_avg'], options);
  const where = sql`${withinDays(scope, 'l.work_day')} AND ${underFilters(scope, 'l', ['team', 'agent'])}`;
  const [row] = await ask(engine, sweep(sql`SELECT l.agent, l.voice, l.busy_from, l.busy_to, l.overlapped FROM leg_fact AS l WHERE ${where}`), signal); // prettier-ignore
  const union = num(row, 'busy_union_s');
  const sums = { concurrency_avg, busyUnionS: union, busySumS: num(row, 'busy_sum_s') };
  const isComputable = concurrency_avg.value !== null && union > 0;
  if (!isComputable) {
    const reason = concurrency_avg.status === 'not_computable' ? concurrency_avg.reason : { text: WORKLOAD.notes.noContacts }; // prettier-ignore
    return { ...sums, mean: null, shareGe2: null, shareGe3: null, peak: 0, splitAttentionS: 0, reason };
  }
  return {
    ...sums,
    mean: concurrency_avg.value,
    shareGe2: num(row, 'ge2_s') / union,
    shareGe3: num(row, 'ge3_s') / union,
    peak: num(row, 'peak'),
    splitAttentionS: num(row, 'split_s'),
    reason: null
  };
}

/** The statement over legs (agent, voice, busy_from, busy_to, overlapped): those that overlap nothing are added up, the others swept. */
export function sweep(legs: Sql): Sql {
  return sql`
WITH leg AS (${legs}),
event AS (
  SELECT agent, busy_from AS at_s, 1 AS d, voice::INTEGER AS v FROM leg WHERE overlapped
  UNION ALL
  SELECT agent, busy_to, -1, -voice::INTEGER FROM leg WHERE overlapped),
second_event AS (
  SELECT agent, at_s, sum(d) AS d, sum(v) AS v
  FROM event
  GROUP BY agent, at_s),
level AS (
  SELECT
    sum(d) OVER w AS k,
    sum(v) OVER w AS voices,
    lead(at_s) OVER w - at_s AS seconds
  FROM second_event
  WINDOW w AS (PARTITION BY agent ORDER BY at_s)
  UNION ALL
  SELECT 1, 0, sum(busy_to - busy_from) FROM leg WHERE NOT overlapped AND busy_to > busy_from HAVING count(*) > 0)
SELECT
  coalesce(sum(seconds) FILTER (WHERE k >= 1), 0)::DOUBLE AS busy_union_s,
  coalesce(sum(k * seconds), 0)::DOUBLE AS busy_sum_s,
  coalesce(sum(seconds) FILTER (WHERE k >= 2), 0)::DOUBLE AS ge2_s,
  coalesce(sum(seconds) FILTER (WHERE k >= 3), 0)::DOUBLE AS ge3_s,
  coalesce(sum(seconds) FILTER (WHERE voices >= 1 AND k > voices), 0)::DOUBLE AS split_s,
  coalesce(max(k), 0)::DOUBLE AS peak
FROM level`;
}
