import { IMPORT } from '#core/i18n/messages/import.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { openMarks } from '#core/ingest/decimal-mark.ts';
import { swapDayMonth } from '#core/ingest/values/dates.ts';
import type { ColumnMapping, DateFormat, Mapping, SourceProfile } from '#core/ingest/types.ts';
import { canonical } from './columns.ts';

/** Order of day, month and year in a strptime format; null when the format has none. */
export function orderOf(format: DateFormat): 'dayFirst' | 'monthFirst' | 'yearFirst' | null {
  const year = position(format.strptime, ['%Y', '%y']);
  const month = position(format.strptime, ['%m', '%b', '%B', '%-m']);
  const day = position(format.strptime, ['%d', '%-d']);
  if (month < 0 || day < 0) return null;
  if (year >= 0 && year < month) return 'yearFirst';
  return day < month ? 'dayFirst' : 'monthFirst';
}

function position(format: string, parts: readonly string[]): number {
  return Math.max(...parts.map((part) => format.indexOf(part)));
}

/** True when the order of day and month is a question at all: both are written as numbers, the year last. */
export function isOrderOpen(format: DateFormat): boolean {
  return (
    format.kind === 'strptime' &&
    orderOf(format) !== 'yearFirst' &&
    format.strptime.includes('%m') &&
    format.strptime.includes('%d')
  );
}

/** The format with the order asked for; the question counts as answered. */
export function ordered(format: DateFormat, order: 'dayFirst' | 'monthFirst'): DateFormat {
  if (!isOrderOpen(format)) return format;
  if (orderOf(format) === order) return { ...format, ambiguous: false };
  const also = format.also?.map(swapDayMonth);
  return { ...format, strptime: swapDayMonth(format.strptime), ambiguous: false, ...(also ? { also } : {}) };
}

/** A mapping in which every date whose order is open is read in this order. */
export function withOrder(mapping: Mapping, order: 'dayFirst' | 'monthFirst'): Mapping {
  const columns = mapping.columns.map((column) =>
    column.date ? { ...column, date: ordered(column.date, order) } : column
  );
  return { ...mapping, columns };
}

/** A mapping in which all calls have this direction; '' = unknown. */
export function withDirection(mapping: Mapping, direction: 'inbound' | 'outbound' | ''): Mapping {
  return { ...mapping, constants: { ...mapping.constants, direction } };
}

/** The direction that all calls of a file are given, where no column says it; null when one does, or when it is still asked. */
export function directionOf({ kind, columns, constants }: Mapping): 'inbound' | 'outbound' | '' | null {
  if (kind !== 'calls' || columns.some(({ target }) => target === 'direction')) return null;
  return (constants.direction as 'inbound' | 'outbound' | '' | undefined) ?? null;
}

/** Columns that hold dates, in file order. */
export function dateColumns(mapping: Mapping): (ColumnMapping & { date: DateFormat })[] {
  return mapping.columns.filter(
    (column): column is ColumnMapping & { date: DateFormat } => column.date !== undefined && column.target !== ''
  );
}

/** How dates are read, in words; null when the file has none. */
export function datesAs(mapping: Mapping): Phrase | null {
  const [first] = dateColumns(mapping);
  if (!first) return null;
  const { date } = first;
  if (date.kind === 'epoch_s') return { text: IMPORT.epoch };
  if (date.kind === 'epoch_ms') return { text: IMPORT.epochMs };
  if (date.kind === 'excel_serial') return { text: IMPORT.serial };
  const order = orderOf(date);
  return order === null ? null : { text: IMPORT[order] };
}

const isStamp = (mapping: Mapping, target: string): boolean =>
  ['timestamp', 'time'].includes(canonical(mapping.kind, target)?.type ?? '');

/** True when the file tells times of day, not only dates. */
export const hasStamps = (mapping: Mapping): boolean =>
  dateColumns(mapping).some(({ target }) => isStamp(mapping, target));

/** True when stamps of the file are wall-clock times that need a zone; plain dates need none. */
export function needsZone(mapping: Mapping): boolean {
  return dateColumns(mapping).some(
    ({ target, date }) =>
      isStamp(mapping, target) && date.zone === 'none' && (date.kind === 'strptime' || date.kind === 'excel_serial')
  );
}

/** The same date in both readings, for the question: `03/04/2025` → 3 April or 4 March. */
export function bothReadings(raw: string): { dayFirst: string; monthFirst: string } | null {
  const match = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})/.exec(raw.trim());
  if (!match) return null;
  const [, first = '', second = '', year = ''] = match;
  const full = year.length === 2 ? `20${year}` : year;
  const pad = (part: string) => part.padStart(2, '0');
  return { dayFirst: `${full}-${pad(second)}-${pad(first)}`, monthFirst: `${full}-${pad(first)}-${pad(second)}` };
}

/** Decimal mark of the numbers of a file. */
export function decimalOf(mapping: Mapping): '.' | ',' {
  return mapping.columns.find((column) => column.decimal !== undefined)?.decimal ?? '.';
}

/** How the durations of a file are written, each unit once. */
export function unitsOf(mapping: Mapping): string[] {
  return [...new Set(mapping.columns.flatMap((column) => (column.target !== '' && column.unit ? [column.unit] : [])))];
}

const NUMERIC: ReadonlySet<string> = new Set(['number', 'money', 'integer', 'duration']);

/** True when a mapped column holds numbers, so that the decimal mark matters. */
export function hasNumbers(mapping: Mapping): boolean {
  return mapping.columns.some(({ target }) => NUMERIC.has(canonical(mapping.kind, target)?.type ?? ''));
}

/** A mapping in which all numbers are read with this decimal mark. */
export function withDecimal(mapping: Mapping, decimal: '.' | ','): Mapping {
  const columns = mapping.columns.map((column) =>
    NUMERIC.has(canonical(mapping.kind, column.target)?.type ?? '') ? { ...column, decimal, markKnown: true } : column
  );
  return { ...mapping, columns };
}

/** A mapping in which the amounts that read both ways are read with this decimal mark; other numbers stay as they are. */
export function withMark(mapping: Mapping, profile: SourceProfile, decimal: '.' | ','): Mapping {
  if (mapping.kind === 'unknown') return mapping;
  const open = new Set(openMarks(mapping.kind, mapping.columns, profile).map(({ column }) => column));
  const columns = mapping.columns.map((column) =>
    open.has(column) ? { ...column, decimal, markKnown: true } : column
  );
  return { ...mapping, columns };
}
