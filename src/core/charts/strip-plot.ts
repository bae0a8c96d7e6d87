import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import { labelStyle, share, TEXT_START, tickWords, unitScale, valueAxis, type Scale } from './axis.ts';
import { colorOf, type SeriesColor } from './color.ts';
import { halo, layer, line, plotIn, rect, words, type Shape } from './plot.ts';
import { textWidth } from './text-width.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** One value. Without `label` nobody can tell whose it is. */
export interface StripDot {
  readonly value: number;
  readonly label?: string;
}

export interface StripGroup {
  readonly key: string;
  readonly label: string;
  readonly dots: readonly StripDot[];
  /** Null under the minimum sample. */
  readonly median: number | null;
  readonly n: number;
  readonly small: boolean;
}

/** Dots by group, in the order given; the median as a line. */
export interface StripData {
  readonly title: string;
  readonly unit: Unit;
  readonly color: SeriesColor;
  readonly groups: readonly StripGroup[];
  readonly valueLabel: string;
  readonly nLabel: string;
  readonly bounds: readonly [number, number] | null;
  readonly fromZero?: boolean;
  /** Keys of groups chosen as a filter: the others are dimmed. */
  readonly chosen: readonly string[];
}

const TOP = 8;
const BOTTOM = 28;
const DOT_RADIUS = 3;
const LEAST_RADIUS = 1.25;
const DIMMED = 0.45;
const LABEL_SHARE = 0.3;
const DOT_OPACITY = 0.7;
/** Beyond so many dots in a row they would only cover each other: bars as high as there are values say more. Our choice. */
const MOST_DOTS = 250;
/** Least distance of two bars, pixels. */
const BAR_STEP = 3;

/** Rows of dots that do not cover each other, or of bars where there are too many; with the median and n. */
export function option(data: StripData, context: ChartContext, size: Size): EChartsOption {
  const { palette, format } = context;
  const { plot, grid } = layoutOf(data, context, size);
  const scale = scaleOf(data);
  const at = atOf(scale, plot);
  const shares = (group: StripGroup) => gathered(group.dots.map(({ value }) => at(value))).bars.map((bar) => bar.share);
  const fullest = isDense(data) ? Math.max(...data.groups.flatMap(shares)) : null;
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid,
    xAxis: valueAxis(palette, scale, {
      axisLabel: labelStyle(palette, {
        formatter: (value: number) => tickWords(value, data.unit, scale, format),
        margin: 8,
        hideOverlap: true
      })
    }),
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [layer(3, data.groups.flatMap((group, row) => rowShapes(group, row, data, context, { plot, size, fullest })))]
  }; // prettier-ignore
}

/**
 * Offsets from the middle of a row so that no two dots overlap: each takes the free place nearest to the middle, in order of value.
 * Where the row is too low for that, smaller dots are tried, and at last dots share the edge. Units: pixels.
 */
export function swarm(places: readonly number[], half: number): { offsets: number[]; radius: number } {
  for (let radius = DOT_RADIUS; radius > LEAST_RADIUS; radius -= 0.25) {
    const offsets = packed(places, radius, half - radius);
    if (offsets) return { offsets, radius };
  }
  const room = Math.max(0, half - LEAST_RADIUS);
  const offsets = packed(places, LEAST_RADIUS, Infinity) ?? [];
  return { offsets: offsets.map((offset) => Math.max(-room, Math.min(room, offset))), radius: LEAST_RADIUS };
}

/** Whether rows are drawn as bars, all of them alike, because one has too many dots. */
export function isDense(data: StripData): boolean {
  return data.groups.some(({ dots }) => dots.length > MOST_DOTS);
}

/**
 * Dots gathered into bars: where they stand and the share of all dots in each. One bar a value while values lie far enough apart,
 * else one for every three pixels.
 */
export function gathered(places: readonly number[]): { bars: { x: number; share: number }[]; step: number } {
  const tally = (placeOf: (place: number) => number) => {
    const counts = new Map<number, number>();
    for (const place of places) counts.set(placeOf(place), (counts.get(placeOf(place)) ?? 0) + 1);
    return [...counts].sort((a, b) => a[0] - b[0]);
  };
  const stepOf = (sorted: readonly (readonly [number, number])[]) =>
    sorted.reduce((least, [x], i) => (i === 0 ? least : Math.min(least, x - (sorted[i - 1]?.[0] ?? 0))), Infinity);
  const single = tally((place) => Math.round(place * 4) / 4);
  const own = stepOf(single);
  const apart = own >= BAR_STEP;
  const counts = apart ? single : tally((place) => Math.round(place / BAR_STEP) * BAR_STEP);
  return {
    bars: counts.map(([x, n]) => ({ x, share: n / places.length })),
    step: apart ? Math.min(own, 12) : BAR_STEP
  };
}

