import type { LoadReport, Mapping, SourceProfile } from '#core/ingest/types.ts';
import type { TableRows } from '#core/model/kept-tables.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { AppError } from '#core/errors.ts';

/** One kept file: the source as the user opened it, and how it is read. */
export interface KeptSource {
  id: string;
  name: string;
  size: number;
  profile: SourceProfile;
  mapping: Mapping;
}

/** Tables that were built from the kept files, so that they need not be built again: by which build of the site, and how it counted. */
export interface KeptTables {
  name: string;
  size: number;
  rows: TableRows;
  version: string;
  /** The settings as JSON. */
  settings: string;
  model: ModelInfo;
  reports: LoadReport[];
}

interface Manifest {
  version: 1;
  savedAt: string;
  sources: KeptSource[];
  sample: boolean;
  tables?: KeptTables;
}

/** What is kept, as it is opened. */
export interface Kept {
  sources: (KeptSource & { file: File })[];
  sample: boolean;
  savedAt: string;
  /** Missing where none were kept, or where they are not whole. */
  tables?: { tables: KeptTables; file: File };
}

const FOLDER = 'evenkeel';
const MANIFEST = 'manifest.json';
const MARKER = 'saving.json';
const LOCK = 'evenkeel.kept';

/**
 * Keeps source files in the browser's private storage (OPFS), and beside them the tables built from them, in a file that is written once and only read
 * from then on: never a database at work, and never the only copy. Whatever is wrong with it, tables are built from the sources again.
 * The manifest is replaced last and in one step, so a page that dies while saving leaves the former data whole.
 */
export class KeepStore {
  #folder: FileSystemDirectoryHandle;

