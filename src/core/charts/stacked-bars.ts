import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import { ticksOf, unitScale, type Scale } from './axis.ts';
import type { Tone } from './tones.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** One of two to five parts that every bar is made of, from left to right. */
export interface StackedPart {
  readonly id: string;
  readonly label: string;
  readonly tone: Tone;
}

export interface StackedRow {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** One per part, in their order; null when it was not measured, and then it takes no room. */
  readonly values: readonly (number | null)[];
  /** Total of the previous period, drawn as a tick. */
  readonly previous: number | null;
  readonly n: number;
  /** What `shareLabel` names, 0–1. */
  readonly share?: number | null;
  readonly small: boolean;
  /** Why there is no bar, in words. */
  readonly reason: string | null;
}

export interface StackedData {
  readonly title: string;
  readonly unit: Unit;
  readonly parts: readonly StackedPart[];
  readonly rows: readonly StackedRow[];
  readonly totalLabel: string;
  /** What the share of a row is of; without it no row has one. */
  readonly shareLabel?: string;
  readonly nLabel: string;
}

/** Sum of the measured parts of a row; null when none was measured. */
export function totalOf(row: StackedRow): number | null {
  const known = row.values.filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** From zero to beyond the longest bar. */
export function scale(data: StackedData): Scale {
  const ends = data.rows.flatMap((row) => [totalOf(row) ?? 0, row.previous ?? 0]);
  return unitScale(0, Math.max(0, ...ends), data.unit, { fromZero: true, ticks: 3, bounds: [0, Infinity] });
}

export { ticksOf };

/** One sentence with the total of every row. */
export function describe(data: StackedData, { locale, format }: ChartContext): string {
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.rows
    .map((row) => {
      const total = totalOf(row);
      return `${row.label} ${total === null ? say(CHARTS.noData, locale) : format.value(total, data.unit)}`;
    })
    .join(say(CHARTS.join, locale));
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a row: the total, then each part with its share of it. */
export function marks(data: StackedData, { locale, format }: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.rows.map((row) => {
    const total = totalOf(row);
    return {
      key: row.key,
      title: row.detail ? `${row.label}, ${row.detail}` : row.label,
      lines: [
        {
          label: data.totalLabel,
          value: total === null ? (row.reason ?? t(CHARTS.noData)) : format.value(total, data.unit)
        },
        ...data.parts.flatMap((part, i) => {
          const value = row.values[i] ?? null;
          if (value === null || !total) return [];
          const words = { value: format.value(value, data.unit), share: format.value(value / total, 'ratio') };
          return [{ label: part.label, value: say(CHARTS.ofTotal, locale, words) }];
        }),
        ...(row.previous === null ? [] : [{ label: t(CHARTS.previous), value: format.value(row.previous, data.unit) }]),
        ...(data.shareLabel ? [{ label: data.shareLabel, value: format.value(row.share ?? null, 'ratio') }] : []),
        { label: data.nLabel, value: format.count(row.n) },
        ...(row.small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
      ]
    };
  });
}

/** Rows down; parts, total, previous total, share and n across. */
export function table(data: StackedData, { locale, format }: ChartContext): TableData {
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      ...data.parts.map((part) => ({ label: part.label, numeric: true })),
      { label: data.totalLabel, numeric: true },
      { label: say(CHARTS.previous, locale), numeric: true },
      ...(data.shareLabel ? [{ label: data.shareLabel, numeric: true }] : []),
      { label: data.nLabel, numeric: true }
    ],
    rows: data.rows.map((row) => {
      const total = totalOf(row);
      return {
        key: row.key,
        cells: [
          { text: row.label, value: row.key },
          ...data.parts.map((_, i) => ({
            text: format.value(row.values[i] ?? null, data.unit),
            value: row.values[i] ?? null,
            small: row.small
          })),
          { text: format.value(total, data.unit), value: total, small: row.small },
          { text: format.value(row.previous, data.unit), value: row.previous },
          ...(data.shareLabel ? [{ text: format.value(row.share ?? null, 'ratio'), value: row.share ?? null }] : []),
          { text: format.count(row.n), value: row.n }
        ]
      };
    })
  };
}
