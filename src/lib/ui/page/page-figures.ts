import type { ModelInfo } from '#core/model/types.ts';
import type { MetricGroup } from '#core/semantic/metric.ts';

/** The figures that a page shows besides its panels. */
export interface PageFigures {
  /** Metrics of the row of key figures, in order. */
  readonly figures: readonly string[];
  /** Groups of the table of figures at the foot of the page. */
  readonly groups: readonly MetricGroup[];
  /** Metric that tells whether anything matches the selection; null where a page asks for itself. */
  readonly counted: string | null;
}

type Known = Pick<ModelInfo, 'occupancy' | 'rows'>;

const COUNTED = 'calls_handled';

const FIGURES = {
  volume: () => ({
    figures: ['calls_offered', 'calls_handled', 'abandon_rate', 'service_level', 'answer_wait_avg_s', 'aht_s'],
    groups: ['volume', 'handling'],
    counted: COUNTED
  }),
  workload: (model) => ({
    figures: ['occupancy', 'contacts_per_hour', 'longest_spell_s', breaks(model), 'over_plan_h', 'back_to_back_share'],
    groups: ['workload', 'emotional'],
    counted: COUNTED
  }),
  repayment: () => ({
    figures: ['rpc_rate', 'promise_rate', 'kept_rate', 'repaid_amount', 'cure_rate'],
    groups: ['contact', 'repayment'],
    counted: COUNTED
  }),
  satisfaction: () => ({
    figures: ['csat_avg', 'csat_share', 'csat_response_rate', 'low_csat_exposure', 'complaint_rate', 'escalation_rate'],
    groups: ['satisfaction', 'emotional'],
    counted: COUNTED
  }),
  situations: (model) => ({
    figures: ['difficult_share', 'aht_s', 'csat_avg', 'promise_rate', 'kept_rate', 'cure_rate'],
    groups: ['steps', 'emotional'],
    counted: (model?.rows.calls ?? 0) > 0 ? COUNTED : null
  })
} as const satisfies Record<string, (model: Known | null) => PageFigures>;

export type FigurePage = keyof typeof FIGURES;

/** Figures of a page, as far as the data decide them. */
export const pageFigures = (page: FigurePage, model: Known | null): PageFigures => FIGURES[page](model);

/** What the row of key figures asks: its metrics, and the one that tells whether anything matches. */
export const askedFigures = ({ figures, counted }: Pick<PageFigures, 'figures' | 'counted'>): readonly string[] =>
  counted === null || figures.includes(counted) ? figures : [...figures, counted];

/** Breaks are measured where there are states, else estimated from gaps. */
const breaks = (model: Known | null) => (model?.occupancy === 'status' ? 'break_avg_s' : 'break_estimated_s');

/** Metrics of the two tables by team on Workload: how full the time is, and the shape of working days. */
export function teamFigures(model: Known | null): {
  readonly load: readonly string[];
  readonly days: readonly string[];
} {
  // Without status and shifts occupancy is known between two bounds, and the hours available are not.
  const fullness = model?.occupancy === 'bounds' ? ['occupancy_low', 'occupancy_high'] : ['occupancy', 'contacts_per_hour']; // prettier-ignore
  return {
    load: [...fullness, 'longest_spell_p90_s', 'back_to_back_share', 'concurrency_avg'],
    days: [breaks(model), 'long_day_share', 'short_rest_count', 'out_of_hours_share', 'over_plan_h']
  };
}
