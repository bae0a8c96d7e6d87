import { beforeAll, expect, test } from 'vitest';
import type { Engine, Value } from '#core/engine.ts';
import { buildModel } from '#core/model/build.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { robustRef, sri, SRI_DEFAULT, type RobustRef } from '#core/stats/strain.ts';
import { build, load, openEngine, rows } from './support.ts';
import { A, S } from './fixtures.ts';
import { generateWorld } from './world.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

const raws = (row: Record<string, Value>) =>
  Object.fromEntries(SRI_DEFAULT.map(({ id }) => [id, row[`raw_${id.toLowerCase()}`] as number | null]));

test('equals the reference function on every scored day of a large world', async () => {
  await load(engine, {});
  await generateWorld(engine, { calls: 120_000, cases: 5000, agents: 24 });
  await engine.exec('DELETE FROM calls WHERE hash(line_no) % 3 = 0');
  const info = await buildModel(engine, { settings: { ...DEFAULT_SETTINGS, weekStart: 1 } });

  const references: Record<string, Record<string, RobustRef>> = {};
  for (const { component, channel, med, scale } of await rows(engine, 'SELECT * FROM strain_reference')) {
    const id = SRI_DEFAULT.find((comp) => comp.id.toLowerCase() === component)!.id;
    (references[String(channel)] ??= {})[id] = { med: Number(med), scale: Number(scale) };
  }
  const days = await rows(engine, 'SELECT * FROM agent_day ORDER BY cluster');
  const scored = days.filter((day) => day.scored === true);
  expect(scored.length).toBeGreaterThan(1000);
  expect(Object.keys(references['4'] ?? {})).toEqual(expect.arrayContaining(['P2_back_to_back', 'E1_difficult_per_h']));
  expect(info.strainSignature).toMatch(/^sri-\d-[0-9a-f]{8}$/);
  for (const day of scored) {
    const expected = sri(raws(day), SRI_DEFAULT, references[String(day.channel ?? -1)] ?? {});
    expect(Number(day.sri)).toBeCloseTo(expected.sri!, 9);
    for (const part of expected.parts) {
      expect(Number(day[`score_${part.id.toLowerCase()}`])).toBeCloseTo(part.score, 9);
      expect(Number(day[`part_${part.id.toLowerCase()}`])).toBeCloseTo(part.contribution, 9);
    }
    const sum = SRI_DEFAULT.reduce((total, { id }) => total + Number(day[`part_${id.toLowerCase()}`] ?? 0), 0);
    expect(sum).toBeCloseTo(Number(day.sri), 9);
    expect([day.sri_low, day.sri_high]).toEqual([day.sri, day.sri]);
  }
});

test('freezes the reference on the first eight complete weeks', async () => {
  const weeks = await rows(engine, 'SELECT min(day)::INTEGER AS first FROM agent_day');
  const first = Number(weeks[0]!.first) + 5; // 2025-01-01 is a Wednesday: the first whole week begins on 6 January
  const sample = await rows(
    engine,
    `SELECT raw_e1_difficult_per_h AS x FROM agent_day WHERE span_s >= 7200 AND contacts >= 5 AND channel = 4 AND day >= ${first} AND day < ${first + 56}`
  );

  const [kept] = await rows(
    engine,
    "SELECT med, scale FROM strain_reference WHERE component = 'e1_difficult_per_h' AND channel = 4"
  );

  const expected = robustRef(sample.map(({ x }) => Number(x)))!;
  expect(Number(kept!.med)).toBeCloseTo(expected.med, 9);
  expect(Number(kept!.scale)).toBeCloseTo(expected.scale, 9);
});

test('scores no day under 2 h or 5 contacts', async () => {
  await build(engine, { ...A, ...S }); // 6,195 s

  expect(await rows(engine, 'SELECT scored, sri, score_p1_occupancy FROM agent_day')).toEqual([
    { scored: false, sri: null, score_p1_occupancy: null }
  ]);
});

test('gives bounds without status and shifts, and no middle', async () => {
  const before = 'c00,A1,Q1,voice,outbound,2025-03-02 17:40:00,0,0,600,0,0,,,,,';
  const after = 'c99,A1,Q1,voice,outbound,2025-03-03 11:30:00,0,0,600,0,0,,false,false,false,false';
  const info = await build(engine, { calls: `${A.calls}\n${before}\n${after}` });

  const [day] = await rows(engine, 'SELECT * FROM agent_day WHERE contacts > 1');
  const values = raws(day!);
  // Busy 3,265 + 600 s between 09:00:15 and 11:40; gaps of 2,400 and 2,790 s may be breaks.
  const [low, high] = [3865 / 9585, 3865 / (9585 - 2400 - 2790)].map((p1) => sri({ ...values, P1_occupancy: p1 }).sri!);
  expect(info.occupancy).toBe('bounds');
  expect(day!.sri).toBeNull();
  expect(Number(day!.sri_low)).toBeCloseTo(low!, 9);
  expect(Number(day!.sri_high)).toBeCloseTo(high!, 9);
  expect([day!.raw_p1_occupancy, day!.score_p1_occupancy, day!.part_p1_occupancy]).toEqual([null, null, null]);
});
