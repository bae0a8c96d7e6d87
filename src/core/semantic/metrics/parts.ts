import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase, Text } from '#core/i18n/text.ts';
import type { Untold } from '#core/model/untold.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import type { DimensionId } from '../dimension.ts';
import type { Metric } from '../metric.ts';
import { aboutDimension } from '../reasons.ts';

/** Minimum samples (METHODS 0.5). */
export const MIN_RATE = { show: 20, compare: 50, events: 5 } as const;
export const MIN_MEAN = { show: 20, compare: 50 } as const;
export const MIN_SCORE = { show: 30, compare: 30 } as const;
export const MIN_MEDIAN = { show: 20, compare: 100 } as const;
export const MIN_P90 = { show: 50, compare: 100 } as const;
export const MIN_DAYS = { show: 5, compare: 25 } as const;
/** Counts and sums stand for themselves. */
export const MIN_COUNT = { show: 0, compare: 0 } as const;

/** Abandoned calls were answered by nobody, so they belong to no person and no team (DECISIONS, Selections). */
export const NO_TEAM: { dimensions: readonly DimensionId[]; reason: (dimension: DimensionId) => Phrase } = {
  dimensions: ['team', 'agent'],
  reason: (dimension) => aboutDimension(REASONS.abandonedTeam, dimension)
};

/** A rate of something that no row of the data tells is not 0. */
export const unlessTold =
  (what: Untold, reason: Text): NonNullable<Metric['unavailable']> =>
  ({ model }) =>
    model.untold?.includes(what) ? { text: reason } : null;

/** Columns that tell which calls an agent answered. */
export const HANDLED_NEEDS = [['calls.agent_id'], ['calls.talk_s', 'calls.disposition', 'calls.end_at']] as const;
export const INBOUND_NEEDS = [['calls.direction']] as const;

/** Condition on a fact of cases: open at any time between two days; cases without a first day count as open from the start. */
export function openBetween({ from, to }: { readonly from: Sql; readonly to: Sql }, prefix = ''): Sql {
  const column = (name: string): Sql => raw(`${prefix}${name}`);
  return sql`coalesce(${column('opened_day')}, ${column('day')}, ${from}) <= ${to} AND coalesce(${column('closed_day')}, ${to}) >= ${from}`;
}

/** Columns that time at work is read from. */
export const GAP_NEEDS = [['calls.agent_id'], ['calls.start_at'], ['calls.talk_s', 'calls.end_at']] as const;

/** What metrics of working days have in common. */
export const PER_DAY = { group: 'workload', family: 'workload', fact: 'agent_day' } as const;

/** A working day of an example, of a person of its own. */
export const day = (cluster: number, columns: Record<string, number | null>) => ({ cluster, agent: cluster, day: 10, ...columns }); // prettier-ignore
