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

/** From status (able to take work), else from shifts, else from sessions of calls. */
export function presenceBasis(model: ModelInfo): PresenceBasis {
  if (model.occupancy === 'status') return { basis: 'measured', warnings: [], reason: null };
  if (model.occupancy === 'shifts') return { basis: 'measured', warnings: [{ text: WORKLOAD.notes.breaksUnknown }], reason: null }; // prettier-ignore
  if (model.occupancy === 'bounds') return { basis: 'inferred', warnings: [{ text: WORKLOAD.notes.inferred }], reason: null }; // prettier-ignore
  return { basis: 'inferred', warnings: [], reason: { text: WORKLOAD.notes.noPresence } };
}

/** Disjoint spans (agent, team, f, t, off_s) in which the people of a scope were there to take work (METHODS 1.4). */
export function presenceSpans(scope: Scope, model: ModelInfo): Sql {
  return sql`
SELECT s.agent, p.team, greatest(s.f, coalesce(s.reach, s.f)) AS f, s.t, s.off_s
FROM (
  SELECT *, max(t) OVER (PARTITION BY agent ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
  FROM (${rawSpans(model)}) AS span) AS s
LEFT JOIN (SELECT agent, mode(team) AS team FROM leg_fact GROUP BY agent) AS p ON p.agent = s.agent
WHERE s.t > coalesce(s.reach, s.f) AND s.t > s.f AND ${underFilters(scope, 'p', ['team'])} AND ${underFilters(scope, 's', ['agent'])}`;
}

function rawSpans(model: ModelInfo): Sql {
  const agents = sql`(SELECT name, code FROM dimension_value WHERE dimension = 'agent')`;
  if (model.occupancy === 'status') {
    return sql`
    SELECT a.code AS agent, t.from_utc_s AS f, t.to_utc_s AS t, t.from_local_s - t.from_utc_s AS off_s
    FROM status AS t
    JOIN ${agents} AS a ON a.name = t.agent_id
    WHERE t.status IN ('available', 'on_contact', 'wrap') AND t.to_utc_s > t.from_utc_s`;
  }
  if (model.occupancy === 'shifts') {
    return sql`
    SELECT a.code AS agent, t.shift_start_utc_s AS f, t.shift_end_utc_s AS t, t.shift_start_local_s - t.shift_start_utc_s AS off_s
    FROM shifts AS t
    JOIN ${agents} AS a ON a.name = t.agent_id
    WHERE t.shift_end_utc_s > t.shift_start_utc_s`;
  }
  return sql`
    SELECT l.agent, min(l.busy_from) AS f, max(l.busy_to) AS t, arg_min(l.off_s, l.busy_from) AS off_s
    FROM leg_fact AS l
    GROUP BY l.agent, l.session_no`;
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
