import type { Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { instalmentPayments } from '#core/model/instalment-fact.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { holds } from '../contact-rules/columns.ts';
import { registryFigures } from '../registry.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, count, maybe, type Ask, type Row } from './ask.ts';
import { curveOf, type Curve } from './curve.ts';
import { MIN_SHOW, notComputable, ratioOfSums } from './envelope.ts';
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
  const payments = instalmentPayments(holds(input.model, 'payments', 'plan_id'));
  const reason = missing(input.model, ['instalments.due_date', 'payments.paid_date']);
  if (reason || asOfDay(input.model) === null) {
    const absent = (id: string): Envelope => notComputable(id, 'ratio', reason ?? { text: REASONS.noDate });
    return { plan_adherence: absent('plan_adherence'), moneyAdherence: absent('plan_money_adherence'), firstMiss: null, plans: [], payments, reason }; // prettier-ignore
  }
  const [rows, { plan_adherence }] = await Promise.all([
    ask(engine, planSql(input), input),
    registryFigures(engine, ['plan_adherence'], input)
  ]);
  return {
    plan_adherence,
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

/** One row per plan with an instalment due in the range, over the whole history of the plan. */
function planSql({ scope }: Ask): Sql {
  const inRange = withinDays(scope, 'd.day');
  return sql`
SELECT
  d.plan_id,
  (count(*) FILTER (WHERE ${inRange}))::DOUBLE AS matured,
  (count(*) FILTER (WHERE d.on_time AND ${inRange}))::DOUBLE AS on_time,
  arg_min(d.seq, d.no) FILTER (WHERE NOT d.on_time)::DOUBLE AS first_missed,
  min(d.no) FILTER (WHERE NOT d.on_time)::DOUBLE AS first_missed_no,
  max(d.no)::DOUBLE AS last_no,
  max(d.cum_due)::DOUBLE AS due,
  max(d.paid_by_now)::DOUBLE AS paid
FROM instalment_fact AS d
WHERE d.matured AND ${ofCases(scope, 'd')}
GROUP BY d.plan_id
HAVING bool_or(${inRange})
ORDER BY d.plan_id`;
}
