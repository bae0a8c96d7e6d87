import { expect, test } from 'vitest';
import type { ModelInfo } from '#core/model/types.ts';
import type { Daily } from '#core/query/daily.ts';
import { isoOf } from '#core/query/calendar.ts';
import { resolve } from '#core/query/range.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { flag, middleOf, usualRange, windowsBefore } from '#core/query/windows.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';

/** Day 4 was a Monday; the period is the week (or days) that end on `to`, data begin on `first`. */
const period = (from: number, to: number, first: number) =>
  resolve(
    { ...DEFAULT_SELECTION, range: { from: isoOf(from), to: isoOf(to) } },
    { asOf: isoOf(to), firstDay: isoOf(first), lastDay: isoOf(to) } as ModelInfo,
    DEFAULT_SETTINGS
  );

test('windows of whole weeks step by a week, back to 26 weeks', () => {
  const windows = windowsBefore(period(704, 731, 4));

  // 182 days hold starts 704 − 28, …, 704 − 182: (182 − 28) / 7 + 1 = 23
  expect(windows).toHaveLength(23);
  expect([windows[0], windows.at(-1)]).toEqual([
    { from: 676, to: 703 },
    { from: 522, to: 549 }
  ]);
});

test('other windows step by a day; asked for weekly they step by a week', () => {
  expect(windowsBefore(period(705, 714, 4))).toHaveLength(182 - 10 + 1);
  expect(windowsBefore(period(705, 714, 4), { weekly: true })).toHaveLength(Math.floor((182 - 10) / 7) + 1);
  // 40 days of data hold only five windows a week apart, but 31 a day apart
  expect(windowsBefore(period(705, 714, 665), { weekly: true })).toHaveLength(31);
});

test('needs eight windows that lie inside the data', () => {
  expect(windowsBefore(period(704, 710, 704 - 8 * 7))).toHaveLength(8);
  expect(windowsBefore(period(704, 710, 704 - 8 * 7 + 1))).toEqual([]);
});

test('the usual range is the middle 80 % of the windows', () => {
  // Weekly sums 10, 20, … 80 (latest first): quantiles at 0.7 and 6.3 of 10 … 80
  const resolved = period(704, 710, 704 - 8 * 7);
  const daily: Daily = { metrics: ['calls_handled'], sums: (_, { from }) => ({ num: ((704 - from) / 7) * 10 }) };

  const usual = usualRange(daily, 'calls_handled', resolved)!;

  expect(usual.lo).toBeCloseTo(17, 9);
  expect(usual.hi).toBeCloseTo(73, 9);
  expect(usual.windows).toBe(8);
  expect(middleOf([1, 2, 3, 4, 5, 6, 7, null])).toBeNull();
});

const figure = (value: number, ci: [number, number] | null, status: Envelope['status'] = 'ok') =>
  ({ value, ci, status }) as Envelope;

test('a figure is flagged when its interval, else its value, lies wholly outside', () => {
  const usual = { lo: 10, hi: 20, windows: 9 };

  expect(flag(figure(22, [19, 25]), usual)).toBeNull();
  expect(flag(figure(22, [21, 25]), usual)).toBe('above');
  expect(flag(figure(8, [7, 9]), usual)).toBe('below');
  expect(flag(figure(21, null), usual)).toBe('above');
  expect(flag(figure(21, null, 'insufficient'), usual)).toBeNull();
  expect(flag(figure(21, null), null)).toBeNull();
});
