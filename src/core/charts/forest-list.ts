import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Family } from '#core/semantic/types.ts';
import { unitScale, type Scale } from './axis.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** One change, relative (0.05 = +5 %) or in the unit of the data, with its interval and what it counts. */
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
  /** What the change rests on, where the detail does not say it. */
  readonly n?: number;
  /** Under the minimum sample: hollow, without interval. */
  readonly small?: boolean;
}

/** Differences in a unit instead of relative changes, with their own words: `difference`, `with`, `without`. */
export interface ForestDifference {
  /** Rates differ in points. */
  readonly unit: 'ratio' | 'score' | 'index' | 'seconds';
  readonly changeLabel: string;
  readonly nowLabel: string;
  readonly beforeLabel: string;
  readonly nLabel: string;
}

export interface ForestData {
  readonly title: string;
  readonly rows: readonly ForestRow[];
  /** Null or left out: changes are relative. */
  readonly difference?: ForestDifference | null;
}

/** The least that a scale reaches, so that nothing small looks large. */
const LEAST_REACH = { relative: 0.05, ratio: 0.05, score: 0.2, index: 5, seconds: 30 } as const;

/** A scale around zero, the same to both sides; intervals that reach further are cut at its ends. */
export function scale(data: ForestData): Scale {
  const least = LEAST_REACH[data.difference?.unit ?? 'relative'];
  const furthest = Math.max(least, ...data.rows.map((row) => Math.abs(row.change) * 1.25));
  const reach = Math.max(furthest, median(data.rows.map(outermost)));
  const bounds = [0, Infinity] as const;
  const { max } = unitScale(0, reach, data.difference?.unit ?? 'ratio', { fromZero: true, ticks: 5, bounds });
  return { min: -max, max, step: max };
}

/** A change in words: relative, or in the unit of the differences. */
export function changeWords(change: number, { difference }: ForestData, { format }: ChartContext): string {
  return difference ? format.change(change, 0, difference.unit) : format.relative(change);
}

/** A tick in words: as short as its value allows. */
export function tickWords(value: number, data: ForestData, context: ChartContext): string {
  return value === 0 ? '0' : changeWords(value, data, context).replace(/\.0+(?=%|\s|$)/, '');
}

/** One sentence with every row. */
export function describe(data: ForestData, context: ChartContext): string {
  const { locale } = context;
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.rows
    .map((row) => `${row.label} ${changeWords(row.change, data, context)}`)
    .join(say(CHARTS.join, locale));
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a row. */
export function marks(data: ForestData, context: ChartContext): Mark[] {
  const words = wordsOf(data, context);
  return data.rows.map((row) => ({
    key: row.key,
    title: row.detail ? `${row.label}, ${row.detail}` : row.label,
    lines: [
      { label: words.change, value: changeWords(row.change, data, context) },
      ...(row.interval ? [{ label: words.interval, value: intervalWords(row.interval, data, context) }] : []),
      { label: words.now, value: row.now },
      { label: words.before, value: row.before },
      ...(row.n === undefined ? [] : [{ label: words.n, value: context.format.count(row.n) }]),
      ...(row.small ? [{ label: '', value: say(CHARTS.tooFew, context.locale) }] : [])
    ]
  }));
}

/** Rows down; change, interval, now, before and, where known, n across. */
export function table(data: ForestData, context: ChartContext): TableData {
  const words = wordsOf(data, context);
  const withN = data.rows.some((row) => row.n !== undefined);
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      { label: words.change, numeric: true },
      { label: words.interval, numeric: true },
      { label: words.now, numeric: true },
      { label: words.before, numeric: true },
      ...(withN ? [{ label: words.n, numeric: true }] : [])
    ],
    rows: data.rows.map((row) => ({
      key: row.key,
      cells: [
        { text: row.detail ? `${row.label} (${row.detail})` : row.label, value: row.key },
        { text: changeWords(row.change, data, context), value: row.change, ...(row.small ? { small: true } : {}) },
        { text: row.interval ? intervalWords(row.interval, data, context) : '–' },
        { text: row.now },
        { text: row.before },
        ...(withN ? [{ text: row.n === undefined ? '–' : context.format.count(row.n), value: row.n ?? null }] : [])
      ]
    }))
  };
}

function wordsOf({ difference }: ForestData, { locale }: ChartContext) {
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return {
    change: difference?.changeLabel ?? t(CHARTS.change),
    interval: t(CHARTS.interval),
    now: difference?.nowLabel ?? t(CHARTS.now),
    before: difference?.beforeLabel ?? t(CHARTS.previous),
    n: difference?.nLabel ?? t(CHARTS.n)
  };
}

function intervalWords([low, high]: readonly [number, number], data: ForestData, context: ChartContext): string {
  return `${changeWords(low, data, context)} … ${changeWords(high, data, context)}`;
}

function outermost(row: ForestRow): number {
  return Math.max(...((row.small ? null : row.interval) ?? [row.change]).map(Math.abs));
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
