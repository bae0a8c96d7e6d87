import type { CancelSignal, Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import type { Phrase, Text } from '#core/i18n/text.ts';
import { MODEL } from '#core/i18n/messages/model.ts';
import type { Settings } from '#core/settings.ts';
import { id, sql, type Sql } from '#core/sql/sql.ts';
import { agentDay, agentTeam } from './agent-day.ts';
import { callFact } from './call-fact.ts';
import { caseFact } from './case-fact.ts';
import { caseKey } from './case-key.ts';
import { caseStep } from './case-step.ts';
import { dimensionTables } from './dimensions.ts';
import { followUps } from './follow-up.ts';
import { readInfo } from './info.ts';
import { instalmentFact } from './instalment-fact.ts';
import { agentSpans } from './intervals.ts';
import { buildLegs, spellFact } from './leg-fact.ts';
import { buildPresence } from './presence.ts';
import { buildPromises } from './promise-fact.ts';
import { siteDays } from './site-days.ts';
import { strainDay } from './strain-day.ts';
import { ensureInputs, readPresent, type Present } from './inputs.ts';
import type { ModelInfo } from './types.ts';

export interface BuildOptions {
  readonly settings: Settings;
  readonly signal?: CancelSignal;
  /** What is being built, and the share done, 0–1. */
  readonly onProgress?: (stage: Phrase, done01: number) => void;
}

/** One step of the build: what it is called and its statements, in order. */
interface Stage {
  readonly text: Text;
  readonly run: (engine: Engine, settings: Settings, present: Present) => Promise<void>;
}

const ofSql =
  (statements: (settings: Settings, present: Present) => Sql[]): Stage['run'] =>
  async (engine, settings, present) => {
    for (const statement of statements(settings, present)) await engine.exec(statement.text);
  };

/** Steps on the way to working days, one row per leg or session: dropped as soon as nothing needs them, for the sake of memory. */
const WORK_TABLES = ['leg_step', 'session_sum', 'work_session', 'work_start', 'block_gap', 'day_sum', 'day_team', 'repeat_call', 'multi_leg', 'multi_call', 'multi_id']; // prettier-ignore

const STAGES: readonly Stage[] = [
  { text: MODEL.stages.dimensions, run: ofSql(dimensionTables) },
  { text: MODEL.stages.cases, run: ofSql(caseKey) },
  { text: MODEL.stages.cases, run: siteDays },
  { text: MODEL.stages.calls, run: ofSql(callFact) },
  { text: MODEL.stages.workdays, run: ofSql(agentSpans) },
  { text: MODEL.stages.workdays, run: buildLegs },
  { text: MODEL.stages.workdays, run: ofSql(spellFact) },
  { text: MODEL.stages.workdays, run: ofSql(agentDay) },
  { text: MODEL.stages.workdays, run: ofSql(agentTeam) },
  { text: MODEL.stages.workdays, run: buildPresence },
  { text: MODEL.stages.workdays, run: ofSql(() => WORK_TABLES.map((name) => sql`DROP TABLE IF EXISTS ${id(name)}`)) },
  { text: MODEL.stages.strain, run: ofSql(strainDay) },
  { text: MODEL.stages.cases, run: ofSql(caseFact) },
  { text: MODEL.stages.promises, run: buildPromises },
  { text: MODEL.stages.promises, run: ofSql(followUps) },
  { text: MODEL.stages.promises, run: ofSql(instalmentFact) },
  { text: MODEL.stages.steps, run: ofSql(caseStep) }
];

/**
 * Builds the fact tables (`#core/model/facts.ts`) from the canonical tables and says what the data hold. Existing facts are replaced.
 * Errors: `engine.query`, `engine.cancelled`.
 */
export async function buildModel(engine: Engine, { settings, signal, onProgress }: BuildOptions): Promise<ModelInfo> {
  // One thread keeps rows in order by itself; without this setting DuckDB buffers whole tables to do so, which doubles the time.
  // Facts are read all the time and lie packed at their own width: compressing them takes longer to write and to read.
  await engine.exec("SET preserve_insertion_order = false; SET force_compression = 'uncompressed'");
  try {
    return await build(engine, { settings, signal, onProgress });
  } finally {
    await engine.exec("SET preserve_insertion_order = true; SET force_compression = 'auto'");
  }
}

async function build(engine: Engine, { settings, signal, onProgress }: BuildOptions): Promise<ModelInfo> {
  await ensureInputs(engine);
  const present = await readPresent(engine);
  for (const [i, { text, run }] of STAGES.entries()) {
    if (signal?.aborted) throw new AppError('engine.cancelled', {});
    onProgress?.({ text }, i / (STAGES.length + 1));
    await run(engine, settings, present);
  }
  onProgress?.({ text: MODEL.stages.info }, STAGES.length / (STAGES.length + 1));
  return readInfo(engine, settings, present);
}
