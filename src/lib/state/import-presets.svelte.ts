import type { Dialect, Mapping } from '#core/ingest/types.ts';
import { Persisted } from './persisted.svelte.ts';

/** How files of one shape are read: captions, targets and code words, never data. */
export interface OwnPreset {
  /** `YYYY-MM-DD`. */
  savedOn: string;
  mapping: Mapping;
  /** Format that was set by hand. */
  overrides: Partial<Dialect>;
}

const stored = new Persisted<Record<string, OwnPreset>>('evenkeel.presets', {}, (raw) =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? (raw as Record<string, OwnPreset>) : {}
);

/** Presets that the user saved, by the shape of the file. */
export const presets = {
  find(shape: string): OwnPreset | null {
    return stored.current[shape] ?? null;
  },
  save(shape: string, preset: OwnPreset): void {
    stored.current = { ...stored.current, [shape]: { ...preset, mapping: withoutReasons(preset.mapping) } };
  },
  forget(shape: string): void {
    const { [shape]: _gone, ...rest } = stored.current;
    stored.current = rest;
  }
};

/** Reasons may quote values of the file; questions are asked anew, and so is what concerns one file and its dates only. */
function withoutReasons(mapping: Mapping): Mapping {
  const { replacesDates: _replaces, from: _from, ...rest } = mapping;
  return { ...rest, questions: [], columns: mapping.columns.map((column) => ({ ...column, reasons: [] })) };
}

/** A saved mapping for a file of the same shape: code words that are new in this file keep what was proposed. */
export function applyPreset(preset: OwnPreset, proposed: Mapping): Mapping {
  const saved = new Map(preset.mapping.columns.map((column) => [column.header, column]));
  const columns = proposed.columns.map((fresh) => {
    const own = saved.get(fresh.header);
    if (!own) return fresh;
    const sameTarget = own.target === fresh.target;
    const values = own.values ? { ...(sameTarget ? fresh.values : {}), ...own.values } : undefined;
    return { ...fresh, ...own, index: fresh.index, confidence: own.target === '' ? 0 : 1, reasons: [], values };
  });
  return { ...proposed, ...preset.mapping, columns, questions: [] };
}
