import { formatChange, formatRange, formatRelative, formatValue, inWords } from '#core/i18n/format.ts';
import { DAY_PART_NAMES, LEDE, NO_DATES, TITLES, WEEKDAY_NAMES } from '#core/i18n/messages/findings.ts';
import { say, type Locale, type Phrase, type Text } from '#core/i18n/text.ts';
import type { QueryContext } from '#core/query/scope.ts';
import { wordsOf } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { mean, sd, tInv } from '#core/stats/numerics.ts';
import { newcombe } from '#core/stats/proportions.ts';
import { dayPartOf } from './heat.ts';
import type { Changes, DailyVolume, Figure, HeatData, LedePart, OverviewData, SplitPanel } from './overview-types.ts';

type Found = Pick<OverviewData, 'resolved' | 'key' | 'daily' | 'moved' | 'heat' | 'promises' | 'strain'>;

/** The sentences of the Overview, by rules from its own numbers. Where no rule fires a title is the plain name of the measure. */
export function findingsOf(data: Found, context: QueryContext): Pick<OverviewData, 'lede' | 'ledeParts' | 'titles'> {
  return {
    lede: ledeOf(data, context),
    ledeParts: ledeParts(data, context),
    titles: {
      daily: dailyTitle(data.daily),
      moved: movedTitle(data.moved),
      heat: heatTitle(data.heat),
      promises: promisesTitle(data.promises),
      strain: strainTitle(data.strain)
    }
  };
}

const valueWords = ({ now }: Figure, locale: Locale, { settings }: QueryContext): string =>
  formatValue(now.value, now.unit, locale, { currency: settings.currency, n: now.n, compact: now.unit === 'money' });

