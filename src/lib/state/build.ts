import type { CancelSignal, Engine } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { accountSuperseded, createTables, loadSource, planLoad } from '#core/ingest/index.ts';
import type { LoadReport, Mapping, SourceProfile } from '#core/ingest/types.ts';
import { buildModel } from '#core/model/build.ts';
import { tableNames } from '#core/model/kept-tables.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { prepareRollups } from '#core/query/rollup.ts';
import type { Settings } from '#core/settings.ts';
import { STAGES } from '#core/i18n/messages/state.ts';
import { prepareContent } from '../engine/profile.ts';

export { preparations } from '#core/analyses/prepare.ts';

/** A file and how it is read. */
export interface Source {
  id: string;
  name: string;
  size: number;
  file: File;
  profile: SourceProfile;
  mapping: Mapping;
}

export interface Progress {
  /** Name of the file being read, while one is. */
  source?: string;
  rows?: number;
  total?: number;
  stage: Phrase;
  /** Done of everything, 0–1. */
  done: number;
}

export interface BuildOptions {
  settings: Settings;
  signal?: CancelSignal;
  onProgress?: (progress: Progress) => void;
}

/** Share of the whole that reading files takes; the rest is building facts. */
const READING = 0.6;

/**
 * Reads all sources into an empty engine and builds the facts.
 * @returns one report per source, in order, what the tables hold, and their names
 */
export async function buildAll(
  engine: Engine,
  sources: readonly Source[],
  { settings, signal, onProgress }: BuildOptions
): Promise<{ reports: LoadReport[]; model: ModelInfo; tables: string[] }> {
  const bytes = sources.reduce((sum, source) => sum + source.size, 0) || 1;
  const reports: LoadReport[] = [];
  let read = 0;
  const plans = sources.map(({ profile, mapping }, i) => planLoad(profile, mapping, settings, i + 1));
  for (const statement of createTables(plans)) await engine.exec(statement.text);
  for (const [index, source] of sources.entries()) {
    const plan = plans[index];
    if (!plan) continue;
    const report = (share: number) =>
      onProgress?.({
        source: source.name,
        rows: Math.round(source.profile.records * share),
        total: source.profile.records,
        stage: { text: STAGES.reading, params: { file: source.name } },
        done: (READING * (read + source.size * share)) / bytes
      });
    report(0);
    const { file, leftovers } = await prepareContent(source.file, source.profile, { signal });
    reports.push(
      await loadSource(engine, plan, {
        reader: { name: source.name, size: source.size, open: () => chunks(file) },
        registerContent: (name) => engine.registerFile(name, file),
        leftovers: leftovers ?? undefined,
        signal,
        onProgress: report
      })
    );
    read += source.size;
  }
  const model = await buildModel(engine, {
    settings,
    signal,
    onProgress: (stage, done) => onProgress?.({ stage, done: READING + (1 - READING) * done })
  });
  await prepareRollups(engine, { model, settings }, { signal });
  return { reports: await accountSuperseded(engine, reports), model, tables: await tableNames(engine) };
}

/** A file piece by piece; streams are no async iterables in every browser. */
async function* chunks(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) yield step.value;
}
