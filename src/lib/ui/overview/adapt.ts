import type {
  Change,
  DailyVolume,
  Figure,
  FigureGroup,
  OverviewData,
  SplitFigure,
  SplitPanel
} from '#core/analyses/overview-types.ts';
import type { ForestData } from '#core/charts/forest-list.ts';
import type { HeatData } from '#core/charts/heat-map.ts';
import type { IntervalData, IntervalRow } from '#core/charts/interval-dots.ts';
import type { TimeColumnsData } from '#core/charts/time-columns.ts';
import { formatValue } from '#core/i18n/format.ts';
import { CHARTS } from '#core/i18n/messages/charts.ts';
import { OVERVIEW } from '#core/i18n/messages/overview.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Selection } from '#core/query/types.ts';
import { wordsOf } from '#core/semantic/metric.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { missingColumns } from '#core/semantic/reasons.ts';
import type { FigureView } from '../marks/figure-view.ts';
import type { PanelStatus } from '../panel/types.ts';
import { definitionOf } from './definition.ts';
import { ledeHref } from './links.ts';
import { placeOfMetric } from '../shell/places.ts';
import { figureView, labelOf, quietView, type Wording } from './figure-words.ts';
import type { FigureGroup as GroupView, OverviewView, TileView } from './view.ts';

interface Around {
  readonly words: Wording;
  readonly model: ModelInfo;
  readonly selection: Selection;
  /** What every panel shows when no call matches the filters. */
  readonly nothing: PanelStatus | null;
}

const READY: PanelStatus = { kind: 'ready' };

/** The Overview in words and numbers, from what the analysis found. */
export function overviewView(data: OverviewData, groups: readonly FigureGroup[], around: Around): OverviewView {
  const { words } = around;
  return {
    lede: data.ledeParts[words.id].map(({ text, metric }) => ({
      text,
      href: metric && ledeHref(metric, around.selection, data)
    })),
    key: data.key.map((figure) => ({
      ...keyView(figure, around),
      href: placeOfMetric(figure.metric, around.selection)
    })),
    daily: dailyTile(data, around),
    moved: movedTile(data, around),
    heat: heatTile(data, around),
    promises: promisesTile(data, around),
    strain: strainTile(data, around),
    groups: groups.map((group) => groupView(group, words))
  };
}

/** A key figure; where no call matches, it is compared with nothing. */
export function keyView(figure: Figure, { words, nothing }: Pick<Around, 'words' | 'nothing'>): FigureView {
  const view = figureView(figure, words, { short: true });
  return nothing?.kind === 'noData' ? quietView(view, words) : view;
}

/** One group of the table of all figures. */
export function groupView(group: FigureGroup, words: Wording): GroupView {
  return {
    id: group.group,
    label: words.t(group.label),
    figures: group.figures.map((figure) => figureView(figure, words))
  };
}

function dailyTile(data: OverviewData, around: Around): TileView<TimeColumnsData> {
  const { words } = around;
  return {
    title: words.phrase(data.titles.daily),
    subtitle: words.t(OVERVIEW.dailyPlain),
    status: around.nothing ?? READY,
    data: {
      title: words.t(OVERVIEW.dailyPlain),
      series: seriesOf(data.daily, words),
      unit: 'count',
      buckets: { kind: 'day', keys: data.daily.days.map((day) => day.date) },
      columns: data.daily.days.map((day) => ({
        values: valuesOf(data.daily, day),
        previous: day.previous,
        closed: day.total === null
      })),
      notes: notesOf(data.daily, words)
    },
    definition: definitionOf(['calls_handled'], ['day'], data.resolved, around),
    foot: ''
  };
}

function hasOther(daily: DailyVolume): boolean {
  return daily.days.some((day) => (day.other ?? 0) > 0);
}

function seriesOf(daily: DailyVolume, { t }: Wording): TimeColumnsData['series'] {
  if (!daily.hasDirection) return [{ label: t(OVERVIEW.noDirection), color: 'volume' }];
  const other = hasOther(daily) ? [{ label: t(OVERVIEW.other), color: 'compare' as const }] : [];
  return [{ label: t(CHARTS.outbound), color: 'dirOut' }, { label: t(CHARTS.inbound), color: 'dirIn' }, ...other];
}

