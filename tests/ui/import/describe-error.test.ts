import { expect, test } from 'vitest';
import { AppError, type ErrorCode, type ErrorParams } from '#core/errors.ts';
import { describeError, ERRORS, formatBytes } from '#core/i18n/messages/errors.ts';
import { LOCALES } from '#core/i18n/text.ts';

const PARAMS: { [C in ErrorCode]: ErrorParams[C] } = {
  'engine.start': { detail: 'no wasm' },
  'engine.query': { detail: 'no such column', sql: 'SELECT x' },
  'engine.cancelled': {},
  'engine.memory': { detail: '4 GB' },
  'file.empty': { file: 'a.csv' },
  'file.directory': { file: 'exports' },
  'file.notText': { file: 'a.xlsx', looksLike: 'spreadsheet' },
  'file.tooLarge': { file: 'a.csv', size: 3_000_000_000, limit: 2_000_000_000 },
  'file.unreadable': { file: 'a.csv', detail: 'gone' },
  'file.headerOnly': { file: 'a.csv' },
  'file.tooManyColumns': { file: 'a.csv', columns: 5000, limit: 2000 },
  'file.archive': { file: 'a.zip', detail: 'encrypted' },
  'ingest.columnMissing': { file: 'a.csv', column: 'Start' },
  'ingest.targetTwice': { file: 'a.csv', column: 'Team', headers: 'Group, Squad' },
  'ingest.nothingLoaded': { file: 'a.csv' },
  'keep.quota': { file: 'a.csv', size: 9_400_000 },
  'keep.damaged': { detail: 'unknown version' },
  'keep.unavailable': {}
};

test.each(Object.keys(ERRORS) as ErrorCode[])(
  '%s is said in both languages, with every parameter but SQL and nothing left open',
  (code) => {
    const [en, zh] = LOCALES.map((locale) => describeError(new AppError(code, PARAMS[code] as never), locale));

    for (const sentence of [en, zh]) {
      expect(sentence).not.toMatch(/[{}]/);
      expect(sentence!.length).toBeGreaterThan(8);
      for (const [name, value] of Object.entries(PARAMS[code])) {
        if (['sql', 'size', 'limit', 'looksLike'].includes(name)) continue;
        expect(sentence).toContain(String(value));
      }
    }
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}|!|oops/iu);
  }
);

test('sizes are said in megabytes and gigabytes, counts as counts', () => {
  expect(describeError(new AppError('file.tooLarge', PARAMS['file.tooLarge']), 'en')).toContain(
    'has 3.0 GB; at most 2.0 GB'
  );
  expect(describeError(new AppError('file.tooManyColumns', PARAMS['file.tooManyColumns']), 'en')).toContain(
    '5000 columns; at most 2000'
  );
  expect([formatBytes(12), formatBytes(318_347), formatBytes(1_426_214)]).toEqual(['12 B', '318 KB', '1.4 MB']);
});

test('a spreadsheet is named in the language of the page', () => {
  expect(describeError(new AppError('file.notText', PARAMS['file.notText']), 'en')).toContain(
    'looks like a spreadsheet'
  );
  expect(describeError(new AppError('file.notText', PARAMS['file.notText']), 'zh')).toContain('电子表格');
});

test('an error that crossed a worker boundary as a plain object is described, too', () => {
  expect(describeError({ code: 'file.empty', params: { file: 'a.csv' } }, 'en')).toBe(
    'a.csv is empty. Export it again, or choose another file.'
  );
});

test('anything else is said as unexpected with its own words', () => {
  expect(describeError(new Error('boom'), 'en')).toContain('(boom)');
  expect(describeError('boom', 'zh')).toContain('（boom）');
});
