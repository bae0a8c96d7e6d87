import type { Engine } from '#core/engine.ts';
import type { Text } from '#core/i18n/text.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { sql } from '#core/sql/sql.ts';
import { wilson } from '#core/stats/proportions.ts';
import { underFilters, withinDays, withinHandle, withinHours } from '../scope.ts';
import { ask, maybe, num, type AskOptions } from '../volume/ask.ts';

/** Share of one cause in the calls of one person, and in those of the team. */
export interface MixRow {
  readonly value: string;
  readonly label: Text;
  readonly n: number;
  readonly share: number;
  readonly interval: readonly [number, number] | null;
  readonly team: number | null;
}

/** Is the work harder: share of handled calls by cause, known causes only, beside the team's, under the filters on contacts (UX 5.9 no. 5). Largest share first. */
export async function causeMix(
  engine: Engine,
  { scope, model, signal, agent }: AskOptions & { readonly agent: number }
): Promise<MixRow[]> {
  const chosen = sql`${underFilters(scope, 'f', ['channel', 'direction', 'product', 'dpd'])} AND ${withinHours(scope, 'f')} AND ${withinHandle(scope, 'f')}`;
  const rows = await ask(
    engine,
    sql`
WITH mine AS (SELECT mode(team) AS team FROM call_fact WHERE agent = ${agent} AND ${withinDays(scope, 'day')})
SELECT f.cause::INTEGER AS cause, (count(*) FILTER (WHERE f.agent = ${agent}))::DOUBLE AS own,
  (count(*) FILTER (WHERE f.team = (SELECT team FROM mine)))::DOUBLE AS team
FROM call_fact AS f
WHERE f.handled AND f.cause IS NOT NULL AND ${withinDays(scope, 'f.day')} AND ${chosen}
GROUP BY f.cause
ORDER BY own DESC, cause`,
    signal
  );
  const [own, team] = (['own', 'team'] as const).map((name) => rows.reduce((sum, row) => sum + num(row, name), 0)) as [number, number]; // prettier-ignore
  const idOf = new Map((model.dimensions.cause ?? []).map(({ id, code }) => [code, id]));
  if (own === 0) return [];
  return rows.flatMap((row) => {
    const value = idOf.get(maybe(row, 'cause') ?? -1);
    const [n, others] = [num(row, 'own'), num(row, 'team')];
    if (value === undefined || (n === 0 && others === 0)) return [];
    return [
      {
        value,
        label: labelOfValue(model, 'cause', value),
        n,
        share: n / own,
        interval: wilson(n, own),
        team: team > 0 ? others / team : null
      }
    ];
  });
}
