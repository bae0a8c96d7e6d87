import { STEP_IDS } from '#core/semantic/metrics/steps.ts';
import { raw, sql } from '#core/sql/sql.ts';
import type { RowsBehind } from '../page/page-state.svelte.ts';

/** Cases open at any time in the range; the metric is the one that counts them. */
const OPEN_CASES = 'balance_in_period';

/** Cases that lack any of the steps. */
export function lacking(): RowsBehind {
  const any = raw(STEP_IDS.map((_, i) => `state_${i + 1} = 'not_done'`).join(' OR '));
  return { metric: OPEN_CASES, where: sql`case_no IN (SELECT case_no FROM case_step WHERE ${any})` };
}

/** Cases of a segment by its key (cause, bucket, willingness); `named` are the kinds of willingness (empty: unknown) with a segment of their own beside it. */
export function casesOfSegment(key: string | null, named: readonly string[] = []): RowsBehind {
  if (key === null) return { metric: OPEN_CASES };
  const [cause = '', dpd = '', willingness = ''] = key.split('|');
  const ofFile = sql`SELECT key.case_no FROM case_key AS key JOIN cases AS k ON k.rowid = key.case_rowid`;
  const others = sql`coalesce(k.willingness, '') IN (${named.length > 0 ? named : null})`;
  const where =
    willingness === 'other'
      ? sql`case_no NOT IN (${ofFile} WHERE ${others})`
      : willingness === ''
        ? sql`case_no NOT IN (${ofFile} WHERE k.willingness IS NOT NULL)`
        : sql`case_no IN (${ofFile} WHERE k.willingness = ${willingness})`;
  return { metric: OPEN_CASES, mark: { by: ['cause', 'dpd'], key: [cause, dpd] }, where };
}
