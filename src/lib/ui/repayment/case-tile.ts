import type { PanelQuestion } from '#core/analyses/question.ts';
import type { Engine } from '#core/engine.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { selection } from '#lib/state/selection.svelte.ts';
import { Tile } from '../page/tile.svelte.ts';

/** An analysis of cases, promises or payments; a reason says why there is nothing to draw. */
interface Answer {
  readonly reason: Phrase | null;
}

/**
 * A tile about cases. Hours chosen in a heat map are hours of calls, which cases do not have: while some are chosen the tile says so instead
 * of showing figures that do not follow the filter.
 */
export function caseTile<T extends Answer>(
  ask: (engine: Engine, question: PanelQuestion) => Promise<T>,
  { watch, reason }: { watch?: () => unknown; reason?: (value: T) => Phrase | null } = {}
): Tile<T> {
  return new Tile<T>(ask, {
    watch,
    reason: (value) => {
      const found =
        selection.current.hours.length > 0 ? { text: REASONS.caseHours } : (value.reason ?? reason?.(value));
      return found ? locale.phrase(found) : null;
    }
  });
}
