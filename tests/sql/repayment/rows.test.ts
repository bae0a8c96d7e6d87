import { beforeAll, expect, test } from 'vitest';
import { contactSteps } from '#core/analyses/repayment/contact-steps.ts';
import { cureCurves, cureRows } from '#core/analyses/repayment/cure-curve.ts';
import { PLAN_SPLITS, planCurves, planRows } from '#core/analyses/repayment/plan-curves.ts';
import { reachByAttempt, reachRows } from '#core/analyses/repayment/reach-by-attempt.ts';
import { landmarkRows } from '#core/analyses/repayment/reminder-landmark.ts';
import { reminderChannels, reminderComparison } from '#core/analyses/repayment/reminders.ts';
import { rollRows } from '#core/analyses/repayment/roll-matrix.ts';
import { numbers } from '#core/engine.ts';
import { drillCountSql } from '#core/query/drill.ts';
import { resolve } from '#core/query/range.ts';
import type { Selection } from '#core/query/types.ts';
import { sql, type Sql } from '#core/sql/sql.ts';
import { sampleWorld, type World } from './support.ts';

const RANGE = { from: '2026-03-30', to: '2026-05-10' };
const SELECTION: Selection = { range: RANGE, compare: 'none', filters: {}, hours: [] };

let world: World;
beforeAll(async () => {
  ({ world } = await sampleWorld());
}, 120_000);

/** How many rows the drawer would hold. */
async function rows(metric: string, where?: Sql): Promise<number> {
  const { engine, model, settings } = world;
  const context = { model, settings };
  const count = drillCountSql(metric, resolve(SELECTION, model, settings), context, { where });
  return numbers(await engine.query(count), 'rows')[0] ?? -1;
}

test('every step opens as many rows as it counts', async () => {
  const { engine, model, settings } = world;

  const { steps } = await contactSteps(engine, { model, settings, selection: SELECTION });

  const opened = [
    await rows('contact_rate'),
    await rows('rpc_per_contact'),
    await rows('rpc_per_contact', sql`rpc`),
    await rows('promise_rate', sql`promise`),
    await rows('kept_rate', sql`state = 'kept'`)
  ];
  expect(opened).toEqual(steps.map(({ count }) => count));
});

test('curves open their subjects', async () => {
  const asked = world.ask(RANGE.from, RANGE.to);

  const { all, from } = await cureCurves(world.engine, asked);
  const cured = await rows('cases_known', cureRows(asked, from));
  // Cases cured before their first conversation are not at risk: they are in the rows, not in the curve.
  expect(cured).toBeGreaterThanOrEqual(all!.subjects);
  expect(cured).toBeLessThan(all!.subjects * 1.05);

  for (const split of PLAN_SPLITS) {
    const { groups } = await planCurves(world.engine, asked, split);
    for (const { id, curve } of groups) {
      const opened = await rows(split === 'reminder' ? 'promises_known' : 'cases_known', planRows(asked, split, id));
      expect(opened).toBeGreaterThanOrEqual(curve.subjects);
      expect(opened).toBeLessThan(curve.subjects * 1.05 + 2);
    }
  }
});

test('attempts and landmarks open exactly what was compared', async () => {
  const asked = world.ask(RANGE.from, RANGE.to);

  const { points } = await reachByAttempt(world.engine, asked);
  for (const point of [points[0]!, points[3]!, points.at(-1)!])
    expect(await rows('rpc_rate', reachRows(asked, point.attempt))).toBe(point.rpcRate.n);

  const { timings } = await reminderComparison(world.engine, asked);
  for (const { timing, comparison } of timings)
    expect(await rows('promises_known', landmarkRows(asked, timing))).toBe(
      comparison.exposed.n + comparison.unexposed.n
    );

  const { timings: channels } = await reminderChannels(world.engine, asked);
  for (const { timing, channel, comparison } of channels)
    expect(await rows('promises_known', landmarkRows(asked, timing, channel))).toBe(
      comparison.exposed.n + comparison.unexposed.n
    );
});

test('a roll opens the cases of its crossing, each once', async () => {
  const asked = world.ask(RANGE.from, RANGE.to);

  const all = await rows('cases_known', rollRows(asked, null));
  const crossing = await rows('cases_known', rollRows(asked, { from: '1–30', to: '31–60' }));

  const [expected] = await world.rows(`
WITH pair AS (SELECT DISTINCT snap_month AS m FROM snapshots WHERE snap_month::VARCHAR < '2026-05' ORDER BY m DESC LIMIT 3)
SELECT count(DISTINCT a.case_id)::DOUBLE AS n
FROM snapshots AS a
JOIN snapshots AS b ON b.case_id = a.case_id AND (left(b.snap_month::VARCHAR, 7) || '-01')::DATE = (left(a.snap_month::VARCHAR, 7) || '-01')::DATE + INTERVAL 1 MONTH
WHERE a.snap_month IN (SELECT m FROM pair) AND a.dpd BETWEEN 1 AND 30 AND b.dpd BETWEEN 31 AND 60`);
  expect(crossing).toBe(Number(expected!.n));
  expect(all).toBeGreaterThan(crossing);
});
