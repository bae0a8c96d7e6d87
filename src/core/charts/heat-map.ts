import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import { categoryAxis, labelStyle } from './axis.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** One weekday × hour; `value` null where nothing was measured, `small` under the minimum sample. */
export interface HeatCell {
  /** `<ISO weekday>-<hour>`, as in the selection. */
  readonly key: string;
  readonly value: number | null;
  readonly n: number;
  readonly small: boolean;
}

export interface HeatData {
  readonly title: string;
  readonly unit: Unit;
  /** ISO weekdays from top to bottom. */
  readonly weekdays: readonly number[];
  /** Hours from left to right, without gaps. */
  readonly hours: readonly number[];
  readonly cells: readonly HeatCell[];
  /** Label of `n` in tooltip and table. */
  readonly nLabel: string;
  /** Cells the title names. */
  readonly outlined: readonly string[];
  /** Cells chosen as a filter: the others are dimmed. */
  readonly chosen: readonly string[];
  readonly ramp: 'sequential' | 'strainRamp';
}

const GRID = { left: 54, right: 16, top: 10, bottom: 22 } as const;
const DIMMED = 0.45;
const NO_DATA = -1;

/** Weekday × hour; cells under the minimum sample are drawn hollow. */
export function option(data: HeatData, { palette, format }: ChartContext, size: Size): EChartsOption {
  const [low, high] = range(data);
  const every = Math.max(1, Math.ceil((data.hours.length * 34) / Math.max(1, plotOf(size).width)));
  const chosen = new Set(data.chosen);
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: GRID,
    xAxis: categoryAxis(palette, {
      data: data.hours.map((hour) => hourLabel(hour)),
      axisLine: { show: false },
      axisLabel: labelStyle(palette, { interval: (index: number) => index % Math.max(2, every) === 0, margin: 6 })
    }),
    yAxis: categoryAxis(palette, {
      data: data.weekdays.map((day) => format.weekday(day)),
      inverse: true,
      axisLine: { show: false },
      axisLabel: labelStyle(palette, { margin: GRID.left - 16, align: 'left', color: palette.text2, fontSize: 12 })
    }),
    visualMap: {
      show: false,
      type: 'continuous',
      dimension: 2,
      min: low,
      max: high,
      seriesIndex: 0,
      inRange: { color: [...palette[data.ramp]] },
      outOfRange: { color: palette.surface }
    },
    series: [
      {
        type: 'heatmap',
        data: data.cells.map((cell) => {
          const [x, y] = place(data, cell);
          const solid = cell.value !== null && !cell.small;
          return {
            value: [x, y, solid ? (cell.value ?? NO_DATA) : NO_DATA],
            itemStyle: {
              opacity: chosen.size > 0 && !chosen.has(cell.key) ? DIMMED : 1,
              ...(solid
                ? {}
                : { color: palette.surface, borderColor: palette.grid, borderType: 'dashed' as const, borderWidth: 1 })
            }
          };
        }),
        itemStyle: { borderColor: palette.surface, borderWidth: 1.5, borderRadius: 2 },
        emphasis: { disabled: true }
      },
      {
        type: 'custom',
        silent: true,
        z: 6,
        data: runs(data, [...data.outlined, ...data.chosen]).map((run) => [run.x, run.y, run.width]),
        renderItem: (
          _params: unknown,
          api: { value(d: number): number; coord(p: number[]): number[]; size(e: number[]): number[] }
        ) => {
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
          const [width = 0, height = 0] = api.size([1, 1]);
          return {
            type: 'rect',
            shape: { x: x - width / 2, y: y - height / 2, width: width * api.value(2), height, r: 3 },
            style: { fill: 'none', stroke: palette.text, lineWidth: 1.5 }
          };
        }
      } as never
    ]
  };
}

/** One sentence: title and extremes. */
export function describe(data: HeatData, { locale, format }: ChartContext): string {
  const ranked = solidCells(data).sort((a, b) => b.value - a.value);
  const [top] = ranked;
  const bottom = ranked.at(-1);
  if (!top || !bottom) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  return say(CHARTS.heatDescribe, locale, {
    title: data.title,
    max: format.value(top.value, data.unit),
    maxCell: cellName(top.key, format),
    min: format.value(bottom.value, data.unit),
    minCell: cellName(bottom.key, format)
  });
}

