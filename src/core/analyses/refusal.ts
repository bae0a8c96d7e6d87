import { REASONS } from '#core/i18n/messages/metrics.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { refusalOf, scopeOf, type QueryContext } from '#core/query/scope.ts';
import type { Selection } from '#core/query/types.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';

/** What is looked at, and in what data. */
export interface Looked extends QueryContext {
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

/** Why a panel about cases cannot follow what is chosen: hours and handling times are those of calls. */
export function caseRefusal({ selection }: Pick<Looked, 'selection'>): Phrase | null {
  if (selection.hours.length > 0) return { text: REASONS.caseHours };
  return selection.handle ? { text: REASONS.caseHandle } : null;
}

/** Why a panel that counts calls nobody took cannot follow what is chosen: they have no handling time. */
export function callRefusal({ selection }: Pick<Looked, 'selection'>): Phrase | null {
  return selection.handle ? { text: REASONS.unhandledHandle } : null;
}

/** The same for a panel about whole days of such calls. */
export function wholeDayCallRefusal({ selection }: Pick<Looked, 'selection'>): Phrase | null {
  return selection.hours.length > 0 ? { text: REASONS.wholeDaysHours } : callRefusal({ selection });
}
