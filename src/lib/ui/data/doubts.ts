import { DOUBTS, type DoubtId, type Remedy } from '#core/ingest/doubts.ts';
import type { LoadedSource } from '#lib/state/workspace.svelte.ts';

/** Rows of one source that one thing makes doubtful, and what is done with them now. */
export interface SourceDoubt {
  source: LoadedSource;
  /** Position of the source, from 1. */
  sourceNo: number;
  doubt: DoubtId;
  remedy: Remedy;
  rows: number;
}

/** All doubts about the loaded sources, in their order. */
export function doubtsOf(sources: readonly LoadedSource[]): SourceDoubt[] {
  return sources.flatMap((source, i) =>
    (Object.keys(DOUBTS) as DoubtId[]).flatMap((doubt) => {
      const { remedies, notes } = DOUBTS[doubt] as {
        remedies: readonly Remedy[];
        notes: Partial<Record<Remedy, string>>;
      };
      const chosen = source.mapping.remedies?.[doubt];
      const remedy = chosen && remedies.includes(chosen) ? chosen : (remedies[0] ?? 'exclude');
      const note = notes[remedy];
      const { report } = source;
      const rows = note === undefined ? (report.reasons[doubt] ?? 0) : (report.notes[note] ?? 0);
      // Repeats that were taken out count among the repeated rows: the choice stays open as long as it stands.
      const out = doubt === 'duplicate_suspected' && remedy === 'exclude' ? report.deduplicated : rows;
      return out > 0 ? [{ source, sourceNo: i + 1, doubt, remedy, rows: out }] : [];
    })
  );
}
