import type { Engine } from '#core/engine.ts';
import { NOTES, REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { dpdBucket, dpdLabels } from '#core/model/dimensions.ts';
import { isoOf } from '#core/query/calendar.ts';
import { columnOr, holds } from '../contact-rules/columns.ts';
import { ask, count, type Ask, type Row } from './ask.ts';
import { rate, ratioOfSums } from './envelope.ts';
import { missing } from './needs.ts';
import { ofCases } from './population.ts';

/** Where a case may be a month later besides a bucket. */
export const EXITS = ['paid', 'charged_off', 'left_file'] as const;

/** One cell: share of the cases (or of their balance) of the row that went to `to`, with the range over the transitions. */
export interface RollCell {
  /** Label of a bucket, or one of EXITS. */
  readonly to: string;
  readonly share: Envelope;
  /** Lowest and highest share over the single transitions, 0–1. */
  readonly range: readonly [number, number] | null;
}

/** Everything that happened to the cases of one bucket; the shares of `cells` add up to 1. */
export interface RollRow {
  readonly from: string;
  readonly cells: readonly RollCell[];
  /** Transitions times cases, or times balance. */
  readonly size: number;
}

/** Shares of the four outcomes among cases past due whose outcome is known; they add up to 1 (METRIC-DEFINITIONS B.2). */
export interface RollOutcomes {
  readonly cure: Envelope;
  readonly back: Envelope;
  readonly stable: Envelope;
  /** Next buckets and charge-off: the roll rate. */
  readonly forward: Envelope;
  /** Share that left the file for an unknown reason, 0–1, beside them. */
  readonly unknown: number;
}

export interface RollMatrix {
  /** Labels of the buckets, least overdue first. */
  readonly buckets: readonly string[];
  readonly byCount: readonly RollRow[];
  /** Empty without balances. */
  readonly byBalance: readonly RollRow[];
  readonly outcomes: RollOutcomes | null;
  /** The transitions taken, latest last: months `YYYY-MM`. */
  readonly transitions: readonly { readonly from: string; readonly to: string }[];
  readonly notes: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** METHODS 5.4: cases per row, and the number of transitions averaged. */
const MIN_ROW = 30;
const TRANSITIONS = 3;

/** The four outcomes, best first. */
export const OUTCOMES = ['cure', 'back', 'stable', 'forward'] as const;

/** Shares of the outcomes among the cases of one bucket whose outcome is known; they add up to 1. */
export interface BucketOutcomes {
  readonly from: string;
  readonly shares: Readonly<Record<(typeof OUTCOMES)[number], number | null>>;
  /** Cases whose outcome is known. */
  readonly n: number;
  readonly status: Envelope['status'];
  readonly reason: Phrase | null;
}

/** The outcomes of every bucket past due, from the rows of the matrix. */
export function outcomesByBucket({ byCount, buckets }: Pick<RollMatrix, 'byCount' | 'buckets'>): BucketOutcomes[] {
  const isCurrent = currentOf(buckets);
  return byCount
    .filter(({ from }) => !isCurrent(from))
    .map(({ from, cells }) => {
      const tally = { cure: 0, back: 0, stable: 0, forward: 0, unknown: 0 };
      for (const { to, share } of cells) tally[outcomeOf(from, to, buckets, isCurrent)] += share.parts?.num ?? 0;
      const n = tally.cure + tally.back + tally.stable + tally.forward;
      const { status, reason } = countShare(tally.forward, n);
      const shareOf = (x: number) => (n > 0 ? x / n : null);
      const shares = { cure: shareOf(tally.cure), back: shareOf(tally.back), stable: shareOf(tally.stable), forward: shareOf(tally.forward) }; // prettier-ignore
      return { from, shares, n, status, reason };
    });
}

/** The least overdue bucket counts as current when it means no days past due. */
function currentOf([current]: readonly string[]): (label: string) => boolean {
  return (label) => label === current && firstNumber(label) <= 0;
}

/**
 * Roll rates from monthly snapshots (METHODS 5.4): of the cases in bucket i in one month, the share in j in the next, summed over the last
 * three transitions up to the end of the range (ratio of sums) with the range of the single ones. Cases that left the file go to paid,
 * charged off or left. The balance version weighs each case with its balance in the first month, so that rows add up to 1 as well. Buckets
 * are those of the settings where snapshots carry days past due, else those of the file.
 */
export async function rollMatrix(engine: Engine, input: Ask): Promise<RollMatrix> {
  const empty = { buckets: [], byCount: [], byBalance: [], outcomes: null, transitions: [], notes: [] };
  const reason = missing(input.model, ['snapshots.snap_month']);
  if (reason) return { ...empty, reason };
  const rows = await ask(engine, rollSql(input), input);
  if (rows.length === 0) return { ...empty, reason: { text: REASONS.noTransitions } };

  const buckets = bucketsOf(rows, input);
  const months = [...new Set(rows.map((row) => String(row.month)))].sort();
  const hasBalance = holds(input.model, 'snapshots', 'balance');
  return {
    buckets,
    byCount: rowsOf(rows, buckets, months, 'n'),
    byBalance: hasBalance ? rowsOf(rows, buckets, months, 'balance') : [],
    outcomes: outcomesOf(rows, buckets),
    transitions: months.map((month) => ({ from: month, to: nextMonth(month) })),
    notes: [{ text: NOTES.rowsSumToOne }],
    reason: null
  };
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return isoOf(Math.round(Date.UTC(year, number, 1) / 86_400_000)).slice(0, 7);
};

/** Labels in order of days past due: by code of the settings' buckets, else by the first number in the file's label. */
function bucketsOf(rows: readonly Row[], { model, settings }: Ask): string[] {
  const found = new Set(rows.flatMap((row) => [String(row.from_bucket), String(row.to_bucket)]));
  for (const exit of EXITS) found.delete(exit);
  if (usesDays(model)) return dpdLabels(settings.dpdBounds).filter((label) => found.has(label));
  return [...found].sort((a, b) => firstNumber(a) - firstNumber(b) || a.localeCompare(b));
}

/** `current` has no number and comes first; `over 180` and `180+` come after `121-180`. */
function firstNumber(label: string): number {
  const number = /\d+/.exec(label);
  const isOpen = /\+|over|above|>|以上/i.test(label);
  return number ? Number(number[0]) + (isOpen ? 0.5 : 0) : -1;
}

const usesDays = (model: Ask['model']): boolean => holds(model, 'snapshots', 'dpd');

function rowsOf(
  rows: readonly Row[],
  buckets: readonly string[],
  months: readonly string[],
  weight: 'n' | 'balance'
): RollRow[] {
  return buckets.flatMap((from) => {
    const of = rows.filter((row) => row.from_bucket === from);
    const size = of.reduce((sum, row) => sum + count(row, weight), 0);
    if (of.length === 0 || size === 0) return [];
    const cells = [...buckets, ...EXITS].map((to) => cellOf(of, to, months, weight));
    return [{ from, cells: cells.filter((cell) => (cell.share.value ?? 0) > 0 || buckets.includes(cell.to)), size }];
  });
}

function cellOf(rows: readonly Row[], to: string, months: readonly string[], weight: 'n' | 'balance'): RollCell {
  const sum = (of: readonly Row[], name: string): number => of.reduce((total, row) => total + count(row, name), 0);
  const into = rows.filter((row) => row.to_bucket === to);
  const shares = months.flatMap((month) => {
    const size = sum(rows.filter((row) => row.month === month), weight);
    return size > 0 ? [sum(into.filter((row) => row.month === month), weight) / size] : [];
  }); // prettier-ignore
  const range = shares.length > 0 ? ([Math.min(...shares), Math.max(...shares)] as const) : null;
  return { to, share: weight === 'n' ? countShare(sum(into, 'n'), sum(rows, 'n')) : balanceShare(into, rows), range };
}

/** A row needs 30 cases (METHODS 5.4), more than other rates. */
function countShare(x: number, n: number): Envelope {
  const share = rate('roll_rate', x, n);
  if (n >= MIN_ROW || n === 0) return share;
  return {
    ...share,
    status: 'insufficient',
    reason: { text: REASONS.tooFew, params: { n, min: MIN_ROW } },
    warnings: []
  };
}

function balanceShare(into: readonly Row[], rows: readonly Row[]): Envelope {
  const sum = (of: readonly Row[], name: string): number => of.reduce((total, row) => total + count(row, name), 0);
  const moments = {
    k: sum(rows, 'n'),
    sumNum: sum(into, 'balance'),
    sumDen: sum(rows, 'balance'),
    sumNum2: sum(into, 'balance2'),
    sumNumDen: sum(into, 'balance2'),
    sumDen2: sum(rows, 'balance2')
  };
  return ratioOfSums('roll_rate_balance', 'ratio', { moments, n: moments.k, min: MIN_ROW });
}

function outcomesOf(rows: readonly Row[], buckets: readonly string[]): RollOutcomes | null {
  const isCurrent = currentOf(buckets);
  const tally = { cure: 0, back: 0, stable: 0, forward: 0, unknown: 0 };
  for (const row of rows) {
    const [from, to, n] = [String(row.from_bucket), String(row.to_bucket), count(row, 'n')];
    if (!isCurrent(from)) tally[outcomeOf(from, to, buckets, isCurrent)] += n;
  }
  const known = tally.cure + tally.back + tally.stable + tally.forward;
  if (known + tally.unknown === 0) return null;
  return {
    cure: rate('roll_cure', tally.cure, known),
    back: rate('roll_back', tally.back, known),
    stable: rate('roll_stable', tally.stable, known),
    forward: rate('roll_rate', tally.forward, known),
    unknown: tally.unknown / (known + tally.unknown)
  };
}

function outcomeOf(
  from: string,
  to: string,
  buckets: readonly string[],
  isCurrent: (label: string) => boolean
): 'cure' | 'back' | 'stable' | 'forward' | 'unknown' {
  if (to === 'paid' || isCurrent(to)) return 'cure';
  if (to === 'charged_off') return 'forward';
  if (to === 'left_file') return 'unknown';
  const moved = buckets.indexOf(to) - buckets.indexOf(from);
  return moved === 0 ? 'stable' : moved < 0 ? 'back' : 'forward';
}

/** Condition on `case_fact` that keeps the cases of the transitions taken, of one cell where buckets are given. */
export function rollRows(input: Ask, cell: { readonly from: string; readonly to: string } | null): Sql {
  const into = cell ? sql`transition.from_bucket = ${cell.from} AND transition.to_bucket = ${cell.to}` : raw('true');
  return sql`case_id IN (${transitionSql(input)}
SELECT transition.case_id
FROM transition
WHERE ${into})`;
}

/** CTEs up to `transition`. Of several snapshots of a case in one month the last in file order stands. */
function transitionSql(input: Ask): Sql {
  const { scope, model, settings } = input;
  const labels = dpdLabels(settings.dpdBounds).map((label, code) => sql`WHEN ${code} THEN ${label}`);
  const bucket = usesDays(model)
    ? sql`CASE ${dpdBucket(sql`s.dpd`, settings.dpdBounds)} ${labels.reduce((all, label) => sql`${all} ${label}`, sql``)} END`
    : columnOr(model, 'snapshots', 'bucket', 's');
  return sql`
WITH snap AS (
  SELECT
    s.case_id,
    left(s.snap_month::VARCHAR, 7) AS month,
    (substr(s.snap_month::VARCHAR, 1, 4)::INTEGER * 12 + substr(s.snap_month::VARCHAR, 6, 2)::INTEGER) AS month_no,
    ${bucket} AS bucket,
    ${columnOr(model, 'snapshots', 'balance', 's', 'DOUBLE')} AS balance
  FROM snapshots AS s
  WHERE s.case_id IS NOT NULL AND left(s.snap_month::VARCHAR, 7) <= ${isoOf(scope.to).slice(0, 7)}
  QUALIFY row_number() OVER (
    PARTITION BY s.case_id, left(s.snap_month::VARCHAR, 7)
    ORDER BY s.snap_month DESC, s.source_no DESC, s.line_no DESC) = 1),
first_month AS (
  SELECT DISTINCT a.month_no
  FROM snap AS a
  WHERE a.month_no + 1 IN (SELECT snap.month_no FROM snap)
  ORDER BY a.month_no DESC
  LIMIT ${TRANSITIONS}),
closed AS (
  SELECT c.case_no, c.case_id, ${columnOr(model, 'cases', 'close_reason', 'k')} AS close_reason, c.cured_day
  FROM case_fact AS c
  JOIN case_key AS key ON key.case_no = c.case_no
  JOIN cases AS k ON k.rowid = key.case_rowid),
transition AS (
  SELECT
    a.case_id,
    a.month,
    a.bucket AS from_bucket,
    CASE
      WHEN b.case_id IS NOT NULL THEN coalesce(b.bucket, 'left_file')
      WHEN closed.close_reason IN ('sold', 'written_off') THEN 'charged_off'
      WHEN closed.close_reason IN ('paid', 'cured') OR closed.cured_day IS NOT NULL THEN 'paid'
      ELSE 'left_file'
    END AS to_bucket,
    a.balance
  FROM snap AS a
  LEFT JOIN snap AS b ON b.case_id = a.case_id AND b.month_no = a.month_no + 1
  LEFT JOIN closed ON closed.case_id = a.case_id
  LEFT JOIN case_fact AS c ON c.case_no = closed.case_no
  WHERE a.bucket IS NOT NULL
    AND a.month_no IN (SELECT first_month.month_no FROM first_month)
    AND ${ofCases(scope, 'c')})`;
}

function rollSql(input: Ask): Sql {
  return sql`${transitionSql(input)}
SELECT
  month,
  from_bucket,
  to_bucket,
  count(*)::DOUBLE AS n,
  coalesce(sum(balance), 0)::DOUBLE AS balance,
  coalesce(sum(balance * balance), 0)::DOUBLE AS balance2
FROM transition
GROUP BY month, from_bucket, to_bucket
ORDER BY month, from_bucket, to_bucket`;
}
