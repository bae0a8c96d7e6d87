import { expect, test } from 'vitest';
import {
  formatAxis,
  formatChange,
  formatDate,
  formatDuration,
  formatInterval,
  formatMonth,
  formatPoints,
  formatRange,
  formatRelative,
  formatTime,
  formatValue,
  inWords
} from '#core/i18n/format.ts';

const YUAN = { currency: 'CNY' };

test.each([
  ['a count with separators', formatValue(48216, 'count', 'en'), '48,216'],
  ['a count, Chinese', formatValue(48216, 'count', 'zh'), '48,216'],
  ['a count on an axis', formatValue(50000, 'count', 'en', { compact: true }), '50k'],
  ['a count on an axis, Chinese', formatValue(50000, 'count', 'zh', { compact: true }), '5 万'],
  ['a small count on an axis', formatValue(800, 'count', 'en', { compact: true }), '800'],
  ['half a thousand on an axis', formatValue(2500, 'count', 'en', { compact: true }), '2.5k'],
  ['an amount', formatValue(12904, 'money', 'en', YUAN), '¥12,904'],
  ['an amount, Chinese', formatValue(12904, 'money', 'zh', YUAN), '12,904 元'],
  ['a large amount', formatValue(4_820_000, 'money', 'en', { ...YUAN, compact: true }), '¥4.82M'],
  ['a large amount, Chinese', formatValue(4_820_000, 'money', 'zh', { ...YUAN, compact: true }), '482.0 万元'],
  ['from 100 million, Chinese', formatValue(482_000_000, 'money', 'zh', { ...YUAN, compact: true }), '4.82 亿元'],
  ['a large amount in full', formatValue(4_820_000, 'money', 'en', YUAN), '¥4,820,000'],
  ['three significant digits', formatValue(48_200_000, 'money', 'en', { ...YUAN, compact: true }), '¥48.2M'],
  ['a negative amount', formatValue(-120, 'money', 'en', { currency: 'EUR' }), '−€120'],
  ['another currency, Chinese', formatValue(120, 'money', 'zh', { currency: 'EUR' }), '120 欧元'],
  ['a rate', formatValue(0.618, 'ratio', 'en', { n: 3942 }), '61.8%'],
  ['a rate of a small sample', formatValue(0.618, 'ratio', 'en', { n: 42 }), '62%'],
  ['a score', formatValue(4.12, 'score', 'en', { scale: 5 }), '4.12 / 5'],
  ['an index', formatValue(47.4, 'index', 'en'), '47'],
  ['a part of the index', formatValue(9.93, 'index', 'en', { decimals: 1 }), '9.9'],
  ['a negative that rounds to 0', formatValue(-0.2, 'count', 'en'), '0'],
  ['missing', formatValue(null, 'count', 'en'), '–'],
  ['not a number', formatValue(Number.NaN, 'ratio', 'zh'), '–']
])('writes %s', (_, text, expected) => expect(text).toBe(expected));

test.each([
  [402, '6m 42s', '6分42秒'],
  [9660, '2h 41m', '2小时41分'],
  [2760, '46m', '46分'],
  [18.4, '18s', '18秒'],
  [0, '0s', '0秒'],
  [59.6, '1m', '1分'],
  [3599.6, '1h', '1小时'],
  [7199, '2h', '2小时'],
  [129_600, '36h', '36小时'],
  [273_600, '3d 4h', '3天4小时'],
  [-18, '−18s', '−18秒']
])('writes %d seconds with two units at most', (seconds, en, zh) => {
  expect([formatDuration(seconds, 'en'), formatDuration(seconds, 'zh')]).toEqual([en, zh]);
});

test('writes changes: points for rates, seconds and scores in their unit, the rest relative', () => {
  expect(formatChange(0.834, 0.813, 'ratio', 'en')).toBe('+2.1 pts');
  expect(formatChange(0.834, 0.813, 'ratio', 'zh')).toBe('+2.1 个百分点');
  expect(formatChange(402, 384, 'seconds', 'en')).toBe('+18s');
  expect(formatChange(384, 402, 'seconds', 'zh')).toBe('−18秒');
  expect(formatChange(4.12, 4.09, 'score', 'en')).toBe('+0.03');
  expect(formatChange(47, 43, 'index', 'en')).toBe('+4');
  expect(formatChange(969, 1000, 'count', 'en')).toBe('−3.1%');
  expect(formatChange(5, 0, 'count', 'en')).toBe('–');
  expect(formatChange(null, 3, 'count', 'en')).toBe('–');
});

