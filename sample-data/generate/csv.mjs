import { gzipSync } from 'node:zlib';

/** Seconds of a day. */
export const DAY_S = 86400;

/**
 * The day number (days since 1970-01-01) of an ISO date.
 *
 * @param {string} iso 'YYYY-MM-DD'
 */
export const dayOf = (iso) => Date.parse(`${iso}T00:00:00Z`) / (DAY_S * 1000);

/** @type {Map<number, string>} */
const dates = new Map();

/**
 * A day number as 'YYYY-MM-DD'; blank for null.
 *
 * @param {number | null | undefined} day
 */
export function formatDate(day) {
  if (day === null || day === undefined) return '';
  let text = dates.get(day);
  if (text === undefined) dates.set(day, (text = new Date(day * DAY_S * 1000).toISOString().slice(0, 10)));
  return text;
}

const two = (/** @type {number} */ n) => (n < 10 ? `0${n}` : `${n}`);

/**
 * Local seconds (wall clock read as if it were UTC) as 'YYYY-MM-DD HH:MM:SS'; blank for null.
 *
 * @param {number | null | undefined} second
 */
export function formatTime(second) {
  if (second === null || second === undefined) return '';
  const day = Math.floor(second / DAY_S);
  const rest = second - day * DAY_S;
  return `${formatDate(day)} ${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
}

/** ISO weekday of a day number, Monday 0. @param {number} day */
export const weekdayOf = (day) => (day + 3) % 7;

/**
 * A CSV text of rows of values; none of the world's values needs quotes.
 *
 * @param {readonly string[]} columns
 * @param {readonly Record<string, unknown>[]} rows
 */
export function toCsv(columns, rows) {
  const lines = [columns.join(',')];
  for (const row of rows) lines.push(columns.map((column) => row[column] ?? '').join(','));
  return `${lines.join('\n')}\n`;
}

/**
 * Gzip without a time stamp and with an unknown operating system, so that equal texts give equal bytes.
 *
 * @param {string} text
 */
export function gzip(text) {
  const bytes = gzipSync(text, { level: 9 });
  bytes.fill(0, 4, 8);
  bytes[9] = 255;
  return bytes;
}
