import type { Engine } from '#core/engine.ts';
import { NOTES } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { isoOf, monthOf } from '#core/query/calendar.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { ask, asOfDay, count, type Ask, type Row } from './ask.ts';
import { total } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';

/** Recovery of one vintage up to one month on book. */
export interface VintageCell {
  /** Months since the month of placement, from 0. */
  readonly month: number;
  /** Payments in months 0..month net of reversals / placed balance; may exceed 1. */
  readonly recovery: Envelope;
  /** False while the calendar month is not over at `as_of`: drawn hollow, never compared. */
  readonly complete: boolean;
}

/** Cases placed in one month. */
export interface Vintage {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly cases: number;
  readonly placed: number;
  /** Cases without a balance, left out with their payments. */
  readonly unknownBalance: number;
  readonly cells: readonly VintageCell[];
}

export interface Vintages {
  readonly vintages: readonly Vintage[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/**
 * Cumulative recovery by month of placement and month on book (METHODS 5.5). A vintage needs its whole life: the start of the range is not
 * applied, its end and the filters are. Only cells whose month is complete at `as_of` are solid; the running month is marked, later ones
 * do not exist.
 */
export async function vintages(engine: Engine, input: Ask): Promise<Vintages> {
  const reason = missing(input.model, ['cases', 'cases.assigned_date', 'cases.balance', 'payments.paid_date']);
  const asOf = asOfDay(input.model);
  if (reason || asOf === null) return { vintages: [], notes: [], reason };
  const rows = await ask(engine, vintageSql(input), input);
  const months = [...new Set(rows.map((row) => count(row, 'vintage')))];
  const list = months.map((month) => vintageOf(rows.filter((row) => count(row, 'vintage') === month), asOf)); // prettier-ignore
  const isOpen = list.some(({ cells }) => cells.some(({ complete }) => !complete));
  return { vintages: list, notes: isOpen ? [{ text: NOTES.incompleteMonth }] : [], reason: null };
}

/** Months since year 0 of a day number. */
const monthNo = (day: number): number => {
  const [year = 0, month = 1] = isoOf(day).split('-').map(Number);
  return year * 12 + month - 1;
};
const monthText = (no: number): string => `${Math.floor(no / 12)}-${String((no % 12) + 1).padStart(2, '0')}`;

function vintageOf(rows: readonly Row[], asOf: number): Vintage {
  const [head] = rows;
  const [vintage, placed, cases] = [count(head, 'vintage'), count(head, 'placed'), count(head, 'cases')];
  const isMonthOver = asOf === monthOf(asOf).to;
  const paid = new Map(rows.map((row) => [count(row, 'mob'), count(row, 'amount')]));
  const last = monthNo(asOf) - vintage;
  let sum = 0;
  const cells = Array.from({ length: Math.max(0, last + 1) }, (_, month) => {
    sum += paid.get(month) ?? 0;
    const value = placed > 0 ? sum / placed : null;
    return { month, recovery: total('recovery_rate', 'ratio', value, cases), complete: month < last || isMonthOver };
  });
  return { month: monthText(vintage), cases, placed, unknownBalance: count(head, 'unknown_balance'), cells };
}

function vintageSql({ scope }: Ask): Sql {
  const month = (day: string): Sql =>
    sql`(year(DATE '1970-01-01' + ${raw(day)}) * 12 + month(DATE '1970-01-01' + ${raw(day)}) - 1)`;
  return sql`
WITH placed_case AS (
  SELECT
    c.case_no,
    ${month('c.day')} AS vintage,
    coalesce(c.balance_at_assignment, c.balance) AS balance
  FROM case_fact AS c
  WHERE c.day <= ${scope.to} AND ${ofCases(scope, 'c')}),
placed AS (
  SELECT
    vintage,
    count(balance) AS cases,
    sum(balance) AS placed,
    count(*) - count(balance) AS unknown_balance
  FROM placed_case
  GROUP BY vintage),
paid AS (
  SELECT p.vintage, ${month('y.day')} - p.vintage AS mob, sum(y.amount) AS amount
  FROM payment_fact AS y
  JOIN placed_case AS p ON p.case_no = y.case_no
  WHERE p.balance IS NOT NULL
  GROUP BY ALL)
SELECT
  placed.vintage::DOUBLE AS vintage,
  placed.cases::DOUBLE AS cases,
  placed.placed::DOUBLE AS placed,
  placed.unknown_balance::DOUBLE AS unknown_balance,
  coalesce(paid.mob, 0)::DOUBLE AS mob,
  coalesce(paid.amount, 0)::DOUBLE AS amount
FROM placed
LEFT JOIN paid ON paid.vintage = placed.vintage AND paid.mob >= 0
ORDER BY vintage, mob`;
}
