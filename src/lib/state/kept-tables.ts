import { version } from '$app/environment';
import type { CancelSignal, Engine } from '#core/engine.ts';
import { STAGES } from '#core/i18n/messages/state.ts';
import { readTables, writeTables } from '#core/model/kept-tables.ts';
import { adoptRollups } from '#core/query/rollup.ts';
import type { Settings } from '#core/settings.ts';
import { emptyDatabase } from '../engine/empty-database.ts';
import type { Progress } from './build.ts';
import type { KeepStore, KeptTables } from './keep.ts';
import type { Built } from './pending-build.ts';

/** True when kept tables were made by this very build of the site, and count by the same settings. */
export function areTablesOf(tables: KeptTables, settings: Settings): boolean {
  return tables.version === version && tables.settings === JSON.stringify(settings);
}

/**
 * Writes what was built beside the kept files, so that the next visit need not build it again. Nothing but speed depends on it: the files stay the
 * truth, and where writing fails or is stopped, no tables are kept.
 */
export async function saveTables(
  store: KeepStore,
  { engine, model, reports, tables, settings }: Built & { readonly settings: Settings },
  signal: AbortSignal
): Promise<void> {
  const name = `tables-${crypto.randomUUID()}`;
  try {
    signal.throwIfAborted();
    const handle = await store.createTables(name, await emptyDatabase());
    await engine.registerFile(name, handle);
    try {
      const rows = await writeTables(engine, { file: name, tables }, { signal });
      await engine.dropFile(name);
      const { size } = await handle.getFile();
      signal.throwIfAborted();
      await store.addTables({ name, size, rows, version, settings: JSON.stringify(settings), model, reports });
    } catch (error) {
      await engine.dropFile(name).catch(() => undefined);
      throw error;
    }
  } catch {
    await store.removeTables(name);
  }
}

/**
 * Makes the tables of a kept file in an engine that holds none.
 * Errors: those of `readTables`; the engine is then of no more use.
 */
export async function openTables(
  engine: Engine,
  { tables, file }: { readonly tables: KeptTables; readonly file: File },
  { settings, signal, onProgress }: { settings: Settings; signal?: CancelSignal; onProgress: (progress: Progress) => void } // prettier-ignore
): Promise<Built> {
  const { name, rows, model, reports } = tables;
  onProgress({ stage: { text: STAGES.restoring }, done: 0 });
  await engine.registerFile(name, file);
  await readTables(
    engine,
    { file: name, rows },
    { signal, onProgress: (done) => onProgress({ stage: { text: STAGES.restoring }, done }) }
  );
  await engine.dropFile(name);
  adoptRollups({ model, settings });
  return { engine, model, reports, tables: Object.keys(rows) };
}
