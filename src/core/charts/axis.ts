import type { Unit } from '#core/semantic/types.ts';
import { textWidth } from './text-width.ts';
import type { ChartContext, Formats, Palette } from './types.ts';

/** A scale from a whole step to a whole step. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** The smallest round scale that holds the values with three to five steps. `fromZero` for bars; with `whole` every step is a multiple of it. */
export function niceScale(low: number, high: number, { fromZero = false, ticks = 4, whole = 0 } = {}): Scale {
  const bottom = fromZero ? Math.min(0, low) : low;
  const top = high > bottom ? high : bottom + 1;
  const rough = (top - bottom) / ticks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const isWhole = (step: number): boolean => whole === 0 || Math.abs(step / whole - Math.round(step / whole)) < 1e-9;
  const step = (STEPS.find((one) => one * power >= rough - 1e-12 && isWhole(one * power)) ?? 10) * power;
  return { min: round(Math.floor(bottom / step + 1e-9) * step), max: round(Math.ceil(top / step - 1e-9) * step), step };
}

/** The smallest step whose ticks read differently in a unit; smaller ranges are widened to it. */
const LEAST_STEP: Readonly<Partial<Record<Unit, number>>> = {
  count: 1, seconds: 1, ratio: 0.01, money: 1, score: 0.1, index: 1, per_hour: 0.1, days: 0.1, number: 0.1
}; // prettier-ignore
const MINUTE_S = 60;
const HOUR_S = 3600;

/** A nice scale in a unit: durations in whole minutes or hours, no step finer than the words of the unit, not past `bounds`. */
export function unitScale(
  low: number,
  high: number,
  unit: Unit,
  { bounds, ...shape }: { bounds?: readonly [number, number] | null; fromZero?: boolean; ticks?: number } = {}
): Scale {
  const ticks = shape.ticks ?? 4;
  const least = LEAST_STEP[unit] ?? 0;
  const missing = Math.max(0, least * ticks - (high - low)) / 2;
  const base = baseOf(unit, high);
  const nice = niceScale((low - missing) / base, (high + missing) / base, { ...shape, ticks, whole: least / base });
  const [from, to] = bounds ?? [-Infinity, Infinity];
  return {
    min: Math.max(from, round(nice.min * base)),
    max: Math.min(to, round(nice.max * base)),
    step: round(nice.step * base)
  };
}

function baseOf(unit: Unit, high: number): number {
  if (unit !== 'seconds' || high < 2 * MINUTE_S) return 1;
  return high < 3 * HOUR_S ? MINUTE_S : HOUR_S;
}

/** A tick of an axis in words, as short as its highest one: figures with decimals do without them where every tick is whole. */
export function tickWords(value: number, unit: Unit, { min, max, step }: Scale, format: Formats): string {
  const whole = Number.isInteger(step) && Number.isInteger(min) && ['number', 'per_hour', 'score'].includes(unit);
  return format.axis(value, whole ? 'count' : unit, Math.max(Math.abs(min), Math.abs(max)));
}

/** Where the text of every panel starts. */
export const TEXT_START = 16;
const LEAST_LEFT = 52;

/** Room left of a plot: as usual, or what the widest tick takes. */
export function leftOf(scale: Scale, unit: Unit, { palette, format }: ChartContext): number {
  const widest = ticksOf(scale).map((value) => textWidth(tickWords(value, unit, scale, format), palette.fontSize));
  return Math.max(LEAST_LEFT, Math.ceil(TEXT_START + Math.max(...widest) + 4));
}

/** Ticks of a scale, both ends included. */
export function ticksOf({ min, max, step }: Scale): number[] {
  const count = Math.round((max - min) / step);
  return Array.from({ length: count + 1 }, (_, i) => round(min + i * step));
}

/** Steps of a clock in minutes: nobody counts in fifties of them. */
const CLOCK_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440] as const;

/** Ticks of a span of seconds in steps of a clock, at most about `count`, from below `low` to above `high`. */
export function clockTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const step = MINUTE_S * (CLOCK_STEPS.find((minutes) => minutes * MINUTE_S >= rough) ?? Math.ceil(rough / MINUTE_S));
  const first = Math.floor(low / step);
  return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, i) => (first + i) * step);
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
