import { numbers, type CancelSignal, type Columns, type Engine } from '#core/engine.ts';
import type { Metric } from '#core/semantic/metric.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { CountedTimes } from '#core/stats/survival.ts';
import { answer } from './answer.ts';
import { CellTable, type Cell, type CellAsk, type Place } from './cell-table.ts';
import { compile, type Statement } from './compile.ts';
import { estimate, type Sums } from './estimate.ts';
import { estimateGini, estimatePeople, estimateSurvival, type PersonSums } from './estimate-people.ts';
import { guardPeople } from './guard.ts';
import { groupName } from './frame.ts';
import { periodOf, type Resolved } from './range.ts';
import { rollupFor, rollupsOf, type Rollups } from './rollup.ts';
import { scopeOf, type QueryContext, type Scope } from './scope.ts';
import type { Group, Query } from './types.ts';

export { answer } from './answer.ts';
export type { Cell, CellAsk } from './cell-table.ts';

/** About twenty selections on all pages. */
const REMEMBERED = 500;

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
  const rollups = rollupsOf(context);
  const jobs = roundsOf(ask, table, { scope, rollups }).flatMap(({ metrics, sets }) =>
    compile(
      { metrics, sets: sets.map((set) => ask.sets[set] ?? []), spans: ask.spans, period: periodOf(resolved), scope },
      context,
      rollups
    ).map(async (statement) => ({ read: await readingOf(engine, statement, context, options), sets }))
  );
  for (const { read, sets } of await Promise.all(jobs)) {
    for (const [place, values] of read) table.add({ ...place, set: sets[place.set] ?? 0 }, values);
  }
  return guardPeople(engine, table.cells(), ask, resolved, context, options);
}

interface Round {
  readonly metrics: readonly Metric[];
  /** Places of the sets in what was asked. */
  readonly sets: readonly number[];
}

/** What is asked at once: metrics that can be grouped in the same ways. */
function roundsOf(ask: CellAsk, table: CellTable, { scope, rollups }: { scope: Scope; rollups: Rollups }): Round[] {
  const alike = new Map<string, { metrics: Metric[]; sets: number[] }>();
  const isCoarse = (metric: Metric, set: number): boolean =>
    rollupFor(metric, { sets: [ask.sets[set] ?? []], scope }, rollups) !== null;
  for (const { metric, sets: all } of table.needed()) {
    // Groups that a rollup can answer are asked apart from those that only the fact can.
    for (const coarse of [true, false]) {
      const sets = all.filter((set) => isCoarse(metric, set) === coarse);
      if (sets.length === 0) continue;
      const key = sets.join(',');
      const entry = alike.get(key) ?? { metrics: [], sets };
      entry.metrics.push(metric);
      alike.set(key, entry);
    }
  }
  return [...alike.values()];
}

type Read = readonly (readonly [Place, Record<string, Envelope>])[];

/** What statements came to, per data set: neither asked nor estimated again. */
const readings = new WeakMap<ModelInfo, Map<string, Read>>();

async function readingOf(
  engine: Engine,
  statement: Statement,
  context: QueryContext,
  options: RunOptions
): Promise<Read> {
  const { model, settings } = context;
  const known = readings.get(model) ?? new Map<string, Read>();
  readings.set(model, known);
  const metrics = statement.metrics.map(({ id }) => id);
  const key = JSON.stringify([statement.sql, metrics, settings, options.solid]);
  const found = known.get(key);
  if (found) {
    engine.recall?.(statement.sql);
    return found;
  }
  const read = readStatement(statement, await answer(engine, statement.sql, model, options), context, options);
  known.set(key, read);
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return read;
}

/** Envelopes of one statement's rows, by place. */
function readStatement(
  statement: Statement,
  columns: Columns,
  { settings }: QueryContext,
  { solid = Infinity }: RunOptions
): Read {
  const parts = statement.metrics.map((metric) => ({ metric, cells: cellsOf(columns, statement.columns[metric.id] ?? {}) })); // prettier-ignore
  return placesOf(statement, columns).map(({ place, rows }): Read[number] => {
    const values = parts.map(({ metric, cells }): [string, Envelope] => {
      if (metric.kind === 'survival') return [metric.id, estimateSurvival(metric, timesOf(cells, rows))];
      if (metric.kind === 'people') {
        const interval = place.span < solid;
        const people = rows.map((row) => rowOf(cells, row));
        return [metric.id, estimatePeople(metric, people, { minGroup: settings.minGroup, interval })];
      }
      if (metric.kind === 'gini') return [metric.id, estimateGini(metric, rows.map((row) => rowOf(cells, row)) as PersonSums[])];
      return [metric.id, estimate(metric, rowOf(cells, rows[0] ?? -1) as Sums)];
    });
    return [place, Object.fromEntries(values)];
  }); // prettier-ignore
}

/** Columns of a result by the part of the metric that they hold. */
type PartCells = readonly (readonly [role: string, values: readonly (number | null)[]])[];

const cellsOf = (columns: Columns, names: Readonly<Partial<Record<string, string>>>): PartCells =>
  Object.entries(names).map(([role, name]) => [role, numbers(columns, name ?? '')]);

const rowOf = (cells: PartCells, row: number): Record<string, number | null> =>
  Object.fromEntries(cells.map(([role, values]) => [role, values[row] ?? null]));

/** Times of one place with their events and subjects; times without a subject are left out. */
function timesOf(cells: PartCells, rows: readonly number[]): CountedTimes {
  const { time = [], events = [], subjects = [] } = Object.fromEntries(cells);
  const own = rows.filter((row) => (subjects[row] ?? 0) > 0);
  const column = (values: readonly (number | null)[]): number[] => own.map((row) => values[row] ?? 0);
  return { time: column(time), events: column(events), subjects: column(subjects) };
}

/** Rows of a result by the group they belong to. Rows of one group mostly follow each other: the key is made once for them. */
function placesOf(statement: Statement, columns: Columns): { place: Place; rows: number[] }[] {
  const [sets, spans] = [numbers(columns, 'set_no'), numbers(columns, 'span_no')];
  const codes = statement.groups.map((group) => numbers(columns, groupName(group)));
  const keys = [sets, spans, ...codes];
  const found = new Map<string, { place: Place; rows: number[] }>();
  let last: { place: Place; rows: number[] } | undefined;
  for (let row = 0; row < columns.rows; row++) {
    if (last && keys.every((values) => values[row] === values[row - 1])) {
      last.rows.push(row);
      continue;
    }
    const [set, span] = [sets[row] ?? 0, spans[row] ?? 0];
    const own = codes.map((values) => values[row] ?? null);
    const key = [set, span, ...own].join('|');
    last = found.get(key);
    if (last) last.rows.push(row);
    else {
      last = { place: { set, span, codes: own, groups: statement.groups }, rows: [row] };
      found.set(key, last);
    }
  }
  return [...found.values()];
}
