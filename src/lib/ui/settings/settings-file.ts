import { DEFAULT_SETTINGS, type Settings } from '#core/settings.ts';
import { minutesOf, parseBounds, parseDates, SECTIONS, timeOf } from './fields.ts';

const FORMAT = 'evenkeel-settings';

/** Settings as a file: what differs from the defaults, with the name of the format. */
export function settingsToText(settings: Partial<Settings>): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, settings }, null, 2)}\n`;
}

/** Reads such a file. Null when it is none; keys or values that mean nothing are left out and named. */
export function settingsFromText(text: string): { settings: Partial<Settings>; leftOut: string[] } | null {
  const parsed = parseJson(text);
  if (!isRecord(parsed) || parsed.format !== FORMAT || !isRecord(parsed.settings)) return null;
  const entries = Object.entries(parsed.settings);
  const good = entries.filter(([key, value]) => accepts(key, value));
  const leftOut = entries.filter(([key, value]) => !accepts(key, value)).map(([key]) => key);
  return { settings: Object.fromEntries(good) as Partial<Settings>, leftOut };
}

const CHECKS: Readonly<Partial<Record<keyof Settings, (value: unknown) => boolean>>> = {
  zone: (value) => typeof value === 'string' && isZone(value),
  currency: (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
  dpdBounds: (value) => Array.isArray(value) && parseBounds(value.join(',')) !== null,
  holidays: (value) => Array.isArray(value) && parseDates(value.join(',')) !== null,
  inHours: isHours,
  contactHours: isHours
};

function accepts(key: string, value: unknown): boolean {
  if (!(key in DEFAULT_SETTINGS)) return false;
  const check = CHECKS[key as keyof Settings];
  if (check) return check(value);
  const field = SECTIONS.flatMap((section) => section.fields).find((one) => one.key === key);
  if (key === 'weekStart') return [1, 6, 7].includes(value as number);
  if (field?.kind === 'number') {
    return typeof value === 'number' && value >= field.min * field.per - 1e-9 && value <= field.max * field.per + 1e-9;
  }
  if (field?.kind === 'choice') return field.options.some((option) => option.value === value);
  return typeof value === typeof DEFAULT_SETTINGS[key as keyof Settings];
}

function isHours(value: unknown): boolean {
  if (!isRecord(value) || !Array.isArray(value.days)) return false;
  const daysFit = value.days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  const [from, to] = [value.fromMin, value.toMin];
  return daysFit && isMinute(from) && isMinute(to) && Number(from) < Number(to);
}

function isMinute(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < 1440 && minutesOf(timeOf(value)) === value;
}

/** True for an IANA zone that this browser knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
