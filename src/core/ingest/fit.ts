import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { CLOSING_REASONS, DIRECTIONS, DISPOSITIONS } from '#core/schema/codes.ts';
import type { CanonicalColumn } from '#core/schema/types.ts';
import { plainCaption } from './captions.ts';
import type { ColumnMapping, SourceColumn } from './types.ts';
import { amountUnit } from './values/amounts.ts';
import { findBools, findCodes } from './values/codes.ts';
import { findDates, findTimes } from './values/dates.ts';
import { findDuration, looksLikeMinutes } from './values/durations.ts';
import { isDays, namedDays } from './values/day-ranges.ts';
import { isNone, numbersOfWords, takesWords } from './values/number-words.ts';
import { findNumbers } from './values/numbers.ts';
import { isNullWord, isSharedId, plainWord, shareOf } from './values/words.ts';

/** How well the values of a column fit a canonical column (0–1), and what reading them needs. */
export interface Fit {
  share: number;
  extras: Pick<ColumnMapping, 'unit' | 'amountUnit' | 'date' | 'decimal' | 'values' | 'results'>;
  reasons: Phrase[];
}

const NO_FIT: Fit = { share: 0, extras: {}, reasons: [] };
const percent = (share: number) => Math.round(share * 100);

/** Judges the sampled values of a column against a canonical column. An empty column fits anything a little. */
export function fitColumn(source: SourceColumn, target: CanonicalColumn): Fit {
  const values = source.sample.filter((value) => !isNullWord(value));
  if (values.length === 0 && target.type !== 'code')
    return { share: 0.6, extras: emptyExtras(target), reasons: [{ text: REASON_TEXTS['values.empty'] }] };
  switch (target.type) {
    case 'text':
      return fitIds(values, target) ?? { share: fitText(values, target), extras: {}, reasons: [] };
    case 'code':
      return fitCode(source, target);
    case 'bool':
      return fitBool(source);
    case 'date':
    case 'timestamp':
      return fitDate(values, target);
    case 'time':
      return fitTime(values);
    case 'duration':
      return fitDuration(values, source.header, target.name);
    case 'money':
      return fitAmount(values, source.header, target);
    default:
      return fitWords(source, target) ?? fitNumber(values, target);
  }
}

function emptyExtras(target: CanonicalColumn): Fit['extras'] {
  if (target.type === 'duration') return { unit: 's' };
  return ['number', 'money', 'integer'].includes(target.type) ? { decimal: '.' } : {};
}

/** Ids that several people may share join nothing: said, and never sure. Half of them is our choice. */
function fitIds(values: readonly string[], { name }: CanonicalColumn): Fit | null {
  if (name !== 'customer_id' && name !== 'case_id') return null;
  if (shareOf(values, isSharedId) < 0.5) return null;
  return { share: 0.45, extras: {}, reasons: [{ text: REASON_TEXTS['values.masked'] }] };
}

/** Words, not measurements: a queue, team or cause is no decimal number; date parts are short. */
function fitText(values: readonly string[], target: CanonicalColumn): number {
  if (target.name === 'start_day') return shareOf(values, (value) => /^(0?[1-9]|[12]\d|3[01])$/.test(value));
  if (target.name === 'start_year') return shareOf(values, (value) => /^(19|20)?\d{2}$/.test(value));
  if (target.name === 'start_month') return shareOf(values, (value) => /^(0?[1-9]|1[0-2]|[a-z]{3,9}\.?)$/i.test(value));
  if (['queue', 'team', 'cause', 'product', 'customer_emotion', 'bucket', 'label'].includes(target.name)) {
    const short = shareOf(values, (value) => /^-?\d{1,4}(\.\d+)?$/.test(value));
    return target.name === 'bucket' || short < 0.9 ? 1 : 0.4;
  }
  // A comment is a sentence now and then: a column of single words or numbers is something else.
  if (target.name === 'comment') return shareOf(values, (value) => /\s|[\u4e00-\u9fff]/.test(value)) >= 0.2 ? 1 : 0.3;
  return shareOf(values, (value) => value.length <= 120);
}

function fitCode(source: SourceColumn, target: CanonicalColumn): Fit {
  if (target.name === 'disposition' && isMeasured(source)) return NO_FIT;
  const flagged = target.name === 'direction' ? FLAG_OF.exec(plainCaption(source.header)) : null;
  if (flagged && !isYesNo(source)) return NO_FIT;
  const found = findMeanings(source, target);
  if (found.share < 0) return NO_FIT;
  const reasons: Phrase[] = found.known > 0 ? [{ text: REASON_TEXTS['values.codes'], params: { n: found.known } }] : [];
  const results = target.name === 'direction' ? endsOf(source) : {};
  const ends = Object.keys(results).length;
  if (ends > 0) reasons.push({ text: REASON_TEXTS['values.ends'], params: { n: ends } });
  const share = source.top.length === 0 ? 0.6 : 0.5 + found.share / 2;
  return {
    share: source.top.length > 150 && found.share < 0.5 ? 0.3 : share,
    extras: { values: found.values, ...(ends > 0 ? { results } : {}) },
    reasons
  };
}

