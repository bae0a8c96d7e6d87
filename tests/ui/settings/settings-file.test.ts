import { expect, test } from 'vitest';
import { minutesOf, parseBounds, parseDates, timeOf } from '#lib/ui/settings/fields.ts';
import { settingsFromText, settingsToText } from '#lib/ui/settings/settings-file.ts';

test('reads back what it wrote', () => {
  const settings = {
    graceDays: 5,
    currency: 'CNY',
    dpdBounds: [0, 30, 60],
    weekStart: 7 as const,
    contactHours: { days: [1, 6], fromMin: 480, toMin: 1140 }
  };

  expect(settingsFromText(settingsToText(settings))).toEqual({ settings, leftOut: [] });
});

test('leaves out keys and values that mean nothing, and names them', () => {
  const text = settingsToText({ graceDays: 900, minGroup: 2, b2bGapS: 60, nonsense: 1 } as never);

  expect(settingsFromText(text)).toEqual({ settings: { b2bGapS: 60 }, leftOut: ['graceDays', 'minGroup', 'nonsense'] });
});

test('refuses other files', () => {
  expect(settingsFromText('{"a":1}')).toBeNull();
  expect(settingsFromText('not json')).toBeNull();
});

test('takes lists with any comma, in rising order only', () => {
  expect(parseBounds('0， 30、60 90')).toEqual([0, 30, 60, 90]);
  expect(parseBounds('30, 0')).toBeNull();
  expect(parseBounds('')).toBeNull();
});

test('takes dates of the calendar only', () => {
  expect(parseDates('2025-12-25, 2025-10-01')).toEqual(['2025-10-01', '2025-12-25']);
  expect(parseDates('2025-13-01')).toBeNull();
  expect(parseDates('')).toEqual([]);
});

test('writes minutes after midnight as a time of day and back', () => {
  expect(timeOf(8 * 60 + 30)).toBe('08:30');
  expect(minutesOf('08:30')).toBe(510);
  expect(minutesOf('24:00')).toBeNull();
});
