const COUNT = '\\d[\\d,. \u00a0]*';
const NOUN =
  '(?:(?:records?|rows?|lines?|items?|entries|calls?|cases?|contacts?|interactions?|accounts?|agents?|datensätze|zeilen|anrufe|fälle|条|行|笔|件|个|通|次|户|名)(?:记录|案件|通话|坐席)?)';
const WORD =
  '(?:(?:grand|sub|report|overall|page)?[ -]?totals?|total g[eé]n[eé]ral|gesamt(?:summe)?|summe|somme|totale|totais|合計|総計|總計|小計|合计|总计|小计|汇总|总和|共计)';
/** A total alone, or with the number of rows that it counts: `Total: 40 rows`, `Grand Totals (40 records)`, `Total records: 40`. */
const TOTAL = new RegExp(
  [
    `^${WORD}\\s*[:：]?(?:\\s*[(（[]\\s*${COUNT}\\s*${NOUN}?\\s*[)）\\]])?$`,
    `^${WORD}\\s*[:：]\\s*${COUNT}\\s*${NOUN}?$`,
    `^${WORD}\\s*${COUNT}\\s*${NOUN}$`,
    `^${WORD}\\s+(?:number of\\s+)?${NOUN}\\s*(?:[:：]\\s*(?:${COUNT})?|\\s${COUNT})$`,
    `^共\\s*${COUNT}\\s*${NOUN}$`
  ].join('|'),
  'i'
);
/** Longest first cell that is looked at, bytes. */
const LONGEST = 48;
const FIRST_BYTES = new Set([...'TtGgSs'].map((char) => char.charCodeAt(0)).concat([0xe5, 0xe6, 0xe7]));

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
  for (let i = at; i < end && i < at + LONGEST; i++) if (buf[i] === delimiter) return true;
  return end - at < LONGEST;
}
