import type { Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { resolve, type Resolved } from '#core/query/range.ts';
import { scopeOf, type Scope } from '#core/query/scope.ts';
import type { FilterId, Selection } from '#core/query/types.ts';
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

/**
 * A panel that is split by a dimension, asked without the filter of that dimension: whoever clicks a value keeps all of them to choose from
 * (UX 4.3), and only the other panels follow.
 */
export function keeping<T>(
  dimension: FilterId,
  ask: (engine: Engine, question: PanelQuestion) => Promise<T>
): (engine: Engine, question: PanelQuestion) => Promise<T> {
  return (engine, question) => {
    const { [dimension]: own, ...filters } = question.selection.filters;
    return ask(engine, own ? questionOf({ ...question, selection: { ...question.selection, filters } }) : question);
  };
}

/** The question of a selection. */
export function questionOf(asked: Pick<PanelQuestion, 'model' | 'settings' | 'selection' | 'signal'>): PanelQuestion {
  const { model, settings, selection } = asked;
  const resolved = resolve(selection, model, settings);
  const { from, to, everything } = resolved;
  return { ...asked, resolved, scope: { ...scopeOf(selection, model), from, to, everything } };
}
