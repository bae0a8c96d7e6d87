import type { Phrase } from '#core/i18n/text.ts';

/** Tabs of the follow-up queue, in their order (UX 5.10): what is owed, then what is still to come. */
export const TABS = ['due_today', 'overdue', 'call_back', 'hardship', 'no_contact', 'not_reminded', 'capped'] as const;
export type TabId = (typeof TABS)[number];

/** The contact cap: at most `attempts` outbound attempts on a case in `days` consecutive days. */
export interface Cap {
  readonly attempts: number;
  readonly days: number;
}

/** For how many days a follow-up has been owed, both ends included (our choice); the last band is open. */
export const AGE_BANDS = [
  { id: '0', from: 0, to: 0 },
  { id: '1-2', from: 1, to: 2 },
  { id: '3-7', from: 3, to: 7 },
  { id: '8-14', from: 8, to: 14 },
  { id: '15-30', from: 15, to: 30 },
  { id: '31', from: 31, to: null }
] as const;

/**
 * In how many days the money of `not_reminded` falls due, as days since then: a negative age. The first two bands are the days in which a reminder
 * counts for step 6 (`REMINDER_DAYS`), the last ends with `COMING_DAYS`.
 */
export const COMING_BANDS = [
  { id: 'in-1', from: -1, to: -1 },
  { id: 'in-2-3', from: -3, to: -2 },
  { id: 'in-4-7', from: -7, to: -4 }
] as const;
export type AgeBandId = (typeof AGE_BANDS | typeof COMING_BANDS)[number]['id'];

/** How many days ahead money that falls due is looked for (our choice: a week). */
export const COMING_DAYS = 7;

export interface QueueTab {
  readonly id: TabId;
  readonly label: Phrase;
  /** Open cases in it; null when the data cannot tell. */
  readonly count: number | null;
  /** Columns that are missing, as `table.column`. */
  readonly needs: readonly string[];
  readonly reason: Phrase | null;
  /** Cases by age in the order of `AGE_BANDS` (`COMING_BANDS` for what is still to come); empty for cases at the cap or where nothing is known. */
  readonly ages: readonly { readonly id: AgeBandId; readonly count: number }[];
  /** Days since the date owed, negative while it is to come; null without cases. */
  readonly medianDays: number | null;
  readonly oldestDays: number | null;
}

/** One case that needs a step. What the data do not hold is null. Dates `YYYY-MM-DD`. */
export interface QueueRow {
  readonly caseId: string;
  /** Code of the agent that the case is assigned to. */
  readonly agent: number | null;
  readonly dpd: number | null;
  readonly balance: number | null;
  readonly lastResult: { readonly code: string; readonly day: string; readonly direction: string | null } | null;
  readonly promise: {
    readonly due: string;
    readonly amount: number | null;
    /** In time: up to the due date and the days of grace. */
    readonly paid: number | null;
    /** What came in after that. */
    readonly late: number;
    readonly state: string;
  } | null;
  /** Money that falls due in the next days and of which nobody was reminded; null for other cases. */
  readonly coming: {
    readonly kind: 'promise' | 'instalment';
    readonly due: string;
    /** What is still to come of it; null where no amount is known. */
    readonly amount: number | null;
    /** First of the days in which a reminder counts for step 6, the landmark of METHODS 5.6. */
    readonly landmark: string;
  } | null;
  /** Day of the last attempt or conversation. */
  readonly lastContact: string | null;
  /** Tabs it stands in, in the order of `TABS`. */
  readonly tabs: readonly TabId[];
  /** Why it is here, the tab asked for first. */
  readonly reasons: readonly Phrase[];
  readonly next: Phrase;
  /** Outbound attempts in the days of the cap; null when calls cannot be joined to cases. */
  readonly attempts: number | null;
  readonly mayCall: boolean;
  /** First day on which another attempt stays within the cap; null while it does today. */
  readonly freeFrom: string | null;
  /** Date owed in this tab (of all tabs the earliest; null outside of the queue), and the amount that orders cases of one date. */
  readonly owed: string | null;
  readonly amount: number | null;
  /** Customer as in the file; whoever shows it masks it. */
  readonly customerId: string | null;
}

/** The tabs of the queue. */
export interface QueueTabs {
  /** Day that the queue speaks of: the latest past event in the data. */
  readonly asOf: string | null;
  readonly cap: Cap;
  readonly tabs: readonly QueueTab[];
  /** Cases that stand in at least one tab. */
  readonly total: number;
  readonly order: Phrase;
  /** What the rows hold; a column that the data do not have drops out. */
  readonly holds: Readonly<Record<QueueColumn, boolean>>;
}

/** Columns of the queue that depend on the data. */
export type QueueColumn = 'agent' | 'dpd' | 'balance' | 'result' | 'promise' | 'contact' | 'attempts';

/** One page of the rows of a tab. */
export interface QueuePage {
  /** Rows before `limit`. */
  readonly total: number;
  readonly rows: readonly QueueRow[];
}

/** Tabs and rows at once. */
export interface FollowUpQueue extends QueueTabs, QueuePage {}
