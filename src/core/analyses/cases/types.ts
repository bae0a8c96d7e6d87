import type { Phrase, Text } from '#core/i18n/text.ts';

/** Tabs of the follow-up queue, in their order (UX 5.10). */
export const TABS = ['due_today', 'overdue', 'call_back', 'hardship', 'no_contact', 'capped'] as const;
export type TabId = (typeof TABS)[number];

/** The contact cap: at most `attempts` outbound attempts on a case in `days` consecutive days. */
export interface Cap {
  readonly attempts: number;
  readonly days: number;
}

export interface QueueTab {
  readonly id: TabId;
  readonly label: Text;
  /** Open cases in it; null when the data cannot tell. */
  readonly count: number | null;
  /** Columns that are missing, as `table.column`. */
  readonly needs: readonly string[];
  readonly reason: Phrase | null;
}

/** One case that needs a step. What the data do not hold is null. Dates `YYYY-MM-DD`. */
export interface QueueRow {
  readonly caseId: string;
  readonly dpd: number | null;
  readonly balance: number | null;
  readonly lastResult: { readonly code: string; readonly day: string; readonly direction: string | null } | null;
  readonly promise: {
    readonly due: string;
    readonly amount: number | null;
    readonly paid: number | null;
    readonly state: string;
  } | null;
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
  /** Date owed in this tab (of all tabs the earliest), and the amount that orders cases of one date. */
  readonly owed: string;
  readonly amount: number | null;
}

export interface FollowUpQueue {
  /** Day that the queue speaks of: the latest past event in the data. */
  readonly asOf: string | null;
  readonly cap: Cap;
  readonly tabs: readonly QueueTab[];
  /** Cases in the tab asked for, before `limit`. */
  readonly total: number;
  readonly rows: readonly QueueRow[];
  readonly order: Phrase;
}
