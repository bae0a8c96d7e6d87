import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { busyPresent } from '#core/analyses/workload/busy-present.ts';
import { concurrency } from '#core/analyses/workload/concurrency.ts';
import { expectedB2b } from '#core/analyses/workload/expected-b2b.ts';
import { imbalance, type Load } from '#core/analyses/workload/imbalance.ts';
import { occupancyHeat } from '#core/analyses/workload/occupancy-heat.ts';
import { peakExposure, peakSql } from '#core/analyses/workload/peak.ts';
import { slotSeconds } from '#core/analyses/workload/slots.ts';
import { spellList, spells } from '#core/analyses/workload/spells.ts';
import { timeByCause } from '#core/analyses/workload/time-by-cause.ts';
import { shiftsStrip } from '#core/analyses/workload/shifts-strip.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { raw, sql } from '#core/sql/sql.ts';
import { mulberry32 } from '#core/stats/random.ts';
import { zoneTransitions } from '#core/stats/zone.ts';
import { readMethods } from '../../support/methods-file.ts';
import { A, K, S } from '../model/fixtures.ts';
import { build, load, openEngine, rows } from '../model/support.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(() => load(engine, {}));

const methods = readMethods();
const expected = (id: string) =>
  methods.examples.find((example) => example.id === id)!.expected as Record<string, number>[];
const scope = { from: 0, to: 40_000, codes: {} };
const settings = DEFAULT_SETTINGS;

test('example 1.6: concurrency of chats, ends and starts in one second cancel out', async () => {
  const model = await build(engine, K);
  const [want] = expected('1.6');

  const result = await concurrency(engine, { scope, settings, model });

  expect([result.busyUnionS, result.busySumS, result.peak, result.mean]).toEqual([want!.busy_union_s, want!.busy_sum_s, want!.peak, want!.mean_concurrency]); // prettier-ignore
  expect(result.shareGe2).toBeCloseTo(want!.share_ge2!, 6);
  expect(result.shareGe3).toBeCloseTo(want!.share_ge3!, 6);
});

test('voice during an open chat is split attention', async () => {
  const calls = `call_id,agent_id,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s
k1,A1,chat,inbound,2025-03-03 09:00:00,0,0,600,0,0
k2,A1,voice,inbound,2025-03-03 09:05:00,0,0,600,0,0`;
  const model = await build(engine, { calls });

  const result = await concurrency(engine, { scope, settings, model });

  expect([result.splitAttentionS, result.busyUnionS, result.peak]).toEqual([300, 900, 2]);
});

test('chats of more than 30 minutes are no work time', async () => {
  const model = await build(engine, { calls: 'call_id,agent_id,channel,direction,start_local,talk_s,wrap_s\nk1,A1,chat,inbound,2025-03-03 09:00:00,4000,0' }); // prettier-ignore

  const result = await concurrency(engine, { scope, settings, model });

  expect([result.mean, result.reason?.text.en.slice(0, 14)]).toEqual([null, 'chats last too']);
});

test('example 1.12: Gini, Theil in two parts, chance floor and dispersion of fixture G', () => {
  const csv = methods.fixtures
    .find(({ fx }) => fx === 'G')!
    .csv.trim()
    .split('\n')
    .slice(1);
  const loads: Load[] = csv.map((line) => {
    const [, team = '', contacts, hours] = line.split(',');
    return { team, x: Number(contacts) / Number(hours), contacts: Number(contacts), hours: Number(hours) };
  });
  const [want] = expected('1.12');

  const result = imbalance(loads);

  expect([result.gini, result.giniAdjusted, result.theil, result.between, result.within, result.maxMin, result.x2, result.giniChance].map((x) => Number(x!.toFixed(6)))).toEqual(
    [want!.gini, want!.gini_adj, want!.theil, want!.theil_between, want!.theil_within, want!.max_min, want!.x2, want!.gini_chance].map((x) => Number(x!.toFixed(6)))
  ); // prettier-ignore
  expect([result.isUneven, result.people]).toEqual([null, 4]);
});

