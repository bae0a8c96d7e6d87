import type { Engine } from '#core/engine.ts';
import { runDaily } from '#core/query/daily.ts';
import { resolve, type Resolved } from '#core/query/range.ts';
import { runCells, type Cell, type CellAsk } from '#core/query/run.ts';
import type { FilterId } from '#core/query/types.ts';
import { middleOf, usualRange, windowsBefore, type Usual } from '#core/query/windows.ts';
import { labelOfValue } from '#core/semantic/value-label.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { changesOf, pairsOf } from './changes.ts';
import { dailyColumns, eventsOf } from './daily-volume.ts';
import { figureOf, stretchesOf, type Question } from './figures.ts';
import { findingsOf } from './findings.ts';
import { hourHeat } from './heat.ts';
import type { OverviewData, SplitFigure, SplitPanel } from './overview-types.ts';

export { allFigures } from './figures.ts';
export type * from './overview-types.ts';

/** The six key figures (UX 5.2). */
export const KEY_METRICS = ['calls_handled', 'aht_s', 'occupancy', 'kept_rate', 'csat_avg', 'strain_risk'] as const;

/** Without after-call work there is no handling time: talk time stands in its place (DECISIONS 7). */
function standIn({ model }: Question): (id: string) => string {
  const columns = model.present.calls ?? [];
  const talkOnly = columns.includes('talk_s') && !columns.includes('wrap_s');
  return (id) => (talkOnly && id === 'aht_s' ? 'talk_avg_s' : id);
}

type Sets = readonly (readonly FilterId[])[];

/** What is tested for "moved more than chance": metrics of one fact and the splits that it has. */
const TESTED: readonly { readonly metrics: readonly string[]; readonly sets: Sets }[] = [
  {
    metrics: [
      'calls_handled', 'aht_s', 'abandon_rate', 'repeat_contact_rate_7d', 'transfer_rate', 'difficult_share', 'complaint_rate',
      'rpc_rate', 'promise_rate', 'csat_avg'
    ],
    sets: [[], ['team'], ['cause'], ['dpd']]
  },
  { metrics: ['kept_rate'], sets: [[], ['team'], ['cause'], ['dpd']] },
  { metrics: ['occupancy'], sets: [[], ['team']] }
]; // prettier-ignore

/**
 * Everything the Overview draws, in about ten statements, those of the usual ranges remembered per set of filters. Empty data give empty panels,
 * never an error.
 */
export async function overview(engine: Engine, question: Question): Promise<OverviewData> {
  const { model, settings, selection } = question;
  const resolved = resolve(selection, model, settings);
  const spans = stretchesOf(resolved);
  const keyIds = KEY_METRICS.map(standIn(question));
  const tests = TESTED.map(({ metrics, sets }) => ({ metrics: metrics.map(standIn(question)), sets }));
  const ask = (part: Pick<CellAsk, 'metrics' | 'sets'>): Promise<Cell[]> =>
    runCells(engine, { ...part, spans }, resolved, question, question);
  const [daily, strain, heat, events, ...tested] = await Promise.all([
    runDaily(engine, keyIds, resolved, question, { ...splitOf(question), ...question }),
    askStrain(engine, question, resolved),
    hourHeat(engine, resolved, question, question),
    eventsOf(engine, resolved, question, question),
    ...tests.map(ask)
  ]);
  const panels = tests.map((part, i) => ({ ...part, cells: tested[i] ?? [] }));
  const key = keyIds.map((id) => {
    const cells = id === 'strain_risk' ? strain : (panels.find(({ metrics }) => metrics.includes(id))?.cells ?? []);
    const usual = id === 'strain_risk' ? usualOf(strain, 0, [], resolved) : usualRange(daily, id, resolved);
    return figureOf(valueOf(cells, id, 0), resolved.compare && valueOf(cells, id, 1), usual);
  });
  const data = {
    resolved,
    key,
    daily: {
      hasDirection: splitOf(question).split !== undefined,
      days: dailyColumns(daily, resolved, question),
      events
    },
    moved: resolved.compare
      ? changesOf(panels.flatMap(({ cells, metrics, sets }) => pairsOf(cells, metrics, sets, model)))
      : null,
    heat,
    promises: promisesPanel(panels, question, resolved),
    strain: strainPanel(strain, question, resolved)
  };
  return { ...data, ...findingsOf(data, question) };
}

