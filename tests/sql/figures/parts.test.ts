import { beforeAll, describe, expect, test } from 'vitest';
import { answers } from '#core/analyses/satisfaction/answers.ts';
import { roster } from '#core/analyses/agents/roster.ts';
import { channelMix } from '#core/analyses/steps/channels.ts';
import { timeBySituation } from '#core/analyses/steps/time-by-situation.ts';
import { arrivals } from '#core/analyses/volume/arrivals.ts';
import { handleHistogram } from '#core/analyses/volume/histogram.ts';
import { serviceLevels } from '#core/analyses/volume/service-level.ts';
import { shiftsStrip } from '#core/analyses/workload/shifts-strip.ts';
import { timeByCause } from '#core/analyses/workload/time-by-cause.ts';
import { resolve } from '#core/query/range.ts';
import { run } from '#core/query/run.ts';
import { scopeOf } from '#core/query/scope.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { FilterId, GroupBy, Selection } from '#core/query/types.ts';
import type { Metric } from '#core/semantic/metric.ts';
import { METRICS } from '#core/semantic/metrics/index.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

// No page sums differently from another (METHODS 10.3): whatever a figure is split by, its parts add up to it; filters and groups commute; and what
// pages count in their own way is what the registry counts.
let world: World;
beforeAll(async () => {
  ({ world } = await sampleWorld());
}, 180_000);

const id = (dimension: string, i: number): string => world.model.dimensions[dimension]![i]!.id;
const LOOKS: readonly { name: string; selection: () => Partial<Selection> }[] = [
  { name: 'all dates', selection: () => ({ range: 'all' }) },
  { name: 'four weeks', selection: () => ({}) },
  { name: 'one team, one direction', selection: () => ({ range: 'last13w', filters: { team: [id('team', 1)], direction: [id('direction', 1)] } }) } // prettier-ignore
];
const DIMENSIONS: readonly FilterId[] = ['team', 'agent', 'channel', 'direction', 'product', 'dpd', 'cause'];

/** Metrics whose numerator and denominator add up over disjoint rows. */
const addsUp = ({ kind }: Metric): boolean => ['rate', 'count', 'sum', 'mean'].includes(kind);
const PLAIN = METRICS.filter((metric) => addsUp(metric) && metric.date !== null);

async function ask(metrics: readonly string[], by: readonly GroupBy[], changes: Partial<Selection>) {
  const selection = { ...DEFAULT_SELECTION, ...changes };
  return run(world.engine, { metrics, by }, resolve(selection, world.model, world.settings), world);
}

const total = (values: readonly (number | null | undefined)[]): number => values.reduce<number>((sum, value) => sum + (value ?? 0), 0); // prettier-ignore

describe.each(LOOKS)('$name', ({ selection }) => {
  test('the parts of a figure add up to it, over every dimension and over days', async () => {
    const ids = PLAIN.map((metric) => metric.id);
    const [whole] = await ask(ids, [], selection());
    let compared = 0;
    for (const by of [...DIMENSIONS, 'day', 'week'] as const) {
      const groups = await ask(ids, [by], selection());
      for (const metric of ids) {
        const all = whole!.values[metric]!;
        const parts = groups.map(({ values }) => values[metric]!);
        if (all.parts === undefined || parts.some(({ status }) => status === 'not_computable')) continue;
        // A mean or rate carries its sums; a count is its own sum.
        const where = `${metric} by ${by}`;
        expect(total(parts.map((part) => part.parts?.num)), where).toBeCloseTo(all.parts.num, 4);
        expect(total(parts.map((part) => part.parts?.den)), where).toBeCloseTo(all.parts.den, 4);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(150);
  });

  test('a filter on a value is the group of that value, and two of them commute', async () => {
    const metrics = ['calls_handled', 'aht_s', 'csat_avg', 'promise_rate', 'back_to_back_share'];
    const changes = selection();
    const pairs = (await ask(['calls_handled'], ['cause', 'product'], changes)).filter(({ key }) => !key.includes(''));
    const busiest = pairs.toSorted((a, b) => b.values.calls_handled!.value! - a.values.calls_handled!.value!)[0]!;
    const [cause, product] = busiest.key as [string, string];
    const filtered = (filters: Selection['filters']) => ({ ...changes, filters: { ...changes.filters, ...filters } });
    const at = async (by: readonly GroupBy[], key: readonly string[], filters: Selection['filters']) =>
      (await ask(metrics, by, filtered(filters))).find((group) => group.key.join() === key.join())?.values;

    const both = await at([], [], { cause: [cause], product: [product] });

    expect(both!.calls_handled!.value).toBeGreaterThan(0);
    const same = [
      await at(['cause'], [cause], { product: [product] }),
      await at(['product'], [product], { cause: [cause] }),
      await at(['cause', 'product'], [cause, product], {}),
      await at([], [], { product: [product], cause: [cause] })
    ];
    for (const values of same) {
      for (const metric of metrics) {
        expect([values![metric]!.value, values![metric]!.n, ...(values![metric]!.ci ?? [])], metric).toEqual(
          [both![metric]!.value, both![metric]!.n, ...(both![metric]!.ci ?? [])].map((value) => (value === null ? null : expect.closeTo(value, 9))) // prettier-ignore
        );
      }
    }
  });

  test('what pages count in their own way is what the registry counts', async () => {
    const chosen = { ...DEFAULT_SELECTION, ...selection() };
    const resolved = resolve(chosen, world.model, world.settings);
    const scope = { ...scopeOf(chosen, world.model), from: resolved.from, to: resolved.to };
    const options = { ...world, scope };
    const [group] = await ask(
      ['calls_offered', 'calls_handled', 'aht_s', 'csat_avg', 'contacts_worked'],
      [],
      selection()
    );
    const values = group!.values;
    const handled = values.calls_handled!.value!;

    const slots = await arrivals(world.engine, options);
    expect(total(slots.days.map((day) => day.handled))).toBe(handled);
    expect(total(slots.halves.map((slot) => slot.handled))).toBe(handled);
    expect((await handleHistogram(world.engine, options)).n).toBe(values.aht_s!.n);
    expect(total((await timeBySituation(world.engine, options)).map(({ n }) => n))).toBe(handled);
    expect((await answers(world.engine, 'team', options)).all.n).toBe(values.csat_avg!.n);
    const causes = await timeByCause(world.engine, options);
    expect(total(causes.map(({ share }) => share))).toBeCloseTo(1, 9);
    expect(total((await channelMix(world.engine, options)).channels.map(({ contacts }) => contacts))).toBeGreaterThanOrEqual(handled); // prettier-ignore
    const people = await roster(world.engine, { ...options, selection: chosen });
    const calls = total(people.map(({ figures }) => figures.find(({ metric }) => metric === 'calls_handled')?.now.value)); // prettier-ignore
    expect(calls).toBe(handled);
    if (values.calls_offered!.value !== null) {
      expect((await serviceLevels(world.engine, options)).counts.offered).toBe(values.calls_offered!.value);
      expect(total(slots.days.map((day) => day.offered))).toBe(values.calls_offered!.value);
    }
    // A shift counts what its person answered: a call handed over counts for both, on the date on which the shift began.
    if (resolved.everything) {
      const strips = await shiftsStrip(world.engine, options);
      const [{ legs } = {}] = await world.rows('SELECT count(*)::DOUBLE AS legs FROM leg_fact WHERE handled');
      expect(total(strips.flatMap(({ calls: own }) => own))).toBe(legs);
    }
  });
});
