const DAY_MS = 86_400_000;
const LEVELS = 6;

export interface Square {
  date: string;
  contacts: number;
  /** 0-based column and 1-based row. */
  week: number;
  row: number;
  /** 1–6, by the share of the busiest day. */
  level: number;
  /** Without data on a weekday that seldom has any: no gap. */
  closed: boolean;
}

export interface Calendar {
  squares: Square[];
  weeks: number;
  /** `YYYY-MM` and the column in which the month begins. */
  months: { month: string; week: number }[];
  first: string;
  last: string;
}

/** Every date from the first to the last with data, laid out in weeks; dates without data have no contacts. Null without dates. */
export function calendarOf(days: readonly { date: string; contacts: number }[], weekStart: number): Calendar | null {
  const dates = days.map((day) => day.date).sort();
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return null;
  const contacts = new Map(days.map((day) => [day.date, day.contacts]));
  const most = Math.max(1, ...contacts.values());
  const from = Date.parse(first);
  const offset = (isoWeekday(from) - weekStart + 7) % 7;
  const count = Math.round((Date.parse(last) - from) / DAY_MS) + 1;
  const open = openWeekdays(
    dates.filter((date) => (contacts.get(date) ?? 0) > 0),
    count
  );
  const squares = Array.from({ length: count }, (_, i) => {
    const date = isoDate(from + i * DAY_MS);
    const value = contacts.get(date) ?? 0;
    return {
      date,
      contacts: value,
      week: Math.floor((offset + i) / 7),
      row: ((offset + i) % 7) + 1,
      level: levelOf(value / most),
      closed: value === 0 && !open.has(isoWeekday(from + i * DAY_MS))
    };
  });
  return { squares, weeks: Math.floor((offset + count - 1) / 7) + 1, months: monthsOf(squares), first, last };
}

/** A weekday counts as a working day when data exists on at least a fifth of its dates. */
const OPEN_SHARE = 0.2;

function openWeekdays(dates: readonly string[], days: number): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const date of dates) {
    const weekday = isoWeekday(Date.parse(date));
    counts.set(weekday, (counts.get(weekday) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= (OPEN_SHARE * days) / 7).map(([weekday]) => weekday));
}

function levelOf(share: number): number {
  return Math.min(LEVELS, Math.max(1, Math.ceil(share * LEVELS)));
}

/** A month is named over the first week that begins in it; names keep two weeks of distance. */
function monthsOf(squares: readonly Square[]): { month: string; week: number }[] {
  const months: { month: string; week: number }[] = [];
  for (const { date, week, row } of squares) {
    const month = date.slice(0, 7);
    const former = months.at(-1);
    if (former?.month === month || (row !== 1 && months.length > 0)) continue;
    if (former && week - former.week < 3) months.pop();
    months.push({ month, week });
  }
  return months;
}

function isoWeekday(time: number): number {
  return new Date(time).getUTCDay() || 7;
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 };

/** The day with data that an arrow key leads to; null when the key means nothing or nothing lies there. */
export function moveFocus(
  key: string,
  from: string | null,
  days: readonly { date: string; contacts: number }[]
): string | null {
  const dates = days
    .filter((day) => day.contacts > 0)
    .map((day) => day.date)
    .sort();
  if (key === 'Home') return dates[0] ?? null;
  if (key === 'End') return dates.at(-1) ?? null;
  const step = STEPS[key];
  if (step === undefined || from === null) return null;
  const wanted = isoDate(Date.parse(from) + step * DAY_MS);
  if (step > 0) return dates.find((date) => date >= wanted) ?? null;
  return dates.findLast((date) => date <= wanted) ?? null;
}
