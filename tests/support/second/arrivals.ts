import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { dayOf } from '../promises.ts';
import type { Look } from './figures.ts';
import { waits } from './queues.ts';
import type { Raw } from './raw.ts';

const HALF_S = 1800;
const sum = (list: readonly (number | undefined)[]): number => list.reduce<number>((total, value) => total + (value ?? 0), 0); // prettier-ignore
const mean = (list: readonly number[]): number => sum(list) / list.length;

/** Linear interpolation between order statistics. */
function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (at - Math.floor(at)) * (high - low);
}

/** Waits of inbound calls answered (true) or given up (false) in a look: how many, quantiles, and calls per bin up to each bound and beyond. */
export function waitsOf(
  raw: Raw,
  { from, to, team }: Look,
  answered: boolean,
  bounds: readonly number[]
): { n: number; median: number; p90: number; bins: number[] } {
  const own = waits(raw).filter(({ start, handled, left, legs }) => {
    const day = Math.floor(start / 86_400);
    const isTeam = team === null || legs.find((leg) => leg.answered)?.team === team;
    return day >= dayOf(from) && day <= dayOf(to) && isTeam && (answered ? handled : !handled && !left);
  });
  const seconds = own.map(({ wait }) => wait);
  const binOf = (wait: number): number => bounds.filter((bound) => wait > bound).length;
  const bins = [...bounds, Infinity].map((_, i) => seconds.filter((wait) => binOf(wait) === i).length);
  return { n: seconds.length, median: quantile(seconds, 0.5), p90: quantile(seconds, 0.9), bins };
}

/** What a method said of a half-hour of a past week, `origin` being the first day of that week. */
interface Tried {
  readonly origin: number;
  readonly day: number;
  readonly half: number;
  readonly y: number;
  readonly f: number;
}

