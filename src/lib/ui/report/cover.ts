import { cellName } from '#core/charts/heat-map.ts';
import type { Formats } from '#core/charts/types.ts';
import { formatRange } from '#core/i18n/format.ts';
import { REPORT } from '#core/i18n/messages/report.ts';
import { FILTER_BAR } from '#core/i18n/messages/shell.ts';
import type { Locale, Phrase, Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { handleColumnOf } from '#core/query/handle-range.ts';
import type { Resolved } from '#core/query/range.ts';
import { FILTERS } from '#core/query/types.ts';
import { compareLabel, handleLabel, rangeLabel, valueLabel } from '../filters/labels.ts';

interface CoverWords {
  readonly model: ModelInfo;
  readonly namesShown: boolean;
  readonly formats: Formats;
  readonly locale: Locale;
  t(text: Text, params?: Record<string, string | number>): string;
  phrase(phrase: Phrase): string;
}

/** What the report looks at, line by line: period, filters with every value by name, comparison. */
export function coverLines(resolved: Resolved, words: CoverWords): { label: string; value: string }[] {
  const { t } = words;
  return [
    { label: t(REPORT.period), value: rangeLabel(resolved, words.locale) },
    { label: t(REPORT.filters), value: filterWords(resolved, words) || t(REPORT.noFilters) },
    { label: t(REPORT.compare), value: compareWords(resolved, words) }
  ];
}

function filterWords({ selection }: Resolved, words: CoverWords): string {
  const { t, formats } = words;
  const chosen = FILTERS.flatMap((filter) => {
    const values = selection.filters[filter]?.map((id) => valueLabel(filter, id, words));
    return values ? [t(REPORT.filter, { filter: t(FILTER_BAR[filter]), values: values.join(t(REPORT.list)) })] : [];
  });
  const hours = selection.hours.map((key) => cellName(key, formats)).join(t(REPORT.list));
  const handle = selection.handle ? [handleLabel(selection.handle, handleColumnOf(words.model), t, words.locale)] : [];
  return [...chosen, ...(hours ? [hours] : []), ...handle].join(t(REPORT.between));
}

function compareWords(resolved: Resolved, { t, phrase, locale }: CoverWords): string {
  if (resolved.compareNote) return phrase(resolved.compareNote);
  const label = compareLabel(resolved.selection.compare, resolved, t);
  return resolved.compareFrom ? `${label} (${formatRange(resolved.compareFrom, resolved.compareTo, locale)})` : label;
}
