import { calls } from './calls.ts';
import { cases } from './cases.ts';
import { events, reminders, self_report, snapshots } from './others.ts';
import { shifts, status } from './presence.ts';
import { instalments, payments, promises } from './promises.ts';
import type { CanonicalColumn, CanonicalTable, Kind } from './types.ts';

export { KINDS } from './types.ts';
export type { CanonicalColumn, CanonicalTable, ColumnType, Kind } from './types.ts';

/** All canonical tables (METHODS 9.2). */
export const TABLES: Readonly<Record<Kind, CanonicalTable>> = {
  calls,
  cases,
  promises,
  instalments,
  payments,
  reminders,
  shifts,
  status,
  snapshots,
  events,
  self_report
};

/** A canonical column by name, or null. */
export function findColumn(kind: Kind, name: string): CanonicalColumn | null {
  return TABLES[kind].columns.find((column) => column.name === name) ?? null;
}

/** `start_at` → `start`: base of the two loaded columns of a timestamp. */
export function baseOf(timestamp: string): string {
  return timestamp.replace(/_at$/, '');
}

/** Columns that only help to read others and are not loaded. */
const HELPERS: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = {
  calls: new Set([
    'parent_call_id',
    'start_date',
    'start_time',
    'start_day',
    'start_month',
    'start_year',
    'end_date',
    'end_time',
    'calls_count'
  ]),
  payments: new Set(['payment_state'])
};

const SQL_TYPES = {
  text: 'VARCHAR', code: 'VARCHAR', date: 'DATE', duration: 'DOUBLE', number: 'DOUBLE', money: 'DOUBLE', integer: 'BIGINT', bool: 'BOOLEAN'
} as const; // prettier-ignore

/** Columns of the loaded table in order: name and SQL type; `source_no` and `line_no` come last. */
export function loadedColumns(kind: Kind): { name: string; type: string }[] {
  const own = TABLES[kind].columns.flatMap(({ name, type }) => {
    if (HELPERS[kind]?.has(name)) return [];
    if (type === 'timestamp')
      return [`${baseOf(name)}_utc_s`, `${baseOf(name)}_local_s`].map((base) => ({ name: base, type: 'BIGINT' }));
    return type === 'time' ? [] : [{ name, type: SQL_TYPES[type] }];
  });
  return [...own, { name: 'source_no', type: 'SMALLINT' }, { name: 'line_no', type: 'BIGINT' }];
}
