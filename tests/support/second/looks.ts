import type { ModelInfo } from '#core/model/types.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { worldFolder } from '../worlds.ts';
import type { Look } from './figures.ts';

/** Everything, four weeks and the four before them, and one team for three weeks. */
export const LOOKS: readonly Look[] = [
  { from: '2000-01-01', to: '2026-05-24', team: null },
  { from: '2026-04-06', to: '2026-05-03', team: null },
  { from: '2026-03-09', to: '2026-04-05', team: null },
  { from: '2026-03-23', to: '2026-04-12', team: 'Hardship' }
];

/** The files that second computations read. */
export const WORLDS = [
  { name: 'the sample', folder: () => 'sample-data/world' },
  { name: 'the null world', folder: () => worldFolder('null') }
];

/** Names of the buckets of days past due, as the settings of the sample have them. */
export const BUCKETS = ['0', '1–30', '31–60', '61–90', '91–120', '121–180', 'over 180'];

/** A look as the selection of a page, without comparison. */
export function selectionOf({ from, to, team }: Look, { dimensions }: ModelInfo): Selection {
  const id = dimensions.team?.find(({ name }) => name === team)?.id;
  return {
    ...DEFAULT_SELECTION,
    compare: 'none',
    range: from === '2000-01-01' ? 'all' : { from, to },
    filters: id === undefined ? {} : { team: [id] }
  };
}
