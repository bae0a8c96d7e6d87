import type { Engine } from '#core/engine.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { missingColumns } from '#core/semantic/reasons.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { figure, ask, callsIn, choosesPeople, num, share, type AskOptions } from './ask.ts';

/** Inbound calls by what became of them and when. */
export interface QueueCounts {
  readonly offered: number;
  readonly answered: number;
  readonly answeredInT: number;
  readonly abandoned: number;
  readonly abandonedInT: number;
  /** Abandoned within `short_abandon_s`. */
  readonly shortAbandoned: number;
  /** Left the queue as voicemail, call-back or overflow. */
  readonly otherExit: number;
  /** Answered and abandoned calls whose wait is unknown: nothing can be said about their time. */
  readonly answeredUnknown: number;
  readonly abandonedUnknown: number;
}

export type ServiceLevelVariant = 1 | 2 | 3 | 4 | 5 | 'short_left_out';
export const SERVICE_LEVEL_VARIANTS = [
  1,
  2,
  3,
  4,
  5,
  'short_left_out'
] as const satisfies readonly ServiceLevelVariant[];

/**
 * Numerator and denominator of each service-level formula in use: callcentrehelper.com and icmi.com list 1–5 (1 is that of Amazon Connect,
 * 4 of Bright Pattern, 3 the strict one that this product starts with); the last is METHODS 1.1.
 */
export function serviceLevelParts(counts: QueueCounts): Record<ServiceLevelVariant, { num: number; den: number }> {
  const { answeredInT, abandoned, abandonedInT, shortAbandoned } = counts;
  const answered = counts.answered - counts.answeredUnknown;
  const abandonedAfterT = abandoned - abandonedInT - counts.abandonedUnknown;
  return {
    1: { num: answeredInT + abandonedInT, den: answered + abandoned },
    2: { num: answeredInT, den: answered },
    3: { num: answeredInT, den: answered + abandoned },
    4: { num: answeredInT, den: answered + abandonedAfterT },
    5: { num: answeredInT + shortAbandoned, den: answered + abandoned },
    short_left_out: { num: answeredInT, den: counts.offered - shortAbandoned }
  };
}

const TIMED = '((handled AND wait_s IS NOT NULL) OR abandoned)';

/** The calls that a formula divides by: the metric whose rows hold them, and which of them. */
export function rowsOfVariant(variant: ServiceLevelVariant, thresholdS: number): { metric: string; where: Sql } {
  if (variant === 2) return { metric: 'answer_wait_avg_s', where: sql`wait_s IS NOT NULL` };
  if (variant === 4) {
    return {
      metric: 'calls_offered',
      where: sql`(handled AND wait_s IS NOT NULL) OR (abandoned AND wait_s > ${thresholdS})`
    };
  }
  if (variant === 'short_left_out') return { metric: 'calls_offered', where: sql`short_abandon IS DISTINCT FROM true` };
  return { metric: 'calls_offered', where: raw(TIMED) };
}

export interface ServiceLevels {
  readonly counts: QueueCounts;
  readonly thresholdS: number;
  /** The formula chosen in the settings. */
  readonly chosen: ServiceLevelVariant;
  readonly levels: Readonly<Record<ServiceLevelVariant, Envelope>>;
  /** abandoned / offered (DECISIONS), and without short ones: (abandoned − short) / (offered − short) (METHODS 1.1). */
  readonly abandonRate: Envelope;
  readonly abandonRateWithoutShort: Envelope;
  /** Mean wait of answered calls (ASA), seconds. */
  readonly answerWait: Envelope;
}

/** From how many inbound calls without a single abandoned one the export is taken to leave them out (METHODS 1.1). */
const ANSWERED_ONLY_N = 1000;

