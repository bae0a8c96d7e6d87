import { numbers, type CancelSignal, type Columns, type Engine } from '#core/engine.ts';
import type { Metric } from '#core/semantic/metric.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { answer } from './answer.ts';
import { CellTable, type Cell, type CellAsk, type Place } from './cell-table.ts';
import { compile, type Statement } from './compile.ts';
import { estimate, type Sums } from './estimate.ts';
import { estimateGini, estimatePeople, estimateSurvival, type PersonSums, type Times } from './estimate-people.ts';
import { guardPeople } from './guard.ts';
import { groupName } from './frame.ts';
import { periodOf, type Resolved, type Span } from './range.ts';
import { looksAtContacts, scopeOf, type QueryContext, type Scope } from './scope.ts';
import type { Group, Query } from './types.ts';

export { answer } from './answer.ts';
export type { Cell, CellAsk } from './cell-table.ts';

export interface RunOptions {
  readonly signal?: CancelSignal;
  /** How many of the first stretches get a bootstrap interval; the others only a value. Default all. */
  readonly solid?: number;
}

/** Answers a query for the period of a selection: one group per value that occurs; without groups exactly one. */
export async function run(
  engine: Engine,
  query: Query,
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions = {}
): Promise<Group[]> {
  const ask = { metrics: query.metrics, sets: [query.by], spans: resolved.everything ? null : [resolved] };
  const cells = await runCells(engine, ask, resolved, context, options);
  return cells.map(({ key, values }) => ({ key, values }));
}

/** Answers several sets of groups over several stretches of days at once, with as few statements as there are facts. */
export async function runCells(
  engine: Engine,
  ask: CellAsk,
  resolved: Resolved,
  context: QueryContext,
  options: RunOptions = {}
): Promise<Cell[]> {
  const scope = scopeOf(resolved.selection, context.model);
  const table = new CellTable(ask, context, scope);
  const jobs = roundsOf(ask, table, scope).flatMap(({ metrics, sets, spans, firstSpan }) =>
    compile(
      { metrics, sets: sets.map((set) => ask.sets[set] ?? []), spans, period: periodOf(resolved), scope },
      context
    ).map(async (statement) => {
      const columns = await answer(engine, statement.sql, context.model, options);
      return { statement, columns, sets, firstSpan };
    })
  );
  for (const { statement, columns, sets, firstSpan } of await Promise.all(jobs)) {
    for (const [place, values] of readStatement(statement, columns, context, options)) {
      table.add({ ...place, set: sets[place.set] ?? 0, span: place.span + firstSpan }, values);
    }
  }
  return guardPeople(engine, table.cells(), ask, resolved, context, options);
}

interface Round {
  readonly metrics: readonly Metric[];
  /** Places of the sets in what was asked. */
  readonly sets: readonly number[];
  readonly spans: readonly Span[] | null;
  readonly firstSpan: number;
}

/** What is asked at once: metrics that can be grouped in the same ways; stretch by stretch where contacts of cases decide. */
function roundsOf(ask: CellAsk, table: CellTable, scope: Scope): Round[] {
  const alike = new Map<string, { metrics: Metric[]; sets: number[] }>();
  for (const { metric, sets } of table.needed()) {
    const key = sets.join(',');
    const entry = alike.get(key) ?? { metrics: [], sets };
    entry.metrics.push(metric);
    alike.set(key, entry);
  }
  return [...alike.values()].flatMap(({ metrics, sets }): Round[] => {
    // A contact of the case must lie in the same stretch, which only one stretch at a time can say.
    const contacts = ask.spans !== null && metrics.some(({ fact }) => looksAtContacts(fact, scope));
    if (!contacts) return [{ metrics, sets, spans: ask.spans, firstSpan: 0 }];
    return (ask.spans ?? []).map((span, firstSpan) => ({ metrics, sets, spans: [span], firstSpan }));
  });
}

/** Envelopes of one statement's rows, by place. */
function readStatement(
  statement: Statement,
  columns: Columns,
  { settings }: QueryContext,
  { solid = Infinity }: RunOptions
): [Place, Record<string, Envelope>][] {
  const parts = statement.metrics.map((metric) => ({ metric, read: readerOf(columns, statement.columns[metric.id] ?? {}) })); // prettier-ignore
  const rowsOf = placesOf(statement, columns);
  return rowsOf.map(({ place, rows }) => {
    const values = parts.map(({ metric, read }): [string, Envelope] => {
      if (metric.kind === 'survival')
        return [metric.id, estimateSurvival(metric, rows.map(read) as unknown as Times[])];
      if (metric.kind === 'people') {
        const people = rows.map(read) as PersonSums[];
        const interval = place.span < solid;
        return [metric.id, estimatePeople(metric, people, { minGroup: settings.minGroup, interval })];
      }
      if (metric.kind === 'gini') return [metric.id, estimateGini(metric, rows.map(read) as PersonSums[])];
      return [metric.id, estimate(metric, read(rows[0] ?? -1) as Sums)];
    });
    return [place, Object.fromEntries(values)];
  });
}

function readerOf(columns: Columns, names: Readonly<Partial<Record<string, string>>>) {
  const list = Object.entries(names).map(([role, name]) => [role, numbers(columns, name ?? '')] as const);
  return (row: number): Record<string, number | null> =>
    Object.fromEntries(list.map(([role, values]) => [role, values[row] ?? null]));
}

/** Rows of a result by the group they belong to. */
function placesOf(statement: Statement, columns: Columns): { place: Place; rows: number[] }[] {
  const [sets, spans] = [numbers(columns, 'set_no'), numbers(columns, 'span_no')];
  const codes = statement.groups.map((group) => numbers(columns, groupName(group)));
  const found = new Map<string, { place: Place; rows: number[] }>();
  for (let row = 0; row < columns.rows; row++) {
    const set = sets[row] ?? 0;
    const span = spans[row] ?? 0;
    const own = codes.map((values) => values[row] ?? null);
    const key = [set, span, ...own].join('|');
    const entry = found.get(key);
    if (entry) entry.rows.push(row);
    else found.set(key, { place: { set, span, codes: own, groups: statement.groups }, rows: [row] });
  }
  return [...found.values()];
}
