import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { FilterId, Selection } from '#core/query/types.ts';

/** How long a page rests before something is asked that nobody has asked for, and between one question and the next. */
const REST_MS = 1000;
const PAUSE_MS = 100;
/** Filters with so few values are gone through ahead. */
const FEW_VALUES = 8;

/** How many of the questions are answered. */
const answered = new WeakMap<ModelInfo, number>();

/**
 * Asks ahead, once per data set, one after the other while the page rests: the answers are remembered, so that what a click most likely asks is quick.
 * Returns what stops it; at most the statement that runs goes on, and later it goes on where it stopped.
 */
export function askAhead(
  model: ModelInfo,
  questions: readonly ((signal: AbortSignal) => Promise<unknown>)[]
): () => void {
  const stop = new AbortController();
  const next = async (): Promise<void> => {
    const done = answered.get(model) ?? 0;
    const ask = questions[done];
    if (!ask || stop.signal.aborted) return;
    try {
      await ask(stop.signal);
    } catch {
      return;
    }
    answered.set(model, done + 1);
    timer = setTimeout(() => void next(), PAUSE_MS);
  };
  let timer = setTimeout(() => void next(), REST_MS);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

/** What one click most likely asks, the widest first: other dates, then one value of a filter with few. */
export function likelySelections({ dimensions }: Pick<ModelInfo, 'dimensions'>): Selection[] {
  const ranges = (['all', 'last13w', 'last7d'] as const).map((range) => ({ ...DEFAULT_SELECTION, range }));
  const filters = (['direction', 'channel', 'team'] as const satisfies FilterId[]).flatMap((filter) => {
    const values = dimensions[filter] ?? [];
    return values.length > FEW_VALUES ? [] : values.map(({ id }) => ({ ...DEFAULT_SELECTION, filters: { [filter]: [id] } }));
  }); // prettier-ignore
  return [...ranges, ...filters];
}
