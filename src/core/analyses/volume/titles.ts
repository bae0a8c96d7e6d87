import { atStart, formatRange, formatRelative, formatValue, inWords } from '#core/i18n/format.ts';
import { DAY_PART_NAMES, WEEKDAY_NAMES } from '#core/i18n/messages/findings.ts';
import { VOLUME_TITLES as TITLES } from '#core/i18n/messages/volume-page.ts';
import type { Locale, Phrase } from '#core/i18n/text.ts';
import { sum } from '#core/stats/numerics.ts';
import { changesOf, type Pair } from '../changes.ts';
import { dayPartOf } from '../heat.ts';
import { latestAgainstUsual, type Trend } from '../trend.ts';
import type { ArrivalColumn, Grain, Measure } from './arrival-panels.ts';
import type { WeekSlotArrivals } from './arrivals.ts';
import type { Forecast } from './forecast.ts';
import type { HandleSplit } from './handle-split.ts';
import type { Histogram } from './histogram.ts';
import type { ServiceLevels } from './service-level.ts';
import type { Waits } from './waits.ts';

/** A change of a number of calls below this share is "about as many" (our choice). */
const SAME = 0.02;
const Z95 = 1.96;

/** More, fewer or about as many calls than before, days with data against days with data; for hours: the busiest one. */
export function arrivalsTitle(columns: readonly ArrivalColumn[], measure: Measure, grain: Grain): Phrase {
  const words = TITLES[measure];
  if (grain !== 'day') return busiestTitle(columns, measure, grain);
  const both = columns.filter(({ closed, previous }) => !closed && previous !== null);
  const now = sum(both.map(({ counts }) => counts[measure]));
  const before = sum(both.map(({ previous }) => previous ?? 0));
  if (both.length === 0 || before === 0) return { text: words.plain };
  const change = now / before - 1;
  // Counts vary by their root even when nothing changed.
  const isChance = Math.abs(now - before) <= Z95 * Math.sqrt(now + before);
  if (isChance || Math.abs(change) < SAME) return { text: words.same };
  return inWords(change > 0 ? words.more : words.fewer, () => ({ change: formatRelative(change) }));
}

function busiestTitle(columns: readonly ArrivalColumn[], measure: Measure, grain: 'hour' | 'halfHour'): Phrase {
  const plain = { text: TITLES[measure][grain] };
  const [first, second] = [...columns].sort((a, b) => b.counts[measure] - a.counts[measure]);
  if (!first || !second) return plain;
  const [most, next] = [first.counts[measure], second.counts[measure]];
  return most - next > Z95 * Math.sqrt(most + next) ? { text: TITLES.busiest, params: { time: first.key } } : plain;
}

/** How many of the fullest half-hours are looked at, and how many of them must lie in one part of one weekday (our choice). */
const FULLEST = 8;
const ALIKE = 6;

/** Mean calls per day in a half-hour of the week; null on weekdays without data. */
export const perDay = (slot: WeekSlotArrivals, measure: Measure): number | null =>
  slot.days > 0 ? slot[measure] / slot.days : null;

/** Of the eight fullest half-hours of the week those that share weekday and part of the day, when they are at least six. */
export function fullest(slots: readonly WeekSlotArrivals[], measure: Measure): WeekSlotArrivals[] {
  const open = slots.filter((slot) => (perDay(slot, measure) ?? 0) > 0);
  if (open.length < 2 * FULLEST) return [];
  const top = open.sort((a, b) => (perDay(b, measure) ?? 0) - (perDay(a, measure) ?? 0)).slice(0, FULLEST);
  const [first] = top;
  const alike = top.filter(
    (slot) => slot.weekday === first?.weekday && dayPartOf(slot.half / 2) === dayPartOf(first.half / 2)
  );
  return alike.length >= ALIKE ? alike : [];
}

export function heatTitle([first]: readonly WeekSlotArrivals[], measure: Measure): Phrase {
  const weekday = first && WEEKDAY_NAMES[first.weekday - 1];
  if (!first || !weekday) return { text: TITLES[measure].heat };
  const part = DAY_PART_NAMES[dayPartOf(first.half / 2)];
  return inWords(TITLES[measure].heatFullest, (locale) => ({ weekday: weekday[locale], part: part[locale] }));
}

