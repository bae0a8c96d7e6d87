import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import { findColumn } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import type { ColumnMapping, SourceProfile } from './types.ts';
import { isNullWord } from './values/words.ts';

/** A number with one point and three digits behind it, which is a thousand in one country and a fraction in another; `0.123` is a fraction anywhere. */
const OPEN = /^[^\d.,]*[1-9]\d{0,2}\.\d{3}[^\d.,]*$/;
const POINT = /^[^\d.,]*(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+)[^\d.,]*$/;
const COMMA = /^[^\d.,]*(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})[^\d.,]*$/;
/** Most an unsure mark is believed: shown as Likely; our choice. */
const LIKELY = 0.8;

const valuesOf = ({ index }: ColumnMapping, profile: SourceProfile): string[] =>
  (profile.columns[index]?.sample ?? []).filter((value) => !isNullWord(value));

/** An amount of a column that reads as thousands and as a number with three decimals, when all amounts with a mark are written so; null when something tells. */
export function openAmount(values: readonly string[]): string | null {
  const marked = values.filter((value) => /[.,]/.test(value));
  return marked.length > 0 && marked.every((value) => OPEN.test(value.trim())) ? (marked[0]?.trim() ?? null) : null;
}

/** Columns of amounts whose decimal mark nobody decided, with an example each. */
export function openMarks(
  kind: Kind,
  columns: readonly ColumnMapping[],
  profile: SourceProfile
): { column: ColumnMapping; example: string }[] {
  return columns.flatMap((column) => {
    if (column.markKnown || findColumn(kind, column.target)?.type !== 'money') return [];
    const example = openAmount(valuesOf(column, profile));
    return example === null ? [] : [{ column, example }];
  });
}

/**
 * Amounts whose only mark is a point before three digits follow the rest of the file: other numbers first, then semicolons between cells and dates
 * with points, which countries with decimal commas write. Where nothing tells, they stay open.
 */
export function settleMarks(
  kind: Kind | 'unknown',
  columns: readonly ColumnMapping[],
  profile: SourceProfile
): ColumnMapping[] {
  if (kind === 'unknown') return [...columns];
  const open = new Set(openMarks(kind, columns, profile).map(({ column }) => column));
  const decimal = open.size > 0 ? markOf(kind, columns, profile) : null;
  if (decimal === null) return [...columns];
  return columns.map((column) => {
    if (!open.has(column)) return column;
    const reasons = [...column.reasons, { text: REASON_TEXTS[decimal === ',' ? 'mark.thousands' : 'mark.decimals'] }];
    return { ...column, decimal, markKnown: true, confidence: Math.min(column.confidence, LIKELY), reasons };
  });
}

const NUMERIC = new Set(['money', 'number', 'integer', 'duration']);

function markOf(kind: Kind, columns: readonly ColumnMapping[], profile: SourceProfile): '.' | ',' | null {
  const numbers = columns
    .filter(({ target }) => NUMERIC.has(findColumn(kind, target)?.type ?? ''))
    .flatMap((column) => valuesOf(column, profile));
  const [point, comma] = [POINT, COMMA].map((form) => numbers.some((value) => form.test(value.trim())));
  if (point !== comma) return comma ? ',' : '.';
  if (point) return null;
  const dotted = columns.some(({ target, date }) => target !== '' && /^%d\.%m\./.test(date?.strptime ?? ''));
  return profile.dialect.delimiter === ';' || dotted ? ',' : null;
}
