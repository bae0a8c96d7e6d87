import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import { categoryAxis, labelStyle, leftOf, TEXT_START, tickWords, unitScale, valueAxis, type Scale } from './axis.ts';
import { bucketName, bucketTick, labelled, startsAtLabel, type Buckets } from './buckets.ts';
import { colorOf, type SeriesColor } from './color.ts';
import { keyRows, type Key } from './keys.ts';
import type { UsualRange } from './level-line.ts';
import { brokenLine, pathsOf } from './line-paths.ts';
import { dot, halo, heightOf, layer, line, plotIn, polygon, rect, spread, words, type Shape } from './plot.ts';
import { textWidth } from './text-width.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** One value of a line; null breaks it. `small`: under the minimum sample. */
export interface LinePoint {
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly n: number;
  readonly small: boolean;
}

export interface LineSeries {
  readonly id: string;
  readonly label: string;
  readonly color: SeriesColor;
  /** In the order of the buckets. */
  readonly points: readonly LinePoint[];
  /** What the others are measured against, e.g. a target: thin and dashed, without dots. */
  readonly isReference?: boolean;
  /** The line of the previous period, in the same order. */
  readonly previous?: readonly (number | null)[];
}

/** One to four lines over buckets of time or over an ordinal axis. */
export interface LineBandData {
  readonly title: string;
  readonly unit: Unit;
  readonly buckets: Buckets;
  readonly lines: readonly LineSeries[];
  readonly nLabel: string;
  /** How intervals are drawn: a band for one line, thin bars where several would cover each other. */
  readonly intervals: 'band' | 'bars' | 'none';
  /** What hollow dots mean, where it is not the minimum sample. */
  readonly hollow?: string;
  /** What the intervals are, where they are no 95% intervals. */
  readonly intervalLabel?: string;
  readonly usual: UsualRange | null;
  /** A level to compare with, e.g. a target. */
  readonly reference: { readonly value: number; readonly label: string } | null;
  /** A place on the axis, e.g. the contact cap; drawn after the bucket. */
  readonly cut?: { readonly key: string; readonly label: string } | null;
  /** Ends of the value axis that must not be passed, e.g. 0 and 1 for ratios. */
  readonly bounds: readonly [number, number] | null;
  readonly fromZero?: boolean;
  /** Names of the lines stand above the plot and their ends have no words, for lines that end close together. */
  readonly namesAbove?: boolean;
}

const BOTTOM = 28;
const ABOVE = 12;
/** Under this width names stand above the plot instead of at the line ends. */
const NAMES_PX = 420;
/** Dots are drawn while they have room; on longer ranges only the last one. */
const DOT_PX = 13;
const LABEL_GAP = 14;
const LONG_LEADER_PX = 40;
const BAND_OPACITY = 0.16;

/** Lines with intervals, usual band and previous period; the last value stands at the end of its line. */
export function option(data: LineBandData, context: ChartContext, size: Size): EChartsOption {
  const { palette, format } = context;
  const { plot, grid, keys } = layoutOf(data, context, size);
  const scale = scaleOf(data);
  const ticks = labelled(data.buckets, plot.width, context);
  const start = startsAtLabel(data.buckets.kind);
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid,
    xAxis: categoryAxis(palette, {
      data: [...data.buckets.keys],
      axisLabel: labelStyle(palette, {
        interval: (index: number) => ticks.has(index),
        formatter: (key: string) => bucketTick(key, data.buckets, context),
        margin: 8,
        ...(start ? { align: 'left', padding: [0, 0, 0, -8] } : {})
      }),
      axisTick: {
        show: true,
        interval: (index: number) => ticks.has(index),
        length: 4,
        alignWithLabel: !start,
        lineStyle: { color: palette.axis }
      }
    }),
    yAxis: valueAxis(palette, scale, {
      axisLabel: labelStyle(palette, {
        formatter: (value: number) => tickWords(value, data.unit, scale, format),
        align: 'left',
        margin: grid.left - TEXT_START
      })
    }),
    series: [
      layer(1, [...keys, ...usualShapes(data, context, plot, scale)]),
      layer(3, [...intervalShapes(data, context, plot, scale), ...referenceShapes(data, context, plot, scale)]),
      layer(5, lineShapes(data, context, plot, scale)),
      layer(6, endShapes(data, context, size))
    ]
  };
}

