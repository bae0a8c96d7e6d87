import { raw, sql, type Sql } from '#core/sql/sql.ts';
import { ofCallThatTakesSo, takesSo, type HandleScope } from '#core/query/handle-range.ts';
import type { FilterId } from '#core/query/types.ts';

/** A selection made concrete for SQL on facts: local day numbers (both inclusive) and dimension codes. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  readonly codes: Readonly<Partial<Record<FilterId, readonly number[]>>>;
  /** Hours of the week, 0–167, chosen in a heat map; none or empty means all. */
  readonly hours?: readonly number[];
  /** Only contacts that take so long. */
  readonly handle?: HandleScope | null;
  /** Everything that is loaded, dated or not; `from` and `to` are then only the ends of axes. */
  readonly everything?: boolean;
}

/**
 * Condition that keeps the rows of a fact under the filters of a scope (dates are not included).
 * @param alias table alias of the fact
 * @param dimensions columns that this fact has; filters on others are left to the caller
 */
export function underFilters(scope: Scope, alias: string, dimensions: readonly FilterId[]): Sql {
  const parts = dimensions.flatMap((dimension) => {
    const codes = scope.codes[dimension];
    return codes ? [sql`${raw(`${alias}.${dimension}`)} IN (${codes.length > 0 ? codes : null})`] : [];
  });
  return raw(parts.length > 0 ? parts.map((part) => part.text).join(' AND ') : 'true');
}

/** Condition on a day column, both ends inclusive. */
export function withinDays(scope: Scope, column: string): Sql {
  if (scope.everything) return raw('true');
  return sql`${raw(column)} BETWEEN ${scope.from} AND ${scope.to}`;
}

/** Condition that keeps the chosen hours of the week; `true` when all are looked at. */
export function withinHours({ hours = [] }: Scope, alias: string): Sql {
  return hours.length > 0 ? sql`${raw(`${alias}.how`)} IN (${hours})` : raw('true');
}

/** Condition that keeps contacts of the chosen handling time; `alias` is one of `call_fact`. */
export function withinHandle({ handle }: Scope, alias: string): Sql {
  return handle ? takesSo(handle, alias) : raw('true');
}

/** The same for rows that name a call, such as its legs. */
export function ofCallsWithinHandle({ handle }: Scope, alias: string): Sql {
  return handle ? ofCallThatTakesSo(handle, alias) : raw('true');
}
