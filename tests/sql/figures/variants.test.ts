import { describe, expect, test } from 'vitest';
import { allFigures } from '#core/analyses/figures.ts';
import { rollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import { REASONS } from '#core/i18n/messages/metrics.ts';
import { buildModel } from '#core/model/build.ts';
import { resolve } from '#core/query/range.ts';
import { run } from '#core/query/run.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Selection } from '#core/query/types.ts';
import type { Envelope } from '#core/semantic/types.ts';
import { DEFAULT_SETTINGS } from '#core/settings.ts';
import { createNodeEngine } from '#node/engine.ts';
import { build } from '../../../sample-data/generate/build.mjs';
import { FORMS } from '../../../sample-data/generate/forms.mjs';
import { loadBytes } from '../../fixtures/ingest/load.ts';
import { worldFolder } from '../../support/worlds.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

const ALL: Selection = { ...DEFAULT_SELECTION, range: 'all', compare: 'none' };
const VARIANTS = ['default', 'null', 'sparse', 'small', 'night', 'no-identification', 'answered-only'] as const;
const open = async (variant: string, weeks = 2): Promise<World> => (await sampleWorld(worldFolder(variant, { weeks }))).world; // prettier-ignore

async function figures(world: World, selection = ALL): Promise<Record<string, Envelope>> {
  const groups = await allFigures(world.engine, { model: world.model, settings: world.settings, selection });
  return Object.fromEntries(groups.flatMap((group) => group.figures.map(({ metric, now }) => [metric, now])));
}

describe('properties of every variant (METHODS 10.3, no. 10)', () => {
  for (const variant of VARIANTS) {
    test(
      variant,
      async () => {
        const world = await open(variant);
        const [sums] = await world.rows(`
SELECT
  (SELECT sum(busy_s) FROM agent_day)::DOUBLE AS by_day,
  (SELECT sum(busy_s) FROM presence_fact)::DOUBLE AS by_hour,
  (SELECT sum(greatest(0, busy_to - greatest(busy_from, coalesce(reach, busy_from)))) FROM (
    SELECT *, max(busy_to) OVER (PARTITION BY agent ORDER BY busy_from, busy_to ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach FROM leg_fact))::DOUBLE AS by_piece,
  (SELECT sum(productive_s) / nullif(sum(paid_s), 0) FROM agent_day WHERE productive_s > 0)::DOUBLE AS availability,
  (SELECT max(abs(sri - (coalesce(part_p1_occupancy, 0) + coalesce(part_p2_back_to_back, 0) + coalesce(part_r1_unbroken_min, 0)
    + coalesce(part_r2_difficult_no_recovery_8h, 0) + coalesce(part_e1_difficult_per_h, 0) + coalesce(part_t1_day_h, 0)
    + coalesce(part_t2_rest_h, 0) + coalesce(part_b1_backlog_days, 0)))) FROM agent_day)::DOUBLE AS off`);
        const all = await figures(world);

        expect(sums!.by_hour).toBe(sums!.by_day);
        expect(sums!.by_piece).toBe(sums!.by_day);
        if (sums!.off !== null) expect(sums!.off).toBeLessThan(1e-9);
        if (all.utilisation!.value !== null) expect(all.utilisation!.value).toBeCloseTo(all.occupancy!.value! * Number(sums!.availability), 9); // prettier-ignore
        if (all.aht_s!.value !== null) expect(all.talk_avg_s!.value! + all.hold_avg_s!.value! + all.wrap_avg_s!.value!).toBeCloseTo(all.aht_s!.value, 9); // prettier-ignore
        for (const { id, unit, value } of Object.values(all)) if (unit === 'ratio' && value !== null && id !== 'recovery_rate') expect({ id, isShare: value >= 0 && value <= 1 }).toEqual({ id, isShare: true }); // prettier-ignore
        const { byCount } = await rollMatrix(world.engine, world.ask());
        for (const { cells } of byCount) expect(cells.reduce((sum, { share }) => sum + (share.value ?? 0), 0)).toBeCloseTo(1, 9); // prettier-ignore
      },
      180_000
    );
  }

  test('another zone of whole hours without a change of the clock changes no figure', async () => {
    const folder = worldFolder('default', { weeks: 1 });
    const { world: here } = await sampleWorld(folder);
    const before = await figures(here);
    const { world: there } = await sampleWorld(folder, {}, [], 'Etc/GMT-7');

    const values = (list: Record<string, Envelope>) => Object.fromEntries(Object.values(list).map(({ id, value, n }) => [id, [value, n]])); // prettier-ignore
    expect(values(await figures(there))).toEqual(values(before));
  }, 180_000);
});

describe('what variants refuse (METHODS 10.3, no. 11)', () => {
  test('small: nothing about the strain of fewer than five people', async () => {
    const world = await open('small', 4);
    const ids = ['strain_risk', 'strain_p1_occupancy', 'strain_e1_difficult_per_h'];
    const context = { model: world.model, settings: world.settings };
    const agents = world.model.dimensions.agent!.map(({ id }) => id);
    const of = (selection: Selection, by: readonly 'agent'[] = []) => run(world.engine, { metrics: ids, by }, resolve(selection, world.model, world.settings), context); // prettier-ignore

    const four = await of({ ...ALL, filters: { agent: agents.slice(0, 4) } });
    const each = await of(ALL, ['agent']);
    const everybody = await of(ALL);

    expect(agents).toHaveLength(6);
    expect(each).toHaveLength(6);
    for (const { values } of [...four, ...each]) {
      for (const { value, ci, status, also } of Object.values(values)) expect([value, ci, status, also]).toEqual([null, null, 'suppressed', undefined]); // prettier-ignore
    }
    expect(everybody[0]!.values.strain_risk!.value).toBeGreaterThan(0);
  }, 180_000);

  test('answered-only: what needs abandoned calls', async () => {
    const all = await figures(await open('answered-only'));

    for (const id of ['calls_abandoned', 'abandon_rate', 'short_abandon_rate', 'service_level']) {
      expect([id, all[id]!.value, all[id]!.status, all[id]!.reason!.text]).toEqual([id, null, 'not_computable', REASONS.noAbandoned]); // prettier-ignore
    }
    expect(all.calls_handled!.value).toBeGreaterThan(5000);
  }, 180_000);

  test('sparse: agent, start and talk time give exactly what the capability matrix says', async () => {
    const all = await figures(await open('sparse'));

    const given = Object.values(all).filter(({ value, ci }) => value !== null || ci !== null);
    // METHODS 9.3: talk only, bounds of occupancy, gaps and spells, long days and rest, imbalance, and strain as an interval
    expect(given.map(({ id }) => id).sort()).toEqual(
      `back_to_back_share break_estimated_s calls_handled long_day_share longest_spell_p90_s longest_spell_s occupancy occupancy_high occupancy_low
      out_of_hours_share short_rest_count strain_risk talk_avg_s talk_median_s talk_p90_s workload_gini`.split(/\s+/)
    );
    expect([all.occupancy!.value, all.occupancy!.ciMethod, all.strain_risk!.value, all.strain_risk!.ciMethod]).toEqual([null, 'bounds', null, 'bounds']); // prettier-ignore
    expect(all.aht_s!.reason!.text.en).toBe('needs after-call work');
    expect(all.kept_rate!.reason!.text.en).toBe('needs a promises file and a payments file or amount of payments');
  }, 180_000);

  test('night: a shift across midnight is one working day, on the date on which it began', async () => {
    const world = await open('night');
    const [row] = await world.rows(`
WITH planned AS (
  SELECT DISTINCT a.code AS agent, s.shift_start_local_s // 86400 AS day, s.shift_end_local_s // 86400 > s.shift_start_local_s // 86400 AS crosses
  FROM shifts AS s JOIN dim_agent AS a ON a.name = s.agent_id)
SELECT count(*)::DOUBLE AS days, count(p.day)::DOUBLE AS planned, (count(*) FILTER (WHERE p.crosses))::DOUBLE AS crossing,
  (count(*) FILTER (WHERE d.day_h > 12))::DOUBLE AS doubled, (SELECT count(*) FROM planned)::DOUBLE AS shifts
FROM agent_day AS d LEFT JOIN planned AS p ON p.agent = d.agent AND p.day = d.day`);

    expect(row!.planned).toBe(row!.days);
    expect(row!.doubled).toBe(0);
    expect(Number(row!.crossing)).toBeGreaterThan(0.5 * Number(row!.days));
    expect(Number(row!.days)).toBeGreaterThan(0.95 * Number(row!.shifts));
  }, 180_000);
});

describe('the same week as other systems write it', () => {
  const { files } = build({ seed: 5, weeks: 1 });

  /** Imports calls and payments in a form, as the page does, and says what arrived. */
  async function imported(form: keyof typeof FORMS) {
    const engine = await createNodeEngine();
    try {
      const options = (kind: string, sourceNo: number) => ({ name: `${kind}.csv`, zone: 'Europe/Berlin', sourceNo });
      const reports = [
        (await loadBytes(engine, FORMS[form](files.calls!), options('calls', 1))).report,
        (await loadBytes(engine, FORMS[form](files.payments!), options('payments', 2))).report
      ];
      const settings = { ...DEFAULT_SETTINGS, zone: 'Europe/Berlin' };
      const model = await buildModel(engine, { settings });
      const columns = await engine.query(`
SELECT (SELECT sum(hash(call_id, leg_no, start_utc_s, talk_s, wrap_s) % 1000003) FROM calls)::DOUBLE AS calls,
  (SELECT sum(hash(case_id, paid_date, amount) % 1000003) FROM payments)::DOUBLE AS payments, (SELECT sum(amount) FROM payments)::DOUBLE AS money`);
      const sums = Object.fromEntries(['calls', 'payments', 'money'].map((name) => [name, columns.data[name]![0]]));
      const [group] = await run(engine, { metrics: ['back_to_back_share', 'talk_avg_s'], by: [] }, resolve(ALL, model, settings), { model, settings }); // prettier-ignore
      return { reports: reports.map(({ kind, read, loaded, rejected }) => ({ kind, read, loaded, rejected })), sums, values: group!.values, model }; // prettier-ignore
    } finally {
      await engine.close();
    }
  }

  test('semicolons with decimal commas, and stamps with their offset, arrive as the plain files do', async () => {
    const plain = await imported('plain');

    for (const form of ['semicolon', 'offsets'] as const) {
      const { reports, sums } = await imported(form);
      expect({ form, reports, sums }).toEqual({ form, reports: plain.reports, sums: plain.sums });
    }
    expect(plain.reports.map(({ kind }) => kind)).toEqual(['calls', 'payments']);
  }, 180_000);

  test('stamps cut to minutes refuse the short gaps and keep the rest', async () => {
    const [plain, { values, model }] = [await imported('plain'), await imported('minutes')];

    expect(model.checks.map(({ id }) => id)).toContain('minute_rounded');
    expect([values.back_to_back_share!.value, values.back_to_back_share!.reason!.text]).toEqual([null, REASONS.wholeMinutes]); // prettier-ignore
    expect(values.talk_avg_s!.value).toBeCloseTo(plain.values.talk_avg_s!.value!, 9);
  }, 180_000);
});
