import { test } from 'vitest';
import { createNodeEngine } from '#node/engine.ts';
import type { Engine } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { generateWorld } from './world.ts';

// MODEL_BENCH=1 npx vitest run --project sql tests/sql/model/bench.test.ts
test.runIf(process.env.MODEL_BENCH)('times every statement on 1,000,000 calls and 200,000 cases', async () => {
  const engine = await createNodeEngine();
  await generateWorld(engine);
  const log: string[] = [];
  for (let round = 0; round < 2; round++) {
    const start = performance.now();
    log.push(`round ${round + 1}`);
    await buildModel(logged(engine, log), {
      settings: DEFAULT_SETTINGS,
      onProgress: (stage) => log.push(`   ${stage.text.en} ${(performance.now() - start).toFixed(0)}`)
    });
    log.push(`${(performance.now() - start).toFixed(0)} ms in all`);
  }
  console.log(log.join('\n'));
  await engine.close();
});

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
