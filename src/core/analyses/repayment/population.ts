import type { FilterId } from '#core/query/types.ts';
import { openBetween } from '#core/semantic/metrics/parts.ts';
import { join, raw, sql, type Sql } from '#core/sql/sql.ts';
import { underFilters, withinDays, withinHandle, withinHours, type Scope } from '../scope.ts';

/** Dimensions that a case has; channel and direction belong to its contacts. */
export const CASE_DIMENSIONS: readonly FilterId[] = ['team', 'agent', 'product', 'dpd', 'cause'];
const CONTACT_DIMENSIONS: readonly FilterId[] = ['channel', 'direction'];
export const CALL_DIMENSIONS: readonly FilterId[] = [...CASE_DIMENSIONS, ...CONTACT_DIMENSIONS];

/**
 * Condition that keeps rows of a fact about cases (case_fact, promise_fact, payment_fact) under the filters; dates are not included.
 * Under a channel or direction filter: cases with a contact on it in the range (DECISIONS, Readings).
 */
export function ofCases(scope: Scope, alias: string): Sql {
  const parts = [underFilters(scope, alias, CASE_DIMENSIONS)];
  if (CONTACT_DIMENSIONS.some((dimension) => scope.codes[dimension])) {
    parts.push(sql`${raw(alias)}.case_no IN (
    SELECT contact.case_no
    FROM call_fact AS contact
    WHERE contact.case_no IS NOT NULL
      AND ${withinDays(scope, 'contact.day')}
      AND ${underFilters(scope, 'contact', CONTACT_DIMENSIONS)})`);
  }
  return join(parts, ' AND ');
}

/** Condition that keeps cases open at any time in the range; cases without a first day count as open from the start. */
export function openInRange(scope: Scope, alias: string): Sql {
  return openBetween({ from: sql`${scope.everything ? 0 : scope.from}`, to: sql`${scope.to}` }, `${alias}.`);
}

/** Condition that keeps rows of `call_fact` of the range under all filters, chosen hours and handling times included. */
export function ofCalls(scope: Scope, alias: string): Sql {
  return join(
    [
      withinDays(scope, `${alias}.day`),
      underFilters(scope, alias, CALL_DIMENSIONS),
      withinHours(scope, alias),
      withinHandle(scope, alias)
    ],
    ' AND '
  );
}