const splitOf = ({ model }: Question): { split?: FilterId } =>
  (model.dimensions.direction ?? []).length > 0 ? { split: 'direction' } : {};

/** Strain now, before and in the windows of the usual range, overall and by team, in one statement. */
function askStrain(engine: Engine, question: Question, resolved: Resolved): Promise<Cell[]> {
  const own = stretchesOf(resolved) ?? [resolved];
  const spans = [...own, ...windowsBefore(resolved)];
  const ask = { metrics: ['strain_risk'], sets: [[], ['team'] as const], spans };
  return runCells(engine, ask, resolved, question, { ...question, solid: own.length });
}

/** Windows of the usual range follow the period and its comparison. */
function usualOf(cells: readonly Cell[], set: number, key: readonly string[], resolved: Resolved): Usual | null {
  const name = key.join('|');
  const firstWindow = stretchesOf(resolved)?.length ?? 1;
  const own = cells.filter((cell) => cell.set === set && cell.key.join('|') === name && cell.span >= firstWindow);
  return middleOf(own.map(({ values }) => values.strain_risk?.value ?? null));
}

function valueOf(cells: readonly Cell[], id: string, span: number): Envelope {
  const found = cells.find((cell) => cell.set === 0 && cell.span === span)?.values[id];
  if (!found) throw new Error(`no figure: ${id}`);
  return found;
}

interface Panel {
  readonly metrics: readonly string[];
  readonly sets: Sets;
  readonly cells: readonly Cell[];
}

function promisesPanel(panels: readonly Panel[], question: Question, resolved: Resolved): SplitPanel {
  const [calls, promises] = panels;
  const hasPromises = (question.model.rows.promises ?? 0) > 0 && (question.model.dimensions.dpd ?? []).length > 0;
  return hasPromises
    ? splitPanel(promises, 'kept_rate', 'dpd', question, resolved)
    : splitPanel(calls, 'csat_avg', 'cause', question, resolved);
}

function splitPanel(
  panel: Panel | undefined,
  metric: string,
  dimension: FilterId,
  { model }: Question,
  resolved: Resolved
): SplitPanel {
  const set = panel?.sets.findIndex((groups) => groups[0] === dimension);
  const at = (value: string, span: number): Envelope | null =>
    panel?.cells.find((cell) => cell.set === set && cell.span === span && cell.key[0] === value)?.values[metric] ??
    null;
  const rows = (model.dimensions[dimension] ?? []).flatMap(({ id }): SplitFigure[] => {
    const now = at(id, 0);
    if (!now || (now.n === 0 && now.value === null && now.status === 'insufficient')) return [];
    const label = labelOfValue(model, dimension, id);
    return [{ ...figureOf(now, resolved.compare && at(id, 1), null), value: id, label }];
  });
  return { metric, dimension, rows };
}

function strainPanel(cells: readonly Cell[], { model }: Question, resolved: Resolved): SplitPanel {
  const at = (value: string, span: number): Envelope | null =>
    cells.find((cell) => cell.set === 1 && cell.span === span && cell.key[0] === value)?.values.strain_risk ?? null;
  const rows = (model.dimensions.team ?? []).flatMap(({ id }): SplitFigure[] => {
    const now = at(id, 0);
    if (!now) return [];
    const figure = figureOf(now, resolved.compare && at(id, 1), usualOf(cells, 1, [id], resolved));
    return [{ ...figure, value: id, label: labelOfValue(model, 'team', id) }];
  });
  return { metric: 'strain_risk', dimension: 'team', rows };
}
