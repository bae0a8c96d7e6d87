import { sql, type Sql } from '#core/sql/sql.ts';
import { plainWord } from './words.ts';

/** Days past due that a text names: first and last day; `last` is infinite where the text names no end. */
export interface DayRange {
  first: number;
  last: number;
}

/** True for columns that hold days past due. */
export const isDays = (target: string): boolean => target === 'dpd' || target === 'dpd_at_assignment';

const BEFORE = '(?:(?:dpd|逾期|拖欠|m[0-9])\\s*[:：]?\\s*)*[(（\\[]?\\s*';
const DAYS = '\\s*(?:days?|tage?n?|d|天|日)?\\s*';
const AFTER = `${DAYS}(?:past due|overdue|late|dpd|überfällig|逾期)?\\s*[)）\\]]?(?:\\s*[(（]m[0-9][)）])?`;
const NUMBER = '([0-9]{1,4})';

/** `30-59`, `1 to 30 days`, `逾期31-60天`, `M2 (31-60)`; also for the engine, as the others are. */
const CLOSED = `^${BEFORE}${NUMBER}${DAYS}(?:-|–|—|~|～|_|至|到|to|bis)\\s*${NUMBER}${AFTER}$`;
/** `>180`, `over 90 days`, `超过180天`. */
const OVER = `^${BEFORE}(?:>=?|≥|＞|over|above|more than|über|mehr als|ab|大于|超过|超)\\s*${NUMBER}${AFTER}$`;
/** `90+`, `90 days and more`, `90天以上`. */
const PLUS = `^${BEFORE}${NUMBER}${DAYS}(?:\\+|plus|(?:and|or) (?:more|over|above)|(?:und|oder) mehr|(?:及|含)?以上)${AFTER}$`;
/** `<30`, `up to 30 days`, `30天以内`. */
const UNDER = `^${BEFORE}(?:<=?|≤|＜|under|below|up to|less than|unter|weniger als|bis(?: zu)?|小于|不超过)\\s*${NUMBER}${AFTER}$`;
const WITHIN = `^${BEFORE}${NUMBER}${DAYS}(?:以内|内|以下)${AFTER}$`;

const [closed, ...sided] = [CLOSED, OVER, PLUS, UNDER, WITHIN].map((pattern) => new RegExp(pattern));
/** From here on the end of a range only says that it has none (`91-999`). */
const NO_END = 999;
const NOT_LATE = ['current', 'not due', 'not overdue', 'nicht überfällig', '未逾期', '正常'];
/** Stages of the trade (DECISIONS: M0, M1 …); `M3+` means different days in different houses and is left to the user. */
const STAGES: Readonly<Record<string, DayRange>> = {
  m0: { first: 0, last: 0 },
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((stage) => [`m${stage}`, { first: stage * 30 - 29, last: stage * 30 }]))
};

/** One number of days with a word beside it (`93天`, `93 days`, `逾期93天`): exactly that number, no range. */
const ONE = `^(?:dpd|逾期|拖欠)?\\s*([0-9]{1,5})\\s*(?:days?|tage?n?|d|天|日)\\s*(?:past due|overdue|late|dpd|überfällig|逾期)?$`;
const one = new RegExp(ONE);

/** The number of a text that names one number of days; null when it does not. */
export function namedDays(value: string): number | null {
  const digits = one.exec(plainWord(value))?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The same for the engine. */
export const namedDaysExpr = (cell: Sql): Sql =>
  sql`TRY_CAST(regexp_extract(lower(trim(${cell})), ${ONE}, 1) AS DOUBLE)`;

/** The days that a text names; null when it names no range. A number alone is none. */
export function dayRange(value: string): DayRange | null {
  const text = plainWord(value);
  if (NOT_LATE.includes(text)) return { first: 0, last: 0 };
  if (STAGES[text]) return STAGES[text];
  const both = closed?.exec(text);
  if (both) return between(Number(both[1]), Number(both[2]));
  const [over, plus, under, within] = sided.map((pattern) => pattern.exec(text)?.[1]);
  const from = over ?? plus;
  if (from !== undefined) return { first: Number(from) + 1, last: Infinity };
  const to = Number(under ?? within ?? 0);
  return to > 1 ? { first: 1, last: to } : null;
}

function between(first: number, last: number): DayRange | null {
  if (last < first) return null;
  return { first, last: last >= NO_END ? Infinity : last };
}

/**
 * The days that stand for a range: its middle, rounded up, which lies in the group that holds most of it (30–59 → 45, in 31–60 as in 30–59);
 * of a range without end the first day beyond what it names (90+ → 91). Our choice.
 */
export function daysOf({ first, last }: DayRange): number {
  return last === Infinity ? first : Math.ceil((first + last) / 2);
}

/** The same for the engine, for spellings that the sample did not hold; NULL when the cell names no range. */
export function dayRangeExpr(cell: Sql): Sql {
  const text = sql`lower(trim(${cell}))`;
  const part = (pattern: string, group = 1) => sql`TRY_CAST(regexp_extract(${text}, ${pattern}, ${group}) AS DOUBLE)`;
  const [first, last] = [part(CLOSED, 1), part(CLOSED, 2)];
  const after = (pattern: string) => sql`WHEN regexp_matches(${text}, ${pattern}) THEN ${part(pattern)} + 1`;
  const upTo = (pattern: string) =>
    sql`WHEN regexp_matches(${text}, ${pattern}) THEN CASE WHEN ${part(pattern)} > 1 THEN ceil((1 + ${part(pattern)}) / 2) END`;
  return sql`CASE
    WHEN regexp_matches(${text}, ${CLOSED}) THEN CASE WHEN ${last} < ${first} THEN NULL WHEN ${last} >= ${NO_END} THEN ${first} ELSE ceil((${first} + ${last}) / 2) END
    ${after(OVER)}
    ${after(PLUS)}
    ${upTo(UNDER)}
    ${upTo(WITHIN)}
  END`;
}

/** True when the days of a range lie in more than one group of days past due (upper bounds, inclusive; the last group is open). */
export function crossesGroups({ first, last }: DayRange, bounds: readonly number[]): boolean {
  return bounds.some((bound) => first <= bound && bound < last);
}

/** Bounds under which every range lies in one group; ranges that begin a day off the end of another (60–89, 90+) get one bound between them. */
export function boundsOf(ranges: readonly DayRange[]): number[] {
  const ends = ranges.map(({ last }) => last).filter((last) => last !== Infinity);
  const before = ranges
    .map(({ first }) => first - 1)
    .filter((day) => day >= 0 && !ends.some((end) => Math.abs(end - day) <= 1));
  return [...new Set([...ends, ...before])].sort((a, b) => a - b);
}