  private constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder;
  }

  /** The store, or null when this browser has no usable private storage. */
  static async open(): Promise<KeepStore | null> {
    try {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(FOLDER, { create: true });
      const probe = await folder.getFileHandle('probe', { create: true });
      if (typeof probe.createWritable !== 'function') return null;
      await folder.removeEntry('probe');
      return new KeepStore(folder);
    } catch {
      return null;
    }
  }

  /**
   * True when files are kept here. This is the sure sign, not the preference: local storage reaches the disk late, so that a browser that
   * dies soon after keeping was switched on forgets that it was.
   */
  static async holdsFiles(): Promise<boolean> {
    try {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(FOLDER);
      await folder.getFileHandle(MANIFEST);
      return true;
    } catch {
      return false;
    }
  }

  /** What is kept, with the files; null when nothing is. Errors: `keep.damaged`. */
  async read(): Promise<Kept | null> {
    const text = await this.#readText(MANIFEST);
    if (text === null) return null;
    try {
      const manifest = JSON.parse(text) as Manifest;
      if (manifest.version !== 1 || !Array.isArray(manifest.sources)) throw new Error('unknown version');
      const sources = await Promise.all(manifest.sources.map((source) => this.#withFile(source)));
      const { sample, savedAt } = manifest;
      return { sources, sample, savedAt, tables: await this.#withTables(manifest.tables) };
    } catch (cause) {
      throw new AppError('keep.damaged', { detail: cause instanceof Error ? cause.message : String(cause) }, { cause });
    }
  }

  async #withFile(source: KeptSource): Promise<KeptSource & { file: File }> {
    const handle = await this.#folder.getFileHandle(sourceName(source));
    const stored = await handle.getFile();
    if (stored.size !== source.size) throw new Error(`${source.name}: ${stored.size} of ${source.size} bytes`);
    return { ...source, file: new File([stored], source.name, { lastModified: stored.lastModified }) };
  }

  async #withTables(tables?: KeptTables): Promise<Kept['tables']> {
    try {
      if (!tables) return undefined;
      const file = await (await this.#folder.getFileHandle(tables.name)).getFile();
      return file.size === tables.size ? { tables, file } : undefined;
    } catch {
      return undefined;
    }
  }

  /** A new file for tables that holds an empty database. It is not part of what is kept until `addTables`. */
  async createTables(name: string, empty: Blob): Promise<FileSystemFileHandle> {
    await this.#writeFile(name, empty, name);
    return this.#folder.getFileHandle(name);
  }

  /** Keeps tables beside the files they were built from, in place of earlier ones. */
  async addTables(tables: KeptTables): Promise<void> {
    const text = await this.#readText(MANIFEST);
    if (text === null) throw new Error('nothing is kept');
    const manifest = { ...(JSON.parse(text) as Manifest), tables };
    await this.#writeFile(MANIFEST, JSON.stringify(manifest), MANIFEST);
    await this.#sweep(new Set([tables.name, ...manifest.sources.map(sourceName)]));
  }

  async removeTables(name: string): Promise<void> {
    await this.#remove(name);
  }

  /** Names of files whose saving was interrupted by the end of the page; asking clears the mark. */
  async interrupted(): Promise<string[]> {
    const text = await this.#readText(MARKER);
    if (text === null) return [];
    await this.#remove(MARKER);
    try {
      return JSON.parse(text) as string[];
    } catch {
      return [];
    }
  }

  /**
   * Replaces what is kept. Files that are kept already (same id) are not written again.
   * Errors: `keep.quota` names the file that did not fit; what was kept before stays.
   */
  async write(sources: (KeptSource & { file: Blob })[], sample: boolean): Promise<void> {
    const known = new Set(await this.#names());
    const fresh = sources.filter((source) => !known.has(sourceName(source)));
    await this.#writeFile(MARKER, JSON.stringify(fresh.map((source) => source.name)), MARKER);
    try {
      for (const source of fresh) await this.#writeFile(sourceName(source), source.file, source.name);
      const manifest: Manifest = {
        version: 1,
        savedAt: new Date().toISOString(),
        sources: sources.map(({ id, name, size, profile, mapping }) => ({ id, name, size, profile, mapping })),
        sample
      };
      await this.#writeFile(MANIFEST, JSON.stringify(manifest), MANIFEST);
    } catch (error) {
      for (const source of fresh) await this.#remove(sourceName(source));
      throw error;
    } finally {
      await this.#remove(MARKER);
    }
    await this.#sweep(new Set(sources.map(sourceName)));
  }

  /** Removes everything that is kept. */
  async clear(): Promise<void> {
    await this.#remove(MANIFEST);
    await this.#sweep(new Set());
  }

  async #sweep(wanted: Set<string>): Promise<void> {
    for (const name of await this.#names()) {
      if (/^(source|tables)-/.test(name) && !wanted.has(name)) await this.#remove(name);
    }
  }

  async #names(): Promise<string[]> {
    const names: string[] = [];
    const entries = (this.#folder as unknown as { keys(): AsyncIterator<string> }).keys();
    for (let step = await entries.next(); !step.done; step = await entries.next()) names.push(step.value);
    return names;
  }

  async #readText(name: string): Promise<string | null> {
    try {
      const handle = await this.#folder.getFileHandle(name);
      return await (await handle.getFile()).text();
    } catch {
      return null;
    }
  }

  /** `createWritable` writes beside the file and replaces it on close: a torn write is never seen. */
  async #writeFile(name: string, content: Blob | string, shownName: string): Promise<void> {
    const size = typeof content === 'string' ? content.length : content.size;
    try {
      const handle = await this.#folder.getFileHandle(name, { create: true });
      const writable = await handle.createWritable();
      await writable.write(content);
      await writable.close();
    } catch (cause) {
      if (cause instanceof DOMException && cause.name === 'QuotaExceededError') {
        await this.#remove(name);
        throw new AppError('keep.quota', { file: shownName, size }, { cause });
      }
      throw cause;
    }
  }

  async #remove(name: string): Promise<void> {
    try {
      await this.#folder.removeEntry(name);
    } catch {
      // Already gone.
    }
  }
}

const sourceName = ({ id }: { id: string }): string => `source-${id}`;

/**
 * Takes the lock on kept data for the life of this page. `granted` is false while another tab holds it; `later` settles when that tab
 * has closed and this one holds the lock. Without the Locks API the lock counts as granted.
 */
export async function takeLock(): Promise<{ granted: boolean; later: Promise<void> }> {
  if (!('locks' in navigator)) return { granted: true, later: Promise.resolve() };
  const forever = new Promise<never>(() => undefined);
  const granted = await new Promise<boolean>((resolve) => {
    void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : forever;
    });
  });
  if (granted) return { granted, later: Promise.resolve() };
  const later = new Promise<void>((resolve) => {
    void navigator.locks.request(LOCK, () => {
      resolve();
      return forever;
    });
  });
  return { granted, later };
}
