import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePoint } from '../../../src/core/stats/change-point.ts';
import { cusum, ewmaChart, laneyP, xmr } from '../../../src/core/stats/control-charts.ts';
import { erlangA, erlangCMetrics, requiredAgents } from '../../../src/core/stats/erlang.ts';
import { holtWinters } from '../../../src/core/stats/forecast.ts';
import { mantelHaenszel } from '../../../src/core/stats/mantel-haenszel.ts';
import { bh } from '../../../src/core/stats/multiplicity.ts';
import { midP, poissonBinomial } from '../../../src/core/stats/poisson-binomial.ts';
import { clopperPearson, newcombe, wilson } from '../../../src/core/stats/proportions.ts';
import { ebBetaBinomial, overdispersion, shrinkExcess } from '../../../src/core/stats/shrinkage.ts';
import { ewmaDays, meanCiAr1, robustRef, sri } from '../../../src/core/stats/strain.ts';
import { cumIncidence, kaplanMeier, logRank } from '../../../src/core/stats/survival.ts';
import { withinSlope } from '../../../src/core/stats/within-slope.ts';
import { reference } from '../../support/reference.ts';

fc.configureGlobal({ seed: 20250303 });

/** Largest relative difference between two results of the same shape; a difference in shape is infinite. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number')
    return a === b ? 0 : Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? 0 : Infinity;
  const left = a as Record<string, unknown>;
  return Math.max(0, ...Object.entries(b).map(([key, value]) => distance(left[key], value)));
}

const same = (name: string, ours: unknown, args: unknown[]): void =>
  expect(distance(ours, reference[name]!(...args)), name).toBeLessThan(1e-9);

/** Numbers as data have them: two decimals. */
const real = (min: number, max: number) =>
  fc.integer({ min: Math.round(100 * min), max: Math.round(100 * max) }).map((v) => v / 100);
const series = (min: number, max: number, minLength: number, maxLength = 40) =>
  fc.array(real(min, max), { minLength, maxLength });
const share = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test('intervals of proportions equal appendix A', () => {
  fc.assert(
    fc.property(share, share, ([x, n], [y, m]) => {
      same('wilson', wilson(x, n), [x, n]);
      same('clopperPearson', clopperPearson(x, n), [x, n]);
      same('newcombe', newcombe(x, n, y, m), [x, n, y, m]);
    }),
    { numRuns: 60 }
  );
});

test('poissonBinomial, midP and bh equal appendix A', () => {
  fc.assert(
    fc.property(series(0, 1, 1, 60), fc.nat(), (p, seed) => {
      const pmf = poissonBinomial(p);
      const observed = seed % pmf.length;
      same('poissonBinomial', pmf, [p]);
      same('midP', midP(pmf, observed), [pmf, observed]);
      same('bh', bh(p), [p]);
    }),
    { numRuns: 60 }
  );
});

test('shrinkage equals appendix A where that is defined', () => {
  const rates = fc.array(share, { minLength: 3, maxLength: 12 }).filter(
    (rows) => rows.some(([x, n]) => x > 0 && x < n) // some unit varies, so that nothing divides 0 by 0
  );
  fc.assert(
    fc.property(rates, (rows) => {
      const [y, n] = [rows.map(([x]) => x), rows.map(([, size]) => size)];
      const [E, V] = [n.map((v) => v * 0.4), n.map((v) => v * 0.24)];
      same('ebBetaBinomial', ebBetaBinomial(y, n), [y, n]);
      same('shrinkExcess', shrinkExcess(y, E, V, n), [y, E, V, n]);
      same('overdispersion', overdispersion(n), [n]);
    }),
    { numRuns: 30 }
  );
});

test('strain functions equal appendix A', () => {
  const day = fc.record({
    P1_occupancy: real(0, 1),
    P2_back_to_back: fc.option(real(0, 1)),
    R1_unbroken_min: fc.option(real(0, 300)),
    R2_difficult_no_recovery_8h: fc.option(real(0, 12)),
    E1_difficult_per_h: fc.option(real(0, 5)),
    T1_day_h: fc.option(real(2, 15)),
    T2_rest_h: fc.option(real(4, 20)),
    B1_backlog_days: fc.option(real(0, 9))
  });
  fc.assert(
    fc.property(
      day,
      series(0, 6, 3),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 40, maxLength: 40 }),
      (x, sample, steps) => {
        const ref = { E1_difficult_per_h: robustRef(sample) };
        const days = steps.map((_, i) => steps.slice(0, i + 1).reduce((total, step) => total + step, 0));
        same('robustRef', ref.E1_difficult_per_h, [sample]);
        same('sri', sri(x, undefined, ref), [x, undefined, ref]);
        same('ewmaDays', ewmaDays(days, sample), [days, sample]);
        if (new Set(sample).size > 1) same('meanCiAr1', meanCiAr1(sample), [sample]);
      }
    ),
    { numRuns: 60 }
  );
});

