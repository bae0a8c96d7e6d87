import {
  arrivalColumns,
  clockOf,
  type ArrivalPanels,
  type Grain,
  type Measure
} from '#core/analyses/volume/arrival-panels.ts';
import type { Counts } from '#core/analyses/volume/arrivals.ts';
import type { Forecast } from '#core/analyses/volume/forecast.ts';
import { HANDLE_PARTS, type HandleSplit } from '#core/analyses/volume/handle-split.ts';
import type { Histogram } from '#core/analyses/volume/histogram.ts';
import {
  SERVICE_LEVEL_VARIANTS,
  type ServiceLevels,
  type ServiceLevelVariant
} from '#core/analyses/volume/service-level.ts';
import { fullest, perDay } from '#core/analyses/volume/titles.ts';
import { WAIT_BOUNDS, type WaitGroup } from '#core/analyses/volume/waits.ts';
import type { HeatData } from '#core/charts/heat-map.ts';
import { keyOf, type HistogramData } from '#core/charts/histogram.ts';
import type { IntervalData } from '#core/charts/interval-dots.ts';
import type { LevelTableData } from '#core/charts/level-table.ts';
import type { LineBandData } from '#core/charts/line-band.ts';
import type { StackedData } from '#core/charts/stacked-bars.ts';
import type { TimeColumnsData } from '#core/charts/time-columns.ts';
import { overlap } from '#core/query/handle-range.ts';
import type { HandleRange } from '#core/query/types.ts';
import { formatDate, formatValue } from '#core/i18n/format.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { NO_CAUSE } from '#core/i18n/messages/dimensions.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { VOLUME } from '#core/i18n/messages/volume.ts';
import { VOLUME_PAGE as WORDS } from '#core/i18n/messages/volume-page.ts';
import { sum } from '#core/stats/numerics.ts';
import { intervalRow, weekFrom } from '../overview/adapt.ts';
import type { Wording } from '../overview/figure-words.ts';

const SUBTITLES = { day: WORDS.columnsDay, hour: WORDS.columnsHour, halfHour: WORDS.columnsHalf } as const;
const PART_TONES = { talk: 'talk', hold: 'hold', wrap: 'after' } as const;

export const columnsSubtitle = (grain: Grain) => SUBTITLES[grain];

/** Columns of one measure; handled contacts by direction, since only they have both. */
export function columnsData(panels: ArrivalPanels, grain: Grain, measure: Measure, words: Wording): TimeColumnsData {
  const columns = arrivalColumns(panels, grain, measure);
  const outbound = ({ handled, handledInbound }: Counts) => handled - handledInbound;
  const byDirection = measure === 'handled' && columns.some(({ counts }) => outbound(counts) > 0);
  const split = byDirection && columns.some(({ counts }) => counts.handledInbound > 0);
  const [top] = [...columns].sort((a, b) => b.counts[measure] - a.counts[measure]);
  const most = top && formatValue(top.counts[measure], 'count', words.id);
  return {
    title: words.t(SUBTITLES[grain]),
    unit: 'count',
    series: split
      ? [
          { label: words.t(CHARTS.outbound), color: 'dirOut' },
          { label: words.t(CHARTS.inbound), color: 'dirIn' }
        ]
      : [{ label: words.t(WORDS[measure]), color: 'volume' }],
    named: split,
    buckets: { kind: grain, keys: columns.map(({ key }) => key) },
    columns: columns.map(({ counts, previous, closed }) => ({
      values: split ? [outbound(counts), counts.handledInbound] : [counts[measure]],
      previous,
      closed
    })),
    notes: top && most ? [{ key: top.key, text: words.t(OVERVIEW.highestDay, { n: most }) }] : []
  };
}