test('the spread of contacts per hour stands apart from that of busy hours', () => {
  // Busy hours alike; contacts per hour 4, 6, 8, 10, 12: mean difference of all pairs 4, twice the mean 16, so 0.25
  const loads = [8, 6, 12, 10, 4].map((rate) => ({ team: 'T', x: 5, contacts: rate * 8, hours: 8 }));

  const found = imbalance(loads);

  expect([found.giniAdjusted, found.giniRate]).toEqual([expect.closeTo(0, 12), expect.closeTo(0.25, 12)]);
});

test('uneven only when chance does not explain it', () => {
  const even = [50, 47, 55, 44, 52].map((contacts) => ({ team: 'T', x: contacts / 8, contacts, hours: 8 }));
  const skewed = [20, 47, 90, 44, 52].map((contacts) => ({ team: 'T', x: contacts / 8, contacts, hours: 8 }));

  expect([imbalance(even).isUneven, imbalance(skewed).isUneven]).toEqual([false, true]);
  expect(imbalance([]).gini).toBeNull();
  expect(imbalance([0, 4, 4, 4, 4].map((x) => ({ team: 'T', x, contacts: x, hours: 1 }))).maxMin).toBeNull();
});

test('example 1.13: pressure while present', async () => {
  await engine.exec(
    'CREATE TABLE load_x AS SELECT * FROM (VALUES (900, 10, 300), (930, 7, 300)) AS t(slot, offered, aht_s)'
  );
  await engine.exec(
    "CREATE TABLE presence_x AS SELECT * FROM (VALUES ('A1', 900, 1800), ('A2', 900, 1800), ('A1', 930, 1800)) AS t(agent, slot, present_s)"
  );

  const found = await rows(engine, peakSql(sql`SELECT * FROM load_x`, sql`SELECT * FROM presence_x`).text);

  expect(
    found.map((row) => [row.agent, Number(Number(row.mean_rho).toFixed(7)), row.share_above_085, row.share_above_1])
  ).toEqual(expected('1.13').map((row) => [row.agent_id, row.mean_rho, row.share_gt_085, row.share_gt_1]));
});

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`) / 1000;

test('example 1.14: blocks across half-hours and midnight', async () => {
  const blocks = sql`SELECT * FROM (VALUES (${at('2025-03-07 19:50:00')}, ${at('2025-03-07 20:20:00')}, 0), (${at('2025-03-07 23:50:00')}, ${at('2025-03-08 00:20:00')}, 0)) AS b(f, t, off_s)`; // prettier-ignore

  const found = await rows(
    engine,
    `SELECT strftime(make_timestamp((slot * 1800 * 1000000)::BIGINT), '%Y-%m-%d %H:%M') AS slot_start, sum(seconds)::DOUBLE AS busy_s
