import { REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import { findColumn } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import { plainCaption } from './captions.ts';
import { fitColumn } from './fit.ts';
import { isTechnical } from './neighbours.ts';
import type { ColumnMapping, SourceColumn } from './types.ts';
import { findCodes } from './values/codes.ts';
import { findDates } from './values/dates.ts';
import { findDuration } from './values/durations.ts';
import { isNullWord, shareOf } from './values/words.ts';

/** A meaning of a column of calls that values alone can tell. */
interface Rule {
  target: string;
  /** How far values alone are believed, 0–1: our choice. Meanings come in this order. */
  confidence: number;
  fits: (source: SourceColumn) => boolean;
  /** Meanings that rule this one out. */
  not?: readonly string[];
}

const known = (source: SourceColumn) => source.sample.filter((value) => !isNullWord(value));

const isStamp = (source: SourceColumn): boolean => {
  const found = findDates(known(source));
  return found !== null && found.timed && found.share >= 0.9;
};

const isClock = (source: SourceColumn): boolean => {
  const found = findDuration(known(source), '');
  return found !== null && (found.unit === 'h:mm:ss' || found.unit === 'text') && found.share >= 0.9;
};

/** Nearly all words of the column are words of these codes, and there is more than one of them. */
function speaks(source: SourceColumn, target: string, share: number, words: number): boolean {
  const found = findCodes(source.top, findColumn('calls', target)?.codes ?? {});
  return found.share >= share && found.known >= words && source.top.every(({ value }) => value.length > 1);
}

/** Few names or codes that come again and again: three rows each or more. */
function isPeople(source: SourceColumn): boolean {
  const values = known(source);
  const distinct = new Set(values).size;
  const named = shareOf(values, (value) => /^(?=.{2,40}$)(?:\p{L}[\p{L}\d .,'’_@-]*|\d{3,6})$/u.test(value));
  return distinct >= 2 && distinct <= 150 && values.length >= distinct * 3 && named === 1 && source.emptyShare < 0.5;
}

const isWords = (source: SourceColumn): boolean => speaks(source, 'direction', 0.9, 1) || speaks(source, 'disposition', 0.6, 2); // prettier-ignore

const RULES: readonly Rule[] = [
  { target: 'start_at', confidence: 0.7, fits: isStamp, not: ['start_date', 'start_year', 'end_at'] },
  { target: 'direction', confidence: 0.7, fits: (source) => speaks(source, 'direction', 0.9, 2) },
  { target: 'disposition', confidence: 0.6, fits: (source) => speaks(source, 'disposition', 0.6, 2) && !speaks(source, 'direction', 0.9, 2) }, // prettier-ignore
  { target: 'talk_s', confidence: 0.55, fits: isClock, not: ['wait_s', 'ring_s', 'hold_s', 'wrap_s'] },
  { target: 'agent_id', confidence: 0.4, fits: (source) => isPeople(source) && !isWords(source) && !isStamp(source) && !isClock(source) } // prettier-ignore
];

/** Captions of customers, and of names that customers have too. */
const OF_CUSTOMER =
  /\b(contact|customer|client|caller|callee|consumer|party|debtor|borrower|lead)\b|客户|联系人|债务人|借款人/;
const ANY_NAME = /\bname\b|姓名|名称/;
/** From this share of names on that belong to one customer each, they are the names of customers: our choice. */
const OF_ONE = 0.8;

/** A name that stands for the same customer whenever it comes again is the name of that customer; people at the desk talk to many. */
function namesCustomers(
  source: SourceColumn,
  columns: readonly ColumnMapping[],
  rows: readonly (readonly string[])[]
): boolean {
  const caption = plainCaption(source.header);
  const customer = columns.find(({ target }) => target === 'customer_id');
  if (OF_CUSTOMER.test(caption) || !customer || !ANY_NAME.test(caption)) return OF_CUSTOMER.test(caption);
  const customers = new Map<string, string[]>();
  for (const cells of rows) {
    const [name = '', who = ''] = [cells[source.index], cells[customer.index]].map((cell) => cell?.trim());
    if (name !== '' && who !== '') customers.set(name, [...(customers.get(name) ?? []), who]);
  }
  const again = [...customers.values()].filter((all) => all.length > 1);
  const ofOne = again.filter((all) => new Set(all).size === 1).length;
  return again.length > 0 && ofOne >= again.length * OF_ONE;
}

/** Captions that say what a column is, though not for one call. */
const OF_SEVERAL = /\b(avg|average|mean|max|min|total|sum|pct|percent|sla)|avg$|平均|合计|总/;

/**
 * Meanings for columns of calls whose captions tell nothing, from their values: only where one column alone fits (of all columns, those that captions
 * named included), and never with the confidence of a caption.
 */
export function byValues(
  kind: Kind,
  columns: readonly ColumnMapping[],
  sources: readonly SourceColumn[],
  rows: readonly (readonly string[])[] = []
): ColumnMapping[] {
  if (kind !== 'calls') return [...columns];
  const result = [...columns];
  for (const { target, confidence, fits, not = [] } of RULES) {
    if (result.some((column) => column.target === target || not.includes(column.target))) continue;
    const isOther = (column: SourceColumn) => target === 'agent_id' && namesCustomers(column, result, rows);
    const [source, ...rivals] = sources.filter((column) => fits(column) && !isTechnical(column) && !isOther(column));
    const at = result.findIndex((column) => column.index === source?.index);
    const own = result[at];
    if (!source || rivals.length > 0 || own?.target !== '' || own.reasons.length > 0) continue;
    const column = findColumn('calls', target);
    if (!column || OF_SEVERAL.test(plainCaption(source.header))) continue;
    const fit = fitColumn(source, column);
    const reasons = [{ text: REASON_TEXTS['values.alone'] }, ...fit.reasons];
    result[at] = { header: source.header, index: source.index, target, confidence, reasons, ...fit.extras };
  }
  return result;
}
