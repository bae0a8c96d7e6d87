import type { CancelSignal, Columns, Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';

const answers = new WeakMap<ModelInfo, Map<string, Promise<Columns>>>();
const REMEMBERED = 200;

/** The answer to a statement; the last ones are remembered per data set, because the text is all that an answer depends on. */
export function answer(
  engine: Engine,
  sql: string,
  model: ModelInfo,
  { signal }: { readonly signal?: CancelSignal }
): Promise<Columns> {
  let known = answers.get(model);
  if (!known) answers.set(model, (known = new Map()));
  const found = known.get(sql);
  if (found) return found;
  const result = engine.query(sql, signal ? { signal } : {});
  known.set(sql, result);
  result.catch(() => known.delete(sql));
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return result;
}