FROM (${slotSeconds({ blocks, keys: [] }).text}) GROUP BY slot ORDER BY slot`
  );

  expect(found).toEqual(expected('1.14'));
});

test('over both clock changes the seconds of a block add up to its length, and the wall clock is right', async () => {
  const random = mulberry32(3);
  const [spring, autumn] = [at('2026-03-29 00:00:00'), at('2026-10-25 00:00:00')];
  const clock = zoneTransitions('Europe/Berlin', spring - 5 * 86_400, autumn + 5 * 86_400);
  const block = (i: number): string => {
    const f = (i % 2 ? spring : autumn) + Math.floor(random() * 7200);
    const t = f + 1 + Math.floor(random() * 20_000);
    const off = f >= at('2026-03-29 01:00:00') && f < at('2026-10-25 01:00:00') ? 7200 : 3600;
    return `(${i}, ${f}, ${t}, ${off})`;
  };
  const blocks = raw(
    `SELECT * FROM (VALUES ${Array.from({ length: 200 }, (_, i) => block(i)).join(', ')}) AS b(no, f, t, off_s)`
  );

  const wrong = await rows(
    engine,
    `SELECT no FROM (SELECT no, sum(seconds) AS s FROM (${slotSeconds({ blocks, keys: ['no'], clock }).text}) GROUP BY no) JOIN (${blocks.text}) USING (no) WHERE s <> t - f`
  );
  const jump = sql`SELECT * FROM (VALUES (${at('2026-03-29 00:30:00')}, ${at('2026-03-29 01:30:00')}, 3600)) AS b(f, t, off_s)`;
  const slots = await rows(
    engine,
    `SELECT (slot % 48)::INTEGER AS half, seconds::DOUBLE AS s FROM (${slotSeconds({ blocks: jump, keys: [], clock }).text}) ORDER BY slot`
  );

  expect(wrong).toEqual([]);
  expect(slots).toEqual([{ half: 3, s: 1800 }, { half: 6, s: 1800 }]); // prettier-ignore
});

test('example 6.7: expected back-to-back share, slots weighted by contacts', () => {
  const want = expected('6.7');
  const slot = (people: number, contacts: number) => ({ callsPerH: 200, ahtS: 180, people, contacts });
  const options = { patienceS: 120, gapS: 30 };

  for (const { N, below30s } of want) expect(expectedB2b([slot(N!, 1)], options)).toBeCloseTo(below30s!, 6);
  expect(expectedB2b([slot(11, 300), slot(18, 100)], options)).toBeCloseTo((3 * 0.5522936 + 0.0488781) / 4, 6);
  expect(expectedB2b([], options)).toBeNull();
});

test('busy against present by half-hour, and occupancy of a morning measured by status', async () => {
  const model = await build(engine, { ...A, ...S });

  const line = await busyPresent(engine, { scope, settings, model });
  const { cells, basis } = await occupancyHeat(engine, { scope, settings, model });

  const sum = (field: 'busy' | 'present') => line.day.reduce((total, point) => total + point[field] * 1800, 0);
  expect([sum('busy'), sum('present')].map(Math.round)).toEqual([3265, 3870]);
  expect(line.dates).toEqual([{ date: '2025-03-03', busyH: expect.closeTo(3265 / 3600, 9), presentH: 3870 / 3600 }]);
  expect(basis.basis).toBe('measured');
  expect(cells.map(({ weekday, half }) => [weekday, half])).toEqual([[1, 18], [1, 19], [1, 21]]); // prettier-ignore
  expect(cells[0]?.occupancy.status).toBe('insufficient');
  expect(cells.reduce((total, cell) => total + cell.occupancy.value! * cell.agentHours * 3600, 0)).toBeCloseTo(3265, 6);
});

test('stretches of fixture A: three, the longest of 30 minutes', async () => {
  const model = await build(engine, A);

  const result = await spells(engine, { scope, settings, model, markS: 1800 });
  const [longest] = await spellList(engine, { scope, settings, model });

  expect([result.n, longest?.seconds, longest?.start, result.marked]).toEqual([3, 1805, '09:00', 1]);
  expect(await rows(engine, 'SELECT count(*)::DOUBLE AS n, max(seconds) AS longest FROM spell_fact')).toEqual([{ n: 3, longest: 1805 }]); // prettier-ignore
});

test('time by cause, strips and peak load on a small team', async () => {
  const lines = ['call_id,agent_id,team,channel,direction,start_local,wait_s,ring_s,talk_s,hold_s,wrap_s,cause'];
  for (let agent = 1; agent <= 5; agent++)
    for (let i = 0; i < agent; i++)
      lines.push(
        `c${agent}-${i},A${agent},T1,voice,inbound,2025-03-03 0${8 + (i % 2)}:${10 + i * 5}:00,0,0,100,0,20,${i % 2 ? 'forgot' : 'dispute'}`
      );
  lines.push('x,A9,T2,voice,inbound,2025-03-03 10:00:00,0,0,100,0,20,');
  const model = await build(engine, { calls: lines.join('\n') });

  const causes = await timeByCause(engine, { scope, settings, model });
  const strips = await shiftsStrip(engine, { scope, settings, model });
  const peak = await peakExposure(engine, { scope, settings, model });

  expect(causes.map(({ seconds, contacts }) => [seconds, contacts])).toEqual([[1080, 9], [720, 6], [120, 1]]); // prettier-ignore
  expect(strips.map(({ people, calls, median }) => [people, calls, median])).toEqual([[5, [], null], [1, [], null]]); // prettier-ignore
  expect(peak.basis.basis).toBe('inferred');
});
