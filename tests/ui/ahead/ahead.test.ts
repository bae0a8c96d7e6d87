import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ModelInfo } from '#core/model/types.ts';
import { askAhead, type Ahead } from '#lib/ui/ahead/ahead.ts';
import { likelySelections } from '#lib/ui/ahead/questions.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const model = () => ({}) as ModelInfo;
const list = (questions: Record<string, Ahead['ask']>) => async () =>
  Object.entries(questions).map(([id, ask]) => ({ id, ask }));

test('a page at rest asks once per data set', async () => {
  const ask = vi.fn(async () => undefined);
  const one = model();
  askAhead(one, list({ ask }));
  expect(ask).not.toHaveBeenCalled();
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);

  askAhead(one, list({ ask }));
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(1);

  askAhead(model(), list({ ask }));
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
  askAhead(one, list({ ask }))();
  await vi.runAllTimersAsync();
  expect(ask).not.toHaveBeenCalled();

  const stop = askAhead(one, list({ ask }));
  await vi.runAllTimersAsync();
  stop();
  expect(signals[0]?.aborted).toBe(true);
  await vi.runAllTimersAsync();

  askAhead(one, list({ ask }));
  await vi.runAllTimersAsync();
  expect(ask).toHaveBeenCalledTimes(2);
});

test('questions come one after the other, and go on where they were stopped', async () => {
  const asked: string[] = [];
  const ask = (name: string) => async () => void asked.push(name);
  const one = model();
  const stop = askAhead(one, list({ a: ask('a'), b: ask('b'), c: ask('c') }));
  await vi.advanceTimersByTimeAsync(1020);
  expect(asked).toEqual(['a']);
  stop();
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['a']);

  askAhead(one, list({ a: ask('a'), b: ask('b'), c: ask('c') }));
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['a', 'b', 'c']);
});

test('a question that fails does not keep the others from being asked', async () => {
  const asked: string[] = [];
  const fails = async () => Promise.reject(new Error('no such column'));
  askAhead(model(), list({ a: fails, b: async () => void asked.push('b') }));
  await vi.runAllTimersAsync();
  expect(asked).toEqual(['b']);
});

test('likely are other dates and single values of filters that have few', () => {
  const value = (id: string) => ({ id, code: 1, name: id, label: id });
  const many = Array.from({ length: 9 }, (_, i) => value(`t${i}`));

  const found = likelySelections({ dimensions: { direction: [value('inbound'), value('outbound')], team: many } });

  expect(found.map(({ range, filters }) => [range, filters])).toEqual([
    ['all', {}],
    ['last13w', {}],
    ['last7d', {}],
    ['last4w', { direction: ['inbound'] }],
    ['last4w', { direction: ['outbound'] }]
  ]);
});
