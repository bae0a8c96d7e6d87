import { toRows, type Engine } from '#core/engine.ts';
import type { Kind } from '#core/schema/types.ts';
import { id, sql, type Sql } from '#core/sql/sql.ts';
import type { LoadReport } from './types.ts';

/** Column that says to which local day a row belongs. Kinds without one are states, which a newer file replaces by id. */
export const DAY_COLUMN: Readonly<Partial<Record<Kind, string>>> = {
  calls: 'start_local_s',
  reminders: 'sent_local_s',
  shifts: 'shift_start_local_s',
  status: 'from_local_s',
  promises: 'made_date',
  payments: 'paid_date',
  snapshots: 'snap_month',
  events: 'date',
  self_report: 'date'
};

/** The local day of a row as a date; null for kinds that have none. */
export function dayOf(kind: Kind): Sql | null {
  const column = DAY_COLUMN[kind];
  if (column === undefined) return null;
  return column.endsWith('_s') ? sql`(DATE '1970-01-01' + CAST(${id(column)} // 86400 AS INTEGER))` : id(column);
}

/** Takes rows of other sources out on every day of which a source has rows. The days of a row without a date stay as they are. */
export async function replaceSameDates(
  engine: Engine,
  { kind, sourceNo }: { kind: Kind; sourceNo: number }
): Promise<void> {
  const day = dayOf(kind);
  if (!day) return;
  await engine.exec(
    sql`DELETE FROM ${id(kind)} WHERE source_no <> ${sourceNo} AND ${day} IN (SELECT DISTINCT ${day} FROM ${id(kind)} WHERE source_no = ${sourceNo} AND ${day} IS NOT NULL)`
      .text
  );
}

/**
 * Counts again what earlier sources still hold after later ones were loaded: rows that made way are ignored, not loaded.
 * `reports` in the order of loading; source numbers count from 1.
 */
export async function accountSuperseded(engine: Engine, reports: readonly LoadReport[]): Promise<LoadReport[]> {
  const settled: LoadReport[] = [];
  for (const [i, report] of reports.entries()) {
    const shared = reports.some((other, j) => j > i && other.kind === report.kind);
    settled.push(shared ? await recounted(engine, report, i + 1) : report);
  }
  return settled;
}

async function recounted(engine: Engine, report: LoadReport, sourceNo: number): Promise<LoadReport> {
  const query = sql`SELECT count(*)::DOUBLE AS n FROM ${id(report.kind)} WHERE source_no = ${sourceNo}`;
  const [row] = toRows(await engine.query(query.text));
  const superseded = report.loaded - Number(row?.n ?? 0);
  if (superseded === 0) return report;
  return { ...report, loaded: report.loaded - superseded, ignored: report.ignored + superseded, superseded };
}
