import { isKnownCaption } from './captions.ts';
import type { TextRecord } from './cells.ts';
import { shapeOf } from './shapes.ts';

/** Captions that lie in two lines, as one line of captions; `lines` are the physical lines they come from. */
export interface JoinedHeader {
  lines: [number, number];
  /** The lower of the two: data begins behind it. */
  line: number;
  cells: string[];
}

const LONGEST_CAPTION = 60;
const isBlank = (cell: string | undefined) => (cell ?? '').trim() === '';
const filledOf = (row: TextRecord) => row.cells.filter((cell) => !isBlank(cell));

/**
 * Joins a second line of captions to the header: the line above when it groups columns (`Agent` over `ID` and `Team`), the line below when
 * it fills what the header leaves open. Null when neither line next to the header looks like captions.
 */
export function joinHeader(rows: readonly TextRecord[], header: TextRecord): JoinedHeader | null {
  const at = rows.indexOf(header);
  const [above, below] = [rows[at - 1], rows[at + 1]];
  if (above && above.line === header.line - 1 && isCaptionRow(above) && leavesOpen(header.cells)) {
    return { lines: [above.line, header.line], line: header.line, cells: joined(above.cells, header.cells) };
  }
  if (below && below.line === header.line + 1 && isUnitRow(below)) {
    return { lines: [header.line, below.line], line: below.line, cells: withUnits(header.cells, below.cells) };
  }
  if (below && below.line === header.line + 1 && isCaptionRow(below) && fillsGaps(below, header)) {
    return { lines: [header.line, below.line], line: below.line, cells: joined(header.cells, below.cells) };
  }
  return null;
}

const UNIT =
  /^[([]?\s*(s|secs?|seconds?|ms|millis(?:econds)?|mins?|minutes?|h|hrs?|hours?|days?|hh?:mm(?::ss)?|mm:ss|%|no\.?|count|text|date|id|eur|usd|gbp|chf|cny|rmb|inr|brl|jpy|hkd|sgd|aud|cad|cents?|sek(?:unden)?|minuten|tage|yyyy[-/.]mm[-/.]dd.*|[dm]{1,2}[-/.][dm]{1,2}[-/.]yy(?:yy)?.*|元|万元|分|秒|分钟|毫秒|小时|天|个|次)\s*[)\]]?$/i;

/** Units below captions: nothing but words for units, in brackets or at least two of them. */
function isUnitRow(row: TextRecord): boolean {
  const filled = filledOf(row).map((cell) => cell.trim());
  const inBrackets = filled.length > 0 && filled.every((cell) => /^[([].*[)\]]$/.test(cell));
  return (inBrackets || filled.length >= 2) && filled.every((cell) => UNIT.test(cell)) && new Set(filled).size < 12;
}

const withUnits = (captions: readonly string[], units: readonly string[]): string[] =>
  captions.map((caption, i) => {
    const unit = (units[i] ?? '').replace(/[([\])]/g, '').trim();
    return unit === '' ? caption : `${caption.trim()} (${unit})`;
  });

/** At least two short texts and nothing that looks like data. */
function isCaptionRow(row: TextRecord): boolean {
  const filled = filledOf(row);
  return filled.length >= 2 && filled.every((cell) => cell.length <= LONGEST_CAPTION && shapeOf(cell) === 'text');
}

/** Some columns have no caption, or share one. */
function leavesOpen(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell)).map((cell) => cell.trim());
  return filled.length < cells.length || new Set(filled).size < filled.length;
}

/** Known captions that stand below blank cells of the header or below the captions that these belong to. */
function fillsGaps(row: TextRecord, header: TextRecord): boolean {
  const known = filledOf(row).filter(isKnownCaption).length;
  if (known < 2 || known < filledOf(row).length / 2) return false;
  const inGap = row.cells.some((cell, i) => !isBlank(cell) && isBlank(header.cells[i]));
  const outside = row.cells.filter((cell, i) => !isBlank(cell) && !isBlank(header.cells[i]) && !isBlank(header.cells[i + 1]) && i + 1 < row.cells.length); // prettier-ignore
  return inGap && outside.length === 0;
}

/** Lower captions; where one is blank or not alone, with the group above it (which spreads over the blanks to its right). */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const cell of lower) count.set(cell.trim(), (count.get(cell.trim()) ?? 0) + 1);
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    if (!isBlank(upper[i])) group = (upper[i] ?? '').trim();
    const own = (lower[i] ?? '').trim();
    if (own === '') return isBlank(upper[i]) ? '' : group;
    return (count.get(own) ?? 0) > 1 ? `${group} ${own}`.trim() : own;
  });
}
