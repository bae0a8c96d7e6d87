import { at, sum, tInv } from './numerics.ts';

/**
 * Slope `beta` (unit of y per unit of x), its cluster-robust standard error and 95 % limits, `G` clusters, `n` rows used
 * and `sdX`, the spread of the exposure that is left after cells and control, in the unit of x.
 */
export type WithinSlope = { beta: number; se: number; G: number; n: number; sdX: number; lo: number; hi: number };

/** Row numbers of every cell, in the order of first appearance. */
function rowsByCell(cell: readonly string[]): number[][] {
  const cells = new Map<string, number[]>();
  cell.forEach((name, i) => {
    const rows = cells.get(name);
    if (rows) rows.push(i);
    else cells.set(name, [i]);
  });
  return [...cells.values()];
}

/** Deviations from the cell mean for the given cells, row after row. */
const deviations = (values: readonly number[], cells: readonly number[][]): number[] =>
  cells.flatMap((rows) => {
    const centre = sum(rows.map((i) => at(values, i))) / rows.length;
    return rows.map((i) => at(values, i) - centre);
  });

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((total, v, i) => total + v * at(b, i), 0);

/** What is left of `values` after a regression through the origin on `control`. */
function residuals(values: readonly number[], control: readonly number[]): number[] {
  const zz = dot(control, control);
  const slope = zz > 0 ? dot(control, values) / zz : 0;
  return values.map((v, i) => v - slope * at(control, i));
}

/**
 * Slope of y on x within cells (cell fixed effects) with an optional continuous control, both partialled out
 * (Frisch & Waugh 1933), standard error clustered with the CR1 correction, t with G − 1 degrees of freedom (METHODS 3.9).
 * All lists are parallel, one entry a row. Cells of one row are left out; cells without variation in x inform the
 * control only. `null` when no variation in x is left or fewer than two clusters remain.
 */
export function withinSlope(
  y: readonly number[],
  x: readonly number[],
  cell: readonly string[],
  cluster: readonly string[],
  control?: readonly number[]
): WithinSlope | null {
  const cells = rowsByCell(cell).filter((rows) => rows.length >= 2);
  const kept = cells.flat();
  const [yWithin, xWithin] = [deviations(y, cells), deviations(x, cells)];
  const zWithin = control ? deviations(control, cells) : null;
  const yLeft = zWithin ? residuals(yWithin, zWithin) : yWithin;
  const xLeft = zWithin ? residuals(xWithin, zWithin) : xWithin;

  const sxx = dot(xLeft, xLeft);
  if (!(sxx > 1e-12 * dot(xWithin, xWithin))) return null;
  const beta = dot(xLeft, yLeft) / sxx;
  const scores = new Map<string, number>();
  kept.forEach((row, j) => {
    const name = at(cluster, row);
    scores.set(name, (scores.get(name) ?? 0) + at(xLeft, j) * (at(yLeft, j) - beta * at(xLeft, j)));
  });
  const G = scores.size;
  if (G < 2) return null;
  const se = Math.sqrt((G / (G - 1)) * sum([...scores.values()].map((u) => u * u))) / sxx;
  const half = tInv(0.975, G - 1) * se;
  return { beta, se, G, n: kept.length, sdX: Math.sqrt(sxx / kept.length), lo: beta - half, hi: beta + half };
}

/** Share of rows (0–1) in cells of at least two rows in which x varies: the basis of an estimate; `null` without rows. */
export function variedShare(x: readonly number[], cell: readonly string[]): number | null {
  if (cell.length === 0) return null;
  const varied = rowsByCell(cell).filter((rows) => rows.some((i) => at(x, i) !== at(x, at(rows, 0))));
  return sum(varied.map((rows) => rows.length)) / cell.length;
}
