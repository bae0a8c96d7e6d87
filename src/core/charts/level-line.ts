import type { Envelope } from '#core/semantic/types.ts';

/** The middle 80 % of windows of the same length before the period (UX 2). */
export interface UsualRange {
  readonly low: number;
  readonly high: number;
}

/** What a level line shows, as shares of its width (0–1); parts that are unknown are null. */
export interface LevelGeometry {
  readonly band: readonly [from: number, to: number] | null;
  readonly interval: readonly [from: number, to: number] | null;
  readonly previous: number | null;
  readonly now: number | null;
}

/** Room left and right of the outermost mark, as a share of what the marks span. Our choice: the band then takes a third to a half. */
const ROOM = 0.45;

export interface LevelInput {
  readonly now: number | null;
  readonly interval?: readonly [number, number] | null;
  readonly previous?: number | null;
  readonly usual?: UsualRange | null;
}

/** Positions of the marks of a level line on a scale of its own. */
export function levelGeometry({ now, interval, previous, usual }: LevelInput): LevelGeometry {
  const values = [now, previous, interval?.[0], interval?.[1], usual?.low, usual?.high].filter(isNumber);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high > low ? high - low : Math.abs(high) * 0.1 || 1;
  const at = (value: number) => (value - (low + high) / 2) / (span * (1 + 2 * ROOM)) + 0.5;
  return {
    band: usual ? [at(usual.low), at(usual.high)] : null,
    interval: interval ? [at(interval[0]), at(interval[1])] : null,
    previous: isNumber(previous) ? at(previous) : null,
    now: isNumber(now) ? at(now) : null
  };
}

/** Outside the usual range: its interval (without one, the value) lies wholly above or below. Small samples are never flagged. */
export function flagOf(figure: Envelope | null, usual: UsualRange | null | undefined): 'above' | 'below' | null {
  if (!figure || !usual || figure.status !== 'ok' || figure.value === null) return null;
  const [low, high] = figure.ci ?? [figure.value, figure.value];
  if (low > usual.high) return 'above';
  return high < usual.low ? 'below' : null;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
