import type { Settings } from '#core/settings.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { dpdBucket } from './dimensions.ts';
import type { Present } from './inputs.ts';

/** `case_key`: one row per case_id (of several rows the last in file order), numbered in order of its first day, with dimension codes. */
export function caseKey(settings: Settings, _present: Present): Sql[] {
  const days = sql`coalesce(c.dpd_at_assignment, c.dpd)`;
  return [
    sql`
CREATE OR REPLACE TABLE case_key AS
SELECT
  (row_number() OVER (ORDER BY coalesce(c.assigned_date, c.opened_date), c.case_id))::INTEGER AS case_no,
  c.case_id,
  c.rowid AS case_rowid,
  team.code AS team,
  agent.code AS agent,
  product.code AS product,
  ${dpdBucket(days, settings.dpdBounds)} AS dpd,
  cause.code AS cause,
  ${days} AS dpd_days
FROM (SELECT rowid, ${raw('case_id, team, agent_id, product, cause, dpd, dpd_at_assignment, assigned_date, opened_date')}
      FROM cases
      WHERE case_id IS NOT NULL
      QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY source_no DESC, line_no DESC, rowid DESC) = 1) AS c
LEFT JOIN dim_team AS team ON team.name = c.team
LEFT JOIN dim_agent AS agent ON agent.name = c.agent_id
LEFT JOIN dim_product AS product ON product.name = c.product
LEFT JOIN dim_cause AS cause ON cause.name = c.cause
ORDER BY case_no`
  ];
}
