import { METRIC_GROUPS, type Metric } from '../metric.ts';
import { CASE_METRICS } from './cases.ts';
import { CONTACT } from './contact.ts';
import { EMOTIONAL } from './emotional.ts';
import { HANDLING } from './handling.ts';
import { OCCUPANCY } from './occupancy.ts';
import { PROMISES } from './promises.ts';
import { SATISFACTION } from './satisfaction.ts';
import { SERVICE_LEVEL } from './service-level.ts';
import { STEPS } from './steps.ts';
import { STRAIN } from './strain.ts';
import { VOLUME } from './volume.ts';
import { WORKING_DAY } from './working-day.ts';
import { WORKLOAD } from './workload.ts';

/** Every metric, hidden parts of others included; the order is that of lists on screen. */
export const ALL_METRICS: readonly Metric[] = [
  ...VOLUME,
  ...SERVICE_LEVEL,
  ...HANDLING,
  ...OCCUPANCY,
  ...WORKING_DAY,
  ...WORKLOAD,
  ...EMOTIONAL,
  ...STRAIN,
  ...CONTACT,
  ...PROMISES,
  ...CASE_METRICS,
  ...SATISFACTION,
  ...STEPS
];

/** The metrics that people see, grouped as in TEST-HOOKS. */
export const METRICS: readonly Metric[] = METRIC_GROUPS.flatMap((group) =>
  ALL_METRICS.filter((metric) => metric.group === group && metric.hidden !== true)
);

const byId = new Map(ALL_METRICS.map((metric) => [metric.id, metric]));

/** A metric by its id; an unknown id is a programmer's mistake. */
export function metricOf(id: string): Metric {
  const metric = byId.get(id);
  if (!metric) throw new Error(`unknown metric: ${id}`);
  return metric;
}
