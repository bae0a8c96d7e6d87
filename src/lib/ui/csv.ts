import type { TableData } from '#core/charts/types.ts';

export type CsvCell = string | number | boolean | null | undefined;

/** Cells that a spreadsheet would run as a formula get an apostrophe in front; numbers stay numbers. */
export function safeCell(cell: CsvCell): CsvCell {
  if (typeof cell !== 'string') return cell;
  return /^[=+\-@\t\r]/.test(cell) && !isNumber(cell) ? `'${cell}` : cell;
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** Rows as CSV (RFC 4180, CRLF), safe to open in a spreadsheet; the writer is loaded on demand. */
export async function toCsv(fields: readonly string[], rows: readonly (readonly CsvCell[])[]): Promise<string> {
  const { default: Papa } = await import('papaparse');
  return Papa.unparse({ fields: fields.map(safeCell) as string[], data: rows.map((row) => row.map(safeCell)) });
}

/** Hands a text to the browser as a file. The byte order mark makes spreadsheets read it as UTF-8. */
export function saveText(text: string, name: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Saves the table behind a chart, figures in full precision. */
export async function downloadTable(table: TableData, id: string): Promise<void> {
  const rows = table.rows.map((row) =>
    row.cells.map((cell, i) => (table.columns[i]?.numeric && cell.value !== undefined ? cell.value : cell.text))
  );
  saveText(
    await toCsv(
      table.columns.map((column) => column.label),
      rows
    ),
    `evenkeel-${id}.csv`
  );
}
