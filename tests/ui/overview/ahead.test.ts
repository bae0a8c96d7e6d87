import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ModelInfo } from '#core/model/types.ts';
import { askAhead } from '#lib/ui/overview/ahead.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const model = () => ({}) as ModelInfo;

test('a page at rest asks once per data set', async () => {
  const ask = vi.fn(async () => undefined);
  const one = model();
  askAhead(one, ask);
  expect(ask).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);

  askAhead(one, ask);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);

  askAhead(model(), ask);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('who comes in between stops it, and it is asked again later', async () => {
  const signals: AbortSignal[] = [];
  const ask = vi.fn(async (signal: AbortSignal) => {
    signals.push(signal);
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))));
  });
  const one = model();
  askAhead(one, ask)();
  await vi.runAllTimersAsync();
  expect(ask).not.toHaveBeenCalled();

  const stop = askAhead(one, ask);
  await vi.runAllTimersAsync();
  stop();
  expect(signals[0]?.aborted).toBe(true);
  await vi.runAllTimersAsync();

  askAhead(one, ask);
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(2);
});
