import { CHARTS } from '#core/i18n/messages/charts.ts';
import { grouped, signOf } from '#core/i18n/number.ts';
import { say } from '#core/i18n/text.ts';
import type { Family, Unit } from '#core/semantic/types.ts';
import { unitScale, type Scale } from './axis.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** What one part adds. `reference`: what it adds for the team, drawn as a tick. */
export interface WaterfallStep {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** Null when it was not measured: it then adds nothing. */
  readonly value: number | null;
  readonly reference: number | null;
  /** Why there is no value, in words. */
  readonly reason: string | null;
  /** Drawn at full strength, its figure bold; the others are lighter. */
  readonly strong?: boolean;
}

export interface WaterfallData {
  readonly title: string;
  readonly unit: Unit;
  readonly family: Family;
  readonly steps: readonly WaterfallStep[];
  /** The sum, in the last row. */
  readonly total: { readonly label: string; readonly value: number | null; readonly reference: number | null };
  readonly valueLabel: string;
  readonly referenceLabel: string;
}

/** Where a bar begins and ends, and where it would end with the reference. */
export interface WaterfallBar {
  readonly from: number;
  readonly to: number;
  readonly reference: number | null;
}

const TOTAL = 'total';

/** Bars of the parts, each from where the one before ends; null for parts that were not measured. */
export function barsOf(data: WaterfallData): (WaterfallBar | null)[] {
  let end = 0;
  return data.steps.map(({ value, reference }) => {
    if (value === null) return null;
    const from = end;
    end += value;
    return { from, to: end, reference: reference === null ? null : from + reference };
  });
}

/** Everything drawn, zero included. */
export function scale(data: WaterfallData): Scale {
  const ends = barsOf(data).flatMap((bar) => (bar ? [bar.from, bar.to, bar.reference ?? 0] : []));
  const all = [0, ...ends, data.total.value ?? 0, data.total.reference ?? 0];
  const low = Math.min(...all);
  const bounds = low < 0 ? null : ([0, Infinity] as const);
  return unitScale(low, Math.max(...all), data.unit, { fromZero: true, bounds });
}

/** A part with its sign; parts of an index have one decimal. */
export function signed(value: number | null, { unit }: WaterfallData, { format }: ChartContext): string {
  if (value === null) return '–';
  if (unit === 'ratio' || unit === 'seconds' || unit === 'score') return format.change(value, 0, unit);
  const text = grouped(Math.abs(value), 1);
  return Math.abs(value) < 0.05 ? text : signOf(value) + text;
}

/** One sentence: the total and what each part adds. */
export function describe(data: WaterfallData, context: ChartContext): string {
  const { locale, format } = context;
  if (data.steps.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const parts = data.steps.map(
    (step) => `${step.label} ${step.value === null ? say(CHARTS.noData, locale) : signed(step.value, data, context)}`
  );
  const rows = [`${data.total.label} ${format.value(data.total.value, data.unit)}`, ...parts];
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows: rows.join(say(CHARTS.join, locale)) });
}

/** One mark a part, then the total. */
export function marks(data: WaterfallData, context: ChartContext): Mark[] {
  const { locale, format } = context;
  const reference = (value: number | null, words: string) =>
    value === null ? [] : [{ label: data.referenceLabel, value: words }];
  return [
    ...data.steps.map((step) => ({
      key: step.key,
      title: step.detail ? `${step.label}, ${step.detail}` : step.label,
      lines: [
        {
          label: data.valueLabel,
          value: step.value === null ? (step.reason ?? say(CHARTS.noData, locale)) : signed(step.value, data, context)
        },
        ...reference(step.reference, signed(step.reference, data, context))
      ]
    })),
    {
      key: TOTAL,
      title: data.total.label,
      lines: [
        { label: say(CHARTS.total, locale), value: format.value(data.total.value, data.unit) },
        ...reference(data.total.reference, format.value(data.total.reference, data.unit))
      ]
    }
  ];
}

/** Parts down, the total last; value and reference across. */
export function table(data: WaterfallData, context: ChartContext): TableData {
  const { format } = context;
  return {
    caption: data.title,
    columns: [
      { label: '', numeric: false },
      { label: data.valueLabel, numeric: true },
      { label: data.referenceLabel, numeric: true }
    ],
    rows: [
      ...data.steps.map((step) => ({
        key: step.key,
        cells: [
          { text: step.label, value: step.key },
          { text: signed(step.value, data, context), value: step.value },
          { text: signed(step.reference, data, context), value: step.reference }
        ]
      })),
      {
        key: TOTAL,
        cells: [
          { text: data.total.label, value: TOTAL },
          { text: format.value(data.total.value, data.unit), value: data.total.value },
          { text: format.value(data.total.reference, data.unit), value: data.total.reference }
        ]
      }
    ]
  };
}
