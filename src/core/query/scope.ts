import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { CASE_FACTS, FACT_DIMENSIONS, type DimensionId } from '#core/semantic/dimension.ts';
import type { FactName, Metric } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { aboutDimension, missingColumns } from '#core/semantic/reasons.ts';
import type { Settings } from '#core/settings.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { handleColumnOf, ofCallThatTakesSo, takesSo, type HandleScope } from './handle-range.ts';
import type { Span } from './range.ts';
import { hourOfWeek } from './selection.ts';
import { FILTERS, type FilterId, type GroupBy, type Selection } from './types.ts';

/** What a query is asked of: the data and how to count. */
export interface QueryContext {
  readonly model: ModelInfo;
  readonly settings: Settings;
}

/** The filters of a selection as the codes of facts. */
export interface Scope {
  readonly codes: Readonly<Partial<Record<FilterId, readonly number[]>>>;
  /** Hours of the week, 0–167; empty means all. */
  readonly hours: readonly number[];
  /** Only contacts that take so long. */
  readonly handle?: HandleScope | null;
}

/** Filters of a selection as codes. A value that the data do not hold keeps nothing. */
export function scopeOf(selection: Selection, model: ModelInfo): Scope {
  const codes: Partial<Record<FilterId, readonly number[]>> = {};
  for (const filter of FILTERS) {
    const ids = selection.filters[filter];
    if (!ids || ids.length === 0) continue;
    const values = model.dimensions[filter] ?? [];
    codes[filter] = ids.map((id) => values.find((value) => value.id === id)?.code ?? -1).sort((a, b) => a - b);
  }
  const hours = selection.hours.flatMap((cell) => hourOfWeek(cell) ?? []);
  const handle = selection.handle ? { ...selection.handle, column: handleColumnOf(model) } : null;
  return { codes, hours: hours.sort((a, b) => a - b), handle };
}

const HOUR_FACTS: readonly FactName[] = ['call_fact', 'leg_fact', 'presence_fact'];
const HANDLE_FACTS: readonly FactName[] = ['call_fact', 'leg_fact'];
const CONTACT_DIMENSIONS: readonly FilterId[] = ['channel', 'direction'];

/** True when a case fact has to look at the contacts of its cases. */
export const looksAtContacts = (fact: FactName, { codes }: Scope): boolean =>
  CASE_FACTS.includes(fact) && CONTACT_DIMENSIONS.some((dimension) => codes[dimension] !== undefined);

/** Several stretches at once, each with its own contacts. */
export interface Stretches {
  /** Number of the stretch that a row of the fact is counted in. */
  readonly ofRow: string;
  /** The same for a contact `c`, and what it is joined with for that. */
  readonly ofContact: string;
  readonly join: string;
}

/**
 * Conditions of a scope on the rows of a fact. `span` is where a contact of the case must lie (DECISIONS, Selections); with several stretches
 * it is their reach, and the contact must lie in the same stretch as the row.
 */
export function conditionsOf(
  fact: FactName,
  scope: Scope,
  span: Span | null,
  stretches: Stretches | null = null
): Sql[] {
  const own = FILTERS.flatMap((dimension) => {
    const codes = scope.codes[dimension];
    const applies = codes && FACT_DIMENSIONS[fact].includes(dimension);
    return applies ? [sql`${raw(dimension)} IN (${codes})`] : [];
  });
  if (scope.hours.length > 0 && HOUR_FACTS.includes(fact)) own.push(sql`how IN (${scope.hours})`);
  if (scope.handle && fact === 'call_fact') own.push(takesSo(scope.handle));
  if (scope.handle && fact === 'leg_fact') own.push(ofCallThatTakesSo(scope.handle));
  return looksAtContacts(fact, scope) ? [...own, contactCondition(scope, span, stretches)] : own;
}

