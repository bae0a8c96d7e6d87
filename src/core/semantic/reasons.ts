import { inWords } from '#core/i18n/format.ts';
import { DIMENSIONS } from '#core/i18n/messages/dimensions.ts';
import { COLUMN_WORDS, REASONS } from '#core/i18n/messages/metrics.ts';
import type { Locale, Phrase, Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { DimensionId } from './dimension.ts';
import type { Metric } from './metric.ts';

/** A reason with the name of a dimension in it. */
export const aboutDimension = (reason: Text, dimension: DimensionId): Phrase =>
  inWords(reason, (locale) => ({ dimension: DIMENSIONS[dimension].inText[locale] }));

/** Whether the data hold at least one of the columns `table.column`. */
export function hasAny(model: ModelInfo, columns: readonly string[]): boolean {
  return columns.some((name) => {
    const [table = '', column = ''] = name.split('.');
    return (model.present as Readonly<Record<string, readonly string[]>>)[table]?.includes(column) ?? false;
  });
}

/** `needs after-call work`: what of a metric's columns is missing, or null when it has all. */
export function missingColumns(metric: Metric, model: ModelInfo): Phrase | null {
  const missing = metric.needs.filter((columns) => !hasAny(model, columns));
  if (missing.length === 0) return null;
  const wordFor = (column: string, locale: Locale) => COLUMN_WORDS[column]?.[locale] ?? column;
  return inWords(REASONS.needs, (locale) => ({
    column: missing
      .map((columns) => columns.map((column) => wordFor(column, locale)).join(REASONS.or[locale]))
      .join(REASONS.and[locale])
  }));
}
