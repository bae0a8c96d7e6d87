import type { Engine } from '#core/engine.ts';
import { NOTES } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { columnOr } from '../contact-rules/columns.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, count, maybe, type Ask, type Row } from './ask.ts';
import { curveOf, type Curve, type Subjects } from './curve.ts';
import { meets, missing } from './needs.ts';
import { ofCases } from './population.ts';

/** Cure over time of the cases of one DPD bucket. */
export interface CureGroup {
  /** Code of the bucket; `null` = unknown. */
  readonly code: number | null;
  /** Days since time zero. */
  readonly curve: Curve;
}

export interface CureCurves {
  /** What the clock starts with: first conversation, or assignment where calls carry no case. */
  readonly from: 'first_contact' | 'assignment';
  readonly all: Curve | null;
  /** In order of bucket, unknown last. */
  readonly groups: readonly CureGroup[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** Closures after which a case cannot be cured any more (METHODS 5.3): they compete with cure. A transferred case can, elsewhere: it is censored. */
export const COMPETING_ENDS = ['sold', 'written_off', 'deceased'] as const;

const TICK_DAYS = 7;

/**
 * Share back to current by days since the first conversation in the range (UX 5.6, 5; METHODS 5.3), by DPD bucket at assignment. Same-day
 * cure counts as half a day; open cases are censored at `as_of`, other closures at their day. Cases cured before their first conversation
 * are not at risk and left out. Where sale, write-off or death end more than 2 % of the cases of a curve, it is the cumulative incidence.
 */
export async function cureCurves(engine: Engine, input: Ask): Promise<CureCurves> {
  const reason = missing(input.model, ['cases', 'cases.cured_date']);
  const from = meets(input.model, 'calls.case_id') ? 'first_contact' : 'assignment';
  const asOf = asOfDay(input.model);
  if (reason || asOf === null) return { from, all: null, groups: [], notes: [], reason };

  const rows = await ask(engine, cureSql(input, from, asOf), input);
  const longest = Math.max(0, ...rows.map((row) => count(row, 't')));
  const ticks = Array.from({ length: Math.floor(longest / TICK_DAYS) + 1 }, (_, i) => i * TICK_DAYS);
  const codes = [...new Set(rows.map((row) => maybe(row, 'code')))];
  const all = curveOf(subjectsOf(rows), ticks);
  return {
    from,
    all,
    groups: codes.map((code) => ({
      code,
      curve: curveOf(subjectsOf(rows.filter((row) => maybe(row, 'code') === code)), ticks)
    })),
    notes: competingNote(all),
    reason: null
  };
}

/** Says that a curve is a cumulative incidence, with the share of competing ends. */
export function competingNote(curve: Curve): Phrase[] {
  if (curve.method === 'kaplan_meier') return [];
  const share = Math.round((1000 * curve.competing) / curve.subjects) / 10;
  return [{ text: NOTES.competing, params: { share } }];
}

/** Subjects of rows with `t`, `cause` and `n`. */
export function subjectsOf(rows: readonly Row[]): Subjects[] {
  return rows.map((row) => ({
    t: count(row, 't'),
    cause: count(row, 'cause') as Subjects['cause'],
    n: count(row, 'n')
  }));
}

/** How a case ended before its event: 2 = competing end, 0 = censored. Columns of `cases` under the alias. */
export function endCause({ model }: Pick<Ask, 'model'>, alias: string): Sql {
  const isCompeting = sql`${columnOr(model, 'cases', 'close_reason', alias)} IN (${[...COMPETING_ENDS]})`;
  return sql`CASE WHEN ${isCompeting} THEN 2 ELSE 0 END`;
}

/** CTEs up to `subject`: the cases of the curves (case_no, code, start_day, cured_day, closed_day, end_cause). */
function subjectSql(input: Ask, from: CureCurves['from']): Sql {
  const { scope } = input;
  const contacts = sql`
contact AS (
  SELECT f.case_no, min(f.day) AS start_day
  FROM call_fact AS f
  JOIN case_fact AS c ON c.case_no = f.case_no
  WHERE f.handled AND f.day >= coalesce(c.day, f.day)
  GROUP BY f.case_no),`;
  const joined = from === 'first_contact' ? sql`JOIN contact ON contact.case_no = c.case_no` : sql``;
  const start = from === 'first_contact' ? raw('contact.start_day') : raw('c.day');
  return sql`
WITH ${join(from === 'first_contact' ? [contacts] : [])}
subject AS (
  SELECT c.case_no, c.dpd AS code, ${start} AS start_day, c.cured_day, c.closed_day, ${endCause(input, 'k')} AS end_cause
  FROM case_fact AS c
  ${joined}
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid
  WHERE ${withinDays(scope, start.text)} AND ${ofCases(scope, 'c')})`;
}

/** Condition on `case_fact` that keeps the cases of the curves, of one bucket where `code` is given. */
export function cureRows(input: Ask, from: CureCurves['from'], code?: number | null): Sql {
  const bucket = code === undefined ? raw('true') : sql`subject.code IS NOT DISTINCT FROM ${code}`;
  return sql`case_no IN (${subjectSql(input, from)}
SELECT subject.case_no
FROM subject
WHERE ${bucket})`;
}

function cureSql(input: Ask, from: CureCurves['from'], asOf: number): Sql {
  return sql`${subjectSql(input, from)},
ended AS (
  SELECT
    code,
    start_day,
    CASE WHEN cured_day <= ${asOf} THEN cured_day WHEN closed_day <= ${asOf} THEN closed_day ELSE ${asOf} END AS end_day,
    CASE WHEN cured_day <= ${asOf} THEN 1 WHEN closed_day <= ${asOf} THEN end_cause ELSE 0 END AS cause
  FROM subject)
SELECT
  code::DOUBLE AS code,
  (CASE WHEN end_day = start_day AND cause > 0 THEN 0.5 ELSE end_day - start_day END)::DOUBLE AS t,
  cause::DOUBLE AS cause,
  count(*)::DOUBLE AS n
FROM ended
WHERE end_day >= start_day
GROUP BY ALL
ORDER BY code NULLS LAST, t, cause`;
}