/** Mean calls per day by weekday and half-hour, from the first to the last half-hour with calls. */
export function heatData(
  { weekSlots }: ArrivalPanels,
  measure: Measure,
  chosen: readonly string[],
  words: Wording
): HeatData {
  const used = weekSlots.filter((slot) => slot[measure] > 0).map(({ half }) => half);
  const [from, to] = used.length > 0 ? [Math.min(...used), Math.max(...used)] : [0, -1];
  const shown = weekSlots.filter(({ half, days }) => days > 0 && half >= from && half <= to);
  const key = (weekday: number, half: number) => `${weekday}-${half / 2}`;
  return {
    title: words.t(WORDS.heatSubtitle),
    unit: 'number',
    weekdays: weekFrom(words.settings.weekStart).filter((day) => shown.some(({ weekday }) => weekday === day)),
    hours: Array.from({ length: to - from + 1 }, (_, i) => (from + i) / 2),
    cells: shown.map((slot) => ({
      key: key(slot.weekday, slot.half),
      value: perDay(slot, measure),
      n: slot[measure],
      small: false
    })),
    nLabel: words.t(WORDS.heatDays),
    outlined: chosen.length > 0 ? [] : fullest(weekSlots, measure).map(({ weekday, half }) => key(weekday, half)),
    chosen: chosen.flatMap((hour) => [hour, `${hour}.5`]),
    ramp: 'sequential'
  };
}

/** Name of a formula: its number, or what it leaves out. */
function variantName(variant: ServiceLevelVariant, chosen: ServiceLevelVariant, words: Wording): string {
  if (variant === 'short_left_out') return words.t(WORDS.shortLeftOut);
  return words.t(variant === chosen ? WORDS.formulaChosen : WORDS.formula, { n: variant });
}

/** The chosen formula first, the others after it in their order. */
export function serviceData({ levels, chosen }: ServiceLevels, words: Wording): LevelTableData {
  const variants = [chosen, ...SERVICE_LEVEL_VARIANTS.filter((variant) => variant !== chosen)];
  return {
    title: words.t(WORDS.serviceTable),
    rowLabel: words.t(WORDS.formulaName),
    longLabels: true,
    columns: [{ kind: 'level', id: 'level', label: words.t(WORDS.level), unit: 'ratio', family: 'volume' }],
    rows: variants.map((variant) => {
      const { value, ci, n, status, reason } = levels[variant];
      return {
        key: String(variant),
        label: variantName(variant, chosen, words),
        detail: words.t(VOLUME.serviceLevels[variant]),
        cells: [{ value, interval: ci, n, small: status === 'insufficient', reason: reason && words.phrase(reason) }]
      };
    })
  };
}

/** Handling time by cause as bars of its parts, with the share of the time of all contacts. */
export function partsData({ groups, metric, holdRecorded }: HandleSplit, words: Wording): StackedData {
  const all = sum(groups.map(({ totalS }) => totalS));
  const shown = HANDLE_PARTS.filter((part) => (metric === 'aht_s' ? part !== 'hold' || holdRecorded : part === 'talk'));
  return {
    title: words.t(metric === 'aht_s' ? WORDS.partsSubtitle : WORDS.partsTalkSubtitle),
    unit: 'seconds',
    parts: shown.map((part) => ({ id: part, label: words.t(WORDS[part]), tone: PART_TONES[part] })),
    rows: groups.map(({ value, label, parts, figure, totalS }) => ({
      key: value,
      label: label ? words.t(label) : words.t(NO_CAUSE),
      values: shown.map((part) => parts[part]),
      previous: figure.previous?.status === 'ok' ? figure.previous.value : null,
      n: figure.now.n,
      share: all > 0 ? totalS / all : null,
      small: figure.now.status === 'insufficient',
      reason: figure.now.reason && words.phrase(figure.now.reason)
    })),
    totalLabel: words.t(WORDS.mean),
    shareLabel: words.t(WORDS.shareOfTime),
    nLabel: words.t(OVERVIEW.n)
  };
}

/** Handling time by cause now and before, in the order of the parts. */
export function causeData({ groups, metric }: HandleSplit, words: Wording): IntervalData {
  return {
    title: words.t(metric === 'aht_s' ? WORDS.byCauseSubtitle : WORDS.byCauseTalkSubtitle),
    unit: 'seconds',
    family: 'time',
    valueLabel: words.t(WORDS.time),
    nLabel: words.t(OVERVIEW.n),
    bounds: null,
    rows: groups.map(({ value, label, figure }) => intervalRow({ ...figure, value, label: label ?? NO_CAUSE }, words))
  };
}

