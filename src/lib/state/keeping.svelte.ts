import { isAppError } from '#core/errors.ts';
import { KEEP } from '#core/i18n/messages/state.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Settings } from '#core/settings.ts';
import type { Source } from './build.ts';
import { KeepStore, takeLock, type Kept } from './keep.ts';
import type { Built } from './pending-build.ts';
import { Persisted } from './persisted.svelte.ts';

/** What is loaded, as far as it is kept. */
export interface Loaded extends Built {
  sources: readonly Source[];
  sample: boolean;
  settings: Settings;
}

/** Whether keeping is switched on, and what has come of it. */
export interface KeepState {
  on: boolean;
  state: 'off' | 'saving' | 'kept' | 'unavailable' | 'otherTab' | 'failed' | 'damaged';
  note: Phrase | null;
}

const wanted = new Persisted<boolean>('evenkeel.keep', false, (raw) => raw === true);

/**
 * Keeps what is loaded in the browser's private storage: first the files, then, in the background, the tables built from them. One tab at a time holds
 * what is kept.
 */
export class Keeping {
  shown = $state.raw<KeepState>({ on: wanted.current, state: 'off', note: null });
  #loaded: () => Loaded | null;
  #store: KeepStore | null = null;
  #lock: ReturnType<typeof takeLock> | null = null;
  #files: Promise<void> = Promise.resolve();
  #tables: { stop: AbortController; done: Promise<void> } | null = null;

  constructor(loaded: () => Loaded | null) {
    this.#loaded = loaded;
  }

  /** Opens what an earlier visit kept; null where nothing is, or nothing that this tab may touch or can read. */
  async open(): Promise<Kept | null> {
    if (await KeepStore.holdsFiles()) this.shown = { ...this.shown, on: true };
    if (!this.shown.on) return null;
    const store = await this.#usableStore();
    if (!store) return null;
    const interrupted = await store.interrupted();
    const note = interrupted.length > 0 ? { text: KEEP.interrupted, params: { files: interrupted.join(', ') } } : null;
    try {
      const kept = await store.read();
      this.#say(kept ? 'kept' : 'off', note);
      return kept;
    } catch (error) {
      this.damaged(error);
      return null;
    }
  }

  /** Says that what is kept could not be opened. */
  damaged(error: unknown): void {
    const detail =
      isAppError(error) && error.code === 'keep.damaged'
        ? String((error.params as { detail: string }).detail)
        : String(error);
    this.#say('damaged', { text: KEEP.damaged, params: { detail } });
  }

  /** Switches keeping on or off; off removes what was kept. */
  async set(on: boolean): Promise<void> {
    wanted.current = on;
    this.shown = { ...this.shown, on };
    if (on) return this.save();
    await this.stopTables();
    await (await this.#openStore())?.clear();
    this.shown = { on: false, state: 'off', note: null };
  }

  /** Keeps what is loaded in place of what was kept, where keeping is on. */
  async save(): Promise<void> {
    const loaded = this.#loaded();
    if (!this.shown.on || !loaded) return;
    const store = await this.#usableStore();
    if (!store) return;
    this.#say('saving', null);
    try {
      await this.stopTables();
      this.#files = store.write([...loaded.sources], loaded.sample);
      await this.#files;
      this.saveTables();
      void navigator.storage.persist?.().then((granted) => {
        const { state } = this.shown;
        if (state === 'kept' || state === 'saving')
          this.#say(state, { text: granted ? KEEP.persisted : KEEP.notPersisted });
      });
    } catch (error) {
      this.#say('failed', failure(error));
    }
  }

  /** Keeps the tables beside the kept files, in the background; `kept` is said when that has ended, well or not. */
  saveTables(): void {
    const loaded = this.#loaded();
    const store = this.#store;
    const { state, note } = this.shown;
    if (!loaded || !store || (state !== 'kept' && state !== 'saving')) return;
    const before = this.stopTables();
    const stop = new AbortController();
    const run = async (): Promise<void> => {
      await before;
      await this.#files.catch(() => undefined);
      const { saveTables } = await import('./kept-tables.ts');
      await saveTables(store, loaded, stop.signal);
    };
    const end = (): void => {
      if (!stop.signal.aborted) this.#say('kept', this.shown.note);
    };
    this.#say('saving', note);
    this.#tables = { stop, done: run().then(end, end) };
  }

  /** Ends the keeping of tables, which are about to change or to go, and waits until their engine is let go of. */
  async stopTables(): Promise<void> {
    this.#tables?.stop.abort();
    await this.#tables?.done;
  }

  /** Removes what is kept, unless another tab holds it. */
  async clear(): Promise<void> {
    await this.stopTables();
    if (this.shown.state === 'otherTab') return;
    await (await this.#openStore())?.clear();
    if (this.shown.on) this.#say('off', null);
  }

  /** The store, where there is one and this tab may touch it; otherwise says why not. */
  async #usableStore(): Promise<KeepStore | null> {
    const store = await this.#openStore();
    if (!store) this.#say('unavailable', { text: KEEP.unavailable });
    return store && (await this.#holdsLock()) ? store : null;
  }

  async #openStore(): Promise<KeepStore | null> {
    this.#store ??= await KeepStore.open();
    return this.#store;
  }

  /** True when this tab may touch the kept data; otherwise says that another one does, and when that has ended. */
  async #holdsLock(): Promise<boolean> {
    this.#lock ??= takeLock();
    const { granted, later } = await this.#lock;
    if (granted) return true;
    this.#say('otherTab', { text: KEEP.otherTab });
    void later.then(() => {
      this.#lock = Promise.resolve({ granted: true, later: Promise.resolve() });
      this.#say('off', { text: KEEP.tookOver });
    });
    return false;
  }

  #say(state: KeepState['state'], note: Phrase | null): void {
    this.shown = { on: this.shown.on, state, note };
  }
}

function failure(error: unknown): Phrase {
  if (isAppError(error) && error.code === 'keep.quota') {
    const { file, size } = error.params as { file: string; size: number };
    return { text: KEEP.quota, params: { file, size: (size / 1e6).toFixed(1) } };
  }
  return { text: KEEP.failed, params: { detail: error instanceof Error ? error.message : String(error) } };
}
