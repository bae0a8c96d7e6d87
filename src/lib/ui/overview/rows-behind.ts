import type { OverviewData } from '#core/analyses/overview-types.ts';
import type { DrillPart } from '#core/query/drill.ts';
import type { GroupBy } from '#core/query/types.ts';
import { sql } from '#core/sql/sql.ts';

/** Panels of the Overview that have rows. */
export type RowsTile = 'daily' | 'moved' | 'heat' | 'promises' | 'strain';

/** The rows behind a mark, or behind the whole panel when the key is null. */
export function rowsBehind(
  tile: RowsTile,
  key: string | null,
  data: Pick<OverviewData, 'moved' | 'promises' | 'heat'>
): DrillPart & { metric: string } {
  if (tile === 'moved') return behindChange(key, data);
  const { metric, by } = sourceOf(tile, data);
  const mark = key === null ? undefined : { by: [by], key: [key] };
  return tile === 'heat' && data.heat.basis === 'agent_hour'
    ? { metric, mark, where: WHO_WAS_THERE }
    : { metric, mark };
}

/** Calls per agent-hour are those of people whose presence is known on the date. */
const WHO_WAS_THERE = sql`(agent, day) IN (SELECT (there.agent, there.day) FROM presence_fact AS there WHERE there.present_s > 0)`;

/** Strain has no rows of its own that may be shown: behind it lie the days worked. */
function sourceOf(tile: Exclude<RowsTile, 'moved'>, { promises }: Pick<OverviewData, 'promises'>) {
  const sources: Record<typeof tile, { metric: string; by: GroupBy }> = {
    daily: { metric: 'calls_handled', by: 'day' },
    heat: { metric: 'calls_handled', by: 'weekdayHour' },
    promises: { metric: promises.metric, by: promises.dimension },
    strain: { metric: 'people_worked', by: 'team' }
  };
  return sources[tile];
}

/** A change has the rows that its metric counts, those of its part alone. */
function behindChange(key: string | null, { moved }: Pick<OverviewData, 'moved'>): DrillPart & { metric: string } {
  const change = moved?.rows.find((row) => row.key === key);
  if (!change) return { metric: 'calls_handled' };
  const metric = change.metric.startsWith('strain') ? 'people_worked' : change.metric;
  const { split } = change;
  return { metric, mark: split ? { by: [split.dimension], key: [split.value] } : undefined };
}
