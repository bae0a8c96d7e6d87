import type { Engine } from '#core/engine.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { dayOf } from '#core/query/calendar.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { missingColumns } from '#core/semantic/reasons.ts';
import { sql } from '#core/sql/sql.ts';
import { ask, maybe, num } from '../volume/ask.ts';
import { tabNeeds, underCaseFilters } from './queue-sql.ts';
import { contextOf, openCases, type QueueOptions } from './queue.ts';

/** Open cases of one team on the day of the queue. */
export interface TeamBacklog {
  /** Code of the team; null for cases without a team. */
  readonly team: number | null;
  /** False: cases that nobody has, in one row over all teams (METHODS 1.11: usually the real backlog). */
  readonly isAssigned: boolean;
  readonly open: number;
  /** What is owed on them; null where no balance is known. */
  readonly balance: number | null;
  /** Next action before the day; null without a date of next actions. */
  readonly overdue: number | null;
  /** No contact for `neglectDays` and no promise pending, as the follow-up queue counts it; null where that cannot be told. */
  readonly neglected: number | null;
}

export interface Backlog {
  readonly teams: readonly TeamBacklog[];
  /** Day of the snapshot. */
  readonly asOf: string | null;
  readonly reason: Phrase | null;
}

/** Backlog and neglected cases by team, as of the end of the data (METHODS 1.11), over the same cases as the follow-up queue. */
export async function backlogByTeam(engine: Engine, options: QueueOptions): Promise<Backlog> {
  const { model, signal } = options;
  const { asOf } = model;
  const missing = missingColumns(metricOf('cases_open'), model);
  if (missing) return { teams: [], asOf, reason: missing };
  if (asOf === null) return { teams: [], asOf, reason: { text: CASES.notes.noDates } };
  const context = contextOf(options, asOf);
  await openCases(engine, context);
  const today = dayOf(asOf);
  const rows = await ask(
    engine,
    sql`
SELECT
  CASE WHEN k.agent IS NOT NULL THEN k.team END::INTEGER AS team,
  k.agent IS NOT NULL AS is_assigned,
  count(*)::DOUBLE AS open,
  sum(k.balance)::DOUBLE AS balance,
  (count(*) FILTER (WHERE k.action_day < ${today}))::DOUBLE AS overdue,
  (count(*) FILTER (WHERE coalesce(k.contact_day, k.since_day) < ${today - context.neglectDays} AND NOT k.is_promised))::DOUBLE AS neglected
FROM follow_up_case AS k
WHERE ${underCaseFilters(context)}
GROUP BY 1, 2
ORDER BY is_assigned DESC, team NULLS LAST`,
    signal
  );
  const hasActions = model.present.cases?.includes('next_action_date') ?? false;
  const tellsContact = tabNeeds('no_contact', model).length === 0;
  return {
    asOf,
    reason: null,
    teams: rows.map((row) => ({
      team: maybe(row, 'team'),
      isAssigned: row.is_assigned === true,
      open: num(row, 'open'),
      balance: maybe(row, 'balance'),
      overdue: hasActions ? num(row, 'overdue') : null,
      neglected: tellsContact ? num(row, 'neglected') : null
    }))
  };
}
