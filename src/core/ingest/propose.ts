import type { Kind } from '#core/schema/types.ts';
import { assignColumns, retarget } from './assign.ts';
import { checkMapping } from './check.ts';
import { settleMarks } from './decimal-mark.ts';
import { settleOrders } from './date-order.ts';
import { guessDirection, withoutWrongDirection } from './direction.ts';
import { guessKind } from './kinds.ts';
import { PRESETS, type Preset } from './presets/index.ts';
import { doubtRounded } from './shared-ids.ts';
import type { ColumnMapping, Mapping, SourceProfile } from './types.ts';
import { checkUnits } from './units.ts';
import { NULL_WORDS } from './values/words.ts';

/** What a proposal may start from: presets, a kind chosen by hand, a zone already answered. */
export interface ProposeOptions {
  presets?: readonly Preset[];
  kind?: Kind;
  zone?: string | null;
}

/** Proposes what each column of a file means, with a confidence and reasons, and asks what it cannot decide. */
export function proposeMapping(profile: SourceProfile, options: ProposeOptions = {}): Mapping {
  const preset = matchPreset(profile, options.presets ?? PRESETS);
  const kind = options.kind ?? preset?.kind;
  const found = kind ? { kind, columns: assignColumns(kind, profile.columns, profile.preview) } : guessKind(profile);
  const read = checkUnits(preset ? applyPreset(preset, profile, found.columns) : found.columns, profile);
  const settled = settleMarks(found.kind, settleOrders(read), profile);
  const columns = doubtRounded(withoutWrongDirection(settled, profile), profile);
  const mapping: Mapping = {
    kind: found.kind,
    preset: preset?.id ?? null,
    columns,
    zone: options.zone ?? preset?.zone ?? null,
    nullWords: [...NULL_WORDS],
    constants: { ...constantsFor(found.kind, columns, profile), ...preset?.constants },
    questions: []
  };
  return { ...mapping, questions: checkMapping(mapping, profile) };
}

function matchPreset(profile: SourceProfile, presets: readonly Preset[]): Preset | null {
  const captions = new Set(profile.columns.map(({ header }) => header.toLowerCase()));
  const fitting = presets.filter(({ headers }) => headers.every((header) => captions.has(header)));
  return fitting.sort((a, b) => b.headers.length - a.headers.length)[0] ?? null;
}

function applyPreset(preset: Preset, profile: SourceProfile, columns: readonly ColumnMapping[]): ColumnMapping[] {
  return columns.map((column) => {
    const caption = column.header.toLowerCase();
    const target = preset.targets[caption];
    const source = profile.columns.find(({ index }) => index === column.index);
    if (target === undefined || !source) return { ...column, target: '', confidence: 0 };
    const unit = preset.units?.[caption];
    return {
      ...retarget(preset.kind, source, target),
      ...(unit ? { unit } : {}),
      confidence: target === '' ? 0 : 0.97
    };
  });
}

/** What the columns do not say but let guess: the direction of calls, an id for cases without one (`#line`). */
function constantsFor(
  kind: Kind | 'unknown',
  columns: readonly ColumnMapping[],
  profile: SourceProfile
): Record<string, string> {
  const targets = new Set(columns.map(({ target }) => target));
  if (kind === 'cases' && !targets.has('case_id')) return { case_id: '#line' };
  const direction = kind === 'calls' && !targets.has('direction') ? guessDirection(columns, profile) : null;
  return direction ? { direction } : {};
}
