import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import { findColumn } from '#core/schema/index.ts';
import type { CanonicalColumn, Kind } from '#core/schema/types.ts';
import { byValues } from './by-values.ts';
import { matchCaption, plainCaption } from './captions.ts';
import { fitColumn, isYesNo, type Fit } from './fit.ts';
import { isRuledOut, isWholeCall } from './neighbours.ts';
import type { ColumnMapping, SourceColumn } from './types.ts';
import { findCodes } from './values/codes.ts';

/** Share of values that must fit a meaning for a column to get it: our choice. */
export const LEAST_FIT = 0.45;

interface Pair {
  source: SourceColumn;
  target: CanonicalColumn;
  caption: number;
  fit: Fit;
  score: number;
}

/** Gives every column of a file its meaning for one kind of file; each meaning goes to the column that fits best. `rows`: some of its records. */
export function assignColumns(
  kind: Kind,
  columns: readonly SourceColumn[],
  rows: readonly (readonly string[])[] = []
): ColumnMapping[] {
  const captions = new Set(columns.map(({ header }) => plainCaption(header)));
  const pairs = columns.flatMap((source) => pairsOf(kind, source, captions)).sort((a, b) => b.score - a.score);
  const taken = new Map<string, Pair>();
  const chosen = new Map<number, Pair>();
  for (const pair of pairs) {
    if (taken.has(pair.target.name) || chosen.has(pair.source.index) || excluded(pair, taken)) continue;
    taken.set(pair.target.name, pair);
    chosen.set(pair.source.index, pair);
  }
  dropLoneTimes(taken, chosen);
  const named = columns.map((source) => {
    const pair = chosen.get(source.index);
    return pair ? mapped(pair) : unmapped(source, pairs, taken);
  });
  return byValues(kind, named, columns, rows);
}

/** `Customer #2` is the second column called `Customer`. */
const captionOf = (header: string) => header.replace(/ #\d+$/, '');

function pairsOf(kind: Kind, source: SourceColumn, captions: ReadonlySet<string>): Pair[] {
  return matchCaption(kind, captionOf(source.header)).flatMap(({ column: target, score: caption }) => {
    const fit = fitColumn(source, target);
    const months = target.name === 'dpd' && /^pay[_ ]?\d$/i.test(source.header);
    if (fit.share < LEAST_FIT || months || isRuledOut(kind, source.header, target.name, captions)) return [];
    return [{ source, target, caption, fit, score: caption * 0.7 + fit.share * 0.3 - lag(source, target) }];
  });
}

/**
 * How far a column stands back behind others of the same meaning: one without values, a yes/no column behind one that says the result in words, the
 * length of the whole call behind talk time.
 */
function lag(source: SourceColumn, target: CanonicalColumn): number {
  if (source.sample.length === 0) return 0.2;
  if (target.name === 'talk_s' && isWholeCall(source)) return 0.1;
  if (target.name !== 'disposition') return 0;
  if (isYesNo(source)) return 0.16;
  const isAnyState = plainCaption(source.header) === 'status' && findCodes(source.top, target.codes ?? {}).known === 0;
  return isAnyState ? 0.05 : 0;
}

/** A start in one column rules out a start in parts, and the other way round. */
function excluded({ target }: Pair, taken: ReadonlyMap<string, Pair>): boolean {
  const edge = /^(start|end)_/.exec(target.name)?.[1];
  if (!edge) return false;
  if (target.name === `${edge}_at`) return ['date', 'year'].some((part) => taken.has(`${edge}_${part}`));
  if (['start_day', 'start_month', 'start_year'].includes(target.name))
    return taken.has('start_at') || taken.has('start_date');
  return /_(date|time)$/.test(target.name) && taken.has(`${edge}_at`);
}

/** A time of day without a date says nothing: an end may lean on the date of the start. */
function dropLoneTimes(taken: Map<string, Pair>, chosen: Map<number, Pair>): void {
  for (const [name, dates] of [
    ['start_time', ['start_date']],
    ['end_time', ['end_date', 'start_date']]
  ] as const) {
    // prettier-ignore
    const pair = taken.get(name);
    if (!pair || dates.some((date) => taken.has(date))) continue;
    taken.delete(name);
    chosen.delete(pair.source.index);
  }
}

function mapped({ source, target, caption, fit }: Pair): ColumnMapping {
  const exact = caption >= 0.99;
  const reasons = [{ text: REASON_TEXTS[exact ? 'caption.exact' : 'caption.alias'] }, ...fit.reasons];
  const doubtful = target.name === 'disposition' && source.header.trim().toLowerCase() === 'y';
  const shared = fit.reasons.some(({ text }) => text === REASON_TEXTS['values.masked']);
  const confidence = doubtful || shared ? 0.5 : Math.min(0.99, caption * (0.55 + 0.45 * fit.share));
  return {
    header: source.header,
    index: source.index,
    target: target.name,
    confidence: round(confidence),
    reasons,
    ...fit.extras
  };
}

function unmapped(source: SourceColumn, pairs: readonly Pair[], taken: ReadonlyMap<string, Pair>): ColumnMapping {
  const wish = pairs.find((pair) => pair.source.index === source.index);
  const winner = wish && taken.get(wish.target.name);
  const months = /^pay[_ ]?\d$/i.test(source.header);
  const reasons = months
    ? [{ text: REASON_TEXTS['months.late'] }]
    : winner && winner.source.index !== source.index
      ? [{ text: REASON_TEXTS['column.taken'], params: { column: winner.target.name } }]
      : [];
  return { header: source.header, index: source.index, target: '', confidence: 0, reasons };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** A column again, after the user gave it another meaning: unit, format and words are found anew. */
export function retarget(kind: Kind, source: SourceColumn, target: string): ColumnMapping {
  const column = target === '' ? null : findColumn(kind, target);
  const base = {
    header: source.header,
    index: source.index,
    target: column ? target : '',
    confidence: column ? 1 : 0,
    reasons: []
  };
  return column ? { ...base, ...fitColumn(source, column).extras } : base;
}
