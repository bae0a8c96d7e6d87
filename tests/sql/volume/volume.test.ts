import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { arrivals } from '#core/analyses/volume/arrivals.ts';
import { handleSplit } from '#core/analyses/volume/handle-split.ts';
import { handleHistogram } from '#core/analyses/volume/histogram.ts';
import { serviceLevelParts, serviceLevels } from '#core/analyses/volume/service-level.ts';
import { waits } from '#core/analyses/volume/waits.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { readMethods } from '../../support/methods-file.ts';
import { A } from '../model/fixtures.ts';
import { build, openEngine } from '../model/support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const scope = { from: 0, to: 40_000, codes: {} };
const settings = DEFAULT_SETTINGS;

test('the five service levels of the table: 83.0, 86.0, 81.1, 82.7 and 82.1 %', () => {
  const counts = {
    offered: 1060,
    answered: 1000,
    answeredInT: 860,
    abandoned: 60,
    abandonedInT: 20,
    shortAbandoned: 10,
    otherExit: 0,
    answeredUnknown: 0,
    abandonedUnknown: 0
  };

  const parts = serviceLevelParts(counts);

  expect([1, 2, 3, 4, 5].map((variant) => (100 * (parts[variant as 1].num / parts[variant as 1].den)).toFixed(1))).toEqual(['83.0', '86.0', '81.1', '82.7', '82.1']); // prettier-ignore
});

test('example 1.1: offered, handled, abandoned, service level and ASA of fixture A', async () => {
  const model = await build(engine, A);
  const [expected] = readMethods().examples.find(({ id }) => id === '1.1')!.expected as Record<string, number>[];

  const result = await serviceLevels(engine, { scope, settings, model });

  expect(result.counts).toMatchObject({ offered: 10, answered: 8, abandoned: 2, shortAbandoned: 1 });
  expect(result.levels.short_left_out.value).toBeCloseTo(expected!.service_level_20!, 6);
  expect(result.abandonRateWithoutShort.value).toBeCloseTo(expected!.abandon_rate!, 6);
  expect(result.answerWait.value).toBe(expected!.asa_s);
  expect(result.levels[3].value).toBe(0.7);
  expect(result.levels[3].status).toBe('insufficient');
});

test('abandoning is not computable for a team, and not without abandoned calls in the export', async () => {
  const model = await build(engine, A);
  const many = ['call_id,agent_id,direction,start_local,wait_s,talk_s', ...Array.from({ length: 1000 }, (_, i) => `m${i},A1,inbound,2025-03-03 09:00:00,5,60`)]; // prettier-ignore

  const team = await serviceLevels(engine, { scope: { ...scope, codes: { agent: [1] } }, settings, model });
  const answered = await build(engine, { calls: many.join('\n') });
  const only = await serviceLevels(engine, { scope, settings, model: answered });

  expect([team.abandonRate.status, team.levels[3].value, team.levels[2].value]).toEqual([
    'not_computable',
    null,
    7 / 8
  ]);
  expect([only.abandonRate.status, only.abandonRate.reason?.params?.n]).toEqual(['not_computable', 1000]);
});

test('waits as the customer felt them, in bins, apart for answered and abandoned', async () => {
  const model = await build(engine, A);

  const result = await waits(engine, { scope, settings, model });

  expect([result.answered.n, result.answered.median.value, result.abandoned.n]).toEqual([8, 12.5, 2]);
  expect(result.answered.bins.slice(0, 4)).toEqual([3, 1, 3, 1]);
  expect(result.abandoned.bins.slice(0, 6)).toEqual([1, 0, 0, 0, 0, 1]);
});

test('arrivals by day, hour, half-hour and half-hour of the week', async () => {
  const model = await build(engine, A);

  const result = await arrivals(engine, { scope, settings, model });

  expect(result.days).toEqual([
    {
      date: '2025-03-03',
      covered: true,
      offered: 10,
      handled: 9,
      handledInbound: 8,
      abandoned: 2,
      otherExit: 0,
      attempts: 2
    }
  ]);
  expect(result.hours[9]?.offered).toBe(8);
  expect([result.halves[18]?.offered, result.halves[19]?.offered, result.halves[21]?.offered]).toEqual([6, 2, 2]);
  expect(result.weekSlots.find(({ weekday, half }) => weekday === 1 && half === 18)).toMatchObject({
    days: 1,
    offered: 6
  });
  expect(result.weekSlots).toHaveLength(7 * 48);
});

