import { expect, test } from 'vitest';
import * as timeline from '#core/charts/timeline.ts';
import { CONTEXT as context } from './context.ts';

const event = (key: string, lane: timeline.Lane, at: string, more: Partial<timeline.TimelineEvent> = {}) => ({
  key, lane, at, shape: 'dot' as const, title: `${lane} ${key}`, when: at, detail: '', amount: null, ...more
}); // prettier-ignore
const data: timeline.TimelineData = {
  caseId: 'F1',
  asOf: '2026-06-15',
  events: [
    event('0', 'contact', '2026-06-05 12:00:00', { detail: 'no answer' }),
    event('1', 'payment', '2026-06-10', { amount: 40 }),
    event('2', 'contact', '2026-06-15 12:00:00')
  ]
};
/** Ten days of 12:00 to 12:00 with a day of air on both sides: 12 days on 600 px, 50 px a day, after 84 px of names. */
const size = { width: 84 + 600 + 14, height: 100 };

test('places events on one scale of time, a date alone at its noon', () => {
  expect(data.events.map(({ at }) => Math.round(timeline.xOf(data, at, size)))).toEqual([134, 384, 634]);
  expect(timeline.lanesOf(data)).toEqual(['contact', 'payment']);
  expect(timeline.heightOf(data)).toBe(8 + 2 * 26 + 22);
});

test('finds the event under a point in its lane, and none beside it', () => {
  const contactY = timeline.yOf(data, 'contact');
  const paymentY = timeline.yOf(data, 'payment');

  expect(timeline.markAt(data, { x: 140, y: contactY }, size)).toBe(0);
  expect(timeline.markAt(data, { x: 384, y: contactY }, size)).toBeNull();
  expect(timeline.markAt(data, { x: 380, y: paymentY }, size)).toBe(1);
  expect(timeline.boxOf(data, 1, size)).toEqual({ x: 378, y: paymentY - 6, width: 12, height: 12 });
});

test('marks Mondays of a short span and month starts of a long one', () => {
  const long = { ...data, events: [...data.events, event('3', 'status', '2026-01-20')] };

  expect(timeline.ticks(data, context, size).map(({ label }) => label)).toEqual(['2026-06-08', '2026-06-15']);
  expect(timeline.ticks(long, context, size).map(({ label }) => label)).toEqual([2, 3, 4, 5, 6].map((month) => `2026-0${month}-01`));
}); // prettier-ignore

test('a mark says what, when and how much; the table holds every event', () => {
  expect(timeline.marks(data, context)[1]).toEqual({
    key: '1',
    title: 'payment 1',
    lines: [
      { label: 'Date', value: '2026-06-10' },
      { label: 'Amount', value: '40.0' }
    ]
  });
  expect(timeline.table(data, context).rows.map(({ cells }) => cells[0]?.value)).toEqual(
    data.events.map(({ at }) => at)
  );
  expect(timeline.describe(data, context)).toBe(
    'Timeline of case F1: 3 events from 2026-06-05 12:00:00 to 2026-06-15 12:00:00.'
  );
});
