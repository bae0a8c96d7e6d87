import { toRows, type CancelSignal, type Engine, type Value } from '#core/engine.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { FILTERS } from '#core/query/types.ts';
import type { Envelope, Unit } from '#core/semantic/types.ts';
import type { Settings } from '#core/settings.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { wilson } from '#core/stats/proportions.ts';
import { underFilters, withinDays, withinHandle, withinHours, type Scope } from '../scope.ts';

/** What every analysis of volume and workload is asked with. */
export interface AskOptions {
  readonly scope: Scope;
  readonly settings: Settings;
  readonly model: ModelInfo;
  readonly signal?: CancelSignal;
}

/** One row of a small result; every value as a number through `num`. */
export type Row = Readonly<Record<string, Value>>;

/** Runs a statement and returns its rows. */
export async function ask(engine: Engine, statement: Sql, signal?: CancelSignal): Promise<Row[]> {
  return toRows(await engine.query(statement.text, signal ? { signal } : {}));
}

/** A value as a number; unknown and absent are 0. */
export const num = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);

/** A value as a number; unknown stays null. */
export const maybe = (row: Row | undefined, name: string): number | null =>
  row?.[name] == null ? null : Number(row[name]);

/** Rows of `call_fact` in a scope: dates, all filters, the chosen hours and handling times. */
export function callsIn(scope: Scope, alias = 'f'): Sql {
  return sql`${withinDays(scope, `${alias}.day`)} AND ${underFilters(scope, alias, FILTERS)} AND ${withinHours(scope, alias)} AND ${withinHandle(scope, alias)}`;
}

/** True when filters choose people, whom abandoned calls do not belong to (DECISIONS, Readings). */
export const choosesPeople = (scope: Scope): boolean => Boolean(scope.codes.team ?? scope.codes.agent);

/** Smallest n of a proportion or mean that is shown as solid (METHODS 0.5). */
export const MIN_N = 20;

export interface ShareOptions {
  readonly num: number;
  readonly den: number;
  readonly reason?: Phrase | null;
  readonly coverage?: number;
  readonly tooFew?: Phrase;
}

/** A proportion with its Wilson interval; a reason means that it cannot be computed. */
export function share(id: string, { num: events, den, reason = null, coverage = 1, tooFew }: ShareOptions): Envelope {
  const isComputable = reason === null && den > 0;
  return {
    id,
    unit: 'ratio',
    value: isComputable ? events / den : null,
    n: reason === null ? den : 0,
    ci: isComputable ? wilson(events, den) : null,
    ciMethod: isComputable ? 'wilson' : 'none',
    status: reason ? 'not_computable' : den >= MIN_N ? 'ok' : 'insufficient',
    reason: reason ?? (den < MIN_N ? (tooFew ?? null) : null),
    basis: 'measured',
    coverage,
    warnings: [],
    parts: { num: events, den }
  };
}

export interface FigureOptions {
  readonly value: number | null;
  readonly n: number;
  readonly ci?: readonly [number, number] | null;
  readonly ciMethod?: Envelope['ciMethod'];
  readonly reason?: Phrase | null;
  readonly basis?: Envelope['basis'];
  readonly coverage?: number;
  readonly minN?: number;
  readonly tooFew?: Phrase;
  readonly warnings?: readonly Phrase[];
}

/** A figure that is not a proportion. */
export function figure(id: string, unit: Unit, options: FigureOptions): Envelope {
  const { value, n, ci = null, ciMethod = 'none', reason = null, minN = MIN_N, tooFew, warnings = [] } = options;
  return {
    id,
    unit,
    value: reason ? null : value,
    n: reason ? 0 : n,
    ci: reason ? null : ci,
    ciMethod: ci && !reason ? ciMethod : 'none',
    status: reason ? 'not_computable' : n >= minN ? 'ok' : 'insufficient',
    reason: reason ?? (n < minN ? (tooFew ?? null) : null),
    basis: options.basis ?? 'measured',
    coverage: options.coverage ?? 1,
    warnings
  };
}