function intervalLabel(data: LineBandData, locale: ChartContext['locale']): string {
  return data.intervalLabel ?? say(CHARTS.interval, locale);
}

/** One sentence: title, range, and of every line its last value and extremes. */
export function describe(data: LineBandData, context: ChartContext): string {
  const { locale, format } = context;
  const { keys } = data.buckets;
  const name = (index: number) => bucketName(keys[index] ?? '', data.buckets, context);
  const parts = data.lines.flatMap(({ label, points }) => {
    const known = points.flatMap((point, i) =>
      point.value === null || point.small ? [] : [{ i, value: point.value }]
    );
    const ranked = [...known].sort((a, b) => b.value - a.value);
    const [top, bottom, last] = [ranked[0], ranked.at(-1), known.at(-1)];
    if (!top || !bottom || !last) return [];
    return say(CHARTS.lineDescribe, locale, {
      label,
      last: format.value(last.value, data.unit),
      max: format.value(top.value, data.unit),
      maxAt: name(top.i),
      min: format.value(bottom.value, data.unit),
      minAt: name(bottom.i)
    });
  });
  if (parts.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const { usual } = data;
  if (usual) {
    parts.push(say(CHARTS.usualDescribe, locale, { usual: format.interval([usual.low, usual.high], data.unit) }));
  }
  const lines = parts.join(say(CHARTS.joinLines, locale));
  return say(CHARTS.linesDescribe, locale, { title: data.title, from: name(0), to: name(keys.length - 1), lines });
}

/** One mark a bucket, with the values of all lines. */
export function marks(data: LineBandData, context: ChartContext): Mark[] {
  const { locale, format } = context;
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  const single = data.lines.length === 1;
  return data.buckets.keys.map((key, i) => ({
    key,
    title: bucketName(key, data.buckets, context),
    lines: [
      ...data.lines.flatMap(({ label, points, previous }) => {
        const point = points[i];
        const before = previous?.[i] ?? null;
        const value = point?.value == null ? t(CHARTS.noData) : format.value(point.value, data.unit);
        const interval = point?.value == null || !point.interval ? null : format.interval(point.interval, data.unit);
        const rest = [
          { label: data.nLabel, value: format.count(point?.n ?? 0) },
          ...(before === null ? [] : [{ label: t(CHARTS.previous), value: format.value(before, data.unit) }]),
          ...(point?.small ? [{ label: '', value: data.hollow ?? t(CHARTS.tooFew) }] : [])
        ];
        if (single)
          return [
            { label, value },
            ...(interval ? [{ label: intervalLabel(data, locale), value: interval }] : []),
            ...rest
          ];
        return [{ label, value: interval ? `${value} (${interval})` : value }, ...rest];
      }),
      ...(data.usual
        ? [{ label: t(CHARTS.usual), value: format.interval([data.usual.low, data.usual.high], data.unit) }]
        : [])
    ]
  }));
}

/** Buckets down; value, interval, n and previous of every line across. */
export function table(data: LineBandData, context: ChartContext): TableData {
  const { locale, format } = context;
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  const of = (label: string, what: string) => (data.lines.length > 1 ? `${label}: ${what}` : what);
  return {
    caption: data.title,
    columns: [
      { label: t(data.buckets.kind === 'day' ? CHARTS.date : CHARTS.bucket), numeric: false },
      ...data.lines.flatMap(({ label, previous }) => [
        { label, numeric: true },
        { label: of(label, intervalLabel(data, locale)), numeric: true },
        { label: of(label, data.nLabel), numeric: true },
        ...(previous ? [{ label: of(label, t(CHARTS.previous)), numeric: true }] : [])
      ])
    ],
    rows: data.buckets.keys.map((key, i) => ({
      key,
      cells: [
        { text: bucketName(key, data.buckets, context), value: key },
        ...data.lines.flatMap(({ points, previous }) => {
          const point = points[i];
          const value = point?.value ?? null;
          const before = previous?.[i] ?? null;
          return [
            { text: format.value(value, data.unit), value, small: point?.small ?? false },
            { text: point?.interval ? format.interval(point.interval, data.unit) : '–' },
            { text: format.count(point?.n ?? 0), value: point?.n ?? 0 },
            ...(previous ? [{ text: format.value(before, data.unit), value: before }] : [])
          ];
        })
      ]
    }))
  };
}

/** The strip of a bucket over the whole plot. */
export function boxOf(data: LineBandData, index: number, size: Size, context: ChartContext): Box {
  const { plot } = layoutOf(data, context, size);
  const band = plot.width / Math.max(1, data.buckets.keys.length);
  return { x: plot.x + index * band, y: plot.y, width: band, height: plot.height };
}

/** The bucket under a point; the whole height counts. */
export function markAt(
  data: LineBandData,
  point: { x: number; y: number },
  size: Size,
  context: ChartContext
): number | null {
  const { plot } = layoutOf(data, context, size);
  if (point.x < plot.x || point.x > plot.x + plot.width || point.y < 0 || point.y > size.height) return null;
  const index = Math.floor(((point.x - plot.x) / plot.width) * data.buckets.keys.length);
  return index >= 0 && index < data.buckets.keys.length ? index : null;
}

/** The value axis: around everything drawn; intervals of small samples may be cut. */
export function scaleOf(data: LineBandData): Scale {
  const values = [
    ...data.lines.flatMap(({ points, previous }) => [
      ...points.flatMap(({ value, interval, small }) => [
        value,
        ...(small || data.intervals === 'none' || value === null ? [] : (interval ?? []))
      ]),
      ...(previous ?? [])
    ]),
    data.usual?.low,
    data.usual?.high,
    data.reference?.value
  ].filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : (data.bounds ?? [0, 1]);
  return unitScale(low, high, data.unit, { bounds: data.bounds, fromZero: data.fromZero ?? false });
}

interface Layout {
  readonly plot: Box;
  readonly grid: { left: number; right: number; top: number; bottom: number };
  readonly keys: readonly Shape[];
  /** Names stand at the line ends. */
  readonly named: boolean;
}

function layoutOf(data: LineBandData, context: ChartContext, size: Size): Layout {
  const { palette } = context;
  const named = data.lines.length > 1 && !data.namesAbove && size.width >= NAMES_PX;
  const keys = keyRows(keysOf(data, context, named), { palette, width: size.width, top: 0 });
  const ends = endsOf(data).map((one) => textWidth(endWords(one, data, context, named), palette.fontSize));
  const grid = {
    left: leftOf(scaleOf(data), data.unit, context),
    right: Math.max(16, Math.min(size.width * 0.36, Math.max(0, ...ends) + 16)),
    top: keys.height + ABOVE,
    bottom: BOTTOM
  };
  return { plot: plotIn(grid, size), grid, keys: keys.shapes, named };
}

function keysOf(data: LineBandData, { locale, palette }: ChartContext, named: boolean): Key[] {
  const names = data.lines.length > 1 && !named ? data.lines : [];
  const some = (wanted: (one: LineSeries) => boolean) => data.lines.some(wanted);
  const [first] = data.lines;
  const found: (Key | false | undefined)[] = [
    ...names.map(({ label, color, isReference }) => ({
      look: isReference ? ('dashes' as const) : ('line' as const),
      color: colorOf(palette, color),
      label
    })),
    data.usual !== null && { look: 'band', color: palette.band, label: say(CHARTS.usual, locale) },
    some(({ previous }) => previous?.some((value) => value !== null) ?? false) && {
      look: 'tick',
      color: palette.compare,
      label: say(CHARTS.previous, locale)
    },
    first &&
      data.intervals !== 'none' &&
      some(({ points }) => points.some(({ interval, small }) => interval !== null && !small)) && {
        look: 'swatch',
        color: tint(data.lines.length === 1 ? colorOf(palette, first.color) : palette.compare),
        label: intervalLabel(data, locale)
      },
    some(({ points }) => points.some(({ small, value }) => small && value !== null)) && {
      look: 'hollow',
      color: palette.under,
      label: data.hollow ?? say(CHARTS.tooFew, locale)
    }
  ];
  return found.filter((key): key is Key => typeof key === 'object');
}

/** A colour as transparent as an interval band, readable on both surfaces. */
function tint(hex: string): string {
  return /^#[0-9a-f]{6}$/i.test(hex) ? `${hex}52` : hex;
}

function endWords(
  { label, points }: LineSeries,
  { unit }: LineBandData,
  { format }: ChartContext,
  named: boolean
): string {
  const last = points.findLast(({ value }) => value !== null);
  if (!last || last.small) return named ? label : '';
  const value = format.value(last.value, unit);
  return named ? `${value} ${label}` : value;
}

function xOf(index: number, data: LineBandData, plot: Box): number {
  return plot.x + ((index + 0.5) * plot.width) / Math.max(1, data.buckets.keys.length);
}

function usualShapes({ usual }: LineBandData, { palette }: ChartContext, plot: Box, scale: Scale): Shape[] {
  if (!usual) return [];
  const [top, bottom] = [heightOf(usual.high, scale, plot), heightOf(usual.low, scale, plot)];
  const style = { fill: palette.band, stroke: palette.lineStrong, lineWidth: 1 };
  return [rect({ x: plot.x, y: top, width: plot.width, height: Math.max(1, bottom - top) }, style)];
}

function intervalShapes(data: LineBandData, { palette }: ChartContext, plot: Box, scale: Scale): Shape[] {
  if (data.intervals === 'none') return [];
  return data.lines.flatMap(({ points, color }) => {
    const at = points.map(({ value, interval, small }, i) =>
      value === null || !interval
        ? null
        : {
            x: xOf(i, data, plot),
            low: heightOf(interval[0], scale, plot),
            high: heightOf(interval[1], scale, plot),
            small
          }
    );
    const hex = colorOf(palette, color);
    const bar = (one: NonNullable<(typeof at)[number]>) =>
      line([one.x, one.low], [one.x, one.high], {
        stroke: one.small ? palette.under : hex,
        lineWidth: 1.5,
        opacity: 0.75
      });
    if (data.intervals === 'bars') return at.flatMap((one) => (one ? [bar(one)] : []));
    return pathsOf(at.map((one) => (one?.small ? null : one))).map((run) => {
      const [only] = run;
      if (only && run.length === 1) return bar(only);
      const outline = [...run.map(({ x, high }) => [x, high]), ...run.toReversed().map(({ x, low }) => [x, low])];
      return polygon(outline, { fill: hex, opacity: BAND_OPACITY });
    });
  });
}

function referenceShapes(data: LineBandData, { palette }: ChartContext, plot: Box, scale: Scale): Shape[] {
  const dashed = { stroke: palette.text2, lineWidth: 1, lineDash: [4, 3] };
  const shapes: Shape[] = [];
  if (data.reference) {
    const y = heightOf(data.reference.value, scale, plot);
    const right = isFreer(data, data.reference.value);
    shapes.push(
      line([plot.x, y], [plot.x + plot.width, y], dashed),
      words(data.reference.label, [right ? plot.x + plot.width - 2 : plot.x + 4, y - 3], palette, {
        align: right ? 'right' : 'left',
        verticalAlign: 'bottom',
        ...halo(palette)
      })
    );
  }
  const cut = data.cut ? data.buckets.keys.indexOf(data.cut.key) : -1;
  if (data.cut && cut >= 0) {
    const x = plot.x + ((cut + 1) * plot.width) / data.buckets.keys.length;
    const left = x > plot.x + plot.width / 2;
    shapes.push(
      line([x, plot.y - ABOVE + 2], [x, plot.y + plot.height], dashed),
      words(data.cut.label, [left ? x - 5 : x + 5, plot.y - 4], palette, { align: left ? 'right' : 'left' })
    );
  }
  return shapes;
}

/** Whether the lines are further from a level in the last third than in the first: its label goes where there is room. */
function isFreer({ lines, buckets }: LineBandData, level: number): boolean {
  const third = Math.max(1, Math.floor(buckets.keys.length / 3));
  const nearest = (from: number, to?: number) =>
    Math.min(
      ...lines.flatMap(({ points }) =>
        points.slice(from, to).flatMap(({ value }) => (value === null ? [] : [Math.abs(value - level)]))
      )
    );
  return nearest(-third) > nearest(0, third);
}

function lineShapes(data: LineBandData, { palette }: ChartContext, plot: Box, scale: Scale): Shape[] {
  const place = (value: number | null, i: number) =>
    value === null ? null : { x: xOf(i, data, plot), y: heightOf(value, scale, plot) };
  const room = plot.width / Math.max(1, data.buckets.keys.length) >= DOT_PX;
  const before = data.lines.flatMap(({ previous }) =>
    brokenLine((previous ?? []).map(place), { stroke: palette.compare, lineWidth: 1.25 })
  );
  const now = data.lines.flatMap(({ points, color, isReference = false }) => {
    const hex = colorOf(palette, color);
    const places = points.map(({ value }, i) => place(value, i));
    const solid = places.map((at, i) => (points[i]?.small ? null : at));
    const last = places.findLastIndex((at) => at !== null);
    return [
      ...brokenLine(places, { stroke: palette.under, lineWidth: 1.25, lineDash: [3, 3] }),
      ...brokenLine(solid, { stroke: hex, lineJoin: 'round', ...(isReference ? { lineWidth: 1.5, lineDash: [5, 4] } : { lineWidth: 2 }) }), // prettier-ignore
      ...places.flatMap((at, i) => {
        const small = points[i]?.small ?? false;
        const alone = !places[i - 1] && !places[i + 1];
        return at && !isReference && (room || small || alone || i === last)
          ? [dot([at.x, at.y], hex, palette, small)]
          : [];
      })
    ];
  });
  return [...before, ...now];
}

/** Lines whose last value stands at their end. */
const endsOf = ({ lines, namesAbove }: LineBandData): readonly LineSeries[] => (namesAbove ? [] : lines);

function endShapes(data: LineBandData, context: ChartContext, size: Size): Shape[] {
  const { palette } = context;
  const { plot, named } = layoutOf(data, context, size);
  const scale = scaleOf(data);
  const ends = endsOf(data).flatMap((one) => {
    const last = one.points.findLastIndex(({ value }) => value !== null);
    const value = one.points[last]?.value;
    if (value == null) return [];
    const at: [number, number] = [xOf(last, data, plot), heightOf(value, scale, plot)];
    return [{ at, text: endWords(one, data, context, named), color: colorOf(palette, one.color) }];
  });
  const heights = spread(
    ends.map(({ at }) => at[1]),
    LABEL_GAP,
    [plot.y, plot.y + plot.height]
  );
  return ends.flatMap(({ at, text, color }, i) => {
    const y = heights[i] ?? at[1];
    const x = Math.max(at[0] + 9, named ? plot.x + plot.width + 8 : 0);
    const leader = Math.abs(y - at[1]) > 3 || x - at[0] > 16;
    // A long one in the colour of its line would pass for data.
    const look =
      x - at[0] > LONG_LEADER_PX
        ? { stroke: palette.text3, lineWidth: 1, lineDash: [1, 3] }
        : { stroke: color, lineWidth: 1, opacity: 0.6 };
    return [
      ...(leader ? [line([at[0] + 5, at[1]], [x - 3, y], look)] : []),
      words(text, [x, y], palette, { fill: palette.text })
    ];
  });
}
