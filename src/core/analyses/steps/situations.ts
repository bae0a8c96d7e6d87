import type { Engine } from '#core/engine.ts';
import { inWords } from '#core/i18n/format.ts';
import { SITUATIONS_PAGE } from '#core/i18n/messages/situations-page.ts';
import { say, type Phrase, type Text } from '#core/i18n/text.ts';
import type { FilterId } from '#core/query/types.ts';
import { figures, type Question } from '../figures.ts';
import type { Figure, SplitFigure } from '../overview-types.ts';
import { splitBy } from '../split.ts';

/** What is shown of every situation: load, hard calls, satisfaction, what came of it (UX 5.8 no. 1). */
export const SITUATION_METRICS = [
  'calls_handled',
  'aht_s',
  'difficult_share',
  'back_to_back_share',
  'csat_avg',
  'promise_rate',
  'kept_rate',
  'cure_rate'
] as const;

export interface SituationRow {
  readonly value: string;
  readonly label: Text;
  /** In the order of the metrics asked; null where the situation has none. */
  readonly figures: readonly (Figure | null)[];
}

export interface SituationFigures {
  readonly metrics: readonly string[];
  readonly rows: readonly SituationRow[];
  /** The same of everything together. */
  readonly all: readonly (Figure | null)[];
}

/** Metrics of every value of a dimension with the previous period, and of all together: one statement per fact. */
export async function situationFigures(
  engine: Engine,
  metrics: readonly string[],
  dimension: FilterId,
  question: Question
): Promise<SituationFigures> {
  const [panels, whole] = await Promise.all([
    splitBy(engine, metrics, dimension, question),
    figures(engine, metrics, question)
  ]);
  const known = new Map(panels.flatMap(({ rows }) => rows.map((row) => [row.value, row.label])));
  const order = (question.model.dimensions[dimension] ?? []).filter(({ id }) => known.has(id));
  return {
    metrics,
    rows: order.map(({ id }) => ({
      value: id,
      label: known.get(id) as Text,
      figures: panels.map(({ rows }): SplitFigure | null => rows.find((row) => row.value === id) ?? null)
    })),
    all: metrics.map((id) => whole.find(({ metric }) => metric === id) ?? null)
  };
}

/** How much of a count lies in no situation: all less the rows; null where either is unknown. */
export function outsideOf({ metrics, rows, all }: SituationFigures, metric: string): number | null {
  const at = metrics.indexOf(metric);
  const whole = all[at]?.now.value ?? null;
  if (whole === null) return null;
  return whole - rows.reduce((sum, { figures }) => sum + (figures[at]?.now.value ?? 0), 0);
}

/** Names the situation with the most hard calls where its interval lies wholly above that of all. */
export function situationsTitle({ metrics, rows, all }: SituationFigures): Phrase {
  const at = metrics.indexOf('difficult_share');
  const whole = all[at]?.now.ci;
  const [most] = rows
    .flatMap(({ label, figures: own }) => {
      const now = own[at]?.now;
      return now?.status === 'ok' && now.ci && whole && now.ci[0] > whole[1] ? [{ label, value: now.value ?? 0 }] : [];
    })
    .sort((a, b) => b.value - a.value);
  if (!most) return { text: SITUATIONS_PAGE.table };
  return inWords(SITUATIONS_PAGE.tableHard, (locale) => ({ cause: say(most.label, locale) }));
}
