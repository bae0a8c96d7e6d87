import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ModelInfo } from '#core/model/types.ts';
import { isoOf } from '#core/query/calendar.ts';
import { parseHandle, wholeMillis } from '#core/query/handle-range.ts';
import { cellOf, DEFAULT_SELECTION, fromSearch, hourOfWeek, toSearch } from '#core/query/selection.ts';
import { FILTERS, RANGE_PRESETS, type FilterId, type Selection } from '#core/query/types.ts';

const read = (search: string, model: ModelInfo | null = null) => fromSearch(new URLSearchParams(search), model);

const value = (id: string, code: number) => ({ id, code, name: id, label: id });
const model = { dimensions: { team: [value('early', 1), value('late', 2)] } } as unknown as ModelInfo;

test('omits defaults from the URL', () => {
  expect(toSearch(DEFAULT_SELECTION)).toBe('');
  expect(toSearch({ ...DEFAULT_SELECTION, filters: { team: [] } })).toBe('');
});

test('writes the address of UX 4.2', () => {
  const selection: Selection = {
    range: { from: '2025-06-02', to: '2025-06-29' },
    compare: 'year',
    filters: { team: ['hardship', 'late'], channel: ['phone'] },
    hours: ['1-10'],
    handle: { from: 120, to: 300.5 }
  };

  expect(toSearch(selection)).toBe(
    'd=2025-06-02..2025-06-29&vs=year&team=hardship,late&ch=phone&sel=1-10&handle=120..300.5'
  );
  expect(read(toSearch(selection))).toEqual({ selection, unknown: [] });
});

const values = fc.uniqueArray(fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}-]{0,8}$/u), { minLength: 1, maxLength: 4 });
const day = fc.integer({ min: 0, max: 40_000 });
const ranges = fc.oneof(
  fc.constantFrom(...RANGE_PRESETS),
  fc.tuple(day, day).map(([a, b]) => ({ from: isoOf(Math.min(a, b)), to: isoOf(Math.max(a, b)) }))
);
const filters = fc
  .record(Object.fromEntries(FILTERS.map((filter) => [filter, values])), { requiredKeys: [] })
  .map((record) => record as Partial<Record<FilterId, string[]>>);
const hours = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { maxLength: 5 }).map((list) => list.map(cellOf));
const millis = fc.integer({ min: 0, max: 9_999_999_999 }).map((value) => value / 1000);
const handle = fc.oneof(
  fc.constant(null),
  millis.map((from) => ({ from, to: null })),
  fc.tuple(millis, millis).filter(([a, b]) => a !== b).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
); // prettier-ignore

test('every selection survives the address', () => {
  const selections = fc.record({
    range: ranges,
    compare: fc.constantFrom('prev', 'year', 'none'),
    filters,
    hours,
    handle
  });

  fc.assert(
    fc.property(selections, (selection) => {
      expect(read(toSearch(selection as Selection))).toEqual({ selection, unknown: [] });
    })
  );
});

test('any address is read without an error, and reading twice changes nothing', () => {
  const keys = fc.constantFrom('d', 'vs', 'team', 'agent', 'ch', 'dir', 'prod', 'dpd', 'cause', 'sel', 'handle', 'zzz');
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.string())), (pairs) => {
      const { selection } = fromSearch(new URLSearchParams(pairs), null);

      expect(read(toSearch(selection)).selection).toEqual(selection);
    })
  );
});

test('lists what it does not know and goes on with the rest', () => {
  const { selection, unknown } = read(
    'd=2025-02-30..2025-03-01&vs=best&team=late,gone&sel=8-1,2-9&handle=9..3&color=red',
    model
  );

  expect(selection).toEqual({ ...DEFAULT_SELECTION, filters: { team: ['late'] }, hours: ['2-9'] });
  expect([...unknown].sort()).toEqual([
    'color=red',
    'd=2025-02-30..2025-03-01',
    'handle=9..3',
    'sel=8-1',
    'team=gone',
    'vs=best'
  ]);
});

test('a value may be named as in the files; ids come first', () => {
  const agents = [
    { id: 'a1', code: 1, name: 'Kim', label: 'Agent 01' },
    { id: 'a2', code: 2, name: 'a1', label: 'Agent 02' }
  ];
  const named = { dimensions: { agent: agents } } as unknown as ModelInfo;

  expect(read('agent=Kim', named)).toEqual({ selection: { ...DEFAULT_SELECTION, filters: { agent: ['a1'] } }, unknown: [] }); // prettier-ignore
  expect(read('agent=Kim,a1,a2', named).selection.filters.agent).toEqual(['a1', 'a2']);
  expect(read('agent=kim', named).unknown).toEqual(['agent=kim']);
});

test('a range whose end lies before its start is not a range', () => {
  expect(read('d=2025-06-29..2025-06-02').unknown).toEqual(['d=2025-06-29..2025-06-02']);
});

test('numbers the hours of the week from Monday 00:00', () => {
  expect([hourOfWeek('1-0'), hourOfWeek('1-10'), hourOfWeek('7-23'), hourOfWeek('0-1'), hourOfWeek('1-24')]).toEqual([0, 10, 167, null, null]); // prettier-ignore
});

test('reads ranges of handling time, open at the top, and nothing else', () => {
  expect(['120..300', '0..60', '600..', '84.853..120'].map(parseHandle)).toEqual([
    { from: 120, to: 300 },
    { from: 0, to: 60 },
    { from: 600, to: null },
    { from: 84.853, to: 120 }
  ]);
  expect(['120', '..60', '60..60', '-1..60', '1e3..', 'a..b', '1..2..3', ''].map(parseHandle)).toEqual(Array(8).fill(null)); // prettier-ignore
});

test('an edge of a bin is rounded up to the millisecond, so that no time changes sides', () => {
  // 60 · √2 = 84.852813…: 84.852 stays below, 84.853 above; whole edges stay.
  expect(wholeMillis({ from: 60 * Math.SQRT2, to: 120 })).toEqual({ from: 84.853, to: 120 });
  expect(wholeMillis({ from: 0.1 + 0.2, to: null })).toEqual({ from: 0.3, to: null });
});
