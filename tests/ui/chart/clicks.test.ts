import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { busy } from '#lib/ui/busy.svelte.ts';
import { Clicks, DOUBLE_MS } from '#lib/ui/chart/clicks.ts';

const filter = vi.fn();
const rows = vi.fn();
const undo = vi.fn(() => Promise.resolve());
let hasRows = true;
const clicks = new Clicks({ filter, rows, undo, hasRows: () => hasRows });

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  hasRows = true;
  clicks.cancel();
});
afterEach(() => void vi.useRealTimers());

function click(key: string | null, add = false) {
  clicks.begin(key);
  clicks.filter(add);
}

test('a click filters within a quarter of a second, and the page counts as busy until then', () => {
  click('Mon 10', true);
  expect([filter.mock.calls.length, busy.pending]).toEqual([0, 1]);

  vi.advanceTimersByTime(250);
  expect(filter).toHaveBeenCalledExactlyOnceWith('Mon 10', { add: true });
  expect(busy.pending).toBe(0);
});

test('a double click opens the rows of the first mark and filters nothing', async () => {
  click('Mon 10');
  vi.advanceTimersByTime(120);
  await clicks.double();
  vi.advanceTimersByTime(1000);

  expect(rows).toHaveBeenCalledExactlyOnceWith('Mon 10');
  expect([filter.mock.calls.length, undo.mock.calls.length, busy.pending]).toEqual([0, 0, 0]);
});

test('a slow double click takes the filter back before it opens the rows', async () => {
  click('Mon 10');
  vi.advanceTimersByTime(DOUBLE_MS + 150);
  await clicks.double();

  expect(filter).toHaveBeenCalledOnce();
  expect(undo).toHaveBeenCalledExactlyOnceWith('Mon 10', location.href);
  expect(undo.mock.invocationCallOrder[0]).toBeLessThan(rows.mock.invocationCallOrder[0]!);
});

test('two quick clicks on two marks filter to both in turn', () => {
  click('Mon 10', true);
  click('Mon 11', true);
  vi.advanceTimersByTime(DOUBLE_MS);

  expect(filter.mock.calls.map(([key]) => key as string)).toEqual(['Mon 10', 'Mon 11']);
});

test('where there are no rows a click filters at once', () => {
  hasRows = false;
  click('Mon 10');

  expect(filter).toHaveBeenCalledOnce();
});
