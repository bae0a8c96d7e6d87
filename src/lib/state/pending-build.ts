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
}

type BuildAll = typeof import('./build.ts').buildAll;

/**
 * Tables that are being built in an engine of their own, beside what is loaded. A build may begin before it is asked for, while its columns are
 * still looked at; it is then joined when they stay as they are, and thrown away when they do not.
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
    loadCode: () => Promise<BuildAll>
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

  async #run(loadCode: () => Promise<BuildAll>): Promise<Built> {
    const [buildAll, engine] = await Promise.all([loadCode(), this.#engine]);
    const built = await buildAll(engine, this.sources, {
      settings: this.#settings,
      signal: this.#abort.signal,
      onProgress: (progress) => {
        this.#progress = progress;
        this.#listener?.(progress);
      }
    });
    return { engine, ...built };
  }

  async #end(): Promise<void> {
    const engine = await this.#engine.catch(() => null);
    await engine?.close();
  }
}
