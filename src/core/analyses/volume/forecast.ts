import type { Engine } from '#core/engine.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { ANSWERED_ONLY_ROWS } from '#core/model/untold.ts';
import { clockChanges } from '#core/model/wall-clock.ts';
import { FILTERS } from '#core/query/types.ts';
import { dayOf, isoOf, weekdayOf } from '#core/query/calendar.ts';
import type { Settings } from '#core/settings.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { sum } from '#core/stats/numerics.ts';
import { underFilters } from '../scope.ts';
import { ask, choosesPeople, num, type AskOptions } from './ask.ts';
import {
  backtest,
  chooseMethod,
  dailyResiduals,
  dispersion,
  forecastWeek,
  HALVES,
  hourlyDispersion,
  interval80,
  MAX_SLOT_WAPE,
  score,
  weeksOf,
  type History,
  type Method,
  type Score
} from './forecast-model.ts';

export interface ForecastSlot {
  readonly date: string;
  readonly weekday: number;
  readonly half: number;
  /** Calls expected in the half-hour, and the 80 % interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ForecastDay {
  readonly date: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Forecast {
  readonly status: 'ok' | 'provisional' | 'insufficient' | 'not_computable';
  readonly reason: Phrase | null;
  /** Which method made the forecast, and how both did on the last weeks. */
  readonly method: Method;
  readonly baseline: Score;
  readonly candidate: Score;
  /** `day` when half-hours are too uncertain: then only `days` are to be shown. */
  readonly grain: 'slot' | 'day';
  readonly weeks: number;
  /** Days left out of the history: holidays of the settings, holidays and outages among the events. */
  readonly excluded: readonly { readonly date: string; readonly label: string }[];
  readonly slots: readonly ForecastSlot[];
  readonly days: readonly ForecastDay[];
  /** What came on the last two weeks before; null on days left out. */
  readonly recent: readonly { readonly date: string; readonly value: number | null }[];
  readonly warnings: readonly Phrase[];
}

const RECENT_DAYS = 14;
const NO_SCORE: Score = { wape: null, mase: null, coverage: null };
/** Labels of events whose day is no normal day (English, Chinese, German). */
const ABNORMAL = 'holiday|outage|down|strike|closed|节|假|故障|中断|feiertag|ausfall';

/**
 * Inbound calls of the next seven days after the last day of the data, by half-hour and day (METHODS 6.3): half-hour of the week from the
 * last four weeks, or Holt–Winters × daily profile when it was better by at least 5 % on the last four weeks. The dates of the scope do not
 * matter, its filters do.
 */
export async function forecastArrivals(engine: Engine, options: AskOptions): Promise<Forecast> {
  const { scope, settings, model, signal } = options;
  const rows = await ask(
    engine,
    sql`
SELECT f.day::INTEGER AS day, f.half::INTEGER AS half, count(*)::DOUBLE AS n, (count(*) FILTER (WHERE f.abandoned OR f.other_exit))::DOUBLE AS lost
FROM call_fact AS f
WHERE f.offered AND f.day IS NOT NULL AND ${underFilters(scope, 'f', FILTERS)}
GROUP BY f.day, f.half
ORDER BY f.day, f.half`,
    signal
  );
  if (rows.length === 0) return nothing('not_computable', { text: VOLUME.notes.noInbound }, 0);
  if (rows.every((row) => row.half === null)) return nothing('not_computable', { text: VOLUME.notes.noTime }, 0);
  const excluded = await abnormalDays(engine, options);
  const first = Math.min(...rows.map((row) => num(row, 'day')));
  const last = model.lastDay ? dayOf(model.lastDay) : Math.max(...rows.map((row) => num(row, 'day')));
  const cells = rows.map((row) => ({ day: num(row, 'day'), half: num(row, 'half'), n: num(row, 'n') }));
  const history = historyOf(cells, {
    first,
    last,
    excluded: new Set(excluded.map(({ date }) => dayOf(date))),
    settings
  });
  const weeks = weeksOf(history);
  if (weeks < 4)
    return nothing('insufficient', { text: VOLUME.notes.shortHistory, params: { days: history.days.length } }, weeks);
  const total = sum(cells.map(({ n }) => n));
  const answeredOnly = total >= ANSWERED_ONLY_ROWS && rows.every((row) => num(row, 'lost') === 0);
  const warnings: Phrase[] = answeredOnly || choosesPeople(scope) ? [{ text: VOLUME.notes.truncated }] : [];
  return { ...forecastOf(history, warnings), excluded };
}