function valuesOf(daily: DailyVolume, day: DailyVolume['days'][number]): number[] {
  if (!daily.hasDirection) return [day.total ?? 0];
  return [day.outbound ?? 0, day.inbound ?? 0, ...(hasOther(daily) ? [day.other ?? 0] : [])];
}

/** Labels need room: of the events those that stand at least a quarter of the range apart, else the highest day. */
const APART = 0.25;

function notesOf(daily: DailyVolume, words: Wording): TimeColumnsData['notes'] {
  const index = new Map(daily.days.map((day, i) => [day.date, i]));
  let last = -Infinity;
  const events = daily.events.flatMap((event) => {
    const at = index.get(event.date);
    if (at === undefined || at - last < daily.days.length * APART) return [];
    last = at;
    return [{ key: event.date, text: event.label }];
  });
  if (events.length > 0) return events;
  const [top] = [...daily.days].sort((a, b) => (b.total ?? 0) - (a.total ?? 0));
  if (!top?.total) return [];
  return [{ key: top.date, text: words.t(OVERVIEW.highestDay, { n: formatValue(top.total, 'count', words.id) }) }];
}

function movedTile(data: OverviewData, around: Around): TileView<ForestData> {
  const { words } = around;
  const { moved } = data;
  const shown = moved?.rows ?? [];
  const still = moved && moved.tested - moved.moved;
  return {
    title: words.phrase(data.titles.moved),
    subtitle: words.t(OVERVIEW.movedSubtitle),
    status: around.nothing ?? movedStatus(moved === null, shown.length === 0, words),
    data: { title: words.t(OVERVIEW.movedPlain), rows: shown.map((change) => forestRow(change, words)) },
    definition: movedDefinition(shown, data, around),
    foot: still ? words.t(OVERVIEW.withinChance, { n: still }) : ''
  };
}

/** Every metric listed, and what each was asked by; how the changes are judged. */
function movedDefinition(
  shown: readonly Change[],
  data: OverviewData,
  around: Around
): TileView<ForestData>['definition'] {
  return () => {
    const splits = new Map<string, { ids: Set<string>; by: Change['split'] }>();
    for (const { metric, split } of shown) {
      const key = split?.dimension ?? '';
      const group = splits.get(key) ?? { ids: new Set<string>(), by: split };
      splits.set(key, { ...group, ids: group.ids.add(metric) });
    }
    const asked = [...splits.values()].map(({ ids, by }) =>
      definitionOf([...ids], by ? [by.dimension] : [], data.resolved, around)()
    );
    const metrics = [...new Set(shown.map(({ metric }) => metric))];
    return {
      metrics: metrics.map((id) => wordsOf(metricOf(id), around.words.settings)),
      method: around.words.t(OVERVIEW.movedMethod),
      sql: asked.flatMap(({ sql }) => sql)
    };
  };
}

function movedStatus(noCompare: boolean, none: boolean, { t }: Wording): PanelStatus {
  if (noCompare) return { kind: 'notComputable', reason: t(OVERVIEW.movedNoCompare) };
  return none ? { kind: 'notComputable', reason: t(OVERVIEW.movedNothing) } : READY;
}

function forestRow(change: Change, words: Wording): ForestData['rows'][number] {
  const where = change.split ? words.t(change.split.label) : words.t(OVERVIEW.everywhere);
  const { unit } = change.now;
  const value = (one: number | null) => formatValue(one, unit, words.id, { currency: words.settings.currency });
  return {
    key: change.key,
    label: labelOf(change.metric, words),
    detail: words.t(OVERVIEW.changeDetail, { where, n: formatValue(change.now.n, 'count', words.id) }),
    change: change.change,
    interval: change.interval,
    family: metricOf(change.metric).family,
    now: value(change.now.value),
    before: value(change.previous.value)
  };
}

