import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import {
  createTables,
  planLoad,
  profileSource,
  proposeMapping,
  memoryReader,
  type LoadPlan
} from '#core/ingest/index.ts';
import { buildModel } from '#core/model/build.ts';
import { KINDS } from '#core/schema/index.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { createNodeEngine } from '#node/engine.ts';
import { clearTables, loadBytes } from '../../fixtures/ingest/load.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const zone = 'Europe/Berlin';
/** Two calls files that fill different columns, one with a doubled hour, misfits and a row twice; and a file of another kind. */
const MESSY = [
  `call_id,agent_id,direction,start_at,talk_s
K1,A1,inbound,2025-10-26 02:50:00,900
K2,A1,inbound,2025-10-26 02:10:00,60
K3,A2,outbound,someday,60
K4,A2,outbound,2025-10-27 09:00:00,-
K4,A2,outbound,2025-10-27 09:00:00,-
K5,A2,sideways,2025-10-27 09:10:00,20000
`,
  `call_id,agent_id,start_at,end_at,csat,case_id
K6,A1,2025-10-28 10:00:00,2025-10-28 10:05:00,4,C1
K7,A1,2025-10-28 11:00:00,2025-10-28 10:05:00,9,C2
`,
  readFileSync('sample-data/small/cases.csv', 'utf8')
];

/** Everything in the tables and what the model says, from tables made for these files or for any. */
async function loaded(texts: readonly string[], made: 'for these files' | 'for any files') {
  await clearTables(engine);
  if (made === 'for these files') {
    const plans = await Promise.all(texts.map((text, i) => planOf(text, i + 1)));
    for (const statement of createTables(plans)) await engine.exec(statement.text);
  }
  const reports = [];
  for (const [i, text] of texts.entries())
    reports.push((await loadBytes(engine, text, { zone, sourceNo: i + 1 })).report);
  const tables: Record<string, unknown> = {};
  for (const kind of KINDS)
    tables[kind] = (await engine.query(`SELECT * FROM ${kind} ORDER BY source_no, line_no`)).data;
  const model = await buildModel(engine, { settings: { ...DEFAULT_SETTINGS, zone } });
  const facts = (await engine.query('SELECT * FROM call_fact ORDER BY call_no')).data;
  return { reports, tables, model, facts };
}

async function planOf(text: string, sourceNo: number): Promise<LoadPlan> {
  const profile = await profileSource(memoryReader('file.csv', new TextEncoder().encode(text)));
  return planLoad(profile, proposeMapping(profile, { zone }), DEFAULT_SETTINGS, sourceNo);
}

test('columns that no file fills are NULL by definition, and nothing else is different', async () => {
  const slim = await loaded(MESSY, 'for these files');
  const [table] = (await engine.query("SELECT sql FROM duckdb_tables() WHERE table_name = 'calls'")).data.sql ?? [];

  expect(table).toContain('customer_emotion VARCHAR GENERATED');
  expect(slim).toEqual(await loaded(MESSY, 'for any files'));
  expect(slim.reports.map(({ loaded: n }) => n).every((n) => n > 0)).toBe(true);
});
