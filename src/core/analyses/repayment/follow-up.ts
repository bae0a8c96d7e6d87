import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { wallToInstants, zoneOffsetS } from '#core/stats/zone.ts';
import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, count, maybe, type Ask, type Row } from './ask.ts';
import { curveOf, type Curve, type Subjects } from './curve.ts';
import { notComputable, rate, total } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';
import { addWorkingDays } from './working-days.ts';

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

/** METHODS 5.9: the window of the headline. */
export const FOLLOW_UP_WORKING_DAYS = 2;
const DAY_S = 86_400;

/**
 * Time from a broken promise to the next outbound attempt or hand-written message by a person (METHODS 5.9; DECISIONS: outbound contacts of
 * any channel in the calls; automatic reminders are none), promises due in the range. Censored at the first of `as_of`, a payment that
 * makes it whole, cure and closure (each at the end of its day). In seconds; the clock starts at 00:00 of the break day in the site's zone.
 */
export async function followUp(engine: Engine, input: Ask): Promise<FollowUp> {
  const reason = missing(input.model, ['promises.due_date', 'payments.paid_date', 'calls.case_id', 'calls.direction']);
  const asOf = asOfDay(input.model);
  if (reason || asOf === null) return absent(reason ?? { text: REASONS.noDate });

  const rows = await ask(engine, followUpSql(input, asOf), input);
  const promises = rows.map((row) => judge(row, input.settings, asOf));
  const curve = curveOf(subjectsOf(promises));
  const judged = promises.filter(({ inTime }) => inTime !== null);
  const median = total('follow_up_median_s', 'seconds', curve.median, promises.length);
  return {
    follow_up_median_s: curve.status === 'ok' ? median : { ...median, status: curve.status, reason: curve.reason },
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

function judge(row: Row, settings: Settings, asOf: number): BrokenPromise {
  const breakDay = count(row, 'break_day');
  const breakS = midnight(breakDay, settings.zone);
  const endDay = maybe(row, 'end_day');
  const lastS = Math.max(midnight(asOf, settings.zone), count(row, 'last_s'));
  const endS = endDay === null ? lastS : Math.min(lastS, midnight(endDay + 1, settings.zone));
  const nextS = maybe(row, 'next_s');
  const followedUp = nextS !== null && nextS <= endS;
  const deadline = addWorkingDays(breakDay, FOLLOW_UP_WORKING_DAYS, settings);
  const nextDay = maybe(row, 'next_day');
  return {
    promiseNo: count(row, 'promise_no'),
    breakDay,
    latencyS: Math.max(0, (followedUp ? nextS : endS) - breakS),
    followedUp,
    inTime: inTime({ followedUp, nextDay, endDay, deadline, asOf })
  };
}

/** The window is over when its last day is; promises made whole or closed before that drop out. */
function inTime({
  followedUp,
  nextDay,
  endDay,
  deadline,
  asOf
}: {
  followedUp: boolean;
  nextDay: number | null;
  endDay: number | null;
  deadline: number;
  asOf: number;
}): boolean | null {
  if (deadline > asOf) return null;
  if (followedUp && nextDay !== null && nextDay <= deadline) return true;
  return endDay !== null && endDay <= deadline ? null : false;
}

const midnights = new Map<string, number>();

/** UTC second of 00:00 of a local day; where a clock change skips it, the moment of the change. */
function midnight(day: number, zone: string): number {
  const key = `${zone} ${day}`;
  const known = midnights.get(key);
  if (known !== undefined) return known;
  const wall = day * DAY_S;
  const instant = wallToInstants(wall, zone)[0] ?? wall - zoneOffsetS(wall - DAY_S, zone);
  midnights.set(key, instant);
  return instant;
}

function followUpSql({ scope, settings }: Ask, asOf: number): Sql {
  return sql`
WITH broken AS (
  SELECT
    p.promise_no,
    p.case_no,
    p.day + ${settings.graceDays + 1} AS break_day,
    p.amount * ${settings.keptTolerance} - p.paid AS left_amount,
    c.closed_day,
    c.cured_day
  FROM promise_fact AS p
  LEFT JOIN case_fact AS c ON c.case_no = p.case_no
  WHERE p.matured
    AND p.state IN ('broken', 'partial')
    AND p.case_no IS NOT NULL
    AND p.day + ${settings.graceDays + 1} <= ${asOf}
    AND ${withinDays(scope, 'p.day')}
    AND ${ofCases(scope, 'p')}),
later_payment AS (
  SELECT
    b.promise_no,
    b.left_amount,
    y.day,
    sum(y.amount) OVER (PARTITION BY b.promise_no ORDER BY y.day) AS paid
  FROM broken AS b
  JOIN payment_fact AS y ON y.case_no = b.case_no AND y.day >= b.break_day AND y.day <= ${asOf}),
whole AS (
  SELECT promise_no, min(day) AS day
  FROM later_payment
  WHERE paid >= coalesce(left_amount, 0)
  GROUP BY promise_no),
next_attempt AS (
  SELECT b.promise_no, min(f.start_utc_s) AS next_s, min(f.day) AS next_day
  FROM broken AS b
  JOIN call_fact AS f ON f.case_no = b.case_no AND f.attempt AND f.day >= b.break_day
  GROUP BY b.promise_no)
SELECT
  b.promise_no::DOUBLE AS promise_no,
  b.break_day::DOUBLE AS break_day,
  least(
    CASE WHEN b.closed_day >= b.break_day THEN b.closed_day END,
    CASE WHEN b.cured_day >= b.break_day THEN b.cured_day END,
    whole.day)::DOUBLE AS end_day,
  n.next_s::DOUBLE AS next_s,
  n.next_day::DOUBLE AS next_day,
  (SELECT max(f.start_utc_s) FROM call_fact AS f)::DOUBLE AS last_s
FROM broken AS b
LEFT JOIN whole ON whole.promise_no = b.promise_no
LEFT JOIN next_attempt AS n ON n.promise_no = b.promise_no
WHERE coalesce(b.closed_day, b.break_day) >= b.break_day AND coalesce(b.cured_day, b.break_day) >= b.break_day
ORDER BY b.break_day, b.promise_no`;
}
