import type { Engine } from '#core/engine.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { sql } from '#core/sql/sql.ts';
import type { Text } from '#core/i18n/text.ts';
import { ask, callsIn, maybe, num, type AskOptions } from '../volume/ask.ts';

export interface Transfers {
  /** Teams that hand over or take over, in the order of the data. */
  readonly teams: readonly { readonly value: string; readonly label: Text }[];
  /** Calls handed from one team to another (or within it), by team ids. */
  readonly cells: readonly { readonly from: string; readonly to: string; readonly n: number }[];
  readonly n: number;
}

/** Who hands over to whom (UX 5.8 no. 5): consecutive answered legs of one call with different people, by team. */
export async function transfers(engine: Engine, { model, scope, signal }: AskOptions): Promise<Transfers> {
  const rows = await ask(
    engine,
    sql`
WITH leg AS (
  SELECT l.call_no, l.team, l.agent,
    lag(l.team) OVER step AS from_team, lag(l.agent) OVER step AS from_agent, row_number() OVER step AS place
  FROM leg_fact AS l
  JOIN call_fact AS f ON f.call_no = l.call_no
  WHERE f.fold_no IS NOT NULL AND l.handled AND ${callsIn(scope)}
  WINDOW step AS (PARTITION BY l.call_no ORDER BY l.busy_from, l.busy_to, l.agent))
SELECT from_team::INTEGER AS from_team, team::INTEGER AS to_team, count(*)::DOUBLE AS n
FROM leg
WHERE place > 1 AND from_agent IS DISTINCT FROM agent
GROUP BY from_team, team
ORDER BY from_team, team`,
    signal
  );
  const idOf = new Map((model.dimensions.team ?? []).map(({ id, code }) => [code, id]));
  const team = (code: number | null) => (code === null ? '' : (idOf.get(code) ?? ''));
  const cells = rows.map((row) => ({ from: team(maybe(row, 'from_team')), to: team(maybe(row, 'to_team')), n: num(row, 'n') })); // prettier-ignore
  const seen = new Set(cells.flatMap(({ from, to }) => [from, to]));
  const order = [...(model.dimensions.team ?? []).map(({ id }) => id), ''].filter((id) => seen.has(id));
  return {
    teams: order.map((value) => ({ value, label: labelOfValue(model, 'team', value) })),
    cells,
    n: cells.reduce((sum, cell) => sum + cell.n, 0)
  };
}
