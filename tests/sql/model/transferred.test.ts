import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { allFigures } from '#core/analyses/figures.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { build, openEngine } from './support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

async function transferRate(calls: string) {
  const model = await build(engine, { calls });
  const question = { model, settings: DEFAULT_SETTINGS, selection: { ...DEFAULT_SELECTION, range: 'all' as const } };
  const groups = await allFigures(engine, question);
  return groups.flatMap(({ figures }) => figures).find(({ metric }) => metric === 'transfer_rate')!.now;
}

test('a flag tells which calls were passed on, beside the result', async () => {
  // Of five answered calls one by its flag, one by its result; an unanswered one does not count.
  const calls = `call_id,agent_id,direction,start_local,talk_s,disposition,transferred
a,A,inbound,2026-03-02 10:00:00,60,answered,true
b,A,inbound,2026-03-02 10:10:00,60,transferred,false
c,A,inbound,2026-03-02 10:20:00,60,answered,false
d,A,inbound,2026-03-02 10:30:00,60,answered,
e,A,inbound,2026-03-02 10:40:00,60,answered,false
f,,inbound,2026-03-02 10:50:00,0,abandoned,true`;

  expect(await transferRate(calls)).toMatchObject({ value: 0.4, n: 5 });
});

test('a flag that says no of every call is a rate of 0; without one nothing is told', async () => {
  const calls = `call_id,agent_id,direction,start_local,talk_s,disposition,transferred
a,A,inbound,2026-03-02 10:00:00,60,answered,false
b,A,inbound,2026-03-02 10:10:00,60,answered,false`;
  const without = calls.split('\n').map((line) => line.split(',').slice(0, 6).join(',')).join('\n'); // prettier-ignore

  expect(await transferRate(calls)).toMatchObject({ value: 0, n: 2 });
  expect(await transferRate(without)).toMatchObject({ value: null });
});
