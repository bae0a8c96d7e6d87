import type { Engine } from '#core/engine.ts';
import { NOTES } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Stratum } from '#core/stats/mantel-haenszel.ts';
import { newcombe } from '#core/stats/proportions.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { withinDays } from '../scope.ts';
import { ask, count, type Ask, type Row } from './ask.ts';
import { casesPerArm, compare, type Comparison } from './comparison.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';
import { landmarkSql, quartileBand, REMINDER_TIMINGS, type ReminderTiming } from './reminder-landmark.ts';

/** Kept rate of promises with and without a reminder at one time before (or after) the due date. */
export interface ReminderResult {
  /** Day of the landmark, seen from the due date. */
  readonly timing: ReminderTiming;
  readonly comparison: Comparison;
  /** Promises per arm of a randomised hold-out that would settle the difference seen. */
  readonly perArm: number | null;
  /** The sentence that always stands beside it. */
  readonly sentence: Phrase;
}

export interface Reminders {
  readonly timings: readonly ReminderResult[];
  /** Reminded against everybody else, without a landmark: biased, shown to say so. */
  readonly naive: { readonly diff: number; readonly lo: number; readonly hi: number } | null;
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/**
 * Reminders and kept promises by landmark (METHODS 5.6): among promises still unpaid and open on day L, those reminded in (L − 2, L]
 * against the others, within DPD bucket × quartile of the promised amount × previous broken promises (0, 1, 2+); one landmark per timing.
 */
export async function reminderComparison(engine: Engine, input: Ask): Promise<Reminders> {
  const reason = missing(input.model, ['promises.due_date', 'payments.paid_date', 'reminders.sent_at', 'cases']);
  if (reason) return { timings: [], naive: null, notes: [], reason };

  const timings: ReminderResult[] = [];
  for (const timing of REMINDER_TIMINGS) {
    timings.push(resultOf(timing, await ask(engine, strataSql(input, timing), input)));
  }
  const [naive] = await ask(engine, naiveSql(input), input);
  return {
    timings,
    naive: newcombe(count(naive, 'a'), count(naive, 'n1'), count(naive, 'b'), count(naive, 'n0')),
    notes: [{ text: NOTES.remindedDiffer }],
    reason: null
  };
}

function resultOf(timing: ReminderTiming, rows: readonly Row[]): ReminderResult {
  const comparison = compare('kept_rate', rows.map(stratumOf));
  const { without, rd } = comparison;
  const perArm = without === null || rd === null ? null : casesPerArm(Math.min(1, Math.max(0, without + rd)), without);
  return { timing, comparison, perArm, sentence: sentenceOf(perArm) };
}

/** The fixed sentence on what would settle an observed difference. */
export function sentenceOf(perArm: number | null): Phrase {
  return perArm === null ? { text: NOTES.observationalNoSize } : { text: NOTES.observational, params: { n: perArm } };
}

/** One 2 × 2 table of a row with `a`, `n1`, `b`, `n0`. */
export const stratumOf = (row: Row): Stratum => ({
  a: count(row, 'a'),
  n1: count(row, 'n1'),
  b: count(row, 'b'),
  n0: count(row, 'n0')
});

function strataSql(input: Ask, timing: ReminderTiming): Sql {
  return sql`
WITH ${landmarkSql(input, timing)},
banded AS (
  SELECT dpd, ${quartileBand('amount', 'landmark')} AS band, previous, reminded, kept
  FROM landmark)
SELECT
  (count(*) FILTER (WHERE reminded AND kept))::DOUBLE AS a,
  (count(*) FILTER (WHERE reminded))::DOUBLE AS n1,
  (count(*) FILTER (WHERE NOT reminded AND kept))::DOUBLE AS b,
  (count(*) FILTER (WHERE NOT reminded))::DOUBLE AS n0
FROM banded
GROUP BY dpd, band, previous
ORDER BY dpd, band, previous`;
}

/** Everybody with a reminder between promise and the end of grace against everybody without. */
function naiveSql({ scope, settings }: Ask): Sql {
  return sql`
WITH promise AS (
  SELECT
    p.state = 'kept' AS kept,
    EXISTS (
      SELECT 1
      FROM reminders AS r
      WHERE r.case_id = key.case_id
        AND r.sent_local_s // 86400 BETWEEN p.made_day AND p.day + ${settings.graceDays}) AS reminded
  FROM promise_fact AS p
  JOIN case_key AS key ON key.case_no = p.case_no
  WHERE p.matured AND ${withinDays(scope, 'p.day')} AND ${ofCases(scope, 'p')})
SELECT
  (count(*) FILTER (WHERE reminded AND kept))::DOUBLE AS a,
  (count(*) FILTER (WHERE reminded))::DOUBLE AS n1,
  (count(*) FILTER (WHERE NOT reminded AND kept))::DOUBLE AS b,
  (count(*) FILTER (WHERE NOT reminded))::DOUBLE AS n0
FROM promise`;
}
