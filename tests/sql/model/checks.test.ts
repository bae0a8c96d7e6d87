import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { say } from '#core/i18n/text.ts';
import { refusalOf } from '#core/query/scope.ts';
import { metricOf } from '#core/semantic/metrics/index.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
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

const HEAD = 'call_id,agent_id,direction,start_local,wait_s,talk_s,disposition';
/** Why a figure has no value over everything. */
const refused = (info: Awaited<ReturnType<typeof build>>, id: string) => {
  const reason = refusalOf(metricOf(id), { model: info, settings: DEFAULT_SETTINGS }, { codes: {}, hours: [] }, []);
  return reason && say(reason.text, 'en', reason.params);
};

test('what no row tells is not known instead of 0 %', async () => {
  const plain = table(HEAD, 60, (i) => `c${i},${i % 4 ? 'A1' : ''},inbound,${stamp(i)},${i % 4 ? 5 : ''},${i % 4 ? 30 : ''},${i % 4 ? 'answered' : 'abandoned'}`); // prettier-ignore
  const info = await build(engine, { calls: plain });

  expect(info.untold).toEqual(['transfers', 'promises', 'abandonWaits']);
  expect(refused(info, 'transfer_rate')).toBe('no call is marked as passed on');
  expect(refused(info, 'short_abandon_rate')).toBe('of no abandoned call is the wait known');
  expect(refused(info, 'abandon_rate')).toBeNull();
});

test('one row that tells it is enough', async () => {
  const results = ['transferred', 'promise', 'abandoned', 'answered'];
  const calls = table(HEAD, 60, (i) => `c${i},${i % 4 === 2 ? '' : 'A1'},inbound,${stamp(i)},${i % 4 === 2 ? 3 : 9},${i % 4 === 2 ? '' : 30},${results[i % 4]}`); // prettier-ignore

  expect((await build(engine, { calls })).untold).toEqual([]);
});

test('many attempts of which none was missed are conversations only', async () => {
  const head = 'call_id,agent_id,direction,start_local,talk_s,disposition';
  const dialled = (count: number, missed: number) =>
    table(head, count, (i) => `c${i},A1,outbound,${stamp(i)},${i < missed ? 0 : 30},${i < missed ? 'no_answer' : 'answered'}`); // prettier-ignore

  const info = await build(engine, { calls: dialled(300, 0) });
  expect(refused(info, 'contact_rate')).toBe('the file seems to hold conversations only');
  expect(refused(await build(engine, { calls: dialled(299, 0) }), 'contact_rate')).toBeNull();
  expect(refused(await build(engine, { calls: dialled(300, 1) }), 'contact_rate')).toBeNull();
});
