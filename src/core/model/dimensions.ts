import { toRows, type Engine } from '#core/engine.ts';
import type { DimensionValue } from '#core/query/types.ts';
import type { Kind } from '#core/schema/types.ts';
import type { Settings } from '#core/settings.ts';
import { id, join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { has, type Present } from './inputs.ts';

/** Canonical codes with their fixed numbers: their labels are translated, so their ids are the codes. */
export const CODES = {
  channel: { chat: 1, email: 2, message: 3, voice: 4 },
  direction: { inbound: 1, internal: 2, outbound: 3 }
} as const;

/** Dimensions whose values come from the files, with the columns that hold them. */
const NAMED: Readonly<Record<string, readonly (readonly [Kind, string])[]>> = {
  agent: [
    ['calls', 'agent_id'],
    ['cases', 'agent_id'],
    ['promises', 'agent_id'],
    ['shifts', 'agent_id'],
    ['status', 'agent_id']
  ],
  team: [
    ['calls', 'team'],
    ['cases', 'team']
  ],
  product: [
    ['calls', 'product'],
    ['cases', 'product']
  ],
  cause: [
    ['calls', 'cause'],
    ['cases', 'cause']
  ],
  queue: [['calls', 'queue']]
};

/** Largest number of values a dimension may have; rarer values beyond it stay unknown. */
const MAX_VALUES = 32_000;

/** Tables `dim_<dimension>` (code, name), codes from 1 in order of name, and `dimension_value` with all of them. */
export function dimensionTables(settings: Settings, present: Present): Sql[] {
  const named = Object.entries(NAMED).map(([name, columns]) => dimensionTable(name, columns, present));
  return [...named, allValues(settings)];
}

function dimensionTable(name: string, columns: readonly (readonly [Kind, string])[], present: Present): Sql {
  const known = columns.filter(([kind, column]) => has(present, kind, column));
  const parts = known.map(
    ([kind, column]) =>
      sql`SELECT ${id(column)} AS name, count(*) AS n FROM ${id(kind)} WHERE ${id(column)} IS NOT NULL GROUP BY 1`
  );
  const values = parts.length ? join(parts, ' UNION ALL ') : sql`SELECT NULL::VARCHAR AS name, 0 AS n WHERE false`;
  return sql`
CREATE OR REPLACE TABLE ${id(`dim_${name}`)} AS
SELECT (row_number() OVER (ORDER BY name))::SMALLINT AS code, name
FROM (SELECT name, sum(n) AS n FROM (${values}) GROUP BY name ORDER BY n DESC, name LIMIT ${MAX_VALUES})
ORDER BY name`;
}

function allValues(settings: Settings): Sql {
  const named = Object.keys(NAMED).map(
    (name) => sql`SELECT ${name} AS dimension, code, name FROM ${id(`dim_${name}`)}`
  );
  const codes = Object.entries(CODES).flatMap(([dimension, values]) =>
    Object.entries(values).map(([name, code]) => sql`SELECT ${dimension}, ${code}, ${name}`)
  );
  const buckets = dpdLabels(settings.dpdBounds).map((label, code) => sql`SELECT 'dpd', ${code}, ${label}`);
  return sql`
CREATE OR REPLACE TABLE dimension_value AS
SELECT dimension, code::SMALLINT AS code, name
FROM (${join([...named, ...codes, ...buckets], ' UNION ALL ')})`;
}

/** Labels of the DPD buckets in order: `0`, `1–30` … `over 180`. */
export function dpdLabels(bounds: readonly number[]): string[] {
  const labels = bounds.map((bound, i) => {
    const low = i === 0 ? 0 : (bounds[i - 1] ?? 0) + 1;
    return low >= bound ? String(bound) : `${low}–${bound}`;
  });
  return [...labels, bounds.length ? `over ${bounds[bounds.length - 1]}` : 'all'];
}

/** Number of the DPD bucket of an expression in days. */
export function dpdBucket(days: Sql, bounds: readonly number[]): Sql {
  const arms = bounds.map((bound, i) => sql`WHEN ${days} <= ${bound} THEN ${i}`);
  return sql`(CASE WHEN ${days} IS NULL THEN NULL ${join(arms, ' ')} ELSE ${bounds.length} END)::SMALLINT`;
}

/** Number of a canonical code held in an expression. */
export function codeOf(dimension: keyof typeof CODES, value: Sql): Sql {
  const arms = Object.entries(CODES[dimension]).map(([name, code]) => sql`WHEN ${name} THEN ${code}`);
  return sql`(CASE ${value} ${join(arms, ' ')} END)::SMALLINT`;
}

/** The values of every dimension: named ones by name, codes that occur, DPD buckets in order. */
export async function readDimensions(
  engine: Engine,
  settings: Settings,
  present: Present
): Promise<Record<string, DimensionValue[]>> {
  const rows = toRows(await engine.query('SELECT dimension, code, name FROM dimension_value ORDER BY dimension, code'));
  const used = await usedCodes(engine, present);
  const found: Record<string, DimensionValue[]> = {};
  for (const dimension of [...Object.keys(NAMED), 'channel', 'direction', 'dpd']) {
    const values = rows
      .filter((row) => row.dimension === dimension)
      .map((row) => ({ code: Number(row.code), name: String(row.name) }))
      .filter(({ code }) => used[dimension]?.has(code) ?? true);
    found[dimension] = identify(dimension, values);
  }
  const hasDpd = settings.dpdBounds.length > 0 && (has(present, 'cases', 'dpd') || dpdElsewhere(present));
  return hasDpd ? found : { ...found, dpd: [] };
}

function dpdElsewhere(present: Present): boolean {
  return has(present, 'cases', 'dpd_at_assignment') || has(present, 'calls', 'dpd');
}

async function usedCodes(engine: Engine, present: Present): Promise<Record<string, Set<number>>> {
  const used: Record<string, Set<number>> = {};
  for (const dimension of ['channel', 'direction']) {
    used[dimension] = new Set();
    if (!has(present, 'calls', dimension)) continue;
    const column = raw(dimension);
    const query = sql`SELECT DISTINCT ${column} AS code FROM call_fact WHERE ${column} IS NOT NULL`;
    for (const row of toRows(await engine.query(query.text))) used[dimension]?.add(Number(row.code));
  }
  return used;
}

function identify(dimension: string, values: readonly { code: number; name: string }[]): DimensionValue[] {
  if (dimension === 'agent') return agents(values);
  if (dimension === 'channel' || dimension === 'direction') {
    return values.map(({ code, name }) => ({ id: name, code, name, label: name }));
  }
  if (dimension === 'dpd') return values.map(({ code, name }) => ({ id: `d${code}`, code, name, label: name }));
  const taken = new Set<string>();
  return values.map(({ code, name }) => ({ id: unique(slug(name), taken), code, name, label: name }));
}

/** Pseudonyms: numbered in order of the agent id; the name is never part of the id. */
function agents(values: readonly { code: number; name: string }[]): DimensionValue[] {
  const width = Math.max(2, String(values.length).length);
  return values.map(({ code, name }, i) => ({
    id: `a${i + 1}`,
    code,
    name,
    label: `Agent ${String(i + 1).padStart(width, '0')}`
  }));
}

/** Letters, digits and CJK characters stay; everything else becomes one hyphen. */
export function slug(name: string): string {
  const kept = name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, ''); // prettier-ignore
  return kept || 'x';
}

function unique(wish: string, taken: Set<string>): string {
  let result = wish;
  for (let i = 2; taken.has(result); i++) result = `${wish}-${i}`;
  taken.add(result);
  return result;
}
