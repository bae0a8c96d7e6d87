import { base } from '$app/paths';
import type { Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import { STAGES } from '#core/i18n/messages/state.ts';
import type { LoadReport, Mapping, SourceProfile } from '#core/ingest/types.ts';
import type { RejectedSourceRow } from '#core/ingest/rejected-rows.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import type { Progress, Source } from './build.ts';
import { adoptedSettings, browserZone } from './adopted.ts';
import { agentNotes } from './agent-notes.svelte.ts';
import { caseMarks } from './case-marks.svelte.ts';
import type { Kept } from './keep.ts';
import { Keeping, type KeepState } from './keeping.svelte.ts';
import { PendingBuild, type Built } from './pending-build.ts';
import { Persisted } from './persisted.svelte.ts';
import { painted } from './turns.ts';

export type Phase = 'starting' | 'empty' | 'importing' | 'ready' | 'error';
export type { Progress, Source };

/** A source that is loaded, with what became of its rows. */
export interface LoadedSource extends Source {
  report: LoadReport;
}

/** What the import hands over: a file, what was found in it, and how it is to be read. */
export interface NewSource {
  file: File;
  profile: SourceProfile;
  mapping: Mapping;
}

/** With more than this loaded (bytes of files), nothing is built before it is asked for: two large copies would lie in memory for a mere guess. */
const ROOM_FOR_A_GUESS = 100e6;

interface LoadOptions {
  /** Settings that the files bring along; dropped when loading fails. */
  adopt?: Partial<Settings>;
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

const storedSettings = new Persisted<Partial<Settings>>('evenkeel.settings', {});

/**
 * What is loaded and the engine that holds it. Every change of sources builds all of them in an engine of its own and swaps on success:
 * cancel and failure leave everything as it was, and memory goes back to the system.
 */
class Workspace {
  phase = $state<Phase>('starting');
  error = $state.raw<AppError | Error | null>(null);
  engine = $state.raw<Engine | null>(null);
  model = $state.raw<ModelInfo | null>(null);
  sources = $state.raw<readonly LoadedSource[]>([]);
  /** True while only the sample world is loaded. */
  sample = $state(false);
  progress = $state.raw<Progress | null>(null);
  namesShown = $state(false);
  #sampleSettings = $state.raw<Partial<Settings>>({});
  #spare: Promise<Engine> | null = null;
  #guess: PendingBuild | null = null;
  #started = false;
  /** Names of the tables that were built. */
  #tables: string[] = [];
  #keeping = new Keeping(() => {
    const { engine, model, settings, sources, sample } = this;
    if (!engine || !model || sources.length === 0) return null;
    return {
      engine,
      model,
      settings,
      sources,
      sample,
      tables: this.#tables,
      reports: sources.map(({ report }) => report)
    };
  });

  /** Whether what is loaded is kept on this computer. */
  get keep(): KeepState {
    return this.#keeping.shown;
  }

  /** How to count: defaults, the sample world's own while it is open, then what the user changed. */
  get settings(): Settings {
    return { ...DEFAULT_SETTINGS, ...this.#sampleSettings, ...storedSettings.current };
  }

  /** The settings that differ from the defaults by the user's own hand. */
  get changedSettings(): Partial<Settings> {
    return storedSettings.current;
  }

  /** Starts the engine and opens kept data, if any. Called once by the layout; the page is usable before it ends. */
  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    // Compiling the engine takes every core: the start page is shown before.
    await painted();
    const started = performance.now();
    this.#spare ??= this.#startEngine();
    try {
      await this.#spare;
      performance.measure('engine:start', { start: started, end: performance.now() });
      // Someone may have begun an import while the engine was starting.
      if (this.phase === 'starting') await this.#openKept();
      if (this.phase === 'starting') this.phase = 'empty';
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Adds files to what is loaded. Errors pass through; what was loaded before stays. Returns the reports of the new files. */
  async load(added: readonly NewSource[], options: LoadOptions = {}): Promise<LoadReport[]> {
    const kept = this.#staying();
    const fresh = added.map((source) => this.#source(source));
    const before = storedSettings.current;
    if (Object.keys(options.adopt ?? {}).length > 0) storedSettings.current = { ...before, ...options.adopt };
    this.#sampleSettings = {};
    try {
      await this.#rebuild([...kept, ...fresh], options, false);
    } catch (error) {
      storedSettings.current = before;
      throw error;
    }
    return this.sources.slice(kept.length).map((source) => source.report);
  }

  /**
   * Begins what `load` would do with these files and settings, unless that is under way; shows nothing and changes nothing. `load` joins it, any
   * other change of sources throws it away, and so does `null`.
   */
  guess(added: readonly NewSource[] | null, changes: Partial<Settings> = {}): void {
    const kept = this.#staying();
    const settings = { ...DEFAULT_SETTINGS, ...storedSettings.current, ...changes };
    if (added && this.#guess?.fits([...kept, ...added], settings)) return;
    this.#guess?.cancel();
    this.#guess = null;
    if (!added || kept.reduce((sum, { size }) => sum + size, 0) > ROOM_FOR_A_GUESS) return;
    const guess = this.#begin([...kept, ...added.map((source) => this.#source(source))], settings);
    this.#guess = guess;
    guess.done.catch(() => {
      // What went wrong is told when it is asked for and goes wrong again.
      if (this.#guess === guess) this.#guess = null;
    });
  }

  /** Sources that stay when files are added. */
  #staying(): readonly LoadedSource[] {
    return this.sample ? [] : this.sources;
  }

  /** Reads one loaded source again in another way. */
  async reload(id: string, mapping: Mapping, profile: SourceProfile, options: LoadOptions = {}): Promise<void> {
    const next = this.sources.map((source) =>
      source.id === id ? { ...source, id: newId(), mapping, profile } : source
    );
    await this.#rebuild(next, options, this.sample);
  }

  async removeSource(id: string, options: LoadOptions = {}): Promise<void> {
    const rest = this.sources.filter((source) => source.id !== id);
    if (rest.length === 0) return this.forget();
    await this.#rebuild(rest, options, this.sample);
  }

  /** Fetches and loads the sample world. */
  async openSample(options: LoadOptions = {}): Promise<void> {
    const onProgress = this.#progressTo(options.onProgress);
    this.phase = 'importing';
    onProgress({ stage: { text: STAGES.fetching }, done: 0 });
    try {
      const [{ fetchSample, sampleSettings, SAMPLE_ZONE }, { profileFile }, { proposeMapping }] = await Promise.all([
        import('./sample.ts'),
        import('../engine/profile.ts'),
        import('#core/ingest/index.ts')
      ]);
      const files = await fetchSample();
      const sources: Source[] = [];
      for (const file of files) {
        onProgress({ stage: { text: STAGES.looking, params: { file: file.name } }, done: 0 });
        const profile = await profileFile(file, { signal: options.signal });
        const mapping = { ...proposeMapping(profile, { zone: SAMPLE_ZONE }), zone: SAMPLE_ZONE };
        sources.push(this.#source({ file, profile, mapping }));
      }
      this.#sampleSettings = sampleSettings();
      await this.#rebuild(sources, options, true);
    } catch (error) {
      this.#settle();
      throw error;
    }
  }

  /** Changes how things are counted; the facts are built anew where data is loaded. */
  async setSettings(patch: Partial<Settings>): Promise<void> {
    storedSettings.current = { ...storedSettings.current, ...patch };
    await this.#recount();
  }

  /** Back to the defaults. */
  /** Back to the defaults, but for what the loaded files say of the site. */
  async restoreSettings(): Promise<void> {
    storedSettings.current = this.sample ? {} : await this.#siteOfFiles();
    await this.#recount();
  }

  async #siteOfFiles(): Promise<Partial<Settings>> {
    const { currenciesOf } = await import('#core/ingest/index.ts');
    const currencies = this.sources.flatMap(({ mapping, profile }) => currenciesOf(mapping, profile));
    return adoptedSettings({
      zones: this.sources.map(({ mapping }) => mapping.zone),
      currencies: currencies.map(({ code }) => code),
      changed: {},
      browser: browserZone()
    });
  }

  showNames(on: boolean): void {
    this.namesShown = on;
  }

  /** Rows that were not loaded, of one source (1-based position) or of all, in file order. */
  async rejects(sourceNo?: number, limit = 100_000): Promise<RejectedSourceRow[]> {
    if (!this.engine) return [];
    const { rejectedRows } = await import('#core/ingest/rejected-rows.ts');
    return rejectedRows(this.engine, { sourceNo, limit });
  }

  /** Switches keeping on or off; off removes what was kept. */
  async setKeep(on: boolean): Promise<void> {
    await this.#keeping.set(on);
  }

  /** Drops everything that is loaded and kept, and starts afresh. */
  async forget(): Promise<void> {
    this.guess(null);
    const old = this.engine;
    const cleared = this.#keeping.clear();
    this.engine = null;
    this.model = null;
    this.sources = [];
    this.sample = false;
    this.error = null;
    this.#sampleSettings = {};
    this.phase = 'empty';
    caseMarks.forget();
    agentNotes.forget();
    await cleared;
    await old?.close();
  }

  #source({ file, profile, mapping }: NewSource): Source {
    return { id: newId(), name: file.name, size: file.size, file, profile, mapping };
  }

  #startEngine(): Promise<Engine> {
    return import('../engine/duckdb.ts').then(({ startEngine }) => startEngine(`${base}/engine/duckdb-eh.wasm.bin`));
  }

  /** Starts an engine ahead of an import, so that confirming does not wait for it. */
  prepareEngine(): void {
    this.#spare ??= this.#startEngine();
    this.#spare.catch(() => (this.#spare = null));
  }

  #takeEngine(): Promise<Engine> {
    const engine = this.#spare ?? this.#startEngine();
    this.#spare = null;
    return engine;
  }

  async #rebuild(sources: readonly Source[], options: LoadOptions, sample: boolean): Promise<void> {
    const started = performance.now();
    const onProgress = this.#progressTo(options.onProgress);
    this.phase = 'importing';
    onProgress({ stage: { text: STAGES.starting }, done: 0 });
    const build = this.#guess?.fits(sources, this.settings) ? this.#guess : this.#begin(sources, this.settings);
    if (this.#guess !== build) this.#guess?.cancel();
    this.#guess = null;
    const stop = () => build.cancel();
    options.signal?.addEventListener('abort', stop);
    build.watch(onProgress);
    try {
      this.#swap(await build.done, build.sources, sample);
      performance.measure('import:total', { start: started, end: performance.now() });
    } catch (error) {
      this.#settle();
      throw options.signal?.aborted ? new AppError('engine.cancelled', {}, { cause: error }) : error;
    } finally {
      options.signal?.removeEventListener('abort', stop);
    }
    await this.#keeping.save();
  }

  #begin(sources: readonly Source[], settings: Settings): PendingBuild {
    return new PendingBuild(this.#takeEngine(), sources, settings, () => import('./build.ts'));
  }

  #swap({ engine, model, reports, tables }: Built, sources: readonly Source[], sample: boolean): void {
    const old = this.engine;
    this.engine = engine;
    this.#tables = tables;
    this.model = model;
    this.sources = sources.flatMap((source, i) => {
      const report = reports[i];
      return report ? [{ ...source, report }] : [];
    });
    this.sample = sample;
    this.error = null;
    this.progress = null;
    this.phase = 'ready';
    void this.#keeping.stopTables().then(() => old?.close());
  }

  /** After a failure: back to what there was. */
  #settle(): void {
    this.progress = null;
    this.phase = this.model ? 'ready' : 'empty';
    this.prepareEngine();
  }

  async #recount(): Promise<void> {
    if (!this.engine || !this.model) return;
    const { settings } = this;
    // Tables change from here on: none of them may be kept for those of before.
    void this.#keeping.stopTables();
    const [{ buildModel }, { prepareRollups }] = await Promise.all([
      import('#core/model/build.ts'),
      import('#core/query/rollup.ts')
    ]);
    try {
      const model = await buildModel(this.engine, { settings });
      await prepareRollups(this.engine, { model, settings });
      this.model = model;
      this.#keeping.saveTables();
    } catch (error) {
      this.#fail(error);
    }
  }

  #progressTo(onProgress?: (progress: Progress) => void): (progress: Progress) => void {
    return (progress) => {
      this.progress = progress;
      onProgress?.(progress);
    };
  }

  #fail(error: unknown): void {
    this.error = error instanceof Error ? error : new Error(String(error));
    this.phase = 'error';
  }

  async #openKept(): Promise<void> {
    const kept = await this.#keeping.open();
    if (!kept) return;
    try {
      if (kept.sample) this.#sampleSettings = (await import('./sample.ts')).sampleSettings();
      await this.#restore(kept);
    } catch (error) {
      this.#keeping.damaged(error);
    }
  }

  async #restore(kept: Kept): Promise<void> {
    if (await this.#restoreTables(kept)) return;
    const build = this.#begin(kept.sources, this.settings);
    this.phase = 'importing';
    build.watch(this.#progressTo());
    try {
      this.#swap(await build.done, kept.sources, kept.sample);
      this.#keeping.saveTables();
    } catch (error) {
      this.#settle();
      throw error;
    }
  }

  /** Opens the tables kept beside the files; false where there are none that fit, and everything is to be built. */
  async #restoreTables({ tables: kept, sources, sample }: Kept): Promise<boolean> {
    if (!kept) return false;
    const { areTablesOf, openTables } = await import('./kept-tables.ts');
    const { settings } = this;
    if (!areTablesOf(kept.tables, settings)) return false;
    this.phase = 'importing';
    const engine = await this.#takeEngine();
    const started = performance.now();
    try {
      this.#swap(await openTables(engine, kept, { settings, onProgress: this.#progressTo() }), sources, sample);
      performance.measure('kept:open', { start: started, end: performance.now() });
      return true;
    } catch {
      await engine.close();
      return false;
    }
  }
}

function newId(): string {
  return crypto.randomUUID();
}

export const workspace = new Workspace();
