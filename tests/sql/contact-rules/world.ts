import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Engine } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import { zoneTransitions } from '#core/stats/zone.ts';

export const ZONE = 'Europe/Berlin';
export const WORLD_SETTINGS: Settings = {
  ...DEFAULT_SETTINGS,
  zone: ZONE,
  inHours: { days: [1, 2, 3, 4, 5], fromMin: 540, toMin: 1080 }
};

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(leg_no|seq)$/, 'BIGINT'],
  [/_s$|^(csat|dpd|dpd_at_assignment|amount|balance|balance_at_assignment|waiver_amount|strain_0_10)$/, 'DOUBLE'],
  [/_date$|^date$/, 'DATE'],
  [/^(rpc|abuse|threat|complaint|escalated|refused|delivered)$/, 'BOOLEAN']
];
const STAMP = /^(start_at|end_at|sent_at|shift_start|shift_end|from|to|s[1-7]_at)$/;

/** Loads the sample world with plain casts, as the import would, and builds the model. */
export async function loadWorld(engine: Engine): Promise<ModelInfo> {
  const tables = ['calls', 'cases', 'promises', 'instalments', 'payments', 'reminders', 'shifts', 'status', 'snapshots', 'events']; // prettier-ignore
  for (const [i, table] of tables.entries()) await loadTable(engine, table, i + 1);
  return buildModel(engine, { settings: WORLD_SETTINGS });
}

async function loadTable(engine: Engine, table: string, source: number): Promise<void> {
  const bytes = gunzipSync(readFileSync(new URL(`../../../sample-data/world/${table}.csv.gz`, import.meta.url)));
  await engine.registerFile(`${table}.csv`, new Uint8Array(bytes));
  const header = bytes.subarray(0, bytes.indexOf(10)).toString().trim().split(',');
  await engine.exec(`CREATE TABLE ${table} AS
SELECT ${header.flatMap(column).join(', ')}, ${source}::SMALLINT AS source_no, (row_number() OVER () + 1)::BIGINT AS line_no
FROM read_csv('${table}.csv', all_varchar = true, header = true)`);
  await engine.dropFile(`${table}.csv`);
}

function column(name: string): string[] {
  if (!STAMP.test(name))
    return [`"${name}"::${TYPES.find(([pattern]) => pattern.test(name))?.[1] ?? 'VARCHAR'} AS "${name}"`];
  const base = name.replace(/_at$/, '');
  const local = `epoch("${name}"::TIMESTAMP)::BIGINT`;
  return [`${local} - ${offset(local)} AS "${base}_utc_s"`, `${local} AS "${base}_local_s"`];
}

/** The site's offset at a wall-clock time: the sample has no stamp inside a clock change. */
function offset(local: string): string {
  const changes = zoneTransitions(ZONE, 1_760_000_000, 1_790_000_000);
  const arms = changes.slice(1).reverse().map(({ at_utc_s, offset_s }) => `WHEN ${local} >= ${at_utc_s + offset_s} THEN ${offset_s}`); // prettier-ignore
  return `(CASE ${arms.join(' ')} ELSE ${changes[0]!.offset_s} END)`;
}
