import { sum } from './numerics.ts';
import { mulberry32, shuffled } from './random.ts';

/** Size `k` of the part before the change, the maximal statistic `T`, and the permutation p-value (`null` if not asked for). */
export type ChangePoint = { k: number; T: number; p: number | null };

/** Best split of a series whose values are deviations from the overall mean. */
function bestSplit(deviation: readonly number[], variation: number, minSegment: number): { k: number; T: number } {
  const n = deviation.length;
  let best = { k: 0, T: 0 };
  let left = 0;
  deviation.forEach((value, i) => {
    left += value;
    const k = i + 1;
    if (k < minSegment || k > n - minSegment) return;
    const gap = Math.abs(left / k + left / (n - k));
    const between = (left * left) / k + (left * left) / (n - k);
    const rest = variation - between;
    const isExact = rest <= 1e-12 * variation;
    const T = isExact ? Infinity : gap / Math.sqrt((rest / (n - 2)) * (1 / k + 1 / (n - k)));
    if (T > best.T) best = { k, T };
  });
  return best;
}

/**
 * Single shift of the mean: the split with at least `minSegment` points on each side that maximises the two-sample t
 * statistic, with a p-value from `permutations` seeded shuffles, since T is a maximum (METHODS 6.2). T is `Infinity` when
 * the two parts do not vary. `null` for a series without variation or too short to split.
 */
export function changePoint(x: readonly number[], minSegment = 5, permutations = 0, seed = 1): ChangePoint | null {
  if (x.length < Math.max(3, 2 * minSegment)) return null;
  const centre = sum(x) / x.length;
  const deviation = x.map((value) => value - centre);
  const variation = sum(deviation.map((d) => d * d));
  if (variation === 0) return null;
  const observed = bestSplit(deviation, variation, minSegment);
  if (observed.k === 0) return null;
  if (permutations <= 0) return { ...observed, p: null };

  const random = mulberry32(seed);
  let atLeast = 0;
  for (let j = 0; j < permutations; j++) {
    if (bestSplit(shuffled(deviation, random), variation, minSegment).T >= observed.T - 1e-9) atLeast++;
  }
  return { ...observed, p: (atLeast + 1) / (permutations + 1) };
}