function findMeanings(source: SourceColumn, target: CanonicalColumn) {
  if (target.name === 'disposition') return fitDisposition(source, target);
  if (target.name === 'direction' && FLAG_OF.test(plainCaption(source.header))) return fitDirectionFlag(source);
  if (target.name === 'close_reason' && STATE.test(plainCaption(source.header))) return fitState(source, target);
  return findCodes(source.top, target.codes ?? {});
}

/** Yes/no columns of one direction: no is the other one. */
const FLAG_OF =
  /^(?:is |是否)?(?:(inbound|incoming|呼入|来电|进线)|(outbound|outgoing|呼出|外呼))(?: flag| y n| yes no)?$/;

function fitDirectionFlag(source: SourceColumn) {
  const isInbound = FLAG_OF.exec(plainCaption(source.header))?.[1] !== undefined;
  const found = findBools(source.top);
  const values = Object.fromEntries(
    Object.entries(found.values).map(([word, is]) => [word, (is === 'true') === isInbound ? 'inbound' : 'outbound'])
  );
  return { ...found, values: values as Record<string, string> };
}

/** Captions of a state that a case is in, closed or not. */
const STATE =
  /^((case|current|account|ticket|conversation|loan) )?(status|state)$|^situação$|^situacao$|^(ステータス|状態|状況)$|^(案件|当前)?状态$|^(is )?closed$|^是否结案$|^statut$|^estado$/;

/** A state is a reason of closing where it says closed, and none where it does not; a column without any such word says nothing of closing. */
function fitState(source: SourceColumn, target: CanonicalColumn) {
  const flags = isYesNo(source) ? findBools(source.top).values : null;
  const found = findCodes(source.top, target.codes ?? {});
  const closing: readonly string[] = CLOSING_REASONS;
  const codeOf = (word: string, code: string) => (flags ? (flags[word] === 'true' ? 'closed' : '') : closing.includes(code) ? code : ''); // prettier-ignore
  const values = Object.fromEntries(Object.entries(found.values).map(([word, code]) => [word, codeOf(word, code)]));
  const known = Object.values(values).filter((code) => code !== '').length;
  return { values, share: known === 0 ? -1 : 1, known };
}

/** Times instead of words: `Wrap-up` is a result in one system and a duration in another. */
function isMeasured({ sample, header }: SourceColumn): boolean {
  const found = findDuration(
    sample.filter((value) => !isNullWord(value)),
    header
  );
  const isNumber = found !== null && ['s', 'ms', 'min', 'day'].includes(found.unit);
  return found !== null && found.share >= 0.9 && (!isNumber || /wrap|acw/i.test(header));
}

/** Captions of columns that hold directions, results or both. */
const KIND_OF_CALL =
  /^(call ?type|type|contact type|category|anrufart|type d appel|tipo de llamada|通话类型|呼叫类型)$/;
const ENDS = ['answered', 'abandoned', 'no_answer', 'busy', 'voicemail'];

/** Words of a column that say how a call ended → result code. */
function endsOf({ top }: SourceColumn): Record<string, string> {
  return Object.fromEntries(Object.entries(findCodes(top, DISPOSITIONS).values).filter(([, code]) => ENDS.includes(code))); // prettier-ignore
}

/** A kind of call is a result when its words say how calls ended; words of a direction beside them leave the result unknown. */
function fitKindOfCall(source: SourceColumn) {
  const ends = endsOf(source);
  const directions = findCodes(source.top, DIRECTIONS).values;
  const words = Object.keys(directions);
  const values = Object.fromEntries(words.map((word) => [word, ends[word] ?? (directions[word] === 'other' ? 'other' : '')])); // prettier-ignore
  const rows = source.top.filter(({ value }) => plainWord(value) in values);
  const count = (some: typeof rows) => some.reduce((sum, row) => sum + row.count, 0);
  const share = count(rows.filter(({ value }) => values[plainWord(value)] !== 'other')) / Math.max(1, count(rows));
  const mixed = Object.values(values).includes('') ? 0.1 : 0;
  const known = Object.keys(ends).length;
  return { values, share: known === 0 || share < 0.6 ? -1 : share - mixed, known };
}

/** True when nearly all values of a column mean yes or no. */
export const isYesNo = ({ top }: Pick<SourceColumn, 'top'>): boolean => findBools(top).share >= 0.9;

