import { CHARTS } from '#core/i18n/messages/charts.ts';
import { say } from '#core/i18n/text.ts';
import type { Family, Unit } from '#core/semantic/types.ts';
import { levelScale, type LevelScale, type UsualRange } from './level-line.ts';
import type { ChartContext, Mark, TableCell, TableData } from './types.ts';

/** A column of figures: `level` draws a level line under the value, `value` shows the value alone. */
export interface FigureColumn {
  readonly kind: 'level' | 'value';
  readonly id: string;
  readonly label: string;
  /** Under the label: the unit, or what the figure is measured against. */
  readonly note?: string;
  readonly unit: Unit;
  readonly family: Family;
  /** Never obeyed for strain: people are not ranked by it. */
  readonly sortable?: boolean;
}

/** A column of words, such as a team. */
export interface WordsColumn {
  readonly kind: 'words';
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly sortable?: boolean;
}

export type LevelColumn = FigureColumn | WordsColumn;

/** One figure. `small`: under the minimum sample, drawn hollow. Without a value, `reason` says why. */
export interface LevelCell {
  readonly value: number | null;
  /** Instead of the value in its unit, e.g. `4.12 / 5`. */
  readonly text?: string;
  /** Where a column holds figures of several units. */
  readonly unit?: Unit;
  readonly interval?: readonly [number, number] | null;
  /** The previous period, or another reference such as the team. */
  readonly previous?: number | null;
  readonly usual?: UsualRange | null;
  readonly n?: number;
  readonly small?: boolean;
  readonly reason?: string | null;
  /** `known for 98 % of the rows`, where some are unknown. */
  readonly known?: string | undefined;
  /** Too little is known: `known` stands under the value, which is drawn as that of a small sample. */
  readonly knowsLittle?: boolean;
  readonly flag?: 'above' | 'below' | null;
}

export interface LevelRow {
  readonly key: string;
  readonly label: string;
  /** Under the label, in small print. */
  readonly detail?: string;
  /** Why the whole row is grey, e.g. `too few shifts`. */
  readonly grey?: string;
  /** One per column, in their order; a string for a column of words. */
  readonly cells: readonly (LevelCell | string)[];
}

export interface LevelTableData {
  readonly title: string;
  /** Header of the first column. */
  readonly rowLabel: string;
  readonly rowsSortable?: boolean;
  /** Labels with their details are sentences: they take most of the width. */
  readonly longLabels?: boolean;
  readonly columns: readonly LevelColumn[];
  readonly rows: readonly LevelRow[];
  /** All rows together; stays last whatever the order. Its key is not looked at: rows of unknown values may share it. */
  readonly all?: LevelRow | null;
}

/** Column in which rows are ordered: `ROW_COLUMN` for the first one. */
export interface LevelSort {
  readonly column: string;
  readonly descending: boolean;
}

/** The column of the row labels, for `LevelSort`. */
export const ROW_COLUMN = 'row';

/** Whether rows may be ordered by a column; strain never orders anything. */
export function canSort(column: LevelColumn): boolean {
  return column.sortable === true && !(column.kind !== 'words' && column.family === 'strain');
}

/** Rows in the order of `sort`, unknown values last; numbers inside labels count as numbers. The row of all stays last. */
export function sorted(data: LevelTableData, sort: LevelSort | null, locale: string): LevelTableData {
  const index = sort ? data.columns.findIndex((column) => column.id === sort.column) : -1;
  const column = data.columns[index];
  const allowed = column ? canSort(column) : sort?.column === ROW_COLUMN && data.rowsSortable === true;
  if (!sort || !allowed) return data;
  const words = new Intl.Collator(locale, { numeric: true });
  const valueOf = (row: LevelRow) => {
    const cell = column ? row.cells[index] : row.label;
    return typeof cell === 'object' ? cell.value : (cell ?? null);
  };
  const turn = sort.descending ? -1 : 1;
  const rows = [...data.rows].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return turn * (typeof x === 'number' && typeof y === 'number' ? x - y : words.compare(String(x), String(y)));
  });
  return { ...data, rows };
}

/** The `n` rows with the highest figures of a column that may be ordered by, highest first. For paper, where nothing scrolls. */
export function highest(data: LevelTableData, column: string, n: number): LevelTableData {
  return { ...data, rows: sorted(data, { column, descending: true }, 'en').rows.slice(0, n) };
}

/** Rows as drawn, the row of all at the end. */
export function rowsOf(data: LevelTableData): readonly LevelRow[] {
  return data.all ? [...data.rows, data.all] : data.rows;
}

/** Key of the row of all, apart from every value of a dimension: ids hold no blank, and an unknown value has the key ''. */
const ALL_KEY = 'all rows';

/** Key of a row as drawn, unique within the table. */
export const keyOf = (data: LevelTableData, row: LevelRow): string => (row === data.all ? ALL_KEY : row.key);

/** Room left and right of the outermost mark of a column, as a share of what its marks span. */
const ROOM = 0.06;

