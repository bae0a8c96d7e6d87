import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { once } from '#core/analyses/once.ts';
import { remembering } from '#core/analyses/remember.ts';
import type { Columns, Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';

const empty: Columns = { rows: 0, names: [], data: {} };
const model = () => ({}) as ModelInfo;

/** An engine that lists what it is asked. */
function listing(): { engine: Engine; asked: string[] } {
  const asked: string[] = [];
  const engine = { query: (sql: string) => (asked.push(sql), Promise.resolve(empty)) } as unknown as Engine;
  return { engine, asked };
}

test('a statement is asked once per data set', async () => {
  const { engine, asked } = listing();
  const data = model();

  await remembering(engine, data).query('SELECT 1 FROM call_fact');
  await remembering(engine, data).query('SELECT 1 FROM call_fact');
  await remembering(engine, data).query('SELECT 2 FROM call_fact');
  await remembering(engine, model()).query('SELECT 1 FROM call_fact');

  expect(asked).toEqual(['SELECT 1 FROM call_fact', 'SELECT 2 FROM call_fact', 'SELECT 1 FROM call_fact']);
});

test('a statement over a working table is asked anew when the table was made for another key', async () => {
  const { engine, asked } = listing();
  const data = model();
  const ask = async (key: string) => {
    await once(data, key, async () => undefined, 'follow_up_tab');
    await remembering(engine, data).query('SELECT 1 FROM follow_up_tab');
  };

  await ask('team a');
  await ask('team a');
  await ask('team b\nx');
  await ask('team a');

  expect(asked).toEqual([
    '-- ["follow_up_tab","team a"]\nSELECT 1 FROM follow_up_tab',
    '-- ["follow_up_tab","team b\\nx"]\nSELECT 1 FROM follow_up_tab'
  ]);
});

test('every working table of an analysis is made under a slot that its name holds', () => {
  const folder = 'src/core/analyses';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8'));
  const names = (texts: readonly string[], pattern: RegExp): string[] =>
    texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name ?? ''));
  const tables = names(sources, /\bCREATE (?:OR REPLACE )?(?:TEMP )?(?:TABLE|VIEW) (\w+)/g);
  const slots = names(sources.filter((text) => text.includes('once(')), /, '(\w+)'\);/g); // prettier-ignore

  expect(tables.length).toBeGreaterThan(3);
  expect(tables.filter((table) => !slots.some((slot) => table.includes(slot)))).toEqual([]);
});
