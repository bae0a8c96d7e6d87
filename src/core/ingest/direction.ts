import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import { DIRECTIONS } from '#core/schema/codes.ts';
import { plainCaption } from './captions.ts';
import type { ColumnMapping, SourceColumn, SourceProfile } from './types.ts';
import { findCodes } from './values/codes.ts';
import { isNullWord, plainWord } from './values/words.ts';

/** What a whole file of calls says of its direction. */
export type FileDirection = 'inbound' | 'outbound';

const DIALLING_CAPTION =
  /\b(campaign|attempts?|dial|dialler|dialer|dialling|dialing|lead|outbound|kampagne)\b|phone number dialed|外呼|拨打|拨号/;
const QUEUE_CAPTION =
  /\b(inbound|incoming|abandoned|abandon time|time to abandon|ivr|speed of answer|asa)\b|呼入|来电|进线|排队/;
/** Systems that write calls in and out into one table without saying which is which (Asterisk). */
const BOTH_WAYS = /^(dcontext|lastapp|dstchannel)$/;
/** Who called beside who was called: a log of calls both ways, of which results of dialling say nothing. */
const CALLER =
  /^(from|caller|caller id|caller number|calling number|calling party|source|src|主叫|主叫号码|anrufer|de|origen|appelant|origem|発信者番号?)$/;
const CALLED =
  /^(to|destination|dest|dst|callee|called|called number|called party|被叫|被叫号码|angerufener?|destino|appelé|着信番号)$/;
/** Yes/no columns that tell whether a call was taken. “Connected” is said of calls either way. */
const TAKEN = /answer|miss|abandon|放弃|未接|接听/;

const NOT_REACHED = ['no_answer', 'busy', 'voicemail'];
const LEFT_QUEUE = ['abandoned', 'overflow'];

/**
 * The direction of the calls of a file without such a column; null when nothing tells or when signs contradict each other. Results of dialling (no
 * answer, busy, voicemail, a right party) speak for outbound; callers who gave up and waiting for inbound. That somebody promised or refused to pay
 * says neither.
 */
export function guessDirection(columns: readonly ColumnMapping[], profile: SourceProfile): FileDirection | null {
  const captions = profile.columns.map(({ header }) => plainCaption(header));
  if (captions.some((caption) => BOTH_WAYS.test(caption))) return null;
  if ([CALLER, CALLED].every((one) => captions.some((caption) => one.test(caption)))) return null;
  const has = (name: string) => columns.some(({ target }) => target === name);
  const results = resultsOf(columns);
  const outbound =
    captions.some((caption) => DIALLING_CAPTION.test(caption)) ||
    has('rpc') ||
    results.some((code) => NOT_REACHED.includes(code));
  const inbound =
    captions.some((caption) => QUEUE_CAPTION.test(caption)) ||
    waits(columns, profile) ||
    results.some((code) => LEFT_QUEUE.includes(code));
  if (outbound === inbound) return null;
  return outbound ? 'outbound' : 'inbound';
}

/** Codes of the results, and a right party named among them as `no_answer` would be: both are words of diallers. */
function resultsOf(columns: readonly ColumnMapping[]): string[] {
  const column = columns.find(({ target }) => target === 'disposition');
  if (!column) return [];
  const words = Object.entries(column.values ?? {});
  const isYesNo = words.length <= 2 && words.every(([, code]) => ['answered', 'abandoned', ''].includes(code));
  if (isYesNo && !TAKEN.test(column.header.toLowerCase()) && words.every(([word]) => word.length <= 5)) return [];
  return words.map(([word, code]) => (/\brpc\b|right party|本人接/.test(word) ? 'no_answer' : code));
}

function waits(columns: readonly ColumnMapping[], profile: SourceProfile): boolean {
  const column = columns.find(({ target }) => target === 'wait_s');
  return (column && profile.columns[column.index]?.sample.some((value) => /[1-9]/.test(value))) ?? false;
}

/** Words of a direction column that nobody gave a meaning yet, and that are not known by themselves: figures would count none of their rows. */
export function openDirections(
  { values = {} }: Pick<ColumnMapping, 'values'>,
  { top, header }: Pick<SourceColumn, 'top' | 'header'>
): SourceColumn['top'] {
  const known = findCodes(top, DIRECTIONS).values;
  const seen = new Set<string>();
  return top.filter(({ value }) => {
    const word = plainWord(value);
    if (isNullWord(value) || word === 'unknown' || word === plainWord(header) || seen.has(word)) return false;
    seen.add(word);
    return (known[word] ?? 'other') === 'other' && !isOther(word) && (values[word] ?? 'other') === 'other';
  });
}

/** Below this share of rows whose word is known, loading waits for the meaning of the others: our choice. */
const UNDERSTOOD = 0.5;

/** True when most rows say their direction in words that are not known. */
export const areDirectionsStrange = ({ top }: Pick<SourceColumn, 'top'>): boolean => findCodes(top, DIRECTIONS).share < UNDERSTOOD; // prettier-ignore

/** A word that says itself that it is neither in, out nor internal. */
const isOther = (word: string): boolean =>
  /^(other|others|misc|其他|其它|sonstige|autre|otro|outro|その他)$/.test(word);

/** So many different words, none of them known, are no directions but kinds of call: our choice. */
const MOST_WORDS = 8;

/** A column that is called after a type or category and whose many words name no direction does not say it. */
export function withoutWrongDirection(columns: readonly ColumnMapping[], profile: SourceProfile): ColumnMapping[] {
  return columns.map((column) => {
    const source = profile.columns[column.index];
    if (column.target !== 'direction' || !source) return column;
    const isWrong = source.top.length > MOST_WORDS && findCodes(source.top, DIRECTIONS).known === 0;
    if (!isWrong) return column;
    const reasons = [{ text: REASON_TEXTS['values.misfit'], params: { share: 0 } }];
    return { header: column.header, index: column.index, target: '', confidence: 0, reasons };
  });
}
