import { expect, test } from 'vitest';
import { say, sentences } from '#core/i18n/text.ts';

const longer = { en: '{cause} takes longer: {change}', zh: '{cause}耗时比上期长：{change}' };

test('sets Latin names of a file apart from Chinese words around them', () => {
  expect(say(longer, 'zh', { cause: 'Other', change: '+3%' })).toBe('Other 耗时比上期长：+3%');
  expect(say(longer, 'zh', { cause: '争议', change: '+3%' })).toBe('争议耗时比上期长：+3%');
  expect(say({ en: '', zh: '{date}前还款' }, 'zh', { date: '6月2日' })).toBe('6月2日前还款');
  expect(say(longer, 'en', { cause: 'Other', change: '+3%' })).toBe('Other takes longer: +3%');
});

test('sets no blank beside full-width signs', () => {
  expect(say({ en: '', zh: '占 {n} {units}的比例' }, 'zh', { n: 5, units: '（人＋债务）' })).toBe(
    '占 5（人＋债务）的比例'
  );
});

test('puts sentences together as each language does', () => {
  expect(sentences(['One.', null, 'Two.', ''], 'en')).toBe('One. Two.');
  expect(sentences(['一。', false, '二。'], 'zh')).toBe('一。二。');
});
