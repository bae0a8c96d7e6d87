import { expect, test } from 'vitest';
import { nextContactHours } from '#core/analyses/cases/contact-hours.ts';
import { isInContactHours } from '#core/analyses/repayment/hours.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { dayOf, isoOf } from '#core/query/calendar.ts';

/** Contact hours Monday to Friday, 09:00 to 18:00; Monday the 22nd of June 2026 is a holiday. */
const SETTINGS = { contactHours: { days: [1, 2, 3, 4, 5], fromMin: 540, toMin: 1080 }, holidays: ['2026-06-22'] };
const next = (iso: string, minute: number, settings = SETTINGS) => {
  const found = nextContactHours({ day: dayOf(iso), minute }, settings);
  return found && [isoOf(found.day), found.minute];
};

test('inside contact hours it is now; their end is outside', () => {
  expect(next('2026-06-15', 540)).toEqual(['2026-06-15', 540]);
  expect(next('2026-06-15', 1079)).toEqual(['2026-06-15', 1079]);
  expect(next('2026-06-15', 1080)).toEqual(['2026-06-16', 540]);
});

test('outside it is the next start: today, or past a weekend and a holiday', () => {
  expect(next('2026-06-15', 300)).toEqual(['2026-06-15', 540]);
  expect(next('2026-06-19', 1100)).toEqual(['2026-06-23', 540]);
});

test('without hours or days there is none', () => {
  expect(next('2026-06-15', 600, { ...SETTINGS, contactHours: { days: [], fromMin: 540, toMin: 1080 } })).toBeNull();
  expect(next('2026-06-15', 600, { ...SETTINGS, contactHours: { days: [1], fromMin: 600, toMin: 600 } })).toBeNull();
});

test('working hours are something else: by default customers may be called every day from 8 to 21', () => {
  const defaults = { contactHours: DEFAULT_SETTINGS.contactHours, holidays: [] };

  // Sunday the 14th of June 2026, 20:59 and 21:00; working hours end on Friday.
  expect(next('2026-06-14', 1259, defaults)).toEqual(['2026-06-14', 1259]);
  expect(next('2026-06-14', 1260, defaults)).toEqual(['2026-06-15', 480]);
  expect(isInContactHours(7, 20, DEFAULT_SETTINGS)).toBe(true);
  expect(isInContactHours(7, 21, DEFAULT_SETTINGS)).toBe(false);
});
