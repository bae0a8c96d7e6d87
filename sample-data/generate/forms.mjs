/**
 * Other ways in which systems write the same file: each takes a CSV text of this generator (no quotes, commas, wall clock of Berlin) and gives it as
 * another export would.
 */

/** @param {string} csv @param {(cell: string, column: string) => string} change @param {string} delimiter */
function rewrite(csv, change, delimiter = ',') {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => line.split(',').map((cell, i) => change(cell, names[i] ?? '')).join(delimiter)); // prettier-ignore
  return `${[names.join(delimiter), ...rows].join('\n')}\n`;
}

const STAMP = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d):\d\d$/;

/** Semicolons between cells and commas as decimal marks. @param {string} csv */
const semicolon = (csv) => rewrite(csv, (cell) => cell.replace(/^(-?\d+)\.(\d+)$/, '$1,$2'), ';');

/** Stamps cut to whole minutes. @param {string} csv */
const minutes = (csv) => rewrite(csv, (cell) => cell.replace(STAMP, '$1 $2:00'));

/** ISO stamps with the offset of Berlin; summer time begins on 29 March 2026 at 02:00. @param {string} csv */
const offsets = (csv) =>
  rewrite(csv, (cell) =>
    STAMP.test(cell) ? `${cell.replace(' ', 'T')}${cell < '2026-03-29 02:00:00' ? '+01:00' : '+02:00'}` : cell
  );

/** The forms by name; `plain` is what `build` gives. */
export const FORMS = { plain: (/** @type {string} */ csv) => csv, semicolon, minutes, offsets };
