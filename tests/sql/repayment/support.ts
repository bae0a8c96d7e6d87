import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createNodeEngine } from '#node/engine.ts';
import { toRows, type Engine } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { dayOf } from '#core/query/calendar.ts';
import { prepareRollups } from '#core/query/rollup.ts';
import { baseOf, KINDS, TABLES, type CanonicalColumn, type Kind } from '#core/schema/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import { zoneTransitions } from '#core/stats/zone.ts';
import type { Scope } from '#core/analyses/scope.ts';
import { readMethods } from '../../support/methods-file.ts';

/** Tables as CSV text with canonical headers (`x_at` as wall clock, zone UTC unless the reading says otherwise). */
export type Tables = Readonly<Partial<Record<Kind, string>>>;

export interface World {
  readonly engine: Engine;
  readonly model: ModelInfo;
  readonly settings: Settings;
  /** Everything loaded, or the dates and codes given. */
  scope(from?: string, to?: string, codes?: Scope['codes']): Scope;
  /** What the analyses are asked with. */
  ask(from?: string, to?: string, codes?: Scope['codes']): { scope: Scope; settings: Settings; model: ModelInfo };
  /** Code of a value of a dimension. */
  code(dimension: string, name: string): number;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

const TYPES = {
  text: 'VARCHAR', code: 'VARCHAR', date: 'DATE', duration: 'DOUBLE', number: 'DOUBLE', money: 'DOUBLE', integer: 'BIGINT', bool: 'BOOLEAN'
} as const; // prettier-ignore

let shared: Promise<Engine> | null = null;

/** One engine per test file: starting it takes longer than any test; every world replaces all tables. */
export const sharedEngine = (): Promise<Engine> => (shared ??= createNodeEngine());

/** Loads tables as the import would, with every column of the schema, and builds the facts. */
export async function world(tables: Tables, settings: Partial<Settings> = {}): Promise<World> {
  const engine = await sharedEngine();
  for (const kind of KINDS) await loadCsv(engine, kind, tables[kind] ?? '');
  return openWorld(engine, settings);
}

/** Builds the facts over loaded tables. */
export async function openWorld(engine: Engine, given: Partial<Settings> = {}): Promise<World> {
  const settings = { ...DEFAULT_SETTINGS, ...given };
  const model = await buildModel(engine, { settings });
  await prepareRollups(engine, { model, settings });
  const scope = (from = '2000-01-01', to = '2100-01-01', codes: Scope['codes'] = {}): Scope => ({
    from: dayOf(from),
    to: dayOf(to),
    codes
  });
  return {
    engine,
    model,
    settings,
    scope,
    ask: (from, to, codes) => ({ scope: scope(from, to, codes), settings, model }),
    code: (dimension, name) => {
      const value = model.dimensions[dimension]?.find((item) => item.name === name);
      if (!value) throw new Error(`no such value: ${dimension} ${name}`);
      return value.code;
    },
    rows: async (sql) => toRows(await engine.query(sql))
  };
}

/** Fixture tables of METHODS, with its header names turned into canonical ones. */
export function fixture(fx: string): Tables {
  const tables = readMethods().fixtures.filter((item) => item.fx === fx);
  return Object.fromEntries(tables.map(({ table, csv }) => [table, csv.trim().replace('start_local', 'start_at')]));
}

/**
 * A planted world (default: the committed sample), its zone, and what was planted. Loaded by plain casts; exact duplicates and negative durations
 * dropped; files that a variant does not have, or that are left out, are empty. `zone` reads the same wall clock elsewhere.
 */
export async function sampleWorld(
  folder = 'sample-data/world',
  settings: Partial<Settings> = {},
  without: readonly Kind[] = [],
  zone?: string
): Promise<{ world: World; truth: Truth }> {
  const read = (name: string): Uint8Array => readFileSync(join(folder, name));
  const truth = JSON.parse(new TextDecoder().decode(read('truth.json'))) as Truth;
  const engine = await sharedEngine();
  for (const kind of KINDS) {
    const isThere = !without.includes(kind) && existsSync(join(folder, `${kind}.csv.gz`));
    const csv = isThere ? new TextDecoder().decode(gunzipSync(read(`${kind}.csv.gz`))) : '';
    await loadCsv(engine, kind, [...new Set(csv.split('\n'))].join('\n'), zone ?? truth.zone);
  }
  await engine.exec('DELETE FROM calls WHERE talk_s < 0 OR wrap_s < 0 OR hold_s < 0');
  return { world: await openWorld(engine, { ...settings, zone: zone ?? truth.zone }), truth };
}

/** The part of truth.json that these tests read. */
export interface Truth {
  readonly zone: string;
  readonly planted: { readonly reminderEffect: number };
  readonly promises: Readonly<
    Record<'made' | 'superseded' | 'matured' | 'kept' | 'partial' | 'broken' | 'pending', number>
  >;
  readonly reminderLandmark: {
    readonly reminded: number;
    readonly remindedKept: number;
    readonly notReminded: number;
    readonly notRemindedKept: number;
    readonly realisedDifference: number;
  };
  readonly cases: { readonly opened: number; readonly cured: number; readonly waived: number };
}

/** Creates one canonical table and fills it from CSV text (no quoted commas; empty = unknown). */
export async function loadCsv(engine: Engine, kind: Kind, csv: string, zone = 'UTC'): Promise<void> {
  const columns = TABLES[kind].columns.filter(({ type }) => type !== 'time');
  const [header = '', ...lines] = csv.trim().split('\n');
  const given = header.split(',').map((name) => name.trim());
  await engine.registerFile(`${kind}.csv`, new TextEncoder().encode([header || 'nothing', ...lines].join('\n')));
  const list = columns.flatMap((column) => loaded(column, given.includes(column.name), zone));
  // Read once, below the columns made of them.
  const walls = columns.filter(({ name, type }) => type === 'timestamp' && given.includes(name)).map(({ name }) => `, epoch(strptime("${name}", '%Y-%m-%d %H:%M:%S'))::BIGINT AS "${name}_wall"`); // prettier-ignore
  await engine.exec(`
CREATE OR REPLACE TABLE ${kind} AS
SELECT ${list.join(',\n  ')}, 1::SMALLINT AS source_no, row_no + 1 AS line_no
FROM (
  SELECT *, row_number() OVER () AS row_no${walls.join('')}
  FROM read_csv('${kind}.csv', all_varchar = true, header = true, delim = ',', nullstr = '')
  ${lines.length === 0 ? 'WHERE false' : ''}) AS r
ORDER BY row_no`);
}

function loaded({ name, type }: CanonicalColumn, isGiven: boolean, zone: string): string[] {
  if (type === 'timestamp') {
    const base = baseOf(name);
    const wall = isGiven ? `"${name}_wall"` : 'NULL::BIGINT';
    return [`${isGiven ? toUtc(wall, zone) : wall} AS "${base}_utc_s"`, `${wall} AS "${base}_local_s"`];
  }
  const sqlType = TYPES[type as keyof typeof TYPES];
  const value = isGiven ? (name === 'snap_month' ? `left("${name}", 7) || '-01'` : `"${name}"`) : 'NULL';
  return [`CAST(${value} AS ${sqlType}) AS "${name}"`];
}

/** UTC seconds of a wall clock: the offset of the last change before it, by wall clock. */
function toUtc(wall: string, zone: string): string {
  if (zone === 'UTC') return wall;
  const [first, ...changes] = zoneTransitions(zone, Date.UTC(2026, 0, 1) / 1000, Date.UTC(2026, 11, 31) / 1000);
  const arms = [...changes]
    .reverse()
    .map((change) => `WHEN ${wall} >= ${change.at_utc_s + change.offset_s} THEN ${change.offset_s}`);
  if (arms.length === 0) return `(${wall} - (${first!.offset_s}))`;
  return `(${wall} - CASE ${arms.join(' ')} ELSE ${first!.offset_s} END)`;
}
