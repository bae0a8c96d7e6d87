import { readFileSync } from 'node:fs';

/** A fixture table of METHODS: CSV text of the tables named `table` in fixture `fx`. */
export type Fixture = { fx: string; table: string; csv: string };
/** A base view; `sql` creates it. */
export type View = { name: string; sql: string };
/** A worked example: SQL on fixtures or a TypeScript function body, with the printed result. */
export type Example =
  | { kind: 'sql'; id: string; fixtures: string[]; sql: string; expected: unknown }
  | { kind: 'ts'; id: string; body: string; expected: unknown };
export type MethodsFile = { fixtures: Fixture[]; views: View[]; library: string; examples: Example[] };

const FENCE = /^```(\w+)[ \t]+([^\n]+)\n([\s\S]*?)^```[ \t]*$/gm;

/** Tags of a fence header: `ex=1.1 fx=A,S` or a bare word (`lib`), which becomes its own key. */
const parseTags = (header: string): Record<string, string> =>
  Object.fromEntries(
    header
      .trim()
      .split(/\s+/)
      .map((tag) => [tag.split('=')[0], tag.split('=')[1] ?? ''])
  );

/** Reads the tagged fences of METHODS (its section 0.8). An example without result, or the reverse, throws. */
export function parseMethods(markdown: string): MethodsFile {
  const file: MethodsFile = { fixtures: [], views: [], library: '', examples: [] };
  const results = new Map<string, unknown>();
  const calls: (readonly [id: string, make: (expected: unknown) => Example])[] = [];
  for (const [, language, header, body] of markdown.matchAll(FENCE)) {
    const { fx = '', table = '', view, ex, lib } = parseTags(header!);
    if (language === 'csv') file.fixtures.push({ fx, table, csv: body! });
    else if (language === 'ts' && lib !== undefined) file.library += body!;
    else if (language === 'sql' && view) file.views.push({ name: view, sql: body! });
    else if (language === 'json' && ex) results.set(ex, JSON.parse(body!));
    else if (language === 'ts' && ex) calls.push([ex, (expected) => ({ kind: 'ts', id: ex, body: body!, expected })]);
    else if (language === 'sql' && ex)
      calls.push([ex, (expected) => ({ kind: 'sql', id: ex, fixtures: fx.split(','), sql: body!, expected })]);
  }
  for (const [id, make] of calls) {
    if (!results.has(id)) throw new Error(`example without result: ${id}`);
    file.examples.push(make(results.get(id)));
    results.delete(id);
  }
  if (results.size > 0) throw new Error(`results without example: ${[...results.keys()].join(', ')}`);
  return file;
}

/** The project's copy of METHODS. */
export const readMethods = (): MethodsFile =>
  parseMethods(readFileSync(new URL('../fixtures/METHODS.md', import.meta.url), 'utf8'));

/** Columns of `calls` that the base views and examples may ask for; a fixture without them gets them all-NULL. */
const CALL_COLUMNS: Record<string, string> = {
  ...Object.fromEntries(
    ['call_id', 'agent_id', 'team', 'queue', 'channel', 'direction', 'disposition', 'case_id', 'customer_id'].map(
      (name) => [name, 'VARCHAR']
    )
  ),
  start_local: 'TIMESTAMP',
  start_utc_s: 'BIGINT',
  ...Object.fromEntries(['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'].map((name) => [name, 'BIGINT'])),
  csat: 'DOUBLE',
  ...Object.fromEntries(
    ['rpc', 'abuse', 'threat', 'complaint', 'escalated', 'refused'].map((name) => [name, 'BOOLEAN'])
  )
};

/** Column type by name (METHODS 0.8), else by its values; a leading zero or anything not a plain number is text. */
function columnType(name: string, values: string[]): string {
  if (name.endsWith('_s')) return 'BIGINT';
  if (name.endsWith('_local')) return 'TIMESTAMP';
  if (name.endsWith('_date')) return 'DATE';
  const known = values.filter((value) => value !== '');
  if (known.length === 0) return 'VARCHAR';
  if (known.every((value) => value === 'true' || value === 'false')) return 'BOOLEAN';
  if (known.every((value) => /^-?(0|[1-9]\d*)$/.test(value))) return 'BIGINT';
  return known.every((value) => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value)) ? 'DOUBLE' : 'VARCHAR';
}

const literal = (value: string): string => (value === '' ? 'NULL' : `'${value.replaceAll("'", "''")}'`);

/** Statements that create one fixture table; its CSV has no quoted fields. */
function createTable({ table, csv }: Fixture): string[] {
  const [header, ...rows] = csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const names = header!;
  const given = new Map(
    names.map((name, j) => [
      name,
      columnType(
        name,
        rows.map((row) => row[j] ?? '')
      )
    ])
  );
  const columns = new Map(table === 'calls' ? [...given, ...Object.entries(CALL_COLUMNS)] : given);
  const values = rows.map((row) => `(${names.map((_, j) => literal(row[j] ?? '')).join(', ')})`);
  return [
    `CREATE TABLE ${table} (${[...columns].map(([name, type]) => `${name} ${type}`).join(', ')})`,
    `INSERT INTO ${table} (${names.join(', ')}) VALUES ${values.join(', ')}`,
    ...(table === 'calls' && !given.has('start_utc_s') ? ['UPDATE calls SET start_utc_s = epoch(start_local)'] : [])
  ];
}

/** Statements that build the tables of the named fixtures and then the base views, on an empty schema. */
export function setUpStatements(file: MethodsFile, fixtures: string[]): string[] {
  const tables = file.fixtures.filter(({ fx }) => fixtures.includes(fx));
  const missing = fixtures.filter((fx) => !tables.some((table) => table.fx === fx));
  if (missing.length > 0) throw new Error(`unknown fixture: ${missing.join(', ')}`);
  const emptyCalls = Object.entries(CALL_COLUMNS).map(([name, type]) => `${name} ${type}`);
  return [
    ...tables.flatMap(createTable),
    ...(tables.some(({ table }) => table === 'calls') ? [] : [`CREATE TABLE calls (${emptyCalls.join(', ')})`]),
    ...file.views.map(({ sql }) => sql)
  ];
}

/**
 * Paths at which a result differs from the printed one: numbers by 1e-6 absolute plus 1e-7 of the value (the expected
 * values carry seven digits), everything else exactly, with the same keys and lengths. Empty = equal.
 */
export function differences(actual: unknown, expected: unknown, path = '$'): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const isClose = Math.abs(actual - expected) <= 1e-6 + 1e-7 * Math.abs(expected);
    return isClose ? [] : [`${path}: ${actual} instead of ${expected}`];
  }
  if (expected === null || typeof expected !== 'object' || actual === null || typeof actual !== 'object')
    return Object.is(actual, expected) ? [] : [`${path}: ${String(actual)} instead of ${String(expected)}`];
  const [got, want] = [new Map(Object.entries(actual)), new Map(Object.entries(expected))];
  const keys = new Set([...got.keys(), ...want.keys()]);
  return [...keys].flatMap((key) => differences(got.get(key), want.get(key), `${path}.${key}`));
}
