const DAY_MS = 86_400_000;

/** Where the pointer or the focus stands on a time axis: a key of its marks (`2025-06-02`, `08:30`), and in which chart. */
class Crosshair {
  #at = $state.raw<{ readonly key: string; readonly chart: object } | null>(null);

  /** Says where a chart's active mark stands; null when it has none any more. */
  point(chart: object, key: string | null): void {
    if (key !== null) this.#at = { key, chart };
    else if (this.#at?.chart === chart) this.#at = null;
  }

  /** The key that another chart points at. */
  seenBy(chart: object): string | null {
    return this.#at && this.#at.chart !== chart ? this.#at.key : null;
  }
}

/** Shared by all charts with a time axis on the page (UX 4.3). */
export const crosshair = new Crosshair();

/** The bucket of an axis that holds a key: days lie in their week, half-hours in their hour. Null on another axis or outside of it. */
export function bucketAt(keys: readonly string[], key: string): number | null {
  const place = positionOf(key);
  const places = keys.map(positionOf);
  if (!place || places.some((one) => one?.kind !== place.kind)) return null;
  const starts = places.map((one) => one?.at ?? 0);
  const index = starts.findLastIndex((start) => start <= place.at);
  const start = starts[index];
  if (start === undefined) return null;
  const end = starts[index + 1] ?? start + (start - (starts[index - 1] ?? start - 1));
  return place.at < end ? index : null;
}

function positionOf(key: string): { kind: 'date' | 'clock'; at: number } | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(key)) return { kind: 'date', at: Date.parse(key) / DAY_MS };
  const clock = /^(\d{2}):(\d{2})$/.exec(key);
  return clock ? { kind: 'clock', at: Number(clock[1]) * 60 + Number(clock[2]) } : null;
}
