import { texts, type CancelSignal, type Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { usableId } from '#core/model/usable-id.ts';
import { holds } from '../contact-rules/columns.ts';

/** So many letters name a case well enough to look for it. */
export const LEAST_LETTERS = 3;

/**
 * Ids of cases that contain some letters, whatever their case: those that begin with them first, then the shortest. Masked ids are left out.
 * Without a cases file the calls name the cases.
 * Errors: `engine.query`, `engine.cancelled`.
 */
export async function findCases(
  engine: Engine,
  typed: string,
  { model, limit = 6, signal }: { model: ModelInfo; limit?: number; signal?: CancelSignal }
): Promise<string[]> {
  const wanted = typed.trim().toLowerCase();
  const table = holds(model, 'cases', 'case_id') ? 'cases' : holds(model, 'calls', 'case_id') ? 'calls' : null;
  if (wanted.length < LEAST_LETTERS || table === null) return [];
  const query = sql`
SELECT case_id
FROM (SELECT DISTINCT ${usableId(raw('case_id'))} AS case_id FROM ${raw(table)} WHERE contains(lower(case_id), ${wanted}))
WHERE case_id IS NOT NULL
ORDER BY starts_with(lower(case_id), ${wanted}) DESC, length(case_id), case_id
LIMIT ${limit}`;
  const found = await engine.query(query.text, signal ? { signal } : {});
  return texts(found, 'case_id').filter((id) => id !== null);
}
