import type { ModelInfo } from '#core/model/types.ts';
import { compile } from '#core/query/compile.ts';
import type { Resolved } from '#core/query/range.ts';
import { refusalOf, scopeOf } from '#core/query/scope.ts';
import type { GroupBy } from '#core/query/types.ts';
import { wordsOf } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import type { Settings } from '#core/settings.ts';
import type { PanelDefinition } from '../panel/types.ts';

interface Around {
  readonly model: ModelInfo;
  readonly words: { readonly settings: Settings };
}

/** Words of a panel's metrics and the SQL that asks for them; put together when the dialog opens. */
export function definitionOf(
  ids: readonly string[],
  by: readonly GroupBy[],
  resolved: Resolved,
  { model, words }: Around
): () => PanelDefinition {
  return () => {
    const { settings } = words;
    const scope = scopeOf(resolved.selection, model);
    const metrics = ids.map(metricOf);
    const askable = metrics.filter((metric) => refusalOf(metric, { model, settings }, scope, by) === null);
    const ask = {
      metrics: askable,
      sets: [by],
      spans: resolved.everything ? null : [resolved],
      period: resolved,
      scope
    };
    return {
      metrics: metrics.map((metric) => wordsOf(metric, settings)),
      sql: compile(ask, { model, settings }).map((statement) => statement.sql)
    };
  };
}
