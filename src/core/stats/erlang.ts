const isQueue = (callsPerH: number, aht: number, agents: number): boolean => callsPerH >= 0 && aht > 0 && agents >= 1;

/**
 * Erlang B: share of calls blocked (0–1) with `N` agents, no queue, load `A` ≥ 0 in erlang. Stable recursion
 * B₀ = 1, Bₙ = A·Bₙ₋₁/(n + A·Bₙ₋₁), exact for thousands of agents.
 */
export function erlangB(N: number, A: number): number {
  let blocked = 1;
  for (let n = 1; n <= N; n++) blocked = (A * blocked) / (n + A * blocked);
  return blocked;
}

/** Erlang C: share of calls that wait (0–1) with `N` agents, endless patience, load `A` in erlang; 1 from overload on. */
export function erlangC(N: number, A: number): number {
  if (N <= A) return 1;
  const blocked = erlangB(N, A);
  return (N * blocked) / (N - A * (1 - blocked));
}

/** Load `A` in erlang, share waiting, mean wait `asa` in seconds (`Infinity` in overload), service level, occupancy (0–1). */
export type ErlangCMetrics = { A: number; pWait: number; asa: number; sl: number; occ: number };

/**
 * Erlang C figures of a queue (Erlang 1917): calls per hour, handle time and answer threshold `T` in seconds.
 * Assumes endless patience. `null` without handle time or without agents.
 */
export function erlangCMetrics(callsPerH: number, aht: number, N: number, T: number): ErlangCMetrics | null {
  if (!isQueue(callsPerH, aht, N)) return null;
  const A = (callsPerH * aht) / 3600;
  const pWait = erlangC(N, A);
  const isStable = N > A;
  return {
    A,
    pWait,
    asa: isStable ? (pWait * aht) / (N - A) : Infinity,
    sl: isStable ? 1 - pWait * Math.exp((-(N - A) * T) / aht) : 0,
    occ: Math.min(1, A / N)
  };
}

/**
 * Load `A` in erlang; shares (0–1) waiting, abandoning, answered within T of all offered (`sl`) and busy time (`occ`);
 * mean wait `asa` of all callers in seconds; share of an agent's gaps that are zero and that are below X.
 */
export type ErlangAMetrics = {
  A: number;
  pWait: number;
  pAb: number;
  asa: number;
  sl: number;
  occ: number;
  zeroGap: number;
  gapBelowX: number;
};

/**
 * Queue states above N as sums, all divided by exp(`logScale`): S = Σ π_{N+j}/π_N and Σ j·π_{N+j}/π_N over j ≥ 1.
 * Kept in logarithms, since in heavy overload the terms pass 1e308 before they fall.
 */
function queueSums(lambda: number, mu: number, theta: number, N: number) {
  let [logTerm, logScale, total, weighted] = [0, 0, 0, 0];
  for (let j = 1; j < 1e6; j++) {
    const leave = N * mu + j * theta;
    logTerm += Math.log(lambda / leave);
    if (logTerm > logScale + 500) {
      const shrink = Math.exp(logScale - logTerm);
      [total, weighted, logScale] = [total * shrink, weighted * shrink, logTerm];
    }
    const term = Math.exp(logTerm - logScale);
    total += term;
    weighted += j * term;
    if (term < 1e-18 * (Math.exp(-logScale) + total) && leave > lambda) break;
  }
  return { logScale, total, weighted };
}

/**
 * Erlang A (M/M/N+M, exponential patience): Palm (1957), Garnett, Mandelbaum & Reiman (2002); METHODS 6.5 and 6.7.
 * Calls per hour; handle time, mean patience, answer threshold `T` and gap limit `gapX` in seconds. Stable under any
 * load. `gapBelowX` is the share of an agent's gaps below X under longest-idle-first routing. `null` without handle
 * time, patience or agents; without calls nothing waits and nobody is busy.
 */
