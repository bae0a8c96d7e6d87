import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { backlogByTeam } from '#core/analyses/cases/by-team.ts';
import { figures } from '#core/analyses/figures.ts';
import { busyPresent } from '#core/analyses/workload/busy-present.ts';
import { figuresByTeam } from '#core/analyses/workload/by-team.ts';
import { concurrency } from '#core/analyses/workload/concurrency.ts';
import { backToBack } from '#core/analyses/workload/expected-b2b.ts';
import { workloadImbalance } from '#core/analyses/workload/imbalance.ts';
import { occupancyHeat } from '#core/analyses/workload/occupancy-heat.ts';
import { peakExposure } from '#core/analyses/workload/peak.ts';
import { dayRefusal, slotRefusal } from '#core/analyses/refusal.ts';
import { shiftsStrip } from '#core/analyses/workload/shifts-strip.ts';
import { spells } from '#core/analyses/workload/spells.ts';
import { timeByCause } from '#core/analyses/workload/time-by-cause.ts';
import { drillCountSql } from '#core/query/drill.ts';
import { resolve } from '#core/query/range.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import type { Compare, Selection } from '#core/query/types.ts';
import { sql } from '#core/sql/sql.ts';
import { nativeWorld } from '../../support/native.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

/**
 * A second computation of the page from the raw files, in native DuckDB and in wall-clock time. The clocks change on 29 March at night, when
 * nobody works, so wall-clock lengths are lengths.
 */
const SECOND = `
CREATE TABLE leg AS
SELECT row_number() OVER () AS no, *,
  epoch(start_at) + CASE WHEN direction = 'outbound' THEN 0 ELSE coalesce(wait_s, 0) + coalesce(ring_s, 0) END AS f,
  epoch(start_at) + coalesce(wait_s, 0) + coalesce(ring_s, 0) + coalesce(talk_s, 0) + coalesce(hold_s, 0) + coalesce(wrap_s, 0) AS t
FROM (
  SELECT DISTINCT l.*, coalesce(r.cause, k.cause) AS cause
  FROM legs AS l
  JOIN (SELECT DISTINCT call_id, leg_no::INT AS leg_no, cause FROM raw_calls) AS r USING (call_id, leg_no)
  LEFT JOIN raw_cases AS k ON k.case_id = l.case_id)
WHERE agent_id IS NOT NULL AND (talk_s > 0 OR direction = 'outbound');
CREATE TABLE pause AS
SELECT agent_id, status, epoch(strptime("from", '%Y-%m-%d %H:%M:%S')) AS f, epoch(strptime("to", '%Y-%m-%d %H:%M:%S')) AS t
FROM raw_status`;

let world: World;
let native: DuckDBConnection;
beforeAll(async () => {
  [{ world }, native] = await Promise.all([sampleWorld(), nativeWorld()]);
  for (const statement of SECOND.split(';')) await native.run(statement);
});

const rows = async (text: string) =>
  (await native.runAndReadAll(text)).getRowObjectsJson() as Record<string, unknown>[];
const number = async (text: string) => Number(Object.values((await rows(text))[0] ?? {})[0]);

const LOOKS = [
  { name: 'all', from: '2026-03-02', to: '2026-05-22', team: null, compare: 'none' },
  { name: 'last four weeks against those before', from: '2026-04-25', to: '2026-05-22', team: null, compare: 'prev' },
  { name: 'one team, three weeks', from: '2026-03-30', to: '2026-04-19', team: 'Hardship', compare: 'none' }
] as const satisfies readonly { name: string; from: string; to: string; team: string | null; compare: Compare }[];

