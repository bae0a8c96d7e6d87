import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootstrapMean } from '../../../src/core/stats/bootstrap.ts';
import { clusterLogInterval, clusterRatioInterval, clusterShareInterval } from '../../../src/core/stats/cluster.ts';
import { quantile7, tInv } from '../../../src/core/stats/numerics.ts';
import { suppress } from '../../../src/core/stats/privacy.ts';
import { mulberry32, shuffled } from '../../../src/core/stats/random.ts';

fc.configureGlobal({ seed: 20250303 });

type Cluster = { num: number; den: number };

const moments = (clusters: Cluster[]) => ({
  k: clusters.length,
  sumNum: clusters.reduce((s, c) => s + c.num, 0),
  sumDen: clusters.reduce((s, c) => s + c.den, 0),
  sumNum2: clusters.reduce((s, c) => s + c.num ** 2, 0),
  sumNumDen: clusters.reduce((s, c) => s + c.num * c.den, 0),
  sumDen2: clusters.reduce((s, c) => s + c.den ** 2, 0)
});

test('clusterRatioInterval of three clusters by hand', () => {
  // 2/4, 3/5, 1/3: R = 6/12, residuals 0, ½, −½; variance 3/2 · ½ / 12² = 1/192; t(0.975; 2) = 4.30265
  const result = clusterRatioInterval(
    moments([
      { num: 2, den: 4 },
      { num: 3, den: 5 },
      { num: 1, den: 3 }
    ])
  );

  expect(result.value).toBe(0.5);
  expect(result.se).toBeCloseTo(Math.sqrt(1 / 192), 12);
  expect(result.lo).toBeCloseTo(0.5 - 4.3026527 / Math.sqrt(192), 7);
  expect(result.hi).toBeCloseTo(0.5 + 4.3026527 / Math.sqrt(192), 7);
});

test('clusterRatioInterval with equal denominators is the t interval of the cluster rates', () => {
  const rates = [0.2, 0.5, 0.4, 0.3];

  const { value, se, hi } = clusterRatioInterval(moments(rates.map((rate) => ({ num: 10 * rate, den: 10 }))));

  // mean 0.35, SD² = (0.0225 + 0.0225 + 0.0025 + 0.0025) / 3 = 1/60
  expect(value).toBeCloseTo(0.35, 12);
  expect(se).toBeCloseTo(Math.sqrt(1 / 60 / 4), 12);
  expect(hi).toBeCloseTo(0.35 + tInv(0.975, 3) * Math.sqrt(1 / 240), 12);
});

test('clusterRatioInterval agrees with a bootstrap of clusters within 5 % of its width', () => {
  const random = mulberry32(11);
  const clusters = Array.from({ length: 200 }, () => {
    const den = 20 + Math.floor(60 * random());
    const rate = 0.2 + 0.3 * random();
    return { den, num: Array.from({ length: den }, () => Number(random() < rate)).reduce((a, b) => a + b, 0) };
  });

  const { value, se, lo, hi } = clusterRatioInterval(moments(clusters));
  const draws = Array.from({ length: 4000 }, () => {
    let [num, den] = [0, 0];
    for (let i = 0; i < clusters.length; i++) {
      const picked = clusters[Math.floor(random() * clusters.length)]!;
      [num, den] = [num + picked.num, den + picked.den];
    }
    return num / den;
  });

  const width = hi! - lo!;
  expect(Math.abs(quantile7(draws, 0.025)! - lo!)).toBeLessThan(0.05 * width);
  expect(Math.abs(quantile7(draws, 0.975)! - hi!)).toBeLessThan(0.05 * width);
  expect(se).toBeLessThan(width / 3.9);
  expect(value).toBeGreaterThan(0.3);
});

