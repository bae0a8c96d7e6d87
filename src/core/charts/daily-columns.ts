import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import { categoryAxis, labelStyle, niceScale, ticksOf, valueAxis, type Scale } from './axis.ts';
import type { Box, ChartContext, Mark, Size, TableCell, TableData } from './types.ts';

/** One column a day; `values` in the order of `series`, from the bottom up. */
export interface DailyPoint {
  readonly date: string;
  readonly values: readonly number[];
  readonly previous: number | null;
  /** A day without any contact in the data: nothing is drawn, and it is said. */
  readonly closed?: boolean;
}

export interface DailyData {
  readonly title: string;
  readonly series: readonly { readonly label: string; readonly color: 'dirOut' | 'dirIn' | 'volume' | 'compare' }[];
  readonly days: readonly DailyPoint[];
  /** Days whose label stands over the column, e.g. the highest one. */
  readonly notes: readonly { readonly date: string; readonly text: string }[];
}

const GRID = { left: 52, right: 16, top: 22, bottom: 28 } as const;
const COLUMN_SHARE = 0.62;
const MONDAY = 1;
/** Monday labels are drawn while they have room; on longer ranges every second, fourth … of them. */
const LABEL_PX = 66;

/** Stacked columns by day with a tick for the previous period. */
export function option(data: DailyData, { palette, format }: ChartContext, size: Size): EChartsOption {
  const scale = scaleOf(data);
  const labelled = labelledDays(data, size);
  const totals = data.days.map(totalOf);
  const font = `${palette.fontSize}px ${palette.font}`;
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: GRID,
    xAxis: categoryAxis(palette, {
      data: data.days.map((day) => day.date),
      axisLabel: labelStyle(palette, {
        interval: (index: number) => labelled.has(index),
        formatter: (date: string) => (weekdayOf(date) === MONDAY ? format.day(date) : format.dayShort(date)),
        align: 'left',
        padding: [0, 0, 0, -8],
        margin: 8
      }),
      axisTick: {
        show: true,
        interval: (index: number) => labelled.has(index),
        length: 4,
        alignWithLabel: false,
        lineStyle: { color: palette.axis }
      }
    }),
    yAxis: valueAxis(palette, scale, {
      axisLabel: labelStyle(palette, {
        formatter: (value: number) => format.axis(value, 'count'),
        align: 'left',
        margin: 36
      })
    }),
    series: [
      ...data.series.map((series, layer) => ({
        type: 'bar' as const,
        name: series.label,
        stack: 'day',
        barWidth: `${COLUMN_SHARE * 100}%`,
        data: data.days.map((day) => day.values[layer] ?? 0),
        itemStyle: {
          color: palette[series.color],
          ...(layer === data.series.length - 1 ? { borderRadius: [1.5, 1.5, 0, 0] } : {})
        },
        emphasis: { disabled: true }
      })),
      {
        type: 'custom' as const,
        silent: true,
        z: 5,
        data: data.days.flatMap((day, i) => (hasTick(day) ? [[i, day.previous]] : [])),
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
          const index = data.days.findIndex((day) => day.date === note?.date);
          const top = Math.max(totals[index] ?? 0, data.days[index]?.previous ?? 0);
          const [x = 0, y = 0] = api.coord([index, top]);
          const half = (api.size([1, 0])[0] ?? 0) * 0.31;
          const late = index > data.days.length * 0.7;
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
      } as never
    ]
  };
}

interface RenderApi {
  value(dimension: number): number;
  coord(point: readonly number[]): number[];
  size(extent: readonly number[]): number[];
}

/** One sentence: title, range, extremes. */
export function describe(data: DailyData, { locale, format }: ChartContext): string {
  const ranked = data.days
    .filter((day) => !day.closed)
    .map((day) => ({ date: day.date, total: totalOf(day) }))
    .sort((a, b) => b.total - a.total);
  const [top] = ranked;
  const bottom = ranked.at(-1);
  const [first] = data.days;
  const last = data.days.at(-1);
  if (!top || !bottom || !first || !last) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  return say(CHARTS.dailyDescribe, locale, {
    title: data.title,
    from: format.dayShort(first.date),
    to: format.dayShort(last.date),
    n: data.days.length,
    max: format.count(top.total),
    maxDay: format.day(top.date),
    min: format.count(bottom.total),
    minDay: format.day(bottom.date)
  });
}

