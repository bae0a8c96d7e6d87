import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { registryFigures } from '../registry.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, count, type Ask, type Row } from './ask.ts';
import { curveOf, type Curve, type Subjects } from './curve.ts';
import { notComputable, rate } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';

/** A broken promise and what followed. */
export interface BrokenPromise {
  readonly promiseNo: number;
  /** Day number of the break: due date + grace + 1. */
  readonly breakDay: number;
  /** Seconds from 00:00 of the break day to the next attempt, or to the end of observation. */
  readonly latencyS: number;
  readonly followedUp: boolean;
  /** Followed up within two working days; `null` while that is open or when payment or closure came first. */
  readonly inTime: boolean | null;
}

export interface FollowUp {
  readonly follow_up_median_s: Envelope;
  /** Share followed up within two working days, matured windows only. */
  readonly withinTwoDays: Envelope;
  /** Share followed up by seconds since the break. */
  readonly curve: Curve | null;
  readonly promises: readonly BrokenPromise[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/**
 * Time from a broken promise to the next outbound attempt or hand-written message by a person (METHODS 5.9; DECISIONS: outbound contacts of
 * any channel in the calls; automatic reminders are none), promises due in the range. Censored at the first of `as_of`, a payment that
 * makes it whole, cure and closure (each at the end of its day). In seconds; the clock starts at 00:00 of the break day in the site's zone.
 */
export async function followUp(engine: Engine, input: Ask): Promise<FollowUp> {
  const reason = missing(input.model, ['promises.due_date', 'payments.paid_date', 'calls.case_id', 'calls.direction']);
  if (reason || asOfDay(input.model) === null) return absent(reason ?? { text: REASONS.noDate });

  const [rows, { follow_up_median_s }] = await Promise.all([
    ask(engine, followUpSql(input), input),
    registryFigures(engine, ['follow_up_median_s'], input)
  ]);
  const promises = rows.map(promiseOf);
  const curve = curveOf(subjectsOf(promises));
  const judged = promises.filter(({ inTime }) => inTime !== null);
  return {
    follow_up_median_s,
    withinTwoDays: rate('follow_up_2d_share', judged.filter(({ inTime }) => inTime).length, judged.length),
    curve,
    promises,
    notes: [{ text: NOTES.processMetric }],
    reason: null
  };
}

function absent(reason: Phrase): FollowUp {
  return {
    follow_up_median_s: notComputable('follow_up_median_s', 'seconds', reason),
    withinTwoDays: notComputable('follow_up_2d_share', 'ratio', reason),
    curve: null,
    promises: [],
    notes: [],
    reason
  };
}

function subjectsOf(promises: readonly BrokenPromise[]): Subjects[] {
  return promises.map(({ latencyS, followedUp }) => ({ t: latencyS, cause: followedUp ? 1 : 0, n: 1 }));
}

const promiseOf = (row: Row): BrokenPromise => ({
  promiseNo: count(row, 'promise_no'),
  breakDay: count(row, 'break_day'),
  latencyS: count(row, 'follow_s'),
  followedUp: row.followed === true,
  inTime: typeof row.in_time === 'boolean' ? row.in_time : null
});

function followUpSql({ scope }: Ask): Sql {
  return sql`
SELECT
  p.promise_no::DOUBLE AS promise_no,
  p.break_day::DOUBLE AS break_day,
  p.follow_s,
  p.followed,
  p.follow_in_time AS in_time
FROM promise_fact AS p
WHERE p.follow_s IS NOT NULL AND ${withinDays(scope, 'p.day')} AND ${ofCases(scope, 'p')}
ORDER BY p.break_day, p.promise_no`;
}
