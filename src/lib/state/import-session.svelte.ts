import { AppError, isAppError } from '#core/errors.ts';
import type { Estimate } from '#core/ingest/estimate.ts';
import type { Dialect, LoadReport, Mapping, MappingQuestion, SourceProfile } from '#core/ingest/types.ts';
import type { Kind } from '#core/schema/types.ts';
import type { Settings } from '#core/settings.ts';
import type { ProfileOptions } from '../engine/profile.ts';
import { adoptedSettings, browserZone } from './adopted.ts';
import { applyPreset, presets } from './import-presets.svelte.ts';
import { nextTask } from './turns.ts';
import { workspace, type LoadedSource, type NewSource, type Progress } from './workspace.svelte.ts';

export type Step = 'files' | 'format' | 'columns' | 'load' | 'report';
export const STEP_ORDER: readonly Step[] = ['files', 'format', 'columns', 'load', 'report'];

/** Questions that no change of a column answers. */
const REFUSALS: ReadonlySet<MappingQuestion['id']> = new Set(['kind', 'aggregated', 'selfReport'] as const);

/** So long the columns rest before what they would load is built ahead. */
const CALM_MS = 250;

type Ingest = typeof import('#core/ingest/index.ts');

/** Days of a new file on which rows of its kind are loaded already. Wall-clock seconds, as if UTC. */
export interface Overlap {
  from_s: number;
  to_s: number;
  /** Names of the files that hold them. */
  files: readonly string[];
}

/** One file on its way in. */
export class ImportItem {
  readonly id = crypto.randomUUID();
  readonly file: File;
  state = $state<'waiting' | 'reading' | 'ready' | 'failed'>('waiting');
  /** Share of the file that was looked at, 0–1. */
  progress = $state(0);
  error = $state.raw<unknown>(null);
  profile = $state.raw<SourceProfile | null>(null);
  mapping = $state.raw<Mapping | null>(null);
  questions = $state.raw<readonly MappingQuestion[]>([]);
  estimate = $state.raw<Estimate | null>(null);
  overlap = $state.raw<Overlap | null>(null);
  /** Format set by hand. */
  overrides = $state.raw<Partial<Dialect>>({});
  /** False when the user leaves the file out. */
  included = $state(true);
  /** Name of the file with the same content, when there is one. */
  sameAs = $state<string | null>(null);
  /** Date of the saved preset in use. */
  presetOn = $state<string | null>(null);
  presetSaved = $state(false);
  /** Shape as first found: what a preset is saved under. */
  shape = '';

  constructor(file: File) {
    this.file = file;
  }

  get name(): string {
    return this.file.name;
  }

  get ready(): boolean {
    return this.state === 'ready';
  }

  /** True when the file takes part in loading, as far as the user wants it. */
  get wanted(): boolean {
    return this.ready && this.included;
  }

  get blocking(): readonly MappingQuestion[] {
    return this.wanted ? this.questions.filter((question) => question.blocking) : [];
  }

  /** Why the file as such cannot be loaded, whatever its columns are set to; null when it can. The others still load. */
  get refusal(): MappingQuestion | null {
    return this.blocking.find(({ id }) => REFUSALS.has(id)) ?? null;
  }

  get loadable(): boolean {
    return this.wanted && this.mapping?.kind !== 'unknown' && this.blocking.length === 0;
  }
}

/**
 * The way of files into the workspace: choosing, looking at them in a worker, format, columns, loading, report. Nothing of what is loaded
 * changes before `load` has ended well. Heavy code (the ingest, the CSV reader) is fetched when the first file arrives.
 */
class ImportSession {
  items = $state.raw<readonly ImportItem[]>([]);
  step = $state<Step>('files');
  progress = $state.raw<Progress | null>(null);
  failure = $state.raw<unknown>(null);
  reports = $state.raw<readonly LoadReport[]>([]);
  /** Id of the loaded source whose mapping is being changed. */
  editing = $state<string | null>(null);
  /** True when the way began on Data, where cancelling leads back to. */
  fromData = $state(false);
  #selectedId = $state<string | null>(null);
  #ingest: Ingest | null = null;
  #abort: AbortController | null = null;