function contactCondition({ codes }: Scope, span: Span | null, stretches: Stretches | null): Sql {
  const parts = CONTACT_DIMENSIONS.flatMap((dimension) => {
    const list = codes[dimension];
    return list ? [sql`c.${raw(dimension)} IN (${list})`.text] : [];
  });
  if (span) parts.push(sql`c.day BETWEEN ${span.from} AND ${span.to}`.text);
  return raw(`${stretches ? `(case_no, ${stretches.ofRow})` : 'case_no'} IN (
      SELECT c.case_no${stretches ? `, ${stretches.ofContact}` : ''}
      FROM call_fact AS c${stretches?.join ?? ''}
      WHERE ${parts.join(' AND ')})`);
}

/** Findings about the data that leave a metric without a sound value (METHODS 1.1, 9.3), with the reason in short. */
const DISQUALIFYING: Readonly<Record<string, Phrase>> = {
  answered_only: { text: REASONS.noAbandoned },
  minute_rounded: { text: REASONS.wholeMinutes },
  date_only: { text: REASONS.noTimeOfDay },
  long_chats: { text: REASONS.longChats }
};

function refusedByCheck(metric: Metric, { model }: QueryContext): Phrase | null {
  const check = model.checks.find(({ id, touches }) => id in DISQUALIFYING && touches.includes(metric.id));
  return check ? (DISQUALIFYING[check.id] ?? null) : null;
}

/**
 * Why a metric cannot be computed for these filters and groups, or null when it can. Nothing is ever left out silently: a filter that the
 * metric's rows do not have makes it not computable.
 */
export function refusalOf(metric: Metric, context: QueryContext, scope: Scope, by: readonly GroupBy[]): Phrase | null {
  if (metric.kind === 'quotient') {
    const own = missingColumns(metric, context.model);
    const parts = [metric.num, metric.den].map((id) => refusalOf(metricOf(id), context, scope, by));
    return own ?? parts.find((reason) => reason !== null) ?? null;
  }
  return (
    missingColumns(metric, context.model) ??
    metric.unavailable?.(context) ??
    refusedByCheck(metric, context) ??
    refusedFilter(metric, scope) ??
    refusedGroup(metric, by)
  );
}

function refusedFilter(metric: Metric, { codes, hours, handle }: Scope): Phrase | null {
  const active = FILTERS.filter((dimension) => codes[dimension] !== undefined);
  const without = active.find((dimension) => metric.without?.dimensions.includes(dimension));
  if (without) return metric.without?.reason(without) ?? null;
  const isCase = CASE_FACTS.includes(metric.fact);
  const foreign = active.find(
    (dimension) =>
      !FACT_DIMENSIONS[metric.fact].includes(dimension) && !(isCase && CONTACT_DIMENSIONS.includes(dimension))
  );
  if (foreign) return aboutDimension(REASONS.wholeDays, foreign);
  if (hours.length > 0 && !HOUR_FACTS.includes(metric.fact)) {
    return { text: isCase ? REASONS.caseHours : REASONS.wholeDaysHours };
  }
  return handle ? refusedHandle(metric) : null;
}

/** Only contacts that were handled have a handling time. */
function refusedHandle({ fact, unhandled }: Metric): Phrase | null {
  if (CASE_FACTS.includes(fact)) return { text: REASONS.caseHandle };
  if (!HANDLE_FACTS.includes(fact)) return { text: REASONS.wholeDaysHandle };
  return unhandled ? { text: REASONS.unhandledHandle } : null;
}

function refusedGroup(metric: Metric, by: readonly GroupBy[]): Phrase | null {
  for (const group of by) {
    if (group === 'day' || group === 'week') {
      if (metric.date === null) return { text: REASONS.notByDay };
      continue;
    }
    if (group === 'weekdayHour') {
      if (!HOUR_FACTS.includes(metric.fact)) return { text: REASONS.wholeDaysHours };
      continue;
    }
    const dimension: DimensionId = group;
    if (metric.without?.dimensions.includes(dimension)) return metric.without.reason(dimension);
    if (!FACT_DIMENSIONS[metric.fact].includes(dimension)) return aboutDimension(REASONS.notByGroup, dimension);
  }
  return null;
}
