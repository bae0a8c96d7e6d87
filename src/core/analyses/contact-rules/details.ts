import { numbers, toRows, type CancelSignal, type Engine } from '#core/engine.ts';
import { sql } from '#core/sql/sql.ts';
import { contactContext, type AuditOptions } from './audit.ts';
import { contactRows, judgedTable, marksSql } from './contact-sql.ts';
import type { ContactRule, FrequencyRule, HoursRule } from './types.ts';

type Options = Omit<AuditOptions, 'rules'>;

/** Attempts of one hour (or half-hour) of the week on the customer's clock. */
export interface HourCell {
  /** `<ISO weekday>-<hour>`; half-hours as `1-7.5`. */
  readonly key: string;
  readonly attempts: number;
  /** Of them outside the permitted hours. */
  readonly outside: number;
}

export interface ContactHours {
  /** Half-hours where a window begins or ends inside an hour. */
  readonly step: 0.5 | 1;
  readonly cells: readonly HourCell[];
}

/** Hours are split in halves when a window does not begin and end on the hour. */
export function stepOf({ windows }: HoursRule): 0.5 | 1 {
  return windows.every(({ fromMin, toMin }) => fromMin % 60 === 0 && toMin % 60 === 0) ? 1 : 0.5;
}

/** True when no part of a cell that begins at `hour` on an ISO weekday is permitted. */
export function isClosed({ windows }: HoursRule, weekday: number, hour: number, step: number): boolean {
  return !windows.some(
    ({ days, fromMin, toMin }) => days.includes(weekday) && hour * 60 < toMin && (hour + step) * 60 > fromMin
  );
}

/** Attempts of the scope by hour of the week on the customer's clock, and those outside the permitted hours. */
export async function contactHours(engine: Engine, rule: HoursRule, options: Options): Promise<ContactHours> {
  const context = await contactContext(engine, options);
  const step = stepOf(rule);
  const columns = await engine.query(
    sql`WITH ${contactRows(context, rule)},${judgedTable(rule, context)}
SELECT
  ((day + 3) % 7 + 1)::INTEGER AS weekday,
  ((local_s % 86400) // ${step * 3600})::INTEGER AS slot,
  count(*)::DOUBLE AS attempts,
  (count(*) FILTER (WHERE is_mark))::DOUBLE AS outside
FROM judged
WHERE is_in_scope
GROUP BY 1, 2
ORDER BY 1, 2`.text,
    queryOptions(options.signal)
  );
  const cells = toRows(columns).map((row) => ({
    key: `${Number(row.weekday)}-${Number(row.slot) * step}`,
    attempts: Number(row.attempts),
    outside: Number(row.outside)
  }));
  return { step, cells };
}

/** How many units (persons or debts) reached which highest count in one window of a frequency rule. */
export interface CountBin {
  readonly count: number;
  readonly units: number;
}

/** Per unit with a counted call in the scope the highest number in one window; ascending, counts that nobody reached left out. */
export async function highestCounts(engine: Engine, rule: FrequencyRule, options: Options): Promise<CountBin[]> {
  const context = await contactContext(engine, options);
  const columns = await engine.query(
    sql`WITH ${contactRows(context, rule)},${judgedTable(rule, context)},
highest AS (
  SELECT unit, max(nth) AS count
  FROM judged
  WHERE is_in_scope
  GROUP BY unit)
SELECT count::DOUBLE AS count, count(*)::DOUBLE AS units
FROM highest
GROUP BY 1
ORDER BY 1`.text,
    queryOptions(options.signal)
  );
  const units = numbers(columns, 'units');
  return numbers(columns, 'count').map((count, i) => ({ count: count ?? 0, units: units[i] ?? 0 }));
}

/** A marked call, or a call that it was counted with. Time on the customer's clock, ids as in the file. */
export interface MarkedCall {
  readonly markNo: number;
  readonly role: 'mark' | 'counted' | 'conversation';
  readonly at: string;
  readonly callId: string | null;
  readonly caseId: string | null;
  readonly customerId: string | null;
  readonly nth: number | null;
}

export interface MarksOptions extends Options {
  /** Marks to pass over and to list. */
  readonly offset: number;
  readonly limit: number;
  /** Only marks of one hour of the week on the customer's clock, as in `HourCell`, and how long it is. */
  readonly cell?: { readonly key: string; readonly step: number };
}

/** The marked calls of a rule in order of time, each followed by the calls it was counted with; a page of marks at a time. */
export async function markedCalls(engine: Engine, rule: ContactRule, options: MarksOptions): Promise<MarkedCall[]> {
  const context = await contactContext(engine, options);
  const { offset, limit, cell } = options;
  const [weekday = 0, hour = 0] = cell?.key.split('-').map(Number) ?? [];
  const inCell = cell
    ? sql`WHERE isodow(customer_time::TIMESTAMP) = ${weekday}
    AND (hour(customer_time::TIMESTAMP) * 60 + minute(customer_time::TIMESTAMP)) // ${cell.step * 60} = ${hour / cell.step}`
    : sql``;
  const columns = await engine.query(
    sql`WITH listed_mark AS (${marksSql(rule, context)}),
numbered AS (
  SELECT *, dense_rank() OVER (ORDER BY mark_no) AS place
  FROM listed_mark
  ${inCell})
SELECT * EXCLUDE (place)
FROM numbered
WHERE place > ${offset} AND place <= ${offset + limit}
ORDER BY mark_no, role <> 'mark', customer_time, line_no`.text,
    queryOptions(options.signal)
  );
  const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
  return toRows(columns).map((row) => ({
    markNo: Number(row.mark_no),
    role: row.role as MarkedCall['role'],
    at: String(row.customer_time),
    callId: text(row.call_id),
    caseId: text(row.case_id),
    customerId: text(row.customer_id),
    nth: row.number_in_window === null ? null : Number(row.number_in_window)
  }));
}

const queryOptions = (signal?: CancelSignal) => (signal ? { signal } : {});