test('clusterRatioInterval is never negative under the root and has no interval below two clusters', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ num: fc.nat(1000), den: fc.integer({ min: 1, max: 1000 }) }), {
        minLength: 2,
        maxLength: 20
      }),
      (clusters) => {
        const { value, se, lo, hi } = clusterRatioInterval(moments(clusters));
        expect(se).toBeGreaterThanOrEqual(0);
        expect(lo).toBeLessThanOrEqual(value!);
        expect(hi).toBeGreaterThanOrEqual(value!);
      }
    )
  );
  expect(clusterRatioInterval(moments([{ num: 1, den: 4 }]))).toEqual({ value: 0.25, se: null, lo: null, hi: null });
  expect(clusterRatioInterval(moments([]))).toEqual({ value: null, se: null, lo: null, hi: null });
  expect(
    clusterRatioInterval(
      moments([
        { num: 1, den: 0 },
        { num: 2, den: 0 }
      ])
    ).value
  ).toBeNull();
});

test('bootstrapMean repeats itself for a seed and brackets the mean', () => {
  const values = [3, 5, 4, 8, 6, 7, 5, 4, 6, 5];

  const result = bootstrapMean(values, { seed: 42 })!;

  expect(result).toEqual(bootstrapMean(values, { seed: 42 }));
  expect(result.mean).toBe(5.3);
  expect(result.lo).toBeLessThan(5.3);
  expect(result.hi).toBeGreaterThan(5.3);
});

test('bootstrapMean has about the width of the normal interval in a large sample', () => {
  const random = mulberry32(5);
  const values = Array.from({ length: 400 }, () => random());

  const { lo, hi } = bootstrapMean(values, { seed: 9 })!;

  // uniform: SD = 1/√12; 2 · 1.96 · SD / √400 = 0.0566
  expect(hi - lo).toBeGreaterThan(0.0566 * 0.88);
  expect(hi - lo).toBeLessThan(0.0566 * 1.12);
});

test('bootstrapMean of one value is that value, of none null', () => {
  expect(bootstrapMean([4], { seed: 1, draws: 10 })).toEqual({ mean: 4, lo: 4, hi: 4 });
  expect(bootstrapMean([], { seed: 1 })).toBeNull();
});

test('mulberry32 lies in 0..1 and is uniform on the average', () => {
  const random = mulberry32(123);
  const values = Array.from({ length: 20_000 }, random);

  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  expect(values.reduce((a, b) => a + b, 0) / values.length).toBeCloseTo(0.5, 1);
});

test('shuffled keeps the members and leaves its input alone', () => {
  const list = [1, 2, 3, 4, 5];

  expect(shuffled(list, mulberry32(1)).sort()).toEqual(list);
  expect(list).toEqual([1, 2, 3, 4, 5]);
});

test('suppress never leaves exactly one group hidden unless it is the only one', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 8 }), (sizes) => {
      const shown = suppress(sizes.map((n, i) => ({ name: `T${i}`, n })));
      const hidden = shown.filter((n) => n === null).length;
      const staffed = sizes.filter((n) => n > 0).length;
      expect(hidden === 1 && staffed > 1).toBe(false);
      shown.forEach((n, i) => expect(n === null || n === sizes[i]).toBe(true));
      sizes.forEach((n, i) => n > 0 && n < 5 && expect(shown[i]).toBeNull());
    })
  );
});

test('clusterShareInterval of two clusters by hand stays inside 0–1, where the symmetric one does not', () => {
  // 1/10 and 3/10: R = 0.2, residuals ∓1, variance 2 · 2 / 20² = 0.01, t(0.975; 1) = 12.7062: 0.2 ± 1.27.
  const pair = moments([
    { num: 1, den: 10 },
    { num: 3, den: 10 }
  ]);
  const { value, se, lo, hi, margin } = clusterShareInterval(pair);

  // Limits solve (p − R)² = t² · se² / (R(1 − R)) · p(1 − p): t² se² / 0.16 = 10.0904
  const c = (12.7062047 ** 2 * 0.01) / 0.16;
  for (const limit of [lo!, hi!]) expect((limit - 0.2) ** 2).toBeCloseTo(c * limit * (1 - limit), 6);
  expect([value, se, margin]).toEqual([0.2, expect.closeTo(0.1, 12), expect.closeTo(1.27062, 5)]);
  expect(clusterRatioInterval(pair).lo).toBeLessThan(-1);
  expect(lo).toBeGreaterThan(0);
  expect(hi).toBeLessThan(1);
});

