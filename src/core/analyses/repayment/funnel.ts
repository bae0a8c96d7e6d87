import type { Engine } from '#core/engine.ts';
import { FUNNEL, NOTES } from '#core/i18n/messages/repayment.ts';
import type { Phrase, Text } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { withinDays } from '../scope.ts';
import { ask, asOfDay, count, type Ask, type Row } from './ask.ts';
import { rate, total } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';

const STEPS = ['assigned', 'attempted', 'connected', 'right_party', 'promised', 'matured', 'kept', 'cured'] as const;
export type FunnelStepId = (typeof STEPS)[number];

/** One step of the funnel of cases. */
export interface FunnelStep {
  readonly id: FunnelStepId;
  readonly label: Text;
  /** Cases that reached this step and every one before it. */
  readonly cases: number;
  /** Cases that reached this step on any way. */
  readonly anyway: number;
  /** Share of the step before; the number of cases for the first. */
  readonly conversion: Envelope;
}

/** The nested funnel of an entry cohort (METHODS 5.1). */
export interface CaseFunnel {
  readonly steps: readonly FunnelStep[];
  /** Steps that the data cannot tell, and why. */
  readonly missing: readonly { readonly id: FunnelStepId; readonly reason: Phrase }[];
  /** Cases with a right-party contact and a promise that were cured, whether or not the promise is due. */
  readonly curedAfterPromise: number;
  readonly inboundOnly: number;
  /** Cases of the range that are younger than the horizon and were left out. */
  readonly tooYoung: number;
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

export interface FunnelOptions {
  /** Days after entry within which a step must happen; cases younger than that are left out. `null`: until `as_of`. */
  readonly horizonDays?: number | null;
}

/**
 * Cases assigned (else opened) in the range, each once, and how far they came: assigned → attempted → connected → right party →
 * promised → promise due → kept → cured. Steps are nested: a case counts only if it passed every step before. An inbound call is contact,
 * not an attempt (DECISIONS). Where calls carry no case, the funnel is shorter (METHODS 9.3).
 */
export async function caseFunnel(
  engine: Engine,
  input: Ask,
  { horizonDays = null }: FunnelOptions = {}
): Promise<CaseFunnel> {
  const reason = missing(input.model, ['cases', 'cases.assigned_date']);
  const empty = { steps: [], missing: [], curedAfterPromise: 0, inboundOnly: 0, tooYoung: 0, notes: [] };
  if (reason) return { ...empty, reason };

  const absent = absentSteps(input);
  const known = STEPS.filter((id) => !absent.some((step) => step.id === id));
  const [row] = await ask(engine, funnelSql(input, known, horizonDays), input);
  const inboundOnly = count(row, 'inbound_only');
  return {
    steps: known.map((id, i) => funnelStep(row, id, known[i - 1])),
    missing: absent,
    curedAfterPromise: count(row, 'cured_after_promise'),
    inboundOnly,
    tooYoung: count(row, 'too_young'),
    notes: inboundOnly > 0 ? [{ text: NOTES.inboundOnly, params: { n: inboundOnly } }] : [],
    reason: null
  };
}

function absentSteps({ model }: Ask): { id: FunnelStepId; reason: Phrase }[] {
  const needs = {
    assigned: [],
    attempted: ['calls.case_id', 'calls.direction'],
    connected: ['calls.case_id'],
    right_party: ['calls.case_id', 'calls.rpc'],
    promised: ['promises.due_date'],
    matured: ['promises.due_date'],
    kept: ['promises.due_date', 'payments.paid_date'],
    cured: ['cases.cured_date']
  } as const;
  return STEPS.flatMap((id) => {
    const reason = missing(model, needs[id]);
    return reason ? [{ id, reason }] : [];
  });
}

function funnelStep(row: Row | undefined, id: FunnelStepId, before: FunnelStepId | undefined): FunnelStep {
  const cases = count(row, `nested_${id}`);
  const conversion = before
    ? rate(`funnel_${id}`, cases, count(row, `nested_${before}`))
    : total(`funnel_${id}`, 'count', cases, cases);
  return { id, label: FUNNEL[id], cases, anyway: count(row, `any_${id}`), conversion };
}

function funnelSql({ scope, model }: Ask, known: readonly FunnelStepId[], horizonDays: number | null): Sql {
  const asOf = asOfDay(model) ?? scope.to;
  const until = horizonDays === null ? sql`${asOf}` : sql`c.day + ${horizonDays}`;
  const columns = known.flatMap((id, i) => [
    sql`(count(*) FILTER (WHERE ${raw(known.slice(0, i + 1).join(' AND '))}))::DOUBLE AS ${raw(`nested_${id}`)}`,
    sql`(count(*) FILTER (WHERE ${raw(id)}))::DOUBLE AS ${raw(`any_${id}`)}`
  ]);
  return sql`
WITH entry AS (
  SELECT c.case_no, c.day, ${until} AS until_day, c.cured_day
  FROM case_fact AS c
  WHERE ${withinDays(scope, 'c.day')} AND ${ofCases(scope, 'c')}),
cohort AS (
  SELECT entry.case_no, entry.day, entry.until_day, entry.cured_day
  FROM entry
  WHERE entry.until_day <= ${asOf}),
contact AS (
  SELECT
    cohort.case_no,
    bool_or(f.attempt) AS attempted,
    bool_or(f.handled) AS connected,
    bool_or(f.rpc) AS right_party
  FROM cohort
  JOIN call_fact AS f ON f.case_no = cohort.case_no AND f.day <= cohort.until_day
  GROUP BY cohort.case_no),
promise AS (
  SELECT
    cohort.case_no,
    count(*) > 0 AS promised,
    bool_or(p.matured AND p.day <= cohort.until_day) AS matured,
    bool_or(p.matured AND p.day <= cohort.until_day AND p.state = 'kept') AS kept
  FROM cohort
  JOIN promise_fact AS p ON p.case_no = cohort.case_no AND coalesce(p.made_day, p.day) <= cohort.until_day
  GROUP BY cohort.case_no),
case_step AS (
  SELECT
    true AS assigned,
    coalesce(contact.attempted, false) AS attempted,
    coalesce(contact.connected, false) AS connected,
    coalesce(contact.right_party, false) AS right_party,
    coalesce(promise.promised, false) AS promised,
    coalesce(promise.matured, false) AS matured,
    coalesce(promise.kept, false) AS kept,
    coalesce(cohort.cured_day <= cohort.until_day, false) AS cured
  FROM cohort
  LEFT JOIN contact ON contact.case_no = cohort.case_no
  LEFT JOIN promise ON promise.case_no = cohort.case_no)
SELECT
  ${columns},
  (count(*) FILTER (WHERE right_party AND promised AND cured))::DOUBLE AS cured_after_promise,
  (count(*) FILTER (WHERE right_party AND NOT attempted))::DOUBLE AS inbound_only,
  (SELECT count(*) FROM entry WHERE until_day > ${asOf})::DOUBLE AS too_young
FROM case_step`;
}
