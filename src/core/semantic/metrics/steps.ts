import { COVERAGE, STEP_EVIDENCE, STEP_MEANINGS, STEP_NAMES } from '#core/i18n/messages/steps.ts';
import { sql, raw } from '#core/sql/sql.ts';
import type { Metric } from '../metric.ts';
import { MIN_RATE, openBetween } from './parts.ts';

/** Metric ids of the seven service steps, in order (TEST-HOOKS). */
export const STEP_IDS = [
  'step_1_analysed', 'step_2_contacted', 'step_3_explained', 'step_4_plan', 'step_5_relief', 'step_6_reminded', 'step_7_followed_up'
] as const; // prettier-ignore
export type StepId = (typeof STEP_IDS)[number];

/** What each step is told from: its own column, else the evidence of METHODS 7.1. */
const EVIDENCE: readonly (readonly (readonly string[])[])[] = [
  [['cases.s1', 'calls.case_id'], ['cases.s1', 'calls.direction'], ['cases.s1', 'cases.cause']],
  [['cases.s2', 'calls.case_id'], ['cases.s2', 'calls.direction'], ['cases.s2', 'calls.rpc']],
  [['cases.s3']],
  [['cases.s4', 'promises.due_date', 'instalments.due_date', 'cases.plan_type'], ['cases.s4', 'cases.s2', 'calls.rpc']],
  [['cases.s5', 'cases.relief_considered', 'cases.waiver_amount', 'instalments.due_date', 'cases.plan_type'], ['cases.s5', 'cases.s2', 'calls.rpc']],
  [['cases.s6', 'reminders.sent_at'], ['cases.s6', 'promises.due_date', 'instalments.due_date']],
  [['cases.s7', 'promises.due_date'], ['cases.s7', 'payments.paid_date'], ['cases.s7', 'calls.case_id']]
]; // prettier-ignore

/** Four cases open in the period, done, done, not done, unknown; one to which it does not apply; one closed before. */
const examples = (no: number) =>
  ['done', 'done', 'not_done', 'unknown', 'na', 'done'].map((state, i) => ({
    case_no: i + 1,
    day: 5,
    opened_day: 5,
    closed_day: i === 5 ? 9 : null,
    [`state_${no}`]: state
  }));

/** Recorded coverage of the seven service steps (METHODS 7.1). What is not recorded may still have been done. */
export const STEPS: readonly Metric[] = STEP_IDS.flatMap((id, i) => {
  const [label, meaning, evidence, told] = [STEP_NAMES[i], STEP_MEANINGS[i], STEP_EVIDENCE[i], EVIDENCE[i]];
  if (!label || !meaning || !evidence || !told) return [];
  const state = raw(`state_${i + 1}`);
  return {
    id,
    group: 'steps',
    family: 'repayment',
    fact: 'case_step',
    unit: 'ratio',
    better: 'none',
    kind: 'rate',
    num: sql`${state} = 'done'`.text,
    den: (context) => sql`${state} IN ('done', 'not_done') AND ${openBetween(context)}`,
    eligible: (context) => sql`${state} <> 'na' AND ${openBetween(context)}`,
    date: null,
    nothing: COVERAGE.noEvidence,
    needs: [['cases.case_id'], ...told],
    min: MIN_RATE,
    words: {
      label,
      meaning,
      formula: {
        en: `cases with the step done / cases where it is done or not done, open in the range; evidence without a column of its own: ${evidence.en}`,
        zh: `期内在办案件中已完成该步骤的 / 已完成或未完成的；无专门列时的依据：${evidence.zh}`
      },
      source: 'METHODS 7.1; DECISIONS'
    },
    // done, done of done, done, not done
    example: { rows: examples(i + 1), period: [10, 20], value: 2 / 3, n: 3 }
  } satisfies Metric;
});
