import { without, type SelectionPart } from '#core/analyses/widest.ts';
import { cellName } from '#core/charts/heat-map.ts';
import { PANEL } from '#core/i18n/messages/overview.ts';
import { FILTER_BAR } from '#core/i18n/messages/shell.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { handleColumnOf } from '#core/query/handle-range.ts';
import { resolve } from '#core/query/range.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import { applySelection } from '../filters/apply.ts';
import { chipValue, handleLabel, hoursLabel, rangeLabel } from '../filters/labels.ts';
import { formatsOf } from '../formats.ts';
import type { PanelStatus } from '../panel/types.ts';

/** What every panel shows while no call matches: which part of the selection leaves out most, and how to take it away. */
export function nothingMatches(part: SelectionPart | null): PanelStatus {
  const { model } = workspace;
  const label = part && model && labelOf(part, model);
  if (!part || !label) return { kind: 'noData', widest: null };
  return { kind: 'noData', widest: { label, remove: () => void applySelection(without(selection.current, part)) } };
}

/** `Team = Disputes`; null where the selection has no such part any more. */
function labelOf(part: SelectionPart, model: ModelInfo): string | null {
  const { hours, handle, filters } = selection.current;
  const { settings, namesShown } = workspace;
  if (part === 'all') return locale.t(PANEL.together);
  if (part === 'dates') {
    const range = rangeLabel(resolve(selection.current, model, settings), locale.id);
    return `${locale.t(FILTER_BAR.dates)} = ${range}`;
  }
  if (part === 'hours') {
    const formats = formatsOf(locale.id, settings.currency);
    return hours.length === 0 ? null : hoursLabel(hours, locale.t, (key) => cellName(key, formats));
  }
  if (part === 'handle') return handle ? handleLabel(handle, handleColumnOf(model), locale.t, locale.id) : null;
  const values = filters[part];
  return values ? `${locale.t(FILTER_BAR[part])} = ${chipValue(part, values, { model, namesShown, t: locale.t })}` : null; // prettier-ignore
}
