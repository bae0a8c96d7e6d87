import { numbers, type CancelSignal, type Engine } from '#core/engine.ts';
import { underFilters, withinDays, type Scope } from '#core/analyses/scope.ts';
import { resolve } from '#core/query/range.ts';
import { FILTERS, type FilterId, type Selection } from '#core/query/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import { raw, sql } from '#core/sql/sql.ts';

interface Question {
  model: ModelInfo;
  settings: Settings;
  selection: Selection;
  signal?: CancelSignal;
}

/** Calls per value of one filter, under the dates and the other filters: value id → calls. Values without calls are left out. */
export async function countsOf(engine: Engine, filter: FilterId, question: Question): Promise<Map<string, number>> {
  const { model, signal } = question;
  const scope = scopeOf(question, filter);
  const others = FILTERS.filter((one) => one !== filter);
  const column = raw(`c.${filter}`);
  const columns = await engine.query(
    sql`SELECT
  ${column} AS code,
  count(*) AS calls
FROM call_fact c
WHERE ${withinDays(scope, 'c.day')} AND ${underFilters(scope, 'c', others)}
GROUP BY 1
ORDER BY 1`.text,
    { signal }
  );
  const ids = new Map((model.dimensions[filter] ?? []).map((value) => [value.code, value.id]));
  const calls = numbers(columns, 'calls');
  return new Map(
    numbers(columns, 'code').flatMap((code, row) => {
      const id = code === null ? undefined : ids.get(code);
      return id === undefined ? [] : [[id, calls[row] ?? 0] as const];
    })
  );
}

/** A selection as day numbers and codes, without one of its filters. */
export function scopeOf({ model, settings, selection }: Question, without?: FilterId): Scope {
  const { from, to } = resolve(selection, model, settings);
  const codes: Partial<Record<FilterId, number[]>> = {};
  for (const filter of FILTERS) {
    const wanted = selection.filters[filter];
    if (!wanted || filter === without) continue;
    codes[filter] = (model.dimensions[filter] ?? []).filter(({ id }) => wanted.includes(id)).map(({ code }) => code);
  }
  return { from, to, codes };
}
