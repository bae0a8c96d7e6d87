import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { isoOf } from './calendar.ts';
import { estimate, noValue } from './estimate.ts';
import type { Span } from './range.ts';
import { refusalOf, type QueryContext, type Scope } from './scope.ts';
import { cellOf } from './selection.ts';
import type { DimensionValue, FilterId, Group, GroupBy } from './types.ts';

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

/** Where an answer belongs: its set, its stretch, and the codes of its groups as they come. */
export interface Place {
  readonly set: number;
  readonly span: number;
  /** Codes as they come, in order of all groups of the statement. */
  readonly codes: readonly (number | null)[];
  readonly groups: readonly GroupBy[];
}

/** Brings the answers of several statements together and fills what none of them says. */
export class CellTable {
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
    let cell: Record<string, Envelope> | null = null;
    for (const id in values) {
      const envelope = values[id];
      if (!envelope || (this.#refused.size > 0 && this.#refused.has(`${set}|${id}`))) continue;
      cell ??= this.#at(set, span, key).values;
      cell[id] = envelope;
    }
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
      : noValue(metric, 'insufficient', { text: metric.nothing ?? REASONS.noRows });
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

/** A code of a group as cells name it: a date, a cell of the heat map, the id of a value. */
export function keyOf(group: GroupBy, code: number | null, model: ModelInfo): string {
  if (code === null) return '';
  if (group === 'day' || group === 'week') return isoOf(code);
  if (group === 'weekdayHour') return cellOf(code);
  return idsOf(group, model).get(code) ?? '';
}

const idsByCode = new WeakMap<readonly DimensionValue[], ReadonlyMap<number, string>>();

/** Ids of a dimension by code: answers by person and week have thousands of rows. */
function idsOf(group: FilterId, { dimensions }: ModelInfo): ReadonlyMap<number, string> {
  const values = dimensions[group] ?? [];
  const found = idsByCode.get(values) ?? new Map(values.map(({ code, id }) => [code, id]));
  idsByCode.set(values, found);
  return found;
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
