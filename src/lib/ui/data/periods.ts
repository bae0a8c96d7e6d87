import { estimate } from '#core/ingest/estimate.ts';
import { DAY_COLUMN } from '#core/ingest/same-dates.ts';
import type { LoadedSource } from '#lib/state/workspace.svelte.ts';

/** What a source covers, in wall-clock seconds as if UTC, and the names of sources of its kind that share days with it. */
export interface SourcePeriod {
  from_s: number;
  to_s: number;
  overlaps: string[];
}

const dayOf = (wall_s: number): number => Math.floor(wall_s / 86_400);

/** The period of every source by its id; sources without dates are left out. Kinds that hold states (cases) do not overlap. */
export function periodsOf(sources: readonly LoadedSource[]): ReadonlyMap<string, SourcePeriod> {
  const found = sources.flatMap((source) => {
    const { period } = estimate(source.profile, source.mapping);
    return period ? [{ source, period }] : [];
  });
  return new Map(
    found.map(({ source, period }) => {
      const overlaps = found
        .filter(({ source: other }) => other.id !== source.id && other.report.kind === source.report.kind)
        .filter(({ source: other }) => other.report.kind in DAY_COLUMN)
        .filter(
          ({ period: other }) => dayOf(other.from_s) <= dayOf(period.to_s) && dayOf(period.from_s) <= dayOf(other.to_s)
        ) // prettier-ignore
        .map(({ source: other }) => other.name);
      return [source.id, { ...period, overlaps }];
    })
  );
}
