import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { say } from '#core/i18n/text.ts';
import { build, openEngine } from './support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

const stamp = (minutes: number, seconds = 7) =>
  new Date(Date.UTC(2025, 2, 3, 8, minutes, seconds)).toISOString().slice(0, 19).replace('T', ' ');
const table = (header: string, count: number, row: (i: number) => string) =>
  [header, ...Array.from({ length: count }, (_, i) => row(i))].join('\n');
const ids = (info: { checks: readonly { id: string }[] }) => info.checks.map(({ id }) => id);

test('sees an export of answered calls only', async () => {
  const calls = table('call_id,agent_id,direction,start_local,talk_s', 1000, (i) => `c${i},A1,inbound,${stamp(i)},30`);
  const info = await build(engine, { calls });

  expect(ids(info)).toEqual(['answered_only']);
  expect(info.checks[0]).toMatchObject({ severity: 'caution', count: 1000 });
  expect(info.checks[0]?.touches).toContain('abandon_rate');
});

test('sees stamps rounded to minutes and leaves short gaps unknown', async () => {
  const calls = table(
    'call_id,agent_id,direction,start_local,talk_s',
    40,
    (i) => `c${i},A1,inbound,${stamp(i * 2, 0)},110`
  );
  const info = await build(engine, { calls });

  expect(ids(info)).toEqual(['minute_rounded']);
  const [day] = (await engine.query('SELECT b2b_known FROM agent_day')).data.b2b_known!;
  expect(day).toBeNull();
});

test('sees that talk time includes hold', async () => {
  const calls = table(
    'call_id,agent_id,direction,start_local,end_local,talk_s,hold_s',
    30,
    (i) => `c${i},A1,inbound,${stamp(i)},${stamp(i, 47)},40,15`
  );

  const info = await build(engine, { calls });
  expect(ids(info)).toEqual(['talk_includes_hold']);
  const check = info.checks[0]!;
  expect(say(check.text.text, 'en', check.text.params)).toContain('In 100 % of 30 calls');

  const settled = await build(engine, { calls }, { talkIncludesHold: true });
  expect(ids(settled)).toEqual([]);
});

test('names another scale of ratings, cases that do not join, and dates far away', async () => {
  const calls = table('call_id,agent_id,case_id,direction,start_local,talk_s,csat', 200, (i) =>
    i === 199 ? `c${i},A1,x${i},inbound,2031-01-01 10:00:09,50,9` : `c${i},A1,x${i},inbound,${stamp(i)},50,${i % 11}`
  );
  const info = await build(engine, { calls, cases: 'case_id,opened_date\nk1,2025-01-01' });

  expect(ids(info)).toEqual(['cases_not_joined', 'dates_apart', 'csat_scale']);
  expect(info.checks[1]?.text.params).toMatchObject({ n: 1, date: '2031-01-01' });
});

test('counts days without calls on weekdays that usually have some', async () => {
  const days = Array.from({ length: 26 }, (_, i) => i).filter((i) => i % 7 < 5 && i !== 9);
  const calls = table(
    'call_id,agent_id,direction,start_local,talk_s',
    days.length,
    (i) =>
      `c${i},A1,inbound,${new Date(Date.UTC(2025, 2, 3 + days[i]!, 9, 0, 7)).toISOString().slice(0, 19).replace('T', ' ')},30`
  );
  const info = await build(engine, { calls });

  expect(info.checks).toMatchObject([{ id: 'days_missing', count: 1 }]);
});
