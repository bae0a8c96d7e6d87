/**
 * Seeded randomness. One named stream per part of the world, so that a change in one part leaves the others alone.
 *
 * @typedef {object} Random
 * @property {() => number} uniform in [0, 1)
 * @property {(from: number, to: number) => number} between real, in [from, to)
 * @property {(from: number, to: number) => number} integer whole, both ends included
 * @property {(p: number) => boolean} chance
 * @property {(mean?: number, sd?: number) => number} normal
 * @property {(median: number, sigma: number) => number} lognormal
 * @property {(mean: number) => number} exponential
 * @property {(shape: number, scale: number) => number} gamma
 * @property {(mean: number) => number} poisson
 * @property {<T>(items: readonly T[]) => T} pick
 * @property {<T>(items: readonly (readonly [T, number])[]) => T} weighted one of [value, weight]
 */

/**
 * The generator mulberry32 (Tommy Ettinger, public domain).
 *
 * @param {number} seed
 * @returns {() => number} in [0, 1)
 */
export function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The 32-bit FNV-1a hash of a name, to derive a stream's seed.
 *
 * @param {string} text
 */
function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/**
 * A named stream of random numbers.
 *
 * @param {number} seed
 * @param {string} name
 * @returns {Random}
 */
export function createRandom(seed, name) {
  const uniform = mulberry32(hash(`${seed}/${name}`));

  /** Box and Muller, 1958. One normal per pair keeps a stream's use easy to follow. */
  const normal = (mean = 0, sd = 1) =>
    mean + sd * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

  const exponential = (/** @type {number} */ mean) => -mean * Math.log(1 - uniform());

  /**
   * Marsaglia and Tsang, 2000, for shapes of at least 1.
   *
   * @param {number} shape
   * @param {number} scale
   */
  const gamma = (shape, scale) => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
    }
  };

  /**
   * Counts exponential gaps that fit into one unit.
   *
   * @param {number} mean
   */
  const poisson = (mean) => {
    let count = 0;
    for (let sum = exponential(1); sum < mean; sum += exponential(1)) count += 1;
    return count;
  };

  return {
    uniform,
    between: (from, to) => from + (to - from) * uniform(),
    integer: (from, to) => from + Math.floor((to - from + 1) * uniform()),
    chance: (p) => uniform() < p,
    normal,
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    exponential,
    gamma,
    poisson,
    pick: (items) => items[Math.floor(items.length * uniform())],
    weighted: (items) => {
      let left = uniform() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of items) {
        left -= weight;
        if (left < 0) return value;
      }
      return items[items.length - 1][0];
    }
  };
}
