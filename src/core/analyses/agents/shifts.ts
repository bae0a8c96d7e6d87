import { toRows, type Engine } from '#core/engine.ts';
import { isoOf } from '#core/query/calendar.ts';
import { sql } from '#core/sql/sql.ts';
import { withinDays } from '../scope.ts';
import type { AskOptions } from '../volume/ask.ts';

/** One stretch of minutes after midnight of the work date; past midnight it goes on from 1440. */
export type Minutes = readonly [from: number, to: number];

/** One work date of one person. */
export interface Shift {
  readonly date: string;
  readonly talk: readonly Minutes[];
  readonly hold: readonly Minutes[];
  readonly after: readonly Minutes[];
  /** Busy, but the file does not say with what: attempts that reached nobody, contacts without parts. */
  readonly other: readonly Minutes[];
  /** Stretches without a pause of at least `longS`. */
  readonly long: readonly Minutes[];
  readonly longestS: number | null;
  readonly contacts: number;
  /** Every contact by itself, in order: when, and the line of its call. */
  readonly calls: readonly ShiftCall[];
}

/** One contact of a shift. */
export interface ShiftCall {
  readonly span: Minutes;
  /** Answered; else an attempt that reached nobody. */
  readonly handled: boolean;
  /** File and line of the call. */
  readonly source: { readonly no: number; readonly line: number };
}

/** From how long a stretch without a pause is underlined (UX 5.4, 5.9; our choice). */
export const LONG_S = 90 * 60;
export const SHIFTS_SHOWN = 10;

/**
 * The last shifts of one person in the period (UX 5.9 no. 2): what filled them, and stretches without a pause. Talk, hold and after-call work follow
 * each other inside a contact, as the parts of the file say. Newest last.
 */
export async function shiftsOfAgent(
  engine: Engine,
  { scope, signal, agent, limit = SHIFTS_SHOWN }: AskOptions & { readonly agent: number; readonly limit?: number }
): Promise<Shift[]> {
  const result = await engine.query(
    sql`
WITH chosen AS (
  SELECT DISTINCT work_day FROM leg_fact AS l
  WHERE l.agent = ${agent} AND ${withinDays(scope, 'l.work_day')}
  ORDER BY work_day DESC
  LIMIT ${limit})
SELECT l.work_day::INTEGER AS day, (l.busy_from + c.off_s - l.work_day * 86400)::DOUBLE AS f, (l.busy_to + c.off_s - l.work_day * 86400)::DOUBLE AS t,
  l.handled AS handled, CASE WHEN c.fold_no IS NULL THEN c.hold_s END::DOUBLE AS hold_s, CASE WHEN c.fold_no IS NULL THEN c.wrap_s END::DOUBLE AS wrap_s,
  CASE WHEN l.voice THEN l.spell_no END::DOUBLE AS spell, c.source_no::DOUBLE AS source_no, c.line_no::DOUBLE AS line_no
FROM leg_fact AS l
JOIN chosen USING (work_day)
JOIN call_fact AS c ON c.call_no = l.call_no
WHERE l.agent = ${agent}
ORDER BY l.work_day, l.busy_from, l.call_no`.text,
    signal ? { signal } : {}
  );
  const byDay = new Map<number, Leg[]>();
  for (const row of toRows(result)) {
    const maybe = (name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
    const leg = { f: Number(row.f), t: Number(row.t), handled: row.handled === true, hold: maybe('hold_s'), wrap: maybe('wrap_s'), spell: maybe('spell'), source: { no: Number(row.source_no), line: Number(row.line_no) } }; // prettier-ignore
    const day = Number(row.day);
    byDay.set(day, [...(byDay.get(day) ?? []), leg]);
  }
  return [...byDay].map(([day, legs]) => shiftOf(isoOf(day), legs));
}

interface Leg {
  readonly f: number;
  readonly t: number;
  readonly handled: boolean;
  readonly hold: number | null;
  readonly wrap: number | null;
  readonly spell: number | null;
  readonly source: ShiftCall['source'];
}

const minutes = (from: number, to: number): Minutes[] => (to > from ? [[from / 60, to / 60]] : []);

function shiftOf(date: string, legs: readonly Leg[]): Shift {
  const answered = legs.filter(({ handled }) => handled);
  const afterFrom = (leg: Leg) => leg.t - Math.min(leg.wrap ?? 0, leg.t - leg.f);
  const holdFrom = (leg: Leg) => Math.max(leg.f, afterFrom(leg) - (leg.hold ?? 0));
  const spells = new Map<number, { f: number; t: number }>();
  for (const { f, t, spell } of legs) {
    if (spell === null) continue;
    const known = spells.get(spell);
    spells.set(spell, known ? { f: Math.min(known.f, f), t: Math.max(known.t, t) } : { f, t });
  }
  const lengths = [...spells.values()].map(({ f, t }) => t - f);
  return {
    date,
    talk: answered.flatMap((leg) => minutes(leg.f, holdFrom(leg))),
    hold: answered.flatMap((leg) => minutes(holdFrom(leg), afterFrom(leg))),
    after: answered.flatMap((leg) => minutes(afterFrom(leg), leg.t)),
    other: legs.filter(({ handled }) => !handled).flatMap(({ f, t }) => minutes(f, t)),
    long: [...spells.values()].filter(({ f, t }) => t - f >= LONG_S).flatMap(({ f, t }) => minutes(f, t)),
    longestS: lengths.length > 0 ? Math.max(...lengths) : null,
    contacts: legs.length,
    calls: legs.map(({ f, t, handled, source }) => ({ span: [f / 60, t / 60], handled, source }))
  };
}
