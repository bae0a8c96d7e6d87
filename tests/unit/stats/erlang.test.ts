import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  erlangA,
  erlangAGap,
  erlangB,
  erlangC,
  erlangCMetrics,
  requiredAgents
} from '../../../src/core/stats/erlang.ts';

fc.configureGlobal({ seed: 20250303 });

test('Erlang B and C have their closed forms for one and two agents', () => {
  expect(erlangB(1, 2)).toBeCloseTo(2 / 3, 12);
  expect(erlangB(0, 2)).toBe(1);
  expect(erlangC(1, 0.4)).toBeCloseTo(0.4, 12);
  expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 12);
  expect(erlangC(2, 2)).toBe(1);
});

test('Erlang A stays within its limits under any load and never gives NaN', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 20_000, noNaN: true }),
      fc.double({ min: 1, max: 1200, noNaN: true }),
      fc.double({ min: 1, max: 36_000, noNaN: true }),
      fc.integer({ min: 1, max: 400 }),
      (calls, aht, patience, N) => {
        const result = erlangA(calls, aht, patience, N, 20)!;
        for (const value of Object.values(result)) expect(Number.isFinite(value)).toBe(true);
        for (const share of [result.pWait, result.pAb, result.sl, result.occ, result.zeroGap, result.gapBelowX]) {
          expect(share).toBeGreaterThanOrEqual(-1e-6);
          expect(share).toBeLessThanOrEqual(1 + 1e-6);
        }
      }
    ),
    { numRuns: 60 }
  );
});

test('in heavy overload Erlang A loses what the agents cannot serve', () => {
  // one call a second, one agent with 300 s a call: at most 1 of 300 calls is served
  const result = erlangA(3600, 300, 3600, 1, 20)!;

  expect(result.pAb).toBeCloseTo(1 - 1 / 300, 9);
  expect(result.occ).toBeCloseTo(1, 9);
  expect(result.pWait).toBeCloseTo(1, 9);
});

test('flow is conserved: what is not abandoned keeps the agents busy', () => {
  const { A, occ, pAb } = erlangA(300, 240, 90, 18, 20)!;

  expect(occ * 18).toBeCloseTo(A * (1 - pAb), 12);
});

test('no calls, no agents, no handle time', () => {
  expect(erlangA(0, 180, 120, 5, 20)).toEqual({
    A: 0,
    pWait: 0,
    pAb: 0,
    asa: 0,
    sl: 1,
    occ: 0,
    zeroGap: 0,
    gapBelowX: 0
  });
  expect(erlangCMetrics(0, 180, 5, 20)).toEqual({ A: 0, pWait: 0, asa: 0, sl: 1, occ: 0 });
  expect([erlangA(10, 0, 60, 5, 20), erlangA(10, 60, 0, 5, 20), erlangA(10, 60, 60, 0, 20)]).toEqual([
    null,
    null,
    null
  ]);
  expect([erlangCMetrics(10, 0, 5, 20), erlangCMetrics(10, 60, 0, 20), erlangCMetrics(NaN, 60, 5, 20)]).toEqual([
    null,
    null,
    null
  ]);
});

test('overload without patience has an endless wait and no service level', () => {
  expect(erlangCMetrics(200, 180, 9, 20)).toEqual({ A: 10, pWait: 1, asa: Infinity, sl: 0, occ: 1 });
});

test('requiredAgents returns the smallest number that meets both targets', () => {
  const { onPhone } = requiredAgents(200, 180, 20, 0.8, 0.85)!;

  expect(erlangCMetrics(200, 180, onPhone, 20)!.sl).toBeGreaterThanOrEqual(0.8);
  expect(erlangCMetrics(200, 180, onPhone - 1, 20)!.sl).toBeLessThan(0.8);
  expect(requiredAgents(0, 180, 20, 0.8, 0.85)).toEqual({ onPhone: 1, scheduled: 1 });
});

test('requiredAgents refuses targets nobody can reach', () => {
  expect(requiredAgents(200, 180, 20, 1, 0.85)).toBeNull();
  expect(requiredAgents(200, 180, 20, 0.8, 0)).toBeNull();
  expect(requiredAgents(200, 180, 20, 0.8, 0.85, 1)).toBeNull();
  expect(requiredAgents(200, 0, 20, 0.8, 0.85)).toBeNull();
});

test('the share of gaps alone is that of all figures, also for hundreds of agents', () => {
  for (const [calls, aht, patience, N] of [
    [300, 240, 90, 18],
    [12_000, 300, 120, 900],
    [12_000, 300, 120, 1200],
    [90_000, 300, 1e9, 7600]
  ] as const) {
    // prettier-ignore
    const gap = erlangAGap(calls, aht, patience, N, 30)!;

    expect(gap).toBeCloseTo(erlangA(calls, aht, patience, N, 20, 30)!.gapBelowX, 12);
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThanOrEqual(1 + 1e-9);
  }
  // One agent, endless room: a gap is below X when somebody waits, or the next call comes within X.
  const { zeroGap } = erlangA(60, 30, 1e9, 1, 20, 30)!;
  expect(erlangAGap(60, 30, 1e9, 1, 30)).toBeCloseTo(zeroGap + (1 - zeroGap) * (1 - Math.exp(-0.5)), 6);
  expect([erlangAGap(0, 180, 120, 5, 30), erlangAGap(10, 0, 60, 5, 30)]).toEqual([0, null]);
});
