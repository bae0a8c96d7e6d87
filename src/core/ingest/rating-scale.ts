import { toRows, type Engine } from '#core/engine.ts';
import { join, sql, type Sql } from '#core/sql/sql.ts';
import type { LoadPlan } from './plan.ts';
import type { ColumnMapping, SourceColumn } from './types.ts';
import { readNumber } from './values/numbers.ts';
import { plainWord } from './values/words.ts';

/** Lowest and highest rating of a scale. */
export interface Scale {
  low: number;
  high: number;
}

/** Usual scales, the narrowest first. */
const SCALES: readonly Scale[] = [{ low: 1, high: 5 }, { low: 1, high: 7 }, { low: 0, high: 10 }, { low: 0, high: 100 }]; // prettier-ignore
/** Share of ratings that must lie in a scale for the others to be slips, and ratings needed to say so: our choice. */
const NEARLY_ALL = 0.99;
const ENOUGH = 100;
const NOBODY = ['abandoned', 'no_answer', 'busy', 'voicemail', 'overflow'];

/** What sampled ratings tell of their scale. */
export interface RatingFinding {
  scale: Scale;
  /** Sampled values that lie outside of it; a 0 beside a scale from 1 is looked at call by call. */
  beyond: number[];
  /** There are zeros beside a scale that begins with 1. */
  zeros: boolean;
}

/** The scale on which nearly all sampled ratings lie; null where none is told, for thumbs (0 and 1) and where the user loads ratings as they are. */
export function ratingScale(column: ColumnMapping, source: SourceColumn | undefined): RatingFinding | null {
  if (column.target !== 'csat' || column.asRated || !source) return null;
  const ratings = source.sample.flatMap((value) => {
    const word = column.values?.[plainWord(value)];
    const rating = readNumber(value, column.decimal ?? '.') ?? (word ? Number(word) : null);
    return rating === null ? [] : [rating];
  });
  const given = ratings.filter((rating) => rating !== 0);
  if (!given.some((rating) => rating > 1)) return null;
  const isIn = (rating: number, { low, high }: Scale) => rating >= low && rating <= high;
  const scale = SCALES.find((one) => given.filter((rating) => isIn(rating, one)).length > given.length * NEARLY_ALL);
  if (!scale) return null;
  const beyond = ratings.length < ENOUGH ? [] : given.filter((rating) => !isIn(rating, scale));
  return { scale, beyond, zeros: scale.low > 0 && given.length < ratings.length };
}

/** Rows whose rating became unknown. */
export interface RatingCounts {
  beyond: number;
  unrated: number;
}

/**
 * Ratings that are none become unknown: 0 on calls that nobody answered beside a scale from 1, and the few outside of the scale of nearly all others.
 */
export async function settleRatings(engine: Engine, plan: LoadPlan): Promise<RatingCounts> {
  const { kind, sourceNo, mapping, profile, filled } = plan;
  const column = kind === 'calls' ? mapping.columns.find(({ target }) => target === 'csat') : undefined;
  const found = column ? ratingScale(column, profile.columns[column.index]) : null;
  if (!found) return { beyond: 0, unrated: 0 };
  const own = sql`source_no = ${sourceNo}`;
  const blank = async (where: Sql): Promise<number> => {
    const n = await countOf(engine, where);
    if (n > 0) await engine.exec(sql`UPDATE calls SET csat = NULL WHERE ${where}`.text);
    return n;
  };
  const nobody = unanswered(filled);
  const unrated = found.scale.low > 0 && nobody ? await blank(sql`${own} AND csat = 0 AND (${nobody})`) : 0;
  const rated = await countOf(engine, sql`${own} AND csat IS NOT NULL`);
  if (rated < ENOUGH) return { beyond: 0, unrated };
  for (const low of new Set([found.scale.low, 0])) {
    const beyond = sql`${own} AND (csat < ${low} OR csat > ${found.scale.high})`;
    if ((await countOf(engine, beyond)) < rated * (1 - NEARLY_ALL)) return { beyond: await blank(beyond), unrated };
  }
  return { beyond: 0, unrated };
}

/** Condition: nobody took the call, as far as the file tells; null where it tells nothing. */
function unanswered(filled: readonly string[]): Sql | null {
  const signs = [
    ...(filled.includes('agent_id') ? [sql`agent_id IS NULL`] : []),
    ...(filled.includes('talk_s') ? [sql`coalesce(talk_s, 0) = 0`] : []),
    ...(filled.includes('disposition') ? [sql`coalesce(disposition, '') IN (${NOBODY})`] : [])
  ];
  return signs.length === 0 ? null : join(signs, ' OR ');
}

async function countOf(engine: Engine, where: Sql): Promise<number> {
  const [row] = toRows(await engine.query(sql`SELECT count(*)::DOUBLE AS n FROM calls WHERE ${where}`.text));
  return Number(row?.n ?? 0);
}
