import { expect, test } from 'vitest';
import type { Selection } from '#core/query/types.ts';
import { selectionBehind } from '#lib/ui/rows/marked.ts';

const selection: Selection = { range: 'all', compare: 'none', filters: { dpd: ['d1'], team: ['late'] }, hours: ['1-10'], handle: null }; // prettier-ignore

test('the rows behind a mark go before the filter on what it stands for, and follow the others', () => {
  expect(selectionBehind(selection, { by: ['dpd'], key: ['d31'] })).toEqual({ ...selection, filters: { team: ['late'] } }); // prettier-ignore
  expect(selectionBehind(selection, { by: ['weekdayHour'], key: ['2-13'] })).toEqual({ ...selection, hours: [] });
  expect(selectionBehind(selection, undefined)).toEqual(selection);
});