/** How handling time is spread, with median and 90th percentile. */
export function spreadData(
  { bins, median, p90, of }: Histogram,
  log: boolean,
  chosen: HandleRange | null,
  words: Wording
): HistogramData {
  const lines = [
    { figure: median, text: WORDS.median },
    { figure: p90, text: WORDS.p90 }
  ];
  return {
    title: words.t(of === 'handle_s' ? WORDS.spreadSubtitle : WORDS.spreadTalkSubtitle),
    unit: 'seconds',
    color: 'time',
    bins,
    countLabel: words.t(WORDS.contacts),
    lines: lines.flatMap(({ figure: { value, status }, text }) =>
      value === null || status !== 'ok'
        ? []
        : [{ value, label: words.t(text, { t: formatValue(value, 'seconds', words.id) }) }]
    ),
    log,
    chosen: chosen ? bins.filter((bin) => overlap(bin, chosen)).map(keyOf) : []
  };
}

/** Bins of waiting as words: `5–10 s`, `2–3 min`, `> 10 min`. */
export function waitBins(words: Wording): string[] {
  return [...WAIT_BOUNDS, null].map((to, i) => {
    const from = i === 0 ? 0 : (WAIT_BOUNDS[i - 1] ?? 0);
    if (to === null) return words.t(WORDS.minutes, { range: `> ${from / 60}` });
    if (to <= 120) return words.t(WORDS.seconds, { range: `${from}–${to}` });
    return words.t(WORDS.minutes, { range: `${from / 60}–${to / 60}` });
  });
}

/** Calls by how long the customer waited. */
export function waitsData({ bins }: WaitGroup, label: string, words: Wording): TimeColumnsData {
  return {
    title: words.t(WORDS.waitsSubtitle),
    unit: 'count',
    series: [{ label, color: 'volume' }],
    buckets: { kind: 'ordinal', keys: waitBins(words) },
    columns: bins.map((count) => ({ values: [count], previous: null })),
    notes: []
  };
}

/** The last two weeks, and the seven days expected after them. */
export function weekAheadData({ recent, days }: Forecast, words: Wording): TimeColumnsData {
  return {
    title: words.t(WORDS.forecastSubtitle),
    unit: 'count',
    series: [{ label: words.t(WORDS.came), color: 'volume' }],
    buckets: { kind: 'day', keys: recent.map(({ date }) => date) },
    columns: recent.map(({ value }) => ({ values: [value ?? 0], previous: null, closed: value === null })),
    notes: [],
    forecast: {
      label: words.t(WORDS.expected),
      intervalLabel: words.t(WORDS.interval80),
      points: days.map(({ date, value, low, high }) => ({ key: date, value: Math.round(value), interval: [low, high] }))
    }
  };
}

/** Under this many calls expected a half-hour counts as closed. */
const CLOSED = 0.05;

/** One day of the forecast by half-hour, from the first to the last with calls. */
export function dayAheadData({ slots, weeks }: Forecast, date: string, words: Wording): LineBandData {
  const day = slots.filter((slot) => slot.date === date);
  const open = day.flatMap(({ value }, i) => (value >= CLOSED ? [i] : []));
  const shown = open.length > 0 ? day.slice(open[0], (open.at(-1) ?? 0) + 1) : [];
  return {
    title: words.t(WORDS.forecastHalfSubtitle, { day: dayName(date, words) }),
    unit: 'number',
    nLabel: words.t(WORDS.weeksN),
    bounds: [0, Infinity],
    fromZero: true,
    buckets: { kind: 'halfHour', keys: shown.map(({ half }) => clockOf(half, 'halfHour')) },
    lines: [
      {
        id: 'expected',
        label: words.t(WORDS.expected),
        color: 'volume',
        points: shown.map(({ value, low, high }) => ({ value, interval: [low, high], n: weeks, small: false }))
      }
    ],
    intervals: 'band',
    intervalLabel: words.t(WORDS.interval80),
    usual: null,
    reference: null
  };
}

export const dayName = (date: string, words: Wording): string =>
  formatDate(date, words.id, { year: false, weekday: true });

/** A cell of half-hours, `1-8.5`, as the hour that it lies in and its half-hour of the day, 0–47. */
export function hourOfCell(cell: string): { hour: string; half: number } {
  const [weekday = '', time = '0'] = cell.split('-');
  return { hour: `${weekday}-${Math.floor(Number(time))}`, half: Number(time) * 2 };
}
