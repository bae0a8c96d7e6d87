import type { Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { holds } from '../contact-rules/columns.ts';
import { ask, asOfDay, count, maybe, type Ask, type Row } from './ask.ts';
import { curveOf, type Curve } from './curve.ts';
import { MIN_SHOW, notComputable, rate, ratioOfSums } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';

/** One instalment plan. */
export interface Plan {
  readonly planId: string;
  /** Instalments due + grace by `as_of`, and those of them paid on time. */
  readonly matured: number;
  readonly onTime: number;
  /** Number of the first instalment missed; `null` while none was. */
  readonly firstMissed: number | null;
  /** min(paid, due) / due over matured instalments, 0–1. */
  readonly moneyAdherence: number | null;
}

export interface Instalments {
  readonly plan_adherence: Envelope;
  readonly moneyAdherence: Envelope;
  /** Share of plans with a first miss by instalment number. */
  readonly firstMiss: Curve | null;
  readonly plans: readonly Plan[];
  /** Which payments count: those that name the plan, or all of the case where no payment names one. */
  readonly payments: 'of_plan' | 'of_case';
  readonly reason: Phrase | null;
}

/**
 * Instalment adherence (METHODS 5.8): instalment k is on time when all payments up to its due date + grace reach the tolerated share of all
 * instalments up to k, so that prepayment carries forward. Instalments due in the range, over the whole history of their plans; payments as
 * DECISIONS reads them.
 */
export async function instalments(engine: Engine, input: Ask): Promise<Instalments> {
  const payments = holds(input.model, 'payments', 'plan_id') ? 'of_plan' : 'of_case';
  const reason = missing(input.model, ['instalments.due_date', 'payments.paid_date']);
  const asOf = asOfDay(input.model);
  if (reason || asOf === null) {
    const absent = (id: string): Envelope => notComputable(id, 'ratio', reason ?? { text: REASONS.noDate });
    return { plan_adherence: absent('plan_adherence'), moneyAdherence: absent('plan_money_adherence'), firstMiss: null, plans: [], payments, reason }; // prettier-ignore
  }
  const rows = await ask(engine, planSql(input, payments, asOf), input);
  const sum = (name: string): number => rows.reduce((total, row) => total + count(row, name), 0);
  return {
    plan_adherence: rate('plan_adherence', sum('on_time'), sum('matured')),
    moneyAdherence: moneyOf(rows),
    firstMiss: curveOf(rows.map(missOf)),
    plans: rows.map(planOf),
    payments,
    reason: null
  };
}

const planOf = (row: Row): Plan => {
  const due = count(row, 'due');
  return {
    planId: String(row.plan_id),
    matured: count(row, 'matured'),
    onTime: count(row, 'on_time'),
    firstMissed: maybe(row, 'first_missed'),
    moneyAdherence: due > 0 ? Math.min(count(row, 'paid'), due) / due : null
  };
};

/** A plan lives until the number of its first miss, else it is censored at its last matured instalment. */
const missOf = (row: Row) => {
  const missed = maybe(row, 'first_missed_no');
  return { t: missed ?? count(row, 'last_no'), cause: missed === null ? (0 as const) : (1 as const), n: 1 };
};

/** Ratio of sums over plans, interval clustered by plan. */
function moneyOf(rows: readonly Row[]): Envelope {
  const pairs = rows.map((row) => ({ den: count(row, 'due'), num: Math.min(count(row, 'paid'), count(row, 'due')) }));
  const sum = (of: (pair: { num: number; den: number }) => number): number =>
    pairs.reduce((s, pair) => s + of(pair), 0);
  const moments = {
    k: pairs.length,
    sumNum: sum(({ num }) => num),
    sumDen: sum(({ den }) => den),
    sumNum2: sum(({ num }) => num * num),
    sumNumDen: sum(({ num, den }) => num * den),
    sumDen2: sum(({ den }) => den * den)
  };
  return ratioOfSums('plan_money_adherence', 'ratio', { moments, n: pairs.length, min: MIN_SHOW });
}

function planSql({ scope, settings }: Ask, payments: Instalments['payments'], asOf: number): Sql {
  const joined = payments === 'of_plan' ? sql`y.plan_id = d.plan_id` : sql`y.case_id = d.case_id`;
  const day = (column: Sql): Sql => sql`(${column} - DATE '1970-01-01')::INTEGER`;
  return sql`
WITH due AS (
  SELECT
    coalesce(i.plan_id, i.case_id) AS plan_id,
    i.case_id,
    i.seq,
    ${day(sql`i.due_date`)} AS due_day,
    i.amount
  FROM instalments AS i
  WHERE i.due_date IS NOT NULL),
numbered AS (
  SELECT
    due.plan_id,
    due.case_id,
    coalesce(due.seq, row_number() OVER (PARTITION BY due.plan_id ORDER BY due.due_day)) AS seq,
    row_number() OVER (PARTITION BY due.plan_id ORDER BY due.seq, due.due_day) AS no,
    due.due_day,
    sum(due.amount) OVER (PARTITION BY due.plan_id ORDER BY due.seq, due.due_day ROWS UNBOUNDED PRECEDING) AS cum_due
  FROM due),
matured AS (
  SELECT d.plan_id, d.case_id, d.seq, d.no, d.due_day, d.cum_due
  FROM numbered AS d
  LEFT JOIN case_fact AS c ON c.case_id = d.case_id
  WHERE d.due_day + ${settings.graceDays} <= ${asOf} AND ${ofCases(scope, 'c')}),
paid AS (
  SELECT
    d.plan_id,
    d.no,
    coalesce(sum(y.amount) FILTER (WHERE ${day(sql`y.paid_date`)} <= d.due_day + ${settings.graceDays}), 0) AS in_time,
    coalesce(sum(y.amount) FILTER (WHERE ${day(sql`y.paid_date`)} <= ${asOf}), 0) AS by_now
  FROM matured AS d
  LEFT JOIN payments AS y ON ${joined}
  GROUP BY d.plan_id, d.no),
judged AS (
  SELECT
    d.plan_id,
    d.seq,
    d.no,
    d.due_day,
    d.cum_due,
    paid.by_now,
    paid.in_time >= ${settings.keptTolerance} * d.cum_due AS on_time
  FROM matured AS d
  JOIN paid ON paid.plan_id = d.plan_id AND paid.no = d.no)
SELECT
  plan_id,
  (count(*) FILTER (WHERE due_day BETWEEN ${scope.from} AND ${scope.to}))::DOUBLE AS matured,
  (count(*) FILTER (WHERE on_time AND due_day BETWEEN ${scope.from} AND ${scope.to}))::DOUBLE AS on_time,
  arg_min(seq, no) FILTER (WHERE NOT on_time)::DOUBLE AS first_missed,
  min(no) FILTER (WHERE NOT on_time)::DOUBLE AS first_missed_no,
  max(no)::DOUBLE AS last_no,
  max(cum_due)::DOUBLE AS due,
  max(by_now)::DOUBLE AS paid
FROM judged
GROUP BY plan_id
HAVING bool_or(due_day BETWEEN ${scope.from} AND ${scope.to})
ORDER BY plan_id`;
}
