import type { Text } from '#core/i18n/text.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';

/** Names of measures by id; the definitions are fetched only when there is something to name. */
export async function metricNames(ids: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  if (ids.length === 0) return new Map();
  const [{ ALL_METRICS }, { wordsOf }] = await Promise.all([
    import('#core/semantic/metrics/index.ts'),
    import('#core/semantic/metric.ts')
  ]);
  const { settings } = workspace;
  return new Map(ALL_METRICS.map((metric) => [metric.id, wordsOf(metric, settings).label]));
}
