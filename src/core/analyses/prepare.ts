import type { Engine } from '#core/engine.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import { mixDays } from './agents/same-mix.ts';
import { contextOf, openCases } from './cases/queue.ts';
import { contactIds } from './contact-rules/audit.ts';
import { presenceBasis } from './workload/presence.ts';
import { prepareSlots } from './workload/slot-load.ts';

/**
 * What pages make once per data set before their first answer, whatever is selected, so that it can be made while columns are looked at or another page
 * rests: half-hours of everybody for Workload, open cases for Cases, handling times by mix for Agents, ids of calls for the contact rules. Their tables
 * are small.
 */
export function preparations(
  engine: Engine,
  { model, settings }: { readonly model: ModelInfo; readonly settings: Settings }
): (() => Promise<void>)[] {
  const { asOf } = model;
  return [
    ...(presenceBasis(model).reason ? [] : [() => prepareSlots(engine, { model, settings })]),
    ...(asOf === null || !model.present.cases?.includes('case_id') ? [] : [() => openCases(engine, contextOf({ scope: { from: 0, to: 0, codes: {} }, model, settings }, asOf))]), // prettier-ignore
    ...(model.dimensions.agent?.length ? [() => mixDays(engine, model)] : []),
    ...(holdsIds(model) ? [() => contactIds(engine, model)] : [])
  ];
}

const holdsIds = ({ present }: ModelInfo): boolean =>
  (['case_id', 'customer_id'] as const).some((column) => present.calls?.includes(column));
