import { beforeAll, expect, test } from 'vitest';
import { comments } from '#core/analyses/satisfaction/comments.ts';
import { world, type World } from '../repayment/support.ts';

const CALLS = `call_id,agent_id,team,direction,start_at,talk_s,disposition,csat,comment
c1,Ann,North,inbound,2026-03-02 09:00:00,60,answered,5,Very kind - thank you
c2,Ann,North,inbound,2026-03-03 09:00:00,60,answered,1,"Waited an hour, nobody knew my case"
c3,Bob,South,inbound,2026-03-04 09:00:00,60,answered,,很有耐心
c4,Bob,South,inbound,2026-03-05 09:00:00,60,answered,3,
c5,,,inbound,2026-03-06 09:00:00,0,abandoned,,hung up
c6,Bob,South,inbound,2026-03-07 09:00:00,60,answered,4,   `;

let desk: World;
beforeAll(async () => {
  desk = await world({ calls: CALLS });
});
const ask = (typed: string, limit = 10, from?: string, to?: string) =>
  comments(desk.engine, { ...desk.ask(from, to), typed, limit });

test('comments of handled calls, newest first; blank ones are none', async () => {
  const { total, shown } = await ask('');

  expect(total).toBe(3);
  expect(shown.map(({ at, text, score }) => [at, text, score])).toEqual([
    ['2026-03-04 09:00:00', '很有耐心', null],
    ['2026-03-03 09:00:00', 'Waited an hour, nobody knew my case', 1],
    ['2026-03-02 09:00:00', 'Very kind - thank you', 5]
  ]);
  expect(shown[2]!.source).toEqual({ no: expect.any(Number), line: expect.any(Number) });
});

test('narrowed by letters in any case, by dates, and by the number wanted', async () => {
  expect((await ask('  KIND ')).shown.map(({ score }) => score)).toEqual([5]);
  expect((await ask("' OR true")).total).toBe(0);
  expect((await ask('', 10, '2026-03-03', '2026-03-03')).total).toBe(1);
  const one = await ask('', 1);
  expect([one.total, one.shown.length]).toEqual([3, 1]);
});
