import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Family, Unit } from '#core/semantic/types.ts';
import { ticksOf, unitScale, type Scale } from './axis.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** One share. `reference`: the same of the team or of the previous period, drawn as a tick. `small`: drawn hollow. */
export interface ShareRow {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  readonly value: number | null;
  readonly interval?: readonly [number, number] | null;
  readonly reference: number | null;
  readonly n: number;
  readonly small: boolean;
  /** Why there is no value, in words. */
  readonly reason: string | null;
}

export interface ShareData {
  readonly title: string;
  /** `ratio` for shares; the difference is then in points. */
  readonly unit: Unit;
  readonly family: Family;
  /** Header of the labels. */
  readonly rowLabel: string;
  readonly rows: readonly ShareRow[];
  /** `share` */
  readonly valueLabel: string;
  /** What the tick means: `team`, `previous`. */
  readonly referenceLabel: string;
  /** Header of the differences: `on team`. */
  readonly differenceLabel: string;
  readonly nLabel: string;
}

/** From zero to beyond the longest bar; intervals of small samples may be cut. */
export function scale(data: ShareData): Scale {
  const ends = data.rows.flatMap((row) => [
    row.value ?? 0,
    row.reference ?? 0,
    row.small ? 0 : (row.interval?.[1] ?? 0)
  ]);
  const bounds = [0, data.unit === 'ratio' ? 1 : Infinity] as const;
  return unitScale(0, Math.max(0, ...ends), data.unit, { fromZero: true, ticks: 3, bounds });
}

export { ticksOf };

/** Difference from the reference in the words of the unit; empty where one is unknown or the sample is small. */
export function differenceOf(row: ShareRow, data: ShareData, { format }: ChartContext): string {
  if (row.value === null || row.reference === null || row.small) return '';
  return format.change(row.value, row.reference, data.unit);
}

/** One sentence with every row. */
export function describe(data: ShareData, { locale, format }: ChartContext): string {
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const rows = data.rows
    .map(
      (row) => `${row.label} ${row.value === null ? say(CHARTS.noData, locale) : format.value(row.value, data.unit)}`
    )
    .join(say(CHARTS.join, locale));
  return say(CHARTS.rowsDescribe, locale, { title: data.title, rows });
}

/** One mark a row. */
export function marks(data: ShareData, context: ChartContext): Mark[] {
  const { locale, format } = context;
  const t = (text: Parameters<typeof say>[0]) => say(text, locale);
  return data.rows.map((row) => {
    const difference = differenceOf(row, data, context);
    return {
      key: row.key,
      title: row.detail ? `${row.label}, ${row.detail}` : row.label,
      lines: [
        {
          label: data.valueLabel,
          value: row.value === null ? (row.reason ?? t(CHARTS.noData)) : format.value(row.value, data.unit)
        },
        ...(row.interval ? [{ label: t(CHARTS.interval), value: format.interval(row.interval, data.unit) }] : []),
        ...(row.reference === null
          ? []
          : [{ label: data.referenceLabel, value: format.value(row.reference, data.unit) }]),
        ...(difference ? [{ label: data.differenceLabel, value: difference }] : []),
        { label: data.nLabel, value: format.count(row.n) },
        ...(row.small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
      ]
    };
  });
}

/** Rows down; share, interval, reference, difference and n across. */
export function table(data: ShareData, context: ChartContext): TableData {
  const { locale, format } = context;
  const withInterval = data.rows.some((row) => row.interval);
  const withReference = data.rows.some((row) => row.reference !== null);
  return {
    caption: data.title,
    columns: [
      { label: data.rowLabel, numeric: false },
      { label: data.valueLabel, numeric: true },
      ...(withInterval ? [{ label: say(CHARTS.interval, locale), numeric: true }] : []),
      ...(withReference
        ? [
            { label: data.referenceLabel, numeric: true },
            { label: data.differenceLabel, numeric: true }
          ]
        : []),
      { label: data.nLabel, numeric: true }
    ],
    rows: data.rows.map((row) => ({
      key: row.key,
      cells: [
        { text: row.label, value: row.key },
        { text: format.value(row.value, data.unit), value: row.value, small: row.small },
        ...(withInterval ? [{ text: row.interval ? format.interval(row.interval, data.unit) : '–' }] : []),
        ...(withReference
          ? [
              { text: format.value(row.reference, data.unit), value: row.reference },
              {
                text: differenceOf(row, data, context) || '–',
                value: row.value === null || row.reference === null ? null : row.value - row.reference,
                small: row.small
              }
            ]
          : []),
        { text: format.count(row.n), value: row.n }
      ]
    }))
  };
}