/** Service level in all formulas, abandon rates and ASA of the inbound calls in a scope. */
export async function serviceLevels(engine: Engine, options: AskOptions): Promise<ServiceLevels> {
  const { scope, settings, model, signal } = options;
  const t = settings.serviceLevelS;
  const [row] = await ask(
    engine,
    sql`
SELECT
  count(*)::DOUBLE AS offered,
  (count(*) FILTER (WHERE f.handled))::DOUBLE AS answered,
  (count(*) FILTER (WHERE f.handled AND f.wait_s <= ${t}))::DOUBLE AS answered_in,
  (count(*) FILTER (WHERE f.abandoned))::DOUBLE AS abandoned,
  (count(*) FILTER (WHERE f.abandoned AND f.wait_s <= ${t}))::DOUBLE AS abandoned_in,
  (count(*) FILTER (WHERE f.short_abandon))::DOUBLE AS short_abandoned,
  (count(*) FILTER (WHERE f.other_exit))::DOUBLE AS other_exit,
  (count(*) FILTER (WHERE f.handled AND f.wait_s IS NULL))::DOUBLE AS answered_unknown,
  (count(*) FILTER (WHERE f.abandoned AND f.wait_s IS NULL))::DOUBLE AS abandoned_unknown,
  (count(*) FILTER (WHERE f.handled AND f.wait_s IS NOT NULL))::DOUBLE AS waits,
  avg(f.wait_s) FILTER (WHERE f.handled)::DOUBLE AS wait_avg,
  (count(f.wait_s))::DOUBLE AS wait_known
FROM call_fact AS f
WHERE f.offered AND ${callsIn(scope)}`,
    signal
  );
  const counts: QueueCounts = {
    offered: num(row, 'offered'),
    answered: num(row, 'answered'),
    answeredInT: num(row, 'answered_in'),
    abandoned: num(row, 'abandoned'),
    abandonedInT: num(row, 'abandoned_in'),
    shortAbandoned: num(row, 'short_abandoned'),
    otherExit: num(row, 'other_exit'),
    answeredUnknown: num(row, 'answered_unknown'),
    abandonedUnknown: num(row, 'abandoned_unknown')
  };
  const queue = queueReason(counts, model, choosesPeople(scope));
  const waits = model.present.calls?.some((name) => name === 'wait_s' || name === 'ring_s')
    ? null
    : { text: VOLUME.notes.noWait };
  const coverage = counts.offered > 0 ? num(row, 'wait_known') / counts.offered : 0;
  const parts = serviceLevelParts(counts);
  const levels = Object.fromEntries(
    SERVICE_LEVEL_VARIANTS.map((variant) => {
      const reason = waits ?? (variant === 2 ? null : queue);
      return [variant, share('service_level', { ...parts[variant], reason, coverage })];
    })
  ) as Record<ServiceLevelVariant, Envelope>;
  return {
    counts,
    thresholdS: t,
    chosen: settings.serviceLevelVariant,
    levels,
    abandonRate: share('abandon_rate', { num: counts.abandoned, den: counts.offered, reason: queue }),
    abandonRateWithoutShort: share('abandon_rate_without_short', {
      num: counts.abandoned - counts.shortAbandoned,
      den: counts.offered - counts.shortAbandoned,
      reason: queue ?? waits
    }),
    answerWait: figure('answer_wait_avg_s', 'seconds', { value: (row?.wait_avg ?? null) as number | null, n: num(row, 'waits'), reason: waits, coverage })
  }; // prettier-ignore
}

/** Why nothing can be said about abandoning: no inbound calls, no direction, a filter on people, or answered calls only. */
export function queueReason(
  counts: Pick<QueueCounts, 'offered' | 'abandoned' | 'otherExit'>,
  model: ModelInfo,
  people: boolean
): Phrase | null {
  const missing = missingColumns(metricOf('calls_offered'), model);
  if (missing) return missing;
  if (counts.offered === 0) return { text: VOLUME.notes.noInbound };
  if (people) return { text: VOLUME.notes.teamFilter };
  if (counts.abandoned + counts.otherExit === 0 && counts.offered >= ANSWERED_ONLY_N) {
    return { text: VOLUME.notes.answeredOnly, params: { n: counts.offered } };
  }
  return null;
}
