import { QUESTION_TEXTS, REASON_TEXTS } from '#core/i18n/messages/ingest.ts';
import type { Text } from '#core/i18n/text.ts';
import { CLOSING_REASONS, UNPAID_STATES } from '#core/schema/codes.ts';
import { findColumn, TABLES } from '#core/schema/index.ts';
import type { Kind } from '#core/schema/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { isZone } from './zone-name.ts';
import { matchCaption, plainCaption } from './captions.ts';
import { currenciesOf } from './currencies.ts';
import { LEAST_FIT } from './assign.ts';
import { openMarks } from './decimal-mark.ts';
import { tellingDate } from './date-order.ts';
import { areDirectionsStrange, openDirections } from './direction.ts';
import { fitColumn } from './fit.ts';
import { isWholeCall } from './neighbours.ts';
import { ratingScale } from './rating-scale.ts';
import { crossingRanges, writtenRanges } from './ranges.ts';
import { roundedId } from './shared-ids.ts';
import type { ColumnMapping, Mapping, MappingQuestion, SourceProfile } from './types.ts';
import { repeatedUpdates } from './updates.ts';
import { boundsOf, isDays } from './values/day-ranges.ts';
import { readNumber } from './values/numbers.ts';
import { plainWord } from './values/words.ts';
import { isNullWord } from './values/words.ts';

/** Captions that name a person: a self-report file with one of them is refused (METHODS 9.2). */
const ID_LIKE =
  /\b(id|agent|user|name|employee|staff|operator|email|phone|extension|collector|login)\b|工号|姓名|坐席|员工|编号|电话|手机|邮箱/;

/** What must still be answered, or known; called again after every change of a mapping. `dpdBounds`: those of the settings. */
export function checkMapping(
  mapping: Mapping,
  profile: SourceProfile,
  dpdBounds: readonly number[] = DEFAULT_SETTINGS.dpdBounds
): MappingQuestion[] {
  if (mapping.kind === 'unknown') return [{ id: 'kind', text: { text: QUESTION_TEXTS.kind }, blocking: true }];
  const { kind } = mapping;
  const used = mapping.columns.filter(({ target }) => target !== '');
  return [
    ...duplicateTargets(kind, used),
    ...missingColumns(kind, mapping, used, profile),
    ...unreadable(kind, mapping, profile),
    ...dateOrders(used, profile),
    ...decimalMarks(kind, used, profile),
    ...zoneQuestion(kind, mapping, used),
    ...directionQuestion(kind, mapping, used),
    ...directionWords(kind, used, profile),
    ...durationQuestions(kind, used),
    ...ratings(used, profile),
    ...currencies(mapping, profile),
    ...updates(mapping, profile),
    ...roundedIds(used, profile),
    ...ranges(used, profile, dpdBounds),
    ...closedUndated(kind, used, profile),
    ...notPaid(kind, used, profile),
    ...negatives(kind, used, profile),
    ...wholeCall(kind, used, profile),
    ...aggregated(kind, used, profile),
    ...(kind === 'self_report' ? selfReport(profile) : [])
  ];
}

/** Label of a canonical column in both languages, as a place of a text cannot hold two. */
function labelled(kind: Kind, name: string, text: Text): Text {
  const label = findColumn(kind, name)?.label ?? { en: name, zh: name };
  return { en: text.en.replace('{column}', label.en), zh: text.zh.replace('{column}', label.zh) };
}

function duplicateTargets(kind: Kind, used: readonly ColumnMapping[]): MappingQuestion[] {
  return [...new Set(used.map(({ target }) => target))].flatMap((target) => {
    const headers = used.filter((column) => column.target === target).map(({ header }) => header);
    if (headers.length < 2) return [];
    const text = {
      text: labelled(kind, target, QUESTION_TEXTS.duplicateTarget),
      params: { headers: headers.join(', ') }
    };
    return [{ id: 'duplicateTarget' as const, column: headers.at(-1) ?? '', text, blocking: true }];
  });
}

function missingColumns(
  kind: Kind,
  mapping: Mapping,
  used: readonly ColumnMapping[],
  profile: SourceProfile
): MappingQuestion[] {
  const targets = new Set([...used.map(({ target }) => target), ...Object.keys(mapping.constants)]);
  const single = TABLES[kind].columns
    .filter(({ name, required }) => required && !targets.has(name))
    .map(({ name }) => name);
  const groups = (TABLES[kind].needsOneOf ?? []).filter((group) => !group.some((name) => targets.has(name)));
  return [...single.map((name) => [name]), ...groups].map((names) => missingColumn(kind, names, mapping, profile));
}

