import { formatMinutes } from '#core/i18n/date.ts';
import type { Backlog } from '#core/analyses/cases/by-team.ts';
import type { TeamFigures } from '#core/analyses/workload/by-team.ts';
import type { BusyPresent } from '#core/analyses/workload/busy-present.ts';
import type { Concurrency } from '#core/analyses/workload/concurrency.ts';
import { NOTABLE, type B2bComparison, type TeamB2b } from '#core/analyses/workload/expected-b2b.ts';
import type { Imbalance, TeamImbalance } from '#core/analyses/workload/imbalance.ts';
import type { OccupancyCell } from '#core/analyses/workload/occupancy-heat.ts';
import type { PeakExposure } from '#core/analyses/workload/peak.ts';
import type { TeamStrip } from '#core/analyses/workload/shifts-strip.ts';
import { MARK_S, type Spells } from '#core/analyses/workload/spells.ts';
import type { CauseTime } from '#core/analyses/workload/time-by-cause.ts';
import { fullest, TARGET } from '#core/analyses/workload/titles.ts';
import type { HeatData } from '#core/charts/heat-map.ts';
import type { HistogramData } from '#core/charts/histogram.ts';
import type { FigureColumn, LevelCell, LevelRow, LevelTableData } from '#core/charts/level-table.ts';
import type { LineBandData, LinePoint } from '#core/charts/line-band.ts';
import type { ShareData } from '#core/charts/share-bars.ts';
import type { StripData, StripGroup } from '#core/charts/strip-plot.ts';
import { formatValue } from '#core/i18n/format.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import { ROWS } from '#core/i18n/messages/rows.ts';
import { WORKLOAD_PAGE as WORDS, WORKLOAD_TITLES as TITLES } from '#core/i18n/messages/workload-page.ts';
import type { Text } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { FilterId } from '#core/query/types.ts';
import type { Unit } from '#core/semantic/types.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import { quantile7 } from '#core/stats/numerics.ts';
import { suppress } from '#core/stats/privacy.ts';
import type { Wording } from '../overview/figure-words.ts';
import { weekFrom } from '../overview/adapt.ts';
import { levelCell, levelColumn } from '../page/level-data.ts';

/** Puts codes of values in words; people under their pseudonym. */
interface Named {
  readonly words: Wording;
  readonly model: ModelInfo;
}

/** The id of a value by its code; empty where it is unknown. */
export function idOf(model: ModelInfo, dimension: FilterId, code: number | null): string {
  return (model.dimensions[dimension] ?? []).find((value) => value.code === code)?.id ?? '';
}

const nameOf = ({ words, model }: Named, dimension: FilterId, code: number | null): string =>
  words.t(labelOfValue(model, dimension, idOf(model, dimension, code)));

const percent = (ratio: number): string => `${Math.round(ratio * 100)}%`;

/** Key of a half-hour: `08:30`. */
export const clockOf = (half: number): string => formatMinutes(half * 30);

/** The half-hour of such a key. */
export const halfOf = (clock: string): number => Number(clock.slice(0, 2)) * 2 + (clock.endsWith('30') ? 1 : 0);

/** People busy and present, with what planning aims at as a third line. */
export function busyData(found: BusyPresent, view: 'half' | 'day', words: Wording): LineBandData {
  const buckets = view === 'half' ? openHalves(found) : found.dates.map(({ date }) => date);
  const values =
    view === 'half'
      ? openHalves(found).map((clock) => found.day[halfOf(clock)] ?? { busy: 0, present: 0 })
      : found.dates.map(({ busyH, presentH }) => ({ busy: busyH, present: presentH }));
  const n = view === 'half' ? found.days : 1;
  const points = (of: (value: { busy: number; present: number }) => number): LinePoint[] =>
    values.map((value) => ({ value: of(value), interval: null, n, small: false }));
  return {
    title: words.t(view === 'half' ? WORDS.busySubtitle : WORDS.busyDaySubtitle),
    unit: 'number',
    buckets: { kind: view === 'half' ? 'halfHour' : 'day', keys: buckets },
    lines: [
      { id: 'present', label: words.t(WORDS.present), color: 'cat8', points: points(({ present }) => present) },
      { id: 'target', label: words.t(WORDS.target, { target: percent(TARGET) }), color: 'compare', isReference: true, points: points(({ present }) => TARGET * present) },
      { id: 'busy', label: words.t(WORDS.busy), color: 'workload', points: points(({ busy }) => busy) }
    ],
    nLabel: words.t(WORDS.days),
    intervals: 'none',
    usual: null,
    reference: null,
    bounds: null,
    fromZero: true,
    namesAbove: true
  }; // prettier-ignore
}

