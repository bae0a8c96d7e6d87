import type { Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { ask, asOfDay, maybe, type Ask, type Row } from '../repayment/ask.ts';
import { missing } from '../repayment/needs.ts';
import { ofCases, openInRange } from '../repayment/population.ts';
import { STEPS, stepTables, type EvidenceContext, type StepState } from './evidence-sql.ts';

/** The seven steps of one case. */
export interface CaseSteps {
  readonly caseId: string;
  readonly states: readonly StepState[];
  /** Local day numbers of the steps; `null` where nothing dates them. */
  readonly days: readonly (number | null)[];
}

export interface StepOptions {
  /** Names of causes that mean hardship; default: the words of the follow-up queue. */
  readonly hardshipCauses?: readonly string[];
}

/** Why steps cannot be told at all: no cases, or no date in the data. */
export function stepReason({ model }: Ask): Phrase | null {
  return missing(model, ['cases']) ?? (asOfDay(model) === null ? { text: REASONS.noDate } : null);
}

/** Deadlines are needed for at most ten years back. */
const MAX_SPAN_DAYS = 3660;

/** What the SQL of the evidence needs to know about the data. */
export async function stepContext(engine: Engine, input: Ask, options: StepOptions = {}): Promise<EvidenceContext> {
  const { model, settings } = input;
  const asOf = asOfDay(model) ?? input.scope.to;
  const [row] = await ask(
    engine,
    sql`SELECT min(p.day)::DOUBLE AS first_day, max(p.day)::DOUBLE AS last_day FROM promise_fact AS p`,
    input
  );
  const [first, last] = [maybe(row, 'first_day') ?? 0, maybe(row, 'last_day') ?? -1];
  return { model, settings, asOf, dueDays: [Math.max(first, asOf - MAX_SPAN_DAYS), Math.min(last, asOf)], ...options };
}

/** Evidence of the steps, case by case, for cases open at any time in the range (METHODS 7.1). */
export async function caseSteps(
  engine: Engine,
  input: Ask,
  { limit = 1000, ...options }: StepOptions & { limit?: number } = {}
): Promise<CaseSteps[]> {
  if (stepReason(input)) return [];
  const context = await stepContext(engine, input, options);
  const columns = STEPS.flatMap((no) => [raw(`s.state_${no}`), raw(`s.day_${no}::DOUBLE AS day_${no}`)]);
  const query = sql`
WITH ${stepTables(context)}
SELECT c.case_id, ${columns}
FROM step_state AS s
JOIN case_fact AS c ON c.case_no = s.case_no
WHERE ${openInRange(input.scope, 's')} AND ${ofCases(input.scope, 's')}
ORDER BY c.case_no
LIMIT ${limit}`;
  return (await ask(engine, query, input)).map(caseOf);
}

const caseOf = (row: Row): CaseSteps => ({
  caseId: String(row.case_id),
  states: STEPS.map((no) => String(row[`state_${no}`]) as StepState),
  days: STEPS.map((no) => maybe(row, `day_${no}`))
});
