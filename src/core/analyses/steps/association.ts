import type { Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/repayment.ts';
import { ASSOCIATION, STEP_NAMES } from '#core/i18n/messages/steps.ts';
import { LOCALES, type Locale, type Phrase, type Text } from '#core/i18n/text.ts';
import { STEPS, type StepNo } from '#core/model/case-step.ts';
import { STEP_IDS, type StepId } from '#core/semantic/metrics/steps.ts';
import { at } from '#core/stats/numerics.ts';
import { bh } from '#core/stats/multiplicity.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { ask, asOfDay, count, type Ask, type Row } from '../repayment/ask.ts';
import { compare, type Comparison } from '../repayment/comparison.ts';
import { missing } from '../repayment/needs.ts';
import { ofCases } from '../repayment/population.ts';
import { quartileBand } from '../repayment/reminder-landmark.ts';
import { stratumOf } from '../repayment/reminders.ts';
import { stepReason } from './evidence.ts';

/** Landmarks of METHODS 7.2, days after assignment. */
export const LANDMARKS = [7, 14] as const;
export type Landmark = (typeof LANDMARKS)[number];

/** What is compared: a step done by the landmark, or step coverage by then at or above its median. */
export type Exposure = StepId | 'step_coverage';

/** Cure of cases with and without a step by the landmark. Never ranked; steps are in their own order. */
export interface StepAssociation {
  readonly exposure: Exposure;
  /** Within DPD bucket × balance quartile × cause. */
  readonly comparison: Comparison;
  /** The same with the agent as a further stratum: without differences of recording between agents. */
  readonly withinAgent: Comparison;
  /** p-value adjusted over the seven steps (Benjamini–Hochberg); `null` for coverage and where there is too little. */
  readonly q: number | null;
  readonly isFlagged: boolean;
  readonly sentences: readonly Phrase[];
}

export interface StepAssociations {
  readonly landmarkDay: Landmark;
  readonly outcomeDay: number;
  /** Cases open and uncured on the landmark day, reached by then, with the whole follow-up. */
  readonly cases: number;
  readonly steps: readonly StepAssociation[];
  readonly coverage: StepAssociation | null;
  /** Always shown: time, cooperation, recording, chance, required steps. */
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** METHODS 7.2 and 0.5: cured by day 60; false discovery rate of the flags. */
const OUTCOME_DAY = 60;
const FALSE_DISCOVERY = 0.1;

const NOTES: readonly Phrase[] = (['confounding', 'time', 'recording', 'chance', 'required'] as const).map((name) => ({ text: ASSOCIATION[name] })); // prettier-ignore

/**
 * Association of recorded steps with cure (METHODS 7.2) by landmark: cases assigned before the end of the range that were open, uncured and
 * reached by day L; exposure = step done by day L (cases for which it is unknown or does not apply by then, or that have it without a date, are
 * left out, and all of them where nothing dates the step); outcome = cured by day 60, only cases with 60 days of follow-up. Mantel–Haenszel within DPD bucket × balance quartile × cause, and
 * again within the agent. The start of the range is not applied: it would pick cases by how long they stayed open. An association, never an
 * effect.
 */
export async function stepAssociations(
  engine: Engine,
  input: Ask,
  landmarkDay: Landmark = 7
): Promise<StepAssociations> {
  const empty = { landmarkDay, outcomeDay: OUTCOME_DAY, cases: 0, steps: [], coverage: null, notes: NOTES };
  const reason =
    stepReason(input) ??
    missing(input.model, ['cases.assigned_date', 'cases.cured_date', 'calls.case_id', 'calls.rpc']);
  if (reason) return { ...empty, reason };

  const query = associationSql(input, landmarkDay, asOfDay(input.model) ?? input.scope.to);
  const rows = await ask(engine, query, input);
  if (rows.length === 0) return { ...empty, reason: { text: REASONS.noRows } };

  const compared = STEPS.map((no) => comparisonsOf(rows, no));
  const adjusted = adjust(compared.map(({ comparison }) => comparison));
  const steps = compared.map((item, i) => association(item, { q: at(adjusted, i), landmarkDay }));
  const overall = comparisonsOf(rows, 'coverage');
  return {
    ...empty,
    cases: rows.filter((row) => row.kind === 'all').reduce((sum, row) => sum + count(row, 'cases'), 0),
    steps,
    coverage: association(overall, { q: null, landmarkDay }),
    reason: null
  };
}

interface Compared {
  readonly exposure: Exposure;
  readonly name: Text;
  readonly comparison: Comparison;
  readonly withinAgent: Comparison;
}

function comparisonsOf(rows: readonly Row[], of: StepNo | 'coverage'): Compared {
  const strata = (kind: string) =>
    rows.filter((row) => row.kind === kind && String(row.exposure) === String(of)).map(stratumOf);
  return {
    exposure: of === 'coverage' ? 'step_coverage' : at(STEP_IDS, of - 1),
    name: of === 'coverage' ? ASSOCIATION.coverage : at(STEP_NAMES, of - 1),
    comparison: compare('cure_rate', strata('mix')),
    withinAgent: compare('cure_rate', strata('agent'))
  };
}

/** Adjusted p-values over the steps that can be judged, in the order of the steps. */
function adjust(comparisons: readonly Comparison[]): (number | null)[] {
  const judged = comparisons.map(({ p, status }) => (status === 'ok' ? p : null));
  const q = bh(judged.flatMap((p) => (p === null ? [] : [p])));
  return judged.map((p) => (p === null ? null : (q.shift() ?? null)));
}

function association(
  { exposure, name, comparison, withinAgent }: Compared,
  { q, landmarkDay }: { q: number | null; landmarkDay: Landmark }
): StepAssociation {
  return {
    exposure,
    comparison,
    withinAgent,
    q,
    isFlagged: q !== null && q <= FALSE_DISCOVERY,
    sentences: sentencesOf(comparison, name, landmarkDay)
  };
}

/** The text of METHODS 7.2, with the sentence on confounding and the share of cases that could be used. */
export function sentencesOf(comparison: Comparison, name: Text, day: number): Phrase[] {
  const { status, rd, rdCi, usableShare } = comparison;
  const usable = { text: ASSOCIATION.usable, params: { share: Math.round(100 * usableShare) } };
  const confounding = { text: ASSOCIATION.confounding };
  if (status !== 'ok' || rd === null || rdCi === null) {
    return [named(ASSOCIATION.tooFew, name), ...(comparison.strata > 0 ? [usable] : []), confounding];
  }
  const [lo, hi] = rdCi;
  const isClear = lo > 0 || hi < 0;
  const text = isClear ? (rd > 0 ? ASSOCIATION.more : ASSOCIATION.less) : ASSOCIATION.none;
  const turn = isClear && rd < 0 ? -1 : 1;
  const limits = [points(turn * lo), points(turn * hi)].sort((a, b) => Number(a) - Number(b));
  const params = { day, points: points(turn * rd), lo: at(limits, 0), hi: at(limits, 1) };
  const e =
    comparison.eValue === null ? [] : [{ text: ASSOCIATION.eValue, params: { e: comparison.eValue.toFixed(1) } }];
  return [{ ...named(text, name), params }, ...e, usable, confounding];
}

/** Percentage points to one decimal, without a sign before zero. */
const points = (ratio: number): string => {
  const text = (100 * ratio).toFixed(1);
  return text === '-0.0' ? '0.0' : text;
};

/** A sentence with the name of the step in each language. */
function named(text: Text, name: Text): Phrase {
  const inWords = (locale: Locale): string => text[locale].replace('{step}', name[locale]);
  const [en, zh] = LOCALES.map(inWords);
  return { text: { en: en ?? '', zh: zh ?? '' } };
}

/**
 * Whether a step applies on the landmark already, where later events decide it (SQL on `case_step` as `s`): otherwise cases would be chosen
 * by what happened after the landmark.
 */
const APPLIES: Readonly<Partial<Record<StepNo, (landmark: string) => string>>> = {
  5: (landmark) => `s.needs_relief OR coalesce(s.broken_day <= ${landmark}, false)`,
  6: (landmark) => `coalesce(s.state_4 = 'done' AND s.day_4 <= ${landmark}, false)`,
  7: (landmark) => `coalesce(s.break_day <= ${landmark}, false)`
};

/**
 * CTE `at_landmark`, one row per case compared: `case_no`, `dpd`, `cause`, `agent`, `balance`, `cured` by day 60, and per step `done_<no>`: by the
 * landmark, not by then, or NULL where that is unknown or the step does not apply.
 */
function atLandmark({ scope }: Ask, day: Landmark, asOf: number): Sql {
  const done = (no: StepNo): string => `CASE
      WHEN max(CASE WHEN s.state_${no} = 'done' THEN s.day_${no} END) OVER () IS NULL THEN NULL
      WHEN NOT (${APPLIES[no]?.(`s.day + ${day}`) ?? 'true'}) THEN NULL
      WHEN s.state_${no} = 'done' AND s.day_${no} <= s.day + ${day} THEN true
      WHEN s.state_${no} = 'done' AND s.day_${no} > s.day + ${day} THEN false
      WHEN s.state_${no} = 'not_done' THEN false END`;
  const exposures = STEPS.map((no) => raw(`${done(no)} AS done_${no}`));
  return sql`
WITH at_landmark AS (
  SELECT
    s.case_no,
    s.dpd,
    s.cause,
    s.agent,
    s.balance,
    coalesce(s.cured_day <= s.day + ${OUTCOME_DAY}, false) AS cured,
    ${exposures}
  FROM case_step AS s
  WHERE s.day + ${OUTCOME_DAY} <= ${asOf}
    AND s.rpc_day <= s.day + ${day}
    AND coalesce(s.cured_day, s.day + ${day} + 1) > s.day + ${day}
    AND coalesce(s.closed_day, s.day + ${day} + 1) > s.day + ${day}
    AND s.day <= ${scope.to}
    AND ${ofCases(scope, 's')})`;
}

/** Condition on `case_fact` that keeps the cases compared at a landmark, those of one step where it is named. */
export function associationRows(input: Ask, day: Landmark, exposure: string | null): Sql {
  const no = STEP_IDS.findIndex((id) => id === exposure) + 1;
  return sql`case_no IN (${atLandmark(input, day, asOfDay(input.model) ?? input.scope.to)}
SELECT at_landmark.case_no
FROM at_landmark
WHERE ${raw(no > 0 ? `done_${no} IS NOT NULL` : 'true')})`;
}

/** 2 × 2 tables per exposure and stratum, without (`mix`) and with (`agent`) the agent; one row `all` with the size of the population. */
function associationSql(input: Ask, day: Landmark, asOf: number): Sql {
  const known = STEPS.map((no) => `CASE WHEN done_${no} IS NOT NULL THEN 1 ELSE 0 END`).join(' + ');
  const doneCount = STEPS.map((no) => `CASE WHEN done_${no} THEN 1 ELSE 0 END`).join(' + ');
  const long = STEPS.map((no) => sql`SELECT ${String(no)} AS exposure, ${raw(`done_${no}`)} AS exposed, cured, dpd, cause, band, agent FROM banded`); // prettier-ignore
  const counts = sql`
  (count(*) FILTER (WHERE exposed AND cured))::DOUBLE AS a,
  (count(*) FILTER (WHERE exposed))::DOUBLE AS n1,
  (count(*) FILTER (WHERE NOT exposed AND cured))::DOUBLE AS b,
  (count(*) FILTER (WHERE NOT exposed))::DOUBLE AS n0`;
  return sql`${atLandmark(input, day, asOf)},
banded AS (
  SELECT
    ${STEPS.map((no) => raw(`done_${no}`))},
    cured,
    dpd,
    cause,
    agent,
    ${quartileBand('balance', 'at_landmark')} AS band,
    (${raw(doneCount)})::DOUBLE / nullif(${raw(known)}, 0) AS coverage
  FROM at_landmark),
exposure AS (
  ${join(long, '\n  UNION ALL\n  ')}
  UNION ALL
  SELECT
    'coverage' AS exposure,
    coverage >= (SELECT median(banded.coverage) FROM banded) AS exposed,
    cured,
    dpd,
    cause,
    band,
    agent
  FROM banded)
SELECT 'mix' AS kind, exposure, ${counts}, NULL::DOUBLE AS cases
FROM exposure
WHERE exposed IS NOT NULL
GROUP BY exposure, dpd, cause, band
UNION ALL
SELECT 'agent' AS kind, exposure, ${counts}, NULL::DOUBLE AS cases
FROM exposure
WHERE exposed IS NOT NULL
GROUP BY exposure, dpd, cause, band, agent
UNION ALL
SELECT 'all' AS kind, NULL AS exposure, 0, 0, 0, 0, count(*)::DOUBLE AS cases
FROM banded
HAVING count(*) > 0`;
}
