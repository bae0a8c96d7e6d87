import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import {
  categoryAxis,
  labelStyle,
  leftOf,
  TEXT_START,
  tickWords,
  ticksOf,
  unitScale,
  valueAxis,
  type Scale
} from './axis.ts';
import { bucketName, bucketTick, labelled, startsAtLabel, type Buckets } from './buckets.ts';
import { colorOf, type SeriesColor } from './color.ts';
import { keyRows, type Key } from './keys.ts';
import { dot, heightOf, layer, line, plotIn, polygon, polyline, rect, type Shape } from './plot.ts';
import type { Box, ChartContext, Mark, Palette, Size, TableCell, TableData } from './types.ts';

/** One column; `values` in the order of `series`, from the bottom up. */
export interface TimeColumn {
  readonly values: readonly number[];
  /** Drawn as a tick: the previous period, or what `tickLabel` names. */
  readonly previous: number | null;
  /** A bucket without any contact in the data: nothing is drawn, and it is said. */
  readonly closed?: boolean;
  /** A part that is still open, e.g. promises not yet due: outlined, on top. */
  readonly pending?: number;
}

/** What is expected in the buckets after the last one. */
export interface ColumnForecast {
  readonly label: string;
  /** What the interval is, where it is no 95% interval. */
  readonly intervalLabel?: string;
  readonly points: readonly {
    readonly key: string;
    readonly value: number;
    readonly interval: readonly [number, number] | null;
  }[];
}

/** Stacked columns over buckets of time. */
export interface TimeColumnsData {
  readonly title: string;
  readonly unit: Unit;
  readonly series: readonly { readonly label: string; readonly color: SeriesColor }[];
  readonly buckets: Buckets;
  /** In the order of the buckets. */
  readonly columns: readonly TimeColumn[];
  /** Columns with a label over them, e.g. the highest one. */
  readonly notes: readonly { readonly key: string; readonly text: string }[];
  /** Writes the names of the series above the plot, where the subtitle of the panel has none. */
  readonly named?: boolean;
  /** What the ticks are, where they are not the previous period. */
  readonly tickLabel?: string;
  readonly pendingLabel?: string;
  readonly forecast?: ColumnForecast | null;
}

const GRID = { right: 16, top: 22, bottom: 28 } as const;
const COLUMN_SHARE = 0.62;

