/** A piece of a formatted figure: digits are set large, units small. */
export interface FigurePiece {
  readonly text: string;
  readonly unit: boolean;
}

const DIGITS = /[\d.,−–-]+/g;
const CURRENCY = /^[^\d\s]{1,3}$/;

/** Splits `6m 42s` into 6, m, 42, s; what follows a slash (`4.12 / 5`) is small, a currency sign in front stays large. */
export function splitUnits(text: string): FigurePiece[] {
  const [figure = text, ...scale] = text.split(' / ');
  if (scale.length > 0) return [...splitUnits(figure), { text: ` / ${scale.join(' / ')}`, unit: true }];
  const pieces: FigurePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(DIGITS)) {
    const before = text.slice(end, match.index);
    if (before !== '') pieces.push({ text: before, unit: !(end === 0 && CURRENCY.test(before.trim())) });
    pieces.push({ text: match[0], unit: false });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), unit: pieces.length > 0 });
  return pieces;
}
