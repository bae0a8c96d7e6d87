import type { Engine } from '#core/engine.ts';
import { sql } from '#core/sql/sql.ts';
import { ask, callsIn, maybe, num, type AskOptions } from '../volume/ask.ts';

/** What a customer wrote about one call. */
export interface Comment {
  /** `YYYY-MM-DD HH:MM:SS`, local. */
  readonly at: string;
  readonly text: string;
  /** The rating beside it, as in the file; null without one. */
  readonly score: number | null;
  /** File and line of the call. */
  readonly source: { readonly no: number; readonly line: number };
}

export interface Comments {
  /** Comments in the selection that hold what was typed. */
  readonly total: number;
  /** The newest of them. */
  readonly shown: readonly Comment[];
}

export interface CommentOptions extends AskOptions {
  /** Letters that a comment must hold, whatever their case; empty keeps all. */
  readonly typed: string;
  readonly limit: number;
}

/** Comments of the handled calls of a selection (UX 5.7 no. 6), of the first leg where a call has several; newest first. */
export async function comments(engine: Engine, { scope, typed, limit, signal }: CommentOptions): Promise<Comments> {
  const wanted = typed.trim().toLowerCase();
  const rows = await ask(
    engine,
    sql`
WITH said AS (
  SELECT source_no, line_no, trim(comment) AS comment
  FROM calls
  WHERE trim(comment) <> '' AND contains(lower(comment), ${wanted})),
found AS (
  SELECT f.start_utc_s + f.off_s AS at_s, f.call_no, f.csat, f.source_no, f.line_no, s.comment
  FROM call_fact AS f
  JOIN said AS s ON s.source_no = f.source_no AND s.line_no = f.line_no
  WHERE f.handled IS DISTINCT FROM false AND ${callsIn(scope)})
SELECT strftime(make_timestamp(at_s * 1000000), '%Y-%m-%d %H:%M:%S') AS happened_at, csat::DOUBLE AS csat, source_no::DOUBLE AS source_no,
  line_no::DOUBLE AS line_no, comment, (count(*) OVER ())::DOUBLE AS total
FROM found
ORDER BY at_s DESC, call_no DESC
LIMIT ${limit}`,
    signal
  );
  return {
    total: num(rows[0], 'total'),
    shown: rows.map((row) => ({
      at: String(row.happened_at),
      text: String(row.comment),
      score: maybe(row, 'csat'),
      source: { no: num(row, 'source_no'), line: num(row, 'line_no') }
    }))
  };
}
