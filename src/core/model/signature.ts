import { numbers, texts, toRows, type Engine } from '#core/engine.ts';
import { raw, join, sql } from '#core/sql/sql.ts';
import { SRI_DEFAULT } from '#core/stats/strain.ts';
import { key } from './strain-day.ts';

/**
 * Short text that names the set of strain components, anchors, weights and frozen reference (METHODS 3.4): equal texts mean comparable scores.
 * Null when no day has a score.
 */
export async function strainSignature(engine: Engine): Promise<string | null> {
  const flags = SRI_DEFAULT.map((comp) => sql`coalesce(bool_or(score_${raw(key(comp))} IS NOT NULL), false) AS ${raw(key(comp))}`); // prettier-ignore
  const [row] = toRows(
    await engine.query(sql`SELECT coalesce(bool_or(scored), false) AS any_scored, ${join(flags)} FROM agent_day`.text)
  );
  if (row?.any_scored !== true) return null;
  const used = SRI_DEFAULT.filter((comp) => row[key(comp)] === true);
  const reference = await engine.query(
    'SELECT component, channel, med, scale FROM strain_reference ORDER BY component, channel'
  );
  const pooled = texts(reference, 'component').map((component, i) => [component, ...['channel', 'med', 'scale'].map((name) => numbers(reference, name)[i])]); // prettier-ignore
  return `sri-${used.length}-${fingerprint(JSON.stringify([used, pooled]))}`;
}

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
