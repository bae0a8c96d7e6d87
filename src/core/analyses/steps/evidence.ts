import type { Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { STEPS, type StepState } from '#core/model/case-step.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { ask, asOfDay, maybe, type Ask, type Row } from '../repayment/ask.ts';
import { missing } from '../repayment/needs.ts';
import { ofCases, openInRange } from '../repayment/population.ts';

/** The seven steps of one case. */
export interface CaseSteps {
  readonly caseId: string;
  readonly states: readonly StepState[];
  /** Local day numbers of the steps; `null` where nothing dates them. */
  readonly days: readonly (number | null)[];
}

/** Why steps cannot be told at all: no cases, or no date in the data. */
export function stepReason({ model }: Ask): Phrase | null {
  return missing(model, ['cases']) ?? (asOfDay(model) === null ? { text: REASONS.noDate } : null);
}

/** Evidence of the steps, case by case, for cases open at any time in the range (METHODS 7.1). */
export async function caseSteps(
  engine: Engine,
  input: Ask,
  { limit = 1000 }: { readonly limit?: number } = {}
): Promise<CaseSteps[]> {
  if (stepReason(input)) return [];
  const columns = STEPS.flatMap((no) => [raw(`s.state_${no}`), raw(`s.day_${no}::DOUBLE AS day_${no}`)]);
  const query = sql`
SELECT c.case_id, ${columns}
FROM case_step AS s
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
