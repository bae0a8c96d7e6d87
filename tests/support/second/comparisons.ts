import { expect } from 'vitest';
import type { Comparison } from '#core/analyses/repayment/comparison.ts';
import { reference } from '../reference.ts';
import type { Table } from './curves.ts';

interface Limits {
  readonly rdLo: number;
  readonly rdHi: number;
  readonly rr: number;
  readonly rrLo: number;
  readonly rrHi: number;
}

/** Limits of the difference, risk ratio and E-value equal appendix A of METHODS on second tables; without events on a side there is no ratio. */
export function expectLimits({ rdCi, rr, rrCi, eValue, usableShare }: Comparison, tables: readonly Table[]): void {
  const both = tables.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  const size = (list: readonly Table[]): number => list.reduce((sum, { n1, n0 }) => sum + n1 + n0, 0);
  const want = reference.mantelHaenszel!(both) as Limits;
  expect(usableShare).toBeCloseTo(size(both) / size(tables), 12);
  expect(rdCi).toEqual([expect.closeTo(want.rdLo, 9), expect.closeTo(want.rdHi, 9)]);
  if (!Number.isFinite(want.rr) || want.rr === 0) expect([rr, rrCi, eValue]).toEqual([null, null, null]);
  else {
    const of = reference.eValue! as (ratio: number) => number;
    expect([rr, eValue]).toEqual([expect.closeTo(want.rr, 9), expect.closeTo(of(want.rr), 9)]);
    expect(rrCi).toEqual([expect.closeTo(want.rrLo, 9), expect.closeTo(want.rrHi, 9)]);
  }
}
