import { expect, test } from 'vitest';
import type { Columns, Engine } from '#core/engine.ts';
import { AppError } from '#core/errors.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { answer } from '#core/query/answer.ts';

const empty: Columns = { rows: 0, names: [], data: {} };
const signal = (aborted = false) => ({ aborted, addEventListener: () => {}, removeEventListener: () => {} });

test('remembers answers per data set, errors not', async () => {
  let asked = 0;
  const engine = { query: async () => (++asked === 1 ? Promise.reject(new Error('no')) : empty) } as unknown as Engine;
  const model = {} as ModelInfo;

  await expect(answer(engine, 'SELECT 1', model, {})).rejects.toThrow('no');
  await answer(engine, 'SELECT 1', model, {});
  await answer(engine, 'SELECT 1', model, {});
  await answer(engine, 'SELECT 1', {} as ModelInfo, {});

  expect(asked).toBe(3);
});

test('tells everybody who asks which statement the answer is to, asked before or not', async () => {
  const model = {} as ModelInfo;
  const asker = () => {
    const list: string[] = [];
    const engine = {
      query: async (text: string) => (list.push(text), empty),
      recall: (text: string) => list.push(text)
    };
    return { list, engine: engine as unknown as Engine };
  };
  const [first, second] = [asker(), asker()];

  await answer(first.engine, 'SELECT 1', model, {});
  await answer(second.engine, 'SELECT 1', model, {});

  expect([first.list, second.list]).toEqual([['SELECT 1'], ['SELECT 1']]);
});

test('asks again when only someone else gave up waiting', async () => {
  let cancel = (): void => {};
  let asked = 0;
  const pending = new Promise<Columns>((_, reject) => (cancel = () => reject(new AppError('engine.cancelled', {}))));
  const engine = { query: () => (++asked === 1 ? pending : Promise.resolve(empty)) } as unknown as Engine;
  const model = {} as ModelInfo;
  const first = answer(engine, 'SELECT 1', model, { signal: signal() });
  const second = answer(engine, 'SELECT 1', model, { signal: signal() });
  const third = answer(engine, 'SELECT 1', model, { signal: signal(true) });

  cancel();

  await expect(first).rejects.toMatchObject({ code: 'engine.cancelled' });
  await expect(second).resolves.toBe(empty);
  await expect(third).rejects.toMatchObject({ code: 'engine.cancelled' });
});

test('forgets the answers used longest ago when they hold too many values', async () => {
  const asked: string[] = [];
  const columns = (rows: number): Columns => ({ rows, names: ['a', 'b'], data: {} });
  const engine = {
    query: async (sql: string) => (asked.push(sql), columns(sql === 'small' ? 10 : 900_000))
  } as unknown as Engine;
  const model = {} as ModelInfo;
  const ask = async (...statements: string[]) => {
    asked.length = 0;
    for (const sql of statements) await answer(engine, sql, model, {});
    return [...asked];
  };
  // 20 values and 1.8 million twice; the small one is used again before the third large one makes them too many.
  await ask('small', 'first', 'second', 'small', 'third');

  expect(await ask('small', 'second', 'third')).toEqual([]);
  expect(await ask('first')).toEqual(['first']);
});
