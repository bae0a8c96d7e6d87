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

/** Notes on people, by the pseudonym of the address; kept on this computer only, never in exports of data. */
export const agentNotes = {
  of(agent: string): AgentNote {
    return { ...EMPTY, ...stored.current[agent] };
  },
  write(agent: string, change: Partial<AgentNote>): void {
    stored.current = { ...stored.current, [agent]: { ...agentNotes.of(agent), ...change } };
  },
  /** Removes all notes on people. */
  forget(): void {
    stored.current = {};
  }
};
