import { isAppError, AppError } from '#core/errors.ts';
import { turn } from './turns.ts';

/** From so many milliseconds on a running question is slow, is being read, and may be cancelled (UX 4.4). */
const PACES = [
  { pace: 'slow', ms: 150 },
  { pace: 'reading', ms: 1000 },
  { pace: 'long', ms: 5000 }
] as const;

export type Pace = 'quick' | (typeof PACES)[number]['pace'];

/** An answer that is asked for again and again: the newest question wins, the old answer stays visible while it runs. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<AppError | Error | null>(null);
  loading = $state(false);
  /** How long the running question has been under way. */
  pace = $state<Pace>('quick');
  /** True from `cancel` until the next question: the answer then belongs to an older one. */
  cancelled = $state(false);
  #controller: AbortController | null = null;

  /** True once the running question took longer than 150 ms. */
  get slow(): boolean {
    return this.pace !== 'quick';
  }

  /** Cancels what runs and asks anew; a cancelled question changes nothing. */
  async run(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.loading = true;
    this.cancelled = false;
    this.pace = 'quick';
    const timers = PACES.map(({ pace, ms }) =>
      setTimeout(() => {
        if (this.#controller === controller) this.pace = pace;
      }, ms)
    );
    try {
      const value = await ask(controller.signal);
      // The first drawing is the long one; later answers change what is drawn, and are best seen together.
      if (this.value === null) await turn();
      if (this.#controller !== controller) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (this.#controller !== controller || (isAppError(error) && error.code === 'engine.cancelled')) return;
      this.error = error instanceof Error ? error : new Error(String(error));
    } finally {
      timers.forEach(clearTimeout);
      if (this.#controller === controller) this.#rest();
    }
  }

  /** Cancels what runs because someone asked for it; the old answer stays but is no longer one to the question. */
  cancel(): void {
    if (!this.loading) return;
    this.#controller?.abort();
    this.#controller = null;
    this.cancelled = true;
    this.#rest();
  }

  /** Cancels what runs and forgets the answer. */
  clear(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.value = null;
    this.error = null;
    this.cancelled = false;
    this.#rest();
  }

  #rest(): void {
    this.loading = false;
    this.pace = 'quick';
  }
}
