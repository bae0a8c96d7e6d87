import type { ColumnMapping, SourceProfile } from './types.ts';
import { crossesGroups, dayRange, type DayRange } from './values/day-ranges.ts';
import { wordsAmong } from './values/number-words.ts';

/** A range of days past due as a file writes it, and its days. */
export interface WrittenRange {
  value: string;
  range: DayRange;
}

/** The ranges of days past due that a column holds. */
export function writtenRanges({ index, decimal }: ColumnMapping, profile: SourceProfile): WrittenRange[] {
  return wordsAmong(profile.columns[index]?.top ?? [], decimal).flatMap(({ value }) => {
    const range = dayRange(value);
    return range ? [{ value, range }] : [];
  });
}

/** Those that lie in more than one group of days past due: the group of their middle is only likely. */
export function crossingRanges(
  column: ColumnMapping,
  profile: SourceProfile,
  bounds: readonly number[]
): WrittenRange[] {
  return writtenRanges(column, profile).filter(({ range }) => crossesGroups(range, bounds));
}
