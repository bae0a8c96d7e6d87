import { share, type Scale } from '#core/charts/axis.ts';

/** Places on a lane, as CSS percentages of its width; what lies outside of the scale is cut at its ends. */
export interface Lane {
  at(value: number): string;
  /** Width of a stretch between two values. */
  wide(from: number, to: number): string;
}

export function laneOf(scale: Pick<Scale, 'min' | 'max'>): Lane {
  const inside = (value: number) => Math.max(0, Math.min(1, share(value, scale))) * 100;
  return {
    at: (value) => `${inside(value).toFixed(2)}%`,
    wide: (from, to) => `${Math.max(0, inside(to) - inside(from)).toFixed(2)}%`
  };
}