/** One mark a cell, row by row from the top left. */
export function marks(data: HeatData, { locale, format }: ChartContext): Mark[] {
  return ordered(data).map(({ key, cell }) => ({
    key,
    title: cellName(key, format),
    lines: [
      {
        label: data.title,
        value: cell?.value == null ? say(CHARTS.noData, locale) : format.value(cell.value, data.unit)
      },
      { label: data.nLabel, value: format.count(Math.round(cell?.n ?? 0)) },
      ...(cell?.small ? [{ label: '', value: say(CHARTS.tooFew, locale) }] : [])
    ]
  }));
}

/** Weekdays down, hours across. */
export function table(data: HeatData, { locale, format }: ChartContext): TableData {
  const byKey = new Map(data.cells.map((cell) => [cell.key, cell]));
  return {
    caption: data.title,
    columns: [
      { label: say(CHARTS.day, locale), numeric: false },
      ...data.hours.map((hour) => ({ label: hourLabel(hour), numeric: true }))
    ],
    rows: data.weekdays.map((day) => ({
      key: String(day),
      cells: [
        { text: format.weekday(day), value: day },
        ...data.hours.map((hour) => {
          const cell = byKey.get(`${day}-${hour}`);
          return {
            text: cell?.value == null ? '–' : format.value(cell.value, data.unit),
            value: cell?.value ?? null,
            small: cell?.small ?? false
          };
        })
      ]
    }))
  };
}

/** Where a cell stands; index as in `marks`. */
export function boxOf(data: HeatData, index: number, size: Size): Box {
  const plot = plotOf(size);
  const width = plot.width / data.hours.length;
  const height = plot.height / data.weekdays.length;
  const column = index % data.hours.length;
  const row = Math.floor(index / data.hours.length);
  return { x: plot.x + column * width, y: plot.y + row * height, width, height };
}

/** The cell under a point; index as in `marks`. */
export function markAt(data: HeatData, point: { x: number; y: number }, size: Size): number | null {
  const plot = plotOf(size);
  const column = Math.floor(((point.x - plot.x) / plot.width) * data.hours.length);
  const row = Math.floor(((point.y - plot.y) / plot.height) * data.weekdays.length);
  const inside = column >= 0 && column < data.hours.length && row >= 0 && row < data.weekdays.length;
  return inside ? row * data.hours.length + column : null;
}

/** Lowest and highest solid value: the ends of the scale under the map. */
export function range(data: HeatData): [number, number] {
  const values = solidCells(data).map((cell) => cell.value);
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  return [low, high > low ? high : low + 1];
}

function solidCells(data: HeatData): (HeatCell & { value: number })[] {
  return data.cells.filter((cell): cell is HeatCell & { value: number } => cell.value !== null && !cell.small);
}

function ordered(data: HeatData): { key: string; cell: HeatCell | undefined }[] {
  const byKey = new Map(data.cells.map((cell) => [cell.key, cell]));
  return data.weekdays.flatMap((day) =>
    data.hours.map((hour) => ({ key: `${day}-${hour}`, cell: byKey.get(`${day}-${hour}`) }))
  );
}

function place(data: HeatData, cell: { key: string }): [x: number, y: number] {
  const [day, hour] = cell.key.split('-').map(Number);
  return [data.hours.indexOf(hour ?? -1), data.weekdays.indexOf(day ?? -1)];
}

/** Neighbouring cells of one row share an outline. */
function runs(data: HeatData, keys: readonly string[]): { x: number; y: number; width: number }[] {
  const places = keys
    .map((key) => place(data, { key }))
    .filter(([x, y]) => x >= 0 && y >= 0)
    .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const found: { x: number; y: number; width: number }[] = [];
  for (const [x, y] of places) {
    const last = found.at(-1);
    if (last && last.y === y && x <= last.x + last.width) last.width = Math.max(last.width, x - last.x + 1);
    else found.push({ x, y, width: 1 });
  }
  return found;
}

function plotOf(size: Size): Box {
  return {
    x: GRID.left,
    y: GRID.top,
    width: Math.max(1, size.width - GRID.left - GRID.right),
    height: Math.max(1, size.height - GRID.top - GRID.bottom)
  };
}

function hourLabel(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** `Mon 10:00` of `1-10`. */
export function cellName(key: string, format: { weekday(isoDay: number): string }): string {
  const [day = 1, hour = 0] = key.split('-').map(Number);
  return `${format.weekday(day)} ${hourLabel(hour)}`;
}