function heatTile(data: OverviewData, around: Around): TileView<HeatData> {
  const { words, selection } = around;
  const { heat } = data;
  const perAgent = heat.basis === 'agent_hour';
  const busy = heat.cells.filter((cell) => cell.calls > 0);
  const hours = busy.map((cell) => cell.hour);
  const [from, to] = hours.length > 0 ? [Math.min(...hours), Math.max(...hours)] : [8, 19];
  const n = formatValue(heat.hours, 'count', words.id);
  return {
    title: words.phrase(data.titles.heat),
    subtitle: words.t(perAgent ? OVERVIEW.heatSubtitle : OVERVIEW.heatClock),
    status:
      around.nothing ?? (busy.length === 0 ? { kind: 'notComputable', reason: words.t(OVERVIEW.nothingHere) } : READY),
    data: {
      title: words.t(perAgent ? CHARTS.perAgentHour : CHARTS.perHour),
      unit: 'per_hour',
      weekdays: weekFrom(words.settings.weekStart).filter(
        (day) => busy.length === 0 || busy.some((cell) => cell.weekday === day)
      ),
      hours: Array.from({ length: to - from + 1 }, (_, i) => from + i),
      cells: heat.cells
        .filter((cell) => cell.hour >= from && cell.hour <= to)
        .map((cell) => ({ key: cell.key, value: cell.value, n: cell.hours, small: cell.small })),
      nLabel: words.t(perAgent ? CHARTS.presence : CHARTS.hour),
      outlined: selection.hours.length > 0 ? [] : heat.outlined,
      chosen: selection.hours,
      ramp: 'sequential'
    },
    definition: definitionOf(['calls_handled'], ['weekdayHour'], data.resolved, around),
    foot: words.t(perAgent ? OVERVIEW.heatN : OVERVIEW.heatClockN, { n })
  };
}

/** ISO weekdays from the first day of the week on. */
export function weekFrom(start: number): number[] {
  return Array.from({ length: 7 }, (_, i) => ((start - 1 + i) % 7) + 1);
}

function promisesTile(data: OverviewData, around: Around): TileView<IntervalData> {
  const { words } = around;
  const isKept = data.promises.metric === 'kept_rate';
  return splitTile(data.promises, data, around, {
    title: words.phrase(data.titles.promises),
    subtitle: words.t(isKept ? OVERVIEW.promisesSubtitle : OVERVIEW.csatCause),
    valueLabel: words.t(isKept ? OVERVIEW.kept : OVERVIEW.csat),
    nLabel: words.t(OVERVIEW.n),
    bounds: isKept ? [0, 1] : null
  });
}

function strainTile(data: OverviewData, around: Around): TileView<IntervalData> {
  const { words } = around;
  return splitTile(data.strain, data, around, {
    title: words.phrase(data.titles.strain),
    subtitle: words.t(OVERVIEW.strainSubtitle),
    valueLabel: words.t(OVERVIEW.strain),
    nLabel: words.t(OVERVIEW.agents),
    bounds: [0, 100]
  });
}

type SplitWords = Pick<IntervalData, 'valueLabel' | 'nLabel' | 'bounds'> & { title: string; subtitle: string };

function splitTile(panel: SplitPanel, data: OverviewData, around: Around, texts: SplitWords): TileView<IntervalData> {
  const { title, subtitle, ...axis } = texts;
  const metric = metricOf(panel.metric);
  return {
    title,
    subtitle,
    status: around.nothing ?? splitStatus(panel, data, around),
    data: {
      ...axis,
      title: subtitle,
      unit: metric.unit,
      family: metric.family,
      rows: panel.rows.map((row) => intervalRow(row, around.words))
    },
    definition: definitionOf([panel.metric], [panel.dimension], data.resolved, around),
    foot: ''
  };
}

/** Says what is missing when no row can be drawn at all. */
function splitStatus(panel: SplitPanel, data: OverviewData, { words, model }: Around): PanelStatus {
  if (panel.rows.some((row) => row.now.value !== null)) return READY;
  const missing = missingColumns(metricOf(panel.metric), model);
  if (missing) return { kind: 'missing', reason: words.phrase(missing) };
  const whole = data.key.find((figure) => figure.metric === panel.metric)?.now;
  const reason = panel.rows.find((row) => row.now.reason)?.now.reason ?? whole?.reason;
  return { kind: 'notComputable', reason: reason ? words.phrase(reason) : words.t(OVERVIEW.nothingHere) };
}

/** A figure of one value of a dimension as a row of interval dots. */
export function intervalRow(row: SplitFigure, words: Wording): IntervalRow {
  return {
    key: row.value,
    label: words.t(row.label),
    value: row.now.value,
    interval: row.now.ci,
    previous: row.previous?.status === 'ok' && row.now.status === 'ok' ? row.previous.value : null,
    usual: row.usual && { low: row.usual.lo, high: row.usual.hi },
    n: row.now.n,
    small: row.now.status === 'insufficient',
    reason: row.now.reason && words.phrase(row.now.reason),
    flag: row.flag
  };
}
