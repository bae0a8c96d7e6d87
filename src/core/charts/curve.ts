import type { EChartsOption } from 'echarts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import { labelStyle, niceScale, ticksOf, unitScale, valueAxis, type Scale } from './axis.ts';
import { colorOf, type SeriesColor } from './color.ts';
import { keyRows } from './keys.ts';
import { heightOf, layer, line, plotIn, polygon, polyline, spread, words, type Shape } from './plot.ts';
import { textWidth } from './text-width.ts';
import type { Box, ChartContext, Mark, Size, TableData } from './types.ts';

/** From `day` on the share is `value`, with its 95 % interval and how many are still at risk just before that day. */
export interface CurveStep {
  readonly day: number;
  readonly value: number;
  readonly interval: readonly [number, number] | null;
  readonly atRisk: number;
}

export interface CurveGroup {
  readonly id: string;
  readonly label: string;
  readonly color: SeriesColor;
  /** In order of days; before the first step the curve is at `start`. */
  readonly steps: readonly CurveStep[];
  /** How many were there on day 0. */
  readonly n: number;
  /** Last day with data: the curve stops there. */
  readonly until: number;
  /** Under the minimum sample: grey and dashed, each in its own way, without a band. */
  readonly small: boolean;
}

/** Step curves over days (Kaplan–Meier, cumulative incidence) for up to six groups. */
export interface CurveData {
  readonly title: string;
  readonly groups: readonly CurveGroup[];
  /** Value on day 0: 1 for survival, 0 for incidence. */
  readonly start: 0 | 1;
  /** What the value is, e.g. `Back to current`. */
  readonly valueLabel: string;
  /** What the axis counts, e.g. `Days since first contact`. */
  readonly axisLabel: string;
  /** What the small table under the axis counts, e.g. `Open cases`. */
  readonly atRiskLabel: string;
  /** Keys of groups chosen as a filter: the others are dimmed. */
  readonly chosen: readonly string[];
}

const LEFT = 52;
const ABOVE = 12;
const TICK_ROW = 20;
const ROW = 15;
const NAMES_PX = 420;
const LABEL_GAP = 14;
const BAND_OPACITY = 0.13;
const DIMMED = 0.45;
/** Dashes that tell grey curves apart, also in a key of 12 px. */
const DASHES = [[3, 3], [8, 3], [8, 3, 1.5, 3], [1.5, 2.5], [5, 2], [2, 5]] as const; // prettier-ignore
const DAY_STEPS = [1, 2, 5, 7, 10, 14, 15, 20, 30, 60, 90, 180, 365] as const;

/** Steps with bands; names at the ends, the number at risk in rows under the axis. */
export function option(data: CurveData, context: ChartContext, size: Size): EChartsOption {
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
        formatter: (value: number) => format.axis(value, 'ratio'),
        align: 'left',
        margin: LEFT - 16
      })
    }),
    series: [
      layer(2, [...keys, ...data.groups.flatMap((group) => bandShapes(group, data, context, plot))]),
      layer(4, axisShapes(data, context, plot)),
      layer(5, data.groups.flatMap((group) => curveShapes(group, data, context, plot))),
      layer(6, endShapes(data, context, size))
    ]
  }; // prettier-ignore
}

/** The step in force on a day; null before the first and after the end of the data. */
export function stepAt({ steps, until }: CurveGroup, day: number): CurveStep | null {
  return day > until ? null : (steps.findLast((step) => step.day <= day) ?? null);
}

/** Value of a curve on a day; null where its data have ended. */
export function valueAt(group: CurveGroup, day: number, start: number): number | null {
  if (day > group.until) return null;
  return stepAt(group, day)?.value ?? start;
}

/** How many are at risk on a day: those of the next step, or of the last one where none follows. */
export function atRisk({ steps, n, until }: CurveGroup, day: number): number | null {
  if (day > until) return null;
  if (day <= 0) return n;
  return (steps.find((step) => step.day >= day) ?? steps.at(-1))?.atRisk ?? n;
}

