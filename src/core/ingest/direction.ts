import { plainCaption } from './captions.ts';
import type { ColumnMapping, SourceProfile } from './types.ts';

/** What a whole file of calls says of its direction. */
export type FileDirection = 'inbound' | 'outbound';

const DIALLING_CAPTION =
  /\b(campaign|attempts?|dial|dialler|dialer|dialling|dialing|lead|outbound|kampagne)\b|phone number dialed|外呼|拨打|拨号/;
const QUEUE_CAPTION =
  /\b(inbound|incoming|abandoned|abandon time|time to abandon|ivr|speed of answer|asa)\b|呼入|来电|进线|排队/;
/** Systems that write calls in and out into one table without saying which is which (Asterisk). */
const BOTH_WAYS = /^(dcontext|lastapp|dstchannel)$/;
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
  const isYesNo = words.length <= 2 && words.every(([, code]) => code === 'answered' || code === 'abandoned');
  if (isYesNo && !TAKEN.test(column.header.toLowerCase()) && words.every(([word]) => word.length <= 5)) return [];
  return words.map(([word, code]) => (/\brpc\b|right party|本人接/.test(word) ? 'no_answer' : code));
}

function waits(columns: readonly ColumnMapping[], profile: SourceProfile): boolean {
  const column = columns.find(({ target }) => target === 'wait_s');
  return (column && profile.columns[column.index]?.sample.some((value) => /[1-9]/.test(value))) ?? false;
}
