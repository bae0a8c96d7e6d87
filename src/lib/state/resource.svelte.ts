import { isAppError, AppError } from '#core/errors.ts';

const SLOW_MS = 150;

/** An answer that is asked for again and again: the newest question wins, the old answer stays visible while it runs. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<AppError | Error | null>(null);
  loading = $state(false);
  /** True once the running question took longer than 150 ms. */
  slow = $state(false);
  #controller: AbortController | null = null;

  /** Cancels what runs and asks anew; a cancelled question changes nothing. */
  async run(ask: (signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#controller?.abort();
    const controller = new AbortController();
    this.#controller = controller;
    this.loading = true;
    const timer = setTimeout(() => (this.slow = this.#controller === controller), SLOW_MS);
    try {
      const value = await ask(controller.signal);
      if (this.#controller !== controller) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (this.#controller !== controller || (isAppError(error) && error.code === 'engine.cancelled')) return;
      this.error = error instanceof Error ? error : new Error(String(error));
    } finally {
      clearTimeout(timer);
      if (this.#controller === controller) {
        this.loading = false;
        this.slow = false;
      }
    }
  }

  /** Cancels what runs and forgets the answer. */
  clear(): void {
    this.#controller?.abort();
    this.#controller = null;
    this.value = null;
    this.error = null;
    this.loading = false;
    this.slow = false;
  }
}
