import { formatMinutes } from '#core/i18n/date.ts';
import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import { categoryAxis, labelStyle } from './axis.ts';
import { hatched, KEY_ROW, keyRows } from './keys.ts';
import { layer, plotIn } from './plot.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** One weekday × hour; `value` null where nothing was measured, `small` under the minimum sample. */
export interface HeatCell {
  /** `<ISO weekday>-<hour>`, as in the selection; half-hours as `1-8.5`. */
  readonly key: string;
  readonly value: number | null;
  readonly n: number;
  readonly small: boolean;
  /** Drawn with slanting lines; `hatchLabel` says what they mean. */
  readonly hatched?: boolean;
}

export interface HeatData {
  readonly title: string;
  readonly unit: Unit;
  /** ISO weekdays from top to bottom. */
  readonly weekdays: readonly number[];
  /** Hours from left to right, without gaps; half-hours as 8, 8.5, 9 … */
  readonly hours: readonly number[];
  readonly cells: readonly HeatCell[];
  /** Label of `n` in tooltip and table. */
  readonly nLabel: string;
  /** Cells the title names. */
  readonly outlined: readonly string[];
  /** Cells chosen as a filter: the others are dimmed. */
  readonly chosen: readonly string[];
  readonly ramp: 'sequential' | 'strainRamp';
  /** Why cells are hatched, e.g. `under 5 agent-hours`: a key above the map and a line in the tooltip. */
  readonly hatchLabel?: string;
}

const GRID = { left: 54, right: 16, top: 10, bottom: 22 } as const;
const DIMMED = 0.45;
const NO_DATA = -1;

/** Cells narrower than this have thinner gaps. */
const NARROW_PX = 10;
const HOUR_LABEL_PX = 40;

/** Weekday × hour or half-hour; cells under the minimum sample are drawn hollow. */
export function option(data: HeatData, context: ChartContext, size: Size): EChartsOption {
  const { palette, format } = context;
  const [low, high] = range(data);
  const plot = plotOf(data, size);
  const labelled = labelledHours(data, plot);
  const narrow = plot.width / data.hours.length < NARROW_PX;
  const chosen = new Set(data.chosen);
  return {
    animation: false,
    textStyle: { fontFamily: palette.font },
    grid: { ...GRID, top: plot.y },
    xAxis: categoryAxis(palette, {
      data: data.hours.map((hour) => hourLabel(hour)),
      axisLine: { show: false },
      axisLabel: labelStyle(palette, { interval: (index: number) => labelled.has(index), margin: 6 })
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
                : {
                    color: palette.surface,
                    borderColor: cell.value === null ? palette.grid : palette.under,
                    borderType: 'dashed' as const,
                    borderWidth: 1
                  })
            }
          };
        }),
        itemStyle: { borderColor: palette.surface, borderWidth: narrow ? 0.75 : 1.5, borderRadius: narrow ? 1 : 2 },
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
      } as never,
      ...hatchLayers(data, context, size)
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
      ...(cell?.small ? [{ label: '', value: say(CHARTS.tooFew, locale) }] : []),
      ...(cell?.hatched && data.hatchLabel ? [{ label: '', value: data.hatchLabel }] : [])
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
  const plot = plotOf(data, size);
  const width = plot.width / data.hours.length;
  const height = plot.height / data.weekdays.length;
  const column = index % data.hours.length;
  const row = Math.floor(index / data.hours.length);
  return { x: plot.x + column * width, y: plot.y + row * height, width, height };
}

/** The cell under a point; index as in `marks`. */
export function markAt(data: HeatData, point: { x: number; y: number }, size: Size): number | null {
  const plot = plotOf(data, size);
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

function plotOf({ hatchLabel }: HeatData, size: Size): Box {
  return plotIn({ ...GRID, top: GRID.top + (hatchLabel === undefined ? 0 : KEY_ROW) }, size);
}

/** Every second hour where there is room, else every third, fourth …; half-hours are labelled at full hours. */
function labelledHours({ hours }: HeatData, plot: Box): Set<number> {
  const cell = plot.width / Math.max(1, hours.length);
  if (hours.every(Number.isInteger)) {
    const every = Math.max(2, Math.ceil(34 / cell));
    return new Set(hours.map((_, i) => i).filter((i) => i % every === 0));
  }
  const every = [1, 2, 3, 4, 6, 8, 12].find((step) => step * 2 * cell >= HOUR_LABEL_PX) ?? 24;
  return new Set(hours.flatMap((hour, i) => (Number.isInteger(hour) && hour % every === 0 ? [i] : [])));
}

/** Slanting lines over hatched cells, and the key that says why. */
function hatchLayers(data: HeatData, { palette }: ChartContext, size: Size): never[] {
  if (data.hatchLabel === undefined) return [];
  const key = { look: 'hatch' as const, color: palette.text3, label: data.hatchLabel };
  const marked = ordered(data).flatMap(({ cell }, i) => {
    if (!cell?.hatched) return [];
    const { x, y, width, height } = boxOf(data, i, size);
    const solid = cell.value !== null && !cell.small;
    return hatched(
      { x: x + 1, y: y + 1, width: width - 2, height: height - 2 },
      solid ? palette.text : palette.text3,
      palette
    );
  });
  return [layer(5, [...keyRows([key], { palette, width: size.width, top: 0 }).shapes, ...marked])];
}

function hourLabel(hour: number): string {
  return formatMinutes(Math.round(hour * 60));
}

/** `Mon 10:00` of `1-10`. */
export function cellName(key: string, format: { weekday(isoDay: number): string }): string {
  const [day = 1, hour = 0] = key.split('-').map(Number);
  return `${format.weekday(day)} ${hourLabel(hour)}`;
}
