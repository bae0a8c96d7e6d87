import type { ModelInfo } from '#core/model/types.ts';
import { raw, sql, type Sql } from '#core/sql/sql.ts';
import type { HandleRange } from './types.ts';

/** Column of `call_fact` that says how long a contact took: handling time, or talk time where after-call work is not in the data. */
export type HandleColumn = 'handle_s' | 'talk_s';

/** A range of handling time with the column that measures it. */
export interface HandleScope extends HandleRange {
  readonly column: HandleColumn;
}

/** What measures how long contacts take (METHODS 1.2). */
export const handleColumnOf = (model: ModelInfo): HandleColumn =>
  (model.present.calls ?? []).includes('wrap_s') ? 'handle_s' : 'talk_s';

/** Handled contacts whose time lies in the range; those of unknown time lie in none. `alias`: of `call_fact`. */
export function takesSo({ column, from, to }: HandleScope, alias?: string): Sql {
  const name = (column: string) => raw(alias === undefined ? column : `${alias}.${column}`);
  const under = to === null ? sql`` : sql` AND ${name(column)} < ${to}`;
  return sql`${name('handled')} AND ${name(column)} >= ${from}${under}`;
}

/** The same for rows that name a call by `call_no`, such as its legs: all legs of a call that takes so long. */
export const ofCallThatTakesSo = (handle: HandleScope, alias?: string): Sql =>
  sql`${raw(alias === undefined ? 'call_no' : `${alias}.call_no`)} IN (SELECT d.call_no FROM call_fact AS d WHERE ${takesSo(handle, 'd')})`;

/** Whether two ranges share any time. */
export const overlap = (a: HandleRange, b: HandleRange): boolean =>
  (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);

const EDGE = /^\d{1,7}(\.\d{1,3})?$/;

/** The range in an address: `120..300`, `600..`; seconds, at most three decimals. */
export const handleText = ({ from, to }: HandleRange): string => `${from}..${to ?? ''}`;

/** Reads a range of an address; null when it is none. */
export function parseHandle(text: string): HandleRange | null {
  const [from = '', to = '', ...rest] = text.split('..');
  if (rest.length > 0 || !text.includes('..') || !EDGE.test(from) || !(to === '' || EDGE.test(to))) return null;
  const range = { from: Number(from), to: to === '' ? null : Number(to) };
  return range.to !== null && range.to <= range.from ? null : range;
}

/** A range whose ends fit into an address: no time that exports know to the millisecond changes sides. */
export const wholeMillis = ({ from, to }: HandleRange): HandleRange => ({ from: up(from), to: to === null ? null : up(to) }); // prettier-ignore

const up = (seconds: number): number => Math.ceil(seconds * 1000 - 1e-6) / 1000;
