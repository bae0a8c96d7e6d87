import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { suppress } from '#core/stats/privacy.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { withinDays } from '../scope.ts';
import { ask, count, maybe, type Ask, type Row } from './ask.ts';
import { MIN_SHOW, notComputable, rate, ratioOfSums, suppressed, total } from './envelope.ts';
import { missing, type Need } from './needs.ts';
import { ofCases } from './population.ts';

export const KEPT_SPLITS = ['dpd', 'product', 'cause', 'team'] as const;
export type KeptSplit = (typeof KEPT_SPLITS)[number];

/** Promises due in the range, of one group or of all. */
export interface KeptGroup {
  /** Code of the dimension; `null` = unknown. */
  readonly code: number | null;
  readonly keptRate: Envelope;
  readonly keptAmountRate: Envelope;
  readonly broken: Envelope;
  /** Of the broken ones: paid in part, and how much. */
  readonly partial: number;
  readonly partialPaid: number;
  readonly pending: number;
  readonly superseded: number;
}

export interface KeptBy {
  readonly split: KeptSplit;
  readonly all: KeptGroup;
  /** In order of code, unknown last. */
  readonly groups: readonly KeptGroup[];
  /** Kept of all promises, pending ones included: what the rate is not, shown beside it. */
  readonly naiveRate: number | null;
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

const NEEDS: readonly Need[] = ['promises.due_date', 'payments.paid_date'];
const SPLIT_NEEDS: Readonly<Record<KeptSplit, Need>> = {
  dpd: 'cases.dpd',
  product: 'cases.product',
  cause: 'cases.cause',
  team: 'promises.agent_id'
};

/**
 * Kept rate of the promises due in the range, split (METHODS 5.2; DECISIONS: superseded ones dropped, money allocated once). Teams of
 * fewer people than the minimum group are withheld, and with a single withheld one the next smallest too (METHODS 8.1).
 */
export async function keptBy(engine: Engine, input: Ask, split: KeptSplit): Promise<KeptBy> {
  const reason = missing(input.model, NEEDS);
  const splitReason = reason ?? missing(input.model, [SPLIT_NEEDS[split]]);
  if (reason) return { split, all: absent(reason), groups: [], naiveRate: null, notes: [], reason };

  const [all] = await ask(engine, keptSql(input, null), input);
  const rows = splitReason ? [] : await ask(engine, keptSql(input, split), input);
  const isHidden = split === 'team' ? hiddenTeams(rows, input.settings.minGroup) : rows.map(() => false);
  const promises = count(all, 'matured') + count(all, 'pending');
  return {
    split,
    all: groupOf(all ?? {}),
    groups: rows.map((row, i) => (isHidden[i] ? withheld(row, input.settings.minGroup) : groupOf(row))),
    naiveRate: promises === 0 ? null : count(all, 'kept_anyway') / promises,
    notes: notesOf(all),
    reason: splitReason
  };
}

function hiddenTeams(rows: readonly Row[], minGroup: number): boolean[] {
  const people = rows.map((row) => ({ name: String(row.code), n: count(row, 'people') }));
  const shown = suppress(people, minGroup);
  return rows.map((row, i) => row.code !== null && shown[i] === null);
}

function notesOf(all: Row | undefined): Phrase[] {
  const superseded = count(all, 'superseded');
  const unknown = count(all, 'unknown_amounts');
  return [
    ...(count(all, 'pending') > 0 ? [{ text: NOTES.naiveRate }] : []),
    ...(superseded > 0 ? [{ text: NOTES.superseded, params: { n: superseded } }] : []),
    ...(unknown > 0 ? [{ text: REASONS.unknownAmounts, params: { n: unknown } }] : [])
  ];
}

function groupOf(row: Row): KeptGroup {
  const matured = count(row, 'matured');
  return {
    code: maybe(row, 'code'),
    keptRate: rate('kept_rate', count(row, 'kept'), matured),
    keptAmountRate: amountRate(row),
    broken: total('broken_promises', 'count', count(row, 'broken'), matured),
    partial: count(row, 'partial'),
    partialPaid: count(row, 'partial_paid'),
    pending: count(row, 'pending'),
    superseded: count(row, 'superseded')
  };
}

function amountRate(row: Row): Envelope {
  const moments = {
    k: count(row, 'k'),
    sumNum: count(row, 'sum_num'),
    sumDen: count(row, 'sum_den'),
    sumNum2: count(row, 'sum_num2'),
    sumNumDen: count(row, 'sum_num_den'),
    sumDen2: count(row, 'sum_den2')
  };
  const known = count(row, 'known_amounts');
  const coverage = count(row, 'matured') > 0 ? known / count(row, 'matured') : 1;
  return ratioOfSums('kept_amount_rate', 'ratio', { moments, n: known, min: MIN_SHOW, coverage });
}

const HIDDEN = { partial: 0, partialPaid: 0, pending: 0, superseded: 0 };

function withheld(row: Row, min: number): KeptGroup {
  const reason = { text: REASONS.smallGroup, params: { min } };
  return {
    code: maybe(row, 'code'),
    keptRate: suppressed('kept_rate', 'ratio', reason),
    keptAmountRate: suppressed('kept_amount_rate', 'ratio', reason),
    broken: suppressed('broken_promises', 'count', reason),
    ...HIDDEN
  };
}

function absent(reason: Phrase): KeptGroup {
  return {
    code: null,
    keptRate: notComputable('kept_rate', 'ratio', reason),
    keptAmountRate: notComputable('kept_amount_rate', 'ratio', reason),
    broken: notComputable('broken_promises', 'count', reason),
    ...HIDDEN
  };
}

/** Counts per group, and the moments of paid and promised money per case (the cluster of the interval). */
function keptSql({ scope, settings }: Ask, split: KeptSplit | null): Sql {
  const code = split === null ? sql`NULL::SMALLINT` : raw(`p.${split}`);
  return sql`
WITH promise AS (
  SELECT
    ${code} AS code,
    p.case_no,
    p.agent,
    p.state,
    p.matured,
    p.amount,
    p.paid,
    CASE WHEN p.matured AND p.amount IS NOT NULL THEN least(p.paid, p.amount) END AS kept_amount,
    CASE WHEN p.matured THEN p.amount END AS due_amount
  FROM promise_fact AS p
  WHERE ${withinDays(scope, 'p.day')} AND ${ofCases(scope, 'p')}),
case_sum AS (
  SELECT code, case_no, sum(kept_amount) AS num, sum(due_amount) AS den
  FROM promise
  WHERE due_amount IS NOT NULL
  GROUP BY code, case_no),
moment AS (
  SELECT
    code,
    count(*) AS k,
    sum(num) AS sum_num,
    sum(den) AS sum_den,
    sum(num * num) AS sum_num2,
    sum(num * den) AS sum_num_den,
    sum(den * den) AS sum_den2
  FROM case_sum
  GROUP BY code),
tally AS (
  SELECT
    code,
    count(*) FILTER (WHERE matured) AS matured,
    count(*) FILTER (WHERE matured AND state = 'kept') AS kept,
    count(*) FILTER (WHERE matured AND state <> 'kept') AS broken,
    count(*) FILTER (WHERE matured AND state = 'partial') AS partial,
    sum(paid) FILTER (WHERE matured AND state = 'partial') AS partial_paid,
    count(*) FILTER (WHERE state = 'pending') AS pending,
    count(*) FILTER (WHERE state = 'superseded') AS superseded,
    count(*) FILTER (WHERE matured AND amount IS NULL) AS unknown_amounts,
    count(*) FILTER (WHERE matured AND amount IS NOT NULL) AS known_amounts,
    count(*) FILTER (WHERE (matured AND state = 'kept') OR (state = 'pending' AND paid >= amount * ${settings.keptTolerance})) AS kept_anyway,
    count(DISTINCT agent) AS people
  FROM promise
  GROUP BY code)
SELECT
  tally.code::DOUBLE AS code,
  ${['matured', 'kept', 'broken', 'partial', 'partial_paid', 'pending', 'superseded', 'unknown_amounts', 'known_amounts', 'kept_anyway', 'people'].map((name) => raw(`tally.${name}::DOUBLE AS ${name}`))},
  ${['k', 'sum_num', 'sum_den', 'sum_num2', 'sum_num_den', 'sum_den2'].map((name) => raw(`moment.${name}::DOUBLE AS ${name}`))}
FROM tally
LEFT JOIN moment ON moment.code IS NOT DISTINCT FROM tally.code
ORDER BY tally.code NULLS LAST`;
}