/** A yes/no column about answering or missing calls says the result in two words; that a call was not abandoned says nothing: it may never have been answered. */
function fitDisposition(source: SourceColumn, target: CanonicalColumn) {
  if (!isYesNo(source))
    return KIND_OF_CALL.test(plainCaption(source.header))
      ? fitKindOfCall(source)
      : findCodes(source.top, target.codes ?? {});
  const bools = findBools(source.top);
  const caption = source.header.toLowerCase();
  const [yes, no] = /miss|abandon|放弃|未接/.test(caption) ? ['abandoned', ''] : caption.trim() === 'y' ? ['promise', 'refused'] : ['answered', 'abandoned']; // prettier-ignore
  const values = Object.fromEntries(Object.entries(bools.values).map(([word, is]) => [word, is === 'true' ? yes : no]));
  return { ...bools, values: values as Record<string, string> };
}

function fitBool(source: SourceColumn): Fit {
  const found = findBools(source.top);
  if (found.share < 0.5) return NO_FIT;
  return {
    share: found.share,
    extras: { values: found.values },
    reasons: [{ text: REASON_TEXTS['values.bool'], params: { share: percent(found.share) } }]
  };
}

function fitDate(values: readonly string[], target: CanonicalColumn): Fit {
  const found = findDates(values);
  if (!found) return NO_FIT;
  const reasons = [
    {
      text: REASON_TEXTS['values.date'],
      params: { share: percent(found.share), format: found.date.strptime || found.date.kind }
    }
  ];
  const misplaced =
    (target.type === 'timestamp' && !found.timed) || (/^(start|end)_date$/.test(target.name) && found.timed);
  return { share: found.share * (misplaced ? 0.7 : 1), extras: { date: found.date }, reasons };
}

function fitTime(values: readonly string[]): Fit {
  const found = findTimes(values);
  if (!found) return NO_FIT;
  const reasons = [
    { text: REASON_TEXTS['values.date'], params: { share: percent(found.share), format: found.date.strptime } }
  ];
  return { share: found.share, extras: { date: found.date }, reasons };
}

function fitDuration(values: readonly string[], caption: string, target: string): Fit {
  const size = findDuration(values, caption);
  if (!size) return NO_FIT;
  const isMinutes = target === 'talk_s' && size.by === 'size' && size.unit === 's' && looksLikeMinutes(values);
  const found = isMinutes ? { ...size, unit: 'min' as const, sure: false } : size;
  const reasons: Phrase[] = [
    { text: REASON_TEXTS['values.duration'], params: { share: percent(found.share), unit: found.unit } }
  ];
  if (found.by === 'caption') reasons.push({ text: REASON_TEXTS['unit.caption'] });
  if (!found.sure) reasons.push({ text: REASON_TEXTS['unit.size'], params: { unit: found.unit } });
  return { share: found.share, extras: { unit: found.unit, decimal: findNumbers(values)?.decimal ?? '.' }, reasons };
}

/** Captions of stages, where a bare `2` is no number of days (`Verzugstage` are days). */
const STAGE_CAPTION = /bucket|(?<!verzug)stage|band|group|range|stufe|阶段|区间|账龄|分段/i;

/** Ranges of days and words of ratings, beside numbers or alone; null where there are none. */
function fitWords(source: SourceColumn, target: CanonicalColumn): Fit | null {
  if (!takesWords(target.name)) return null;
  const given = source.sample.filter((value) => !isNullWord(value) && !isNone(target.name, value));
  const decimal = findNumbers(given)?.decimal ?? '.';
  const values = numbersOfWords(target.name, source.top, decimal);
  if (!values) return isDays(target.name) && STAGE_CAPTION.test(source.header) ? NO_FIT : null;
  const share = given.filter((value) => values[plainWord(value)] !== '').length / Math.max(1, given.length);
  const words = Object.values(values).filter((value) => value !== '').length;
  if (words === 0) return { ...fitNumber(given, target), extras: { decimal, values } };
  const text = REASON_TEXTS[isDays(target.name) ? 'values.ranges' : 'values.ratings'];
  return { share, extras: { decimal, values }, reasons: [{ text, params: { n: words } }] };
}

function fitAmount(values: readonly string[], caption: string, target: CanonicalColumn): Fit {
  const fit = fitNumber(values, target);
  const unit = amountUnit(caption, values);
  if (fit.share === 0 || unit === 'unit') return fit;
  const reasons = [...fit.reasons, { text: REASON_TEXTS['unit.caption'] }];
  return { ...fit, extras: { ...fit.extras, amountUnit: unit }, reasons };
}

function fitNumber(values: readonly string[], target: CanonicalColumn): Fit {
  const found = findNumbers(isDays(target.name) ? values.map((value) => String(namedDays(value) ?? value)) : values);
  if (!found || (target.type === 'integer' && !found.whole)) return NO_FIT;
  const reasons = [{ text: REASON_TEXTS['values.number'], params: { share: percent(found.share) } }];
  return { share: found.share, extras: { decimal: found.decimal }, reasons };
}
