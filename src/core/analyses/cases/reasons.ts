import { formatDate, formatValue, inWords } from '#core/i18n/format.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { say, type Locale, type Phrase, type Text } from '#core/i18n/text.ts';
import { REMINDER_DAYS } from '#core/model/case-step.ts';
import { isoOf } from '#core/query/calendar.ts';
import { causeLabel } from '#core/semantic/value-label.ts';
import type { Cap, TabId } from './types.ts';

const { reasons, steps } = CASES;

/** What the words of a queue row are made from; days are day numbers. */
export interface CaseState {
  readonly today: number;
  readonly cap: Cap;
  readonly cause: string;
  /** Whether the file says anything about relief. */
  readonly reliefKnown: boolean;
  readonly sinceDay: number | null;
  readonly contactDay: number | null;
  readonly dueDay: number | null;
  readonly promiseState: string | null;
  /** The latest promise is paid, in time or since. */
  readonly isPaid: boolean;
  /** Something came in on it. */
  readonly hasPart: boolean;
  /** What came in after the days of grace, and the day of the last of it. */
  readonly lateAmount: number;
  readonly lateDay: number | null;
  readonly currency: string;
  readonly isInstalmentDue: boolean;
  readonly actionDay: number | null;
  readonly callBackDay: number | null;
  readonly callBackAsked: boolean;
  readonly comingDay: number | null;
  readonly comingKind: 'promise' | 'instalment' | null;
  /** Latest reminder of it that did not arrive. */
  readonly failedDay: number | null;
  /** Whether the data tell what is paid. */
  readonly paymentsKnown: boolean;
  readonly attempts: number | null;
  readonly freeDay: number | null;
}

const REASONS: Readonly<Record<TabId, (state: CaseState) => Phrase[]>> = {
  due_today: (state) => [
    ...(state.dueDay === state.today && !state.isPaid ? [{ text: reasons.promiseToday }] : []),
    ...(state.isInstalmentDue ? [{ text: reasons.instalmentToday }] : []),
    ...plannedOf(state)
  ],
  overdue: (state) => [state.lateDay === null ? openReason(state) : lateReason(state, state.lateDay)],
  call_back: (state) => [
    dated(state.callBackAsked ? reasons.callBackAsked : reasons.inboundMissed, state.callBackDay, state)
  ],
  hardship: ({ cause, reliefKnown }) => [
    inWords(reliefKnown ? reasons.hardshipNone : reasons.hardshipUnknown, (locale) => ({ cause: say(causeLabel(cause), locale) })) // prettier-ignore
  ],
  no_contact: (state) => {
    const since = state.contactDay ?? state.sinceDay;
    const text = state.contactDay === null ? reasons.neverContacted : reasons.noContactSince;
    return [dated(text, since, state)];
  },
  not_reminded: (state) => {
    const { comingDay, comingKind, failedDay, today } = state;
    if (comingDay === null) return [];
    const landmark = comingDay - REMINDER_DAYS;
    const hasPassed = landmark <= today;
    return [
      dated(comingKind === 'instalment' ? reasons.instalmentComing : reasons.promiseComing, comingDay, state),
      ...(failedDay === null ? [] : [dated(reasons.reminderFailed, failedDay, state)]),
      dated(hasPassed ? reasons.reminderWindow : reasons.reminderLater, landmark, state),
      ...(state.paymentsKnown ? [] : [{ text: reasons.paidUnknown }])
    ];
  },
  capped: (state) => [
    dated(reasons.capped, state.freeDay, state, {
      attempts: state.attempts ?? 0,
      window: state.cap.days,
      cap: state.cap.attempts
    })
  ]
};

function openReason(state: CaseState): Phrase {
  const pending = state.hasPart ? reasons.promisePartOpen : reasons.promiseOpen;
  const text = { pending, partial: reasons.promisePartial }[state.promiseState ?? ''];
  return dated(text ?? reasons.promiseBroken, state.dueDay, state);
}

/** A promise not paid in time of which some came in since. */
function lateReason({ today, dueDay, hasPart, lateAmount, currency }: CaseState, lateDay: number): Phrase {
  const text = hasPart ? reasons.promisePartSince : reasons.promiseSince;
  return inWords(text, (locale) => ({
    date: dueDay === null ? '' : dayText(dueDay, today, locale),
    amount: formatValue(lateAmount, 'money', locale, { currency }),
    last: dayText(lateDay, today, locale)
  }));
}

function plannedOf(state: CaseState): Phrase[] {
  const { actionDay, today } = state;
  if (actionDay === null || actionDay > today) return [];
  return [actionDay === today ? { text: reasons.actionToday } : dated(reasons.actionLate, actionDay, state)];
}

/** A day in words, the year only when it is not this year. */
function dayText(day: number, today: number, locale: Locale): string {
  const date = isoOf(day);
  return formatDate(date, locale, { year: !isoOf(today).startsWith(date.slice(0, 4)) });
}

/** A reason with its date in words and how many days lie between it and today. */
function dated(
  text: Text,
  day: number | null,
  { today }: Pick<CaseState, 'today'>,
  params: Readonly<Record<string, number>> = {}
): Phrase {
  if (day === null) return { text, params };
  const days = Math.abs(today - day);
  return inWords(text, (locale) => ({ ...params, days, date: dayText(day, today, locale) }));
}

/** Why a case stands in its tabs, in the order given. */
export function reasonsOf(state: CaseState, tabs: readonly TabId[]): Phrase[] {
  return tabs.flatMap((tab) => REASONS[tab](state));
}

/** The one step that comes next: no call at the cap, else what was promised to the customer first. */
export function nextStep(state: CaseState, tabs: readonly TabId[]): Phrase {
  if (state.freeDay !== null) return dated(steps.wait, state.freeDay, state);
  const first = (['call_back', 'hardship', 'overdue', 'due_today', 'not_reminded', 'no_contact'] as const).find((tab) =>
    tabs.includes(tab)
  );
  if (first === 'due_today') {
    const isMoney = state.dueDay === state.today || state.isInstalmentDue;
    return { text: isMoney ? steps.confirmPayment : steps.doAction };
  }
  if (first === 'not_reminded') return dated(steps.remind, state.comingDay, state);
  const text = {
    call_back: steps.callBack,
    hardship: steps.reviewRelief,
    overdue: state.hasPart || state.lateDay !== null ? steps.askRest : steps.askPromise,
    no_contact: steps.makeContact
  };
  return { text: first ? text[first] : steps.makeContact };
}