interface Limits {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The forecast of METHODS 6.3 with what it was judged by. */
export interface Expected {
  readonly method: 'baseline' | 'holt_winters';
  readonly scores: readonly { readonly wape: number; readonly mase: number; readonly coverage: number }[];
  readonly days: readonly Limits[];
  readonly slots: readonly Limits[];
}

type Week = readonly (readonly number[])[];

/** Half-hours of a day; undefined where there was none. */
type Halves = (number | undefined)[];

/** Inbound calls by half-hour of every day; null on days whose event says holiday or outage. Summer time began on 29 March: two half-hours never were. */
function historyOf(raw: Raw, folder: string, team: string | null): (Halves | null)[] {
  const own = waits(raw).filter(({ legs }) => team === null || legs.find((leg) => leg.answered)?.team === team);
  const halves = own.map(({ start }) => Math.floor(start / HALF_S));
  const first = Math.floor(halves.reduce((least, half) => Math.min(least, half), Infinity) / 48);
  const last = Math.floor(raw.legs.reduce((most, { start }) => Math.max(most, start), 0) / 86_400);
  const events = gunzipSync(readFileSync(`${folder}/events.csv.gz`)).toString('utf8').split('\n').map((line) => line.split(',')); // prettier-ignore
  const odd = new Set(events.filter(([, label]) => label === 'holiday' || label === 'outage').map(([date]) => dayOf(date))); // prettier-ignore
  const days = Array.from({ length: last - first + 1 }, (_, i) => (odd.has(first + i) ? null : Array.from({ length: 48 }, (): number | undefined => 0))); // prettier-ignore
  days[dayOf('2026-03-29') - first]?.fill(undefined, 4, 6);
  for (const half of halves) {
    const today = days[Math.floor(half / 48) - first];
    if (today) today[half % 48] = (today[half % 48] ?? 0) + 1;
  }
  return days;
}

/** The newest days before `end` of the weekday of `target` that count: at most `weeks` of them, none more than a week further back. */
function likeDays(days: readonly (Halves | null)[], target: number, end: number, weeks: number): Halves[] {
  const back = Array.from({ length: weeks + 2 }, (_, i) => target - 7 * (i + 1));
  return back.filter((i) => i >= 0 && i < end && i >= end - 7 * (weeks + 1)).flatMap((i) => { const day = days[i]; return day ? [day] : []; }).slice(0, weeks); // prettier-ignore
}

/** Mean of the last four, or their median where one of them lies more than three scaled median deviations off. */
function slotOf(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const middle = quantile(values, 0.5);
  const spread = 1.4826 * quantile(values.map((x) => Math.abs(x - middle)), 0.5); // prettier-ignore
  return values.some((x) => Math.abs(x - middle) > 3 * spread) ? middle : mean(values);
}

const naiveDay = (days: readonly (Halves | null)[], target: number, end: number): number[] =>
  Array.from({ length: 48 }, (_, half) => slotOf(likeDays(days, target, end, 4).flatMap((day) => day[half] ?? [])));

/** Errors of the weights and the next seven totals by additive Holt–Winters with a season of seven days. */
function smooth(x: readonly number[], a: number, b: number, c: number): { error: number; next: number[] } {
  const [one, two] = [mean(x.slice(0, 7)), mean(x.slice(7, 14))];
  let [level, trend, error] = [one, (two - one) / 7, 0];
  const season = x.slice(0, 7).map((value) => value - one);
  for (const [t, value] of x.entries()) {
    const s = season[t % 7] ?? 0;
    if (t >= 7) error += (value - level - trend - s) ** 2;
    const next = a * (value - s) + (1 - a) * (level + trend);
    trend = b * (next - level) + (1 - b) * trend;
    level = next;
    season[t % 7] = c * (value - level) + (1 - c) * s;
  }
  const ahead = [1, 2, 3, 4, 5, 6, 7];
  return { error, next: ahead.map((k) => level + k * trend + (season[(x.length + k - 1) % 7] ?? 0)) };
}

const GRID = [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95];

function smoothWeek(days: readonly (Halves | null)[], end: number): Week {
  const totals = days.slice(0, end).map((day, i) => sum(day ?? naiveDay(days, i, i)));
  let best = { error: Infinity, next: [] as number[] };
  for (const a of GRID) for (const b of GRID) for (const c of GRID) {
    const tried = smooth(totals, a, b, c);
    if (tried.error < best.error) best = tried;
  } // prettier-ignore
  return best.next.map((total, i) => {
    const like = likeDays(days, end + i, end, 8).filter((day) => sum(day) > 0);
    return Array.from({ length: 48 }, (_, half) => (like.length === 0 ? 0 : Math.max(0, total) * mean(like.map((day) => (day[half] ?? 0) / sum(day))))); // prettier-ignore
  });
}

/** Overdispersion, at least that of Poisson. */
function phiOf(pairs: readonly { y: number; f: number }[]): number {
  const used = pairs.filter(({ f }) => f > 0);
  return used.length < 2 ? 1 : Math.max(1, sum(used.map(({ y, f }) => (y - f) ** 2 / f)) / (used.length - 1));
}

const limitsOf = (value: number, phi: number): Limits => ({ value, low: Math.max(0, value - 1.2816 * Math.sqrt(phi * value)), high: value + 1.2816 * Math.sqrt(phi * value) }); // prettier-ignore
const ofHour = (tried: readonly Tried[], half: number): Tried[] => tried.filter((one) => one.half >> 1 === half >> 1);

/** The week after the last day of the data, for all inbound calls or those that a team answered. */
export function forecastOf(raw: Raw, folder: string, team: string | null): Expected {
  const days = historyOf(raw, folder, team);
  const end = days.length;
  const naiveWeek = (from: number): Week => [0, 1, 2, 3, 4, 5, 6].map((i) => naiveDay(days, from + i, from));
  const methods = [naiveWeek, (from: number) => smoothWeek(days, from)];
  const origins = [1, 2, 3, 4].map((weeks) => end - 7 * weeks);
  const tried = methods.map((weekOf) =>
    origins.flatMap((origin) => {
      const week = weekOf(origin);
      return week.flatMap((values, i) => values.flatMap((f, half): Tried[] => {
        const y = days[origin + i]?.[half];
        return y === undefined ? [] : [{ origin, day: origin + i, half, y, f }];
      }));
    })
  ); // prettier-ignore
  const early = days.slice(0, end - 28);
  const scale = mean(early.flatMap((day, i) => (day ?? []).flatMap((y, half) => { const before = early[i - 7]?.[half]; return y === undefined || before === undefined ? [] : [Math.abs(y - before)]; }))); // prettier-ignore
  const scores = tried.map((own) => {
    const errors = sum(own.map(({ y, f }) => Math.abs(y - f)));
    const inside = own.filter(({ f }) => f > 0).map((one) => {
      const others = own.filter(({ origin }) => origin !== one.origin);
      const { low, high } = limitsOf(one.f, phiOf(ofHour(others, one.half)));
      return one.y >= low && one.y <= high ? 1 : 0;
    }); // prettier-ignore
    return { wape: errors / sum(own.map(({ y }) => y)), mase: errors / own.length / scale, coverage: mean(inside) };
  });
  const isBetter = end >= 56 && (scores[1]?.wape ?? 1) <= 0.95 * (scores[0]?.wape ?? 0);
  const [week, own] = [(methods[isBetter ? 1 : 0] ?? naiveWeek)(end), tried[isBetter ? 1 : 0] ?? []];
  const past = [...new Set(own.map(({ day }) => day))].map((day) => {
    const today = own.filter((one) => one.day === day);
    return { y: sum(today.map(({ y }) => y)), f: sum(today.map(({ f }) => f)) };
  });
  const phis = Array.from({ length: 48 }, (_, half) => phiOf(ofHour(own, half)));
  return {
    method: isBetter ? 'holt_winters' : 'baseline',
    scores,
    days: week.map((values) => limitsOf(sum(values), phiOf(past))),
    slots: week.flatMap((values) => values.map((value, half) => limitsOf(value, phis[half] ?? 1)))
  };
}
