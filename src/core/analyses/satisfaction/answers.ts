import { toRows, type Engine } from '#core/engine.ts';
import type { Text } from '#core/i18n/text.ts';
import type { FilterId } from '#core/query/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { callsIn, num, type AskOptions } from '../volume/ask.ts';

/** Answers of one value of a dimension; `value` null is all of them together, empty those of contacts without a value. */
export interface AnswerRow {
  readonly value: string | null;
  /** Null for all of them together and where there is no value. */
  readonly label: Text | null;
  /** Ratings per part, from the lowest to the highest. */
  readonly counts: readonly number[];
  readonly n: number;
  readonly mean: number | null;
}

/** Ratings as they were given, by a dimension. */
export interface Answers {
  /** Ends of the parts: whole-number scales of up to eleven answers keep their own, others are cut into five equal parts. */
  readonly parts: readonly { readonly from: number; readonly to: number }[];
  readonly rows: readonly AnswerRow[];
  readonly all: AnswerRow;
}

const MOST_PARTS = 11;
const CUT_INTO = 5;
const USUAL = { low: 1, high: 5 };

/** How handled contacts were rated, part by part (UX 5.7 no. 3). Rows in the order of the data, contacts without a value last; values without a rating are left out. */
export async function answers(engine: Engine, dimension: FilterId, options: AskOptions): Promise<Answers> {
  const { scope, model, signal } = options;
  const result = await engine.query(
    sql`
SELECT f.${raw(dimension)} AS code, f.csat AS rating, count(*)::DOUBLE AS n
FROM call_fact AS f
WHERE f.handled AND f.csat IS NOT NULL AND ${callsIn(scope)}
GROUP BY code, rating
ORDER BY code, rating`.text,
    signal ? { signal } : {}
  );
  const ratings = toRows(result).map((row) => ({ code: row.code, rating: num(row, 'rating'), n: num(row, 'n') }));
  const parts = partsOf(ratings.map(({ rating }) => rating));
  const rowOf = (own: typeof ratings, value: string | null, label: Text | null): AnswerRow => {
    const n = own.reduce((sum, one) => sum + one.n, 0);
    const counts = parts.map((_, i) => sumOf(own.filter((one) => partAt(parts, one.rating) === i)));
    return { value, label, counts, n, mean: n > 0 ? own.reduce((sum, one) => sum + one.n * one.rating, 0) / n : null };
  };
  const rows = (model.dimensions[dimension] ?? []).flatMap(({ id, code }) => {
    const own = ratings.filter((one) => one.code === code);
    return own.length > 0 ? [rowOf(own, id, labelOfValue(model, dimension, id))] : [];
  });
  const others = ratings.filter((one) => one.code === null);
  const rest = others.length > 0 && rows.length > 0 ? [rowOf(others, '', null)] : [];
  return { parts, rows: [...rows, ...rest], all: rowOf(ratings, null, null) };
}

const sumOf = (list: readonly { n: number }[]): number => list.reduce((sum, { n }) => sum + n, 0);

/** Parts of the scale that the ratings were given on. */
function partsOf(ratings: readonly number[]): Answers['parts'] {
  const low = Math.min(USUAL.low, ...ratings);
  const high = Math.max(low + 1, ratings.length > 0 ? Math.max(...ratings) : USUAL.high);
  const top = low >= USUAL.low && high <= USUAL.high ? USUAL.high : high;
  const isWhole = ratings.every(Number.isInteger) && top - low < MOST_PARTS;
  if (isWhole) return Array.from({ length: top - low + 1 }, (_, i) => ({ from: low + i, to: low + i }));
  const width = (top - low) / CUT_INTO;
  return Array.from({ length: CUT_INTO }, (_, i) => ({ from: low + i * width, to: low + (i + 1) * width }));
}

/** Place of a rating: in whole-number parts its own, else the part that it lies in, the upper end belonging to the last. */
function partAt(parts: Answers['parts'], rating: number): number {
  const own = parts.findIndex(({ from, to }) => (from === to ? rating === from : rating >= from && rating < to));
  return own === -1 && rating === parts.at(-1)?.to ? parts.length - 1 : own;
}
