import { afterAll, beforeAll, expect, test } from 'vitest';
import { numbers, type Engine } from '#core/engine.ts';
import { followUpQueue } from '#core/analyses/cases/queue.ts';
import { caseTimeline } from '#core/analyses/cases/timeline.ts';
import { auditContacts } from '#core/analyses/contact-rules/audit.ts';
import { RULE_PRESETS } from '#core/analyses/contact-rules/presets.ts';
import type { ContactRule } from '#core/analyses/contact-rules/types.ts';
import { arrivals } from '#core/analyses/volume/arrivals.ts';
import { forecastArrivals } from '#core/analyses/volume/forecast.ts';
import { serviceLevels } from '#core/analyses/volume/service-level.ts';
import { busyPresent } from '#core/analyses/workload/busy-present.ts';
import { concurrency } from '#core/analyses/workload/concurrency.ts';
import { backToBack } from '#core/analyses/workload/expected-b2b.ts';
import { workloadImbalance } from '#core/analyses/workload/imbalance.ts';
import { occupancyHeat } from '#core/analyses/workload/occupancy-heat.ts';
import { peakExposure } from '#core/analyses/workload/peak.ts';
import { shiftsStrip } from '#core/analyses/workload/shifts-strip.ts';
import { spells } from '#core/analyses/workload/spells.ts';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import type { ModelInfo } from '#core/model/types.ts';
import { loadWorld, WORLD_SETTINGS } from './world.ts';
import { createNodeEngine } from '#node/engine.ts';

let engine: Engine;
let model: ModelInfo;
beforeAll(async () => {
  engine = await createNodeEngine();
  model = await loadWorld(engine);
}, 120_000);
afterAll(() => engine.close());

const settings = WORLD_SETTINGS;
const scope = { from: 0, to: 40_000, codes: {} };
const ask = () => ({ scope, settings, model });
const one = async (query: string): Promise<number> => numbers(await engine.query(query), 'n')[0] ?? 0;

test('contact rules agree with a count by self-join', async () => {
  const rules = RULE_PRESETS.flatMap((preset): readonly ContactRule[] => preset.rules);

  const { rules: audits, clock } = await auditContacts(engine, { ...ask(), rules });

  const marks = Object.fromEntries(audits.map(({ rule, marks: n }) => [rule.id, n]));
  const attempt = `(SELECT case_id, customer_id, start_local_s AS s, start_local_s // 86400 AS d FROM (SELECT DISTINCT call_id, case_id, customer_id, start_local_s FROM calls WHERE direction = 'outbound' AND channel = 'voice'))`;
  const manual = await one(`SELECT count(*)::DOUBLE AS n FROM (SELECT a.case_id, a.s, count(*) AS c FROM ${attempt} AS a
JOIN ${attempt} AS b ON b.case_id = a.case_id AND b.customer_id = a.customer_id AND b.d BETWEEN a.d - 6 AND a.d AND b.s <= a.s GROUP BY ALL) WHERE c > 7`);
  expect(clock).toBe('site');
  expect(audits.map(({ status }) => status)).toEqual(rules.map(() => 'computable'));
  expect(marks['us-attempts']).toBe(manual);
  expect(marks['us-hours']).toBe(0);
  for (const audit of audits) expect(audit.weeks.reduce((sum, week) => sum + week.marks, 0)).toBe(audit.marks);
  for (const audit of audits) expect(audit.unitsMarked).toBeLessThanOrEqual(audit.units);
});

test('the follow-up queue of the last day', async () => {
  const queue = await followUpQueue(engine, ask());

  expect(queue.asOf).toBe(model.asOf);
  for (const tab of queue.tabs) expect(tab.count).not.toBeNull();
  expect(queue.rows.length).toBe(Math.min(500, queue.total));
  for (const row of queue.rows) {
    expect(row.reasons.length).toBeGreaterThan(0);
    expect(row.mayCall).toBe((row.attempts ?? 0) < 7);
  }
  const owed = queue.rows.map((row) => row.owed);
  expect(owed).toEqual([...owed].sort());
  const timeline = await caseTimeline(engine, { caseId: queue.rows[0]!.caseId, model, settings });
  expect(timeline.length).toBeGreaterThan(2);
});

