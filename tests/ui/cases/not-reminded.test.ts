import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { QueueRow, QueueTab } from '#core/analyses/cases/types.ts';
import AgeStrip from '#lib/ui/cases/AgeStrip.svelte';
import { queueTable } from '#lib/ui/cases/queue-csv.ts';
import QueueTabs from '#lib/ui/cases/QueueTabs.svelte';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path, base: '' }));

const AGES = [
  { id: 'in-1', count: 2 },
  { id: 'in-2-3', count: 3 },
  { id: 'in-4-7', count: 0 }
] as const;
const TAB: QueueTab = {
  id: 'not_reminded',
  label: { text: { en: 'Due soon, no reminder', zh: '即将到期未提醒' } },
  count: 5,
  needs: [],
  reason: null,
  ages: AGES,
  medianDays: -2,
  oldestDays: -1
};

test('the tab says how many are in the days of a reminder in time, and when the next falls due', () => {
  render(QueueTabs, { tabs: [TAB], chosen: 'not_reminded', controls: 'q', onchoose: () => undefined });

  expect(screen.getByRole('tab')).toHaveTextContent('Due soon, no reminder 5 5 within 3 d, next in 1 d');
});

test('a tab that cannot be counted says why, without a zero', () => {
  const reason = { text: { en: 'Not computable: reminders.sent_at not in the data.', zh: '' } };
  const tab = { ...TAB, count: null, ages: [], medianDays: null, oldestDays: null, reason };
  render(QueueTabs, { tabs: [tab], chosen: 'not_reminded', controls: 'q', onchoose: () => undefined });

  expect(screen.getByRole('tab')).toHaveTextContent('Due soon, no reminder – not computable');
  expect(screen.getByRole('tab')).toHaveAttribute('title', reason.text.en);
  expect(screen.getByRole('tab')).toHaveAttribute('data-value', '');
});

test('days until due are chosen by hand, empty ones cannot be', async () => {
  const onchoose = vi.fn();
  render(AgeStrip, { ages: AGES, chosen: null, onchoose });

  expect(screen.getByRole('group', { name: 'Falls due in' })).toBeInTheDocument();
  expect(screen.getAllByRole('button').map((one) => one.textContent.trim())).toEqual(['2 1 day', '3 2–3 days', '0 4–7 days']); // prettier-ignore
  expect(screen.getByRole('button', { name: '0 4–7 days' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: '3 2–3 days' }));
  expect(onchoose).toHaveBeenCalledWith('in-2-3');
});

test('the file tells what falls due, when, how much is to come and since when a reminder is in time', () => {
  const row: QueueRow = {
    caseId: 'F1',
    agent: null,
    dpd: 12,
    balance: 900,
    lastResult: null,
    promise: null,
    coming: { kind: 'instalment', due: '2026-06-18', amount: 60, landmark: '2026-06-15' },
    lastContact: null,
    tabs: ['not_reminded'],
    reasons: [],
    next: { text: { en: 'Remind.', zh: '提醒。' } },
    attempts: null,
    mayCall: true,
    freeFrom: null,
    owed: '2026-06-18',
    amount: 60,
    customerId: null
  };
  const holds = { agent: false, dpd: false, balance: false, result: false, promise: false, contact: true, attempts: false }; // prettier-ignore
  const { head, rows } = queueTable([row], { holds, masked: true, isComing: true, markOf: () => ({}) });

  expect(head.slice(2, 7)).toEqual(['Promise or instalment', 'Falls due on', 'Still to come', 'Reminder in time from', 'Last contact']); // prettier-ignore
  expect(rows[0]?.slice(2, 7)).toEqual(['instalment', '2026-06-18', 60, '2026-06-15', '']);
});
