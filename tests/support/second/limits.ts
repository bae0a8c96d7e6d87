/** P(|T| < t) of Student's t: with x = √ν · tan θ the density is cos^(ν−1) θ, added up by Simpson's rule. */
export function withinT(t: number, degrees: number): number {
  const area = (to: number): number => {
    const steps = 4000;
    const h = to / steps;
    const at = (i: number): number => Math.cos(i * h) ** (degrees - 1);
    const inner = Array.from({ length: steps - 1 }, (_, i) => (i % 2 === 0 ? 4 : 2) * at(i + 1));
    return (h / 3) * (at(0) + inner.reduce((sum, value) => sum + value, 0) + at(steps));
  };
  return area(Math.atan(t / Math.sqrt(degrees))) / area(Math.PI / 2);
}

/** The t that 95 % lie within, by halving. */
export function t95(degrees: number): number {
  let [low, high] = [0, 700];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (withinT(middle, degrees) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** A score of one side of a comparison, by whom, in which stratum. */
export interface Scored {
  readonly agent: string;
  readonly stratum: string;
  readonly side: boolean;
  readonly score: number;
}

/**
 * 95 % limits and p of the mean difference within strata, weighed n₁n₀/(n₁ + n₀), people as clusters: each score pulls by its distance from the mean of its
 * side, what one person pulls is added up, and only people with a score that is compared count (METHODS 0.5; Cochran 1977).
 */
export function differenceLimits(scores: readonly Scored[], difference: number): { lo: number; hi: number; p: number } {
  const strata = [...new Set(scores.map(({ stratum }) => stratum))].map((name) => {
    const own = scores.filter(({ stratum }) => stratum === name);
    const [one, other] = [true, false].map((side) => own.filter((score) => score.side === side)) as [Scored[], Scored[]]; // prettier-ignore
    return { own, one, other, weight: (one.length * other.length) / (one.length + other.length) };
  });
  const total = strata.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (list: readonly Scored[]): number => list.reduce((sum, { score }) => sum + score, 0) / list.length;
  const pulls = new Map<string, number>();
  for (const { own, one, other, weight } of strata.filter((stratum) => stratum.weight > 0)) {
    const [high, low] = [mean(one), mean(other)];
    for (const { agent, side, score } of own) {
      const pull = ((weight / total) * (side ? score - high : low - score)) / (side ? one : other).length;
      pulls.set(agent, (pulls.get(agent) ?? 0) + pull);
    }
  }
  const k = pulls.size;
  const error = Math.sqrt((k / (k - 1)) * [...pulls.values()].reduce((sum, pull) => sum + pull * pull, 0));
  const half = t95(k - 1) * error;
  return { lo: difference - half, hi: difference + half, p: 1 - withinT(Math.abs(difference) / error, k - 1) };
}
