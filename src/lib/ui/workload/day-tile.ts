import type { PanelQuestion } from '#core/analyses/question.ts';
import { dayRefusal, slotRefusal } from '#core/analyses/refusal.ts';
import type { Engine } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { Tile } from '../page/tile.svelte.ts';

interface Options<T> {
  /** What the panel counts: whole working days, or half-hours, which follow chosen hours too. */
  readonly by?: 'day' | 'slot';
  readonly watch?: () => unknown;
  readonly reason?: (value: T) => Phrase | null;
}

/** A tile about working days or presence: under a filter that these cannot follow it says so, in the words of the metrics. */
export function dayTile<T>(
  ask: (engine: Engine, question: PanelQuestion) => Promise<T>,
  { by = 'day', watch, reason }: Options<T> = {}
): Tile<T> {
  return new Tile<T>(ask, {
    watch,
    refuse: by === 'day' ? dayRefusal : slotRefusal,
    reason: (value) => {
      const found = reason?.(value);
      return found ? locale.phrase(found) : null;
    }
  });
}
