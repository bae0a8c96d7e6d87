import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { bh } from '#core/stats/multiplicity.ts';
import { logRankCounts } from '#core/stats/survival.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { columnOr } from '../contact-rules/columns.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, type Ask, type Row } from './ask.ts';
import { curveOf, counted, type Curve, type Subjects } from './curve.ts';
import { competingNote, endCause, subjectsOf } from './cure-curve.ts';
import { missing, type Need } from './needs.ts';
import { ofCases } from './population.ts';
import { landmarkSql, REMINDER_TIMINGS } from './reminder-landmark.ts';

export const PLAN_SPLITS = ['plan_type', 'relief', 'reminder'] as const;
export type PlanSplit = (typeof PLAN_SPLITS)[number];

/** Time to the first payment of one group. */
export interface PlanGroup {
  /** Canonical code of the column; `reminded` and `not_reminded`; `unknown` where blank. */
  readonly id: string;
  readonly curve: Curve;
}

/** Log-rank test of a group against the largest known one; `q` is adjusted for the number of groups (Benjamini–Hochberg). */
export interface GroupTest {
  readonly id: string;
  readonly against: string;
  readonly chi2: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly reason: Phrase | null;
}

export interface PlanCurves {
  readonly split: PlanSplit;
  /** Largest group first. */
  readonly groups: readonly PlanGroup[];
  /** Empty unless the groups are fixed when the clock starts. */
  readonly tests: readonly GroupTest[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** METHODS 0.5: subjects and events per arm to compare curves. */
const MIN_ARM = 30;
const MIN_ARM_EVENTS = 10;

const NEEDS: Readonly<Record<PlanSplit, readonly Need[]>> = {
  plan_type: ['cases', 'cases.plan_type', 'promises.due_date', 'payments.paid_date'],
  relief: ['cases', 'cases.relief_considered', 'promises.due_date', 'payments.paid_date'],
  reminder: ['promises.due_date', 'payments.paid_date', 'reminders.sent_at']
};

/**
 * Days to the first payment (METHODS 5.3). Plan type and relief: the clock starts with the first promise of a case made in the range,
 * stops at the first payment from that day on, and is censored at `as_of` or closure. Reminder: the clock starts three days before a
 * promise is due, among promises still unpaid, so that both groups are fixed at the start. Curves are tested against each other only for
 * groups fixed at time zero: plan type and reminder, not relief.
 */
export async function planCurves(engine: Engine, input: Ask, split: PlanSplit): Promise<PlanCurves> {
  const reason = missing(input.model, NEEDS[split]);
  const asOf = asOfDay(input.model);
  if (reason || asOf === null) return { split, groups: [], tests: [], notes: [], reason };

  const subjects = split === 'reminder' ? reminderSql(input) : planSql(input, split);
  const groups = groupsOf(await ask(engine, sql`${subjects}${curveSql(asOf)}`, input));
  return {
    split,
    groups: groups.map(({ id, curve }) => ({ id, curve })),
    tests: split === 'relief' ? [] : testsOf(groups),
    notes: [...SPLIT_NOTES[split], ...groups.flatMap(({ curve }) => competingNote(curve)).slice(0, 1)],
    reason: null
  };
}

const SPLIT_NOTES: Readonly<Record<PlanSplit, readonly Phrase[]>> = {
  plan_type: [{ text: NOTES.recordedAtEnd }],
  relief: [{ text: NOTES.afterStart }],
  reminder: []
};

interface Group extends PlanGroup {
  readonly subjects: readonly Subjects[];
}

function groupsOf(rows: readonly Row[]): Group[] {
  const ids = [...new Set(rows.map((row) => String(row.id)))];
  const groups = ids.map((id) => {
    const subjects = subjectsOf(rows.filter((row) => String(row.id) === id));
    return { id, subjects, curve: curveOf(subjects) };
  });
  return groups.sort((a, b) => b.curve.subjects - a.curve.subjects || a.id.localeCompare(b.id));
}

function testsOf(groups: readonly Group[]): GroupTest[] {
  const [largest, ...others] = groups.filter(({ id }) => id !== 'unknown');
  if (!largest) return [];
  const base = counted(largest.subjects);
  const tests = others.map((group) => {
    const reason = armReason(group.curve) ?? armReason(largest.curve);
    const { chi2, p } = reason ? { chi2: null, p: null } : logRankCounts(counted(group.subjects), base);
    return { id: group.id, against: largest.id, chi2, p, q: null, reason };
  });
  const adjusted = bh(tests.flatMap(({ p }) => (p === null ? [] : [p])));
  return tests.map((test) => ({ ...test, q: test.p === null ? null : (adjusted.shift() ?? null) }));
}

function armReason({ subjects, events }: Curve): Phrase | null {
  if (subjects < MIN_ARM) return { text: REASONS.notCompared, params: { n: subjects, min: MIN_ARM } };
  return events < MIN_ARM_EVENTS ? { text: REASONS.fewEvents, params: { min: MIN_ARM_EVENTS } } : null;
}

/**
 * Condition that keeps the subjects of the curves, of one group where `id` is given: on `case_fact` for plan and relief, on `promise_fact`
 * for reminders.
 */
export function planRows(input: Ask, split: PlanSplit, id: string | null): Sql {
  const name = raw(split === 'reminder' ? 'promise_no' : 'case_no');
  const subjects = split === 'reminder' ? reminderSql(input) : planSql(input, split);
  return sql`${name} IN (${subjects}
SELECT subject.${name}
FROM subject
WHERE ${id === null ? raw('true') : sql`subject.id = ${id}`})`;
}

/** CTEs up to `subject`, one row a case. */
function planSql(input: Ask, split: 'plan_type' | 'relief'): Sql {
  const { scope, model } = input;
  const column = split === 'relief' ? 'relief_considered' : 'plan_type';
  return sql`
WITH plan AS (
  SELECT p.case_no, min(coalesce(p.made_day, p.day)) AS start_day
  FROM promise_fact AS p
  WHERE p.case_no IS NOT NULL
  GROUP BY p.case_no),
paid AS (
  SELECT plan.case_no, min(y.day) AS paid_day
  FROM plan
  JOIN payment_fact AS y ON y.case_no = plan.case_no AND y.day >= plan.start_day AND y.amount > 0
  GROUP BY plan.case_no),
subject AS (
  SELECT
    plan.case_no,
    coalesce(${columnOr(model, 'cases', column, 'k')}, 'unknown') AS id,
    plan.start_day,
    paid.paid_day,
    c.closed_day,
    ${endCause(input, 'k')} AS end_cause
  FROM plan
  JOIN case_fact AS c ON c.case_no = plan.case_no
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid
  LEFT JOIN paid ON paid.case_no = plan.case_no
  WHERE ${withinDays(scope, 'plan.start_day')} AND ${ofCases(scope, 'c')})`;
}

/** CTEs up to `subject`, one row a promise. */
function reminderSql(input: Ask): Sql {
  const [offset] = REMINDER_TIMINGS;
  return sql`
WITH ${landmarkSql(input, offset)},
paid AS (
  SELECT l.promise_no, min(y.day) AS paid_day
  FROM landmark AS l
  JOIN payment_fact AS y ON y.case_no = l.case_no AND y.day > l.landmark_day AND y.amount > 0
  GROUP BY l.promise_no),
subject AS (
  SELECT
    l.promise_no,
    CASE WHEN l.reminded THEN 'reminded' ELSE 'not_reminded' END AS id,
    l.landmark_day AS start_day,
    paid.paid_day,
    c.closed_day,
    0 AS end_cause
  FROM landmark AS l
  LEFT JOIN case_fact AS c ON c.case_no = l.case_no
  LEFT JOIN paid ON paid.promise_no = l.promise_no)`;
}

/** Times of `subject` (id, start_day, paid_day, closed_day, end_cause) in days, same-day events at half a day, with how many share them. */
function curveSql(asOf: number): Sql {
  return sql`
, ended AS (
  SELECT
    id,
    start_day,
    CASE
      WHEN paid_day <= least(${asOf}, coalesce(closed_day, ${asOf})) THEN paid_day
      ELSE least(${asOf}, coalesce(closed_day, ${asOf}))
    END AS end_day,
    CASE
      WHEN paid_day <= least(${asOf}, coalesce(closed_day, ${asOf})) THEN 1
      WHEN closed_day <= ${asOf} THEN end_cause
      ELSE 0
    END AS cause
  FROM subject)
SELECT
  id,
  (CASE WHEN end_day = start_day AND cause > 0 THEN 0.5 ELSE end_day - start_day END)::DOUBLE AS t,
  cause::DOUBLE AS cause,
  count(*)::DOUBLE AS n
FROM ended
WHERE end_day >= start_day
GROUP BY ALL
ORDER BY id, t, cause`;
}