/** One of `names` is missing: the file has no such column, or one whose values cannot be read as that. */
function missingColumn(
  kind: Kind,
  names: readonly string[],
  { columns }: Mapping,
  profile: SourceProfile
): MappingQuestion {
  const [name = ''] = names;
  const named = columns
    .filter(({ target }) => target === '')
    .flatMap(({ header, index }) => {
      const source = profile.columns[index];
      const example = source?.sample.find((value) => !isNullWord(value));
      const meant = matchCaption(kind, header).find(({ column }) => names.includes(column.name));
      const isRead = source && meant && fitColumn(source, meant.column).share >= LEAST_FIT;
      return example !== undefined && meant && !isRead ? [{ header, example, score: meant.score }] : [];
    })
    .sort((a, b) => b.score - a.score)[0];
  const text = named
    ? {
        text: labelled(kind, name, QUESTION_TEXTS.unreadable),
        params: { header: named.header, example: named.example }
      }
    : { text: labelled(kind, name, QUESTION_TEXTS.missingColumn) };
  return { id: 'missingColumn', column: name, text, blocking: true };
}

const MEASURED: ReadonlySet<string> = new Set(['money', 'date', 'timestamp', 'duration']);

/** Said of columns that are called like an amount, a date or a duration that no other column holds, and cannot be read as one. */
function unreadable(kind: Kind, { columns }: Mapping, profile: SourceProfile): MappingQuestion[] {
  const taken = new Set(columns.map(({ target }) => target));
  return columns.flatMap(({ header, index, target, reasons }) => {
    const source = profile.columns[index];
    const example = source?.sample.find((value) => !isNullWord(value));
    const meant = target === '' && reasons.length === 0 ? matchCaption(kind, header)[0] : undefined;
    if (!source || example === undefined || !meant || taken.has(meant.column.name)) return [];
    const { name, type, required } = meant.column;
    if (required || !MEASURED.has(type) || TABLES[kind].needsOneOf?.some((names) => names.includes(name))) return [];
    if (fitColumn(source, meant.column).share >= LEAST_FIT) return [];
    const text = { text: labelled(kind, name, QUESTION_TEXTS.unreadableOther), params: { header, example } };
    return [{ id: 'unreadable' as const, column: header, text, blocking: false }];
  });
}

/** Asked once per file: the answer holds for all of its dates. */
function dateOrders(used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  return used
    .filter(({ date }) => date?.ambiguous)
    .slice(0, 1)
    .map((column) => ({
      id: 'dateOrder' as const,
      column: column.header,
      text: {
        text: QUESTION_TEXTS.dateOrder,
        params: { example: tellingDate(profile.columns[column.index]?.sample ?? []) }
      },
      blocking: true
    }));
}

/** Asked once per file, as the order of dates is. */
function decimalMarks(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  return openMarks(kind, used, profile)
    .slice(0, 1)
    .map(({ column, example }) => ({
      id: 'decimalMark' as const,
      column: column.header,
      text: { text: QUESTION_TEXTS.decimalMark, params: { example, column: column.header } },
      blocking: true
    }));
}

/** The zone is asked when a stamp has a time of day and no offset; plain dates need none. */
function zoneQuestion(kind: Kind, mapping: Mapping, used: readonly ColumnMapping[]): MappingQuestion[] {
  const open = used.some(({ target, date }) => {
    const type = findColumn(kind, target)?.type;
    return (type === 'timestamp' || type === 'time') && (!date || (date.kind === 'strptime' && date.zone === 'none'));
  });
  if (!open || (mapping.zone && isZone(mapping.zone))) return [];
  const text = mapping.zone
    ? { text: QUESTION_TEXTS.zoneUnknown, params: { zone: mapping.zone } }
    : { text: QUESTION_TEXTS.zone };
  return [{ id: 'zone', text, blocking: true }];
}

/** Asked where no column says the direction and nothing suggests one. A wrong one would make figures false, none at all leaves them unknown: loading waits for no answer. */
function directionQuestion(kind: Kind, { constants }: Mapping, used: readonly ColumnMapping[]): MappingQuestion[] {
  const isOpen =
    kind === 'calls' && constants.direction === undefined && !used.some(({ target }) => target === 'direction');
  return isOpen ? [{ id: 'direction', text: { text: QUESTION_TEXTS.direction }, blocking: false }] : [];
}

