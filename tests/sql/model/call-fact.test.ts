import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '#core/engine.ts';
import { build, openEngine, rows } from './support.ts';
import { A } from './fixtures.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});

test('counts offered, handled, abandoned and wait as METHODS 1.1', async () => {
  await build(engine, A);

  const [row] = await rows(
    engine,
    `SELECT (count(*) FILTER (WHERE offered))::DOUBLE AS offered,
       (count(*) FILTER (WHERE offered AND handled))::DOUBLE AS handled,
       (count(*) FILTER (WHERE abandoned))::DOUBLE AS abandoned,
       (count(*) FILTER (WHERE short_abandon))::DOUBLE AS short_abandoned,
       avg(wait_s) FILTER (WHERE offered AND handled) AS asa_s
     FROM call_fact`
  );

  expect(row).toEqual({ offered: 10, handled: 8, abandoned: 2, short_abandoned: 1, asa_s: 12.5 });
});

test('averages handle time and its parts as METHODS 1.2', async () => {
  await build(engine, A);

  const [row] = await rows(
    engine,
    `SELECT avg(talk_s) AS talk, avg(hold_s) AS hold, avg(wrap_s) AS wrap, avg(handle_s) AS aht, median(handle_s) AS median
     FROM call_fact WHERE offered AND handled`
  );

  expect(row).toEqual({ talk: 310, hold: 11.25, wrap: 58.125, aht: 379.375, median: 330 });
});
