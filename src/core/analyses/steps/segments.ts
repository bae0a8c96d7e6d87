import type { Engine } from '#core/engine.ts';
import { SEGMENTS } from '#core/i18n/messages/steps.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { coverageNote } from '#core/query/coverage.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { columnOr, holds } from '../contact-rules/columns.ts';
import { ask, asOfDay, count, maybe, type Ask, type Row } from '../repayment/ask.ts';
import { notComputable, rate, ratioOfSums, suppressed, total } from '../repayment/envelope.ts';
import { missing, type Need } from '../repayment/needs.ts';
import { ofCases, openInRange } from '../repayment/population.ts';
import { withinDays } from '../scope.ts';
import { mergeSmall, type Cell } from './segment-cells.ts';

/** METHODS 8.1: cells of cases and customers. */
export const MIN_CELL = 10;

const FIGURES = [
  'attempts_per_case', 'handle_s_per_case', 'aht_s', 'promised_case_rate', 'kept_rate', 'cure_rate', 'csat_avg'
] as const; // prettier-ignore
export type SegmentFigure = (typeof FIGURES)[number];

/** Cases of one cause, DPD bucket and willingness: how many, how much work, what came of it. */
export interface Segment {
  readonly cause: number | null;
  readonly dpd: number | null;
  /** Canonical willingness; `null` = unknown; `other` = several put together. */
  readonly willingness: string | null;
  readonly cases: Envelope;
  readonly figures: Readonly<Record<SegmentFigure, Envelope>>;
}

