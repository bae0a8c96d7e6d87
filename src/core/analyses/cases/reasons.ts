import { CASES } from '#core/i18n/messages/cases.ts';
import type { Phrase } from '#core/i18n/text.ts';
import { isoOf } from '#core/query/calendar.ts';
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
  readonly isInstalmentDue: boolean;
  readonly actionDay: number | null;
  readonly callBackDay: number | null;
  readonly callBackAsked: boolean;
  readonly attempts: number | null;
  readonly freeDay: number | null;
}

const REASONS: Readonly<Record<TabId, (state: CaseState) => Phrase[]>> = {
  due_today: (state) => [
    ...(state.dueDay === state.today && state.promiseState !== 'kept' ? [{ text: reasons.promiseToday }] : []),
    ...(state.isInstalmentDue ? [{ text: reasons.instalmentToday }] : []),
    ...(state.actionDay === state.today ? [{ text: reasons.actionToday }] : [])
  ],
  overdue: ({ dueDay, promiseState }) => {
    const text = { pending: reasons.promiseOpen, partial: reasons.promisePartial }[promiseState ?? ''];
    return [{ text: text ?? reasons.promiseBroken, params: { date: iso(dueDay) } }];
  },
  call_back: ({ callBackDay, callBackAsked }) => [
    { text: callBackAsked ? reasons.callBackAsked : reasons.inboundMissed, params: { date: iso(callBackDay) } }
  ],
  hardship: ({ cause, reliefKnown }) => [
    { text: reliefKnown ? reasons.hardshipNone : reasons.hardshipUnknown, params: { cause } }
  ],
  no_contact: ({ contactDay, sinceDay, today }) => {
    const since = contactDay ?? sinceDay;
    const text = contactDay === null ? reasons.neverContacted : reasons.noContactSince;
    return [{ text, params: { date: iso(since), days: today - (since ?? today) } }];
  },
  capped: ({ attempts, cap, freeDay }) => [
    {
      text: reasons.capped,
      params: { attempts: attempts ?? 0, window: cap.days, cap: cap.attempts, date: iso(freeDay) }
    }
  ]
};

/** Why a case stands in its tabs, in the order given. */
export function reasonsOf(state: CaseState, tabs: readonly TabId[]): Phrase[] {
  return tabs.flatMap((tab) => REASONS[tab](state));
}

/** The one step that comes next: no call at the cap, else what was promised to the customer first. */
export function nextStep(state: CaseState, tabs: readonly TabId[]): Phrase {
  if (state.freeDay !== null) return { text: steps.wait, params: { date: iso(state.freeDay) } };
  const first = (['call_back', 'hardship', 'overdue', 'due_today', 'no_contact'] as const).find((tab) =>
    tabs.includes(tab)
  );
  if (first === 'due_today') {
    const isMoney = state.dueDay === state.today || state.isInstalmentDue;
    return { text: isMoney ? steps.confirmPayment : steps.doAction };
  }
  const text = {
    call_back: steps.callBack,
    hardship: steps.reviewRelief,
    overdue: steps.askPromise,
    no_contact: steps.makeContact
  };
  return { text: first ? text[first] : steps.makeContact };
}

const iso = (day: number | null): string => (day === null ? '' : isoOf(day));
