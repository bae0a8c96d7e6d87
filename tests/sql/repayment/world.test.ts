import { beforeAll, describe, expect, test } from 'vitest';
import { cureCurves } from '#core/analyses/repayment/cure-curve.ts';
import { followUp } from '#core/analyses/repayment/follow-up.ts';
import { contactSteps, conversationsWithInbound } from '#core/analyses/repayment/contact-steps.ts';
import { caseFunnel } from '#core/analyses/repayment/funnel.ts';
import { reachByHour } from '#core/analyses/repayment/hours.ts';
import { instalments } from '#core/analyses/repayment/instalments.ts';
import { KEPT_SPLITS, keptBy } from '#core/analyses/repayment/kept-by.ts';
import { PLAN_SPLITS, planCurves } from '#core/analyses/repayment/plan-curves.ts';
import { promiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import { reachByAttempt } from '#core/analyses/repayment/reach-by-attempt.ts';
import { reminderComparison } from '#core/analyses/repayment/reminders.ts';
import { rollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import { vintages } from '#core/analyses/repayment/vintage.ts';
import { waivers } from '#core/analyses/repayment/waivers.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import { sampleWorld, type Truth, type World } from './support.ts';

let world: World;
let truth: Truth;
beforeAll(async () => {
  ({ world, truth } = await sampleWorld());
});

describe('the planted world (METHODS 10.3)', () => {
  test('4: kept rate within 3 SE of what was planted; the naive rate differs in the last two weeks', async () => {
    const { all } = await keptBy(world.engine, world.ask(), 'dpd');
    const last = await keptBy(world.engine, world.ask('2026-05-09', '2026-06-30'), 'dpd');

    const planted = truth.promises.kept / truth.promises.matured;
    const se = Math.sqrt((planted * (1 - planted)) / truth.promises.matured);
    expect(Math.abs(all.keptRate.value! - planted)).toBeLessThan(3 * se);
    expect(Math.abs(last.all.keptRate.value! - last.naiveRate!)).toBeGreaterThan(0.1);
  });

  test('5: reminder landmark within 3 SE of the planted effect; the naive comparison has the wrong sign', async () => {
    const { timings, naive } = await reminderComparison(world.engine, world.ask());

    const [early] = timings;
    const { rd, rdCi } = early!.comparison;
    const se = (rdCi![1] - rdCi![0]) / 3.92;
    expect(Math.abs(rd! - truth.planted.reminderEffect)).toBeLessThan(3 * se);
    expect(naive!.hi).toBeLessThan(0);
  });

  test('finds nothing where a reminder has no effect (day of the due date)', async () => {
    const { timings } = await reminderComparison(world.engine, world.ask());

    const [lo, hi] = timings.find(({ timing }) => timing === 0)!.comparison.rdCi!;

    expect(lo).toBeLessThan(0);
    expect(hi).toBeGreaterThan(0);
  });

  test('adds up: roll rows to 1, outcomes to 1, funnel never grows, weeks to the promises made', async () => {
    const { engine, ask } = world;
    const [roll, funnel, weeks] = [await rollMatrix(engine, ask()), await caseFunnel(engine, ask()), await promiseWeeks(engine, ask())]; // prettier-ignore

    for (const row of [...roll.byCount, ...roll.byBalance])
      expect(row.cells.reduce((sum, cell) => sum + (cell.share.value ?? 0), 0)).toBeCloseTo(1, 9);
    const { cure, back, stable, forward } = roll.outcomes!;
    expect(cure.value! + back.value! + stable.value! + forward.value!).toBeCloseTo(1, 12);
    const counts = funnel.steps.map((step) => step.cases);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts[0]).toBe(truth.cases.opened);
    const due = weeks.weeks.reduce((sum, week) => sum + week.kept.n + week.pending, 0);
    expect(due).toBe(truth.promises.matured + truth.promises.pending);
  });

  test('orders the buckets by cure, and shows competing closures as cumulative incidence', async () => {
    const { groups } = await cureCurves(world.engine, world.ask());

    const by42 = groups.map(({ curve }) => curve.points.filter(({ t }) => t <= 42).at(-1)!.share);
    expect(by42).toEqual([...by42].sort((a, b) => b - a));
    expect(groups.map(({ curve }) => curve.method)).toEqual([
      ...new Array<string>(3).fill('kaplan_meier'),
      ...new Array<string>(3).fill('cumulative_incidence')
    ]);
  });

  test('hides nothing under filters: teams add up to all', async () => {
    const { engine, settings, model } = world;
    const attemptsOf = async (filters: Selection['filters']) =>
      (await contactSteps(engine, { model, settings, selection: { ...DEFAULT_SELECTION, range: 'all', filters } }))
        .steps[0]!.count!;
    let attempts = 0;
    for (const { id } of model.dimensions.team!) attempts += await attemptsOf({ team: [id] });

    expect(attempts).toBe(await attemptsOf({}));
  });

  test('says of how many conversations promises are, where inbound ones are among them', async () => {
    const { engine, model, settings } = world;
    const outbound = model.dimensions.direction!.find(({ id }) => id === 'outbound')!.id;
    const asked = (filters: Selection['filters']) =>
      contactSteps(engine, { model, settings, selection: { ...DEFAULT_SELECTION, range: 'all', filters } });

    const all = await asked({});
    const reached = all.steps.find(({ id }) => id === 'right_party')!.count!;
    expect(conversationsWithInbound(all)).toBe(all.steps.find(({ id }) => id === 'promises')!.rate.now.n);
    expect(conversationsWithInbound(all)).toBeGreaterThan(reached);
    expect(conversationsWithInbound(await asked({ direction: [outbound] }))).toBeNull();
  });

  test('answers every analysis on a range of weeks', async () => {
    const { engine, ask } = world;
    const input = ask('2026-04-06', '2026-05-03');

    for (const split of PLAN_SPLITS) expect((await planCurves(engine, input, split)).reason).toBeNull();
    for (const split of KEPT_SPLITS) expect((await keptBy(engine, input, split)).reason).toBeNull();
    expect((await vintages(engine, input)).vintages.map(({ month }) => month)).toEqual(['2026-02', '2026-03', '2026-04', '2026-05']); // prettier-ignore
    expect((await instalments(engine, input)).plan_adherence.status).toBe('ok');
    expect((await waivers(engine, input)).waiver_rate.status).toBe('ok');
    expect((await followUp(engine, input)).follow_up_median_s.status).toBe('ok');
    expect((await reachByAttempt(engine, input)).points.length).toBeGreaterThan(5);
    expect((await reachByHour(engine, input)).cells.length).toBeGreaterThan(50);
  });
});
