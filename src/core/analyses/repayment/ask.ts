import { toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { dayOf } from '#core/query/calendar.ts';
import type { Settings } from '#core/settings.ts';
import type { Sql } from '#core/sql/sql.ts';
import type { Scope } from '../scope.ts';

/** What an analysis is asked: the selection made concrete, how the product counts, and what the data hold. */
export interface Ask {
  readonly scope: Scope;
  readonly settings: Settings;
  readonly model: ModelInfo;
  readonly signal?: CancelSignal;
}

export type Row = Readonly<Record<string, Value>>;

/** Runs one statement and returns its rows as objects. */
export async function ask(engine: Engine, query: Sql, { signal }: Pick<Ask, 'signal'>): Promise<Row[]> {
  return toRows(await engine.query(query.text, signal ? { signal } : {}));
}

/** A number of a row; unknown counts as 0. For counts and sums only. */
export const count = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);

/** A number of a row, unknown stays `null`. */
export const maybe = (row: Row | undefined, name: string): number | null => {
  const value = row?.[name];
  return value === null || value === undefined ? null : Number(value);
};

/** Day number of `as_of`; `null` without any date in the data. */
export const asOfDay = (model: ModelInfo): number | null => (model.asOf === null ? null : dayOf(model.asOf));
