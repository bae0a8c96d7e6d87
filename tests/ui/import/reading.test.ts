import { expect, test } from 'vitest';
import { applyPreset } from '#lib/state/import-presets.svelte.ts';
import {
  bothReadings,
  hasStamps,
  isOrderOpen,
  needsZone,
  ordered,
  orderOf,
  withDecimal
} from '#lib/ui/import/reading.ts';
import { opensOf } from '#lib/ui/import/opens.ts';
import { isZone } from '#core/ingest/zone-name.ts';
import type { DateFormat } from '#core/ingest/types.ts';
import { calls, columnOf, mappingOf } from './fixtures.ts';

const format = (strptime: string, more: Partial<DateFormat> = {}): DateFormat => ({
  kind: 'strptime',
  strptime,
  zone: 'none',
  ambiguous: false,
  ...more
});

test('tells the order of day, month and year', () => {
  expect(['%d/%m/%Y', '%m/%d/%y %I:%M %p', '%Y-%m-%d', '%d-%b-%y'].map((text) => orderOf(format(text)))).toEqual([
    'dayFirst',
    'monthFirst',
    'yearFirst',
    'dayFirst'
  ]);
  expect(orderOf(format('%Y'))).toBeNull();
});

test('the order is a question only where day and month are numbers before the year', () => {
  expect(isOrderOpen(format('%d/%m/%Y'))).toBe(true);
  expect(isOrderOpen(format('%Y/%m/%d'))).toBe(false);
  expect(isOrderOpen(format('%d-%b-%y'))).toBe(false);
});

test('an answer swaps day and month in every format of the column and settles the question', () => {
  const asked = format('%d/%m/%Y %H:%M', { ambiguous: true, also: ['%d/%m/%Y %H:%M:%S'] });

  expect(ordered(asked, 'monthFirst')).toEqual(format('%m/%d/%Y %H:%M', { also: ['%m/%d/%Y %H:%M:%S'] }));
  expect(ordered(asked, 'dayFirst')).toEqual(format('%d/%m/%Y %H:%M', { also: ['%d/%m/%Y %H:%M:%S'] }));
});

test('both readings of a date are spelled out', () => {
  expect(bothReadings('03/04/2025 10:00')).toEqual({ dayFirst: '2025-04-03', monthFirst: '2025-03-04' });
  expect(bothReadings('3.4.25')).toEqual({ dayFirst: '2025-04-03', monthFirst: '2025-03-04' });
  expect(bothReadings('2025-03-04')).toBeNull();
});

test('a zone is needed for stamps without offset, not for plain dates', () => {
  expect(needsZone(calls().mapping)).toBe(true);
  const dates = mappingOf([columnOf('Opened', 0, 'opened_date', { date: format('%Y-%m-%d') })], { kind: 'cases' });
  expect([needsZone(dates), hasStamps(dates)]).toEqual([false, false]);
  const offset = mappingOf([
    columnOf('Start', 0, 'start_at', { date: format('%Y-%m-%dT%H:%M:%S', { zone: 'offset' }) })
  ]);
  expect([needsZone(offset), hasStamps(offset)]).toEqual([false, true]);
});

test('a decimal mark holds for every number of a file, and for numbers only', () => {
  const changed = withDecimal(calls().mapping, ',');

  // Call, Agent, Began, Talk (a duration), Result.
  expect(changed.columns.map(({ decimal }) => decimal)).toEqual([undefined, undefined, undefined, ',', undefined]);
});

test('zones are known by the browser or refused', () => {
  expect([isZone('Europe/Berlin'), isZone('UTC'), isZone('Europe/Nowhere'), isZone('')]).toEqual([
    true,
    true,
    false,
    false
  ]);
});

test('says what a page lacks in words of the schema', () => {
  const pages = opensOf([calls().mapping]);

  expect(pages.find(({ id }) => id === 'agents')?.lacks).toEqual([]);
  expect(pages.find(({ id }) => id === 'satisfaction')?.lacks.map(({ en }) => en)).toEqual(['Satisfaction score']);
  expect(pages.find(({ id }) => id === 'cases')?.lacks.map(({ en }) => en)).toEqual(['a case file']);
});

test('a saved preset wins, and words that are new in the file keep what was proposed', () => {
  const { mapping } = calls();
  const own = {
    ...mapping,
    zone: 'Asia/Shanghai',
    columns: mapping.columns.map((column) =>
      column.header === 'Result' ? { ...column, values: { spoke: 'promise' } } : column
    )
  };

  const applied = applyPreset({ savedOn: '2026-03-01', mapping: own, overrides: {} }, mapping);

  expect(applied.zone).toBe('Asia/Shanghai');
  expect(applied.columns[4]).toMatchObject({
    target: 'disposition',
    confidence: 1,
    values: { spoke: 'promise', 'rang out': 'other' }
  });
});
