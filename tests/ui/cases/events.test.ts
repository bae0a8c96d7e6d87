import { expect, test, vi } from 'vitest';
import type { TimelineEntry } from '#core/analyses/cases/timeline.ts';
import { CASES } from '#core/i18n/messages/cases.ts';
import { eventsOf } from '#lib/ui/cases/events.ts';

vi.mock('#lib/state/workspace.svelte.ts', () => ({
  workspace: { model: { asOf: '2026-06-15', dimensions: {} }, settings: {} }
}));

const entry = (text: TimelineEntry['text'], detail: string): TimelineEntry => ({
  kind: 'status', at: '2026-05-01', text, detail, amount: null, talkS: null, callId: null, agent: null, source: null }); // prettier-ignore

test('arrears of a month are days past due, also over the last bound; instalments say paid or missed', () => {
  const month = { text: CASES.events.month };
  const due = { text: CASES.events.instalmentDue };
  const entries = [
    entry(month, '31-60'),
    entry(month, 'over 180'),
    entry(due, 'instalment_late'),
    entry(due, 'instalment_missed')
  ];

  expect(eventsOf(entries).map(({ detail }) => detail)).toEqual([
    '31–60 days past due',
    'over 180 days past due',
    'paid late',
    'missed'
  ]);
});
