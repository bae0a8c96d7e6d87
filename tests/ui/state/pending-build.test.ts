import { expect, test, vi } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import type { Progress, Source } from '#lib/state/build.ts';
import { PendingBuild } from '#lib/state/pending-build.ts';

type Code = typeof import('#lib/state/build.ts');
type BuildAll = Code['buildAll'];

const source = (name: string): Source =>
  ({ id: name, name, size: 1, file: new File([], name), profile: {}, mapping: {} }) as unknown as Source;

const engine = () => ({ close: vi.fn(async () => undefined) }) as unknown as Engine;

function begin(buildAll: BuildAll, steps: readonly (() => Promise<void>)[] = []) {
  const [sources, own] = [[source('calls.csv')], engine()];
  const code = { buildAll, preparations: (() => [...steps]) as Code['preparations'] };
  return { own, sources, pending: new PendingBuild(Promise.resolve(own), sources, DEFAULT_SETTINGS, async () => code) };
}

const built: BuildAll = async (_engine, _sources, { onProgress }) => {
  onProgress?.({ stage: { text: { en: 'Reading', zh: '正在读取' } }, done: 0.5 });
  return { reports: [], tables: [], model: {} as never };
};
const endless = (() => new Promise(() => undefined)) as BuildAll;

test('a build is joined only for the same files, read in the same way, under the same settings', async () => {
  const { pending, sources } = begin(built);
  const [first] = sources as [Source];

  expect(pending.fits([{ ...first }], { ...DEFAULT_SETTINGS })).toBe(true);
  expect(pending.fits([{ ...first, mapping: { ...first.mapping } }], DEFAULT_SETTINGS)).toBe(false);
  expect(pending.fits([first, source('cases.csv')], DEFAULT_SETTINGS)).toBe(false);
  expect(pending.fits([], DEFAULT_SETTINGS)).toBe(false);
  expect(pending.fits([first], { ...DEFAULT_SETTINGS, zone: 'Asia/Shanghai' })).toBe(false);
  await pending.done;
});

test('who joins late hears how far it is', async () => {
  const { pending, own } = begin(built);
  const result = await pending.done;
  const heard: Progress[] = [];
  pending.watch((progress) => heard.push(progress));

  expect(heard.map(({ done }) => done)).toEqual([0.5]);
  expect(result.engine).toBe(own);
  expect(own.close).not.toHaveBeenCalled();
});

test('what pages need once is made until somebody joins, also when a step fails', async () => {
  const made: string[] = [];
  let finish = () => {};
  const steps = [
    async () => Promise.reject(new Error('no such table')),
    async () => (made.push('first'), new Promise<void>((done) => (finish = done))),
    async () => void made.push('second')
  ];
  const alone = begin(built, [steps[0]!, steps[2]!]).pending;
  const joined = begin(built, steps).pending;
  await Promise.all([alone.done, joined.done]);
  await vi.waitFor(() => expect(made.toSorted()).toEqual(['first', 'second']));

  joined.watch(() => undefined);
  finish();
  await new Promise((done) => setTimeout(done));

  expect(made.toSorted()).toEqual(['first', 'second']);
});

test('a build that is waited for prepares nothing', async () => {
  const made: string[] = [];
  const { pending } = begin(built, [async () => void made.push('first')]);
  pending.watch(() => undefined);
  await pending.done;
  await new Promise((done) => setTimeout(done));

  expect(made).toEqual([]);
});

test('cancelling ends the engine at once, whatever it is doing', async () => {
  const { pending, own } = begin(endless);
  pending.cancel();

  await expect(pending.done).rejects.toMatchObject({ code: 'engine.cancelled' });
  await vi.waitFor(() => expect(own.close).toHaveBeenCalled());
});

test('a finished build that nobody wants gives its memory back', async () => {
  const { pending, own } = begin(built);
  await pending.done;
  pending.cancel();

  await vi.waitFor(() => expect(own.close).toHaveBeenCalled());
});

test('a build that fails ends its engine and says why', async () => {
  const { pending, own } = begin(async () => Promise.reject(new Error('unreadable')));

  await expect(pending.done).rejects.toThrow('unreadable');
  await vi.waitFor(() => expect(own.close).toHaveBeenCalled());
});
