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
  const days = STEPS.map((no) => `CASE WHEN s.state_${no} = 'done' AND s.day_${no} >= s.day THEN (s.day_${no} - s.day)::DOUBLE END AS taken_${no}`); // prettier-ignore
  const columns = STEPS.map((no) => `quantile_cont(taken_${no}, 0.5) AS days_${no}, count(taken_${no})::DOUBLE AS n_${no}`); // prettier-ignore
  const rows = await ask(
    engine,
    sql`
SELECT cause::INTEGER AS cause,
  ${join(columns.map(raw))}
FROM (
  SELECT
    s.cause,
    ${join(days.map(raw))}
  FROM case_step AS s
  WHERE ${openInRange(input.scope, 's')} AND ${ofCases(input.scope, 's')})
GROUP BY cause
ORDER BY cause`,
    input
  );
  return rows.map((row) => ({
    cause: maybe(row, 'cause'),
    steps: STEPS.map((no) => ({ days: maybe(row, `days_${no}`), n: count(row, `n_${no}`) }))
  }));
}