/** Stacked columns with a tick for the previous period, an outline for what is open, and a line for what is expected. */
export function option(data: TimeColumnsData, context: ChartContext, size: Size): EChartsOption {
  const { palette, format } = context;
  const scale = scaleOf(data);
  const buckets = allBuckets(data);
  const { plot, grid, keys } = layoutOf(data, context, size);
  const ticks = labelled(buckets, plot.width, context);
  const start = startsAtLabel(buckets.kind);
  const totals = data.columns.map(totalOf);
  const font = `${palette.fontSize}px ${palette.font}`;
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid,
    xAxis: categoryAxis(palette, {
      data: [...buckets.keys],
      axisLabel: labelStyle(palette, {
        interval: (index: number) => ticks.has(index),
        formatter: (key: string) => bucketTick(key, buckets, context),
        ...(start ? { align: 'left', padding: [0, 0, 0, -8] } : {}),
        margin: 8
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
      ...data.series.map((series, index) => ({
        type: 'bar' as const,
        name: series.label,
        stack: 'day',
        barWidth: `${COLUMN_SHARE * 100}%`,
        data: data.columns.map((column) => column.values[index] ?? 0),
        itemStyle: {
          color: colorOf(palette, series.color),
          ...(index === data.series.length - 1 ? { borderRadius: [1.5, 1.5, 0, 0] } : {})
        },
        emphasis: { disabled: true }
      })),
      {
        type: 'custom' as const,
        silent: true,
        z: 5,
        data: data.columns.flatMap((column, i) => (hasTick(column) ? [[i, column.previous]] : [])),
        renderItem: (_params: unknown, api: RenderApi) => {
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
          const half = (api.size([1, 0])[0] ?? 0) * 0.42;
          return {
            type: 'line',
            shape: { x1: x - half, x2: x + half, y1: y, y2: y },
            style: { stroke: palette.text, lineWidth: 1.5 }
          };
        }
      } as never,
      {
        type: 'custom' as const,
        silent: true,
        z: 6,
        data: data.notes.map((_, i) => [i, 0]),
        renderItem: (params: { dataIndex: number }, api: RenderApi) => {
          const note = data.notes[params.dataIndex];
          const index = data.buckets.keys.indexOf(note?.key ?? '');
          const top = Math.max(totals[index] ?? 0, data.columns[index]?.previous ?? 0);
          const [x = 0, y = 0] = api.coord([index, top]);
          const half = (api.size([1, 0])[0] ?? 0) * 0.31;
          const late = index > data.columns.length * 0.7;
          return {
            type: 'text',
            style: {
              text: note?.text ?? '',
              x: late ? x + half : x - half,
              y: y - 6,
              align: late ? 'right' : 'left',
              verticalAlign: 'bottom',
              fill: palette.text2,
              font
            }
          };
        }
      } as never,
      ...extraLayers(data, context, plot, keys)
    ]
  };
}

interface RenderApi {
  value(dimension: number): number;
  coord(point: readonly number[]): number[];
  size(extent: readonly number[]): number[];
}

/** One sentence: title, range, extremes, and what is expected. */
export function describe(data: TimeColumnsData, context: ChartContext): string {
  const { locale } = context;
  const name = (key: string) => bucketName(key, data.buckets, context);
  const short = (key: string) => (data.buckets.kind === 'day' ? context.format.dayShort(key) : name(key));
  const ranked = data.columns
    .flatMap((column, i) => (column.closed ? [] : [{ key: data.buckets.keys[i] ?? '', total: totalOf(column) }]))
    .sort((a, b) => b.total - a.total);
  const [top] = ranked;
  const bottom = ranked.at(-1);
  const [first] = data.buckets.keys;
  const last = data.buckets.keys.at(-1);
  if (!top || !bottom || !first || !last) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const params = {
    title: data.title,
    from: short(first),
    to: short(last),
    n: data.columns.length,
    max: amount(top.total, data, context),
    maxDay: name(top.key),
    min: amount(bottom.total, data, context),
    minDay: name(bottom.key)
  };
  const expected = data.forecast?.points.at(-1);
  const words = say(data.buckets.kind === 'day' ? CHARTS.dailyDescribe : CHARTS.columnsDescribe, locale, params);
  if (!expected || !data.forecast) return words;
  const value = amount(expected.value, data, context);
  return words + say(CHARTS.forecastDescribe, locale, { label: data.forecast.label, value, at: name(expected.key) });
}

/** One mark a column, in order of time; then one for every expected bucket. */
export function marks(data: TimeColumnsData, context: ChartContext): Mark[] {
  const { locale } = context;
  const inUnit = (value: number) => amount(value, data, context);
  const tickLabel = data.tickLabel ?? say(CHARTS.previous, locale);
  const known = data.columns.map((column, i) => ({
    key: data.buckets.keys[i] ?? '',
    title: bucketName(data.buckets.keys[i] ?? '', data.buckets, context),
    lines: [
      ...(column.closed ? [{ label: '', value: say(CHARTS.noData, locale) }] : []),
      ...(data.series.length > 1 ? [{ label: say(CHARTS.total, locale), value: inUnit(totalOf(column)) }] : []),
      ...data.series.map((series, layer) => ({ label: series.label, value: inUnit(column.values[layer] ?? 0) })),
      ...(column.pending ? [{ label: data.pendingLabel ?? '', value: inUnit(column.pending) }] : []),
      ...(column.previous === null ? [] : [{ label: tickLabel, value: inUnit(column.previous) }])
    ]
  }));
  const expected = (data.forecast?.points ?? []).map(({ key, value, interval }) => ({
    key,
    title: bucketName(key, data.buckets, context),
    lines: [
      { label: data.forecast?.label ?? '', value: inUnit(value) },
      ...(interval ? [{ label: intervalLabel(data, locale), value: context.format.interval(interval, data.unit) }] : [])
    ]
  }));
  return [...known, ...expected];
}

/** Buckets down, parts across; what is expected below, in a column of its own with its interval. */
export function table(data: TimeColumnsData, context: ChartContext): TableData {
  const { locale, format } = context;
  const split = data.series.length > 1;
  const pending = data.columns.some((column) => column.pending);
  const { forecast } = data;
  const blank: TableCell = { text: '–', value: null };
  const cell = (value: number): TableCell => ({ text: amount(value, data, context), value });
  const known = data.columns.map((column, i) => {
    const key = data.buckets.keys[i] ?? '';
    return {
      key,
      cells: [
        { text: bucketName(key, data.buckets, context), value: key },
        ...data.series.map((_, layer) => (column.closed ? blank : cell(column.values[layer] ?? 0))),
        ...(split ? [column.closed ? blank : cell(totalOf(column))] : []),
        ...(pending ? [column.pending === undefined ? blank : cell(column.pending)] : []),
        column.previous === null ? blank : cell(column.previous),
        ...(forecast ? [blank, blank] : [])
      ]
    };
  });
  const expected = (forecast?.points ?? []).map(({ key, value, interval }) => ({
    key,
    cells: [
      { text: bucketName(key, data.buckets, context), value: key },
      ...Array.from({ length: data.series.length + (split ? 1 : 0) + (pending ? 1 : 0) + 1 }, () => blank),
      cell(value),
      interval ? { text: format.interval(interval, data.unit) } : blank
    ]
  }));
  return {
    caption: data.title,
    ...(data.unit === 'count' ? { n: data.columns.reduce((sum, column) => sum + totalOf(column), 0) } : {}),
    columns: [
      { label: say(data.buckets.kind === 'day' ? CHARTS.date : CHARTS.bucket, locale), numeric: false },
      ...data.series.map((series) => ({ label: series.label, numeric: true })),
      ...(split ? [{ label: say(CHARTS.total, locale), numeric: true }] : []),
      ...(pending ? [{ label: data.pendingLabel ?? '', numeric: true }] : []),
      { label: data.tickLabel ?? say(CHARTS.previous, locale), numeric: true },
      ...(forecast
        ? [
            { label: forecast.label, numeric: true },
            { label: intervalLabel(data, locale), numeric: true }
          ]
        : [])
    ],
    rows: [...known, ...expected]
  };
}

/** Where a column stands. */
export function boxOf(data: TimeColumnsData, index: number, size: Size, context: ChartContext): Box {
  const { plot } = layoutOf(data, context, size);
  const band = plot.width / Math.max(1, allBuckets(data).keys.length);
  const column = data.columns[index];
  const expected = data.forecast?.points[index - data.columns.length];
  const top = column ? topOf(column) : (expected?.interval?.[1] ?? expected?.value ?? 0);
  const { max } = scaleOf(data);
  const height = Math.max(6, (top / max) * plot.height);
  return { x: plot.x + index * band, y: plot.y + plot.height - height, width: band, height };
}

/** The column under a point; the whole height of the plot counts. */
export function markAt(
  data: TimeColumnsData,
  point: { x: number; y: number },
  size: Size,
  context: ChartContext
): number | null {
  const { plot } = layoutOf(data, context, size);
  const count = allBuckets(data).keys.length;
  if (point.x < plot.x || point.x > plot.x + plot.width || point.y < 0 || point.y > size.height) return null;
  const index = Math.floor(((point.x - plot.x) / plot.width) * count);
  return index >= 0 && index < count ? index : null;
}

function intervalLabel({ forecast }: TimeColumnsData, locale: ChartContext['locale']): string {
  return forecast?.intervalLabel ?? say(CHARTS.interval, locale);
}

function allBuckets({ buckets, forecast }: TimeColumnsData): Buckets {
  return { ...buckets, keys: [...buckets.keys, ...(forecast?.points.map(({ key }) => key) ?? [])] };
}

function layoutOf(data: TimeColumnsData, context: ChartContext, size: Size) {
  const { palette, locale } = context;
  const entries: Key[] = [
    ...(data.named
      ? data.series.map(({ label, color }) => ({ look: 'swatch' as const, color: colorOf(palette, color), label }))
      : []),
    ...(data.tickLabel ? [{ look: 'tick' as const, color: palette.text, label: data.tickLabel }] : []),
    ...(data.columns.some(({ pending }) => pending)
      ? [{ look: 'outline' as const, color: lastColor(data, palette), label: data.pendingLabel ?? '' }]
      : []),
    ...(data.forecast
      ? [
          { look: 'dots' as const, color: palette.text2, label: data.forecast.label },
          { look: 'band' as const, color: palette.band, label: intervalLabel(data, locale) }
        ]
      : [])
  ];
  const keys = keyRows(entries, { palette, width: size.width, top: 0 });
  const grid = { ...GRID, left: leftOf(scaleOf(data), data.unit, context), top: GRID.top + keys.height };
  return { plot: plotIn(grid, size), grid, keys: keys.shapes };
}

function lastColor({ series }: TimeColumnsData, palette: Palette): string {
  return colorOf(palette, series.at(-1)?.color ?? 'volume');
}

/** What only some charts have: keys, open parts, and the expected line with its interval. */
function extraLayers(data: TimeColumnsData, { palette }: ChartContext, plot: Box, keys: readonly Shape[]): never[] {
  const scale = scaleOf(data);
  const band = plot.width / Math.max(1, allBuckets(data).keys.length);
  const open = data.columns.flatMap((column, i) => {
    if (!column.pending) return [];
    const [top, bottom] = [totalOf(column) + column.pending, totalOf(column)].map((value) =>
      heightOf(value, scale, plot)
    );
    const width = band * COLUMN_SHARE;
    const box = { x: plot.x + (i + 0.5) * band - width / 2, y: top ?? 0, width, height: (bottom ?? 0) - (top ?? 0) };
    return [rect(box, { fill: palette.surface, stroke: lastColor(data, palette), lineWidth: 1.25 })];
  });
  const shapes = [...keys, ...open, ...forecastShapes(data, palette, plot, band)];
  return shapes.length > 0 ? [layer(4, shapes)] : [];
}

function forecastShapes(data: TimeColumnsData, palette: Palette, plot: Box, band: number): Shape[] {
  const scale = scaleOf(data);
  const points = (data.forecast?.points ?? []).map(({ value, interval }, i) => ({
    x: plot.x + (data.columns.length + i + 0.5) * band,
    y: heightOf(value, scale, plot),
    low: heightOf(interval?.[0] ?? value, scale, plot),
    high: heightOf(interval?.[1] ?? value, scale, plot)
  }));
  if (points.length === 0) return [];
  const outline = [...points.map(({ x, high }) => [x, high]), ...points.toReversed().map(({ x, low }) => [x, low])];
  const color = palette.text2;
  return [
    ...(points.length > 1
      ? [polygon(outline, { fill: palette.band, stroke: palette.lineStrong, lineWidth: 1 })]
      : points.map(({ x, low, high }) => line([x, low], [x, high], { stroke: color, lineWidth: 1.5 }))),
    polyline(
      points.map(({ x, y }) => [x, y]),
      { stroke: color, lineWidth: 2 }
    ),
    ...points.map(({ x, y }) => dot([x, y], color, palette))
  ];
}

function scaleOf(data: TimeColumnsData): Scale {
  const expected = data.forecast?.points.flatMap(({ value, interval }) => [value, interval?.[1] ?? value]) ?? [];
  const highest = Math.max(1, ...data.columns.map(topOf), ...expected);
  const scale = unitScale(0, highest, data.unit, { fromZero: true, ticks: 4 });
  return ticksOf(scale).length > 6 ? unitScale(0, highest, data.unit, { fromZero: true, ticks: 3 }) : scale;
}

function topOf(column: TimeColumn): number {
  return Math.max(totalOf(column) + (column.pending ?? 0), column.previous ?? 0);
}

/** A column that is empty now and was empty before needs no tick on the base line. */
function hasTick(column: TimeColumn): boolean {
  return column.previous !== null && (column.previous > 0 || totalOf(column) > 0);
}

function totalOf({ values }: TimeColumn): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function amount(value: number, { unit }: TimeColumnsData, { format }: ChartContext): string {
  return unit === 'count' ? format.count(value) : format.value(value, unit);
}
