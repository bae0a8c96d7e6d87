import Papa from 'papaparse';

/** One line of the download of rows that were not loaded. */
export interface RejectLine {
  file: string;
  line: number;
  column: string;
  raw: string;
  /** Reason in words. */
  reason: string;
  text: string;
}

/** Cells that a spreadsheet would run as a formula get an apostrophe in front (OWASP, CSV injection). */
export function safeCell(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** CSV of the rows that were not loaded, for spreadsheets: UTF-8 with byte-order mark, CRLF, no formulas. `captions` names the six columns. */
export function rejectsCsv(
  rows: readonly RejectLine[],
  captions: readonly string[] = ['file', 'line', 'column', 'value', 'reason', 'row']
): string {
  const data = rows.map(({ file, line, column, raw, reason, text }) =>
    [file, String(line), column, raw, reason, text].map(safeCell)
  );
  return `\ufeff${Papa.unparse({ fields: [...captions], data }, { newline: '\r\n' })}`;
}