function labelWords({ metric }: Figure, locale: Locale, { settings }: QueryContext, isStart: boolean): string {
  const { label, short } = wordsOf(metricOf(metric), settings);
  const text = (short ?? label)[locale];
  return isStart || locale === 'zh' ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** The sentence over the page. */
export function ledeOf(found: Pick<Found, 'key' | 'resolved'>, context: QueryContext): Phrase {
  const parts = ledeParts(found, context);
  const whole = (locale: Locale) => parts[locale].map(({ text }) => text).join('');
  return { text: { en: whole('en'), zh: whole('zh') } };
}

/** Flagged key figures, the one furthest outside first, two at most; else the first figures as they are. Numbers are parts of their own. */
export function ledeParts(
  { key, resolved }: Pick<Found, 'key' | 'resolved'>,
  context: QueryContext
): Record<Locale, LedePart[]> {
  const flagged = key
    .filter((figure) => figure.flag !== null && figure.now.value !== null)
    .sort((a, b) => distanceOf(b) - distanceOf(a))
    .slice(0, 2);
  const known = key.filter(({ now }) => now.value !== null && now.status === 'ok').slice(0, 3);
  const calls = key.find(({ metric }) => metric === 'calls_handled');
  const hasUsual = key.some(({ usual }) => usual !== null);
  const inLocale = (locale: Locale): LedePart[] => {
    const range = resolved.undated ? say(NO_DATES, locale) : formatRange(resolved.fromDate, resolved.toDate, locale);
    if (key.every(({ now }) => now.status === 'not_computable')) return [plain(say(LEDE.cannot, locale))];
    // No calls are no finding about calls.
    if (calls?.now.value === 0) return [plain(say(LEDE.nothing, locale, { range }))];
    if (flagged.length > 0) {
      return flagged.flatMap((figure, i) => [
        ...(i > 0 ? [plain(LEDE.between[locale])] : []),
        ...flaggedSentence(figure, locale, context)
      ]);
    }
    if (known.length === 0) {
      const isFew = key.some(({ now }) => now.value !== null);
      return [plain(say(isFew ? LEDE.few : LEDE.nothing, locale, { range }))];
    }
    const parts = known.flatMap((figure, i) => [
      ...(i > 0 ? [plain(LEDE.comma[locale])] : []),
      ...aroundValue(LEDE.part, figure, labelWords(figure, locale, context, i === 0 && !hasUsual), locale, context)
    ]);
    const start = hasUsual ? say(LEDE.steady, locale) : say(LEDE.plain, locale, { range });
    return [plain(start), ...parts, plain(LEDE.end[locale])];
  };
  return { en: inLocale('en'), zh: inLocale('zh') };
}

const plain = (text: string): LedePart => ({ text, metric: null });

/** A text with a `{value}`, cut at its number. */
function aroundValue(text: Text, figure: Figure, label: string, locale: Locale, context: QueryContext): LedePart[] {
  const [before = '', after = ''] = say(text, locale, { label }).split('{value}');
  return [plain(before), { text: valueWords(figure, locale, context), metric: figure.metric }, plain(after)].filter((part) => part.text !== ''); // prettier-ignore
}

function flaggedSentence(figure: Figure, locale: Locale, context: QueryContext): LedePart[] {
  const { now, previous } = figure;
  const text = figure.flag === 'above' ? LEDE.above : LEDE.below;
  const head = aroundValue(text, figure, labelWords(figure, locale, context, true), locale, context);
  const hasPrevious = previous?.value != null && previous.status === 'ok';
  const change = hasPrevious ? formatChange(now.value, previous.value, now.unit, locale, { n: now.n }) : null;
  return [...head, plain((change ? say(LEDE.change, locale, { change }) : '') + LEDE.end[locale])];
}

/** How far a flagged figure lies outside its usual range, in widths of the range. */
function distanceOf({ now, usual }: Figure): number {
  if (!usual || now.value === null) return 0;
  const width = usual.hi - usual.lo || Math.abs(usual.hi) || 1;
  return (now.value > usual.hi ? now.value - usual.hi : usual.lo - now.value) / width;
}

/** A change of volume below this share is "about as many" (our choice). */
const SAME = 0.02;
/** A direction explains "nearly all" of a change from this share of it (our choice). */
const NEARLY_ALL = 0.8;

/**
 * Title of the daily columns: more, fewer or about as many calls, and which direction explains it. Open days are compared with open days; a change that
 * their differences do not set apart from chance is no finding.
 */
export function dailyTitle({ days, hasDirection }: DailyVolume): Phrase {
  const both = days.filter((day) => day.total !== null && day.previous !== null);
  const [now, before] = [sumOf(both.map(({ total }) => total)), sumOf(both.map(({ previous }) => previous))];
  if (both.length === 0 || before === 0) return { text: TITLES.daily };
  const change = now / before - 1;
  if (Math.abs(change) < SAME) return { text: TITLES.dailySame };
  if (!isBeyondChance(both.map(({ total, previous }) => (total ?? 0) - (previous ?? 0)))) return { text: TITLES.daily };
  const isMore = change > 0;
  const direction = hasDirection ? explainedBy(both, now - before) : null;
  if (direction === 'outbound') return { text: isMore ? TITLES.moreOutbound : TITLES.fewerOutbound };
  if (direction === 'inbound') return { text: isMore ? TITLES.moreInbound : TITLES.fewerInbound };
  return inWords(isMore ? TITLES.dailyMore : TITLES.dailyFewer, () => ({ change: formatRelative(change) }));
}

/** Fewer days than these say nothing about a change (our choice). */
const MIN_DAYS = 5;

/** Whether differences, one a day, lie around something other than 0: 95 % interval of their mean by t. */
function isBeyondChance(differences: readonly number[]): boolean {
  const [centre, spread] = [mean(differences), sd(differences)];
  const n = differences.length;
  if (n < MIN_DAYS || centre === null || spread === null) return false;
  return Math.abs(centre) > (tInv(0.975, n - 1) * spread) / Math.sqrt(n);
}

function explainedBy(days: DailyVolume['days'], difference: number): 'outbound' | 'inbound' | null {
  for (const direction of ['outbound', 'inbound'] as const) {
    const now = sumOf(days.map((day) => day[direction]));
    const before = sumOf(days.map((day) => (direction === 'outbound' ? day.previousOutbound : day.previousInbound)));
    const share = (now - before) / difference;
    if (share >= NEARLY_ALL && share <= 2 - NEARLY_ALL) return direction;
  }
  return null;
}

const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Title of the list of changes. */
export function movedTitle(moved: Changes | null): Phrase {
  if (!moved || moved.tested === 0) return { text: TITLES.moved };
  return moved.moved === 0 ? { text: TITLES.movedNone } : { text: TITLES.movedSome, params: { n: moved.moved } };
}

/** Title of the heat map: the weekday and part of the day that the outlined cells share. */
export function heatTitle({ outlined, cells, basis }: HeatData): Phrase {
  const cell = cells.find(({ key }) => key === outlined[0]);
  const weekday = cell && WEEKDAY_NAMES[cell.weekday - 1];
  if (!cell || !weekday) return { text: basis === 'agent_hour' ? TITLES.heat : TITLES.heatClock };
  const part = DAY_PART_NAMES[dayPartOf(cell.hour)];
  return inWords(TITLES.heatTight, (locale) => ({ weekday: weekday[locale], part: part[locale] }));
}

const SOLID = 50;

/**
 * Title of the promises: the bucket past which clearly fewer are kept. Of all cuts between buckets the one with the largest difference whose 95 %
 * interval (Newcombe) lies below 0; at least 50 promises on either side.
 */
export function promisesTitle({ metric, rows }: SplitPanel): Phrase {
  if (metric !== 'kept_rate') return { text: TITLES.satisfactionByCause };
  const counts = rows.map(({ now, label }) => ({ num: now.parts?.num ?? 0, den: now.parts?.den ?? 0, label }));
  const pool = (part: typeof counts) => part.reduce((sum, { num, den }) => ({ num: sum.num + num, den: sum.den + den }), { num: 0, den: 0 }); // prettier-ignore
  let best: { diff: number; days: string } | null = null;
  for (let cut = 1; cut < counts.length; cut++) {
    const [under, over] = [pool(counts.slice(0, cut)), pool(counts.slice(cut))];
    const days = /(\d+)(?!.*\d)/.exec(counts[cut - 1]?.label.en ?? '')?.[1];
    if (under.den < SOLID || over.den < SOLID || days === undefined) continue;
    const difference = newcombe(over.num, over.den, under.num, under.den);
    if (difference && difference.hi < 0 && difference.diff < (best?.diff ?? 0)) best = { diff: difference.diff, days };
  }
  return best ? { text: TITLES.keptPast, params: { days: best.days } } : { text: TITLES.kept };
}

/** Title of strain by team: in how many teams it lies outside the usual range. */
export function strainTitle({ rows }: SplitPanel): Phrase {
  const above = rows.filter((row) => row.flag === 'above').length;
  const below = rows.filter((row) => row.flag === 'below').length;
  if (above > 0) return { text: TITLES.strainAbove, params: { n: above } };
  if (below > 0) return { text: TITLES.strainBelow, params: { n: below } };
  const judged = rows.filter(({ now, usual }) => now.value !== null && usual !== null);
  return { text: judged.length > 0 && judged.length === rows.length ? TITLES.strainUsual : TITLES.strain };
}
