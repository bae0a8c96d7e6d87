const TOTAL =
  /^(grand|sub)?[ -]?totals?\s*[:：]?$|^(合计|总计|小计|汇总|总和)\s*[:：]?$|^(gesamt|summe|somme|totale)\s*[:：]?$/i;
const FIRST_BYTES = new Set([...'TtGgSs'].map((char) => char.charCodeAt(0)).concat([0xe5, 0xe6]));

/** True when one of the first cells of a record says that the row is a total. */
export function isTotalsRow(cells: readonly string[]): boolean {
  return cells
    .filter((cell) => cell.trim() !== '')
    .slice(0, 2)
    .some((cell) => TOTAL.test(cell.trim()));
}

/** True for a note below the table: one filled cell where rows usually fill `usual` (at least 3). */
export function isFootnote(cells: readonly string[], usual: number): boolean {
  return usual >= 3 && cells.filter((cell) => cell.trim() !== '').length === 1;
}

/** Cheap test on bytes: may the first cell of this record be the word "total"? */
export function mayBeTotals(buf: Uint8Array, start: number, end: number, delimiter: number): boolean {
  const at = buf[start] === 34 ? start + 1 : start;
  if (!FIRST_BYTES.has(buf[at] ?? 0)) return false;
  for (let i = at; i < end && i < at + 16; i++) if (buf[i] === delimiter) return true;
  return end - at < 16;
}
