import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import { clockTicks, labelStyle, niceScale, ticksOf, valueAxis, type Scale } from './axis.ts';
import { colorOf, type SeriesColor } from './color.ts';
import { keyRows, type Key } from './keys.ts';
import { halo, heightOf, layer, line, plotIn, rect, words, type Shape } from './plot.ts';
import { textWidth } from './text-width.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** Values from `from` up to, but without, `to`; `to` null: and more. */
export interface HistogramBin {
  readonly from: number;
  readonly to: number | null;
  readonly count: number;
  /** Of the previous period. */
  readonly previous?: number | null;
}

/** How often values of a unit occur; bins touch, the last may be open. */
export interface HistogramData {
  readonly title: string;
  readonly unit: Unit;
  readonly color: SeriesColor;
  readonly bins: readonly HistogramBin[];
  /** What is counted, e.g. `Calls`. */
  readonly countLabel: string;
  /** Upright lines, e.g. median, P90, a limit. */
  readonly lines: readonly { readonly value: number; readonly label: string }[];
  /** Bins of equal ratio instead of equal width. */
  readonly log: boolean;
  /** Keys of bins chosen as a filter: the others are dimmed. */
  readonly chosen: readonly string[];
}

const GRID = { left: 52, right: 16, bottom: 28 } as const;
const LABEL_ROW = 14;
const TICK_PX = 48;
const GAP_PX = 1;
const DIMMED = 0.45;

/** Touching columns with labelled upright lines; the open bin is drawn as wide as the one before it, with a gap. */
export function option(data: HistogramData, context: ChartContext, size: Size): EChartsOption {
  const { palette, format } = context;
  const { plot, grid, keys } = layoutOf(data, context, size);
  const scale = scaleOf(data);
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid,
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: valueAxis(palette, scale, {
      axisLabel: labelStyle(palette, {
        formatter: (value: number) => format.axis(value, 'count'),
        align: 'left',
        margin: GRID.left - 16
      })
    }),
    series: [
      layer(2, [...keys, ...columnShapes(data, context, plot, scale)]),
      layer(4, axisShapes(data, context, plot)),
      layer(5, lineShapes(data, context, plot))
    ]
  };
}

/** Identifies a bin: its lower end. */
export function keyOf(bin: HistogramBin): string {
  return String(bin.from);
}

