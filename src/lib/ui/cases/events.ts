import type { TimelineEntry } from '#core/analyses/cases/timeline.ts';
import type { Shape, TimelineEvent } from '#core/charts/timeline.ts';
import { formatTime, formatValue } from '#core/i18n/format.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { CASES_PAGE } from '#core/i18n/messages/cases-page.ts';
import type { Text } from '#core/i18n/text.ts';
import { locale } from '#lib/state/locale.svelte.ts';
import { agentText, dayText, resultText } from './words.ts';

const SHAPES: Readonly<Record<TimelineEntry['kind'], Shape>> = {
  contact: 'dot',
  promise: 'diamond',
  payment: 'square',
  reminder: 'tick',
  status: 'tick'
};

/** Entries of a case as events to draw, oldest first; a promise or an instalment that falls due is joined to when it was made. */
export function eventsOf(entries: readonly TimelineEntry[]): TimelineEvent[] {
  const keyOf = (index: number) => String(index);
  return entries.map((entry, index) => {
    const { kind, source, text } = entry;
    const isDue = text.text.en === CASES.events.promiseDue.en;
    const made = isDue ? entries.findIndex((one) => isSame(one.source, source) && one !== entry) : -1;
    return {
      key: keyOf(index),
      lane: kind,
      at: entry.at,
      shape: isHollow(entry) ? 'ring' : SHAPES[kind],
      title: locale.phrase(entry.text),
      when: whenText(entry.at),
      detail: detailOf(entry),
      amount: entry.amount,
      ...(made >= 0 ? { from: keyOf(made) } : {})
    };
  });
}

const isSame = (a: TimelineEntry['source'], b: TimelineEntry['source']): boolean =>
  a !== null && b !== null && a.no === b.no && a.line === b.line;

/** A call that reached nobody, or something still to come. */
function isHollow({ kind, talkS, text }: TimelineEntry): boolean {
  if (kind === 'contact') return (talkS ?? 0) === 0;
  return text.text.en === CASES.events.promiseDue.en || text.text.en === CASES.events.instalmentDue.en;
}

/** `6 Mar, 10:12`, or the date alone. */
export function whenText(at: string): string {
  const day = dayText(at.slice(0, 10));
  return at.length > 10 ? `${day}${locale.id === 'zh' ? ' ' : ', '}${formatTime(at)}` : day;
}

function detailOf(entry: TimelineEntry): string {
  const parts = [codeText(entry), entry.kind === 'contact' ? talkText(entry.talkS) : '', agentText(entry.agent)];
  return parts.filter((part) => part !== '').join(locale.id === 'zh' ? '，' : ', ');
}

const talkText = (talkS: number | null): string =>
  talkS !== null && talkS > 0 ? locale.t(CASES_PAGE.talk, { time: formatValue(talkS, 'seconds', locale.id) }) : '';

/** Days past due of a month, as a number or as a bucket of the file. */
function arrearsText(detail: string): string {
  const label = detail.replace('-', '–');
  const over = /^over (\d+)$/.exec(detail)?.[1];
  if (over) return locale.t(CASES_PAGE.monthOver, { days: over });
  return /^\d+(\.\d+)?(–\d+)?$/.test(label) ? locale.t(CASES_PAGE.monthDpd, { days: label }) : detail;
}

/** The code of an entry in words; what is no known code stays as it is in the file. */
function codeText({ kind, detail, text }: TimelineEntry): string {
  if (detail === null) return '';
  if (kind === 'contact') return resultText(detail);
  if (text.text.en === CASES.events.month.en) return arrearsText(detail);
  const words = (CASES.details as Readonly<Record<string, Text>>)[detail];
  return words ? locale.t(words) : detail;
}