describe.each(LOOKS)('workload equals a second computation: $name', ({ from, to, team, compare }) => {
  const asked = () => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});
  const question = () => {
    const { model, settings } = world;
    const id = (model.dimensions.team ?? []).find((value) => value.name === team)?.id;
    const selection: Selection = {
      ...DEFAULT_SELECTION,
      range: { from, to },
      compare,
      filters: id ? { team: [id] } : {}
    };
    return { model, settings, selection };
  };
  const own = `strftime(start_at, '%Y-%m-%d') BETWEEN '${from}' AND '${to}' ${team ? `AND team = '${team}'` : ''}`;
  /** Legs of a selection whose busy time is united per person: no second counts twice. */
  const united = `(
    SELECT agent_id, greatest(f, coalesce(reach, f)) AS f, t
    FROM (SELECT *, max(t) OVER (PARTITION BY agent_id ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach FROM leg WHERE ${own})
    WHERE t > coalesce(reach, f))`;

  test('key figures, with the period before', async () => {
    const ids = ['occupancy', 'contacts_per_hour', 'longest_spell_s', 'break_avg_s', 'over_plan_h'];
    const found = await figures(world.engine, ids, question());

    for (const { metric, now, previous } of found) {
      expect(now.value).not.toBeNull();
      expect({ metric, has: previous !== null }).toEqual({ metric, has: compare === 'prev' });
    }
    const busy = await number(`SELECT sum(t - f) FROM ${united}`);
    const share = await concurrency(world.engine, asked());
    expect(share.busyUnionS).toBeCloseTo(busy, 0);
    expect(share.busySumS).toBeCloseTo(await number(`SELECT sum(t - f) FROM leg WHERE ${own}`), 0);
    // Nobody works over midnight here: days of status and of work are the same.
    const days = `SELECT DISTINCT agent_id, strftime(start_at, '%Y-%m-%d') AS day FROM leg WHERE ${own}`;
    const rest = `SELECT coalesce(sum(p.t - p.f), 0) AS s FROM (${days}) AS d LEFT JOIN pause AS p
      ON p.agent_id = d.agent_id AND strftime(make_timestamp((p.f * 1000000)::BIGINT), '%Y-%m-%d') = d.day AND p.status IN ('break', 'lunch')
      GROUP BY d.agent_id, d.day`;
    const breaks = found.find(({ metric }) => metric === 'break_avg_s')!.now;
    expect(breaks.value).toBeCloseTo(await number(`SELECT avg(s) FROM (${rest})`), 3);
  });

  test('busy hours by date and by half-hour add up to the busy time', async () => {
    const { dates, day, days } = await busyPresent(world.engine, asked());

    const busy = await number(`SELECT sum(t - f) / 3600 FROM ${united}`);
    expect(dates.reduce((sum, { busyH }) => sum + busyH, 0)).toBeCloseTo(busy, 6);
    expect(day.reduce((sum, point) => sum + (point.busy * days) / 2, 0)).toBeCloseTo(busy, 6);
    const at11 = `sum(greatest(0, least(t, s + 1800) - greatest(f, s)))`;
    const clock = `SELECT ${at11} / 1800 FROM (SELECT f, t, floor(f / 86400) * 86400 + 22 * 1800 AS s FROM ${united})`;
    expect(day[22]!.busy * days).toBeCloseTo(await number(clock), 6);
  });

  test('the cells of the heat map weigh up to the occupancy of the key figure', async () => {
    const [found] = await figures(world.engine, ['occupancy'], question());
    const { cells } = await occupancyHeat(world.engine, asked());

    const hours = cells.reduce((sum, cell) => sum + cell.agentHours, 0);
    const mean = cells.reduce((sum, cell) => sum + cell.occupancy.value! * cell.agentHours, 0) / hours;
    // Cells cap busy time at the time present of the half-hour; the figure intersects to the second.
    expect(Math.abs(mean - found!.now.value!)).toBeLessThan(0.01);
  });

  test('stretches: number, bins and marked ones by gaps of five minutes and breaks', async () => {
    const found = await spells(world.engine, asked());

    const legs = (await rows(`SELECT agent_id, f, t FROM leg WHERE channel = 'voice' ORDER BY agent_id, f, t`)).map(({ agent_id, f, t }) => ({ agent: String(agent_id), f: Number(f), t: Number(t) })); // prettier-ignore
    const breaks = await rows(`SELECT agent_id, f, t FROM pause WHERE status IN ('break', 'lunch')`);
    const pauses = new Map<string, { f: number; t: number }[]>();
    for (const { agent_id, f, t } of breaks) pauses.set(String(agent_id), [...(pauses.get(String(agent_id)) ?? []), { f: Number(f), t: Number(t) }]); // prettier-ignore
    const members = new Map((await rows(`SELECT agent_id, mode(team) AS team FROM leg GROUP BY agent_id`)).map(({ agent_id, team: name }) => [String(agent_id), String(name)])); // prettier-ignore
    const lengths: number[] = [];
    let open: { agent: string; f: number; t: number } | null = null;
    const close = () => {
      const date = open && new Date(open.f * 1000).toISOString().slice(0, 10);
      if (open && date! >= from && date! <= to && (!team || members.get(open.agent) === team))
        lengths.push(open.t - open.f);
    };
    for (const leg of legs) {
      const end = open?.t ?? 0;
      const paused =
        open?.agent === leg.agent && (pauses.get(leg.agent) ?? []).some(({ f, t }) => f < leg.f && t > end);
      if (open?.agent === leg.agent && leg.f - end < 300 && !paused) open.t = Math.max(end, leg.t);
      else {
        close();
        open = { ...leg };
      }
    }
    close();
    // A break that a call runs into may be cut either way.
    expect(Math.abs(found.n / lengths.length - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.marked / lengths.filter((s) => s >= 5400).length - 1)).toBeLessThan(0.01);
    expect(found.bins.reduce((sum, { count }) => sum + count, 0)).toBe(found.n);
  });

  test('the rows of a bin are as many as the bin counts', async () => {
    const { bins } = await spells(world.engine, asked());
    const { selection, ...context } = question();
    const bin = bins[9]!;
    const where = sql`seconds >= ${bin.from * 60} AND seconds < ${bin.to! * 60}`;

    const [counted] = await world.rows(drillCountSql('stretches', resolve(selection, world.model, world.settings), context, { where })); // prettier-ignore
    expect(counted!.rows).toBe(bin.count);
  });

  test('calls per shift by team, person by person', async () => {
    const strips = await shiftsStrip(world.engine, asked());

    const wanted =
      await rows(`SELECT team, agent_id, strftime(start_at, '%Y-%m-%d') AS day, count(*) FILTER (WHERE answered) AS calls FROM leg WHERE ${own}
      GROUP BY ALL HAVING count(*) FILTER (WHERE answered) > 0`);
    expect(strips.reduce((sum, { shifts }) => sum + shifts, 0)).toBe(wanted.length);
    expect(strips.flatMap(({ calls }) => calls).reduce((sum, n) => sum + n, 0)).toBe(wanted.reduce((sum, { calls }) => sum + Number(calls), 0)); // prettier-ignore
    // Under one team's own filter each row is a person, else a team.
    expect(strips.every(({ agent }) => (agent === undefined) === (team === null))).toBe(true);
  });

  test('share of time by cause', async () => {
    const found = await timeByCause(world.engine, asked());

    const wanted = await rows(`SELECT cause, sum(t - f) AS s, count(*) AS n FROM leg WHERE ${own} GROUP BY cause`);
    const total = wanted.reduce((sum, { s }) => sum + Number(s), 0);
    for (const { cause, seconds, share, contacts } of found) {
      const name = world.model.dimensions.cause?.find(({ code }) => code === cause)?.name ?? null;
      const want = wanted.find((row) => (row.cause ?? null) === name)!;
      expect({ name, contacts, seconds }).toEqual({
        name,
        contacts: Number(want.n),
        seconds: expect.closeTo(Number(want.s), 3)
      });
      expect(share).toBeCloseTo(Number(want.s) / total, 9);
    }
    expect(found).toHaveLength(wanted.length);
  });

  test('figures by team are those under the filter of the team', async () => {
    const ids = ['occupancy', 'contacts_per_hour', 'break_avg_s', 'over_plan_h', 'back_to_back_share'];
    const { panels, all } = await figuresByTeam(world.engine, ids, question());
    const { selection, ...context } = question();

    for (const id of team ? [panels[0]!.rows[0]!.value] : panels[0]!.rows.map(({ value }) => value)) {
      const alone = await figures(world.engine, ids, {
        ...context,
        selection: { ...selection, filters: { team: [id] } }
      });
      for (const [i, { metric, rows: own }] of panels.entries()) {
        const row = own.find(({ value }) => value === id)!;
        expect({ metric, id, value: row.now.value }).toEqual({ metric, id, value: alone[i]!.now.value });
        expect(row.previous?.value ?? null).toBe(alone[i]!.previous?.value ?? null);
        // Gaps add up over days: the range of the team is the one under its filter.
        if (metric === 'back_to_back_share') expect(row.usual).toEqual(alone[i]!.usual);
      }
    }
    // Sums of the parts make the whole.
    const over = panels.find(({ metric }) => metric === 'over_plan_h')!;
    const whole = all.find(({ metric }) => metric === 'over_plan_h')!.now.value!;
    expect(over.rows.reduce((sum, { now }) => sum + (now.value ?? 0), 0)).toBeCloseTo(whole, 6);
  });

  test('back to back by counting gaps; the queue alone is a share', async () => {
    const { teams, total } = await backToBack(world.engine, asked());

    const gaps = await rows(`WITH voice AS (
        SELECT *, lag(t) OVER w AS before_t, max(t) OVER (PARTITION BY agent_id ORDER BY f, t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
        FROM leg WHERE channel = 'voice' WINDOW w AS (PARTITION BY agent_id ORDER BY f, t))
      SELECT team, count(*) FILTER (WHERE f - reach < 30) AS b2b, count(*) AS n FROM voice
      WHERE direction = 'inbound' AND f - reach < 7200 AND ${own} GROUP BY team`);
    for (const { team: code, observed, expected } of teams) {
      const name = world.model.dimensions.team?.find((value) => value.code === code)?.name;
      const want = gaps.find((row) => row.team === name)!;
      // Half-hours in which fewer than half a person was free for calls are left out of both sides.
      expect(observed.n).toBeGreaterThan(0.9 * Number(want.n));
      expect(observed.n).toBeLessThanOrEqual(Number(want.n) + 2);
      expect(Math.abs(observed.value! - Number(want.b2b) / Number(want.n))).toBeLessThan(0.01);
      expect(expected.value!).toBeGreaterThan(0);
      expect(expected.value!).toBeLessThan(1);
    }
    expect(teams.reduce((sum, { observed }) => sum + observed.n, 0)).toBe(total.observed.n);
  });

  test('imbalance: Gini of busy hours per worked day', async () => {
    const { total } = await workloadImbalance(world.engine, asked());

    const x = (await rows(`SELECT agent_id, sum(t - f) / 3600 / count(DISTINCT floor(f / 86400)) AS x, count(DISTINCT floor(f / 86400)) AS days
      FROM ${united} GROUP BY agent_id HAVING days >= 5 ORDER BY x`)).map((row) => Number(row.x)); // prettier-ignore
    let pairs = 0;
    for (const a of x) for (const b of x) pairs += Math.abs(a - b);
    const mean = x.reduce((sum, one) => sum + one, 0) / x.length;
    expect(total.people).toBe(x.length);
    // Mean difference of all pairs / twice the mean is the corrected coefficient.
    expect(total.giniAdjusted).toBeCloseTo(pairs / (x.length * (x.length - 1)) / (2 * mean), 4);
  });

  test('peak load: the people of the selection, shares between 0 and 1', async () => {
    const { people } = await peakExposure(world.engine, asked());

    expect(people.length).toBe(await number(`SELECT count(DISTINCT agent_id) FROM leg WHERE ${own}`));
    expect(people.every(({ shareAbove1, shareAbove085 }) => shareAbove1 >= 0 && shareAbove1 <= shareAbove085 && shareAbove085 <= 1)).toBe(true); // prettier-ignore
  });

  test('backlog: open cases at the end of the data, by who has them', async () => {
    const { teams, asOf } = await backlogByTeam(world.engine, asked());

    const wanted =
      await rows(`SELECT CASE WHEN agent_id IS NOT NULL THEN team END AS team, agent_id IS NOT NULL AS has, count(*) AS open,
        count(*) FILTER (WHERE TRY_CAST(next_action_date AS DATE) < DATE '${asOf}') AS overdue
      FROM raw_cases WHERE coalesce(opened_date, assigned_date)::DATE <= DATE '${asOf}' AND (closed_date IS NULL OR closed_date::DATE > DATE '${asOf}')
        ${team ? `AND team = '${team}'` : ''} GROUP BY ALL`);
    const named = (code: number | null) =>
      world.model.dimensions.team?.find((value) => value.code === code)?.name ?? null;
    const plain = teams.map((row) => [named(row.team), row.isAssigned, row.open, row.overdue]);
    expect(plain.map(String).sort()).toEqual(wanted.map((row) => String([row.team, row.has, Number(row.open), Number(row.overdue)])).sort()); // prettier-ignore
  });
});

test('chosen hours narrow half-hours; what counts whole days refuses them', async () => {
  const monday10 = { ...world.ask(), scope: { ...world.ask().scope, hours: [10] } };

  const { day } = await busyPresent(world.engine, monday10);
  const open = day.filter(({ present }) => present > 0).map(({ half }) => half);
  const context = {
    model: world.model,
    settings: world.settings,
    selection: { ...DEFAULT_SELECTION, hours: ['1-10'] }
  };

  expect(open).toEqual([20, 21]);
  expect(slotRefusal(context)).toBeNull();
  expect(dayRefusal(context)?.text.en).toMatch(/^counts whole days/);
  expect(slotRefusal({ ...context, selection: { ...DEFAULT_SELECTION, filters: { cause: ['dispute'] } } })?.text.en).toMatch(/^counts whole days/); // prettier-ignore
});