test('withinSlope equals appendix A with and without a control', () => {
  const row = fc.record({ y: real(0, 10), x: real(0, 8), z: real(0, 1), cell: fc.integer({ min: 0, max: 5 }) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 25, maxLength: 50 }), (rows) => {
      const [y, x, z] = [rows.map((r) => r.y), rows.map((r) => r.x), rows.map((r) => r.z)];
      const cell = rows.map((r) => `c${r.cell}`);
      const cluster = rows.map((r) => `a${r.cell % 3}`);
      const ours = withinSlope(y, x, cell, cluster, z);
      fc.pre(ours !== null && ours.sdX > 0.1);
      same('withinSlope', ours, [y, x, cell, cluster, z]);
      same('withinSlope', withinSlope(y, x, cell, cluster), [y, x, cell, cluster]);
    }),
    { numRuns: 40 }
  );
});

test('survival functions equal appendix A, with ties and censoring', () => {
  const subject = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 2 }));
  fc.assert(
    fc.property(
      fc.array(subject, { minLength: 1, maxLength: 60 }),
      fc.array(subject, { minLength: 1, maxLength: 60 }),
      (first, second) => {
        const [t1, t2] = [first.map(([t]) => t), second.map(([t]) => t)];
        const [e1, e2] = [first.map(([, c]) => c > 0), second.map(([, c]) => c > 0)];
        const causes = first.map(([, c]) => c);
        same('kaplanMeier', kaplanMeier(t1, e1), [t1, e1]);
        same('cumIncidence', cumIncidence(t1, causes, 1, 9), [t1, causes, 1, 9]);
        const ours = logRank(t1, e1, t2, e2);
        const theirs = reference.logRank!(t1, e1, t2, e2) as { O1: number; E1: number; V: number; chi2: number };
        expect(
          distance({ O1: ours.O1, E1: ours.E1, V: ours.V }, { O1: theirs.O1, E1: theirs.E1, V: theirs.V })
        ).toBeLessThan(1e-9);
        if (theirs.V > 1e-6) expect(distance(ours.chi2, theirs.chi2)).toBeLessThan(1e-8);
      }
    )
  );
});

test('mantelHaenszel equals appendix A', () => {
  const table = fc.tuple(share, share).map(([[a, n1], [b, n0]]) => ({ a, n1, b, n0 }));
  fc.assert(
    fc.property(fc.array(table, { minLength: 1, maxLength: 6 }), (strata) => {
      const ours = mantelHaenszel(strata);
      fc.pre(ours !== null && ours.rr !== null);
      same('mantelHaenszel', ours, [strata]);
    })
  );
});

test('control charts equal appendix A as long as nothing signals', () => {
  fc.assert(
    fc.property(series(1, 20, 2), (x) => {
      const n = x.map((v) => Math.round(100 + v));
      const events = x.map((v) => Math.round(v));
      same('xmr', xmr(x), [x]);
      same('ewmaChart', ewmaChart(x, 10, 3), [x, 10, 3]);
      same(
        'cusum',
        cusum(x, 10, 2, 1e6).map(({ hi, lo, signal }) => ({ hi, lo, signal })),
        [x, 10, 2, 1e6]
      );
      same('laneyP', laneyP(events, n), [events, n]);
    })
  );
});

test('changePoint equals appendix A, permutation p-value included', () => {
  fc.assert(
    fc.property(series(0, 10, 10, 25), fc.nat(1000), (x, seed) => {
      fc.pre(new Set(x.slice(0, 5)).size > 2 && new Set(x.slice(-5)).size > 2);
      const [ours, theirs] = [changePoint(x, 5, 40, seed)!, reference.changePoint!(x, 5, 40, seed)];
      const { T, p } = theirs as { T: number; p: number }; // of equal splits either may come first
      expect(distance({ T: ours.T, p: ours.p }, { T, p })).toBeLessThan(1e-9);
    }),
    { numRuns: 30 }
  );
});

test('holtWinters equals appendix A', () => {
  fc.assert(
    fc.property(series(0, 100, 14), real(0, 1), real(0, 1), real(0, 1), (x, al, be, ga) => {
      same('holtWinters', holtWinters(x, 7, al, be, ga, 9), [x, 7, al, be, ga, 9]);
    })
  );
});

test('queue formulas equal appendix A', () => {
  const N = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(real(1, 900), real(30, 600), real(20, 900), N, real(0, 60), (calls, aht, patience, agents, T) => {
      same('erlangCMetrics', erlangCMetrics(calls, aht, agents, T), [calls, aht, agents, T]);
      if ((calls * aht) / 3600 < 3 * agents)
        same('erlangA', erlangA(calls, aht, patience, agents, T), [calls, aht, patience, agents, T]);
      same('requiredAgents', requiredAgents(calls, aht, T, 0.8, 0.85, 0.3), [calls, aht, T, 0.8, 0.85, 0.3]);
    }),
    { numRuns: 60 }
  );
});
