import { GROUPS } from '#core/i18n/messages/import.ts';
import type { ColumnMapping, Mapping, SourceColumn, SourceProfile } from '#core/ingest/types.ts';
import { takesWords, wordsAmong } from '#core/ingest/values/number-words.ts';
import { isNullWord, plainWord } from '#core/ingest/values/words.ts';
import { TABLES, type CanonicalColumn, type ColumnType, type Kind } from '#core/schema/index.ts';
import type { Text } from '#core/i18n/text.ts';

/** Shown as Sure from 0.85, Likely from 0.6, else Check; blocks 1–4. */
export function levelOf(confidence: number): { word: 'sure' | 'likely' | 'check'; blocks: 1 | 2 | 3 | 4 } {
  if (confidence >= 0.85) return { word: 'sure', blocks: 4 };
  if (confidence >= 0.6) return { word: 'likely', blocks: 3 };
  return { word: 'check', blocks: confidence >= 0.3 ? 2 : 1 };
}

const GROUP_OF: Readonly<Record<ColumnType, keyof typeof GROUPS>> = {
  text: 'who',
  code: 'code',
  timestamp: 'time',
  date: 'time',
  time: 'time',
  duration: 'duration',
  number: 'number',
  money: 'number',
  integer: 'number',
  bool: 'bool'
};

/** Targets of a kind in the groups of the menu, required ones first. */
export function targetGroups(kind: Kind | 'unknown'): { label: Text; columns: CanonicalColumn[] }[] {
  if (kind === 'unknown') return [];
  const { columns } = TABLES[kind];
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[])
    .map((group) => ({
      label: GROUPS[group],
      columns: columns.filter(
        (column) => (isRequired(kind, column.name) ? 'required' : GROUP_OF[column.type]) === group
      )
    }))
    .filter((group) => group.columns.length > 0);
}

/** True for a required column, and for those of which at least one is needed. */
export function isRequired(kind: Kind | 'unknown', target: string): boolean {
  if (kind === 'unknown' || target === '') return false;
  const table = TABLES[kind];
  return (
    table.columns.some(({ name, required }) => name === target && required === true) ||
    (table.needsOneOf ?? []).some((names) => names.includes(target))
  );
}

export function canonical(kind: Kind | 'unknown', target: string): CanonicalColumn | null {
  if (kind === 'unknown') return null;
  return TABLES[kind].columns.find((column) => column.name === target) ?? null;
}

/** Other captions of the file that are set to the same target. */
export function twins(mapping: Mapping, column: ColumnMapping): string[] {
  if (column.target === '') return [];
  return mapping.columns
    .filter((other) => other !== column && other.target === column.target)
    .map((other) => other.header);
}

/** Words of a file that have a meaning in the column's list of codes, and how many there are. */
export function valuesMatched(column: ColumnMapping, source: SourceColumn): { matched: number; total: number } {
  const top = takesWords(column.target) ? wordsAmong(source.top, column.decimal) : source.top;
  const words = [...new Set(top.filter(({ value }) => !isNullWord(value)).map(({ value }) => plainWord(value)))];
  return {
    total: words.length,
    matched: words.filter((word) => !['', 'other'].includes(column.values?.[word] ?? '')).length
  };
}

/** The columns of a file in one line: recognised, to be looked at, left out. */
export function summary(mapping: Mapping): { known: number; look: number; left: number; total: number } {
  const { columns } = mapping;
  const left = columns.filter((column) => column.target === '').length;
  const look = columns.filter(
    (column) =>
      column.target !== '' && (levelOf(column.confidence).word === 'check' || twins(mapping, column).length > 0)
  ).length;
  return { known: columns.length - left - look, look, left, total: columns.length };
}

/** A mapping in which one column has changed. */
export function withColumn(mapping: Mapping, header: string, change: Partial<ColumnMapping>): Mapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column) => (column.header === header ? { ...column, ...change } : column))
  };
}

/** The first different values of a column, as on the table: empty cells show as a dash. */
export function firstValues(profile: SourceProfile, index: number, wanted = 3): string[] {
  const cells = profile.preview.map((row) => (row[index] ?? '').trim());
  const different = [...new Set(cells)].slice(0, wanted);
  return different.length > 0 ? different : [''];
}
