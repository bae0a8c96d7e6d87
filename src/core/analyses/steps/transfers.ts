import type { Engine } from '#core/engine.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import type { Text } from '#core/i18n/text.ts';
import { ask, callsIn, maybe, num, type AskOptions } from '../volume/ask.ts';

export interface Transfers {
  /** Teams that hand over or take over, in the order of the data. */
  readonly teams: readonly { readonly value: string; readonly label: Text }[];
  /** Calls handed from one team to another (or within it), by team ids. */
  readonly cells: readonly { readonly from: string; readonly to: string; readonly n: number }[];
  readonly n: number;
}

/** Answered legs of the calls that a condition keeps (alias `f`), each with the team and person of the leg before. */
const handOvers = (calls: Sql): Sql => sql`
  SELECT l.call_no, l.team, l.agent,
    lag(l.team) OVER step AS from_team, lag(l.agent) OVER step AS from_agent, row_number() OVER step AS place
  FROM leg_fact AS l
  JOIN call_fact AS f ON f.call_no = l.call_no
  WHERE f.fold_no IS NOT NULL AND l.handled AND ${calls}
  WINDOW step AS (PARTITION BY l.call_no ORDER BY l.busy_from, l.busy_to, l.agent)`;

/** Condition on `call_fact` that keeps the calls handed from one team to another, by team codes; all of them without a cell. */
export function transferRows(cell: { readonly from: number | null; readonly to: number | null } | null): Sql {
  const teams = cell
    ? sql`leg.from_team IS NOT DISTINCT FROM ${cell.from} AND leg.team IS NOT DISTINCT FROM ${cell.to}`
    : sql`true`;
  return sql`call_no IN (
SELECT leg.call_no
FROM (${handOvers(sql`true`)}) AS leg
WHERE leg.place > 1 AND leg.from_agent IS DISTINCT FROM leg.agent AND ${teams})`;
}

/** Who hands over to whom (UX 5.8 no. 5): consecutive answered legs of one call with different people, by team. */
export async function transfers(engine: Engine, { model, scope, signal }: AskOptions): Promise<Transfers> {
  const rows = await ask(
    engine,
    sql`
WITH leg AS (${handOvers(callsIn(scope))})
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
