import type { CancelSignal, Columns, Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import type { ModelInfo } from '#core/model/types.ts';

const answers = new WeakMap<ModelInfo, Map<string, Promise<Columns>>>();
/** About twenty selections on all pages. */
const REMEMBERED = 1000;

/** The answer to a statement; the last ones are remembered per data set, because the text is all that an answer depends on. */
export async function answer(
  engine: Engine,
  sql: string,
  model: ModelInfo,
  options: { readonly signal?: CancelSignal }
): Promise<Columns> {
  const known = answers.get(model) ?? new Map<string, Promise<Columns>>();
  answers.set(model, known);
  const found = known.get(sql);
  if (!found) return ask(engine, sql, known, options);
  try {
    return await found;
  } catch (error) {
    // Someone else who asked the same has given up; this caller has not.
    const isOthers = error instanceof AppError && error.code === 'engine.cancelled' && options.signal?.aborted !== true;
    if (!isOthers) throw error;
    return ask(engine, sql, known, options);
  }
}

function ask(
  engine: Engine,
  sql: string,
  known: Map<string, Promise<Columns>>,
  { signal }: { readonly signal?: CancelSignal }
): Promise<Columns> {
  const result = engine.query(sql, signal ? { signal } : {});
  known.set(sql, result);
  result.catch(() => {
    if (known.get(sql) === result) known.delete(sql);
  });
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return result;
}