/** One sentence: title, days, and where every curve ends. */
export function describe(data: CurveData, { locale, format }: ChartContext): string {
  const parts = data.groups.map((group) =>
    say(CHARTS.curveGroupDescribe, locale, {
      label: group.label,
      value: group.small ? say(CHARTS.tooFew, locale) : format.value(valueAt(group, group.until, data.start), 'ratio'),
      day: format.count(group.until),
      n: format.count(group.n)
    })
  );
  if (parts.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const solid = data.groups
    .filter(({ small }) => !small)
    .map((group) => ({ group, value: valueAt(group, group.until, data.start) ?? 0 }));
  const ranked = solid.sort((a, b) => b.value - a.value);
  const [top, bottom] = [ranked[0], ranked.at(-1)];
  const extremes =
    top && bottom && top !== bottom
      ? [say(CHARTS.curveExtremes, locale, { max: top.group.label, min: bottom.group.label })]
      : [];
  return say(CHARTS.curveDescribe, locale, {
    title: data.title,
    axis: data.axisLabel,
    days: format.count(lastDay(data)),
    groups: [...parts, ...extremes].join(say(CHARTS.joinLines, locale))
  });
}

/** One mark a tick of the axis, with the value of every curve there. */
export function marks(data: CurveData, context: ChartContext, size: Size): Mark[] {
  const { locale, format } = context;
  return daysOf(data, context, size).map((day) => ({
    key: String(day),
    title: `${data.axisLabel}: ${format.count(day)}`,
    lines: data.groups.map((group) => {
      const value = valueAt(group, day, data.start);
      if (value === null) return { label: group.label, value: say(CHARTS.dataEnded, locale) };
      const interval = stepAt(group, day)?.interval;
      const words = [
        format.value(value, 'ratio'),
        ...(interval ? [`(${format.interval(interval, 'ratio')})`] : []),
        `n = ${format.count(atRisk(group, day) ?? 0)}`,
        ...(group.small ? [say(CHARTS.tooFew, locale)] : [])
      ];
      return { label: group.label, value: words.join(' ') };
    })
  }));
}

/** Every step of every group down, by whole days where steps lie between days; value, interval and number at risk across. */
export function table(data: CurveData, { locale, format }: ChartContext): TableData {
  return {
    caption: data.title,
    columns: [
      { label: say(CHARTS.group, locale), numeric: false },
      { label: data.axisLabel, numeric: true },
      { label: data.valueLabel, numeric: true },
      { label: say(CHARTS.interval, locale), numeric: true },
      { label: data.atRiskLabel, numeric: true }
    ],
    rows: data.groups.flatMap((group) =>
      tableSteps(group, data.start).map((step) => ({
        key: `${group.id}-${step.day}`,
        cells: [
          { text: group.label, value: group.id },
          { text: format.count(step.day), value: step.day },
          { text: format.value(step.value, 'ratio'), value: step.value, small: group.small },
          { text: step.interval ? format.interval(step.interval, 'ratio') : '–' },
          { text: format.count(step.atRisk), value: step.atRisk }
        ]
      }))
    )
  };
}

/** Day 0 and the steps after it; where they lie between days, the state at the end of each whole day, so that no day stands twice. */
function tableSteps(group: CurveGroup, start: number): CurveStep[] {
  const later = group.steps.filter(({ day }) => day > 0);
  const first = { day: 0, value: start, interval: null, atRisk: group.n };
  if (later.every(({ day }) => Number.isInteger(day))) return [first, ...later];
  const days = Array.from({ length: Math.ceil(group.until) }, (_, i) => i + 1);
  const byDay = days.map((day): CurveStep => {
    const at = Math.min(day, group.until);
    const { value, interval } = stepAt(group, at) ?? first;
    return { day, value, interval, atRisk: atRisk(group, at) ?? 0 };
  });
  return [first, ...byDay];
}

/** The strip around a day of the axis. */
export function boxOf(data: CurveData, index: number, size: Size, context: ChartContext): Box {
  const { plot } = layoutOf(data, context, size);
  const days = daysOf(data, context, size);
  const x = xOf(days[index] ?? 0, data, plot);
  const half = (xOf(days[1] ?? 1, data, plot) - plot.x) / 2;
  return { x: x - half, y: plot.y, width: half * 2, height: plot.height };
}

/** The nearest day of the axis. */
export function markAt(
  data: CurveData,
  point: { x: number; y: number },
  size: Size,
  context: ChartContext
): number | null {
  const { plot } = layoutOf(data, context, size);
  if (point.x < plot.x - 8 || point.x > plot.x + plot.width + 8 || point.y < 0 || point.y > size.height) return null;
  const far = daysOf(data, context, size).map((day) => Math.abs(xOf(day, data, plot) - point.x));
  return far.length > 0 ? far.indexOf(Math.min(...far)) : null;
}

/** The value axis: from 0, up to 100 % or to a round share above all curves of an incidence. */
export function scaleOf(data: CurveData): Scale {
  if (data.start === 1) return { min: 0, max: 1, step: 0.25 };
  const tops = data.groups.flatMap(({ steps, small }) =>
    steps.map(({ value, interval }) => Math.max(value, small ? 0 : (interval?.[1] ?? 0)))
  );
  return unitScale(0, Math.max(0.05, ...tops), 'ratio', { bounds: [0, 1], fromZero: true });
}

function lastDay({ groups }: CurveData): number {
  return Math.max(1, ...groups.map(({ until }) => until));
}

function xOf(day: number, data: CurveData, plot: Box): number {
  return plot.x + (day / lastDay(data)) * plot.width;
}

/** Days with a tick, and with a column of the small table: as many as have room. */
function daysIn(data: CurveData, { palette, format }: ChartContext, plot: Box): number[] {
  const widest = Math.max(28, ...data.groups.map(({ n }) => textWidth(format.count(n), palette.fontSize)));
  const room = Math.max(1, Math.floor(plot.width / (widest + 12)));
  const last = lastDay(data);
  const step = DAY_STEPS.find((days) => last / days <= room) ?? niceScale(0, last, { ticks: room }).step;
  return ticksOf({ min: 0, max: Math.floor(last / step) * step, step });
}

function daysOf(data: CurveData, context: ChartContext, size: Size): number[] {
  return daysIn(data, context, layoutOf(data, context, size).plot);
}

function layoutOf(data: CurveData, { palette }: ChartContext, size: Size) {
  const named = size.width >= NAMES_PX;
  const names = data.groups.map(({ label }) => textWidth(label, palette.fontSize));
  const entries = data.groups.map((group) => ({
    look: 'line' as const,
    color: group.small ? palette.under : colorOf(palette, group.color),
    label: group.label,
    dash: dashOf(group, data)
  }));
  const keys = keyRows(named || data.groups.length < 2 ? [] : entries, { palette, width: size.width, top: 0 });
  const grid = {
    left: LEFT,
    right: named ? Math.min(size.width * 0.3, Math.max(16, ...names.map((width) => width + 20))) : 20,
    top: keys.height + ABOVE,
    bottom: TICK_ROW + ROW * (data.groups.length + 1) + 4
  };
  return { plot: plotIn(grid, size), grid, keys: keys.shapes, named };
}

function outline(group: CurveGroup, data: CurveData, plot: Box, valueOf: (step: CurveStep) => number): number[][] {
  const scale = scaleOf(data);
  const points: number[][] = [[plot.x, heightOf(data.start, scale, plot)]];
  for (const step of group.steps.filter(({ day }) => day <= group.until)) {
    const x = xOf(step.day, data, plot);
    const y = heightOf(valueOf(step), scale, plot);
    points.push([x, points.at(-1)?.[1] ?? y], [x, y]);
  }
  points.push([xOf(group.until, data, plot), points.at(-1)?.[1] ?? 0]);
  return points;
}

/** The dashes of a grey curve; none of a solid one. */
function dashOf(group: CurveGroup, { groups }: CurveData): readonly number[] | undefined {
  if (!group.small) return undefined;
  return DASHES[groups.filter(({ small }) => small).indexOf(group) % DASHES.length];
}

function opacityOf({ id }: CurveGroup, { chosen }: CurveData): number {
  return chosen.length > 0 && !chosen.includes(id) ? DIMMED : 1;
}

function bandShapes(group: CurveGroup, data: CurveData, { palette }: ChartContext, plot: Box): Shape[] {
  if (group.small || !group.steps.some(({ interval }) => interval)) return [];
  const high = outline(group, data, plot, (step) => step.interval?.[1] ?? step.value);
  const low = outline(group, data, plot, (step) => step.interval?.[0] ?? step.value);
  const opacity = BAND_OPACITY * opacityOf(group, data);
  return [polygon([...high, ...low.toReversed()], { fill: colorOf(palette, group.color), opacity })];
}

function curveShapes(group: CurveGroup, data: CurveData, { palette }: ChartContext, plot: Box): Shape[] {
  const points = outline(group, data, plot, ({ value }) => value);
  const style = group.small
    ? { stroke: palette.under, lineWidth: 1.5, lineDash: dashOf(group, data) }
    : { stroke: colorOf(palette, group.color), lineWidth: 2, lineJoin: 'round' };
  return [polyline(points, { ...style, opacity: opacityOf(group, data) })];
}

/** Base line, days, and under them how many are at risk in each group. */
function axisShapes(data: CurveData, context: ChartContext, plot: Box): Shape[] {
  const { palette, format } = context;
  const base = plot.y + plot.height;
  const style = { stroke: palette.axis, lineWidth: 1 };
  const center = { align: 'center', fill: palette.text3 };
  const days = daysIn(data, context, plot);
  const top = base + TICK_ROW + ROW / 2;
  return [
    line([plot.x, base], [plot.x + plot.width, base], style),
    ...days.flatMap((day) => {
      const x = xOf(day, data, plot);
      return [line([x, base], [x, base + 4], style), words(format.count(day), [x, base + 13], palette, center)];
    }),
    words(data.atRiskLabel, [16, top], palette, { fill: palette.text3 }),
    words(data.axisLabel, [plot.x + plot.width, top], palette, { align: 'right', fill: palette.text3 }),
    ...data.groups.flatMap((group, row) => {
      const y = top + (row + 1) * ROW;
      const color = group.small ? palette.under : colorOf(palette, group.color);
      const dash = dashOf(group, data);
      return [
        line([16, y], [28, y], { stroke: color, lineWidth: 2, ...(dash && { lineDash: dash }) }),
        ...days.flatMap((day) => {
          const count = atRisk(group, day);
          return count === null ? [] : [words(format.count(count), [xOf(day, data, plot), y], palette, center)];
        })
      ];
    })
  ];
}

function endShapes(data: CurveData, context: ChartContext, size: Size): Shape[] {
  const { palette } = context;
  const { plot, named } = layoutOf(data, context, size);
  if (!named) return [];
  const scale = scaleOf(data);
  const ends = data.groups.map((group) => ({
    group,
    at: [xOf(group.until, data, plot), heightOf(valueAt(group, group.until, data.start) ?? 0, scale, plot)] as const
  }));
  const heights = spread(
    ends.map(({ at }) => at[1]),
    LABEL_GAP,
    [plot.y, plot.y + plot.height]
  );
  return ends.flatMap(({ group, at }, i) => {
    const y = heights[i] ?? at[1];
    const x = plot.x + plot.width + 10;
    const color = group.small ? palette.under : colorOf(palette, group.color);
    return [
      line([at[0] + 3, at[1]], [x - 3, y], {
        stroke: color,
        lineWidth: 1,
        lineDash: [1, 3],
        opacity: 0.6 * opacityOf(group, data)
      }),
      words(group.label, [x, y], palette, { fill: palette.text, opacity: opacityOf(group, data) })
    ];
  });
}
