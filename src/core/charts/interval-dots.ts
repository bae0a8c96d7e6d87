import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Family, Unit } from '#core/semantic/types.ts';
import { niceScale, ticksOf, unitScale, type Scale } from './axis.ts';
import type { UsualRange } from './level-line.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** One row: a value with its interval, the previous value and the usual range. `small`: under the minimum sample. */
export interface IntervalRow {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly previous: number | null;
  readonly usual: UsualRange | null;
  readonly n: number;
  readonly small: boolean;
  /** Others are chosen as a filter. */
  readonly dimmed?: boolean;
  /** Why there is no value, in words. */
  readonly reason: string | null;
  readonly flag: 'above' | 'below' | null;
}

export interface IntervalData {
  readonly title: string;
  readonly unit: Unit;
  readonly family: Family;
  readonly rows: readonly IntervalRow[];
  readonly valueLabel: string;
  readonly nLabel: string;
  /** Ends of the value axis that must not be passed, e.g. 0 and 1 for ratios. */
  readonly bounds: readonly [number, number] | null;
}

/** The value axis: round ends around everything drawn, three to five steps; intervals of small samples may be cut. */
export function scale(data: IntervalData): Scale {
  const values = data.rows
    .filter((row) => row.value !== null)
    .flatMap((row) => [
      row.value,
      ...(row.small ? [] : (row.interval ?? [])),
      row.previous,
      row.usual?.low,
      row.usual?.high
    ])
    .filter((value): value is number => typeof value === 'number');
  if (values.length === 0) return niceScale(data.bounds?.[0] ?? 0, data.bounds?.[1] ?? 1);
  const nice = unitScale(Math.min(...values), Math.max(...values), data.unit);
  const [low, high] = data.bounds ?? [-Infinity, Infinity];
  return { ...nice, min: Math.max(low, nice.min), max: Math.min(high, nice.max) };
}

export { ticksOf };

/** One sentence with every row. */
export function describe(data: IntervalData, { locale, format }: ChartContext): string {
  const rows = data.rows
    .map(
      (row) =>
        `${row.label} ${row.value === null ? say(CHARTS.noData, locale) : format.value(row.value, data.unit, row.n)}`
    )
    .join(', ');
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a row. */
export function marks(data: IntervalData, { locale, format }: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.rows.map((row) => ({
    key: row.key,
    title: row.label,
    lines: [
      {
        label: data.valueLabel,
        value: row.value === null ? (row.reason ?? t(CHARTS.noData)) : format.value(row.value, data.unit, row.n)
      },
      ...(row.interval ? [{ label: t(CHARTS.interval), value: format.interval(row.interval, data.unit) }] : []),
      { label: data.nLabel, value: format.count(row.n) },
      ...(row.previous === null ? [] : [{ label: t(CHARTS.previous), value: format.value(row.previous, data.unit) }]),
      ...(row.usual
        ? [{ label: t(CHARTS.usual), value: format.interval([row.usual.low, row.usual.high], data.unit) }]
        : []),
      ...(row.small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
    ]
  }));
}

/** Rows down; value, interval, n, previous and usual across. */
export function table(data: IntervalData, { locale, format }: ChartContext): TableData {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      { label: data.valueLabel, numeric: true },
      { label: t(CHARTS.interval), numeric: true },
      { label: data.nLabel, numeric: true },
      { label: t(CHARTS.previous), numeric: true },
      { label: t(CHARTS.usual), numeric: true }
    ],
    rows: data.rows.map((row) => ({
      key: row.key,
      cells: [
        { text: row.label, value: row.key },
        { text: format.value(row.value, data.unit, row.n), value: row.value, small: row.small },
        { text: row.interval ? format.interval(row.interval, data.unit) : '–' },
        { text: format.count(row.n), value: row.n },
        { text: format.value(row.previous, data.unit), value: row.previous },
        { text: row.usual ? format.interval([row.usual.low, row.usual.high], data.unit) : '–' }
      ]
    }))
  };
}
