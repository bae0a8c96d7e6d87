import { readFileSync } from 'node:fs';
import { test } from 'vitest';
import { createNodeEngine } from '#node/engine.ts';
import type { Engine } from '#core/engine.ts';
import { createTables, loadSource, memoryReader, planLoad, profileSource, proposeMapping } from '#core/ingest/index.ts';
import { buildModel } from '#core/model/build.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { generateWorld } from './world.ts';

// MODEL_BENCH=world|files npx vitest run --project sql tests/sql/model/bench.test.ts
// `files` are those of `npm run bench` (.cache/bench), `world` a larger one with shifts, status, promises and payments.
test.runIf(process.env.MODEL_BENCH)(
  'times every statement on 1,000,000 calls and 200,000 cases',
  async () => {
    for (let round = 0; round < 2; round++) {
      const engine = await createNodeEngine();
      const log = [`round ${round + 1}`];
      const start = performance.now();
      const mark = (text: string) => log.push(`   ${text} ${(performance.now() - start).toFixed(0)}`);
      if (process.env.MODEL_BENCH === 'files') await loadFiles(logged(engine, log));
      else await generateWorld(engine);
      mark('loaded');
      await buildModel(logged(engine, log), { settings: DEFAULT_SETTINGS, onProgress: (stage) => mark(stage.text.en) });
      mark('in all, ms');
      console.log(log.join('\n'));
      await engine.close();
    }
  },
  300_000
);

async function loadFiles(engine: Engine): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, zone: 'Europe/Berlin' };
  const sources = [];
  for (const [i, name] of ['calls_1000000.csv', 'cases_200000.csv'].entries()) {
    const bytes = readFileSync(`.cache/bench/${name}`);
    const reader = memoryReader(name, bytes);
    const profile = await profileSource(reader);
    const mapping = { ...proposeMapping(profile, { zone: settings.zone }), zone: settings.zone };
    sources.push({ bytes, reader, plan: planLoad(profile, mapping, settings, i + 1) });
  }
  for (const statement of createTables(sources.map(({ plan }) => plan))) await engine.exec(statement.text);
  for (const { bytes, reader, plan } of sources) {
    await loadSource(engine, plan, { reader, registerContent: (name: string) => engine.registerFile(name, bytes) });
  }
}

function logged(engine: Engine, log: string[]): Engine {
  async function time<T>(sql: string, run: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const result = await run();
    const ms = performance.now() - start;
    if (ms > 15) log.push(`${ms.toFixed(0).padStart(6)} ms  ${sql.trim().replace(/\s+/g, ' ').slice(0, 100)}`);
    return result;
  }
  return {
    ...engine,
    query: (sql, options) => time(sql, () => engine.query(sql, options)),
    exec: (sql, options) => time(sql, () => engine.exec(sql, options))
  };
}
