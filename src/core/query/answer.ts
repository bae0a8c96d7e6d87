import type { CancelSignal, Columns, Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import type { ModelInfo } from '#core/model/types.ts';

interface Known {
  readonly results: Map<string, Promise<Columns>>;
  readonly values: Map<string, number>;
  total: number;
}

const answers = new WeakMap<ModelInfo, Known>();
/** Values that are remembered in all, about 32 MB: a thousand usual answers, or a few with a row per case. */
const REMEMBERED_VALUES = 4e6;

/** The answer to a statement; those used last are remembered per data set, because the text is all that an answer depends on. */
export async function answer(
  engine: Engine,
  sql: string,
  model: ModelInfo,
  options: { readonly signal?: CancelSignal }
): Promise<Columns> {
  const known = answers.get(model) ?? { results: new Map(), values: new Map(), total: 0 };
  answers.set(model, known);
  const found = known.results.get(sql);
  if (!found) return ask(engine, sql, known, options);
  engine.recall?.(sql);
  touch(known, sql);
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
  known: Known,
  { signal }: { readonly signal?: CancelSignal }
): Promise<Columns> {
  const result = engine.query(sql, signal ? { signal } : {});
  known.results.set(sql, result);
  result.then(
    (columns) => {
      if (known.results.get(sql) === result) weigh(known, sql, columns);
    },
    () => {
      if (known.results.get(sql) === result) forget(known, sql);
    }
  );
  return result;
}

/** An answer that is used again is the last to be forgotten. */
function touch(known: Known, sql: string): void {
  const values = known.values.get(sql);
  if (values === undefined) return;
  known.values.delete(sql);
  known.values.set(sql, values);
}

/** Counts the values of an answer, and forgets those used longest ago when there are too many. */
function weigh(known: Known, sql: string, { rows, names }: Columns): void {
  const values = rows * names.length;
  known.total += values - (known.values.get(sql) ?? 0);
  known.values.set(sql, values);
  for (const oldest of known.values.keys()) {
    if (known.total <= REMEMBERED_VALUES) return;
    forget(known, oldest);
  }
}

function forget(known: Known, sql: string): void {
  known.total -= known.values.get(sql) ?? 0;
  known.values.delete(sql);
  known.results.delete(sql);
}
