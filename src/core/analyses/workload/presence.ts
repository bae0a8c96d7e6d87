import type { Phrase } from '#core/i18n/text.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import { CODES } from '#core/model/dimensions.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { underFilters, type Scope } from '../scope.ts';

/** Filters that choose people; filters on contacts do not change who was there. */
const PEOPLE = ['team', 'agent'] as const;

/** How time present is known, and what to say about it. */
export interface PresenceBasis {
  readonly basis: 'measured' | 'inferred';
  readonly warnings: readonly Phrase[];
  readonly reason: Phrase | null;
}

/** From status (able to take work), on days without it from shifts, else from sessions of calls: `presence_span`. */
export function presenceBasis(model: ModelInfo): PresenceBasis {
  if (model.occupancy === 'status') return { basis: 'measured', warnings: [], reason: null };
  if (model.occupancy === 'shifts') return { basis: 'measured', warnings: [{ text: WORKLOAD.notes.breaksUnknown }], reason: null }; // prettier-ignore
  if (model.occupancy === 'bounds') return { basis: 'inferred', warnings: [{ text: WORKLOAD.notes.inferred }], reason: null }; // prettier-ignore
  return { basis: 'inferred', warnings: [], reason: { text: WORKLOAD.notes.noPresence } };
}

/**
 * Disjoint pieces (agent, team, queued, f, t, off_s) of the time in which people were busy: overlapping contacts count once. `queued` is true
 * for inbound voice contacts.
 */
export function busyPieces(scope: Scope): Sql {
  const columns = sql`l.agent, l.team, coalesce(l.voice AND l.direction = ${CODES.direction.inbound}, false) AS queued`;
  const where = sql`l.day BETWEEN ${scope.from - 1} AND ${scope.to + 1} AND ${underFilters(scope, 'l', PEOPLE)}`;
  return sql`
SELECT ${columns}, l.busy_from AS f, l.busy_to AS t, l.off_s
FROM leg_fact AS l
WHERE NOT l.overlapped AND l.busy_to > l.busy_from AND ${where}
UNION ALL
SELECT agent, team, queued, greatest(f, coalesce(reach, f)) AS f, t, off_s
FROM (
  SELECT
    ${columns},
    l.busy_from AS f,
    l.busy_to AS t,
    l.off_s,
    max(l.busy_to) OVER (
      PARTITION BY l.agent
      ORDER BY l.busy_from, l.busy_to
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
  FROM leg_fact AS l
  WHERE l.overlapped AND ${where}) AS leg
WHERE t > greatest(f, coalesce(reach, f))`;
}
