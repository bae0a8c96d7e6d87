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

/** Ends of a level line, in the unit of its values. */
export interface LevelScale {
  readonly min: number;
  readonly max: number;
}

/** The scale that holds all these lines, with `room` (a share of what they span) left and right of the outermost marks. */
export function levelScale(inputs: readonly LevelInput[], room = ROOM): LevelScale {
  const values = inputs
    .flatMap(({ now, interval, previous, usual }) => [now, previous, ...(interval ?? []), usual?.low, usual?.high])
    .filter(isNumber);
  if (values.length === 0) return { min: 0, max: 1 };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high > low ? high - low : Math.abs(high) * 0.1 || 1;
  const reach = span * (0.5 + room);
  return { min: (low + high) / 2 - reach, max: (low + high) / 2 + reach };
}

/** Positions of the marks of a level line, on a scale of its own unless one is given; what lies outside of that is cut at its ends. */
export function levelGeometry(input: LevelInput, { min, max }: LevelScale = levelScale([input])): LevelGeometry {
  const { now, interval, previous, usual } = input;
  const at = (value: number) => Math.max(0, Math.min(1, (value - min) / (max - min)));
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
