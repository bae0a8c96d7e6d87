import { numbers, type CancelSignal, type Columns, type Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { isoOf } from './calendar.ts';
import { compile, type Statement } from './compile.ts';
import { estimate, noValue, type Sums } from './estimate.ts';
import { estimateGini, estimatePeople, estimateSurvival, type PersonSums, type Times } from './estimate-people.ts';
import { groupName } from './frame.ts';
import type { Resolved, Span } from './range.ts';
import { looksAtContacts, refusalOf, scopeOf, type QueryContext, type Scope } from './scope.ts';
import { cellOf } from './selection.ts';
import type { Group, GroupBy, Query } from './types.ts';

export interface RunOptions {
  readonly signal?: CancelSignal;
  /** How many of the first stretches get a bootstrap interval; the others only a value. Default all. */
  readonly solid?: number;
}

/** One group of one stretch of days. `set` and `span` are places in what was asked. */
export interface Cell extends Group {
  readonly set: number;
  readonly span: number;
}

export interface CellAsk {
  readonly metrics: readonly string[];
  readonly sets: readonly (readonly GroupBy[])[];
  /** Stretches of days; null is everything, dated or not. */
  readonly spans: readonly Span[] | null;
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
    compile({ metrics, sets: sets.map((set) => ask.sets[set] ?? []), spans, period: resolved, scope }, context).map(
      async (statement) => {
        const columns = await answer(engine, statement.sql, context.model, options);
        return { statement, columns, sets, firstSpan };
      }
    )
  );
  for (const { statement, columns, sets, firstSpan } of await Promise.all(jobs)) {
    for (const [place, values] of readStatement(statement, columns, context, options)) {
      table.add({ ...place, set: sets[place.set] ?? 0, span: place.span + firstSpan }, values);
    }
  }
  return table.cells();
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

const answers = new WeakMap<ModelInfo, Map<string, Promise<Columns>>>();
const REMEMBERED = 200;

/** The answer to a statement; the last ones are remembered per data set, because the text is all that an answer depends on. */
export function answer(engine: Engine, sql: string, model: ModelInfo, { signal }: RunOptions): Promise<Columns> {
  let known = answers.get(model);
  if (!known) answers.set(model, (known = new Map()));
  const found = known.get(sql);
  if (found) return found;
  const result = engine.query(sql, signal ? { signal } : {});
  known.set(sql, result);
  result.catch(() => known.delete(sql));
  const [oldest] = known.keys();
  if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  return result;
}

interface Place {
  readonly set: number;
  readonly span: number;
  /** Codes as they come, in order of all groups of the statement. */
  readonly codes: readonly (number | null)[];
  readonly groups: readonly GroupBy[];
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

/** Brings the answers of several statements together and fills what none of them says. */
class CellTable {
  readonly #ask: CellAsk;
  readonly #context: QueryContext;
  readonly #metrics: readonly Metric[];
  readonly #refused = new Map<string, Envelope>();
  readonly #found = new Map<string, { set: number; span: number; key: string[]; values: Record<string, Envelope> }>();

  constructor(ask: CellAsk, context: QueryContext, scope: Scope) {
    this.#ask = ask;
    this.#context = context;
    this.#metrics = ask.metrics.map(metricOf);
    for (const [set, by] of ask.sets.entries()) {
      for (const metric of withParts(this.#metrics)) {
        const reason = refusalOf(metric, context, scope, by);
        if (reason) this.#refused.set(`${set}|${metric.id}`, noValue(metric, 'not_computable', reason));
      }
    }
    const spans = ask.spans?.length ?? 1;
    for (const [set, by] of ask.sets.entries()) {
      if (by.length > 0) continue;
      for (let span = 0; span < spans; span++) this.#at(set, span, []);
    }
  }

  /** Metrics to ask for, parts of quotients and bounds included, each with the places of the sets that it can have. */
  needed(): { metric: Metric; sets: number[] }[] {
    const places = [...this.#ask.sets.keys()];
    return withParts(this.#metrics)
      .map((metric) => ({ metric, sets: places.filter((set) => !this.#refused.has(`${set}|${metric.id}`)) }))
      .filter(({ sets }) => sets.length > 0);
  }

  add({ set, span, codes, groups }: Place, values: Record<string, Envelope>): void {
    const by = this.#ask.sets[set] ?? [];
    const key = by.map((group) => keyOf(group, codes[groups.indexOf(group)] ?? null, this.#context.model));
    const allowed = Object.entries(values).filter(([id]) => !this.#refused.has(`${set}|${id}`));
    if (allowed.length > 0) Object.assign(this.#at(set, span, key).values, Object.fromEntries(allowed));
  }

  cells(): Cell[] {
    return [...this.#found.values()].map(({ set, span, key, values }) => ({
      set,
      span,
      key,
      values: Object.fromEntries(this.#metrics.map((metric) => [metric.id, this.#envelope(metric, set, values)]))
    }));
  }

  #at(set: number, span: number, key: string[]) {
    const name = [set, span, ...key].join('|');
    const found = this.#found.get(name) ?? { set, span, key, values: {} };
    this.#found.set(name, found);
    return found;
  }

  #envelope(metric: Metric, set: number, values: Readonly<Record<string, Envelope>>): Envelope {
    const own = values[metric.id];
    if (own) return own;
    if (metric.bounds && this.#context.model.occupancy === 'bounds') return boundsOf(metric, metric.bounds, values, this.#refused.get(`${set}|${metric.id}`)); // prettier-ignore
    const refused = this.#refused.get(`${set}|${metric.id}`);
    if (refused) return refused;
    if (metric.kind === 'quotient') return quotientOf(metric, values);
    return metric.kind === 'count'
      ? estimate(metric, { num: 0 })
      : noValue(metric, 'insufficient', { text: REASONS.noRows });
  }
}

/** Metrics with those that their figures are made of. */
function withParts(metrics: readonly Metric[]): Metric[] {
  const parts = metrics.flatMap((metric) => [
    metric,
    ...(metric.kind === 'quotient' ? [metricOf(metric.num), metricOf(metric.den)] : []),
    ...(metric.bounds ?? []).map(metricOf)
  ]);
  return [...new Set(parts)];
}

function keyOf(group: GroupBy, code: number | null, model: ModelInfo): string {
  if (code === null) return '';
  if (group === 'day' || group === 'week') return isoOf(code);
  if (group === 'weekdayHour') return cellOf(code);
  return (model.dimensions[group] ?? []).find((value) => value.code === code)?.id ?? '';
}

/** Occupancy that is only known between two bounds: the interval without a middle (METHODS 0.1, D3). */
function boundsOf(
  metric: Metric,
  [low, high]: readonly [string, string],
  values: Readonly<Record<string, Envelope>>,
  refused: Envelope | undefined
): Envelope {
  const [from, to] = [values[low], values[high]];
  if (from?.value == null || to?.value == null) return from ? { ...from, id: metric.id } : (refused ?? noValue(metric, 'insufficient', { text: REASONS.noRows })); // prettier-ignore
  return {
    ...noValue(metric, from.status, { text: REASONS.boundsOnly }, from.n),
    ci: [from.value, to.value],
    ciMethod: 'bounds',
    basis: 'inferred',
    coverage: from.coverage
  };
}

function quotientOf(
  metric: Extract<Metric, { kind: 'quotient' }>,
  values: Readonly<Record<string, Envelope>>
): Envelope {
  const [num, den] = [values[metric.num], values[metric.den]];
  if (!den?.value) return noValue(metric, 'insufficient', { text: REASONS.noRows });
  const n = den.n;
  const tooFew = n < metric.min.show;
  const above = num?.value ?? 0;
  return {
    ...noValue(
      metric,
      tooFew ? 'insufficient' : 'ok',
      { text: REASONS.tooFew, params: { n, min: metric.min.show } },
      n
    ),
    ...(tooFew ? {} : { reason: null }),
    value: above / den.value,
    coverage: 1,
    parts: { num: above, den: den.value }
  };
}
