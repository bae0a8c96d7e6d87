import type { PromiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import type { TimeColumnsData } from '#core/charts/time-columns.ts';
import { REPAYMENT_PAGE as WORDS } from '#core/i18n/messages/repayment-page.ts';
import type { Wording } from '../overview/figure-words.ts';

/** Due weeks: promised money as the column, that of promises not yet due outlined on top, and what came in on both as the tick (UX 5.6, 4). */
export function weeksData({ weeks }: PromiseWeeks, words: Wording): TimeColumnsData {
  return {
    title: words.t(WORDS.weeksSubtitle),
    unit: 'money',
    series: [{ label: words.t(WORDS.promised), color: 'repayment' }],
    buckets: { kind: 'week', keys: weeks.map(({ week }) => week) },
    columns: weeks.map(({ received, promised, pendingPromised, pendingReceived }) => ({
      values: [promised],
      previous: promised + pendingPromised > 0 ? received + pendingReceived : null,
      pending: pendingPromised
    })),
    notes: [],
    named: true,
    tickLabel: words.t(WORDS.received),
    pendingLabel: words.t(WORDS.notDue)
  };
}