  constructor() {
    $effect.root(() => {
      $effect(() => this.#buildAhead());
    });
  }

  get active(): boolean {
    return this.items.length > 0;
  }

  get current(): ImportItem | null {
    const selected = this.items.find((item) => item.id === this.#selectedId && item.ready);
    return selected ?? this.items.find((item) => item.wanted) ?? this.items.find((item) => item.ready) ?? null;
  }

  get looking(): boolean {
    return this.items.some((item) => item.state === 'waiting' || item.state === 'reading');
  }

  get loadable(): readonly ImportItem[] {
    return this.items.filter((item) => item.loadable);
  }

  /** Files that are meant to be loaded, questions still open or not. */
  get intended(): readonly ImportItem[] {
    return this.items.filter((item) => item.wanted && item.refusal === null);
  }

  /** What keeps Load off, file by file. Files that are refused as a whole are passed over. */
  get blocked(): readonly { item: ImportItem; question: MappingQuestion }[] {
    return this.intended.flatMap((item) => item.blocking.map((question) => ({ item, question })));
  }

  /** Files that stay out because of what they are. */
  get refused(): readonly { item: ImportItem; question: MappingQuestion }[] {
    return this.items.flatMap((item) => (item.refusal ? [{ item, question: item.refusal }] : []));
  }

  get canLoad(): boolean {
    return !this.looking && this.loadable.length > 0 && this.blocked.length === 0;
  }

  select(item: ImportItem): void {
    this.#selectedId = item.id;
  }

  go(step: Step): void {
    this.step = step;
  }

  /** Takes files in and looks at them. `folders` are names of dropped folders, which cannot be read. */
  async add(files: readonly File[], folders: readonly string[] = []): Promise<void> {
    if (this.step === 'report' || this.step === 'load') this.close();
    const fresh = files.map((file) => new ImportItem(file));
    const refused = folders.map((name) => failed(new File([], name), new AppError('file.directory', { file: name })));
    if (fresh.length + refused.length === 0) return;
    this.items = [...this.items, ...fresh, ...refused];
    this.step = 'files';
    workspace.prepareEngine();
    this.#abort ??= new AbortController();
    const { signal } = this.#abort;
    await Promise.all(fresh.map((item) => this.#take(item, signal)));
    if (!signal.aborted && !this.looking) this.#settle();
  }

  /** Opens the columns of a loaded source again. */
  async change(source: LoadedSource): Promise<void> {
    this.close();
    const ingest = await this.#core();
    const item = new ImportItem(source.file);
    item.profile = source.profile;
    item.mapping = source.mapping;
    item.shape = source.profile.shape;
    item.questions = ingest.checkMapping(source.mapping, source.profile, workspace.settings.dpdBounds);
    item.estimate = ingest.estimate(source.profile, source.mapping);
    item.state = 'ready';
    this.items = [item];
    this.editing = source.id;
    this.step = 'columns';
  }

  remove(item: ImportItem): void {
    this.items = this.items.filter((other) => other !== item);
    if (this.items.length === 0) this.close();
  }

  /** Reads a file again in another format. */
  async setFormat(item: ImportItem, overrides: Partial<Dialect>): Promise<void> {
    item.overrides = { ...item.overrides, ...overrides };
    const kind = item.mapping?.kind;
    await this.#look(item, this.#abort?.signal ?? new AbortController().signal);
    if (kind && item.mapping && item.mapping.kind === 'unknown' && kind !== 'unknown') await this.setKind(item, kind);
  }

  async setKind(item: ImportItem, kind: Kind | 'unknown'): Promise<void> {
    if (!item.profile) return;
    const { proposeMapping } = await this.#core();
    const zone = item.mapping?.zone ?? siteZone();
    const proposed = kind === 'unknown' ? null : proposeMapping(item.profile, { zone, kind });
    this.#adopt(item, proposed ?? { ...(item.mapping as Mapping), kind });
  }

  /** Replaces the mapping of a file; questions and estimate follow. */
  setMapping(item: ImportItem, mapping: Mapping): void {
    item.presetSaved = false;
    this.#adopt(item, mapping);
  }

  /** Whether a file takes the place of what is loaded on its days. */
  setReplaces(item: ImportItem, replacesDates: boolean): void {
    if (item.mapping) this.#adopt(item, { ...item.mapping, replacesDates });
  }

  /** Lets columns of several files go, for the sake of memory. */
  leaveColumns(columns: readonly { item: ImportItem; header: string }[]): void {
    for (const { item, header } of columns) {
      if (!item.mapping) continue;
      const kept = item.mapping.columns.map((column) =>
        column.header === header ? { ...column, target: '', confidence: 0, reasons: [] } : column
      );
      this.setMapping(item, { ...item.mapping, columns: kept });
    }
    this.failure = null;
  }

  /** Loads rows of all files from a day on, `YYYY-MM-DD`; files whose rows carry no date are loaded whole. */
  startFrom(from: string): void {
    for (const item of this.intended) if (item.mapping) this.#adopt(item, { ...item.mapping, from });
    this.failure = null;
  }

  savePreset(item: ImportItem, savedOn: string): void {
    if (!item.mapping) return;
    presets.save(item.shape, { savedOn, mapping: item.mapping, overrides: item.overrides });
    item.presetSaved = true;
  }

  /** Forgets the preset in use and proposes afresh. */
  async forgetPreset(item: ImportItem): Promise<void> {
    presets.forget(item.shape);
    item.presetOn = null;
    if (!item.profile) return;
    const { proposeMapping } = await this.#core();
    this.#adopt(item, proposeMapping(item.profile, { zone: siteZone() }));
  }

  /** Loads everything that is wanted. On failure the step goes back to the columns and says why; on cancel it says nothing. */
  async load(): Promise<void> {
    const items = this.loadable;
    const abort = new AbortController();
    this.#abort = abort;
    this.failure = null;
    this.progress = null;
    this.step = 'load';
    const options = { signal: abort.signal, onProgress: (progress: Progress) => (this.progress = progress) };
    try {
      this.reports = await this.#hand(items, options);
      this.step = 'report';
    } catch (error) {
      this.failure = isAppError(error) && error.code === 'engine.cancelled' ? null : error;
      this.step = 'columns';
    } finally {
      this.#abort = null;
      this.progress = null;
    }
  }

  /** While loading: stops it, everything stays as it was. Before: drops the chosen files. */
  cancel(): void {
    if (this.step === 'load') this.#abort?.abort();
    else this.close();
  }

  close(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.items = [];
    this.reports = [];
    this.failure = null;
    this.editing = null;
    this.fromData = false;
    this.#selectedId = null;
    this.step = 'files';
  }

  async #hand(
    items: readonly ImportItem[],
    options: { signal: AbortSignal; onProgress: (progress: Progress) => void }
  ): Promise<LoadReport[]> {
    const sources = sourcesOf(items);
    const [first] = sources;
    if (this.editing === null || !first)
      return workspace.load(sources, { ...options, adopt: toAdopt(items, this.#ingest) });
    const at = workspace.sources.findIndex((source) => source.id === this.editing);
    await workspace.reload(this.editing, first.mapping, first.profile, options);
    const report = workspace.sources[at]?.report;
    return report ? [report] : [];
  }

  /** While the columns are looked at, what they would load is built already: confirming then only waits for the rest. */
  #buildAhead(): (() => void) | void {
    if (this.step === 'load' || this.step === 'report') return;
    const items = this.canLoad && this.editing === null ? this.loadable : null;
    const sources = items && sourcesOf(items);
    const timer = setTimeout(() => {
      workspace.guess(sources, items ? toAdopt(items, this.#ingest) : {});
    }, CALM_MS);
    return () => clearTimeout(timer);
  }

  async #take(item: ImportItem, signal: AbortSignal): Promise<void> {
    try {
      const { unpackFile } = await import('../engine/profile.ts');
      const inside = await unpackFile(item.file, this.#watch(item, signal));
      if (inside.length === 1 && inside[0] === item.file) return await this.#look(item, signal);
      const unpacked = inside.map((file) => new ImportItem(file));
      this.items = this.items.flatMap((other) => (other === item ? unpacked : [other]));
      await Promise.all(unpacked.map((part) => this.#look(part, signal)));
    } catch (error) {
      this.#failItem(item, error);
    }
  }

  async #look(item: ImportItem, signal: AbortSignal): Promise<void> {
    try {
      const [{ profileFile }, { proposeMapping }] = await Promise.all([import('../engine/profile.ts'), this.#core()]);
      const look = () => profileFile(item.file, { ...this.#watch(item, signal), overrides: item.overrides });
      let profile = await look();
      item.shape ||= profile.shape;
      const preset = presets.find(item.shape);
      if (preset && item.profile === null && Object.keys(preset.overrides).length > 0) {
        item.overrides = preset.overrides;
        profile = await look();
      }
      if (profile.records === 0) throw new AppError('file.headerOnly', { file: item.name });
      await nextTask();
      const proposed = proposeMapping(profile, { zone: siteZone() });
      const usesPreset = preset !== null && item.profile === null;
      await nextTask();
      item.presetOn = usesPreset ? preset.savedOn : item.presetOn;
      item.profile = profile;
      this.#adopt(item, usesPreset ? applyPreset(preset, proposed) : proposed);
      this.#compare(item, profile);
      item.state = 'ready';
    } catch (error) {
      this.#failItem(item, error);
    }
  }

  #watch(item: ImportItem, signal: AbortSignal): ProfileOptions {
    item.state = item.profile ? item.state : 'reading';
    return { signal, onProgress: (done) => (item.progress = done) };
  }

  #failItem(item: ImportItem, error: unknown): void {
    item.error = error;
    item.state = 'failed';
  }

  /** The same content twice: the later one is left out until the user says otherwise. */
  #compare(item: ImportItem, profile: SourceProfile): void {
    const loaded = workspace.sample ? [] : workspace.sources;
    const twin =
      this.items.find((other) => other !== item && other.profile?.fingerprint === profile.fingerprint)?.name ??
      loaded.find((source) => source.profile.fingerprint === profile.fingerprint)?.name;
    if (twin === undefined || item.sameAs !== null) return;
    item.sameAs = twin;
    item.included = false;
  }

  #adopt(item: ImportItem, mapping: Mapping): void {
    const ingest = this.#ingest;
    if (!ingest || !item.profile) return;
    item.mapping = mapping;
    item.questions = ingest.checkMapping(mapping, item.profile, workspace.settings.dpdBounds);
    item.estimate = ingest.estimate(item.profile, mapping);
    item.overlap = this.#overlapOf(item, ingest);
  }

  #overlapOf({ mapping, estimate }: ImportItem, ingest: Ingest): Overlap | null {
    if (!mapping || mapping.kind === 'unknown' || !(mapping.kind in ingest.DAY_COLUMN)) return null;
    if (workspace.sample || this.editing !== null || !estimate?.period) return null;
    const { from_s, to_s } = estimate.period;
    const shared = workspace.sources
      .filter((source) => source.mapping.kind === mapping.kind)
      .flatMap((source) => {
        const period = ingest.estimate(source.profile, source.mapping).period;
        const [from, to] = [Math.max(from_s, period?.from_s ?? Infinity), Math.min(to_s, period?.to_s ?? -Infinity)];
        return dayOf(from) <= dayOf(to) ? [{ name: source.name, from, to }] : [];
      });
    if (shared.length === 0) return null;
    return {
      from_s: Math.min(...shared.map(({ from }) => from)),
      to_s: Math.max(...shared.map(({ to }) => to)),
      files: shared.map(({ name }) => name)
    };
  }

  /** After looking: known files go straight to their columns, garbled ones to the format; errors stay with the files. */
  #settle(): void {
    const ready = this.items.filter((item) => item.ready);
    if (ready.length === 0) return;
    const garbled = ready.find((item) => item.included && item.profile && isGarbled(item.profile));
    if (garbled) this.select(garbled);
    this.step = garbled ? 'format' : 'columns';
  }

  async #core(): Promise<Ingest> {
    this.#ingest ??= await import('#core/ingest/index.ts');
    return this.#ingest;
  }
}

const dayOf = (wall_s: number): number => Math.floor(wall_s / 86_400);

function failed(file: File, error: unknown): ImportItem {
  const item = new ImportItem(file);
  item.error = error;
  item.state = 'failed';
  return item;
}

/** Zone that is taken where a file says nothing: that of Settings, of what is loaded, else of this computer; that of the sample world is not the site's. */
function siteZone(): string {
  return isZoneSaid() ? workspace.settings.zone : browserZone();
}

/** Whether the zone of the site was said, or is that of what is loaded. */
function isZoneSaid(): boolean {
  return workspace.changedSettings.zone !== undefined || hasOwnData();
}

/** What Settings say of the site, for the panel that shows how a file is read. The currency of the sample world is nobody's choice. */
export function ofSite(): { siteZone: string; zoneSaid: boolean; currency: string; currencySaid: boolean } {
  const { settings, changedSettings } = workspace;
  return {
    siteZone: siteZone(),
    zoneSaid: isZoneSaid(),
    currency: settings.currency,
    currencySaid: changedSettings.currency !== undefined
  };
}

const hasOwnData = (): boolean => workspace.model !== null && !workspace.sample;

function sourcesOf(items: readonly ImportItem[]): NewSource[] {
  return items.flatMap(({ file, profile, mapping }) => (profile && mapping ? [{ file, profile, mapping }] : []));
}

/**
 * What is not known of the site until somebody says it: the files bring it along. Once something is loaded, its zone stays as it is; a currency is only how
 * amounts are shown.
 */
function toAdopt(items: readonly ImportItem[], ingest: Ingest | null): Partial<Settings> {
  const fresh = items.flatMap(({ mapping, profile }) => (mapping && profile ? [{ mapping, profile }] : []));
  const all = workspace.sample ? fresh : [...fresh, ...workspace.sources];
  const { changedSettings: changed } = workspace;
  const currencies = ingest ? all.flatMap(({ mapping, profile }) => ingest.currenciesOf(mapping, profile)) : [];
  const zones = hasOwnData() ? [] : fresh.map(({ mapping }) => mapping.zone);
  return adoptedSettings({ zones, currencies: currencies.map(({ code }) => code), changed, browser: browserZone() });
}

/** True when characters were lost in decoding; what the file itself says is lost (in valid UTF-8) cannot be won back. */
export function isGarbled(profile: SourceProfile): boolean {
  if (profile.dialect.encoding === 'utf-8' && !profile.invalidBytes) return false;
  const seen = [...profile.columns.map((column) => column.header), ...profile.preview.flat()];
  return seen.some((text) => text.includes('\uFFFD'));
}

export const importSession = new ImportSession();