/** One scale for all lines of a column; intervals of small samples may be cut. */
export function scaleOf(data: LevelTableData, columnIndex: number): LevelScale {
  const cells = rowsOf(data).flatMap((row) => {
    const cell = row.cells[columnIndex];
    return typeof cell === 'object' && cell.value !== null ? [cell] : [];
  });
  return levelScale(
    cells.map(({ value, interval, previous, usual, small }) => ({
      now: value,
      interval: small ? null : interval,
      previous,
      usual
    })),
    ROOM
  );
}

/** A cell in words: its text, or its value in the unit of the column. */
export function textOf(cell: LevelCell | string | undefined, column: LevelColumn, { format }: ChartContext): string {
  if (typeof cell === 'string') return cell;
  if (!cell || column.kind === 'words' || cell.value === null) return '–';
  return cell.text ?? format.value(cell.value, cell.unit ?? column.unit);
}

/** One sentence: how many rows, and which columns. */
export function describe(data: LevelTableData, { locale }: ChartContext): string {
  if (data.rows.length === 0) return say(CHARTS.emptyDescribe, locale, { title: data.title });
  const columns = data.columns.map((column) => column.label).join(say(CHARTS.join, locale));
  return say(CHARTS.tableDescribe, locale, { title: data.title, n: data.rows.length, columns });
}

/** One mark a row, with every column. */
export function marks(data: LevelTableData, context: ChartContext): Mark[] {
  return rowsOf(data).map((row) => ({
    key: keyOf(data, row),
    title: row.detail ? `${row.label}, ${row.detail}` : row.label,
    lines: [
      ...data.columns.map((column, i) => ({
        label: column.label,
        value: sentence(row, row.cells[i], column, context)
      })),
      ...(row.grey ? [{ label: '', value: row.grey }] : [])
    ]
  }));
}

/** Rows down; each figure with its interval, the previous period, the usual range and n, where it has them, across. */
export function table(data: LevelTableData, context: ChartContext): TableData {
  const t = (text: Parameters<typeof say>[0]) => say(text, context.locale);
  const parts = data.columns.map((column, i) => ({ column, i, company: companyOf(data, i) }));
  return {
    caption: data.title,
    columns: [
      { label: data.rowLabel, numeric: false },
      ...parts.flatMap(({ column, company }) => [
        { label: column.label, numeric: column.kind !== 'words' },
        ...company.map((what) => ({ label: `${column.label}, ${t(CHARTS[what])}`, numeric: true }))
      ])
    ],
    rows: rowsOf(data).map((row) => ({
      key: keyOf(data, row),
      cells: [
        { text: row.detail ? `${row.label} (${row.detail})` : row.label, value: row.key },
        ...parts.flatMap((part) => tableCells(row.cells[part.i], part, context))
      ]
    }))
  };
}

function tableCells(
  cell: LevelCell | string | undefined,
  { column, company }: { column: LevelColumn; company: readonly Company[] },
  context: ChartContext
): TableCell[] {
  const figure = typeof cell === 'object' ? cell : null;
  const { format } = context;
  const text = textOf(cell, column, context);
  const unit = figure?.unit ?? (column.kind === 'words' ? 'number' : column.unit);
  const { interval, previous = null, usual, n } = figure ?? {};
  const beside: Readonly<Record<Company, TableCell>> = {
    interval: { text: interval ? format.interval(interval, unit) : '–' },
    previous: { text: previous === null ? '–' : format.value(previous, unit), value: previous },
    usual: { text: usual ? format.interval([usual.low, usual.high], unit) : '–' },
    n: { text: n === undefined ? '–' : format.count(n), value: n ?? null }
  };
  return [
    typeof cell === 'string' ? { text } : { text, value: figure?.value ?? null, small: figure?.small ?? false },
    ...company.map((what) => beside[what])
  ];
}

/** What may stand beside a figure, in this order. */
const COMPANY = ['interval', 'previous', 'usual', 'n'] as const;
type Company = (typeof COMPANY)[number];

/** What stands beside the figures of a column anywhere. */
function companyOf(data: LevelTableData, columnIndex: number): Company[] {
  const cells = rowsOf(data).flatMap((row) => row.cells[columnIndex] ?? []);
  return COMPANY.filter((what) => cells.some((cell) => typeof cell === 'object' && (cell[what] ?? null) !== null));
}

/** Flags are for solid figures: neither a small sample nor a grey row has one. */
export function flagOf(cell: LevelCell, row: LevelRow): 'above' | 'below' | null {
  return cell.small || row.grey ? null : (cell.flag ?? null);
}

function sentence(
  row: LevelRow,
  cell: LevelCell | string | undefined,
  column: LevelColumn,
  context: ChartContext
): string {
  const t = (text: Parameters<typeof say>[0]) => say(text, context.locale);
  const text = textOf(cell, column, context);
  if (typeof cell !== 'object' || column.kind === 'words') return text;
  if (cell.value === null) return cell.reason ?? t(CHARTS.noData);
  const flag = flagOf(cell, row);
  const company = [
    cell.interval ? context.format.interval(cell.interval, cell.unit ?? column.unit) : '',
    cell.small && !cell.knowsLittle ? t(CHARTS.tooFew) : '',
    cell.known ?? '',
    flag ? t(CHARTS[flag]) : ''
  ].filter(Boolean);
  return company.length > 0 ? `${text} (${company.join(t(CHARTS.join))})` : text;
}
