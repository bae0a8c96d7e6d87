import { numbers, type Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { singlesOut } from '#core/stats/privacy.ts';
import { answer } from './answer.ts';
import { keyOf, type Cell, type CellAsk } from './cell-table.ts';
import { compile } from './compile.ts';
import { noValue } from './estimate.ts';
import { groupName } from './frame.ts';
import type { Resolved } from './range.ts';
import type { RunOptions } from './run.ts';
import { refusalOf, scopeOf, type QueryContext, type Scope } from './scope.ts';
import type { GroupBy } from './types.ts';

type People = Extract<Metric, { kind: 'people' }>;

/** People per team, by the rest of a cell's place. */
type Teams = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Withholds figures over people that, beside others that are shown, would give away one over fewer than the minimum group (METHODS 8.1.3):
 * teams whose size follows from the total, and choices of people that leave out a few of a team. Asks for numbers of people only under a
 * team or agent filter; else the cells of teams tell them.
 */
export async function guardPeople(
  engine: Engine,
  cells: Cell[],
  ask: CellAsk,
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions
): Promise<Cell[]> {
  const guarded = ask.metrics.map(metricOf).filter((metric): metric is People => metric.kind === 'people');
  const [metric] = guarded;
  const isShown = cells.some(({ values }) => guarded.some(({ id }) => isTold(values[id])));
  const scope = scopeOf(resolved.selection, context.model);
  const isFiltered = scope.codes.team !== undefined || scope.codes.agent !== undefined;
  if (!metric || !isShown || (!isFiltered && !ask.sets.some((set) => set.includes('team')))) return cells;

  const count = (within: Scope) => countTeams(engine, metric, ask, resolved, within, context, options);
  const { team: _team, agent: _agent, ...others } = scope.codes;
  const all = isFiltered ? await count({ ...scope, codes: others }) : teamsOf(cells, ask, metric);
  const selected = isFiltered ? await count(scope) : all;
  const least = context.settings.minGroup;
  return cells.map((cell) => {
    const [place, own] = placeOf(cell, ask.sets[cell.set] ?? []);
    const inside = selected.get(place) ?? new Map<string, number>();
    const parts = [...(all.get(place) ?? [])].map(([team, people]) => ({
      all: people,
      selected: own === null || own === team ? (inside.get(team) ?? 0) : 0
    }));
    return singlesOut(parts, least) ? withheld(cell, guarded, least) : cell;
  });
}

const isTold = (envelope: Envelope | undefined): boolean => !!envelope && (envelope.value !== null || envelope.ci !== null); // prettier-ignore

function withheld(cell: Cell, guarded: readonly People[], least: number): Cell {
  const values = { ...cell.values };
  for (const metric of guarded) {
    const envelope = values[metric.id];
    if (!envelope || !isTold(envelope)) continue;
    values[metric.id] = noValue(metric, 'suppressed', { text: REASONS.singlesOut, params: { min: least } }, envelope.n);
  }
  return { ...cell, values };
}

/** Where a cell stands apart from its team, and its team (null when it is over all). */
function placeOf(
  { set, span, key }: Pick<Cell, 'set' | 'span' | 'key'>,
  by: readonly GroupBy[]
): [string, string | null] {
  const at = by.indexOf('team');
  const rest = key.filter((_, i) => i !== at);
  return [[set, span, ...rest].join('|'), at < 0 ? null : (key[at] ?? '')];
}

/** Without filters the cells of teams say how many people they are. */
function teamsOf(cells: readonly Cell[], ask: CellAsk, metric: People): Teams {
  const teams = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    const [place, team] = placeOf(cell, ask.sets[cell.set] ?? []);
    if (team !== null) add(teams, place, team, cell.values[metric.id]?.n ?? 0);
  }
  return teams;
}

/** People whose figures would be part of a cell, per team, counted from the rows. */
async function countTeams(
  engine: Engine,
  metric: People,
  ask: CellAsk,
  resolved: Resolved,
  scope: Scope,
  context: QueryContext,
  options: RunOptions
): Promise<Teams> {
  const asked = ask.sets
    .map((set, i) => ({ set, i }))
    .filter(({ set }) => refusalOf(metric, context, scope, set) === null);
  const sets = asked.map(({ set }): GroupBy[] => [...set.filter((group) => group !== 'team'), 'team']);
  const question = { metrics: [metric], sets, spans: ask.spans, period: resolved, scope, moments: false };
  const teams = new Map<string, Map<string, number>>();
  for (const statement of compile(question, context)) {
    const columns = await answer(engine, statement.sql, context.model, options);
    const [setNos, spans] = [numbers(columns, 'set_no'), numbers(columns, 'span_no')];
    const days = numbers(columns, statement.columns[metric.id]?.days ?? '');
    const codes = new Map(statement.groups.map((group) => [group, numbers(columns, groupName(group))]));
    days.forEach((worked, row) => {
      if ((worked ?? 0) < metric.minDays) return;
      const set = setNos[row] ?? 0;
      const by = sets[set] ?? [];
      const key = by.map((group) => keyOf(group, codes.get(group)?.[row] ?? null, context.model));
      const [place, team] = placeOf({ set: asked[set]?.i ?? 0, span: spans[row] ?? 0, key }, by);
      add(teams, place, team ?? '', 1);
    });
  }
  return teams;
}

function add(teams: Map<string, Map<string, number>>, place: string, team: string, people: number): void {
  const found = teams.get(place) ?? new Map<string, number>();
  found.set(team, (found.get(team) ?? 0) + people);
  teams.set(place, found);
}
