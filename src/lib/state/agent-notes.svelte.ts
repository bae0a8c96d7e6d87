import { hashText } from '#core/ingest/hash.ts';
import { Persisted } from './persisted.svelte.ts';

/** What was prepared for a conversation with one person, and what was agreed. */
export interface AgentNote {
  /** Prompts as someone here wrote them, by the prompt's id. */
  readonly texts: Readonly<Record<string, string>>;
  /** Ids of prompts that were struck out. */
  readonly struck: readonly string[];
  readonly agreed: string;
}

const EMPTY: AgentNote = { texts: {}, struck: [], agreed: '' };
const stored = new Persisted<Readonly<Record<string, AgentNote>>>('evenkeel.agents', {});

/**
 * Notes on people, kept on this computer only, never in exports of data. A person is known by a fingerprint of the name in the file: pseudonyms
 * belong to one set of files and would hand a note to somebody else.
 */
export const agentNotes = {
  /** People with notes. */
  get kept(): number {
    return Object.keys(stored.current).length;
  },
  of(name: string): AgentNote {
    return { ...EMPTY, ...stored.current[hashText(name)] };
  },
  write(name: string, change: Partial<AgentNote>): void {
    stored.current = { ...stored.current, [hashText(name)]: { ...agentNotes.of(name), ...change } };
  },
  /** Removes all notes on people. */
  forget(): void {
    stored.current = {};
  }
};
