import type { Engine } from '#core/engine.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { id, join, sql } from '#core/sql/sql.ts';
import { ask, callsIn, choosesPeople, figure, maybe, num, type AskOptions, type Row } from './ask.ts';

/** Upper bounds (inclusive, seconds) of the bins of waiting; the last bin is open. */
export const WAIT_BOUNDS = [5, 10, 20, 30, 60, 90, 120, 180, 300, 600] as const;

export interface WaitGroup {
  readonly n: number;
  readonly median: Envelope;
  readonly p90: Envelope;
  /** Calls per bin of `WAIT_BOUNDS`, one more for longer waits. */
  readonly bins: readonly number[];
}

/** Waits as the customer felt them: over all legs until the first answer, or until giving up. */
export interface Waits {
  readonly answered: WaitGroup;
  readonly abandoned: WaitGroup;
}

/** Distribution of waiting of answered and abandoned inbound calls. The median needs 20 calls, the 90th percentile 50 (METHODS 0.5). */
export async function waits(engine: Engine, { scope, model, signal }: AskOptions): Promise<Waits> {
  const bins = [...WAIT_BOUNDS, null].map((bound, i) => {
    const low = i === 0 ? sql`true` : sql`f.wait_s > ${WAIT_BOUNDS[i - 1]}`;
    const high = bound === null ? sql`true` : sql`f.wait_s <= ${bound}`;
    return sql`(count(*) FILTER (WHERE ${low} AND ${high}))::DOUBLE AS ${id(`bin_${i}`)}`;
  });
  const rows = await ask(
    engine,
    sql`
SELECT
  f.handled AS answered,
  count(*)::DOUBLE AS n,
  quantile_cont(f.wait_s, 0.5)::DOUBLE AS median,
  quantile_cont(f.wait_s, 0.9)::DOUBLE AS p90,
  ${join(bins)}
FROM call_fact AS f
WHERE f.offered AND (f.handled OR f.abandoned) AND f.wait_s IS NOT NULL AND ${callsIn(scope)}
GROUP BY f.handled`,
    signal
  );
  const hasWaits = model.present.calls?.some((name) => name === 'wait_s' || name === 'ring_s') ?? false;
  const missing = hasWaits ? null : { text: VOLUME.notes.noWait };
  const people = choosesPeople(scope) ? { text: VOLUME.notes.teamFilter } : null;
  return {
    answered: groupOf(rows.find((row) => row.answered === true), missing),
    abandoned: groupOf(rows.find((row) => row.answered === false), missing ?? people)
  }; // prettier-ignore
}

function groupOf(row: Row | undefined, reason: Envelope['reason']): WaitGroup {
  const n = num(row, 'n');
  const tooFew = { text: VOLUME.notes.tooFew, params: { n } };
  return {
    n: reason ? 0 : n,
    median: figure('wait_median_s', 'seconds', { value: maybe(row, 'median'), n, reason, tooFew }),
    p90: figure('wait_p90_s', 'seconds', { value: maybe(row, 'p90'), n, reason, tooFew, minN: 50 }),
    bins: [...WAIT_BOUNDS, null].map((_, i) => (reason ? 0 : num(row, `bin_${i}`)))
  };
}
