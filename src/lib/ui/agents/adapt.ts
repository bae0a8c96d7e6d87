import type { MixRow } from '#core/analyses/agents/mix.ts';
import { MIN_SHIFTS, ROSTER_METRICS, type RosterRow } from '#core/analyses/agents/roster.ts';
import type { Shift } from '#core/analyses/agents/shifts.ts';
import type { StrainParts } from '#core/analyses/agents/strain-parts.ts';
import type { LevelTableData } from '#core/charts/level-table.ts';
import type { ShareData } from '#core/charts/share-bars.ts';
import { clocks, type ShiftData } from '#core/charts/shift-strips.ts';
import type { WaterfallData } from '#core/charts/waterfall.ts';
import { formatDate, formatValue } from '#core/i18n/format.ts';
import { AGENTS_PAGE as WORDS } from '#core/i18n/messages/agents-page.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { ROWS } from '#core/i18n/messages/rows.ts';
import { STRAIN_PARTS } from '#core/i18n/messages/strain-parts.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { STRAIN_COMPONENTS } from '#core/semantic/metrics/strain.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { valueLabel } from '../filters/labels.ts';
import type { Wording } from '../overview/figure-words.ts';
import { levelCell, levelColumn } from '../page/level-data.ts';

interface People {
  readonly model: ModelInfo;
  readonly namesShown: boolean;
}

/** Everybody as rows: team, shifts, figures against the own usual range. Sorts by number or name, team and shifts only. */
export function rosterTable(rows: readonly RosterRow[], words: Wording, people: People): LevelTableData {
  const { t } = words;
  const teamOf = new Map((people.model.dimensions.team ?? []).map(({ code, id }) => [code, id]));
  return {
    title: t(WORDS.roster),
    rowLabel: t(WORDS.agent),
    rowsSortable: true,
    columns: [
      { kind: 'words', id: 'team', label: t(WORDS.team), sortable: true },
      { kind: 'value', id: 'shifts', label: t(WORDS.shifts), unit: 'count', family: 'workload', sortable: true },
      ...ROSTER_METRICS.map((id) =>
        id === 'aht_same_mix_s'
          ? ({ kind: 'level', id, label: t(WORDS.sameMix), unit: 'seconds', family: 'time' } as const)
          : levelColumn(id, words)
      )
    ],
    rows: rows.map((row) => {
      const team = row.team === null ? '' : (teamOf.get(row.team) ?? '');
      return {
        key: row.agent,
        label: valueLabel('agent', row.agent, { ...people, t }),
        grey: row.isFew ? t(WORDS.few, { min: MIN_SHIFTS }) : undefined,
        cells: [
          team === '' ? '–' : t(labelOfValue(people.model, 'team', team)),
          { value: row.shifts, n: row.shifts },
          ...row.figures.map((figure) => levelCell(figure, words))
        ]
      };
    })
  };
}

/** Id of the heading of one person's page. */
export const PERSON_HEADING = 'person';

/** The last shifts as strips on one clock. */
export function stripData(shifts: readonly Shift[], { t, id }: Wording): ShiftData {
  const hasOther = shifts.some(({ other }) => other.length > 0);
  return {
    title: t(WORDS.strips),
    parts: [
      { id: 'talk', label: t(WORDS.talk), tone: 'talk' },
      { id: 'hold', label: t(WORDS.hold), tone: 'hold' },
      { id: 'after', label: t(WORDS.after), tone: 'after' },
      ...(hasOther ? [{ id: 'other', label: t(WORDS.other), tone: 'other' as const }] : [])
    ],
    longestLabel: t(WORDS.longest),
    nLabel: t(WORDS.contacts),
    spanLabel: t(WORDS.busyFrom),
    rows: shifts.map((shift) => ({
      key: shift.date,
      label: formatDate(shift.date, id, { year: false, weekday: true }),
      busy: [shift.talk, shift.hold, shift.after, ...(hasOther ? [shift.other] : [])],
      long: shift.long,
      longest: shift.longestS,
      n: shift.contacts,
      reason: null,
      calls: shift.calls.map(({ span, handled }) => ({
        span,
        words: `${clocks(span)}, ${formatValue((span[1] - span[0]) * 60, 'seconds', id)}${handled ? '' : `, ${t(WORDS.unanswered)}`}`
      }))
    }))
  };
}

/** Parts of the strain of one person; the largest two at full strength. */
export function waterfallData({ parts, total }: StrainParts, { t }: Wording): WaterfallData {
  const known = STRAIN_COMPONENTS.filter((id) => parts[id].own !== null);
  const largest = [...known].sort((a, b) => (parts[b].own ?? 0) - (parts[a].own ?? 0)).slice(0, 2);
  return {
    title: t(WORDS.partsSubtitle),
    unit: 'index',
    family: 'strain',
    valueLabel: t(WORDS.points),
    referenceLabel: t(WORDS.team),
    steps: known.map((id) => ({
      key: id,
      label: t(STRAIN_PARTS[id].label),
      value: parts[id].own,
      reference: parts[id].team,
      reason: null,
      strong: largest.includes(id)
    })),
    total: { label: t(WORDS.strain), value: total.own, reference: total.team }
  };
}

/** Share of calls by cause beside the team's. */
export function mixData(mix: readonly MixRow[], { t }: Wording): ShareData {
  return {
    title: t(WORDS.mixSubtitle),
    rowLabel: t(ROWS.cause),
    unit: 'ratio',
    family: 'volume',
    valueLabel: t(WORDS.share),
    referenceLabel: t(WORDS.team),
    differenceLabel: t(WORDS.onTeamPts),
    nLabel: t(OVERVIEW.n),
    rows: mix.map((row) => ({
      key: row.value,
      label: t(row.label),
      value: row.share,
      interval: row.interval,
      reference: row.team,
      n: row.n,
      small: false,
      reason: null
    }))
  };
}
