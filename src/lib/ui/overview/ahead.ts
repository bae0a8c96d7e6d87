import type { ModelInfo } from '#core/model/types.ts';

/** How long a page rests before something is asked that nobody has asked for. */
const REST_MS = 1000;

const answered = new WeakSet<ModelInfo>();

/**
 * Asks ahead, once per data set, while the page rests: the answers are remembered, so that the widest question a click can ask is quick. Returns what
 * stops it; at most the statement that runs goes on.
 */
export function askAhead(model: ModelInfo, ask: (signal: AbortSignal) => Promise<unknown>): () => void {
  const stop = new AbortController();
  if (answered.has(model)) return () => undefined;
  const timer = setTimeout(() => {
    ask(stop.signal).then(
      () => answered.add(model),
      () => undefined
    );
  }, REST_MS);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
