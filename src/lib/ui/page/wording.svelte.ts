import { locale } from '#lib/state/locale.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import { csatHighOf } from '../overview/csat-scale.ts';
import type { Wording } from '../overview/figure-words.ts';

/** How figures are put in words here: language, settings, and the scale of the ratings. Changes with all of them. */
export function wording(): Wording {
  return {
    id: locale.id,
    settings: workspace.settings,
    csatHigh: csatHighOf(workspace.model),
    t: locale.t,
    phrase: locale.phrase
  };
}
