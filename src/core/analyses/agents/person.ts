import type { Engine } from '#core/engine.ts';
import { toRows } from '#core/engine.ts';
import { sql } from '#core/sql/sql.ts';
import { figures, type Question } from '../figures.ts';
import type { Figure } from '../overview-types.ts';
import { withinDays } from '../scope.ts';
import type { AskOptions } from '../volume/ask.ts';
import { csatIntervals } from './csat-interval.ts';
import { flagOfPerson, withInterval } from './roster.ts';

/** Key figures of one person (UX 5.9). */
export const PERSON_METRICS = [
  'occupancy',
  'contacts_per_hour',
  'aht_s',
  'longest_spell_s',
  'kept_rate',
  'csat_avg'
] as const;

export interface Person {
  /** Id of the team of most shifts; null when unknown. */
  readonly team: string | null;
  readonly shifts: number;
  /** Contacts handled under all filters, as in the roster. */
  readonly calls: number;
  /** Now and the person's own usual range; `previous` is the team in the same period. */
  readonly figures: readonly Figure[];
}

/** One person against the own usual range, the team in the place of the previous period. */
export async function personFigures(
  engine: Engine,
  question: Question & Pick<AskOptions, 'scope'> & { readonly agent: number }
): Promise<Person> {
  const { scope, model, signal, selection, agent } = question;
  const result = await engine.query(
    sql`
SELECT mode(d.team)::INTEGER AS team, count(*)::DOUBLE AS shifts
FROM agent_day AS d
WHERE d.agent = ${agent} AND ${withinDays(scope, 'd.day')}`.text,
    signal ? { signal } : {}
  );
  const [row] = toRows(result);
  const team = (model.dimensions.team ?? []).find(({ code }) => code === row?.team)?.id ?? null;
  const { agent: _own, ...others } = selection.filters;
  const ofTeam = { ...selection, compare: 'none' as const, filters: { ...others, ...(team ? { team: [team] } : {}) } };
  const [found, group, ratings] = await Promise.all([
    figures(engine, ['calls_handled', ...PERSON_METRICS], question),
    team ? figures(engine, PERSON_METRICS, { ...question, selection: ofTeam }) : [],
    csatIntervals(engine, { scope: { ...scope, codes: { ...scope.codes, agent: [agent] } }, signal })
  ]);
  return {
    team,
    shifts: Number(row?.shifts ?? 0),
    calls: found.find(({ metric }) => metric === 'calls_handled')?.now.value ?? 0,
    figures: found
      .filter(({ metric }) => metric !== 'calls_handled')
      .map((figure) => {
        const now = figure.metric === 'csat_avg' ? withInterval(figure.now, ratings.get(agent)) : figure.now;
        const previous = group.find(({ metric }) => metric === figure.metric)?.now ?? null;
        return { ...figure, now, previous, flag: flagOfPerson(now, figure.usual) };
      })
  };
}
