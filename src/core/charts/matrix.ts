import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Unit } from '#core/semantic/types.ts';
import type { ChartContext, Mark, TableData } from './types.ts';

/** One crossing. `note`: a second figure in words, under the first. `small`: drawn hollow, without tone. */
export interface MatrixCell {
  readonly row: string;
  readonly column: string;
  readonly value: number | null;
  /** Instead of the value in its unit. */
  readonly text?: string;
  readonly note?: string;
  readonly n: number;
  readonly small: boolean;
  /** Why there is no value, in words. */
  readonly reason?: string | null;
}

/** A row or a column; `total` is what stands at its end, in words. */
export interface MatrixHead {
  readonly key: string;
  readonly label: string;
  readonly total?: string;
}

export interface MatrixData {
  readonly title: string;
  readonly unit: Unit;
  /** What the rows are: `from`. */
  readonly rowLabel: string;
  /** What the columns are: `to`. */
  readonly columnLabel: string;
  readonly rows: readonly MatrixHead[];
  readonly columns: readonly MatrixHead[];
  readonly cells: readonly MatrixCell[];
  readonly valueLabel: string;
  /** What the second figures are. */
  readonly noteLabel?: string;
  readonly nLabel: string;
  /** Header of the totals of rows (`n`), when they have any. */
  readonly rowTotalLabel?: string;
  /** Header of the totals of columns, when they have any. */
  readonly columnTotalLabel?: string;
  /** Cells the title names, as `cellKey`. */
  readonly outlined: readonly string[];
  /** Plum is for strain alone. */
  readonly ramp: 'seq' | 'strain';
}

/** Key of a cell: of its mark, and of a choice. */
export function cellKey(row: string, column: string): string {
  return `${row}|${column}`;
}

/** Every crossing, row by row from the top left; null where nothing is known. */
export function crossings(data: MatrixData): { row: MatrixHead; column: MatrixHead; cell: MatrixCell | null }[] {
  const byKey = new Map(data.cells.map((cell) => [cellKey(cell.row, cell.column), cell]));
  return data.rows.flatMap((row) =>
    data.columns.map((column) => ({ row, column, cell: byKey.get(cellKey(row.key, column.key)) ?? null }))
  );
}

/** Lowest and highest solid value: the ends of the ramp; null without any. */
export function range(data: MatrixData): readonly [number, number] | null {
  const values = data.cells.flatMap((cell) => (cell.value === null || cell.small ? [] : [cell.value]));
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

/** How strong the tone of a cell is, 0–1; null for cells without one. */
export function toneOf(cell: MatrixCell | null, ends: readonly [number, number] | null): number | null {
  if (!cell || !ends || cell.value === null || cell.small) return null;
  const [low, high] = ends;
  return high > low ? (cell.value - low) / (high - low) : 1;
}

/** A cell in words. */
export function textOf(cell: MatrixCell | null, data: MatrixData, { format }: ChartContext): string {
  if (!cell || cell.value === null) return '–';
  return cell.text ?? format.value(cell.value, data.unit);
}

/** One sentence: title and extremes. */
export function describe(data: MatrixData, context: ChartContext): string {
  const solid = crossings(data).flatMap(({ row, column, cell }) =>
    cell && cell.value !== null && !cell.small ? [{ cell, value: cell.value, name: nameOf(row, column) }] : []
  );
  const [first] = solid;
  if (!first) return say(CHARTS.emptyDescribe, context.locale, { title: data.title });
  const top = solid.reduce((best, each) => (each.value > best.value ? each : best), first);
  const bottom = solid.reduce((best, each) => (each.value < best.value ? each : best), first);
  return say(CHARTS.matrixDescribe, context.locale, {
    title: data.title,
    max: textOf(top.cell, data, context),
    maxCell: top.name,
    min: textOf(bottom.cell, data, context),
    minCell: bottom.name
  });
}

/** One mark a cell, row by row. */
export function marks(data: MatrixData, context: ChartContext): Mark[] {
  const t = (text: Parameters<typeof say>[0]) => say(text, context.locale);
  return crossings(data).map(({ row, column, cell }) => ({
    key: cellKey(row.key, column.key),
    title: nameOf(row, column),
    lines: [
      {
        label: data.valueLabel,
        value: !cell || cell.value === null ? (cell?.reason ?? t(CHARTS.noData)) : textOf(cell, data, context)
      },
      ...(cell?.note ? [{ label: data.noteLabel ?? '', value: cell.note }] : []),
      ...(cell ? [{ label: data.nLabel, value: context.format.count(cell.n) }] : []),
      ...(cell?.small ? [{ label: '', value: t(CHARTS.tooFew) }] : [])
    ]
  }));
}

/** As drawn, and the second figures and n beside each value where there are any. */
export function table(data: MatrixData, context: ChartContext): TableData {
  const all = crossings(data);
  const withNotes = data.cells.some((cell) => cell.note);
  return {
    caption: data.title,
    columns: [
      { label: `${data.rowLabel} / ${data.columnLabel}`, numeric: false },
      ...data.columns.flatMap(({ label }) => [
        { label, numeric: true },
        ...(withNotes ? [{ label: `${label}, ${data.noteLabel ?? ''}`, numeric: true }] : []),
        { label: `${label}, ${data.nLabel}`, numeric: true }
      ]),
      ...(data.rowTotalLabel ? [{ label: data.rowTotalLabel, numeric: true }] : [])
    ],
    rows: data.rows.map((row) => ({
      key: row.key,
      cells: [
        { text: row.label, value: row.key },
        ...all
          .filter((crossing) => crossing.row === row)
          .flatMap(({ cell }) => [
            { text: textOf(cell, data, context), value: cell?.value ?? null, small: cell?.small ?? false },
            ...(withNotes ? [{ text: cell?.note ?? '–' }] : []),
            { text: cell ? context.format.count(cell.n) : '–', value: cell?.n ?? null }
          ]),
        ...(data.rowTotalLabel ? [{ text: row.total ?? '–' }] : [])
      ]
    }))
  };
}

function nameOf(row: MatrixHead, column: MatrixHead): string {
  return `${row.label} → ${column.label}`;
}
