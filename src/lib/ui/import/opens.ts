import { IMPORT, OPENED_PAGES } from '#core/i18n/messages/import.ts';
import { enables, type NeededColumn } from '#core/ingest/enables.ts';
import type { Mapping } from '#core/ingest/types.ts';
import { findColumn, TABLES } from '#core/schema/index.ts';
import type { Text } from '#core/i18n/text.ts';
import type { OpensView } from './types.ts';

/** Columns that make every page fuller are named, a few at most. */
const BETTER_SHOWN = 3;

/** Which pages the mapped columns open, what the others lack, and what would make a page fuller. */
export function opensOf(mappings: readonly Mapping[]): OpensView[] {
  return enables(mappings).map(({ page, state, needs, better }) => ({
    id: page,
    label: OPENED_PAGES[page],
    lacks: needs.map(named),
    better: state === 'part' ? better.slice(0, BETTER_SHOWN).map(named) : []
  }));
}

/** A case file is named as a whole: its id alone says little. */
function named({ kind, name }: NeededColumn): Text {
  if (name === 'case_id') return IMPORT.caseFile;
  return findColumn(kind, name)?.label ?? TABLES[kind].label;
}
