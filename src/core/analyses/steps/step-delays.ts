import type { Engine } from '#core/engine.ts';
import { join, raw, sql } from '#core/sql/sql.ts';
import { STEPS } from '#core/model/case-step.ts';
import { ask, count, maybe, type Ask } from '../repayment/ask.ts';
import { ofCases, openInRange } from '../repayment/population.ts';

/** Median days from assignment (else opening) to a step, by cause, over cases in which something dates the step. */
export interface StepDelay {
  /** Code of the cause; null is unknown. */
  readonly cause: number | null;
  /** Per step, in order: median days and how many cases are behind it. */
  readonly steps: readonly { readonly days: number | null; readonly n: number }[];
}

/** How long cases of each cause took to each step (UX 5.8 no. 2), in one statement. Cases open at any time in the range. */
export async function stepDelays(engine: Engine, input: Ask): Promise<StepDelay[]> {
  const done = STEPS.map((no) => `FILTER (WHERE s.state_${no} = 'done' AND s.day_${no} >= s.day)`);
  const columns = STEPS.map((no, i) => `quantile_cont((s.day_${no} - s.day)::DOUBLE, 0.5) ${done[i]} AS days_${no}, (count(s.day_${no}) ${done[i]})::DOUBLE AS n_${no}`); // prettier-ignore
  const rows = await ask(
    engine,
    sql`
SELECT s.cause::INTEGER AS cause,
  ${join(columns.map(raw))}
FROM case_step AS s
WHERE ${openInRange(input.scope, 's')} AND ${ofCases(input.scope, 's')}
GROUP BY s.cause
ORDER BY s.cause`,
    input
  );
  return rows.map((row) => ({
    cause: maybe(row, 'cause'),
    steps: STEPS.map((no) => ({ days: maybe(row, `days_${no}`), n: count(row, `n_${no}`) }))
  }));
}
