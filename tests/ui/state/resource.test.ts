import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { Resource } from '#lib/state/resource.svelte.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A question that is answered by hand and fails as the engine does when it is cancelled. */
function question() {
  let answer: (value: number) => void = () => undefined;
  const ask = (signal: AbortSignal) =>
    new Promise<number>((resolve, reject) => {
      answer = resolve;
      signal.addEventListener('abort', () => reject(new AppError('engine.cancelled', {})));
    });
  return { ask, answer: (value: number) => answer(value) };
}

test('says how long a question has been under way', async () => {
  const resource = new Resource<number>();
  const { ask, answer } = question();
  const running = resource.run(ask);

  const paces = [149, 1, 849, 1, 3999, 1].map((ms) => {
    vi.advanceTimersByTime(ms);
    return resource.pace;
  });
  expect(paces).toEqual(['quick', 'slow', 'slow', 'reading', 'reading', 'long']);

  answer(7);
  await running;
  expect([resource.value, resource.pace, resource.loading]).toEqual([7, 'quick', false]);
});

test('a cancelled question ends at once and leaves the old answer marked as such', async () => {
  const resource = new Resource<number>();
  await resource.run(async () => 1);
  const { ask } = question();
  const running = resource.run(ask);
  vi.advanceTimersByTime(5000);
  resource.cancel();
  await running;

  expect([resource.cancelled, resource.loading, resource.pace, resource.error]).toEqual([true, false, 'quick', null]);
  expect(resource.value).toBe(1);

  await resource.run(async () => 2);
  expect([resource.cancelled, resource.value]).toEqual([false, 2]);
});

test('a newer question is not a cancelled one', async () => {
  const resource = new Resource<number>();
  const older = resource.run(question().ask);
  await resource.run(async () => 3);
  await older;

  expect([resource.cancelled, resource.value]).toEqual([false, 3]);
});
