import { dot, line, rect, words, type Shape } from './plot.ts';
import { textWidth } from './text-width.ts';
import type { Palette } from './types.ts';

/** One mark and what it means. */
export interface Key {
  readonly look: 'line' | 'dashes' | 'dots' | 'swatch' | 'band' | 'tick' | 'hollow' | 'hatch' | 'outline';
  readonly color: string;
  readonly label: string;
  /** Of a line. */
  readonly dash?: readonly number[] | undefined;
}

/** Height of a row of keys in pixels. */
export const KEY_ROW = 18;
const START = 16;
const MARK = 14;
const GAP = 14;

const LOOKS: Record<
  Key['look'],
  (x: number, y: number, color: string, palette: Palette, dash?: Key['dash']) => Shape[]
> = {
  line: (x, y, color, _, dash) => [
    line([x, y], [x + MARK, y], { stroke: color, lineWidth: 2, ...(dash && { lineDash: dash }) })
  ],
  dashes: (x, y, color) => [line([x, y], [x + MARK, y], { stroke: color, lineWidth: 1.5, lineDash: [4, 3] })],
  dots: (x, y, color, palette) => [
    line([x - 2, y], [x + MARK + 2, y], { stroke: color, lineWidth: 2 }),
    dot([x + MARK / 2, y], color, palette)
  ],
  swatch: (x, y, color) => [rect({ x: x + 2, y: y - 5, width: 10, height: 10 }, { fill: color }, 2)],
  band: (x, y, color, palette) => [
    rect({ x, y: y - 5, width: MARK, height: 10 }, { fill: color, stroke: palette.lineStrong, lineWidth: 1 }, 2)
  ],
  tick: (x, y, color) => [line([x, y], [x + MARK, y], { stroke: color, lineWidth: 1.5 })],
  hollow: (x, y, color, palette) => [dot([x + MARK / 2, y], color, palette, true)],
  hatch: (x, y, color, palette) => hatched({ x: x + 1, y: y - 5, width: 12, height: 10 }, color, palette),
  outline: (x, y, color, palette) => [
    rect({ x: x + 2, y: y - 5, width: 10, height: 10 }, { fill: palette.surface, stroke: color, lineWidth: 1.25 }, 2)
  ]
};

/** Keys in rows from the left edge of the text, wrapped at the width; `height` is what they take. */
export function keyRows(
  keys: readonly Key[],
  { palette, width, top }: { palette: Palette; width: number; top: number }
): { shapes: Shape[]; height: number } {
  const shapes: Shape[] = [];
  let x = START;
  let row = 0;
  for (const key of keys) {
    const wide = MARK + 5 + textWidth(key.label, palette.fontSize);
    if (x > START && x + wide > width - START) {
      x = START;
      row += 1;
    }
    const y = top + row * KEY_ROW + KEY_ROW / 2;
    shapes.push(...LOOKS[key.look](x, y, key.color, palette, key.dash), words(key.label, [x + MARK + 5, y], palette));
    x += wide + GAP;
  }
  return { shapes, height: keys.length > 0 ? (row + 1) * KEY_ROW : 0 };
}

const HATCH_PX = 5;

/** A cell with slanting lines, cut at its edges. */
export function hatched(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  color: string,
  palette: Palette
): Shape[] {
  const lines: Shape[] = [];
  for (let start = HATCH_PX / 2; start < width + height; start += HATCH_PX) {
    const from: [number, number] = [x + Math.min(start, width), y + Math.max(0, start - width)];
    const to: [number, number] = [x + Math.max(0, start - height), y + Math.min(start, height)];
    lines.push(line(from, to, { stroke: color, lineWidth: 1 }));
  }
  return [rect({ x, y, width, height }, { fill: 'none', stroke: palette.grid, lineWidth: 1 }, 2), ...lines];
}
