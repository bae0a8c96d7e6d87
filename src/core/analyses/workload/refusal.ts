import type { Phrase } from '#core/i18n/text.ts';
import { refusalOf, scopeOf, type QueryContext } from '#core/query/scope.ts';
import type { Selection } from '#core/query/types.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';

interface Looked extends QueryContext {
  readonly selection: Selection;
}

/** A metric of whole working days that only asks for people and times: what it refuses, every panel about days and presence refuses. */
const DAYS = metricOf('long_day_share');

/** Why a panel about working days cannot follow the filters, or which column it lacks; null when it can. */
export function dayRefusal({ selection, model, settings }: Looked): Phrase | null {
  return refusalOf(DAYS, { model, settings }, scopeOf(selection, model), []);
}

/** The same for a panel about half-hours, which can follow chosen hours. */
export function slotRefusal({ selection, ...context }: Looked): Phrase | null {
  return dayRefusal({ ...context, selection: { ...selection, hours: [] } });
}
