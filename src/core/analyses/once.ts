import type { ModelInfo } from '#core/model/types.ts';

interface Made {
  readonly key: string;
  readonly ready: Promise<void>;
}

const made = new WeakMap<ModelInfo, Map<string, Made>>();

/**
 * Makes a working table once per model, so that questions about another selection find it there. A new key replaces the table of its slot;
 * a failure is forgotten, so that the next question tries again. A new model is a new object: nothing outlives the data.
 * @param key what the table depends on beside the data
 * @param slot which table it is: its name, or what the names of tables that are made together share
 */
export function once(model: ModelInfo, key: string, make: () => Promise<void>, slot: string): Promise<void> {
  const slots = made.get(model) ?? new Map<string, Made>();
  made.set(model, slots);
  const known = slots.get(slot);
  if (known?.key === key) return known.ready;
  const ready = make();
  slots.set(slot, { key, ready });
  ready.catch(() => {
    if (slots.get(slot)?.ready === ready) slots.delete(slot);
  });
  return ready;
}

/** The working tables that a statement names, each with the key that it was made last for: beside the text, what its answer depends on. */
export function workingTables(model: ModelInfo, statement: string): [slot: string, key: string][] {
  const slots = [...(made.get(model) ?? [])].filter(([slot]) => statement.includes(slot));
  return slots.map(([slot, { key }]) => [slot, key]);
}