/** The forecast of a history of at least four weeks. */
export function forecastOf(history: History, warnings: readonly Phrase[] = []): Forecast {
  const tried = (['baseline', 'holt_winters'] as const).map((method) => backtest(history, method));
  const [baseline = NO_SCORE, candidate = NO_SCORE] = tried.map((residuals) => score(history, residuals));
  const weeks = weeksOf(history);
  const method = weeks >= 8 ? chooseMethod(baseline, candidate) : 'baseline';
  const residuals = tried[method === 'baseline' ? 0 : 1] ?? [];
  const end = history.days.length;
  const week = forecastWeek(history, end, method) ?? [];
  const phi = hourlyDispersion(residuals);
  const dayPhi = dispersion(dailyResiduals(residuals));
  const error = (method === 'baseline' ? baseline : candidate).wape;
  const isDay = baseline.wape !== null && baseline.wape > MAX_SLOT_WAPE;
  return {
    status: weeks >= 8 ? 'ok' : 'provisional',
    reason: null,
    method,
    baseline,
    candidate,
    grain: isDay ? 'day' : 'slot',
    weeks,
    excluded: [],
    slots: week.flatMap((values, i) => values.map((value, half) => slotOf(history.first + end + i, half, value, phi))),
    days: week.map((values, i) => ({
      date: isoOf(history.first + end + i),
      value: sum(values),
      ...interval80(sum(values), dayPhi)
    })),
    recent: history.days
      .map((day, i) => ({ date: isoOf(history.first + i), value: day && sum(day.map((value) => value ?? 0)) }))
      .slice(-RECENT_DAYS),
    warnings: [
      ...warnings,
      ...(weeks < 8 ? [{ text: VOLUME.notes.provisional }] : []),
      ...(isDay ? [{ text: VOLUME.notes.daysOnly, params: { wape: Math.round((error ?? 0) * 100) } }] : [])
    ]
  };
}

function slotOf(day: number, half: number, value: number, phi: readonly number[]): ForecastSlot {
  return { date: isoOf(day), weekday: weekdayOf(day), half, value, ...interval80(value, phi[half >> 1] ?? 1) };
}

function nothing(status: Forecast['status'], reason: Phrase, weeks: number): Forecast {
  return {
    status,
    reason,
    method: 'baseline',
    baseline: NO_SCORE,
    candidate: NO_SCORE,
    grain: 'slot',
    weeks,
    excluded: [],
    slots: [],
    days: [],
    recent: [],
    warnings: []
  };
}

/** Holidays of the settings and events that say the day was not normal. */
async function abnormalDays(
  engine: Engine,
  { settings, model, signal }: AskOptions
): Promise<{ date: string; label: string }[]> {
  const holidays = settings.holidays.map((date) => ({ date, label: '' }));
  const has = (name: string): boolean => model.present.events?.includes(name) ?? false;
  if (!has('date') || !has('label')) return holidays;
  const rows = await ask(
    engine,
    sql`
SELECT e.date::VARCHAR AS date, min(e.label) AS label
FROM ${raw('events')} AS e
WHERE e.date IS NOT NULL AND regexp_matches(lower(e.label), ${ABNORMAL})
GROUP BY e.date
ORDER BY e.date`,
    signal
  );
  const known = new Set(holidays.map(({ date }) => date));
  return [...holidays, ...rows.map((row) => ({ date: String(row.date), label: String(row.label) })).filter(({ date }) => !known.has(date))]; // prettier-ignore
}

interface HistoryOptions {
  readonly first: number;
  readonly last: number;
  readonly excluded: ReadonlySet<number>;
  readonly settings: Settings;
}

/** Counts per day and half-hour; at a clock change the doubled half-hours are halved and the missing ones unknown (METHODS 0.3). */
export function historyOf(
  cells: readonly { day: number; half: number; n: number }[],
  options: HistoryOptions
): History {
  const { first, last, excluded, settings } = options;
  const days: ((number | null)[] | null)[] = Array.from({ length: last - first + 1 }, (_, i) =>
    excluded.has(first + i) ? null : Array.from({ length: HALVES }, () => 0)
  );
  for (const { day, half, n } of cells) {
    const today = days[day - first];
    if (today) today[half] = (today[half] ?? 0) + n;
  }
  for (const { day, half, times } of clockChanges(settings.zone, first, last)) {
    const today = days[day - first];
    const value = today?.[half];
    if (today && value != null) today[half] = times === 0 ? null : value / times;
  }
  return { first, days };
}
