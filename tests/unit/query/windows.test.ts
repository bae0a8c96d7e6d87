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

test('all windows step by a week, so that they have the same weekdays; where the data hold too few, weeks step by a day', () => {
  expect(windowsBefore(period(705, 714, 4))).toHaveLength((182 - 14) / 7 + 1);
  expect(windowsBefore(period(705, 732, 4))).toHaveLength(23);
  // 54 days before hold four windows of 28 days a week apart, but 54 − 28 + 1 = 27 a day apart.
  expect(windowsBefore(period(705, 732, 705 - 54))).toHaveLength(27);
  // One day is compared with the same weekday only: 54 days before hold seven of them, 56 hold eight.
  expect(windowsBefore(period(705, 705, 705 - 54))).toEqual([]);
  expect(windowsBefore(period(705, 705, 705 - 56)).map(({ from }) => (705 - from) / 7)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]); // prettier-ignore
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

test('a total is outside only beyond what its days differ by chance, never less than by Poisson', () => {
  // 12 weeks before, Monday to Friday 90 and 110 in turn (variance of 12 such values: 12/11 · 100 = 109.09), nothing on weekends; then 100 a day.
  const resolved = period(704, 710, 704 - 12 * 7);
  const valueOn = (day: number) => {
    if ((day - 4) % 7 >= 5) return 0;
    return day >= 704 ? 100 : 90 + 20 * (Math.floor((day - 4) / 7) % 2);
  };
  const daily: Daily = {
    metrics: ['calls_handled'],
    sums: (_, { from, to }) => ({ num: Array.from({ length: to - from + 1 }, (_, i) => valueOn(from + i)).reduce((a, b) => a + b, 0) }) // prettier-ignore
  };

  // Five days with variance 109.09 each are 545.5, more than the 500 of Poisson: 1.959964 · √545.45 = 45.776
  expect(usualRange(daily, 'calls_handled', resolved)!.chance).toBeCloseTo(45.776, 2);

  // A desk that never had a call: one call is within 1.96 · √1 of none.
  const silent: Daily = {
    metrics: ['calls_handled'],
    sums: (_, { from, to }) => ({ num: from <= 705 && to >= 705 ? 1 : 0 })
  };
  const none = usualRange(silent, 'calls_handled', resolved)!;
  expect([none.lo, none.hi, none.chance]).toEqual([0, 0, expect.closeTo(1.96, 2)]);
  expect(flag(figure(1, null), none)).toBeNull();
  expect(flag(figure(9, null), none)).toBe('above');
});

test('the margin of one value of a split is that of its own days', () => {
  const resolved = period(704, 710, 704 - 12 * 7);
  // Everybody handles 1,000 calls a day, this team 4: seven days of it are 28, and √28 · 1.96 = 10.37.
  const daily: Daily = {
    metrics: ['calls_handled'],
    sums: (_, { from, to }, code) => ({ num: (to - from + 1) * (code === 7 ? 4 : 1000) })
  };

  expect(usualRange(daily, 'calls_handled', resolved, 7)!.chance).toBeCloseTo(10.37, 2);
  expect(usualRange(daily, 'calls_handled', resolved)!.chance).toBeCloseTo(1.96 * Math.sqrt(7000), 1);
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
