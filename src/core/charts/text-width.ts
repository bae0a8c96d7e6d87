const WIDE = /[\u2e80-\uffef]/;
const LATIN_WIDTH = 0.57;

/** About how wide words are: there is no canvas to measure with, so room is kept by the usual width of a letter. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].reduce((sum, letter) => sum + (WIDE.test(letter) ? 1 : LATIN_WIDTH), 0) * fontSize;
}
