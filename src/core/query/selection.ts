import type { ModelInfo } from '#core/model/types.ts';
import { isIsoDate } from './calendar.ts';
import { handleText, parseHandle } from './handle-range.ts';
import {
  FILTERS,
  RANGE_PRESETS,
  type Compare,
  type DateRange,
  type DimensionValue,
  type FilterId,
  type Selection
} from './types.ts';

/** What is looked at when the address says nothing. */
export const DEFAULT_SELECTION: Selection = { range: 'last4w', compare: 'prev', filters: {}, hours: [], handle: null };

/** Key of each filter in the address. */
const KEYS: Readonly<Record<FilterId, string>> = {
  team: 'team',
  agent: 'agent',
  channel: 'ch',
  direction: 'dir',
  product: 'prod',
  dpd: 'dpd',
  cause: 'cause'
};

/** Keys of the address that belong to one page, e.g. the case that is open: no part of the selection, and not unknown. */
export const PAGE_KEYS = ['tab', 'case', 'rules'] as const;

const COMPARES: readonly Compare[] = ['prev', 'year', 'none'];

/** The part of URLSearchParams that decoding needs. */
export interface SearchParams {
  get(key: string): string | null;
  keys(): Iterable<string>;
}

/** Query string of a selection without `?`; what equals the default is left out. */
export function toSearch(selection: Selection): string {
  const pairs: [string, string][] = [];
  if (selection.range !== DEFAULT_SELECTION.range) pairs.push(['d', rangeText(selection.range)]);
  if (selection.compare !== DEFAULT_SELECTION.compare) pairs.push(['vs', selection.compare]);
  for (const filter of FILTERS) {
    const values = selection.filters[filter];
    if (values && values.length > 0) pairs.push([KEYS[filter], list(values)]);
  }
  if (selection.hours.length > 0) pairs.push(['sel', list(selection.hours)]);
  if (selection.handle) pairs.push(['handle', handleText(selection.handle)]);
  return pairs.map(([key, value]) => `${key}=${value}`).join('&');
}

const rangeText = (range: Selection['range']): string =>
  typeof range === 'string' ? range : `${range.from}..${range.to}`;

const list = (values: readonly string[]): string => values.map(encodeURIComponent).join(',');

/**
 * Reads a selection from an address; values of filters by id, or by their name in the files. Total: what means nothing falls back to the default and is listed in `unknown` as `key=value`.
 * Without a model (nothing loaded yet) filter values cannot be checked and are kept.
 */
export function fromSearch(params: SearchParams, model: ModelInfo | null): { selection: Selection; unknown: string[] } {
  const unknown: string[] = [];
  const known = new Set<string>(['d', 'vs', 'sel', 'handle', ...Object.values(KEYS), ...PAGE_KEYS]);
  for (const key of new Set(params.keys())) if (!known.has(key)) unknown.push(`${key}=${params.get(key) ?? ''}`);

  const read = <T, F extends T | null>(key: string, parse: (text: string) => T | null, fallback: F): T | F => {
    const text = params.get(key);
    if (text === null || text === '') return fallback;
    const value = parse(text);
    if (value === null) unknown.push(`${key}=${text}`);
    return value ?? fallback;
  };
  const readList = (key: string, accepts: (value: string) => boolean): string[] => {
    const values = [...new Set((params.get(key) ?? '').split(',').filter((value) => value !== ''))];
    unknown.push(...values.filter((value) => !accepts(value)).map((value) => `${key}=${value}`));
    return values.filter(accepts);
  };

  const filters: Partial<Record<FilterId, readonly string[]>> = {};
  for (const filter of FILTERS) {
    const ids = model ? idsOf(model.dimensions[filter] ?? []) : null;
    const given = readList(KEYS[filter], (value) => ids === null || ids.has(value));
    const values = ids === null ? given : [...new Set(given.map((value) => ids.get(value) ?? value))];
    if (values.length > 0) filters[filter] = values;
  }
  const selection: Selection = {
    range: read('d', parseRange, DEFAULT_SELECTION.range),
    compare: read('vs', (text) => COMPARES.find((compare) => compare === text) ?? null, DEFAULT_SELECTION.compare),
    filters,
    hours: readList('sel', (cell) => hourOfWeek(cell) !== null),
    handle: read('handle', parseHandle, null)
  };
  return { selection, unknown };
}

/** Ids by what a link may name a value by: its id, or its name in the files as somebody who writes links by hand knows it. */
function idsOf(values: readonly DimensionValue[]): ReadonlyMap<string, string> {
  return new Map([...values.map(({ id, name }) => [name, id] as const), ...values.map(({ id }) => [id, id] as const)]);
}

function parseRange(text: string): Selection['range'] | null {
  const preset = RANGE_PRESETS.find((name) => name === text);
  if (preset) return preset;
  const [from = '', to = '', ...rest] = text.split('..');
  const isRange = rest.length === 0 && isIsoDate(from) && isIsoDate(to) && from <= to;
  return isRange ? ({ from, to } satisfies DateRange) : null;
}

/** Hour of the week (0 = Monday 00:00) of a heat-map cell such as `1-10`; `null` when it is none. */
export function hourOfWeek(cell: string): number | null {
  const match = /^([1-7])-(\d|1\d|2[0-3])$/.exec(cell);
  return match ? (Number(match[1]) - 1) * 24 + Number(match[2]) : null;
}

/** Heat-map cell of an hour of the week: 10 → `1-10`. */
export const cellOf = (hour: number): string => `${Math.floor(hour / 24) + 1}-${hour % 24}`;