/** Half-hours from the first to the last with anybody there or busy. */
function openHalves({ day }: BusyPresent): string[] {
  const open = day.filter(({ busy, present }) => busy > 0 || present > 0).map(({ half }) => half);
  const [from, to] = [Math.min(...open), Math.max(...open)];
  return open.length === 0 ? [] : Array.from({ length: to - from + 1 }, (_, i) => clockOf(from + i));
}

/** Key of a cell: `1-8.5` is Monday 08:30. */
const cellKey = (weekday: number, half: number): string => `${weekday}-${half / 2}`;

/** The hour of the selection that a half-hour's cell lies in: `1-8.5` → `1-8`. */
export const hourKey = (key: string): string => key.replace('.5', '');

/** Weekday and half-hour of a cell. */
export function cellOf(key: string): { weekday: number; half: number } {
  const [weekday = '1', hour = '0'] = key.split('-');
  return { weekday: Number(weekday), half: Number(hour) * 2 };
}

const FEW_HOURS = 5;

/** Occupancy by weekday and half-hour; cells under 5 agent-hours hatched; both halves of a chosen hour are marked. */
export function heatData(cells: readonly OccupancyCell[], chosen: readonly string[], words: Wording): HeatData {
  const halves = cells.map(({ half }) => half);
  const [from, to] = halves.length > 0 ? [Math.min(...halves), Math.max(...halves)] : [16, 39];
  const days = weekFrom(words.settings.weekStart).filter((day) => cells.some(({ weekday }) => weekday === day));
  return {
    title: words.t(WORDS.heatSubtitle),
    unit: 'ratio',
    weekdays: days,
    hours: Array.from({ length: to - from + 1 }, (_, i) => (from + i) / 2),
    cells: cells.map(({ weekday, half, agentHours, occupancy }) => {
      const small = occupancy.status !== 'ok';
      return { key: cellKey(weekday, half), value: occupancy.value, n: agentHours, small, hatched: small };
    }),
    nLabel: words.t(WORDS.agentHours),
    outlined: chosen.length > 0 ? [] : fullest(cells).map(({ weekday, half }) => cellKey(weekday, half)),
    chosen: chosen.flatMap((hour) => [hour, `${hour}.5`]),
    ramp: 'sequential',
    hatchLabel: words.t(WORDS.heatFew, { hours: FEW_HOURS })
  };
}

/** Stretches by length, with the median and the mark of 90 minutes. */
export function stretchData({ bins, medianS }: Spells, words: Wording): HistogramData {
  const median = formatValue(medianS, 'seconds', words.id);
  return {
    title: words.t(WORDS.stretchSubtitle),
    unit: 'seconds',
    color: 'workload',
    bins: bins.map(({ from, to, count }) => ({ from: from * 60, to: to === null ? null : to * 60, count })),
    countLabel: words.t(WORDS.stretchCount),
    lines: [
      ...(medianS === null ? [] : [{ value: medianS, label: words.t(WORDS.stretchMedian, { value: median }) }]),
      { value: MARK_S, label: words.t(WORDS.stretchMark, { min: MARK_S / 60 }) }
    ],
    log: false,
    chosen: []
  };
}

/** Shifts from which a group of dots is drawn solid (METHODS 0.5, means). */
const SOLID_SHIFTS = 20;
/** One person's shifts (METHODS 0.5: 5 worked days). */
const SOLID_OWN = 5;

