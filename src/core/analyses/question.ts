import type { ModelInfo } from '#core/model/types.ts';
import { resolve, type Resolved } from '#core/query/range.ts';
import { scopeOf, type Scope } from '#core/query/scope.ts';
import type { Selection } from '#core/query/types.ts';
import type { Settings } from '#core/settings.ts';

/** What a panel asks with: the data, how to count, what is looked at, and that as days and codes. */
export interface PanelQuestion {
  readonly model: ModelInfo;
  readonly settings: Settings;
  readonly selection: Selection;
  readonly resolved: Resolved;
  readonly scope: Scope & { readonly from: number; readonly to: number; readonly everything: boolean };
  readonly signal: AbortSignal;
}

/** The question of a selection. */
export function questionOf(asked: Pick<PanelQuestion, 'model' | 'settings' | 'selection' | 'signal'>): PanelQuestion {
  const { model, settings, selection } = asked;
  const resolved = resolve(selection, model, settings);
  const { from, to, everything } = resolved;
  return { ...asked, resolved, scope: { ...scopeOf(selection, model), from, to, everything } };
}
