import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { turn } from '#lib/state/turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Takes turns, each of which works for so many milliseconds; says which had their turn before anything else of the page could. */
async function inOneTask(work: readonly number[]): Promise<number[]> {
  const had: number[] = [];
  vi.advanceTimersByTime(1000);
  const turns = work.map(async (ms) => {
    await turn();
    vi.advanceTimersByTime(ms);
    had.push(ms);
  });
  await turns[0];
  for (let i = 0; i < 50; i++) await Promise.resolve();
  const first = [...had];
  await Promise.all(turns);
  expect(had).toEqual(work);
  return first;
}

test('short pieces of work are done together', async () => {
  expect(await inOneTask([5, 10, 15])).toEqual([5, 10, 15]);
});

test('work that took its share lets others have their turn', async () => {
  expect(await inOneTask([30, 31, 32])).toEqual([30, 31]);
  expect(await inOneTask([41, 1])).toEqual([41]);
});
