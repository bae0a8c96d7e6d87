import { polyline, type Shape } from './plot.ts';

/** Runs of neighbours that are known: a null ends one. */
export function pathsOf<T>(points: readonly (T | null)[]): T[][] {
  const runs: T[][] = [];
  let open: T[] | null = null;
  for (const point of points) {
    if (point === null) open = null;
    else if (open) open.push(point);
    else runs.push((open = [point]));
  }
  return runs;
}

/** A line through points, broken where one is unknown; a point alone draws no line. */
export function brokenLine(points: readonly ({ x: number; y: number } | null)[], style: object): Shape[] {
  return pathsOf(points)
    .filter((run) => run.length > 1)
    .map((run) =>
      polyline(
        run.map(({ x, y }) => [x, y]),
        style
      )
    );
}
