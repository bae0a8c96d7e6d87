import type { PanelQuestion } from '#core/analyses/question.ts';
import { caseRefusal } from '#core/analyses/refusal.ts';
import type { Engine } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { Tile } from '../page/tile.svelte.ts';

/** An analysis of cases, promises or payments; a reason says why there is nothing to draw. */
interface Answer {
  readonly reason: Phrase | null;
}

/**
 * A tile about cases. Hours and handling times are those of calls, which cases do not have: while some are chosen the tile says so instead
 * of showing figures that do not follow the filter.
 */
export function caseTile<T extends Answer>(
  ask: (engine: Engine, question: PanelQuestion) => Promise<T>,
  { watch, reason }: { watch?: () => unknown; reason?: (value: T) => Phrase | null } = {}
): Tile<T> {
  return new Tile<T>(ask, {
    watch,
    refuse: caseRefusal,
    reason: (value) => {
      const found = value.reason ?? reason?.(value);
      return found ? locale.phrase(found) : null;
    }
  });
}