/** One mark a day, in order of date. */
export function marks(data: DailyData, { locale, format }: ChartContext): Mark[] {
  return data.days.map((day) => ({
    key: day.date,
    title: format.day(day.date),
    lines: [
      ...(day.closed ? [{ label: '', value: say(CHARTS.noData, locale) }] : []),
      ...(data.series.length > 1 ? [{ label: say(CHARTS.total, locale), value: format.count(totalOf(day)) }] : []),
      ...data.series.map((series, i) => ({ label: series.label, value: format.count(day.values[i] ?? 0) })),
      ...(day.previous === null ? [] : [{ label: say(CHARTS.previous, locale), value: format.count(day.previous) }])
    ]
  }));
}

/** Days down, parts across. */
export function table(data: DailyData, { locale, format }: ChartContext): TableData {
  const split = data.series.length > 1;
  return {
    caption: data.title,
    columns: [
      { label: say(CHARTS.date, locale), numeric: false },
      ...data.series.map((series) => ({ label: series.label, numeric: true })),
      ...(split ? [{ label: say(CHARTS.total, locale), numeric: true }] : []),
      { label: say(CHARTS.previous, locale), numeric: true }
    ],
    rows: data.days.map((day) => ({
      key: day.date,
      cells: [
        { text: format.day(day.date), value: day.date },
        ...data.series.map((_, i) => cellOf(day, day.values[i] ?? 0, format)),
        ...(split ? [cellOf(day, totalOf(day), format)] : []),
        { text: day.previous === null ? '–' : format.count(day.previous), value: day.previous }
      ]
    }))
  };
}

function cellOf(day: DailyPoint, value: number, format: ChartContext['format']): TableCell {
  return day.closed ? { text: '–', value: null } : { text: format.count(value), value };
}

/** Where a day's column stands. */
export function boxOf(data: DailyData, index: number, size: Size): Box {
  const plot = plotOf(size);
  const band = plot.width / Math.max(1, data.days.length);
  const day = data.days[index];
  const top = day ? Math.max(totalOf(day), day.previous ?? 0) : 0;
  const { max } = scaleOf(data);
  const height = Math.max(6, (top / max) * plot.height);
  return { x: plot.x + index * band, y: plot.y + plot.height - height, width: band, height };
}

/** The day under a point; the whole height of the plot counts. */
export function markAt(data: DailyData, point: { x: number; y: number }, size: Size): number | null {
  const plot = plotOf(size);
  if (point.x < plot.x || point.x > plot.x + plot.width || point.y < 0 || point.y > size.height) return null;
  const index = Math.floor(((point.x - plot.x) / plot.width) * data.days.length);
  return index >= 0 && index < data.days.length ? index : null;
}

function plotOf(size: Size): Box {
  return {
    x: GRID.left,
    y: GRID.top,
    width: Math.max(1, size.width - GRID.left - GRID.right),
    height: Math.max(1, size.height - GRID.top - GRID.bottom)
  };
}

function scaleOf(data: DailyData): Scale {
  const highest = Math.max(1, ...data.days.flatMap((day) => [totalOf(day), day.previous ?? 0]));
  const scale = niceScale(0, highest, { fromZero: true, ticks: 4 });
  return ticksOf(scale).length > 6 ? niceScale(0, highest, { fromZero: true, ticks: 3 }) : scale;
}

/** A day that is empty now and was empty before needs no tick on the base line. */
function hasTick(day: DailyPoint): boolean {
  return day.previous !== null && (day.previous > 0 || totalOf(day) > 0);
}

function totalOf(day: DailyPoint): number {
  return day.values.reduce((sum, value) => sum + value, 0);
}

/** Mondays; the first of the month once Mondays would be too many; the first day when the range has neither. */
function labelledDays(data: DailyData, size: Size): Set<number> {
  const room = Math.max(1, Math.floor(plotOf(size).width / LABEL_PX));
  const mondays = indexes(data, (date) => weekdayOf(date) === MONDAY);
  const candidates = mondays.length > room ? indexes(data, (date) => date.endsWith('-01')) : mondays;
  const usable = candidates.length > 0 ? candidates : [0];
  const every = Math.ceil(usable.length / room);
  const lastFit = data.days.length - (LABEL_PX / plotOf(size).width) * data.days.length;
  return new Set(usable.filter((index, i) => i % every === 0 && (index <= lastFit + 1 || usable.length === 1)));
}

function indexes(data: DailyData, wanted: (date: string) => boolean): number[] {
  return data.days.flatMap((day, i) => (wanted(day.date) ? [i] : []));
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