/** Calls per shift by team; under one team's own filter by person. */
export function stripData(strips: readonly TeamStrip[], chosen: readonly string[], named: Named): StripData {
  const { words, model } = named;
  const byPerson = strips.some(({ agent }) => agent !== undefined);
  return {
    title: words.t(byPerson ? WORDS.stripPeople : WORDS.stripSubtitle),
    unit: 'number',
    color: 'workload',
    groups: strips.map(({ team, agent, calls, median, shifts }): StripGroup => {
      const small = calls.length < (agent === undefined ? SOLID_SHIFTS : SOLID_OWN);
      return {
        key: agent === undefined ? idOf(model, 'team', team) : idOf(model, 'agent', agent),
        label: agent === undefined ? nameOf(named, 'team', team) : nameOf(named, 'agent', agent),
        dots: calls.map((value) => ({ value })),
        median,
        n: shifts,
        small
      };
    }),
    valueLabel: words.t(WORDS.callsPerShift),
    nLabel: words.t(WORDS.shifts),
    bounds: null,
    fromZero: true,
    chosen
  };
}

/** Share of agent time by cause, with the previous period as a tick; time without a known cause counts in the whole and is said in the foot. */
export function causeData(
  { now, before }: { readonly now: readonly CauseTime[]; readonly before: readonly CauseTime[] | null },
  named: Named
): ShareData {
  const { words } = named;
  return {
    title: words.t(before ? WORDS.causesSubtitle : WORDS.causesSubtitlePlain),
    rowLabel: words.t(ROWS.cause),
    unit: 'ratio',
    family: 'workload',
    rows: now
      .filter(({ cause }) => cause !== null)
      .map(({ cause, share, contacts }) => ({
        key: idOf(named.model, 'cause', cause),
        label: nameOf(named, 'cause', cause),
        value: share,
        reference: before?.find((row) => row.cause === cause)?.share ?? null,
        n: contacts,
        small: contacts < SOLID_SHIFTS,
        reason: null
      })),
    valueLabel: words.t(WORDS.share),
    referenceLabel: words.t(WORDS.previous),
    differenceLabel: before ? words.t(WORDS.onPrevious) : '',
    nLabel: words.t(WORDS.contacts)
  };
}

/** Figures by team as level lines; the row of all stays last. */
export function teamsData({ panels, all }: TeamFigures, title: Text, words: Wording): LevelTableData {
  const teams = new Map(panels.flatMap(({ rows }) => rows.map(({ value, label }) => [value, label] as const)));
  const empty: LevelCell = { value: null, reason: words.t(OVERVIEW.nothingHere) };
  return {
    title: words.t(title),
    rowLabel: words.t(WORDS.team),
    columns: panels.map(({ metric }) => levelColumn(metric, words)),
    rows: [...teams].map(([team, label]): LevelRow => ({
      key: team,
      label: words.t(label),
      cells: panels.map(({ rows }) => {
        const row = rows.find(({ value }) => value === team);
        return row ? levelCell(row, words) : empty;
      })
    })),
    all: { key: '', label: words.t(WORDS.all), cells: all.map((figure) => levelCell(figure, words)) }
  };
}

const column = (id: string, label: string, unit: Unit, kind: FigureColumn['kind'] = 'value'): FigureColumn => ({ kind, id, label, unit, family: 'workload' }); // prettier-ignore

/** A difference of ratios in points, signed: the column says that they are points. */
const points = (difference: number): string => `${difference < 0 ? '−' : '+'}${Math.abs(difference * 100).toFixed(1)}`;

