import type { LoadReport } from '#core/ingest/types.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import type { Reject } from './RejectsBox.svelte';

/** Rejected rows of these reports with the names of their files. */
export async function rejectsOf(reports: readonly LoadReport[], limit: number): Promise<Reject[]> {
  const names = workspace.sources.map((source) => source.name);
  const wanted = new Set(reports.map((report) => report.file));
  const rows = await workspace.rejects(undefined, limit);
  return rows.map((row) => ({ ...row, file: names[row.source - 1] ?? '' })).filter((row) => wanted.has(row.file));
}
