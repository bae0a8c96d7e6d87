import type { Engine } from '#core/engine.ts';
import { COVERAGE, STEP_EVIDENCE, STEP_NAMES } from '#core/i18n/messages/steps.ts';
import type { Phrase, Text } from '#core/i18n/text.ts';
import { STEPS, type StepNo } from '#core/model/case-step.ts';
import { STEP_IDS, type StepId } from '#core/semantic/metrics/steps.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { at } from '#core/stats/numerics.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { ask, count, type Ask, type Row } from '../repayment/ask.ts';
import { notComputable, rate } from '../repayment/envelope.ts';
import { ofCases, openInRange } from '../repayment/population.ts';
import { registryFigures } from '../registry.ts';
import { stepReason } from './evidence.ts';

export { STEP_IDS, type StepId } from '#core/semantic/metrics/steps.ts';

/** Recorded coverage of one step. */
export interface StepCoverage {
  readonly no: StepNo;
  readonly id: StepId;
  readonly label: Text;
  /** What counts as evidence where no column of its own says so. */
  readonly evidence: Text;
  /** Done / (done + not done). */
  readonly coverage: Envelope;
  readonly done: number;
  readonly notDone: number;
  readonly unknown: number;
  readonly notApplicable: number;
  /** Unknown / applicable or unknown, 0–1. */
  readonly unknownShare: number | null;
  /** More than 20 % unknown: the rate is greyed. */
  readonly isGreyed: boolean;
}

export interface StepsCoverage {
  readonly steps: readonly StepCoverage[];
  /** Done / (done + not done) over all steps. */
  readonly overall: Envelope;
  /** Cases with every applicable step done and none unknown / cases with an applicable step. */
  readonly complete: Envelope;
  /** Complete cases whose step days do not run backwards / complete cases with at least two dated steps. */
  readonly inOrder: Envelope;
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** METHODS 7.1. */
const MAX_UNKNOWN = 0.2;

/**
 * Recorded coverage of the seven steps over cases open at any time in the range (METHODS 7.1). The share of unknown stands beside every
 * rate; a case is complete when no applicable step is not done or unknown; in order when S1 ≤ S2 ≤ S4 ≤ S6 ≤ due ≤ S7 by local days, among
 * the days known.
 */
export async function stepsCoverage(engine: Engine, input: Ask): Promise<StepsCoverage> {
  const reason = stepReason(input);
  if (reason) return absent(reason);
  const [[row], figures] = await Promise.all([
    ask(engine, coverageSql(input), input),
    registryFigures(engine, STEP_IDS, input)
  ]);
  const sum = (state: string): number => STEPS.reduce((total, no) => total + count(row, `${state}_${no}`), 0);
  return {
    steps: STEPS.map((no) => coverageOf(row, no, figures[at(STEP_IDS, no - 1)])),
    overall: rate('step_coverage', sum('done'), sum('done') + sum('not_done')),
    complete: rate('steps_complete', count(row, 'complete'), count(row, 'applicable')),
    inOrder: rate('steps_in_order', count(row, 'in_order'), count(row, 'dated')),
    notes: [{ text: COVERAGE.recorded }],
    reason: null
  };
}

function coverageOf(row: Row | undefined, no: StepNo, coverage: Envelope): StepCoverage {
  const [done, notDone, unknown, notApplicable] = (['done', 'not_done', 'unknown', 'na'] as const).map((state) => count(row, `${state}_${no}`)) as [number, number, number, number]; // prettier-ignore
  const id = at(STEP_IDS, no - 1);
  const applicable = done + notDone + unknown;
  const unknownShare = applicable > 0 ? unknown / applicable : null;
  const isGreyed = unknownShare !== null && unknownShare > MAX_UNKNOWN;
  const share = Math.round(100 * (unknownShare ?? 0));
  return {
    no,
    id,
    label: at(STEP_NAMES, no - 1),
    evidence: at(STEP_EVIDENCE, no - 1),
    coverage: isGreyed ? { ...coverage, warnings: [{ text: COVERAGE.unknown, params: { share } }] } : coverage,
    done,
    notDone,
    unknown,
    notApplicable,
    unknownShare,
    isGreyed
  };
}

function absent(reason: Phrase): StepsCoverage {
  return {
    steps: STEPS.map((no) => ({
      no,
      id: at(STEP_IDS, no - 1),
      label: at(STEP_NAMES, no - 1),
      evidence: at(STEP_EVIDENCE, no - 1),
      coverage: notComputable(at(STEP_IDS, no - 1), 'ratio', reason),
      done: 0,
      notDone: 0,
      unknown: 0,
      notApplicable: 0,
      unknownShare: null,
      isGreyed: false
    })),
    overall: notComputable('step_coverage', 'ratio', reason),
    complete: notComputable('steps_complete', 'ratio', reason),
    inOrder: notComputable('steps_in_order', 'ratio', reason),
    notes: [],
    reason
  };
}

/** Dates in the order in which a complete case should run. */
const ORDER = ['day_1', 'day_2', 'day_4', 'day_6', 'due_day', 'day_7'] as const;

/** Cases are counted by their mix of states first, of which there are few; dates are compared for complete cases only. */
function coverageSql({ scope }: Ask): Sql {
  const columns = STEPS.flatMap((no) =>
    (['done', 'not_done', 'unknown', 'na'] as const).map(
      (state) =>
        sql`coalesce(sum(n) FILTER (WHERE ${raw(`state_${no}`)} = ${state}), 0)::DOUBLE AS ${raw(`${state}_${no}`)}`
    )
  );
  const states = raw(STEPS.map((no) => `state_${no}`).join(', '));
  const some = (alias: string, values: readonly string[]): Sql => sql`(${join(STEPS.map((no) => sql`${raw(`${alias}state_${no}`)} IN (${values})`), ' OR ')})`; // prettier-ignore
  const dates = ORDER.map((day) => raw(dated(day)));
  return sql`
WITH judged AS (
  SELECT
    ${STEPS.map((no) => raw(`s.state_${no}`))},
    CASE WHEN NOT ${some('s.', ['not_done', 'unknown'])} THEN list_filter([${dates}], lambda d: d IS NOT NULL) END AS days
  FROM case_step AS s
  WHERE ${openInRange(scope, 's')} AND ${ofCases(scope, 's')}),
mix AS (
  SELECT
    ${states},
    ${some('', ['done', 'not_done', 'unknown'])} AS applicable,
    NOT ${some('', ['not_done', 'unknown'])} AS complete,
    count(*) AS n,
    count(*) FILTER (WHERE len(days) > 1) AS dated,
    count(*) FILTER (WHERE len(days) > 1 AND days = list_sort(days)) AS in_order
  FROM judged
  GROUP BY ${states})
SELECT
  ${join(columns)},
  coalesce(sum(n) FILTER (WHERE applicable), 0)::DOUBLE AS applicable,
  coalesce(sum(n) FILTER (WHERE applicable AND complete), 0)::DOUBLE AS complete,
  coalesce(sum(dated) FILTER (WHERE applicable AND complete), 0)::DOUBLE AS dated,
  coalesce(sum(in_order) FILTER (WHERE applicable AND complete), 0)::DOUBLE AS in_order
FROM mix`;
}

/** The due date counts between reminder and follow-up only; a step's day only when the step is done. */
function dated(day: (typeof ORDER)[number]): string {
  if (day === 'due_day') return `CASE WHEN s.state_6 = 'done' OR s.state_7 = 'done' THEN s.due_day END`;
  return `CASE WHEN s.state_${day.slice(-1)} = 'done' THEN s.${day} END`;
}
