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

/** Kept rate of promises with and without a reminder at one time before (or after) the due date, on one channel where it is given. */
export interface ReminderResult {
  /** Day of the landmark, seen from the due date. */
  readonly timing: ReminderTiming;
  /** Canonical code (sms, letter …) or the file's word; `null` = unknown. Absent where all channels are together. */
  readonly channel?: string | null;
  readonly comparison: Comparison;
  /** Promises per arm of a randomised hold-out that would settle the difference seen. */
  readonly perArm: number | null;
  /** The sentence that always stands beside it. */
  readonly sentence: Phrase;
}

export interface Reminders {
  /** In order of time, or most reminded first where they are split by channel. */
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

/**
 * The same by channel of the reminder, each against promises without one, at the landmark at which most were reminded. Somebody chose the
 * channel, so channels are not compared with each other.
 */
export async function reminderChannels(engine: Engine, input: Ask): Promise<Reminders> {
  const needs = ['promises.due_date', 'payments.paid_date', 'reminders.sent_at', 'reminders.channel', 'cases'] as const;
  const reason = missing(input.model, needs);
  if (reason) return { timings: [], naive: null, notes: [], reason };

  let [timing, rows]: [ReminderTiming, readonly Row[]] = [REMINDER_TIMINGS[0], []];
  for (const one of REMINDER_TIMINGS) {
    const found = await ask(engine, channelSql(input, one), input);
    if (reminded(found) > reminded(rows)) [timing, rows] = [one, found];
  }
  const others = rows.filter((row) => !row.reminded);
  const channels = [...new Set(rows.filter((row) => row.reminded).map(({ channel }) => channel))];
  return {
    timings: channels
      .map((channel) => {
        const own = rows.filter((row) => row.reminded && row.channel === channel);
        return { ...resultOf(timing, stratified(own, others)), channel: channel === null ? null : String(channel) };
      })
      .sort((a, b) => b.comparison.exposed.n - a.comparison.exposed.n),
    naive: null,
    notes: [{ text: NOTES.remindedDiffer }],
    reason: null
  };
}

const reminded = (rows: readonly Row[]): number =>
  rows.filter((row) => row.reminded).reduce((sum, row) => sum + count(row, 'n'), 0);

/** 2 × 2 tables of the strata that either side has. */
function stratified(exposed: readonly Row[], others: readonly Row[]): Row[] {
  const keyOf = ({ dpd, band, previous }: Row): string => [dpd, band, previous].join('|');
  const tables = new Map<string, Record<'a' | 'n1' | 'b' | 'n0', number>>();
  const tableOf = (row: Row) => {
    const table = tables.get(keyOf(row)) ?? { a: 0, n1: 0, b: 0, n0: 0 };
    tables.set(keyOf(row), table);
    return table;
  };
  for (const row of exposed) Object.assign(tableOf(row), { a: count(row, 'kept'), n1: count(row, 'n') });
  for (const row of others) Object.assign(tableOf(row), { b: count(row, 'kept'), n0: count(row, 'n') });
  return [...tables.values()];
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

/** CTEs up to `banded`: promises at a landmark with the strata they are compared in. */
const bandedSql = (input: Ask, timing: ReminderTiming): Sql => sql`${landmarkSql(input, timing)},
banded AS (
  SELECT dpd, ${quartileBand('amount', 'landmark')} AS band, previous, reminded, channel, kept
  FROM landmark)`;

function channelSql(input: Ask, timing: ReminderTiming): Sql {
  return sql`
WITH ${bandedSql(input, timing)}
SELECT reminded, channel, dpd, band, previous, count(*)::DOUBLE AS n, (count(*) FILTER (WHERE kept))::DOUBLE AS kept
FROM banded
GROUP BY reminded, channel, dpd, band, previous
ORDER BY reminded, channel, dpd, band, previous`;
}

function strataSql(input: Ask, timing: ReminderTiming): Sql {
  return sql`
WITH ${bandedSql(input, timing)}
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
