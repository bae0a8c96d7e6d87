import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelInfo } from '#core/model/types.ts';
import { dayOf, isIsoDate, isoOf, monthOf, weekdayOf, weekStartOf } from '#core/query/calendar.ts';
import { isWholeWeeks, resolve } from '#core/query/range.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Compare, Selection } from '#core/query/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';

const model = { asOf: '2025-06-29', firstDay: '2024-01-01', lastDay: '2025-06-29' } as ModelInfo;
const at = (range: Selection['range'], compare: Compare = 'prev', data: ModelInfo = model) =>
  resolve({ ...DEFAULT_SELECTION, range, compare }, data, DEFAULT_SETTINGS);
const dates = ({ fromDate, toDate, compareFrom, compareTo, days }: ReturnType<typeof at>) => [fromDate, toDate, days, compareFrom, compareTo]; // prettier-ignore

test('days and dates are two names of one thing, over clock changes and leap days too', () => {
  expect([dayOf('1970-01-01'), dayOf('2024-02-29'), isoOf(dayOf('2025-03-30') + 1)]).toEqual([0, 19782, '2025-03-31']);
  fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => dayOf(isoOf(day)) === day));
});

test('knows weekdays, week starts and months', () => {
  expect([weekdayOf(dayOf('2025-06-02')), weekdayOf(dayOf('2025-06-29')), weekdayOf(0)]).toEqual([1, 7, 4]);
  expect(isoOf(weekStartOf(dayOf('2025-06-05')))).toBe('2025-06-02');
  expect(isoOf(weekStartOf(dayOf('2025-06-05'), 7))).toBe('2025-06-01');
  expect(isoOf(weekStartOf(dayOf('2025-06-05'), 6))).toBe('2025-05-31');
  const february = monthOf(dayOf('2024-03-15'), -1);
  expect([isoOf(february.from), isoOf(february.to)]).toEqual(['2024-02-01', '2024-02-29']);
  expect([isIsoDate('2024-02-29'), isIsoDate('2025-02-29'), isIsoDate('2025-2-9')]).toEqual([true, false, false]);
});

test('presets count back from the last event', () => {
  expect(dates(at('last4w'))).toEqual(['2025-06-02', '2025-06-29', 28, '2025-05-05', '2025-06-01']);
  expect(dates(at('last7d'))).toEqual(['2025-06-23', '2025-06-29', 7, '2025-06-16', '2025-06-22']);
  expect(dates(at('last13w'))).toEqual(['2025-03-31', '2025-06-29', 91, '2024-12-30', '2025-03-30']);
  expect(dates(at('all'))).toEqual(['2024-01-01', '2025-06-29', 546, null, null]);
});

test('a previous period of another length falls on the same weekdays', () => {
  // 29 days so far in June: back by 5 weeks; 31 days of May: back by 5 weeks
  expect(dates(at('thisMonth'))).toEqual(['2025-06-01', '2025-06-29', 29, '2025-04-27', '2025-05-25']);
  expect(dates(at('lastMonth'))).toEqual(['2025-05-01', '2025-05-31', 31, '2025-03-27', '2025-04-26']);
  fc.assert(
    fc.property(fc.integer({ min: 19900, max: 20260 }), fc.integer({ min: 0, max: 200 }), (from, length) => {
      const resolved = at({ from: isoOf(from), to: isoOf(from + length) });
      if (!resolved.compare) return;
      expect(weekdayOf(resolved.compare.from)).toBe(weekdayOf(resolved.from));
      expect(resolved.compare.to).toBeLessThan(resolved.from);
      expect(resolved.from - resolved.compare.to).toBeLessThanOrEqual(7);
      expect(resolved.compare.to - resolved.compare.from).toBe(length);
    })
  );
});

test('a year earlier means the same weekdays 52 weeks before', () => {
  expect(dates(at('last4w', 'year'))).toEqual(['2025-06-02', '2025-06-29', 28, '2024-06-03', '2024-06-30']);
});

test('a comparison without all its data is not drawn, and says where data start', () => {
  const short = { ...model, firstDay: '2025-05-12' };

  const resolved = at('last4w', 'prev', short);

  expect(resolved.compare).toBeNull();
  expect(resolved.compareNote?.text).toEqual({ en: 'compare starts 12 May 2025', zh: '对比数据始于2025年5月12日' });
  expect(at('last4w', 'year', short).compareNote?.text.en).toBe('nothing earlier to compare with');
  expect(at('last4w', 'none', short).compareNote).toBeNull();
});

test('data without any date give an empty period, not an error', () => {
  const empty = { asOf: null, firstDay: null, lastDay: null } as ModelInfo;

  expect(at('last4w', 'prev', empty).compare).toBeNull();
});

test('whole weeks run from Monday to Sunday', () => {
  expect([isWholeWeeks(at('last4w')), isWholeWeeks(at('thisMonth'))]).toEqual([true, false]);
});
