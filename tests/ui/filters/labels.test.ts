import { expect, test } from 'vitest';
import { say } from '#core/i18n/text.ts';
import { dayOf, monthOf } from '#core/query/calendar.ts';
import type { Resolved } from '#core/query/range.ts';
import { chosen, toggled } from '#lib/ui/filters/choose.ts';
import { compareLabel, monthGrid } from '#lib/ui/filters/labels.ts';

const t = (text: Parameters<typeof say>[0], params?: Record<string, string | number>) => say(text, 'en', params);

test('lays a month out in weeks and knows which days hold data', () => {
  // June 2025 begins on a Sunday: with weeks from Monday, six places stay empty.
  const weeks = monthGrid(monthOf(dayOf('2025-06-15')), new Map([['2025-06-02', 9]]), 1);

  expect(weeks[0]?.map((day) => day?.day ?? null)).toEqual([null, null, null, null, null, null, 1]);
  expect(weeks[1]?.[0]).toEqual({ date: '2025-06-02', day: 2, hasData: true, contacts: 9 });
  expect(weeks[1]?.[1]?.hasData).toBe(false);
});

test('names the comparison by whole weeks where it can', () => {
  const resolved = (days: number) => ({ days, selection: { range: { from: '', to: '' } } }) as unknown as Resolved;

  expect(compareLabel('prev', resolved(28), t)).toBe('previous 4 weeks');
  expect(compareLabel('prev', resolved(7), t)).toBe('previous 1 week');
  expect(compareLabel('prev', resolved(10), t)).toBe('previous 10 days');
  expect(compareLabel('none', resolved(10), t)).toBe('no comparison');
});

test('a click replaces the choice, the same click again removes it, Shift adds', () => {
  expect(chosen([], 'a', false)).toEqual(['a']);
  expect(chosen(['a'], 'a', false)).toEqual([]);
  expect(chosen(['a', 'b'], 'c', false)).toEqual(['c']);
  expect(chosen(['a'], 'b', true)).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});
