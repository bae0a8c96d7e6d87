import type { Family } from '#core/semantic/types.ts';
import type { Palette } from './types.ts';

/** What a series is drawn in: the colour of its measure family, one of the direction pair, grey, or a category in order of use. */
export type SeriesColor =
  Family | 'dirOut' | 'dirIn' | 'compare' | 'cat1' | 'cat2' | 'cat3' | 'cat4' | 'cat5' | 'cat6' | 'cat7' | 'cat8';

/** The colour as a hex value of the current theme. */
export function colorOf(palette: Palette, color: SeriesColor): string {
  if (isCategory(color)) return palette.categories[Number(color.slice(3)) - 1] ?? palette.text2;
  return palette[color];
}

function isCategory(color: SeriesColor): color is Extract<SeriesColor, `cat${number}`> {
  return color.startsWith('cat');
}
