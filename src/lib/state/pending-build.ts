import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import type { LoadReport } from '#core/ingest/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import type { Progress, Source } from './build.ts';

/** What a build ends in. */
export interface Built {
  engine: Engine;
  model: ModelInfo;
  reports: LoadReport[];
  /** Names of all tables, without those that pages make for their questions. */
  tables: string[];
}

/** What builds, loaded when it is needed. */
type BuildCode = Pick<typeof import('./build.ts'), 'buildAll' | 'preparations'>;

/**
 * Tables that are being built in an engine of their own, beside what is loaded. A build may begin before it is asked for, while its columns are
 * still looked at; it is then joined when they stay as they are, and thrown away when they do not. Until it is joined it goes on with what pages make
 * once per data set.
 */
export class PendingBuild {
  readonly sources: readonly Source[];
  /** Errors: those of `buildAll`, and `engine.cancelled` as soon as it is cancelled. Cancel and failure end the engine. */
  readonly done: Promise<Built>;
  #settings: Settings;
  #engine: Promise<Engine>;
  #abort = new AbortController();
  #progress: Progress | null = null;
  #listener: ((progress: Progress) => void) | null = null;

  constructor(
    engine: Promise<Engine>,
    sources: readonly Source[],
    settings: Settings,
    loadCode: () => Promise<BuildCode>
  ) {
    this.sources = sources;
    this.#settings = settings;
    this.#engine = engine;
    const cancelled = new Promise<never>((_, reject) =>
      this.#abort.signal.addEventListener('abort', () => reject(new AppError('engine.cancelled', {})))
    );
    this.done = Promise.race([this.#run(loadCode), cancelled]);
    this.done.catch(() => this.#end());
  }

  /** True when it reads the same files in the same way and counts by the same settings. */
  fits(sources: readonly Omit<Source, 'id' | 'name' | 'size'>[], settings: Settings): boolean {
    const same = sources.every((source, i) =>
      (['file', 'profile', 'mapping'] as const).every((part) => this.sources[i]?.[part] === source[part])
    );
    return (
      same && sources.length === this.sources.length && JSON.stringify(settings) === JSON.stringify(this.#settings)
    );
  }

  /** Tells how far it is, at once and from now on. */
  watch(listener: (progress: Progress) => void): void {
    this.#listener = listener;
    if (this.#progress) listener(this.#progress);
  }

  /** Stops it, whatever it is doing, and drops what it has built. */
  cancel(): void {
    this.#abort.abort();
    void this.#end();
  }

  async #run(loadCode: () => Promise<BuildCode>): Promise<Built> {
    const [code, engine] = await Promise.all([loadCode(), this.#engine]);
    const built = await code.buildAll(engine, this.sources, {
      settings: this.#settings,
      signal: this.#abort.signal,
      onProgress: (progress) => {
        this.#progress = progress;
        this.#listener?.(progress);
      }
    });
    void this.#prepare(code.preparations(engine, { model: built.model, settings: this.#settings }));
    return { engine, ...built };
  }

  /** Stops as soon as somebody joins: at most one step is in their way. */
  async #prepare(steps: readonly (() => Promise<void>)[]): Promise<void> {
    for (const step of steps) {
      if (this.#listener || this.#abort.signal.aborted) return;
      // What fails here fails again, in words, on the page that needs it.
      await step().catch(() => undefined);
    }
  }

  async #end(): Promise<void> {
    const engine = await this.#engine.catch(() => null);
    await engine?.close();
  }
}