test('shows no sign on what rounds to nothing', () => {
  expect(formatRelative(0)).toBe('0.0%');
  expect(formatRelative(-0.0004)).toBe('0.0%');
  expect(formatPoints(0.0004, 'en')).toBe('0.0 pts');
  expect(formatChange(100.3, 100, 'seconds', 'en')).toBe('0s');
});

test('writes intervals with an en dash, or with words when an end is negative', () => {
  expect(formatInterval([45.2, 48.9], 'index', 'en')).toBe('45–49');
  expect(formatInterval([0.603, 0.633], 'ratio', 'en', { n: 3942 })).toBe('60.3–63.3%');
  expect(formatInterval([4.09, 4.154], 'score', 'en', { scale: 5 })).toBe('4.09–4.15');
  expect(formatInterval([370, 405], 'seconds', 'en')).toBe('6m 10s–6m 45s');
  expect(formatInterval([-2.1, 3.44], 'number', 'en')).toBe('−2.10 to 3.44');
  expect(formatInterval([-2.1, 3.44], 'number', 'zh')).toBe('−2.10 至 3.44');
  expect(formatInterval([0.62, 1.04], 'days', 'en')).toBe('0.6–1.0 d');
  expect(formatInterval([0.62, 1.04], 'days', 'zh')).toBe('0.6–1.0 天');
  expect(formatInterval([483_817, 579_062], 'money', 'zh')).toBe('483,817–579,062 欧元');
  expect(formatInterval([990_000, 1_200_000], 'money', 'zh', { compact: true })).toBe('990,000 欧元–120.0 万欧元');
  expect(formatInterval([483_817, 579_062], 'money', 'en')).toBe('€483,817–€579,062');
  expect(formatInterval(null, 'ratio', 'en')).toBe('–');
});

test('writes dates, months, ranges and times', () => {
  expect(formatDate('2025-06-02', 'en')).toBe('2 Jun 2025');
  expect(formatDate('2025-06-02', 'en', { year: false, weekday: true })).toBe('Mon 2 Jun');
  expect(formatDate('2025-06-02', 'zh')).toBe('2025年6月2日');
  expect(formatDate('2025-06-02', 'zh', { year: false, weekday: true })).toBe('6月2日 周一');
  expect(formatDate(null, 'en')).toBe('–');
  expect(formatMonth('2025-09', 'en')).toBe('Sep 2025');
  expect(formatRange('2025-06-02', '2025-06-29', 'en')).toBe('2–29 Jun 2025');
  expect(formatRange('2025-06-02', '2025-06-29', 'zh')).toBe('2025年6月2日–29日');
  expect(formatRange('2025-05-26', '2025-06-22', 'en')).toBe('26 May–22 Jun 2025');
  expect(formatRange('2024-12-30', '2025-01-26', 'en')).toBe('30 Dec 2024–26 Jan 2025');
  expect(formatRange('2024-12-30', '2025-01-26', 'zh')).toBe('2024年12月30日–2025年1月26日');
  expect(formatRange('2025-06-02', '2025-06-02', 'en')).toBe('2 Jun 2025');
  expect(formatTime('2025-06-02 13:02:44')).toBe('13:02');
  expect(formatTime(9)).toBe('09:00');
});

test('fills a phrase per language', () => {
  const text = { en: 'compare starts {date}', zh: '对比数据始于{date}' };

  expect(inWords(text, (locale) => ({ date: formatDate('2025-05-12', locale) }))).toEqual({
    text: { en: 'compare starts 12 May 2025', zh: '对比数据始于2025年5月12日' }
  });
});

test('shortens ticks of counts and amounts where asked', () => {
  expect(formatAxis(25_000, 'money', 'en', { compact: true })).toBe('€25k');
  expect(formatAxis(0, 'money', 'en', { compact: true })).toBe('€0');
  expect(formatAxis(-1_500_000, 'money', 'en', { currency: 'CNY', compact: true })).toBe('−¥1.5M');
  expect(formatAxis(25_000, 'money', 'zh', { compact: true })).toBe('2.5 万欧元');
  expect(formatAxis(5_000, 'money', 'zh', { compact: true })).toBe('5,000 欧元');
  expect(formatAxis(5_000, 'money', 'en')).toBe('€5,000');
  expect(formatAxis(5_000, 'count', 'en', { compact: true })).toBe('5k');
  expect(formatAxis(0.255, 'ratio', 'en')).toBe('26%');
});
