import { createNodeEngine } from '#node/engine.ts';
import { toRows, type Engine, type Value } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import { localToUtc } from '#core/stats/zone.ts';

type Tables = Readonly<Record<string, string>>;
type Row = Record<string, Value>;

/** Columns that are not text: by name, else by ending. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(source_no)$/, 'SMALLINT'],
  [/^(line_no|leg_no|seq)$|_(utc|local)_s$/, 'BIGINT'],
  [/_s$|^(csat|dpd|dpd_at_assignment|amount|balance|balance_at_assignment|waiver_amount)$/, 'DOUBLE'],
  [/_date$/, 'DATE'],
  [/^(rpc|abuse|threat|complaint|escalated|transferred|refused)$/, 'BOOLEAN']
];
const typeOf = (name: string) => TYPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'VARCHAR';

/** Stamps of METHODS fixtures: `<base>_local` becomes two columns of seconds. */
const STAMPS: Readonly<Record<string, string>> = {
  start_local: 'start',
  end_local: 'end',
  from_local: 'from',
  to_local: 'to',
  shift_start_local: 'shift_start',
  shift_end_local: 'shift_end',
  sent_local: 'sent'
};

/** One engine for a test file. */
export async function openEngine(): Promise<Engine> {
  return createNodeEngine();
}

/** Loads tables written as CSV (header first, empty = unknown, times local to `zone`), as the import would. */
export async function load(engine: Engine, tables: Tables, zone = 'UTC'): Promise<void> {
  const old = toRows(await engine.query('SELECT table_name FROM duckdb_tables() WHERE NOT temporary'));
  for (const row of old) await engine.exec(`DROP TABLE "${String(row.table_name)}"`);
  for (const [table, csv] of Object.entries(tables)) await loadTable(engine, table, csv.trim(), zone);
}

async function loadTable(engine: Engine, table: string, csv: string, zone: string): Promise<void> {
  const [header = '', ...lines] = csv.split('\n').map((line) => line.trim());
  const names = header.split(',').flatMap((name) => {
    const base = STAMPS[name];
    return base ? [`${base}_utc_s`, `${base}_local_s`] : [name];
  });
  const columns = [...names, 'source_no', 'line_no'].map((name) => `"${name}" ${typeOf(name)}`);
  await engine.exec(`CREATE TABLE ${table} (${columns.join(', ')})`);
  if (lines.length === 0) return;
  const rows = lines.map((line, i) => {
    const cells = line.split(',').flatMap((cell, j) => literals(header.split(',')[j] ?? '', cell, zone));
    return `(${[...cells, '1', String(i + 2)].join(', ')})`;
  });
  await engine.exec(`INSERT INTO ${table} VALUES ${rows.join(', ')}`);
}

function literals(name: string, cell: string, zone: string): string[] {
  if (STAMPS[name]) {
    if (cell === '') return ['NULL', 'NULL'];
    return [String(localToUtc(cell, zone).utc_s), String(Date.parse(`${cell.replace(' ', 'T')}Z`) / 1000)];
  }
  return [cell === '' ? 'NULL' : `'${cell.replaceAll("'", "''")}'`];
}

/** Loads, builds, and returns what the model says. */
export async function build(
  engine: Engine,
  tables: Tables,
  settings: Partial<Settings> = {},
  zone = 'UTC'
): Promise<ModelInfo> {
  await load(engine, tables, zone);
  return buildModel(engine, { settings: { ...DEFAULT_SETTINGS, zone, ...settings } });
}

/** Rows of a query, numbers as numbers. */
export async function rows(engine: Engine, query: string): Promise<Row[]> {
  return toRows(await engine.query(query));
}
