import {
  arrivalPanels,
  measureOf,
  METRIC_OF_MEASURE,
  type ArrivalPanels,
  type Grain,
  type Measure
} from '#core/analyses/volume/arrival-panels.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { Tile } from '../page/tile.svelte.ts';

/** What the columns and the map of arrivals share: one answer, and what of it is counted. Create it while a component initialises. */
export class ArrivalsView {
  readonly tile = new Tile(arrivalPanels, {
    reason: (panels) => {
      const refused = panels.refused[measureOf(panels, 'handled')];
      return refused && locale.phrase(refused);
    }
  });
  /** What was asked to be counted; `measure` is what can be. */
  asked = $state<Measure>('offered');
  grain = $state<Grain>('day');

  get panels(): ArrivalPanels | null {
    return this.tile.value;
  }

  get measure(): Measure {
    return this.panels ? measureOf(this.panels, this.asked) : this.asked;
  }

  get metric(): string {
    return METRIC_OF_MEASURE[this.measure];
  }

  /** Why something else is counted than was asked for. */
  get refused(): Phrase | null {
    return this.panels?.refused[this.asked] ?? null;
  }

  /** Days only, where calls have no time of day. */
  get shownGrain(): Grain {
    return this.panels && !this.panels.timed ? 'day' : this.grain;
  }
}
