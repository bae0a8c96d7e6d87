import { texts, toRows, type Engine } from '#core/engine.ts';
import { KINDS, type Kind } from '#core/schema/types.ts';
import type { Settings } from '#core/settings.ts';
import { sql } from '#core/sql/sql.ts';
import { occupancyBasis } from './basis.ts';
import { readCounts, runChecks } from './checks.ts';
import { readDimensions } from './dimensions.ts';
import type { Present } from './inputs.ts';
import { strainSignature } from './signature.ts';
import type { ModelInfo } from './types.ts';
import { untoldOf } from './untold.ts';

/** What the model holds, read after the facts were built. */
export async function readInfo(engine: Engine, settings: Settings, present: Present): Promise<ModelInfo> {
  const days = await readDays(engine);
  const counts = await readCounts(engine);
  const [first, last] = days.length ? [days[0]?.date, days[days.length - 1]?.date] : await eventSpan(engine);
  return {
    present: presentColumns(present),
    rows: Object.fromEntries(KINDS.filter((kind) => present.rows[kind] > 0).map((kind) => [kind, present.rows[kind]])),
    asOf: dateOf(present.asOfS),
    firstDay: first ?? null,
    lastDay: last ?? null,
    days,
    dimensions: await readDimensions(engine, settings, present),
    occupancy: occupancyBasis(present),
    checks: await runChecks(engine, settings, { present, days, counts }),
    untold: untoldOf(counts, present),
    strainSignature: await strainSignature(engine)
  };
}

function presentColumns(present: Present): Partial<Record<Kind, readonly string[]>> {
  const filled = KINDS.filter((kind) => present.rows[kind] > 0);
  return Object.fromEntries(filled.map((kind) => [kind, [...present.columns[kind]]]));
}

function dateOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(Math.floor(seconds / 86_400) * 86_400_000).toISOString().slice(0, 10);
}

async function readDays(engine: Engine): Promise<{ date: string; contacts: number }[]> {
  const rows = toRows(
    await engine.query(
      sql`
SELECT (DATE '1970-01-01' + day)::VARCHAR AS date, count(*)::DOUBLE AS contacts
FROM call_fact
WHERE day IS NOT NULL
GROUP BY day
ORDER BY day`.text
    )
  );
  return rows.map((row) => ({ date: String(row.date), contacts: Number(row.contacts) }));
}

/** First and last date of payments, promises and cases, for data without contacts. */
async function eventSpan(engine: Engine): Promise<(string | null)[]> {
  const columns = await engine.query(
    sql`
WITH event AS (
  SELECT paid_date AS date FROM payments
  UNION ALL
  SELECT made_date FROM promises
  UNION ALL
  SELECT coalesce(assigned_date, opened_date) FROM cases)
SELECT min(date)::VARCHAR AS first_day, max(date)::VARCHAR AS last_day FROM event`.text
  );
  return [texts(columns, 'first_day')[0] ?? null, texts(columns, 'last_day')[0] ?? null];
}