export function erlangA(
  callsPerH: number,
  aht: number,
  patience: number,
  N: number,
  T: number,
  gapX = 30
): ErlangAMetrics | null {
  if (!isQueue(callsPerH, aht, N) || !(patience > 0)) return null;
  if (callsPerH === 0) return { A: 0, pWait: 0, pAb: 0, asa: 0, sl: 1, occ: 0, zeroGap: 0, gapBelowX: 0 };
  const queue = patientQueue(callsPerH, aht, patience, N);
  const { lambda, mu, theta, A, pWait, pAb, served, logPiN } = queue;

  const servedDensity = (u: number): number =>
    N * mu * Math.exp(logPiN - (lambda / theta) * Math.expm1(-theta * u) - N * mu * u - theta * u);
  return {
    A,
    pWait,
    pAb,
    asa: queue.length / lambda,
    sl: 1 - pWait + integrate(servedDensity, T, N * mu),
    occ: served / (N * mu),
    zeroGap: queue.zeroGap,
    gapBelowX: gapBelow(queue, N, gapX)
  };
}

/** `gapBelowX` of `erlangA` alone, which many half-hours of a page ask for. */
export function erlangAGap(callsPerH: number, aht: number, patience: number, N: number, gapX: number): number | null {
  if (!isQueue(callsPerH, aht, N) || !(patience > 0)) return null;
  return callsPerH === 0 ? 0 : gapBelow(patientQueue(callsPerH, aht, patience, N), N, gapX);
}

/** The stationary queue: rates per second, shares, mean length, calls served per second, and ln π_N. */
function patientQueue(callsPerH: number, aht: number, patience: number, N: number) {
  const [lambda, mu, theta] = [callsPerH / 3600, 1 / aht, 1 / patience];
  const A = lambda * aht;
  const { logScale, total, weighted } = queueSums(lambda, mu, theta, N);
  const one = Math.exp(-logScale);
  const allStates = one / erlangB(N, A) + total;
  const length = weighted / allStates;
  const pAb = (theta * length) / lambda;
  const served = lambda * (1 - pAb);
  return {
    lambda,
    mu,
    theta,
    A,
    pWait: (one + total) / allStates,
    pAb,
    length,
    served,
    logPiN: -logScale - Math.log(allStates),
    zeroGap: ((total / allStates) * N * mu) / served
  };
}

/** Share of gaps below `gapX`: an agent freed with n busy waits for the (N − n + 1)th next call, a Poisson tail that is carried along. */
function gapBelow(
  { lambda, mu, served, logPiN, zeroGap }: ReturnType<typeof patientQueue>,
  N: number,
  gapX: number
): number {
  const x = lambda * gapX;
  let share = zeroGap;
  let pi = Math.exp(logPiN);
  let logTerm = -x;
  let tail = -Math.expm1(-x);
  for (let n = N; n >= 1; n--) {
    share += ((pi * n * mu) / served) * Math.max(0, tail);
    pi *= (n * mu) / lambda;
    logTerm += Math.log(x / (N - n + 1));
    tail -= Math.exp(logTerm);
  }
  return share;
}

/** Simpson's rule from 0 to `end`, with steps well below 1/`rate`, the scale on which the function changes. */
function integrate(f: (u: number) => number, end: number, rate: number): number {
  const steps = 2 * Math.ceil(Math.min(20_000, Math.max(400, 10 * end * rate)) / 2);
  const h = end / steps;
  let total = 0;
  for (let i = 0; i <= steps; i++) total += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * f(i * h);
  return (total * h) / 3;
}

/**
 * Smallest number of agents on the phone that reaches the service level `sl` (0–1 exclusive) within `T` seconds by
 * Erlang C and keeps occupancy at or below `maxOcc` (0–1); `scheduled` adds the shrinkage (0–1). `null` when a target
 * cannot be reached or the handle time is missing.
 */
export function requiredAgents(
  callsPerH: number,
  aht: number,
  T: number,
  sl: number,
  maxOcc: number,
  shrinkage = 0
): { onPhone: number; scheduled: number } | null {
  if (!isQueue(callsPerH, aht, 1) || !(sl < 1 && maxOcc > 0 && shrinkage >= 0 && shrinkage < 1)) return null;
  let onPhone = Math.max(1, Math.ceil((callsPerH * aht) / 3600 / maxOcc - 1e-9));
  while ((erlangCMetrics(callsPerH, aht, onPhone, T)?.sl ?? 1) < sl) onPhone++;
  return { onPhone, scheduled: Math.ceil(onPhone / (1 - shrinkage) - 1e-9) };
}
