import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toRows, type Engine } from '#core/engine.ts';
import { isAppError } from '#core/errors.ts';
import { readTables, tableNames, writeTables, type TableRows } from '#core/model/kept-tables.ts';
import { emptyDatabase } from '#lib/engine/empty-database.ts';
import { createNodeEngine } from '#node/engine.ts';
import { loadWorld } from '../contact-rules/world.ts';

let engine: Engine;
let folder: string;
let file: string;
let rows: TableRows;
beforeAll(async () => {
  engine = await createNodeEngine();
  await loadWorld(engine);
  folder = mkdtempSync(join(tmpdir(), 'evenkeel-'));
  file = join(folder, 'tables.db');
  writeFileSync(file, new Uint8Array(await (await emptyDatabase()).arrayBuffer()));
  // The engine writes its log beside it, under the name it knows the file by.
  const name = join(folder, 'written.db');
  await engine.registerFile(name, file);
  rows = await writeTables(engine, { file: name, tables: await tableNames(engine) });
  await engine.dropFile(name);
}, 120_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** The file as a page hands it to a new engine. */
async function register(other: Engine): Promise<string> {
  await other.registerFile('tables.db', readFileSync(file));
  return 'tables.db';
}

/** Every table: its definition, rows and a fingerprint of all values in their order. */
async function fingerprints(of: Engine): Promise<unknown[]> {
  const found = toRows(
    await of.query("SELECT table_name AS t, sql FROM duckdb_tables() WHERE database_name = 'held' ORDER BY t")
  );
  const all = [...found.map(({ t }) => String(t)), 'spell_fact'];
  const prints: unknown[] = [...found];
  for (const table of all) {
    const sum = 'count(*)::DOUBLE AS n, sum(hash(x))::VARCHAR AS all_values, sum(hash(x, rowid))::VARCHAR AS in_order';
    const view = 'count(*)::DOUBLE AS n, sum(hash(x))::VARCHAR AS all_values';
    const text = `SELECT ${table === 'spell_fact' ? view : sum} FROM ${table} AS x`;
    prints.push({ table, ...toRows(await of.query(text))[0] });
  }
  return prints;
}

test('tables read from a file are the tables written: definitions, rows, values and order', async () => {
  const other = await createNodeEngine();
  const seen: number[] = [];

  await readTables(other, { file: await register(other), rows }, { onProgress: (done) => seen.push(done) });

  expect(await fingerprints(other)).toEqual(await fingerprints(engine));
  expect(rows.calls).toBeGreaterThan(100_000);
  expect(seen.at(-1)).toBeLessThanOrEqual(1);
  expect([...seen].sort((a, b) => a - b)).toEqual(seen);
  expect(toRows(await other.query("SELECT count(*)::DOUBLE AS n FROM duckdb_databases() WHERE database_name = 'kept'"))).toEqual([{ n: 0 }]); // prettier-ignore
  await other.close();
}, 60_000);

test('a file that holds fewer rows than were written is not taken for whole', async () => {
  const other = await createNodeEngine();

  const failure = await readTables(other, {
    file: await register(other),
    rows: { ...rows, calls: (rows.calls ?? 0) + 1 }
  }).catch((error: unknown) => error);

  expect(isAppError(failure) && failure.code).toBe('keep.damaged');
  await other.close();
}, 60_000);
