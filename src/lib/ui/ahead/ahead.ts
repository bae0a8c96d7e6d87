import type { ModelInfo } from '#core/model/types.ts';

/** How long a page rests before something is asked that nobody has asked for, and between one question and the next. */
const REST_MS = 1000;
const PAUSE_MS = 50;

/** Something to answer ahead; the id tells whether that was done. */
export interface Ahead {
  readonly id: string;
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
}

const answered = new WeakMap<ModelInfo, Set<string>>();

/**
 * Asks ahead, each question once per data set, one after the other while the page rests: the answers are remembered, so that what a click most
 * likely asks is quick. Returns what stops it; at most the statement that runs goes on, and later it goes on where it stopped.
 */
export function askAhead(model: ModelInfo, questions: () => Promise<readonly Ahead[]>): () => void {
  const stop = new AbortController();
  const done = answered.get(model) ?? new Set();
  answered.set(model, done);
  const next = async (): Promise<void> => {
    const question = (await questions()).find(({ id }) => !done.has(id));
    if (!question || stop.signal.aborted) return;
    // A question that fails here fails again, in words, where somebody asks it.
    await question.ask(stop.signal).catch(() => undefined);
    if (stop.signal.aborted) return;
    done.add(question.id);
    timer = setTimeout(() => void next(), PAUSE_MS);
  };
  let timer = setTimeout(() => void next(), REST_MS);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