export interface Segments {
  /** In order of cause, bucket and willingness; unknown last. */
  readonly segments: readonly Segment[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** METHODS 0.5. */
const MIN_CONTACTS = 20;
const MIN_RATINGS = 30;

const SUMS = [
  'attempts', 'attempts2', 'attempted', 'handled', 'handle_s', 'handle_s2', 'handle_known', 'handle_known2', 'handle_mixed', 'case_ss', 'case_hh', 'case_kk',
  'case_hs', 'case_hk', 'case_sk', 'promised', 'matured', 'kept', 'judged', 'cured', 'ratings', 'rating', 'rating2', 'ratings2', 'rating_mixed', 'raters', 'handlers'
] as const; // prettier-ignore
type Sums = Readonly<Record<(typeof SUMS)[number], number>>;

/**
 * Situations as segments: cause × DPD bucket × willingness of the cases open at any time in the range, with size, effort (attempts of the
 * range per case attempted, handle time per case, estimated where some is unknown), result (cases with a promise, kept rate of the promises due) and
 * satisfaction. The cure rate is that of the whole page, cases whose 30 days end in the range, open in it or not: a case cured before the range is one of
 * those, while only the uncured of its day are still open. Cells below ten cases are put together or withheld (METHODS 8.1).
 */
export async function segments(engine: Engine, input: Ask): Promise<Segments> {
  const reason = missing(input.model, ['cases', 'cases.cause']);
  if (reason) return { segments: [], notes: [], reason };

  const rows = await ask(engine, segmentSql(input, asOfDay(input.model) ?? input.scope.to), input);
  const cells = rows.map(cellOf);
  // Where nobody is open any more, ten judged are what a cell needs.
  const merged = mergeSmall(cells, addSums, MIN_CELL).filter(({ n, sums }) => n > 0 || sums.judged >= MIN_CELL);
  const changed = merged.length < cells.length || merged.some(({ isHidden }) => isHidden);
  return {
    segments: merged.map((cell) => segmentOf(cell, input)),
    notes: changed ? [{ text: SEGMENTS.merged, params: { min: MIN_CELL } }] : [],
    reason: null
  };
}

const cellOf = (row: Row): Cell<Sums> => ({
  cause: maybe(row, 'cause'),
  dpd: maybe(row, 'dpd'),
  willingness: row.willingness === null ? null : String(row.willingness),
  n: count(row, 'cases'),
  sums: Object.fromEntries(SUMS.map((name) => [name, count(row, name)])) as Sums
});

const addSums = (a: Sums, b: Sums): Sums => Object.fromEntries(SUMS.map((name) => [name, a[name] + b[name]])) as Sums;

function segmentOf(cell: Cell<Sums>, input: Ask): Segment {
  const { cause, dpd, willingness, n, isHidden } = cell;
  const withheld = { text: SEGMENTS.withheld, params: { min: MIN_CELL } };
  return {
    cause,
    dpd,
    willingness,
    cases: isHidden ? suppressed('cases', 'count', withheld) : total('cases', 'count', n, n),
    figures: isHidden
      ? (Object.fromEntries(FIGURES.map((id) => [id, suppressed(id, 'ratio', withheld)])) as Segment['figures'])
      : figuresOf(cell, input)
  };
}

function figuresOf({ n, sums: s }: Cell<Sums>, { model }: Ask): Segment['figures'] {
  const per = (id: string, unit: Envelope['unit'], { cases, sum, squares }: { cases: number; sum: number; squares: number }): Envelope =>
    ratioOfSums(id, unit, { moments: { k: cases, sumNum: sum, sumDen: cases, sumNum2: squares, sumNumDen: sum, sumDen2: cases }, n: cases, min: MIN_CONTACTS }); // prettier-ignore
  const handle = { k: s.handlers, sumNum: s.handle_s, sumDen: s.handle_known, sumNum2: s.handle_s2, sumNumDen: s.handle_mixed, sumDen2: s.handle_known2 }; // prettier-ignore
  const ratings = { k: s.raters, sumNum: s.rating, sumDen: s.ratings, sumNum2: s.rating2, sumNumDen: s.rating_mixed, sumDen2: s.ratings2 }; // prettier-ignore
  const figures: Record<SegmentFigure, Envelope> = {
    attempts_per_case: per('attempts_per_case', 'number', {
      cases: s.attempted,
      sum: s.attempts,
      squares: s.attempts2
    }),
    handle_s_per_case: timePerCase(n, s),
    aht_s: whereKnown(ratioOfSums('aht_s', 'seconds', { moments: handle, n: s.handle_known, min: MIN_CONTACTS }), s),
    promised_case_rate: rate('promised_case_rate', s.promised, n),
    kept_rate: rate('kept_rate', s.kept, s.matured),
    cure_rate: rate('cure_rate', s.cured, s.judged),
    csat_avg: ratioOfSums('csat_avg', 'score', { moments: ratings, n: s.ratings, min: MIN_RATINGS })
  };
  const entries = FIGURES.map((id) => {
    const reason = missing(model, NEEDS[id]);
    return [id, reason ? notComputable(id, figures[id].unit, reason) : figures[id]] as const;
  });
  return Object.fromEntries(entries) as Segment['figures'];
}

/**
 * Handle time per case: contacts handled per case × the mean of those that know their handle time, so that an unknown time counts as an average one and
 * not as 0. Each case contributes a·h + c·(s − a·k), with h handled, k known and s seconds of the case, a = Σs / Σk and c = Σh / Σk: the contributions add up
 * to the figure, and their squares give its interval over cases (linearised, Cochran 1977, ch. 6).
 */
function timePerCase(cases: number, s: Sums): Envelope {
  if (s.handled > 0 && s.handle_known === 0) {
    return {
      ...ratioOfSums('handle_s_per_case', 'seconds', { moments: NOTHING, n: cases, min: MIN_CONTACTS }),
      coverage: 0
    };
  }
  const a = s.handled === 0 ? 0 : s.handle_s / s.handle_known;
  const c = s.handled === 0 ? 0 : s.handled / s.handle_known;
  const sum = a * s.handled;
  const squares = a * a * s.case_hh + c * c * (s.case_ss + a * a * s.case_kk) + 2 * a * c * (s.case_hs - a * s.case_hk - c * s.case_sk); // prettier-ignore
  const moments = { k: cases, sumNum: sum, sumDen: cases, sumNum2: squares, sumNumDen: sum, sumDen2: cases };
  return whereKnown(ratioOfSums('handle_s_per_case', 'seconds', { moments, n: cases, min: MIN_CONTACTS }), s);
}

const NOTHING = { k: 0, sumNum: 0, sumDen: 0, sumNum2: 0, sumNumDen: 0, sumDen2: 0 };

/** A figure with the share of handled contacts whose handle time is known, and a warning where that is small. */
function whereKnown(envelope: Envelope, { handled, handle_known }: Sums): Envelope {
  const coverage = handled > 0 ? handle_known / handled : 1;
  const note = coverageNote(coverage);
  return { ...envelope, coverage, warnings: note ? [...envelope.warnings, note] : envelope.warnings };
}

const NEEDS: Readonly<Record<SegmentFigure, readonly Need[]>> = {
  attempts_per_case: ['calls.case_id', 'calls.direction'],
  handle_s_per_case: ['calls.case_id', 'calls.wrap_s'],
  aht_s: ['calls.case_id', 'calls.wrap_s'],
  promised_case_rate: ['promises.due_date'],
  kept_rate: ['promises.due_date', 'payments.paid_date'],
  cure_rate: ['cases.cured_date', 'cases.assigned_date'],
  csat_avg: ['calls.case_id']
};

/** Days after assignment within which a case counts as cured (`cure_rate`, DECISIONS). */
const CURE_DAYS = 30;

/** Sums per cell; squares of handle time and ratings per agent, the cluster of their intervals. */
function segmentSql({ scope, model }: Ask, asOf: number): Sql {
  const ofFile = holds(model, 'cases', 'willingness')
    ? sql`
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid`
    : sql``;
  const judged = sql`coalesce(${withinDays(scope, `c.day + ${CURE_DAYS}`)} AND c.day + ${CURE_DAYS} <= ${asOf}, false)`;
  return sql`
WITH segment_case AS (
  SELECT
    c.case_no,
    c.cause,
    c.dpd,
    ${columnOr(model, 'cases', 'willingness', 'k')} AS willingness,
    ${openInRange(scope, 'c')} AS is_open,
    ${judged} AS judged,
    coalesce(c.cured_day <= c.day + ${CURE_DAYS}, false) AS cured
  FROM case_fact AS c${ofFile}
  WHERE (${openInRange(scope, 'c')} OR ${judged}) AND ${ofCases(scope, 'c')}),
contact AS (
  SELECT
    s.cause,
    s.dpd,
    s.willingness,
    s.case_no,
    f.agent,
    f.attempt,
    f.handled,
    CASE WHEN f.handled THEN f.handle_s END AS handle_s,
    f.csat
  FROM segment_case AS s
  JOIN call_fact AS f ON f.case_no = s.case_no
  WHERE s.is_open AND ${withinDays(scope, 'f.day')}),
case_effort AS (
  SELECT
    case_no,
    count(*) FILTER (WHERE attempt) AS attempts,
    count(*) FILTER (WHERE handled) AS handled,
    count(handle_s) AS known,
    coalesce(sum(handle_s), 0) AS handle_s
  FROM contact
  GROUP BY case_no),
case_promise AS (
  SELECT
    p.case_no,
    count(*) AS promises,
    count(*) FILTER (WHERE p.matured AND ${withinDays(scope, 'p.day')}) AS matured,
    count(*) FILTER (WHERE p.matured AND p.state = 'kept' AND ${withinDays(scope, 'p.day')}) AS kept
  FROM promise_fact AS p
  GROUP BY p.case_no),
agent_sum AS (
  SELECT
    cause,
    dpd,
    willingness,
    agent,
    count(*) FILTER (WHERE handled) AS handled,
    coalesce(sum(handle_s), 0) AS handle_s,
    count(handle_s) AS handle_known,
    coalesce(sum(csat), 0) AS rating,
    count(csat) AS ratings
  FROM contact
  GROUP BY cause, dpd, willingness, agent),
agent_moment AS (
  SELECT
    cause,
    dpd,
    willingness,
    sum(handled) AS handled,
    sum(handle_s) AS handle_s,
    sum(handle_known) AS handle_known,
    sum(handle_s * handle_s) AS handle_s2,
    sum(handle_known * handle_known) AS handle_known2,
    sum(handle_s * handle_known) AS handle_mixed,
    count(*) FILTER (WHERE handle_known > 0) AS handlers,
    sum(rating) AS rating,
    sum(ratings) AS ratings,
    sum(rating * rating) AS rating2,
    sum(ratings * ratings) AS ratings2,
    sum(rating * ratings) AS rating_mixed,
    count(*) FILTER (WHERE ratings > 0) AS raters
  FROM agent_sum
  GROUP BY cause, dpd, willingness),
case_sum AS (
  SELECT
    s.cause,
    s.dpd,
    s.willingness,
    count(*) FILTER (WHERE s.is_open) AS cases,
    sum(e.attempts) AS attempts,
    sum(e.attempts * e.attempts) AS attempts2,
    count(*) FILTER (WHERE e.attempts > 0) AS attempted,
    sum(e.handle_s * e.handle_s) AS case_ss,
    sum(e.handled * e.handled) AS case_hh,
    sum(e.known * e.known) AS case_kk,
    sum(e.handled * e.handle_s) AS case_hs,
    sum(e.handled * e.known) AS case_hk,
    sum(e.handle_s * e.known) AS case_sk,
    count(*) FILTER (WHERE s.is_open AND p.promises > 0) AS promised,
    sum(p.matured) FILTER (WHERE s.is_open) AS matured,
    sum(p.kept) FILTER (WHERE s.is_open) AS kept,
    count(*) FILTER (WHERE s.judged) AS judged,
    count(*) FILTER (WHERE s.judged AND s.cured) AS cured
  FROM segment_case AS s
  LEFT JOIN case_effort AS e ON e.case_no = s.case_no
  LEFT JOIN case_promise AS p ON p.case_no = s.case_no
  GROUP BY s.cause, s.dpd, s.willingness)
SELECT
  c.cause::DOUBLE AS cause,
  c.dpd::DOUBLE AS dpd,
  c.willingness,
  c.cases::DOUBLE AS cases,
  c.attempts::DOUBLE AS attempts,
  c.attempts2::DOUBLE AS attempts2,
  c.attempted::DOUBLE AS attempted,
  c.case_ss::DOUBLE AS case_ss,
  c.case_hh::DOUBLE AS case_hh,
  c.case_kk::DOUBLE AS case_kk,
  c.case_hs::DOUBLE AS case_hs,
  c.case_hk::DOUBLE AS case_hk,
  c.case_sk::DOUBLE AS case_sk,
  c.promised::DOUBLE AS promised,
  c.matured::DOUBLE AS matured,
  c.kept::DOUBLE AS kept,
  c.judged::DOUBLE AS judged,
  c.cured::DOUBLE AS cured,
  m.handled::DOUBLE AS handled,
  m.handle_s::DOUBLE AS handle_s,
  m.handle_known::DOUBLE AS handle_known,
  m.handle_s2::DOUBLE AS handle_s2,
  m.handle_known2::DOUBLE AS handle_known2,
  m.handle_mixed::DOUBLE AS handle_mixed,
  m.handlers::DOUBLE AS handlers,
  m.rating::DOUBLE AS rating,
  m.ratings::DOUBLE AS ratings,
  m.rating2::DOUBLE AS rating2,
  m.ratings2::DOUBLE AS ratings2,
  m.rating_mixed::DOUBLE AS rating_mixed,
  m.raters::DOUBLE AS raters
FROM case_sum AS c
LEFT JOIN agent_moment AS m ON m.cause IS NOT DISTINCT FROM c.cause
  AND m.dpd IS NOT DISTINCT FROM c.dpd
  AND m.willingness IS NOT DISTINCT FROM c.willingness
ORDER BY c.cause NULLS LAST, c.dpd NULLS LAST, c.willingness NULLS LAST`;
}
