import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { columnOr, holds } from '../contact-rules/columns.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, count, maybe, type Ask, type Row } from './ask.ts';
import { compare, type Comparison } from './comparison.ts';
import { notComputable, rate, total } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';
import { quartileBand } from './reminder-landmark.ts';
import { stratumOf } from './reminders.ts';

/** What waivers cost, what came in after them, and what they would have to bring (METHODS 5.7). Never a return on investment. */
export interface Waivers {
  readonly waiver_rate: Envelope;
  readonly waiver_amount: Envelope;
  /** Paid within the horizon after the waiver, over waivers whose horizon is over. */
  readonly recovered: Envelope;
  /** Waived per unit recovered, over the same waivers. */
  readonly waivedPerRecovered: Envelope;
  readonly horizonDays: number;
  readonly breakEven: BreakEven | null;
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** Cases open at the landmark: with a waiver by then against similar ones without; the outcome is cure within the horizon after it. Waivers of an unknown day are on neither side. */
export interface BreakEven {
  readonly landmarkDay: number;
  /** Mean balance and waiver of the cases with one whose balance is known, in currency units. */
  readonly balance: number;
  readonly waiver: number;
  /** Cure rate a waiver needs to pay for itself; `null` when none can. */
  readonly required: number | null;
  readonly comparison: Comparison;
}

export interface WaiverOptions {
  /** Days after a waiver (or the landmark) within which money and cure count. */
  readonly horizonDays?: number;
  /** Days after assignment at which waived and other cases are compared. */
  readonly landmarkDay?: number;
}

/**
 * Cure probability p₁ from which a waiver of `waiver` on `balance` pays for the creditor, when `p0` would be cured without:
 * p₀ · B / (B − W), METHODS 5.7. `null` when no probability can pay for it.
 */
export function requiredRecovery(p0: number, balance: number, waiver: number): number | null {
  if (waiver >= balance) return null;
  const required = (p0 * balance) / (balance - waiver);
  return required > 1 ? null : required;
}

/**
 * Waivers of the cases assigned in the range (as `waiver_rate` and `waiver_amount` count them); a blank amount means none. The comparison with similar cases is a landmark (so that cases closed early are not
 * counted as "without"), within DPD bucket × balance quartile × cause; it takes cases assigned up to the end of the range, since its start
 * would pick cases by how long they stayed open.
 */
export async function waivers(
  engine: Engine,
  input: Ask,
  { horizonDays = 60, landmarkDay = 30 }: WaiverOptions = {}
): Promise<Waivers> {
  const reason = missing(input.model, ['cases', 'cases.waiver_amount']);
  const asOf = asOfDay(input.model);
  if (reason || asOf === null) return absent(reason ?? { text: REASONS.noDate }, horizonDays);

  const [sums] = await ask(engine, sumSql(input, horizonDays, asOf), input);
  const granted = count(sums, 'granted');
  return {
    waiver_rate: rate('waiver_rate', granted, count(sums, 'cases')),
    waiver_amount: total('waiver_amount', 'money', count(sums, 'amount'), granted),
    ...recoveredOf(input, sums),
    horizonDays,
    breakEven: await breakEvenOf(engine, input, { horizonDays, landmarkDay, asOf }),
    notes: [{ text: NOTES.breakEven }],
    reason: null
  };
}

function recoveredOf({ model }: Ask, sums: Row | undefined): Pick<Waivers, 'recovered' | 'waivedPerRecovered'> {
  const reason = missing(model, ['payments.paid_date']);
  if (reason)
    return {
      recovered: notComputable('waiver_recovered', 'money', reason),
      waivedPerRecovered: notComputable('waiver_per_recovered', 'ratio', reason)
    };
  const [n, recovered] = [count(sums, 'dated'), count(sums, 'recovered')];
  const ratio = recovered > 0 ? count(sums, 'dated_amount') / recovered : null;
  return {
    recovered: total('waiver_recovered', 'money', n > 0 ? recovered : null, n),
    waivedPerRecovered: total('waiver_per_recovered', 'ratio', ratio, n)
  };
}

function absent(reason: Phrase, horizonDays: number): Waivers {
  return {
    waiver_rate: notComputable('waiver_rate', 'ratio', reason),
    waiver_amount: notComputable('waiver_amount', 'money', reason),
    recovered: notComputable('waiver_recovered', 'money', reason),
    waivedPerRecovered: notComputable('waiver_per_recovered', 'ratio', reason),
    horizonDays,
    breakEven: null,
    notes: [],
    reason
  };
}

function sumSql({ scope, model }: Ask, horizonDays: number, asOf: number): Sql {
  return sql`
WITH waived AS (
  SELECT
    c.case_no,
    c.waiver_amount,
    (${columnOr(model, 'cases', 'waiver_date', 'k', 'DATE')} - DATE '1970-01-01')::INTEGER AS waiver_day
  FROM case_fact AS c
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid
  WHERE ${withinDays(scope, 'c.day')} AND ${ofCases(scope, 'c')}),
dated AS (
  SELECT
    w.case_no,
    w.waiver_amount,
    (SELECT coalesce(sum(y.amount), 0)
     FROM payment_fact AS y
     WHERE y.case_no = w.case_no AND y.day BETWEEN w.waiver_day AND w.waiver_day + ${horizonDays}) AS recovered
  FROM waived AS w
  WHERE w.waiver_amount > 0 AND w.waiver_day + ${horizonDays} <= ${asOf})
SELECT
  count(*)::DOUBLE AS cases,
  (count(*) FILTER (WHERE w.waiver_amount > 0))::DOUBLE AS granted,
  coalesce(sum(w.waiver_amount) FILTER (WHERE w.waiver_amount > 0), 0)::DOUBLE AS amount,
  (SELECT count(*) FROM dated)::DOUBLE AS dated,
  (SELECT coalesce(sum(dated.waiver_amount), 0) FROM dated)::DOUBLE AS dated_amount,
  (SELECT coalesce(sum(dated.recovered), 0) FROM dated)::DOUBLE AS recovered
FROM waived AS w`;
}

interface Landmark {
  readonly horizonDays: number;
  readonly landmarkDay: number;
  readonly asOf: number;
}

async function breakEvenOf(engine: Engine, input: Ask, landmark: Landmark): Promise<BreakEven | null> {
  const { model } = input;
  if (
    !holds(model, 'cases', 'waiver_date') ||
    missing(model, ['cases.cured_date', 'cases.balance', 'cases.assigned_date'])
  )
    return null;
  const rows = await ask(engine, landmarkSql(input, landmark), input);
  const comparison = compare('cure_rate', rows.map(stratumOf));
  const sum = (name: string): number => rows.reduce((total, row) => total + (maybe(row, name) ?? 0), 0);
  const weighed = sum('weighed');
  if (weighed === 0) return null;
  const [balance, waiver] = [sum('balance') / weighed, sum('waiver') / weighed];
  const required = comparison.without === null ? null : requiredRecovery(comparison.without, balance, waiver);
  return { landmarkDay: landmark.landmarkDay, balance, waiver, required, comparison };
}

function landmarkSql({ scope }: Ask, { horizonDays, landmarkDay, asOf }: Landmark): Sql {
  return sql`
WITH open_case AS (
  SELECT
    c.dpd,
    c.cause,
    coalesce(c.balance_at_assignment, c.balance) AS balance,
    c.waiver_amount,
    coalesce(c.waiver_amount > 0 AND (k.waiver_date - DATE '1970-01-01')::INTEGER <= c.day + ${landmarkDay}, false) AS waived,
    coalesce(c.cured_day <= c.day + ${landmarkDay + horizonDays}, false) AS cured
  FROM case_fact AS c
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid
  WHERE c.day + ${landmarkDay + horizonDays} <= ${asOf}
    AND coalesce(c.cured_day, c.day + ${landmarkDay} + 1) > c.day + ${landmarkDay}
    AND coalesce(c.closed_day, c.day + ${landmarkDay} + 1) > c.day + ${landmarkDay}
    AND c.day <= ${scope.to}
    AND NOT coalesce(c.waiver_amount > 0 AND k.waiver_date IS NULL, false)
    AND ${ofCases(scope, 'c')}),
banded AS (
  SELECT dpd, cause, ${quartileBand('balance', 'open_case')} AS band, balance, waiver_amount, waived, cured
  FROM open_case)
SELECT
  (count(*) FILTER (WHERE waived AND cured))::DOUBLE AS a,
  (count(*) FILTER (WHERE waived))::DOUBLE AS n1,
  (count(*) FILTER (WHERE NOT waived AND cured))::DOUBLE AS b,
  (count(*) FILTER (WHERE NOT waived))::DOUBLE AS n0,
  (count(balance) FILTER (WHERE waived))::DOUBLE AS weighed,
  (sum(balance) FILTER (WHERE waived))::DOUBLE AS balance,
  (sum(waiver_amount) FILTER (WHERE waived AND balance IS NOT NULL))::DOUBLE AS waiver
FROM banded
GROUP BY dpd, cause, band
ORDER BY dpd, cause, band`;
}
