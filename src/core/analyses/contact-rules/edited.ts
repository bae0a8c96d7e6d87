import { EDITABLE } from './presets.ts';
import type { ContactRule, HoursWindow } from './types.ts';

/** Numbers of rules that someone changed, by rule id; only fields of `EDITABLE`. */
export type RuleEdits = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const DAY_MIN = 24 * 60;
const isWhole = (value: unknown, from: number, to: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;

function isWindow(value: unknown): value is HoursWindow {
  const { days, fromMin, toMin } = (value ?? {}) as Partial<HoursWindow>;
  const known = Array.isArray(days) && days.every((day) => isWhole(day, 1, 7));
  return known && isWhole(fromMin, 0, DAY_MIN) && isWhole(toMin, 0, DAY_MIN) && Number(fromMin) < Number(toMin);
}

/** What a changed field may hold; anything else is passed over. */
const ACCEPTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  windows: (value) => Array.isArray(value) && value.every(isWindow),
  endIncluded: (value) => typeof value === 'boolean',
  closedOnHolidays: (value) => typeof value === 'boolean',
  limit: (value) => isWhole(value, 0, 999),
  days: (value) => isWhole(value, 1, 90),
  counts: (value) => ['attempts', 'effective', 'contacts'].includes(String(value)),
  unit: (value) => ['person_debt', 'debt', 'person'].includes(String(value)),
  window: (value) => {
    const { kind, days } = (value ?? {}) as { kind?: string; days?: number };
    return kind === 'rolling' ? isWhole(days, 1, 90) : ['day', 'week', 'month'].includes(String(kind));
  }
};

/** A rule with the numbers that someone changed. */
export function withEdits<R extends ContactRule>(rule: R, edits: RuleEdits): R {
  const editable = EDITABLE[rule.kind] as readonly string[];
  const own = Object.entries(edits[rule.id] ?? {}).filter(
    ([field, value]) => editable.includes(field) && (ACCEPTS[field]?.(value) ?? false)
  );
  return own.length > 0 ? { ...rule, ...Object.fromEntries(own) } : rule;
}

/** True when a number of the rule differs from the preset. */
export function isEdited(rule: ContactRule, preset: ContactRule): boolean {
  const editable = EDITABLE[rule.kind] as readonly string[];
  const fields = (one: ContactRule) => JSON.stringify(editable.map((field) => one[field as keyof ContactRule]));
  return fields(rule) !== fields(preset);
}
