import { toRows, type Engine } from '#core/engine.ts';
import { sql } from '#core/sql/sql.ts';
import type { RejectedRow } from './types.ts';

/** A row that was not loaded, the number of its file (from 1) and the whole row as text. */
export interface RejectedSourceRow extends RejectedRow {
  source: number;
  text: string;
}

/** Rows that were not loaded, of one file or of all, in the order of files and lines. */
export async function rejectedRows(
  engine: Engine,
  { sourceNo, limit }: { sourceNo?: number; limit: number }
): Promise<RejectedSourceRow[]> {
  const of = sourceNo === undefined ? sql`true` : sql`source_no = ${sourceNo}`;
  const query = sql`SELECT source_no::INTEGER AS source, line_no::DOUBLE AS line, column_name, raw, reason, row_text
FROM rejects
WHERE ${of}
ORDER BY source_no, line_no
LIMIT ${limit}`;
  return toRows(await engine.query(query.text)).map((row) => ({
    source: Number(row.source),
    line: Number(row.line),
    column: String(row.column_name ?? ''),
    raw: String(row.raw ?? ''),
    reason: String(row.reason ?? ''),
    text: String(row.row_text ?? '')
  }));
}