const asShare = (value: number, locale: Locale) => formatValue(value, 'ratio', locale, { decimals: 0 });
/** A name of the files at the start of a sentence. */
const asTime = (value: number | null, locale: Locale) => formatValue(value, 'seconds', locale);

/** Causes must be recorded for at least this share of the time before a title names one (our choice). */
const RECORDED = 0.5;

/** The cause that takes the most time, and its share of all of it. */
export function partsTitle({ groups, metric }: HandleSplit): Phrase {
  const all = sum(groups.map(({ totalS }) => totalS));
  const named = groups.filter(({ label }) => label !== null);
  const [first] = named;
  const label = first?.label;
  const isRecorded = sum(named.map(({ totalS }) => totalS)) >= RECORDED * all;
  if (!label || first.figure.now.status !== 'ok' || all === 0 || named.length < 2 || !isRecorded) {
    return { text: metric === 'aht_s' ? TITLES.parts : TITLES.partsTalk };
  }
  return inWords(TITLES.partsMost, (locale) => ({
    cause: atStart(label[locale]),
    share: asShare(first.totalS / all, locale)
  }));
}

/** The group whose handling time rose most beyond chance; else the one that fell most; else that none did. */
export function longerTitle({ groups, metric }: HandleSplit): Phrase {
  const pairs = groups.flatMap(({ value, label, figure: { now, previous } }): Pair[] =>
    label && previous ? [{ metric, split: { dimension: 'cause', value, label }, now, previous }] : []
  );
  const { rows, tested } = changesOf(pairs);
  if (tested === 0) return { text: metric === 'aht_s' ? TITLES.longer : TITLES.longerTalk };
  const [up, down] = [rows[0], rows.at(-1)];
  const named = up && up.change > 0 ? up : down;
  const label = named?.split?.label;
  if (!named || !label) return { text: TITLES.longerNone };
  const text = named.change > 0 ? TITLES.longerUp : TITLES.longerDown;
  return inWords(text, (locale) => ({ cause: atStart(label[locale]), change: formatRelative(named.change) }));
}

/** Median and 90th percentile in a sentence. */
export function histogramTitle({ median, p90, of }: Histogram): Phrase {
  if (median.status !== 'ok' || p90.status !== 'ok') return { text: of === 'handle_s' ? TITLES.spread : TITLES.spreadTalk };
  return inWords(TITLES.spreadFound, (locale) => ({
    median: asTime(median.value, locale),
    p90: asTime(p90.value, locale)
  }));
} // prettier-ignore

/** Where the latest week lies against the usual range of a week. */
export function repeatTitle(trend: Trend): Phrase {
  const place = latestAgainstUsual(trend);
  return { text: place === null ? TITLES.repeat : TITLES.repeatPlace[place] };
}

/** The level in the chosen formula. */
export function serviceTitle({ levels, chosen, thresholdS }: ServiceLevels): Phrase {
  const { value, status } = levels[chosen];
  if (value === null || status !== 'ok') return { text: TITLES.service };
  return inWords(TITLES.serviceFound, (locale) => ({
    share: formatValue(value, 'ratio', locale, { n: levels[chosen].n }),
    t: asTime(thresholdS, locale)
  }));
}

/** How long half of the callers waited before they were answered, and before they gave up. */
export function waitsTitle({ answered, abandoned }: Waits): Phrase {
  if (answered.median.status !== 'ok') return { text: TITLES.waits };
  const both = abandoned.median.status === 'ok';
  return inWords(both ? TITLES.waitsBoth : TITLES.waitsAnswered, (locale) => ({
    answered: asTime(answered.median.value, locale),
    abandoned: asTime(abandoned.median.value, locale)
  }));
}

/** Calls expected in the week ahead. */
export function forecastTitle({ days }: Forecast): Phrase {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return { text: TITLES.forecast };
  const total = sum(days.map(({ value }) => value));
  return inWords(TITLES.forecastFound, (locale) => ({
    n: formatValue(total, 'count', locale),
    dates: formatRange(first.date, last.date, locale)
  }));
}
