import { expect, test, vi } from 'vitest';
import type { TableData } from '#core/charts/types.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { resolve } from '#core/query/range.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { say } from '#core/i18n/text.ts';
import { formatsOf } from '#lib/ui/formats.ts';
import { coverLines } from '#lib/ui/report/cover.ts';
import { pageRule } from '#lib/ui/report/page-sheet.ts';
import { sampleOf } from '#lib/ui/report/sample.ts';

vi.mock('$app/paths', () => ({ resolve: (path: string) => path, base: '' }));

const value = (id: string, code: number, label: string, name = label) => ({ id, code, name, label });
const MODEL = {
  rows: { calls: 10 }, asOf: '2025-06-29', firstDay: '2025-01-01', lastDay: '2025-06-29', days: [],
  dimensions: { team: [value('late', 1, 'Late stage'), value('early', 2, 'Early care')], agent: [value('a1', 1, 'Agent 0417', 'Li Na')] }
} as unknown as ModelInfo; // prettier-ignore

function cover(
  selection: Partial<Selection>,
  { locale = 'en', namesShown = false }: { locale?: 'en' | 'zh'; namesShown?: boolean } = {}
) {
  const words = {
    model: MODEL,
    namesShown,
    locale,
    formats: formatsOf(locale, 'EUR'),
    t: (text: { en: string; zh: string }, params = {}) => say(text, locale, params),
    phrase: (phrase: Parameters<typeof say>[0] extends infer T ? { text: T; params?: Record<string, string | number> } : never) => say(phrase.text as never, locale, phrase.params) // prettier-ignore
  };
  const resolved = resolve({ ...DEFAULT_SELECTION, ...selection }, MODEL, DEFAULT_SETTINGS);
  return coverLines(resolved, words).map((line) => `${line.label}: ${line.value}`);
}

test('the cover names period, every filter value and what it is compared with', () => {
  expect(cover({ filters: { team: ['late', 'early'], agent: ['a1'] }, hours: ['1-10'] })).toEqual([
    'Period: 2–29 Jun 2025',
    'Filters: Team: Late stage, Early care; Agent: Agent 0417; Mon 10:00',
    'Compared with: previous 4 weeks (5 May–1 Jun 2025)'
  ]);
});

test('the cover says that nothing is filtered, and why nothing is compared', () => {
  expect(cover({ range: 'all' })[1]).toBe('Filters: none');
  expect(cover({ range: 'all' })[2]).toBe('Compared with: nothing earlier to compare with');
  expect(cover({ compare: 'none' }, { locale: 'zh' })[2]).toBe('对比: 不对比');
});

test('the cover shows names only while they are switched on', () => {
  expect(cover({ filters: { agent: ['a1'] } })[1]).toBe('Filters: Agent: Agent 0417');
  expect(cover({ filters: { agent: ['a1'] } }, { namesShown: true })[1]).toBe('Filters: Agent: Li Na');
});

test('the footer counts pages and cannot be broken out of', () => {
  const rule = pageRule({
    paper: 'A4',
    left: 'a "b" \\ </style>',
    middle: '/overview/?team=late',
    right: 'Page {page} of {pages}'
  });

  expect(rule).toContain('size: A4 portrait');
  expect(rule).toContain('"Page " counter(page) " of " counter(pages)');
  expect(rule).toContain('"a \\22 b\\22  \\5c  \\3c /style>"');
});

test('the sample of a chart is its own, else the sum of its one column of that name', () => {
  const column = (label: string) => ({ label, numeric: true });
  const table = (labels: string[], n?: number): TableData => ({
    caption: '',
    n,
    columns: labels.map(column),
    rows: [3, 4].map((value) => ({ key: String(value), cells: labels.map(() => ({ text: '', value })) }))
  });

  expect(sampleOf(table(['', 'n']), 'n')).toBe(7);
  expect(sampleOf(table(['', 'n'], 90), 'n')).toBe(90);
  expect(sampleOf(table(['n', 'n']), 'n')).toBeNull();
  expect(sampleOf(table(['', 'kept']), 'n')).toBeNull();
  expect(sampleOf(null, 'n')).toBeNull();
});
