import type { CancelSignal, Engine } from '#core/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { resolve } from '#core/query/range.ts';
import { run } from '#core/query/run.ts';
import { cellOf } from '#core/query/selection.ts';
import { FILTERS, type FilterId, type Selection } from '#core/query/types.ts';
import type { QueryContext } from '#core/query/scope.ts';
import type { Envelope } from '#core/semantic/types.ts';
import type { Scope } from './scope.ts';

/** Figures of the registry in the scope of an analysis, so that a number that both show is computed once. */
export async function registryFigures<Id extends string>(
  engine: Engine,
  ids: readonly Id[],
  { scope, model, settings, signal }: QueryContext & { readonly scope: Scope; readonly signal?: CancelSignal }
): Promise<Readonly<Record<Id, Envelope>>> {
  const filters: Partial<Record<FilterId, readonly string[]>> = {};
  for (const filter of FILTERS) {
    const codes = scope.codes[filter];
    if (codes) filters[filter] = codes.map((code) => (model.dimensions[filter] ?? []).find((value) => value.code === code)?.id ?? ''); // prettier-ignore
  }
  const range = scope.everything ? 'all' : { from: isoOf(scope.from), to: isoOf(scope.to) };
  const selection: Selection = {
    range,
    compare: 'none',
    filters,
    hours: (scope.hours ?? []).map(cellOf),
    handle: scope.handle ?? null
  };
  const context = { model, settings };
  const [group] = await run(engine, { metrics: ids, by: [] }, resolve(selection, model, settings), context, signal ? { signal } : {}); // prettier-ignore
  if (!group) throw new Error('a query without groups has one answer');
  return group.values as Readonly<Record<Id, Envelope>>;
}
