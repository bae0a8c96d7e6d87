import type { PromiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import type { TimeColumnsData } from '#core/charts/time-columns.ts';
import { REPAYMENT_PAGE as WORDS } from '#core/i18n/messages/repayment-page.ts';
import type { Wording } from '../overview/figure-words.ts';

/** Due weeks: received money as the column, promised money as the tick, promises not yet due outlined on top. */
export function weeksData({ weeks }: PromiseWeeks, words: Wording): TimeColumnsData {
  return {
    title: words.t(WORDS.weeksSubtitle),
    unit: 'money',
    series: [{ label: words.t(WORDS.received), color: 'repayment' }],
    buckets: { kind: 'week', keys: weeks.map(({ week }) => week) },
    columns: weeks.map(({ received, promised, pendingPromised, pendingReceived }) => ({
      values: [received + pendingReceived],
      previous: promised > 0 ? promised : null,
      pending: Math.max(0, pendingPromised - pendingReceived)
    })),
    notes: [],
    tickLabel: words.t(WORDS.promised),
    pendingLabel: words.t(WORDS.notDue)
  };
}
