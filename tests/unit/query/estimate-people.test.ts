import { expect, test } from 'vitest';
import { say, type Locale, type Phrase } from '#core/i18n/text.ts';
import { estimatePeople } from '#core/query/estimate-people.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';

const strain = metricOf('strain_risk');
if (strain.kind !== 'people') throw new Error('strain is a mean over people');
const metric = strain;

const wordsOf = (reason: Phrase | null, locale: Locale) => reason && say(reason.text, locale, reason.params);

/** People by their scored days, six hours each. */
function reasonOf(days: readonly number[]) {
  const people = days.map((count) => ({ days: count, weight: 6 * count, value: 240 * count, known: count }));
  const { value, n, status, reason } = estimatePeople(metric, people, { minGroup: 5, interval: false });
  return { value, n, status, en: wordsOf(reason, 'en'), zh: wordsOf(reason, 'zh') };
}

test('one day of many people: what lacks is days, not people', () => {
  expect(reasonOf(Array.from({ length: 42 }, () => 1))).toEqual({
    value: null,
    n: 0,
    status: 'insufficient',
    en: 'needs 5 scored days per person; choose a longer period',
    zh: '每人需有 5 个计分日；请选择更长的时段'
  });
});

test('some of many people have enough days: said how many', () => {
  expect(reasonOf([5, 6, 7, 4, 1, 1])).toMatchObject({
    n: 3,
    en: 'needs at least 5 people with 5 scored days each; 3 here',
    zh: '至少需要 5 人各有 5 个计分日；此处 3 人'
  });
});

test('fewer than five people stay unsaid, and five on five days are enough', () => {
  expect(reasonOf([1, 1, 1])).toMatchObject({ status: 'suppressed', en: 'not shown for fewer than 5 people' });
  expect(reasonOf([5, 5, 5, 5, 5])).toMatchObject({ value: 40, n: 5, status: 'ok', en: null });
});