/** Words that are not understood would be neither inbound nor outbound. Where they are most, the figures of both were a zero that looks real: loading waits. */
function directionWords(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  const column = kind === 'calls' ? used.find(({ target }) => target === 'direction') : undefined;
  const source = column && profile.columns[column.index];
  const open = column && source ? openDirections(column, source) : [];
  if (!column || open.length === 0) return [];
  const words = open.slice(0, EXAMPLES).map(({ value }) => value).join(', '); // prettier-ignore
  const blocking = source !== undefined && areDirectionsStrange(source);
  const text = blocking ? QUESTION_TEXTS.directionWords : QUESTION_TEXTS.directionSome;
  return [{ id: 'directionWords', column: column.header, text: { text, params: { column: column.header, words } }, blocking }]; // prettier-ignore
}

/** Said before loading: rows stay, joins do not. */
function roundedIds(used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  return used.flatMap((column) => {
    const example = roundedId(column, profile.columns[column.index]);
    if (example === null) return [];
    const text = { text: QUESTION_TEXTS.roundedIds, params: { column: column.header, example } };
    return [{ id: 'roundedIds' as const, column: column.header, text, blocking: false }];
  });
}

/** Said where rows tell one thing several times and when. */
function updates(mapping: Mapping, profile: SourceProfile): MappingQuestion[] {
  const found = repeatedUpdates(profile, mapping);
  if (!found) return [];
  const text = { text: QUESTION_TEXTS.updates, params: { column: found.id, updated: found.updated } };
  return [{ id: 'updates', column: found.id, text, blocking: false }];
}

/** Amounts in several currencies would be added as if they were one. */
function currencies(mapping: Mapping, profile: SourceProfile): MappingQuestion[] {
  const found = currenciesOf(mapping, profile);
  if (found.length < 2) return [];
  const [codes, examples] = [found.map(({ code }) => code), found.map(({ example }) => example)];
  const params = { codes: codes.join(', '), examples: examples.join(', ') };
  return [{ id: 'currencies', column: found[1]?.column ?? '', text: { text: QUESTION_TEXTS.currencies, params }, blocking: false }]; // prettier-ignore
}

const EXAMPLES = 3;

/** Said before loading: ratings that are taken for slips, and zeros that are taken for no rating. */
function ratings(used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  return used.flatMap((column) => {
    const found = ratingScale(column, profile.columns[column.index]);
    if (!found) return [];
    const { scale, beyond, zeros } = found;
    const params = { column: column.header, ...scale, examples: [...new Set(beyond)].slice(0, EXAMPLES).join(', ') };
    const say = (id: 'ratings' | 'unrated'): MappingQuestion => ({ id, column: column.header, text: { text: QUESTION_TEXTS[id], params }, blocking: false }); // prettier-ignore
    return [...(beyond.length > 0 ? [say('ratings')] : []), ...(zeros ? [say('unrated')] : [])];
  });
}

/** Said where only the size of the values speaks for the unit. */
function durationQuestions(kind: Kind, used: readonly ColumnMapping[]): MappingQuestion[] {
  return used
    .filter(
      ({ unit, confidence, reasons }) =>
        (unit === 'ms' || unit === 'min') &&
        confidence < 1 &&
        reasons.some(({ text, params }) => text === REASON_TEXTS['unit.size'] && params?.unit === unit)
    )
    .map((column) => ({
      id: 'durations' as const,
      column: column.header,
      text: {
        text: labelled(kind, column.target, QUESTION_TEXTS[column.unit === 'min' ? 'durationsMin' : 'durationsMs'])
      },
      blocking: false
    }));
}

/** Said where ranges of days past due do not lie in the groups of the settings, with the bounds that would fit. */
function ranges(used: readonly ColumnMapping[], profile: SourceProfile, bounds: readonly number[]): MappingQuestion[] {
  return used
    .filter(({ target, values }) => isDays(target) && values)
    .flatMap((column) => {
      const crossing = crossingRanges(column, profile, bounds).map(({ value }) => value);
      if (crossing.length === 0) return [];
      const fitting = boundsOf(writtenRanges(column, profile).map(({ range }) => range));
      const params = { column: column.header, ranges: crossing.join(', '), bounds: fitting.join(', ') };
      return [{ id: 'ranges' as const, column: column.header, text: { text: QUESTION_TEXTS.ranges, params }, blocking: false }]; // prettier-ignore
    });
}

