import type { Engine } from '#core/engine.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { sql } from '#core/sql/sql.ts';
import { quantile7 } from '#core/stats/numerics.ts';
import { suppress } from '#core/stats/privacy.ts';
import { underFilters, withinDays } from '../scope.ts';
import { ask, maybe, num, type AskOptions, type Row } from '../volume/ask.ts';

/** Handled calls per person and work date of one team, or of one person; dots carry no name. */
export interface TeamStrip {
  readonly team: number | null;
  /** Code of the person; set only where one team is looked at by itself. */
  readonly agent?: number;
  readonly people: number;
  readonly shifts: number;
  /** Ascending; empty when the team is too small to be shown. */
  readonly calls: readonly number[];
  readonly median: number | null;
  readonly reason: Phrase | null;
}

/** As many people of one team as rows can show. */
const MOST_NAMED = 12;

/**
 * Is work shared evenly: calls per shift by team, in the order of the team codes. Teams under the minimum group are not shown (METHODS 8.1).
 * Under the filter of one team, and no other of people, its rows are its people in the order of their numbers (UX 5.4).
 */
export async function shiftsStrip(engine: Engine, { scope, settings, signal }: AskOptions): Promise<TeamStrip[]> {
  const rows = await ask(
    engine,
    sql`
SELECT d.team::INTEGER AS team, d.agent::INTEGER AS agent, d.handled::DOUBLE AS handled
FROM agent_day AS d
WHERE ${withinDays(scope, 'd.day')} AND ${underFilters(scope, 'd', ['team', 'agent'])} AND d.handled > 0
ORDER BY d.team NULLS LAST, d.handled`,
    signal
  );
  const teams = [...new Set(rows.map((row) => maybe(row, 'team')))];
  const groups = teams.map((team) => {
    const own = rows.filter((row) => maybe(row, 'team') === team);
    return { team, people: new Set(own.map((row) => num(row, 'agent'))).size, calls: own.map((row) => num(row, 'handled')), own };
  }); // prettier-ignore
  const shown = suppress(groups.map(({ team, people }) => ({ name: String(team), n: people })), settings.minGroup); // prettier-ignore
  const [single] = groups;
  const isOneTeam = scope.codes.team?.length === 1 && !scope.codes.agent && shown[0] !== null;
  if (single && isOneTeam && single.people <= MOST_NAMED) return peopleOf(single.team, single.own);
  return groups.map(({ team, people, calls }, i) => {
    const isShown = shown[i] !== null;
    return {
      team,
      people,
      shifts: calls.length,
      calls: isShown ? calls : [],
      median: isShown ? quantile7(calls, 0.5) : null,
      reason: isShown
        ? null
        : {
            text: people < settings.minGroup ? WORKLOAD.notes.fewPeople : WORKLOAD.notes.besideFew,
            params: { n: settings.minGroup }
          }
    };
  });
}

function peopleOf(team: number | null, rows: readonly Row[]): TeamStrip[] {
  const agents = [...new Set(rows.map((row) => num(row, 'agent')))].sort((a, b) => a - b);
  return agents.map((agent) => {
    const calls = rows.filter((row) => num(row, 'agent') === agent).map((row) => num(row, 'handled'));
    return { team, agent, people: 1, shifts: calls.length, calls, median: quantile7(calls, 0.5), reason: null };
  });
}
