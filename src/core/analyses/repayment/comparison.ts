import { REASONS } from '#core/i18n/messages/repayment.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { eValue, mantelHaenszel, type Stratum } from '#core/stats/mantel-haenszel.ts';
import { normCdf, Z95 } from '#core/stats/numerics.ts';
import { newcombe } from '#core/stats/proportions.ts';
import { rate } from './envelope.ts';

/** Two groups compared within strata (METHODS 5.6, 5.10, 7.2): an association, never an effect. Differences are ratios −1..1. */
export interface Comparison {
  /** Rates of both sides over everything, unadjusted. */
  readonly exposed: Envelope;
  readonly unexposed: Envelope;
  readonly crude: { readonly diff: number; readonly lo: number; readonly hi: number } | null;
  /** Mantel–Haenszel risk difference and risk ratio with 95 % limits, over strata that hold both sides. */
  readonly rd: number | null;
  readonly rdCi: readonly [number, number] | null;
  readonly rr: number | null;
  readonly rrCi: readonly [number, number] | null;
  /** Two-sided p-value of the risk difference (normal). */
  readonly p: number | null;
  /** How strong an unmeasured factor would have to be (risk ratio) for the point, and for the limit nearer to 1 (1 = it is included). */
  readonly eValue: number | null;
  readonly eValueCi: number | null;
  /** Standardised to the exposed: what was seen with exposure, and what strata without it give. */
  readonly withExposure: number | null;
  readonly without: number | null;
  readonly strata: number;
  /** Share of all cases that lie in strata with both sides, 0–1. */
  readonly usableShare: number;
  readonly status: 'ok' | 'insufficient';
  readonly reason: Phrase | null;
}

/** METHODS 7.2: per arm, in strata that hold both. */
export const MIN_ARM = 30;
/** With fewer on one side there is nothing to draw (our choice): limits by the normal then reach beyond every possible value. */
const LEAST_ARM = 5;

/** Compares the exposed (`a` of `n1`) with the unexposed (`b` of `n0`) of every stratum. */
export function compare(id: string, strata: readonly Stratum[]): Comparison {
  const usable = strata.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  const total = (list: readonly Stratum[], name: keyof Stratum): number => list.reduce((sum, s) => sum + s[name], 0);
  const [a, n1, b, n0] = (['a', 'n1', 'b', 'n0'] as const).map((name) => total(strata, name)) as [number, number, number, number]; // prettier-ignore
  const [used1, used0] = [total(usable, 'n1'), total(usable, 'n0')];
  const smaller = Math.min(used1, used0);
  const result = smaller < LEAST_ARM ? null : mantelHaenszel(usable);
  const usableShare = n1 + n0 > 0 ? (used1 + used0) / (n1 + n0) : 0;
  return {
    exposed: rate(id, a, n1),
    unexposed: rate(id, b, n0),
    crude: newcombe(a, n1, b, n0),
    ...measures(result),
    withExposure: used1 > 0 ? total(usable, 'a') / used1 : null,
    without: used1 > 0 ? usable.reduce((sum, s) => sum + (s.n1 * s.b) / s.n0, 0) / used1 : null,
    strata: usable.length,
    usableShare,
    ...verdict(result !== null || (usable.length > 0 && smaller < LEAST_ARM), smaller)
  };
}

type Measures = Pick<Comparison, 'rd' | 'rdCi' | 'rr' | 'rrCi' | 'p' | 'eValue' | 'eValueCi'>;

function measures(result: ReturnType<typeof mantelHaenszel>): Measures {
  if (!result) return { rd: null, rdCi: null, rr: null, rrCi: null, p: null, eValue: null, eValueCi: null };
  const { rd, rdLo, rdHi, rr, rrLo, rrHi } = result;
  const se = (rdHi - rdLo) / (2 * Z95);
  return {
    rd,
    rdCi: [Math.max(-1, rdLo), Math.min(1, rdHi)],
    rr,
    rrCi: rrLo === null || rrHi === null ? null : [rrLo, rrHi],
    p: se > 0 ? 2 * (1 - normCdf(Math.abs(rd) / se)) : null,
    eValue: rr === null ? null : eValue(rr),
    eValueCi: rr === null || rrLo === null || rrHi === null ? null : limitEValue(rr, rrLo, rrHi)
  };
}

/** E-value of the limit nearer to no association; 1 when the interval holds it (VanderWeele & Ding 2017). */
function limitEValue(rr: number, lo: number, hi: number): number | null {
  if (lo <= 1 && hi >= 1) return 1;
  return eValue(rr > 1 ? lo : hi);
}

function verdict(hasResult: boolean, smaller: number): Pick<Comparison, 'status' | 'reason'> {
  if (!hasResult) return { status: 'insufficient', reason: { text: REASONS.noOverlap } };
  if (smaller >= MIN_ARM) return { status: 'ok', reason: null };
  return { status: 'insufficient', reason: { text: REASONS.fewInArm, params: { n: smaller, min: MIN_ARM } } };
}

const Z80 = 0.8416212335729143;

/**
 * Cases per arm of a randomised comparison that would settle a difference of p1 and p0 (ratios) with 80 % power at 5 %:
 * (1.96 + 0.84)² (p₁q₁ + p₀q₀) / (p₁ − p₀)², METHODS 5.6. `null` when there is no difference.
 */
export function casesPerArm(p1: number, p0: number): number | null {
  if (p1 === p0) return null;
  return Math.ceil(((Z95 + Z80) ** 2 * (p1 * (1 - p1) + p0 * (1 - p0))) / (p1 - p0) ** 2);
}
