import { beforeAll, describe, expect, test } from 'vitest';
import type { ModelInfo } from '#core/model/types.ts';
import { runDaily } from '#core/query/daily.ts';
import { resolve } from '#core/query/range.ts';
import { rollupsOf } from '#core/query/rollup.ts';
import { runCells, type Cell } from '#core/query/run.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { GroupBy, Selection } from '#core/query/types.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
import { worldFolder } from '../../support/worlds.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

const ALL = METRICS.map(({ id }) => id);
const SETS: readonly (readonly GroupBy[])[] = [[], ['team'], ['direction', 'week'], ['agent'], ['cause'], ['weekdayHour']]; // prettier-ignore

let world: World;
/** The same data without rollups: they belong to the model that they were made for. */
let plain: ModelInfo;
beforeAll(async () => {
  ({ world } = await sampleWorld(worldFolder('null', { weeks: 6 })));
  plain = { ...world.model };
}, 180_000);

const id = (dimension: string, i: number): string => world.model.dimensions[dimension]![i]!.id;
const selections = (): Partial<Selection>[] => [
  { range: 'all' },
  { range: 'last7d', compare: 'prev' },
  { filters: { direction: [id('direction', 0)], team: [id('team', 1)] } },
  { filters: { agent: [3, 7, 11, 12, 20].map((i) => id('agent', i)) } },
  { range: 'all', filters: { cause: [id('cause', 0)] } },
  { hours: ['1-10', '2-11'] }
];

/** Numbers to nine digits: sums of sums may differ in the last bits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? Number(part.toPrecision(9)) : part))
  );
const ordered = (cells: readonly Cell[]) =>
  [...cells].sort((a, b) => `${a.set}|${a.span}|${a.key.join()}`.localeCompare(`${b.set}|${b.span}|${b.key.join()}`));

describe('rollups change how long an answer takes, never what it is', () => {
  test('every metric, by every kind of group, under filters, with a comparison', async () => {
    for (const changes of selections()) {
      const selection = { ...DEFAULT_SELECTION, ...changes };
      const ask = async (model: ModelInfo) => {
        const resolved = resolve(selection, model, world.settings);
        const spans = [resolved, ...(resolved.compare ? [resolved.compare] : [])];
        return ordered(
          await runCells(world.engine, { metrics: ALL, sets: SETS, spans }, resolved, { ...world, model })
        );
      };
      const [fast, slow] = [await ask(world.model), await ask(plain)];

      expect(slow.length, JSON.stringify(changes)).toBeGreaterThan(0);
      expect(rounded(fast), JSON.stringify(changes)).toEqual(rounded(slow));
    }
  });

  test('sums per day', async () => {
    const resolved = resolve(DEFAULT_SELECTION, world.model, world.settings);
    const sums = async (model: ModelInfo) => {
      const daily = await runDaily(world.engine, ALL, resolved, { ...world, model }, { split: 'direction' });
      return daily.metrics
        .toSorted()
        .map((metric) => [metric, daily.sums(metric, resolved), daily.sums(metric, resolved, 1)]);
    };

    expect(rounded(await sums(world.model))).toEqual(rounded(await sums(plain)));
  });

  test('they are a fraction of the rows, and used', async () => {
    const [{ calls, sums } = {}] = await world.rows(
      'SELECT (SELECT count(*) FROM call_fact)::DOUBLE AS calls, (SELECT count(*) FROM call_fact_rollup)::DOUBLE AS sums'
    );
    const { metrics } = rollupsOf(world).get('call_fact')!;

    expect(Number(sums)).toBeLessThan(Number(calls) / 3);
    expect(['calls_handled', 'aht_s', 'csat_avg', 'abandon_rate'].every((metric) => metrics.has(metric))).toBe(true);
    expect(rollupsOf({ ...world, model: plain }).size).toBe(0);
    expect(rollupsOf({ ...world, settings: { ...world.settings, b2bGapS: 99 } }).size).toBe(0);
  });
});
