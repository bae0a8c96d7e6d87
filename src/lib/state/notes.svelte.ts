import { Persisted } from './persisted.svelte.ts';

const stored = new Persisted<Readonly<Record<string, string>>>('evenkeel.notes', {}, (raw) =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? Object.fromEntries(Object.entries(raw).filter(([, text]) => typeof text === 'string'))
    : {}
);

const keyOf = (page: string, panel: string): string => `${page}/${panel}`;

/** What people write under panels. Kept on this computer beside the preferences; in prints, never in exports of data. */
export const notes = {
  /** The note of a panel; empty when there is none. */
  of(page: string, panel: string): string {
    return stored.current[keyOf(page, panel)] ?? '';
  },
  /** Replaces the note of a panel; an empty text removes it. */
  write(page: string, panel: string, text: string): void {
    const { [keyOf(page, panel)]: _old, ...others } = stored.current;
    const trimmed = text.trim();
    stored.current = trimmed === '' ? others : { ...others, [keyOf(page, panel)]: trimmed };
  }
};