/** Observed back-to-back share, with what the queue alone would produce as the tick. */
export function backToBackData({ total, teams, isSolid }: B2bComparison, named: Named): LevelTableData {
  const { words } = named;
  const rowOf = (row: TeamB2b, key: string, label: string): LevelRow => ({
    key,
    label,
    cells: [
      {
        value: row.observed.value,
        interval: row.observed.ci,
        previous: row.expected.value,
        n: row.observed.n,
        small: row.observed.status === 'insufficient',
        reason: row.observed.reason && words.phrase(row.observed.reason)
      },
      { value: row.expected.value, reason: row.expected.reason && words.phrase(row.expected.reason) },
      {
        value: row.difference,
        text: row.difference === null ? undefined : points(row.difference)
      },
      words.t(readingOf(row, isSolid))
    ]
  });
  return {
    title: words.t(TITLES.backToBack),
    rowLabel: words.t(WORDS.team),
    columns: [
      column('seen', words.t(WORDS.observed), 'ratio', 'level'),
      column('queue', words.t(WORDS.expected), 'ratio'),
      { ...column('difference', words.t(WORDS.difference), 'ratio'), note: words.t(WORDS.points) },
      { kind: 'words', id: 'reading', label: words.t(WORDS.reading) }
    ],
    rows: teams.map((row) => rowOf(row, idOf(named.model, 'team', row.team), nameOf(named, 'team', row.team))),
    all: teams.length === 1 ? null : rowOf(total, '', words.t(WORDS.all))
  };
}

function readingOf({ difference, finding, observed }: TeamB2b, isSolid: boolean): Text {
  if (difference === null || observed.status !== 'ok') return WORDS.tooFew;
  if (!isSolid) return WORDS.notSolid;
  if (finding === null) return WORDS.blended;
  if (Math.abs(difference) <= NOTABLE) return WORDS.asExpected;
  return difference > 0 ? WORDS.examine : WORDS.fewer;
}

/** How evenly work is shared, by team and over all. */
export function imbalanceData({ total, teams }: TeamImbalance, named: Named): LevelTableData {
  const { words } = named;
  // Spread and chance lie close together: two decimals would hide which is larger.
  const spreadCell = (value: number | null, reason: string | null = null): LevelCell => ({
    value,
    text: formatValue(value, 'number', words.id, { decimals: 3 }),
    reason
  });
  const rowOf = (key: string, label: string, found: Imbalance): LevelRow => ({
    key,
    label,
    detail: words.t(WORDS.ofPeople, { n: found.people }),
    cells: [
      spreadCell(found.giniAdjusted, found.reason && words.phrase(found.reason)),
      spreadCell(found.giniRate),
      spreadCell(found.giniRate === null ? null : found.giniChance),
      words.t(found.isUneven === null ? WORDS.tooFewPeople : found.isUneven ? WORDS.uneven : WORDS.even)
    ]
  });
  return {
    title: words.t(WORDS.imbalanceSubtitle),
    rowLabel: words.t(WORDS.team),
    columns: [
      column('spread', words.t(WORDS.spread), 'number'),
      column('rate', words.t(WORDS.rateSpread), 'number'),
      column('chance', words.t(WORDS.byChance), 'number'),
      { kind: 'words', id: 'reading', label: words.t(WORDS.rateReading) }
    ],
    rows: teams.map(({ team, imbalance }) =>
      rowOf(idOf(named.model, 'team', team), nameOf(named, 'team', team), imbalance)
    ),
    all: teams.length === 1 ? null : rowOf('', words.t(WORDS.all), total)
  };
}

const teamsOf = (people: readonly PeakExposure[]) =>
  [...new Set(people.map(({ team }) => team))]
    .sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
    .map((team) => ({ team, own: people.filter((person) => person.team === team) }));
const sizesOf = (groups: ReturnType<typeof teamsOf>) => groups.map(({ team, own }) => ({ name: String(team), n: own.length })); // prettier-ignore

/** True where no team may be shown: each is too small, or would give one away that is. */
export const isPeakHidden = (people: readonly PeakExposure[], minGroup: number): boolean =>
  suppress(sizesOf(teamsOf(people)), minGroup).every((shown) => shown === null);

/** Time under peak load, one dot a person without a name; groups under the minimum are not shown. */
export function peakData(people: readonly PeakExposure[], chosen: readonly string[], named: Named): StripData {
  const { words, model } = named;
  const groups = teamsOf(people);
  const shown = suppress(sizesOf(groups), words.settings.minGroup);
  return {
    title: words.t(WORDS.peakSubtitle),
    unit: 'ratio',
    color: 'workload',
    groups: groups.map(({ team, own }, i): StripGroup => {
      const values = shown[i] === null ? [] : own.map(({ shareAbove085 }) => shareAbove085);
      return {
        key: idOf(model, 'team', team),
        label: nameOf(named, 'team', team),
        dots: values.map((value) => ({ value })),
        median: values.length > 0 ? quantile7(values, 0.5) : null,
        n: own.length,
        small: values.length === 0
      };
    }),
    valueLabel: words.t(WORDS.peakShare),
    nLabel: words.t(WORDS.people),
    bounds: [0, 1],
    fromZero: true,
    chosen
  };
}

