import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Family } from '#core/semantic/types.ts';
import { niceScale, type Scale } from './axis.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** One change: relative (0.05 = +5 %), with its interval and what it counts. */
export interface ForestRow {
  readonly key: string;
  readonly label: string;
  /** Where and of how many: `Late stage team, 133 shifts`. */
  readonly detail: string;
  readonly change: number;
  readonly interval: readonly [number, number] | null;
  readonly family: Family;
  readonly now: string;
  readonly before: string;
}

export interface ForestData {
  readonly title: string;
  readonly rows: readonly ForestRow[];
}

/** A scale around zero, the same to both sides; intervals that reach further are cut at its ends. */
export function scale(data: ForestData): Scale {
  const furthest = Math.max(0.05, ...data.rows.map((row) => Math.abs(row.change) * 1.25));
  const reach = Math.max(furthest, median(data.rows.map(outermost)));
  const { max } = niceScale(0, reach, { fromZero: true, ticks: 5 });
  return { min: -max, max, step: max };
}

/** One sentence with every row. */
export function describe(data: ForestData, { locale, format }: ChartContext): string {
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.rows.map((row) => `${row.label} ${format.relative(row.change)}`).join(', ');
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a row. */
export function marks(data: ForestData, { locale, format }: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.rows.map((row) => ({
    key: row.key,
    title: `${row.label}, ${row.detail}`,
    lines: [
      { label: t(CHARTS.change), value: format.relative(row.change) },
      ...(row.interval ? [{ label: t(CHARTS.interval), value: intervalWords(row.interval, format.relative) }] : []),
      { label: t(CHARTS.now), value: row.now },
      { label: t(CHARTS.previous), value: row.before }
    ]
  }));
}

/** Rows down; change, interval, now and before across. */
export function table(data: ForestData, { locale, format }: ChartContext): TableData {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      { label: t(CHARTS.change), numeric: true },
      { label: t(CHARTS.interval), numeric: true },
      { label: t(CHARTS.now), numeric: true },
      { label: t(CHARTS.previous), numeric: true }
    ],
    rows: data.rows.map((row) => ({
      key: row.key,
      cells: [
        { text: `${row.label} (${row.detail})`, value: row.key },
        { text: format.relative(row.change), value: row.change },
        { text: row.interval ? intervalWords(row.interval, format.relative) : '–' },
        { text: row.now },
        { text: row.before }
      ]
    }))
  };
}

function intervalWords([low, high]: readonly [number, number], relative: (ratio: number) => string): string {
  return `${relative(low)} … ${relative(high)}`;
}

function outermost(row: ForestRow): number {
  return Math.max(...(row.interval ?? [row.change]).map(Math.abs));
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