/** One sentence: title and the median of every group. */
export function describe(data: StripData, { locale, format }: ChartContext): string {
  if (data.groups.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const ends = extentOf(data.groups);
  const rows = data.groups.map(({ label, median, n, small }) =>
    say(CHARTS.stripGroupDescribe, locale, {
      label,
      median: small || median === null ? say(CHARTS.tooFew, locale) : format.value(median, data.unit),
      n: format.count(n)
    })
  );
  if (!ends) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  return say(CHARTS.stripDescribe, locale, {
    title: data.title,
    min: format.value(ends[0], data.unit),
    max: format.value(ends[1], data.unit),
    rows: rows.join(say(CHARTS.joinLines, locale))
  });
}

/** One mark a group: its median, range and n; dots with a name are listed by name. */
export function marks(data: StripData, { locale, format }: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.groups.map((group) => {
    const { key, label, dots, median, n, small } = group;
    const range = extentOf([group]);
    return {
      key,
      title: label,
      lines: [
        { label: t(CHARTS.median), value: median === null ? t(CHARTS.noData) : format.value(median, data.unit) },
        ...(range ? [{ label: t(CHARTS.range), value: format.interval(range, data.unit) }] : []),
        { label: data.nLabel, value: format.count(n) },
        ...dots.flatMap((one) =>
          one.label === undefined ? [] : [{ label: one.label, value: format.value(one.value, data.unit) }]
        ),
        ...(small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
      ]
    };
  });
}

/** Groups down; n, lowest, median and highest across. Single values are not listed: they could be told apart. */
export function table(data: StripData, { locale, format }: ChartContext): TableData {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return {
    caption: data.title,
    columns: [
      { label: t(CHARTS.group), numeric: false },
      { label: data.nLabel, numeric: true },
      { label: t(CHARTS.lowest), numeric: true },
      { label: t(CHARTS.median), numeric: true },
      { label: t(CHARTS.highest), numeric: true }
    ],
    rows: data.groups.map((group) => {
      const { key, label, median, n, small } = group;
      const ends = extentOf([group]);
      const cell = (value: number | null) => ({ text: format.value(value, data.unit), value });
      return {
        key,
        cells: [
          { text: label, value: key },
          { text: format.count(n), value: n },
          cell(ends?.[0] ?? null),
          { ...cell(median), small },
          cell(ends?.[1] ?? null)
        ]
      };
    })
  };
}

/** The row of a group. */
export function boxOf(data: StripData, index: number, size: Size, context: ChartContext): Box {
  const { plot } = layoutOf(data, context, size);
  const height = plot.height / Math.max(1, data.groups.length);
  return { x: plot.x, y: plot.y + index * height, width: plot.width, height };
}

/** The row under a point. */
export function markAt(
  data: StripData,
  point: { x: number; y: number },
  size: Size,
  context: ChartContext
): number | null {
  const { plot } = layoutOf(data, context, size);
  if (point.x < 0 || point.x > size.width) return null;
  const index = Math.floor(((point.y - plot.y) / plot.height) * data.groups.length);
  return index >= 0 && index < data.groups.length ? index : null;
}

/** Lowest and highest value of some groups; null without any. */
function extentOf(groups: readonly StripGroup[]): [number, number] | null {
  let [low, high] = [Infinity, -Infinity];
  for (const { dots } of groups) {
    for (const { value } of dots) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : null;
}

function scaleOf(data: StripData): Scale {
  const [low, high] = extentOf(data.groups) ?? data.bounds ?? [0, 1];
  return unitScale(low, high, data.unit, { bounds: data.bounds, fromZero: data.fromZero ?? false });
}

function layoutOf(data: StripData, { palette, format }: ChartContext, size: Size) {
  const names = data.groups.map(({ label }) => textWidth(label, palette.fontSize));
  const counts = data.groups.map(({ n }) => textWidth(nWords(n, format), palette.fontSize));
  const grid = {
    left: TEXT_START + Math.min(size.width * LABEL_SHARE, Math.max(0, ...names)) + 12,
    right: TEXT_START + Math.max(0, ...counts) + 10,
    top: TOP,
    bottom: BOTTOM
  };
  return { plot: plotIn(grid, size), grid };
}

function nWords(n: number, format: ChartContext['format']): string {
  return `n = ${format.count(n)}`;
}

interface RowPlace {
  readonly plot: Box;
  readonly size: Size;
  /** Largest share that one bar of any row holds; null where rows are dots. */
  readonly fullest: number | null;
}

function rowShapes(
  group: StripGroup,
  row: number,
  data: StripData,
  context: ChartContext,
  { plot, size, fullest }: RowPlace
): Shape[] {
  const { palette, format } = context;
  const scale = scaleOf(data);
  const height = plot.height / data.groups.length;
  const y = plot.y + (row + 0.5) * height;
  const at = atOf(scale, plot);
  const opacity = data.chosen.length > 0 && !data.chosen.includes(group.key) ? DIMMED : 1;
  const places = group.dots.map(({ value }) => at(value));
  const style = group.small
    ? { fill: palette.surface, stroke: palette.under, lineWidth: 1.25, opacity }
    : { fill: colorOf(palette, data.color), opacity: opacity * DOT_OPACITY };
  const half = height / 2 - 3;
  return [
    ...(row > 0 ? [line([plot.x, y - height / 2], [plot.x + plot.width, y - height / 2], { stroke: palette.grid, lineWidth: 1 })] : []),
    words(group.label, [TEXT_START, y], palette, { opacity, width: plot.x - TEXT_START - 8, overflow: 'truncate' }),
    words(nWords(group.n, format), [size.width - TEXT_START, y], palette, { align: 'right', fill: palette.text3, opacity }),
    ...(fullest === null ? dotShapes(group, places, { y, half, plot, opacity, style }, context) : barShapes(places, { y, half, fullest, style })),
    ...(group.median === null || group.small ? [] : medianShapes(at(group.median), y, height, palette))
  ]; // prettier-ignore
}

const atOf =
  (scale: Scale, plot: Box) =>
  (value: number): number =>
    plot.x + Math.max(0, Math.min(1, share(value, scale))) * plot.width;

interface RowStyle {
  readonly y: number;
  readonly half: number;
  readonly style: Record<string, unknown>;
}

function dotShapes(
  group: StripGroup,
  places: readonly number[],
  { y, half, plot, opacity, style }: RowStyle & { plot: Box; opacity: number },
  { palette }: ChartContext
): Shape[] {
  const { offsets, radius } = swarm(places, half);
  const named = labelPlaces(group.dots, { places, offsets, radius }, plot, palette.fontSize);
  return [
    ...places.map((x, i) => ({ type: 'circle', shape: { cx: x, cy: y + (offsets[i] ?? 0), r: radius }, style })),
    ...named.map(({ text, x, lift }) => words(text, [x, y + lift], palette, { opacity, ...halo(palette) }))
  ];
}

/** Bars around the middle of the row, as high as their share of the fullest bar of the chart. */
function barShapes(places: readonly number[], { y, half, fullest, style }: RowStyle & { fullest: number }): Shape[] {
  const { bars, step } = gathered(places);
  return bars.map(({ x, share: own }) => {
    const reach = Math.max(0.5, (own / fullest) * half);
    return rect({ x: x - step / 2 + 0.5, y: y - reach, width: step - 1, height: 2 * reach }, style);
  });
}

/** Names beside their dots; one that would cover another is left to the tooltip. */
function labelPlaces(
  dots: readonly StripDot[],
  { places, offsets, radius }: { places: readonly number[]; offsets: readonly number[]; radius: number },
  plot: Box,
  fontSize: number
): { text: string; x: number; lift: number }[] {
  const placed: { text: string; x: number; lift: number; end: number }[] = [];
  dots.forEach(({ label }, i) => {
    if (label === undefined) return;
    const width = textWidth(label, fontSize);
    const dot = places[i] ?? 0;
    const lift = offsets[i] ?? 0;
    const right = dot + radius + 3;
    const x = right + width > plot.x + plot.width ? dot - radius - 3 - width : right;
    const covers = placed.some(
      (other) => Math.abs(other.lift - lift) < fontSize + 2 && x < other.end + 4 && x + width + 4 > other.x
    );
    if (!covers) placed.push({ text: label, x, lift, end: x + width });
  });
  return placed;
}

function medianShapes(x: number, y: number, height: number, palette: ChartContext['palette']): Shape[] {
  const half = Math.min(height / 2 - 3, 16);
  return [
    rect({ x: x - 2, y: y - half, width: 4, height: half * 2 }, { fill: palette.surface }),
    line([x, y - half], [x, y + half], { stroke: palette.text, lineWidth: 2 })
  ];
}

/** Offsets of dots of one size; null as soon as one finds no place within `room`. Dots come in order of x, so that only the last ones are near. */
function packed(places: readonly number[], radius: number, room: number): number[] | null {
  const gap = 2 * radius + 0.5;
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0) || a - b);
  const offsets: number[] = places.map(() => 0);
  let near: { x: number; offset: number }[] = [];
  for (const i of order) {
    const x = places[i] ?? 0;
    near = near.filter((other) => x - other.x < gap);
    const tries = [0, ...near.flatMap(({ x: other, offset }) => {
      const rise = Math.sqrt(Math.max(0, gap ** 2 - (x - other) ** 2));
      return [offset + rise, offset - rise];
    })].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b); // prettier-ignore
    const free = tries.find((offset) =>
      near.every((other) => (x - other.x) ** 2 + (offset - other.offset) ** 2 >= gap ** 2 - 1e-6)
    );
    const offset = free ?? 0;
    if (Math.abs(offset) > room) return null;
    offsets[i] = offset;
    near.push({ x, offset });
  }
  return offsets;
}