/** Busy time by number of contacts open at once. */
export function concurrencyData({ shareGe2, shareGe3, concurrency_avg }: Concurrency, words: Wording): ShareData {
  const [two, three] = [shareGe2 ?? 0, shareGe3 ?? 0];
  const shares = [
    { key: '1', label: words.t(WORDS.one), value: 1 - two },
    { key: '2', label: words.t(WORDS.two), value: two - three },
    { key: '3', label: words.t(WORDS.three), value: three }
  ];
  return {
    title: words.t(WORDS.concurrencySubtitle),
    rowLabel: words.t(TITLES.concurrency),
    unit: 'ratio',
    family: 'workload',
    rows: shares.map((row) => ({ ...row, reference: null, n: concurrency_avg.n, small: false, reason: null })),
    valueLabel: words.t(WORDS.share),
    referenceLabel: '',
    differenceLabel: '',
    nLabel: words.t(WORDS.shifts)
  };
}

/** Key of the row of cases that nobody has. */
export const UNASSIGNED = 'unassigned';

/** Open, overdue and neglected cases by team; what nobody has in a row of its own. */
export function backlogData({ teams }: Backlog, figures: TeamFigures, named: Named): LevelTableData {
  const { words, model } = named;
  const money = (value: number | null) => formatValue(value, 'money', words.id, { currency: words.settings.currency, compact: true }); // prettier-ignore
  const [perAgent, days] = figures.panels;
  const cellsOf = (row: Pick<Backlog['teams'][number], 'open' | 'balance' | 'overdue' | 'neglected'>): LevelCell[] => [
    { value: row.open },
    { value: row.overdue },
    { value: row.neglected },
    { value: row.balance, text: money(row.balance) }
  ];
  const figureCell = (at: number, team: string): LevelCell => {
    const row = (at === 0 ? perAgent : days)?.rows.find(({ value }) => value === team);
    return row ? levelCell(row, words) : { value: null };
  };
  const add = (field: 'open' | 'balance' | 'overdue' | 'neglected') =>
    teams.some((row) => row[field] !== null) ? teams.reduce((sum, row) => sum + (row[field] ?? 0), 0) : null;
  return {
    title: words.t(TITLES.backlog),
    rowLabel: words.t(WORDS.team),
    columns: [
      column('open', words.t(WORDS.open), 'count'),
      column('overdue', words.t(WORDS.overdue), 'count'),
      column('neglected', words.t(WORDS.neglected, { days: words.settings.neglectDays }), 'count'),
      column('balance', words.t(WORDS.balance), 'money'),
      { ...levelColumn('open_cases_per_agent', words, 'value'), label: words.t(WORDS.perAgent) },
      { ...levelColumn('backlog_days', words, 'value'), label: words.t(WORDS.backlogDays) }
    ],
    rows: teams.map((row): LevelRow => {
      const team = idOf(model, 'team', row.team);
      return {
        key: row.isAssigned ? team : UNASSIGNED,
        label: row.isAssigned ? nameOf(named, 'team', row.team) : words.t(WORDS.unassigned),
        cells: [...cellsOf(row), ...(row.isAssigned ? [figureCell(0, team), figureCell(1, team)] : [{ value: null }, { value: null }])] // prettier-ignore
      };
    }),
    all: {
      key: '',
      label: words.t(WORDS.all),
      cells: [
        ...cellsOf({ open: add('open') ?? 0, balance: add('balance'), overdue: add('overdue'), neglected: add('neglected') }),
        ...figures.all.map((figure) => levelCell(figure, words))
      ]
    } // prettier-ignore
  };
}