test('clusterShareInterval is the symmetric one where clusters are many', () => {
  const random = mulberry32(3);
  const many = moments(Array.from({ length: 4000 }, () => ({ den: 100, num: 30 + Math.floor(40 * random()) })));
  const [share, ratio] = [clusterShareInterval(many), clusterRatioInterval(many)];

  for (const end of ['lo', 'hi'] as const) expect(share[end]).toBeCloseTo(ratio[end]!, 4);
});

test('clusterShareInterval holds its value and stays inside 0–1; nothing and everything have an interval', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 1000 }).chain((den) => fc.record({ num: fc.nat(den), den: fc.constant(den) })), { minLength: 2, maxLength: 20 }), // prettier-ignore
      (clusters) => {
        const { value, lo, hi } = clusterShareInterval(moments(clusters));
        expect(lo).toBeGreaterThanOrEqual(0);
        expect(hi).toBeLessThanOrEqual(1);
        expect(lo).toBeLessThanOrEqual(value! + 1e-12);
        expect(hi).toBeGreaterThanOrEqual(value! - 1e-12);
      }
    )
  );
  const three = (num: number) => clusterShareInterval(moments(Array.from({ length: 3 }, () => ({ num, den: 5 }))));
  // Three trials without an event, t(0.975; 2) = 4.30265: upper limit t² / (3 + t²)
  const upper = 4.3026527 ** 2 / (3 + 4.3026527 ** 2);
  expect([three(0).lo, three(0).hi]).toEqual([0, expect.closeTo(upper, 7)]);
  expect([three(5).lo, three(5).hi]).toEqual([expect.closeTo(1 - upper, 7), 1]);
  // All alike between the ends: no variance to speak of.
  expect([three(2).lo, three(2).hi]).toEqual([expect.closeTo(0.4, 7), expect.closeTo(0.4, 7)]);
});

test('clusterShareInterval leaves what is more than the whole as it is', () => {
  const more = moments([
    { num: 12, den: 10 },
    { num: 9, den: 10 }
  ]);

  expect(clusterShareInterval(more)).toMatchObject(clusterRatioInterval(more));
});

test('clusterLogInterval stays above zero, is that of the logs, and keeps the symmetric half for tests', () => {
  // Three people with 100, 200 and 300 s a call: mean 200, se 100/√3, t(0.975; 2) = 4.302653, so half is 248.4138.
  const three = moments([100, 200, 300].map((num) => ({ num, den: 1 })));
  const { value, se, lo, hi, margin } = clusterLogInterval(three);

  expect([value, se]).toEqual([200, expect.closeTo(100 / Math.sqrt(3), 9)]);
  expect(margin).toBeCloseTo(248.4138, 3);
  expect(clusterRatioInterval(three).lo).toBeLessThan(0);
  // 200 · e^∓1.242069
  expect(lo).toBeCloseTo(57.757, 2);
  expect(hi).toBeCloseTo(692.56, 1);
  expect(lo! * hi!).toBeCloseTo(200 * 200, 6);
});

test('clusterLogInterval is the symmetric one where that is narrow, and where nothing lasted', () => {
  const many = moments(Array.from({ length: 400 }, (_, i) => ({ num: 300 + (i % 7), den: 1 })));
  const [log, ratio] = [clusterLogInterval(many), clusterRatioInterval(many)];
  expect(Math.abs(log.lo! - ratio.lo!)).toBeLessThan(1e-3);
  expect(Math.abs(log.hi! - ratio.hi!)).toBeLessThan(1e-3);

  expect(clusterLogInterval(moments([0, 0].map((num) => ({ num, den: 1 }))))).toEqual({ value: 0, se: 0, lo: 0, hi: 0, margin: 0 }); // prettier-ignore
  expect(clusterLogInterval(moments([{ num: 5, den: 1 }]))).toMatchObject({
    value: 5,
    lo: null,
    hi: null,
    margin: null
  });
});
