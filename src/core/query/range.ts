import { COMPARE_STARTS, NO_DATES, NO_EARLIER } from '#core/i18n/messages/findings.ts';
import { formatDate, inWords } from '#core/i18n/format.ts';
import type { Phrase } from '#core/i18n/text.ts';
import type { ModelInfo } from '#core/model/types.ts';
import type { Settings } from '#core/settings.ts';
import { dayOf, isoOf, monthOf, weekdayOf } from './calendar.ts';
import type { DateRange, RangePreset, Selection } from './types.ts';

/** A stretch of local days, both ends included, as day numbers. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A selection with its dates worked out. Ends are included; ISO texts beside the day numbers. */
export interface Resolved {
  readonly selection: Selection;
  readonly from: number;
  readonly to: number;
  readonly fromDate: string;
  readonly toDate: string;
  /** Number of days. */
  readonly days: number;
  /** Everything that is loaded, dated or not. */
  readonly everything: boolean;
  /** The data hold no date at all: whatever is chosen, all of them are looked at. */
  readonly undated: boolean;
  /** What it is compared with; null without comparison or when data for it are missing (then `compareNote` says so). */
  readonly compare: Span | null;
  readonly compareFrom: string | null;
  readonly compareTo: string | null;
  readonly compareNote: Phrase | null;
  /** First and last day with data. */
  readonly first: number;
  readonly last: number;
}

/**
 * Works out the dates of a selection. Presets count back from the date of `as_of`. The previous period has the same number of days and the
 * same weekdays: shifted back by the length rounded up to whole weeks. A year is 364 days.
 */
export function resolve(selection: Selection, model: ModelInfo, _settings: Settings): Resolved {
  const asOf = model.asOf ?? model.lastDay;
  const last = dayOf(model.lastDay ?? asOf ?? '1970-01-01');
  const first = dayOf(model.firstDay ?? model.lastDay ?? asOf ?? '1970-01-01');
  const end = asOf === null ? last : dayOf(asOf);
  const span =
    typeof selection.range === 'string'
      ? PRESETS[selection.range](end, { from: first, to: Math.max(last, end) })
      : spanOf(selection.range);
  const days = span.to - span.from + 1;
  const undated = asOf === null;
  const { compare, note } = undated ? { compare: null, note: { text: NO_DATES } } : comparison(selection, span, first);
  return {
    selection,
    ...span,
    fromDate: isoOf(span.from),
    toDate: isoOf(span.to),
    days,
    everything: undated || selection.range === 'all',
    undated,
    compare,
    compareFrom: compare && isoOf(compare.from),
    compareTo: compare && isoOf(compare.to),
    compareNote: note,
    first,
    last
  };
}

const back = (end: number, days: number): Span => ({ from: end - days + 1, to: end });

const PRESETS: Readonly<Record<RangePreset, (end: number, data: Span) => Span>> = {
  last7d: (end) => back(end, 7),
  last4w: (end) => back(end, 28),
  thisMonth: (end) => ({ from: monthOf(end).from, to: end }),
  lastMonth: (end) => monthOf(end, -1),
  last13w: (end) => back(end, 91),
  all: (_end, data) => data
};

const spanOf = (range: DateRange): Span => ({ from: dayOf(range.from), to: dayOf(range.to) });

const YEAR_DAYS = 364;

function comparison(selection: Selection, span: Span, first: number): { compare: Span | null; note: Phrase | null } {
  if (selection.compare === 'none') return { compare: null, note: null };
  const length = span.to - span.from + 1;
  const shift = selection.compare === 'year' ? YEAR_DAYS : Math.ceil(length / 7) * 7;
  const compare = { from: span.from - shift, to: span.to - shift };
  if (compare.from >= first) return { compare, note: null };
  const isPartly = compare.to >= first && selection.range !== 'all';
  const words = isPartly ? COMPARE_STARTS : NO_EARLIER;
  return { compare: null, note: inWords(words, (locale) => ({ date: formatDate(isoOf(first), locale) })) };
}

/** Ends of the period for figures that look at them: everything that is loaded has no beginning. */
export const periodOf = ({ from, to, everything }: Resolved): Span => ({ from: everything ? 0 : from, to });

/** True when a span consists of whole Monday–Sunday weeks. */
export const isWholeWeeks = ({ from, to }: Span): boolean => weekdayOf(from) === 1 && weekdayOf(to) === 7;