/** Said where words close cases and nothing says when. */
function closedUndated(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  const column = kind === 'cases' ? used.find(({ target }) => target === 'close_reason') : undefined;
  if (!column || used.some(({ target }) => target === 'closed_date')) return [];
  const closing: readonly string[] = CLOSING_REASONS;
  const top = profile.columns[column.index]?.top ?? [];
  const words = top.map(({ value }) => value).filter((value) => closing.includes(column.values?.[plainWord(value)] ?? '')); // prettier-ignore
  if (words.length === 0) return [];
  const params = { column: column.header, words: words.slice(0, 5).join(', ') };
  return [{ id: 'closedUndated', column: column.header, text: { text: QUESTION_TEXTS.closedUndated, params }, blocking: false }]; // prettier-ignore
}

/** Said where the state of payments keeps rows out. */
function notPaid(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  const column = kind === 'payments' ? used.find(({ target }) => target === 'payment_state') : undefined;
  const unpaid: readonly string[] = UNPAID_STATES;
  const words = (profile.columns[column?.index ?? -1]?.top ?? []).map(({ value }) => value).filter((value) => unpaid.includes(column?.values?.[plainWord(value)] ?? '')); // prettier-ignore
  if (!column || words.length === 0) return [];
  const params = { column: column.header, words: words.slice(0, 5).join(', ') };
  return [{ id: 'notPaid', column: column.header, text: { text: QUESTION_TEXTS.notPaid, params }, blocking: false }];
}

/** From this share on, amounts of payments are rather written from the account's side than reversed: our choice. */
const MOSTLY_NEGATIVE = 0.8;

/** Asked where nearly all payments are negative: taken as written, they would count against what was repaid. */
function negatives(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  const column = kind === 'payments' ? used.find(({ target }) => target === 'amount') : undefined;
  if (!column || column.sign) return [];
  const values = profile.columns[column.index]?.sample ?? [];
  const amounts = values.map((value) => readNumber(value, column.decimal ?? '.')).filter((amount) => amount !== null && amount !== 0); // prettier-ignore
  const negative = amounts.filter((amount) => amount !== null && amount < 0).length;
  if (negative === 0 || negative < amounts.length * MOSTLY_NEGATIVE) return [];
  const example = values.find((value) => (readNumber(value, column.decimal ?? '.') ?? 0) < 0) ?? '';
  return [{ id: 'negatives', column: column.header, text: { text: QUESTION_TEXTS.negatives, params: { column: column.header, example } }, blocking: true }]; // prettier-ignore
}

/** Said where the length of whole calls stands for talk time beside waiting or ringing that it may hold. */
function wholeCall(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  const talk = kind === 'calls' ? used.find(({ target }) => target === 'talk_s') : undefined;
  const source = profile.columns[talk?.index ?? -1];
  const isWaiting = used.some(({ target, index }) => ['wait_s', 'ring_s'].includes(target) && profile.columns[index]?.sample.some((value) => /[1-9]/.test(value))); // prettier-ignore
  if (!talk || !source || !isWaiting || !isWholeCall(source)) return [];
  return [{ id: 'wholeCall', column: talk.header, text: { text: QUESTION_TEXTS.wholeCall, params: { column: talk.header } }, blocking: false }]; // prettier-ignore
}

function aggregated(kind: Kind, used: readonly ColumnMapping[], profile: SourceProfile): MappingQuestion[] {
  const column = kind === 'calls' ? used.find(({ target }) => target === 'calls_count') : undefined;
  const sums = column && profile.columns[column.index]?.sample.some((value) => Number(value) > 1);
  return sums
    ? [{ id: 'aggregated', column: column.header, text: { text: QUESTION_TEXTS.aggregated }, blocking: true }]
    : [];
}

function selfReport(profile: SourceProfile): MappingQuestion[] {
  const named = profile.columns.find(
    ({ header }) => ID_LIKE.test(plainCaption(header)) && !/^team\b|班组/.test(plainCaption(header))
  );
  if (!named) return [];
  return [
    {
      id: 'selfReport',
      column: named.header,
      text: { text: QUESTION_TEXTS.selfReport, params: { column: named.header } },
      blocking: true
    }
  ];
}
