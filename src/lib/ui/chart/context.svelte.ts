import type { ChartContext } from '#core/charts/types.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { theme } from '#lib/state/theme.svelte.ts';
import { workspace } from '#lib/state/workspace.svelte.ts';
import { formatsOf } from '../formats.ts';
import { readPalette } from './palette.ts';

/** Language, colours and formats that charts draw with; changes with theme, language and currency. */
export function chartContext(): ChartContext {
  // The attribute goes first: colours are read from the tokens of the theme that is to be drawn.
  document.documentElement.dataset.theme = theme.resolved;
  return {
    locale: locale.id,
    palette: readPalette(),
    format: formatsOf(locale.id, workspace.settings.currency)
  };
}