const CAUSES = {
  calls: `call_id,agent_id,direction,start_local,talk_s,hold_s,wrap_s,cause,disposition,customer_id
a1,A1,inbound,2026-03-02 09:00:00,100,20,30,forgot,answered,P1
a2,A2,inbound,2026-03-03 09:00:00,200,,30,forgot,answered,P2
a3,A2,inbound,2026-03-04 09:00:00,300,40,60,dispute,answered,P1
a4,A1,inbound,2026-03-11 09:00:01,60,0,0,forgot,answered,P1
a5,A1,outbound,2026-03-20 09:00:00,0,0,0,forgot,no_answer,P2`
};

test('handle time by cause: parts over the same contacts, adding up, most time first, and the period before', async () => {
  const model = await build(engine, CAUSES);
  const selection = { ...DEFAULT_SELECTION, range: { from: '2026-03-09', to: '2026-03-15' } };

  const all = await handleSplit(engine, { selection: { ...DEFAULT_SELECTION, range: 'all' }, settings, model });
  const week = await handleSplit(engine, { selection, settings, model });

  const means = all.groups.map(({ label, parts, totalS, figure: { now } }) => [label?.en, parts, totalS, now.n]);
  expect(means).toEqual([
    ['dispute', { talk: 300, hold: 40, wrap: 60 }, 400, 1],
    ['forgot', { talk: 80, hold: 10, wrap: 15 }, 210, 2]
  ]);
  expect(all.groups[1]?.figure.now).toMatchObject({ value: 105, coverage: 2 / 3, status: 'insufficient' });
  expect(all.groups[1]?.figure.previous).toBe(null);
  // a4 alone lies in the week; before it a1 and a2, of which only a1 knows every part.
  const forgot = week.groups.find(({ label }) => label?.en === 'forgot');
  expect([forgot?.figure.now.value, forgot?.figure.previous?.value]).toEqual([60, 150]);
});

test('without after-call work talk time stands in; without hold a bar has two parts', async () => {
  const talkOnly = `call_id,agent_id,direction,start_local,talk_s,cause
t1,A1,inbound,2026-03-02 09:00:00,100,forgot
t2,A1,inbound,2026-03-02 10:00:00,50,`;
  const noHold = `call_id,agent_id,direction,start_local,talk_s,wrap_s,cause
t1,A1,inbound,2026-03-02 09:00:00,100,20,forgot`;
  const selection = { ...DEFAULT_SELECTION, range: 'all' as const };

  const talk = await handleSplit(engine, { selection, settings, model: await build(engine, { calls: talkOnly }) });
  const two = await handleSplit(engine, { selection, settings, model: await build(engine, { calls: noHold }) });

  expect(talk.metric).toBe('talk_avg_s');
  expect(talk.groups.map(({ value, label, parts, totalS }) => [value === '', label === null, parts, totalS])).toEqual([
    [false, false, { talk: 100, hold: null, wrap: null }, 100],
    [true, true, { talk: 50, hold: null, wrap: null }, 50]
  ]);
  expect([two.holdRecorded, two.groups[0]?.parts]).toEqual([false, { talk: 100, hold: null, wrap: 20 }]);
});

test('histogram of handle time on both scales', async () => {
  const model = await build(engine, CAUSES);

  const linear = await handleHistogram(engine, { scope, settings, model });
  const log = await handleHistogram(engine, { scope, settings, model, scale: 'log' });

  expect([linear.n, linear.median.value]).toEqual([3, 150]);
  expect(linear.bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count])).toEqual([
    [60, 1],
    [150, 1],
    [400, 1]
  ]);
  expect(log.bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  // 60, 150 and 400 s: whole minutes are ends of bins, each end is √2 times the one before.
  expect(log.bins[0]).toEqual({ from: 60, to: 60 * Math.SQRT2, count: 1 });
  expect(log.bins.find(({ from }) => from === 120)).toMatchObject({ count: 1 });
  expect(log.bins.at(-1)).toMatchObject({ to: 480, count: 1 });
});
