import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { answers } from '#core/analyses/satisfaction/answers.ts';
import { csatByHandleTime, rangeOfGroup } from '#core/analyses/satisfaction/by-handle-time.ts';
import { drivers } from '#core/analyses/satisfaction/drivers.ts';
import { weeklyTrends } from '#core/analyses/trend.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { nativeWorld, one } from '../../support/native.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

let world: World;
let native: DuckDBConnection;
beforeAll(async () => {
  [{ world }, native] = await Promise.all([sampleWorld(), nativeWorld()]);
});

const rows = async (sql: string) => (await native.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[];

const LOOKS = [
  { name: 'all', from: '2000-01-01', to: '2100-01-01', team: null },
  { name: 'four weeks', from: '2026-04-06', to: '2026-05-03', team: null },
  { name: 'one team, three weeks', from: '2026-03-23', to: '2026-04-12', team: 'Hardship' }
] as const;

describe.each(LOOKS)('satisfaction equals plain SQL on the sample files: $name', ({ from, to, team }) => {
  const where = `handled AND csat IS NOT NULL AND start_at::DATE BETWEEN '${from}' AND '${to}' ${team ? `AND team = '${team}'` : ''}`;
  const asked = () => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});

  test('ratings part by part', async () => {
    const found = await answers(world.engine, 'team', asked());

    const counts = await rows(`SELECT csat, count(*) AS n FROM one_call WHERE ${where} GROUP BY csat ORDER BY csat`);
    expect(found.all.counts).toEqual(counts.map(({ n }) => Number(n)));
    expect(found.all.mean).toBeCloseTo(await one(native, `SELECT avg(csat) FROM one_call WHERE ${where}`), 9);
    expect(found.rows.reduce((sum, { n }) => sum + n, 0)).toBe(found.all.n);
    for (const { label, n, mean } of found.rows) {
      const own = `${where} AND team = '${label!.en}'`;
      expect([n, mean]).toEqual([
        await one(native, `SELECT count(*) FROM one_call WHERE ${own}`),
        expect.closeTo(await one(native, `SELECT avg(csat) FROM one_call WHERE ${own}`), 9)
      ]);
    }
  });

  test('ratings by handling time and those without one add up to all of them', async () => {
    const { n, untimed } = await csatByHandleTime(world.engine, asked());

    expect(untimed).toBe(await one(native, `SELECT count(*) FROM one_call WHERE ${where} AND wrap_s IS NULL`));
    expect(n + untimed).toBe(await one(native, `SELECT count(*) FROM one_call WHERE ${where}`));
  });

  test('ratings by cause add up to all of them, those without a cause included', async () => {
    const found = await answers(world.engine, 'cause', asked());

    expect(found.rows.at(-1)).toMatchObject({ value: '', label: null });
    expect(found.rows.reduce((sum, { n }) => sum + n, 0)).toBe(found.all.n);
  });

  test('ten groups by handling time: each holds the ratings of its range of lengths, means weigh up to the whole', async () => {
    const { groups, n } = await csatByHandleTime(world.engine, asked());

    const known = `${where} AND hold_s IS NOT NULL AND wrap_s IS NOT NULL`;
    expect(n).toBe(await one(native, `SELECT count(*) FROM one_call WHERE ${known}`));
    const weighed = groups.reduce((sum, g) => sum + g.n * g.mean!, 0) / n;
    expect(weighed).toBeCloseTo(await one(native, `SELECT avg(csat) FROM one_call WHERE ${known}`), 9);
    // What a click filters to: about a tenth, and just the ratings of the group.
    for (const { group, n: own } of groups) {
      const { from, to } = rangeOfGroup({ groups }, group)!;
      const inside = `${known} AND talk_s + hold_s + wrap_s >= ${from} AND ${to === null ? 'true' : `talk_s + hold_s + wrap_s < ${to}`}`;
      expect([group, own]).toEqual([group, await one(native, `SELECT count(*) FROM one_call WHERE ${inside}`)]);
      expect(own / n).toBeCloseTo(0.1, 1);
    }
  });

  test('numbers of ratings with and without a long wait, a long hold, a transfer, a repeat contact', async () => {
    const found = await drivers(world.engine, asked());
    const n = (id: string) => found.filter((one) => one.id === id).map(({ nWith, nWithout }) => [nWith, nWithout])[0];
    const count = async (condition: string) => [
      await one(native, `SELECT count(*) FROM one_call AS o WHERE ${where} AND (${condition})`),
      await one(native, `SELECT count(*) FROM one_call AS o WHERE ${where} AND NOT (${condition})`)
    ];

    expect(n('long_hold')).toEqual(await count('hold_s > 60'));
    expect(n('transferred')).toEqual(await count('transferred'));
    const hold = found.find(({ id }) => id === 'long_hold')!;
    expect(hold.meanWith).toBeCloseTo(await one(native, `SELECT avg(csat) FROM one_call WHERE ${where} AND hold_s > 60`), 9); // prettier-ignore
  });
});

test('a repeat contact follows an inbound contact of the same customer within seven days', async () => {
  const found = (await drivers(world.engine, world.ask())).find(({ id }) => id === 'repeat')!;

  const again = await one(
    native,
    `WITH who AS (SELECT call_id, any_value(customer_id) AS customer_id FROM legs GROUP BY call_id),
inbound AS (SELECT o.*, w.customer_id FROM one_call AS o JOIN who AS w USING (call_id) WHERE direction = 'inbound')
SELECT count(DISTINCT n.call_id) FROM inbound AS n JOIN inbound AS e ON e.customer_id = n.customer_id AND e.start_at < n.start_at
  AND e.start_at >= n.start_at - INTERVAL 7 DAY
WHERE n.handled AND n.csat IS NOT NULL`
  );
  // The plain join compares wall clocks; the week in which the clocks change may differ by a contact or two.
  expect(Math.abs(found.nWith - again)).toBeLessThanOrEqual(2);
});

test('planted: hard calls go with lower scores, by about the 0.8 points that were planted', async () => {
  const difficult = (await drivers(world.engine, world.ask())).find(({ id }) => id === 'difficult')!;

  expect(difficult.moved).toBe(true);
  // Rounded and clipped to 1–5, and flags are blank or missing for some: smaller than planted, never larger by more than its interval.
  expect(difficult.difference!).toBeLessThan(-0.3);
  expect(difficult.interval![0]).toBeLessThan(-0.5);
});

test('weekly means are those of the files; the weeks end with the period', async () => {
  const selection = { ...DEFAULT_SELECTION, range: { from: '2026-04-06', to: '2026-05-03' } };
  const [trend] = await weeklyTrends(world.engine, ['csat_avg'], { selection, model: world.model, settings: world.settings }); // prettier-ignore

  expect(trend!.points.at(-1)).toMatchObject({ from: '2026-04-27', to: '2026-05-03', inPeriod: true });
  expect(trend!.points.filter(({ inPeriod }) => inPeriod)).toHaveLength(4);
  for (const { from, to, envelope } of trend!.points) {
    const own = `handled AND start_at::DATE BETWEEN '${from}' AND '${to}'`;
    expect(envelope.value).toBeCloseTo(await one(native, `SELECT avg(csat) FROM one_call WHERE ${own}`), 9);
    expect(envelope.n).toBe(await one(native, `SELECT count(csat) FROM one_call WHERE ${own}`));
  }
});
