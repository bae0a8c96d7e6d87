import { share, type Scale } from './axis.ts';
import type { Box, Palette, Size } from './types.ts';

/** Room around a plot in pixels. */
export interface Grid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A shape for ECharts' custom series, in pixels of the drawing. */
export type Shape = Readonly<Record<string, unknown>>;

/** The part of the drawing between the axes. */
export function plotIn(grid: Grid, size: Size): Box {
  return {
    x: grid.left,
    y: grid.top,
    width: Math.max(1, size.width - grid.left - grid.right),
    height: Math.max(1, size.height - grid.top - grid.bottom)
  };
}

/** Height of a value in the plot; what lies beyond the scale stays at its end. */
export function heightOf(value: number, scale: Scale, plot: Box): number {
  return plot.y + (1 - Math.max(0, Math.min(1, share(value, scale)))) * plot.height;
}

/** Shapes at fixed places, above or below the series of the option by their `z`. */
export function layer(z: number, children: readonly Shape[]): never {
  return {
    type: 'custom',
    silent: true,
    z,
    data: [[0, 0]],
    renderItem: () => ({ type: 'group', children: [...children] })
  } as never;
}

/** A straight line. */
export function line(from: readonly [number, number], to: readonly [number, number], style: object): Shape {
  return { type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style };
}

/** A line through points; lines of one point are left out by the caller. */
export function polyline(points: readonly (readonly number[])[], style: object): Shape {
  return { type: 'polyline', shape: { points }, style: { fill: 'none', ...style } };
}

/** A filled outline through points. */
export function polygon(points: readonly (readonly number[])[], style: object): Shape {
  return { type: 'polygon', shape: { points }, style };
}

/** A rectangle. */
export function rect({ x, y, width, height }: Box, style: object, r = 0): Shape {
  return { type: 'rect', shape: { x, y, width, height, r }, style };
}

/** A dot: filled, or hollow grey under the minimum sample. */
export function dot(at: readonly [number, number], color: string, palette: Palette, small = false): Shape {
  const style = small
    ? { fill: palette.surface, stroke: palette.under, lineWidth: 1.5 }
    : { fill: color, stroke: palette.surface, lineWidth: 1.25 };
  return { type: 'circle', shape: { cx: at[0], cy: at[1], r: small ? 3.5 : 4 }, style };
}

/** Words at a place. */
export function words(text: string, at: readonly [number, number], palette: Palette, style: object = {}): Shape {
  return {
    type: 'text',
    style: {
      text,
      x: at[0],
      y: at[1],
      align: 'left',
      verticalAlign: 'middle',
      fill: palette.text2,
      font: `${palette.fontSize}px ${palette.font}`,
      ...style
    }
  };
}

/** Keeps words readable across lines. */
export function halo(palette: Palette): object {
  return { stroke: palette.surface, lineWidth: 3 };
}

/** Moves heights apart until neighbours keep `gap`, as little as it takes and inside `from`–`to`; in the order given. */
export function spread(
  heights: readonly number[],
  gap: number,
  [from, to]: readonly [from: number, to: number]
): number[] {
  const order = heights.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed: number[] = [...heights];
  let floor = from;
  for (const i of order) {
    placed[i] = Math.max(placed[i] ?? 0, floor);
    floor = (placed[i] ?? 0) + gap;
  }
  let ceiling = to;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
    ceiling = (placed[i] ?? 0) - gap;
  }
  return placed;
}
