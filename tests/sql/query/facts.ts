import type { Engine } from '#core/engine.ts';
import { FACTS } from '#core/model/facts.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { ExampleRow, FactName } from '#core/semantic/metric.ts';
import { ALL_METRICS } from '#core/semantic/metrics/index.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import type { QueryContext } from '#core/query/scope.ts';
import { isoOf } from '#core/query/calendar.ts';

const STRAIN = [
  'p1_occupancy', 'p2_back_to_back', 'r1_unbroken_min', 'r2_difficult_no_recovery_8h', 'e1_difficult_per_h', 't1_day_h', 't2_rest_h',
  'b1_backlog_days'
].flatMap((name) => [`raw_${name}`, `score_${name}`, `part_${name}`]); // prettier-ignore

/** Columns of a fact with their SQL types. */
export function columnsOf(fact: FactName): [string, string][] {
  const own = Object.entries(FACTS[fact]).map(([name, words]): [string, string] => [name, words.split(' ')[0]!.replace(';', '')]); // prettier-ignore
  return fact === 'agent_day' ? [...own, ...STRAIN.map((name): [string, string] => [name, 'DOUBLE'])] : own;
}

/** Creates every fact table anew, with these rows; columns left out are unknown. */
export async function fillFacts(engine: Engine, rows: Partial<Record<FactName, readonly ExampleRow[]>>): Promise<void> {
  for (const fact of Object.keys(FACTS) as FactName[]) {
    const columns = columnsOf(fact);
    await engine.exec(
      `CREATE OR REPLACE TABLE ${fact} (${columns.map(([name, type]) => `"${name}" ${type}`).join(', ')})`
    );
    const values = (rows[fact] ?? []).map((row) => `(${columns.map(([name]) => literal(row[name])).join(', ')})`);
    if (values.length > 0) await engine.exec(`INSERT INTO ${fact} VALUES ${values.join(', ')}`);
  }
}

const literal = (value: unknown): string => (value === undefined || value === null ? 'NULL' : typeof value === 'string' ? `'${value}'` : String(value)); // prettier-ignore

const value = (id: string, code: number, label = id) => ({ id, code, name: label, label });

/** A data set that has every column, days 0 to 1000, two teams, three agents, two causes. */
export function modelWith(changes: Partial<ModelInfo> = {}): ModelInfo {
  const present: Record<string, string[]> = {};
  for (const name of ALL_METRICS.flatMap((metric) => metric.needs.flat())) {
    const [table, column] = name.split('.') as [string, string];
    present[table] = [...(present[table] ?? []), column];
  }
  return {
    present,
    rows: { calls: 1, cases: 1 },
    asOf: isoOf(1000),
    firstDay: isoOf(0),
    lastDay: isoOf(1000),
    days: [],
    dimensions: {
      team: [value('early', 1, 'Early'), value('late', 2, 'Late')],
      agent: [1, 2, 3, 4, 5, 6].map((n) => value(`a${n}`, n, `Agent 0${n}`)),
      channel: [value('chat', 1), value('voice', 4)],
      direction: [value('inbound', 1), value('outbound', 3)],
      product: [],
      dpd: [value('d0', 0, '0'), value('d1', 1, '1–30'), value('d2', 2, '31–60')],
      cause: [value('dispute', 1, 'Dispute'), value('hardship', 2, 'Hardship')]
    },
    occupancy: 'status',
    checks: [],
    strainSignature: 'example',
    ...changes
  };
}

export function contextWith(model: Partial<ModelInfo> = {}, settings: Partial<Settings> = {}): QueryContext {
  return { model: modelWith(model), settings: { ...DEFAULT_SETTINGS, ...settings } };
}