test('volume adds up to the calls of the file', async () => {
  const { days, weekSlots } = await arrivals(engine, ask());
  const { counts, levels } = await serviceLevels(engine, ask());
  const offered = await one("SELECT count(DISTINCT call_id)::DOUBLE AS n FROM calls WHERE direction = 'inbound'");

  expect(days.reduce((sum, day) => sum + day.offered, 0)).toBe(offered);
  expect(weekSlots.reduce((sum, slot) => sum + slot.offered, 0)).toBe(offered);
  expect(counts.offered).toBe(counts.answered + counts.abandoned + counts.otherExit);
  expect(levels[1].value!).toBeGreaterThan(levels[3].value!);
});

test('the forecast leaves out the holiday and the outage and is better than naive', async () => {
  const forecast = await forecastArrivals(engine, ask());

  expect(forecast.excluded.map(({ date }) => date)).toContain('2026-03-19');
  expect(forecast.status).toBe('ok');
  expect(forecast.baseline.wape!).toBeLessThan(0.4);
  expect(forecast.baseline.mase!).toBeLessThan(1);
  expect(forecast.baseline.coverage!).toBeGreaterThan(0.7);
  expect(forecast.baseline.coverage!).toBeLessThan(0.9);
  expect(forecast.days).toHaveLength(7);
});

test('workload agrees with the model: busy seconds, occupancy, stretches', async () => {
  const { dates } = await busyPresent(engine, ask());
  const { cells } = await occupancyHeat(engine, ask());
  const busy = await one('SELECT sum(busy_s)::DOUBLE AS n FROM agent_day');
  const occupancy = await one('SELECT (sum(busy_in_s) / sum(productive_s))::DOUBLE AS n FROM agent_day');
  const stretches = await spells(engine, ask());
  const chats = await concurrency(engine, ask());
  const strips = await shiftsStrip(engine, ask());
  const uneven = await workloadImbalance(engine, ask());
  const peak = await peakExposure(engine, ask());

  const present = cells.reduce((sum, cell) => sum + cell.agentHours, 0);
  const heat = cells.reduce((sum, cell) => sum + cell.occupancy.value! * cell.agentHours, 0) / present;
  expect((dates.reduce((sum, { busyH }) => sum + busyH, 0) * 3600) / busy).toBeCloseTo(1, 6);
  expect(Math.abs(heat - occupancy)).toBeLessThan(0.01);
  expect(stretches.n).toBeGreaterThan(1000);
  expect(chats.mean!).toBeGreaterThan(1);
  expect(strips.map(({ shifts }) => shifts > 100)).toEqual([true, true, true, true]);
  expect(uneven.total.theil!).toBeCloseTo(uneven.total.between! + uneven.total.within!, 9);
  expect(peak.people.length).toBe(uneven.total.people + uneven.leftOut);
});

test('the load explains back-to-back calls of two teams; the planted auto-answer stands out, a blended team gets no finding', async () => {
  const { total, teams, patienceS } = await backToBack(engine, ask());

  const names = new Map(model.dimensions.team?.map(({ code, name }) => [code, name]));
  const findings = Object.fromEntries(teams.map((team) => [names.get(team.team ?? 0), team.finding?.text]));
  expect(patienceS!).toBeGreaterThan(60);
  expect(total.expected.value!).toBeGreaterThan(0.3);
  expect(findings).toEqual({
    'Early care': WORKLOAD.notes.asExpected,
    Hardship: WORKLOAD.notes.asExpected,
    'Inbound service': undefined,
    'Late stage': WORKLOAD.notes.examine
  });
});
