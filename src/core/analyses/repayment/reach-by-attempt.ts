import type { Engine } from '#core/engine.ts';
import { NOTES } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { ask, count, type Ask } from './ask.ts';
import { rate } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCalls } from './population.ts';

/** The n-th outbound attempts on a case. */
export interface AttemptPoint {
  /** From 1; the last one stands for itself and all later ones. */
  readonly attempt: number;
  readonly isLast: boolean;
  /** Right-party contacts of these attempts. */
  readonly rpcRate: Envelope;
  /** The same, only for cases not reached before. */
  readonly firstReach: Envelope;
  /** Share of cases reached by this attempt at the latest, as if all were called so often (1 − Π(1 − first reach)). */
  readonly reachedBy: number | null;
}

export interface ReachByAttempt {
  readonly points: readonly AttemptPoint[];
  /** Attempts per case that a contact rule allows, drawn as a line; handed through. */
  readonly cap: number | null;
  /** Share of attempts whose case (else customer) is known, 0–1. */
  readonly coverage: number;
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** Attempts shown one by one. */
const MAX_ATTEMPTS = 15;

/**
 * Right-party contact by attempt number within the case (UX 5.6, 8). Attempts are numbered from the start of the file, so that a range does
 * not restart the count; attempts of the range are shown.
 * @param cap attempts per case that a contact rule allows
 * @param max attempts shown one by one
 */
export async function reachByAttempt(
  engine: Engine,
  input: Ask,
  { cap = null, max = MAX_ATTEMPTS }: { cap?: number | null; max?: number } = {}
): Promise<ReachByAttempt> {
  const reason = missing(input.model, ['calls.case_id', 'calls.direction', 'calls.rpc']);
  if (reason) return { points: [], cap, coverage: 0, notes: [], reason };

  const rows = await ask(engine, reachSql(input, max), input);
  const known = rows.filter((row) => row.attempt !== null);
  const attempts = (of: typeof rows): number => of.reduce((sum, row) => sum + count(row, 'n'), 0);
  let missed = 1;
  const points = known.map((row) => {
    const firstReach = rate('rpc_first_reach', count(row, 'first_rpc'), count(row, 'unreached'), {
      coverage: 1
    });
    missed *= 1 - (firstReach.value ?? 0);
    const attempt = count(row, 'attempt');
    return {
      attempt,
      isLast: attempt === max,
      rpcRate: rate('rpc_rate', count(row, 'rpc'), count(row, 'n')),
      firstReach,
      reachedBy: firstReach.n > 0 && attempt < max ? 1 - missed : null
    };
  });
  const all = attempts(rows);
  return {
    points,
    cap,
    coverage: all > 0 ? attempts(known) / all : 1,
    notes: [{ text: NOTES.whoIsCalledAgain }],
    reason: null
  };
}

/** Condition on `call_fact` that keeps the n-th attempts; the last number shown stands for all later ones. */
export function reachRows({ scope }: Pick<Ask, 'scope'>, attempt: number, max = MAX_ATTEMPTS): Sql {
  const isIt = attempt >= max ? sql`a.no >= ${max}` : sql`a.no = ${attempt}`;
  return sql`call_no IN (${numberedSql()}
SELECT a.call_no
FROM numbered AS a
WHERE ${isIt} AND ${ofCalls(scope, 'a')})`;
}

/** CTEs up to `numbered`: every attempt of the file with its number within the case. */
function numberedSql(): Sql {
  return sql`
WITH attempt AS (
  SELECT
    f.day,
    f.team,
    f.agent,
    f.channel,
    f.direction,
    f.product,
    f.dpd,
    f.cause,
    f.how,
    coalesce(f.rpc, false) AS rpc,
    coalesce(f.case_no::BIGINT, -1 - f.customer_no) AS who,
    f.start_utc_s,
    f.call_no
  FROM call_fact AS f
  WHERE f.attempt),
numbered AS (
  SELECT
    attempt.call_no,
    attempt.day,
    attempt.team,
    attempt.agent,
    attempt.channel,
    attempt.direction,
    attempt.product,
    attempt.dpd,
    attempt.cause,
    attempt.how,
    attempt.rpc,
    CASE WHEN who IS NOT NULL THEN row_number() OVER earlier END AS no,
    coalesce(bool_or(rpc) OVER (
      PARTITION BY who ORDER BY start_utc_s, call_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS reached
  FROM attempt
  WINDOW earlier AS (PARTITION BY who ORDER BY start_utc_s, call_no))`;
}

function reachSql({ scope }: Ask, max: number): Sql {
  return sql`${numberedSql()}
SELECT
  least(a.no, CASE WHEN a.no IS NOT NULL THEN ${max} END)::DOUBLE AS attempt,
  count(*)::DOUBLE AS n,
  (count(*) FILTER (WHERE a.rpc))::DOUBLE AS rpc,
  (count(*) FILTER (WHERE NOT a.reached))::DOUBLE AS unreached,
  (count(*) FILTER (WHERE NOT a.reached AND a.rpc))::DOUBLE AS first_rpc
FROM numbered AS a
WHERE ${ofCalls(scope, 'a')}
GROUP BY 1
ORDER BY 1 NULLS LAST`;
}