/** One sentence: title, number, range, the fullest bin and the lines. */
export function describe(data: HistogramData, context: ChartContext): string {
  const { locale, format } = context;
  const total = data.bins.reduce((sum, bin) => sum + bin.count, 0);
  const [first] = data.bins;
  const last = data.bins.at(-1);
  if (!first || !last || total === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const fullest = data.bins.reduce((top, bin) => (bin.count > top.count ? bin : top), first);
  const lines = data.lines.map(({ label }) => label).join(say(CHARTS.join, locale));
  const params = {
    title: data.title,
    n: format.count(total),
    what: data.countLabel,
    from: holdsCounts(data) ? format.count(first.from) : format.value(first.from, data.unit),
    to: last.to === null || holdsCounts(data) ? binName(last, data, context) : format.value(last.to, data.unit),
    bin: binName(fullest, data, context),
    max: format.count(fullest.count),
    lines
  }; // prettier-ignore
  return say(lines ? CHARTS.histogramLinesDescribe : CHARTS.histogramDescribe, locale, params);
}

/** One mark a bin, from low to high. */
export function marks(data: HistogramData, context: ChartContext): Mark[] {
  const { locale, format } = context;
  const total = data.bins.reduce((sum, bin) => sum + bin.count, 0);
  return data.bins.map((bin) => ({
    key: keyOf(bin),
    title: binName(bin, data, context),
    lines: [
      { label: data.countLabel, value: format.count(bin.count) },
      { label: say(CHARTS.share, locale), value: format.value(total > 0 ? bin.count / total : null, 'ratio') },
      ...(bin.previous == null ? [] : [{ label: say(CHARTS.previous, locale), value: format.count(bin.previous) }])
    ]
  }));
}

/** Bins down; count, share and previous across. */
export function table(data: HistogramData, context: ChartContext): TableData {
  const { locale, format } = context;
  const total = data.bins.reduce((sum, bin) => sum + bin.count, 0);
  const before = hasPrevious(data);
  return {
    caption: data.title,
    columns: [
      { label: say(CHARTS.range, locale), numeric: false },
      { label: data.countLabel, numeric: true },
      { label: say(CHARTS.share, locale), numeric: true },
      ...(before ? [{ label: say(CHARTS.previous, locale), numeric: true }] : [])
    ],
    rows: data.bins.map((bin) => {
      const share = total > 0 ? bin.count / total : null;
      return {
        key: keyOf(bin),
        cells: [
          { text: binName(bin, data, context), value: bin.from },
          { text: format.count(bin.count), value: bin.count },
          { text: format.value(share, 'ratio'), value: share },
          ...(before
            ? [{ text: bin.previous == null ? '–' : format.count(bin.previous), value: bin.previous ?? null }]
            : [])
        ]
      };
    })
  };
}

/** Where a bin's column stands. */
export function boxOf(data: HistogramData, index: number, size: Size, context: ChartContext): Box {
  const { plot } = layoutOf(data, context, size);
  const [from, to] = spanOf(data, index, plot);
  const bin = data.bins[index];
  const top = heightOf(Math.max(bin?.count ?? 0, bin?.previous ?? 0), scaleOf(data), plot);
  const y = Math.min(top, plot.y + plot.height - 6);
  return { x: from, y, width: to - from, height: plot.y + plot.height - y };
}

/** The bin under a point; the whole height counts. */
export function markAt(
  data: HistogramData,
  point: { x: number; y: number },
  size: Size,
  context: ChartContext
): number | null {
  const { plot } = layoutOf(data, context, size);
  if (point.y < 0 || point.y > size.height) return null;
  const index = data.bins.findIndex((_, i) => {
    const [from, to] = spanOf(data, i, plot);
    return point.x >= from && point.x < to;
  });
  return index >= 0 ? index : null;
}

/** What a choice of neighbouring bins covers; `to` null where the open bin is among them. */
export function rangeOf(data: HistogramData, from: number, to: number): { from: number; to: number | null } | null {
  const [first, last] = [data.bins[from], data.bins[to]];
  return first && last ? { from: first.from, to: last.to } : null;
}

function scaleOf(data: HistogramData): Scale {
  const highest = Math.max(1, ...data.bins.flatMap(({ count, previous }) => [count, previous ?? 0]));
  return niceScale(0, highest, { fromZero: true, ticks: highest < 4 ? highest : 4, whole: 1 });
}

function layoutOf(data: HistogramData, context: ChartContext, size: Size) {
  const { palette, locale } = context;
  const key: Key = { look: 'tick', color: palette.text, label: say(CHARTS.previous, locale) };
  const keys = keyRows(hasPrevious(data) ? [key] : [], { palette, width: size.width, top: 0 });
  const rows = labelRows(data, context, plotIn({ ...GRID, top: 0 }, size));
  const grid = { ...GRID, top: keys.height + 8 + rows.count * LABEL_ROW };
  return { plot: plotIn(grid, size), grid, keys: keys.shapes };
}

/** True when each bin is one whole number: it is named by it, and the name stands below its middle. */
function holdsCounts({ bins, unit, log }: HistogramData): boolean {
  return (
    unit === 'count' && !log && bins.every(({ from, to }) => Number.isInteger(from) && (to === null || to - from === 1))
  );
}

function hasPrevious({ bins }: HistogramData): boolean {
  return bins.some(({ previous }) => previous != null);
}

/** Ends of the closed part and of the whole axis in values; an open bin is as wide as the one before it. */
function domainOf({ bins, log }: HistogramData): { low: number; high: number } {
  const [first] = bins;
  const last = bins.at(-1);
  if (!first || !last) return { low: 0, high: 1 };
  const low = log ? first.from || smallest(bins) / 2 : first.from;
  if (last.to !== null) return { low, high: last.to };
  const before = bins.at(-2);
  if (log) return { low, high: last.from * (before?.from ? last.from / before.from : 2) };
  return { low, high: last.from + (before ? last.from - before.from : 1) };
}

/** The lower end of the first bin above zero: where a log axis can begin. */
function smallest(bins: readonly HistogramBin[]): number {
  return bins.find(({ from }) => from > 0)?.from ?? 1;
}

function xOf(value: number, data: HistogramData, plot: Box): number {
  const { low, high } = domainOf(data);
  const at = data.log
    ? (Math.log(Math.max(value, low)) - Math.log(low)) / (Math.log(high) - Math.log(low))
    : (value - low) / (high - low);
  return plot.x + Math.max(0, Math.min(1, at)) * plot.width;
}

function spanOf(data: HistogramData, index: number, plot: Box): [from: number, to: number] {
  const bin = data.bins[index];
  if (!bin) return [plot.x, plot.x];
  return [xOf(bin.from, data, plot), bin.to === null ? plot.x + plot.width : xOf(bin.to, data, plot)];
}

function columnShapes(data: HistogramData, { palette }: ChartContext, plot: Box, scale: Scale): Shape[] {
  const base = plot.y + plot.height;
  const color = colorOf(palette, data.color);
  const chosen = new Set(data.chosen);
  return data.bins.flatMap((bin, i) => {
    const [from, to] = spanOf(data, i, plot);
    const inset = bin.to === null ? 4 : 0;
    const top = heightOf(bin.count, scale, plot);
    const box = { x: from + inset, y: top, width: Math.max(1, to - from - GAP_PX - inset), height: base - top };
    const opacity = chosen.size > 0 && !chosen.has(keyOf(bin)) ? DIMMED : 1;
    const before = bin.previous == null ? null : heightOf(bin.previous, scale, plot);
    return [
      ...(bin.count > 0 ? [rect(box, { fill: color, opacity })] : []),
      ...(before === null || (bin.previous === 0 && bin.count === 0)
        ? []
        : [line([box.x, before], [box.x + box.width, before], { stroke: palette.text, lineWidth: 1.5 })])
    ];
  });
}

/** Base line and ticks at round values, below the middle of bins that are counts, or at bin ends on a log axis, at whole ones if there are; the open bin says "and more". */
function axisShapes(data: HistogramData, context: ChartContext, plot: Box): Shape[] {
  const { palette, format, locale } = context;
  const base = plot.y + plot.height;
  const style = { stroke: palette.axis, lineWidth: 1 };
  const open = data.bins.at(-1)?.to === null ? data.bins.at(-1) : undefined;
  const openWords = open ? say(CHARTS.andMore, locale, { from: format.axis(open.from, data.unit) }) : '';
  const openAt = open ? (spanOf(data, data.bins.length - 1, plot)[0] + plot.x + plot.width) / 2 : Infinity;
  const openLeft = open
    ? Math.min(openAt, plot.x + plot.width + 12 - textWidth(openWords, palette.fontSize) / 2)
    : Infinity;
  const middle = holdsCounts(data) ? 0.5 : 0;
  let free = plot.x - TICK_PX;
  const ticks = axisValues(data, plot).flatMap((value) => {
    const x = xOf(value + middle, data, plot);
    const text = format.axis(value, data.unit);
    const half = textWidth(text, palette.fontSize) / 2;
    const end = open ? openLeft - textWidth(openWords, palette.fontSize) / 2 - 8 : plot.x + plot.width + 14;
    if (x - half < free || x + half > end) return [];
    free = x + half + 10;
    const tick = middle > 0 ? [] : [line([x, base], [x, base + 4], style)];
    return [...tick, words(text, [x, base + 8], palette, tickStyle(palette.text3))];
  });
  return [
    line([plot.x, base], [plot.x + plot.width, base], style),
    ...ticks,
    ...(open ? [words(openWords, [openLeft, base + 8], palette, tickStyle(palette.text3))] : [])
  ];
}

function tickStyle(fill: string): object {
  return { align: 'center', verticalAlign: 'top', fill };
}

const MINUTE_S = 60;

function axisValues(data: HistogramData, plot: Box): number[] {
  if (data.log) {
    const ends = data.bins.map(({ from }) => from).filter((from) => from > 0);
    const whole = ends.filter(Number.isInteger);
    return whole.length > 1 ? whole : ends;
  }
  const { low, high } = domainOf(data);
  const count = Math.max(2, Math.min(8, Math.floor(plot.width / TICK_PX)));
  const isClock = data.unit === 'seconds' && high >= 2 * MINUTE_S;
  const values = isClock
    ? clockTicks(low, high, count)
    : ticksOf(niceScale(low, high, { ticks: count, ...(holdsCounts(data) ? { whole: 1 } : {}) }));
  return values.filter((value) => value >= low && (holdsCounts(data) ? value < high : value <= high));
}

/** Labels stand above the plot, right of their line; one that would cross a line further right goes a row above it. */
function labelRows(data: HistogramData, { palette }: ChartContext, plot: Box) {
  const placed: { x: number; from: number; label: string; row: number; left: boolean }[] = [];
  for (const { value, label } of [...data.lines].sort((a, b) => b.value - a.value)) {
    const x = xOf(value, data, plot);
    const width = textWidth(label, palette.fontSize) + 10;
    const left = x + width > plot.x + plot.width + 12;
    const end = left ? x : x + width;
    const row = Math.max(0, ...placed.filter((other) => other.from < end).map((other) => other.row + 1));
    placed.push({ x, from: left ? x - width : x, label, row, left });
  }
  return { placed, count: Math.max(0, ...placed.map(({ row }) => row + 1)) };
}

function lineShapes(data: HistogramData, context: ChartContext, plot: Box): Shape[] {
  const { palette } = context;
  return labelRows(data, context, plot).placed.flatMap(({ x, label, row, left }) => {
    const y = plot.y - 4 - row * LABEL_ROW - LABEL_ROW / 2;
    return [
      line([x, y - 5], [x, plot.y + plot.height], { stroke: palette.surface, lineWidth: 3.5 }),
      line([x, y - 5], [x, plot.y + plot.height], { stroke: palette.text, lineWidth: 1.25 }),
      words(label, [left ? x - 5 : x + 5, y], palette, { align: left ? 'right' : 'left', ...halo(palette) })
    ];
  });
}

function binName({ from, to }: HistogramBin, data: HistogramData, { format, locale }: ChartContext): string {
  const { unit } = data;
  const start = holdsCounts(data) ? format.count(from) : format.value(from, unit);
  if (to === null) return say(CHARTS.andMore, locale, { from: start });
  if (holdsCounts(data)) return start;
  return format.interval([from, to], unit);
}
