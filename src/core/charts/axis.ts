import type { Palette } from './types.ts';

/** A scale from a whole step to a whole step. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** The smallest round scale that holds the values with three to five steps. `fromZero` for bars. */
export function niceScale(low: number, high: number, { fromZero = false, ticks = 4 } = {}): Scale {
  const bottom = fromZero ? Math.min(0, low) : low;
  const top = high > bottom ? high : bottom + 1;
  const rough = (top - bottom) / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((candidate) => candidate * power >= rough - 1e-12) ?? 10) * power;
  return { min: round(Math.floor(bottom / step + 1e-9) * step), max: round(Math.ceil(top / step - 1e-9) * step), step };
}

/** Ticks of a scale, both ends included. */
export function ticksOf({ min, max, step }: Scale): number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => round(min + i * step));
}

/** Where a value lies between the ends of a scale, 0–1. */
export function share(value: number, { min, max }: Pick<Scale, 'min' | 'max'>): number {
  return (value - min) / (max - min);
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Text style of labels inside ECharts. */
export function labelStyle(palette: Palette, overrides: object = {}): object {
  return { fontFamily: palette.font, fontSize: palette.fontSize, color: palette.text3, ...overrides };
}

export function valueAxis(palette: Palette, scale: Scale, overrides: object = {}): object {
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.grid, width: 1 } },
    axisLabel: labelStyle(palette),
    ...overrides
  };
}

export function categoryAxis(palette: Palette, overrides: object = {}): object {
  return {
    type: 'category',
    axisLine: { lineStyle: { color: palette.axis } },
    axisTick: { show: false },
    axisLabel: labelStyle(palette),
    ...overrides
  };
}
