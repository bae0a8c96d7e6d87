import type { DuckDBConnection } from '@duckdb/node-api';
import { beforeAll, describe, expect, test } from 'vitest';
import { contactSteps } from '#core/analyses/repayment/contact-steps.ts';
import { cureCurves } from '#core/analyses/repayment/cure-curve.ts';
import { caseFunnel } from '#core/analyses/repayment/funnel.ts';
import { reachByHour } from '#core/analyses/repayment/hours.ts';
import { promiseWeeks } from '#core/analyses/repayment/promise-weeks.ts';
import { reachByAttempt } from '#core/analyses/repayment/reach-by-attempt.ts';
import { outcomesByBucket, rollMatrix } from '#core/analyses/repayment/roll-matrix.ts';
import { vintages } from '#core/analyses/repayment/vintage.ts';
import { waivers } from '#core/analyses/repayment/waivers.ts';
import { splitBy } from '#core/analyses/split.ts';
import type { Selection } from '#core/query/types.ts';
import { nativeWorld, one, rowsOf } from '../../support/native.ts';
import { dayOf, fates, stateOf, type Fate } from '../../support/promises.ts';
import { sampleWorld, type World } from './support.ts';

const FOLDER = 'sample-data/world';
const LAST = '2026-05-22';

let world: World;
let native: DuckDBConnection;
let promises: (Fate & { team: string | undefined; dpd: number; state: string })[];
beforeAll(async () => {
  [{ world }, native] = await Promise.all([sampleWorld(), nativeWorld()]);
  await native.run(`CREATE TABLE k AS
SELECT case_id, team, coalesce(assigned_date, opened_date)::DATE AS day, closed_date::DATE AS closed, cured_date::DATE AS cured, close_reason,
  dpd_at_assignment::INT AS dpd, coalesce(balance_at_assignment, balance)::DOUBLE AS balance, waiver_amount::DOUBLE AS waiver, waiver_date::DATE AS waived
FROM (SELECT DISTINCT * FROM raw_cases)`);
  await native.run(`CREATE TABLE y AS SELECT case_id, paid_date::DATE AS day, amount::DOUBLE AS amount FROM (SELECT DISTINCT * FROM raw_payments)`); // prettier-ignore
  await native.run(`CREATE TABLE snap AS SELECT case_id, snap_month[:7] AS month, dpd::INT AS dpd FROM read_csv('${FOLDER}/snapshots.csv.gz', all_varchar = true)`); // prettier-ignore
  const homes = new Map((await rowsOf<{ agent: string; team: string }>(native, 'SELECT agent_id AS agent, any_value(team) AS team FROM legs WHERE agent_id IS NOT NULL GROUP BY 1')).map(({ agent, team }) => [agent, team])); // prettier-ignore
  const dpd = new Map((await rowsOf<{ case_id: string; dpd: number }>(native, 'SELECT case_id, dpd FROM k')).map((row) => [row.case_id, row.dpd])); // prettier-ignore
  promises = fates(FOLDER).map((fate) => ({
    ...fate,
    team: homes.get(fate.agent),
    dpd: dpd.get(fate.caseId) ?? -1,
    state: stateOf(fate, dayOf(LAST))
  }));
}, 120_000);

interface Look {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly team: string | null;
}

/** Everything, four weeks, and one team for three weeks. */
const LOOKS: readonly Look[] = [
  { name: 'all', from: '2026-02-01', to: '2026-06-30', team: null },
  { name: 'four weeks', from: '2026-04-06', to: '2026-05-03', team: null },
  { name: 'one team, three weeks', from: '2026-03-23', to: '2026-04-12', team: 'Hardship' }
];

const bucketOf = (dpd: number): number => [0, 30, 60, 90, 120, 180].filter((bound) => dpd > bound).length;
const monday = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);
const sum = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((total, item) => total + of(item), 0);

describe.each(LOOKS)('repayment equals a second computation on the sample files: $name', ({ from, to, team }) => {
  const own = (alias = '') => (team ? `${alias}team = '${team}'` : 'true');
  const calls = `start_at::DATE BETWEEN '${from}' AND '${to}' AND ${own()}`;
  const asked = () => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});
  const question = () => {
    const id = world.model.dimensions.team!.find(({ name }) => name === team)?.id;
    const selection: Selection = { range: { from, to }, compare: 'prev', filters: id ? { team: [id] } : {}, hours: [] };
    return { model: world.model, settings: world.settings, selection };
  };
  const due = () => promises.filter((p) => p.due >= dayOf(from) && p.due <= dayOf(to) && (!team || p.team === team));

  test('steps, and the same of the period before', async () => {
    const { steps } = await contactSteps(world.engine, question());

    const counts = (where: string) =>
      rowsOf<Record<string, number>>(
        native,
        `SELECT count(*) FILTER (WHERE direction = 'outbound') AS attempts, count(*) FILTER (WHERE direction = 'outbound' AND handled) AS connected,
  count(*) FILTER (WHERE direction = 'outbound' AND handled AND rpc) AS right_party, count(*) FILTER (WHERE rpc AND promised) AS promises
FROM one_call WHERE ${where}`
      );
    const shown = (of: 'count' | 'previous') => Object.fromEntries(steps.slice(0, 4).map((step) => [step.id, step[of]])); // prettier-ignore
    expect(shown('count')).toEqual((await counts(calls))[0]);
    expect(steps[4]!.count).toBe(due().filter(({ state }) => state === 'kept').length);
    if (from !== '2026-04-06') return;
    expect(shown('previous')).toEqual((await counts("start_at::DATE BETWEEN '2026-03-09' AND '2026-04-05'"))[0]);
  });

  test('kept promises by bucket', async () => {
    const [panel] = await splitBy(world.engine, ['kept_rate'], 'dpd', question());

    const found = panel!.rows.map(({ value, now }) => [world.model.dimensions.dpd!.find(({ id }) => id === value)!.code, now.parts?.num, now.parts?.den]); // prettier-ignore
    const matured = due().filter(({ state }) => ['kept', 'partial', 'broken'].includes(state));
    const codes = [...new Set(matured.map(({ dpd }) => bucketOf(dpd)))].sort((a, b) => a - b);
    const expected = codes.map((code) => {
      const inBucket = matured.filter(({ dpd }) => bucketOf(dpd) === code);
      return [code, inBucket.filter(({ state }) => state === 'kept').length, inBucket.length];
    });
    expect(found.filter(([, , n]) => n !== undefined)).toEqual(expected);
  });

  test('money by due week, pending apart', async () => {
    const { weeks } = await promiseWeeks(world.engine, asked(), { aheadDays: 0 });

    const expected = new Map<number, { promised: number; received: number; pending: number; pendingMoney: number }>();
    for (const { due: day, amount, paid, state } of due().filter((p) => p.state !== 'superseded')) {
      const week = expected.get(monday(day)) ?? { promised: 0, received: 0, pending: 0, pendingMoney: 0 };
      if (state === 'pending') {
        week.pending += 1;
        week.pendingMoney += amount;
      } else {
        week.promised += amount;
        week.received += Math.min(paid, amount);
      }
      expected.set(monday(day), week);
    }
    expect(weeks.length).toBe(expected.size);
    for (const week of weeks) {
      const want = expected.get(dayOf(week.week))!;
      expect(week.promised).toBeCloseTo(want.promised, 6);
      expect(week.received).toBeCloseTo(want.received, 6);
      expect([week.pending, week.pendingPromised]).toEqual([want.pending, expect.closeTo(want.pendingMoney, 6)]);
    }
  });

  test('right party by hour of the week and by attempt number', async () => {
    const { cells } = await reachByHour(world.engine, asked());
    const { points } = await reachByAttempt(world.engine, asked());

    const hours = await rowsOf<Record<string, number>>(native, `SELECT isodow(start_at) AS d, hour(start_at) AS h, count(*) AS n, count(*) FILTER (WHERE rpc) AS x
FROM one_call WHERE direction = 'outbound' AND ${calls} GROUP BY ALL ORDER BY ALL`); // prettier-ignore
    expect(cells.map((c) => [c.weekday, c.hour, c.rpcRate.parts?.den, c.rpcRate.parts?.num])).toEqual(hours.map(({ d, h, n, x }) => [d, h, n, x])); // prettier-ignore
    const attempts = await rowsOf<Record<string, number>>(native, `WITH a AS (SELECT *, row_number() OVER (PARTITION BY case_id ORDER BY start_at, call_id) AS no,
  coalesce(bool_or(rpc) OVER (PARTITION BY case_id ORDER BY start_at, call_id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS reached
  FROM one_call WHERE direction = 'outbound')
SELECT least(no, 15) AS k, count(*) AS n, count(*) FILTER (WHERE rpc) AS x, count(*) FILTER (WHERE NOT reached) AS un, count(*) FILTER (WHERE rpc AND NOT reached) AS fx
FROM a WHERE ${calls} GROUP BY 1 ORDER BY 1`); // prettier-ignore
    const counts = points.map(({ attempt, rpcRate, firstReach }) => [attempt, rpcRate.parts?.den, rpcRate.parts?.num, firstReach.parts?.den, firstReach.parts?.num]); // prettier-ignore
    expect(counts).toEqual(attempts.map(({ k, n, x, un, fx }) => [k, n, x, un, fx]));
  });

  test('the funnel of cases', async () => {
    const { steps } = await caseFunnel(world.engine, asked());

    const made = [...new Set(promises.map(({ caseId }) => `'${caseId}'`))].join(', ');
    const of = (states: readonly string[]) => [...new Set(promises.filter(({ state }) => states.includes(state)).map(({ caseId }) => `'${caseId}'`))].join(', '); // prettier-ignore
    const some = (where: string) => `EXISTS (SELECT 1 FROM one_call AS c WHERE c.case_id = k.case_id AND ${where})`;
    const conditions = [
      'true', some("c.direction = 'outbound'"), some('c.handled'), some('c.rpc'), `case_id IN (${made})`,
      `case_id IN (${of(['kept', 'partial', 'broken'])})`, `case_id IN (${of(['kept'])})`, `cured <= '${LAST}'`
    ]; // prettier-ignore
    const nested = conditions.map((_, i) => `count(*) FILTER (WHERE ${conditions.slice(0, i + 1).join(' AND ')})::INT AS c${i}`); // prettier-ignore
    const [row] = await rowsOf<Record<string, number>>(native, `SELECT ${nested.join(', ')} FROM k WHERE day BETWEEN '${from}' AND '${to}' AND ${own()}`); // prettier-ignore
    expect(steps.map(({ cases }) => cases)).toEqual(Object.values(row!));
  });

  test('the cure curve of all cases', async () => {
    const { all } = await cureCurves(world.engine, asked());

    const subjects = await rowsOf<{ t: number; cause: number }>(native, `WITH f AS (SELECT k.case_id, min(c.start_at::DATE) AS start FROM k JOIN one_call AS c USING (case_id) WHERE c.handled AND c.start_at::DATE >= k.day GROUP BY 1),
e AS (SELECT start, least(coalesce(cured, DATE '2999-01-01'), coalesce(closed, DATE '2999-01-01'), DATE '${LAST}') AS stop, cured, closed, close_reason
  FROM f JOIN k USING (case_id) WHERE start BETWEEN '${from}' AND '${to}' AND ${own('k.')})
SELECT CASE WHEN cured <= DATE '${LAST}' THEN 1 WHEN closed <= DATE '${LAST}' AND close_reason IN ('sold', 'written_off', 'deceased') THEN 2 ELSE 0 END AS cause,
  CASE WHEN cured <= DATE '${LAST}' THEN cured - start ELSE stop - start END AS days, CASE WHEN days = 0 AND cause > 0 THEN 0.5 ELSE days END::DOUBLE AS t
FROM e WHERE days >= 0`); // prettier-ignore
    const competing = subjects.filter(({ cause }) => cause === 2).length;
    const excludes = competing / subjects.length > 0.02;
    let [left, share] = [1, 0];
    const expected: [number, number, number][] = [];
    for (const t of [...new Set(subjects.filter(({ cause }) => cause > 0).map((s) => s.t))].sort((a, b) => a - b)) {
      const atRisk = subjects.filter((s) => s.t >= t).length;
      const at = (causes: readonly number[]) => subjects.filter((s) => s.t === t && causes.includes(s.cause)).length;
      share += (left * at([1])) / atRisk;
      left *= 1 - at(excludes ? [1, 2] : [1]) / atRisk;
      if (at([1]) > 0 && atRisk >= 10) expected.push([t, share, atRisk]);
    }
    expect([all!.subjects, all!.competing]).toEqual([subjects.length, competing]);
    expect(all!.points.map(({ t, share: s, atRisk }) => [t, s, atRisk])).toEqual(
      expected.map(([t, s, n]) => [t, expect.closeTo(s, 9), n])
    );
  });

  test('rolls from month to month, and their outcomes', async () => {
    const roll = await rollMatrix(world.engine, asked());

    const rows = await rowsOf<{ a: number; b: number | null; n: number; sold: number; paid: number }>(native, `WITH m AS (SELECT DISTINCT month FROM snap WHERE month <= '${to.slice(0, 7)}'),
pair AS (SELECT x.month AS m1, min(z.month) AS m2 FROM m AS x JOIN m AS z ON z.month > x.month GROUP BY 1 ORDER BY 1 DESC LIMIT 3)
SELECT a.dpd AS a, b.dpd AS b, count(*) AS n, count(*) FILTER (WHERE b.case_id IS NULL AND k.close_reason IN ('sold', 'written_off')) AS sold,
  count(*) FILTER (WHERE b.case_id IS NULL AND (k.close_reason IN ('paid', 'cured') OR (k.cured IS NOT NULL AND k.close_reason NOT IN ('sold', 'written_off')))) AS paid
FROM pair JOIN snap AS a ON a.month = m1 LEFT JOIN snap AS b ON b.case_id = a.case_id AND b.month = m2 JOIN k ON k.case_id = a.case_id
WHERE ${own('k.')} GROUP BY ALL`); // prettier-ignore
    const size = new Map<string, number>();
    const add = (from: number, to: string, n: number) => size.set(`${from}>${to}`, (size.get(`${from}>${to}`) ?? 0) + n); // prettier-ignore
    for (const { a, b, n, sold, paid } of rows) {
      if (b !== null) add(bucketOf(a), String(bucketOf(b)), n);
      else {
        add(bucketOf(a), 'charged_off', sold);
        add(bucketOf(a), 'paid', paid);
        add(bucketOf(a), 'left_file', n - sold - paid);
      }
    }
    const codeOf = (label: string) => String(['0', '1–30', '31–60', '61–90', '91–120', '121–180', 'over 180'].indexOf(label)); // prettier-ignore
    const found = roll.byCount.flatMap(({ from: a, cells }) => cells.map(({ to: b, share }) => [`${codeOf(a)}>${codeOf(b) === '-1' ? b : codeOf(b)}`, share.parts?.num ?? 0] as const)); // prettier-ignore
    const kept = (list: Iterable<readonly [string, number]>) => [...list].filter(([, n]) => n > 0).sort(([a], [b]) => a.localeCompare(b)); // prettier-ignore
    expect(kept(found)).toEqual(kept(size));
    const forward = sum([...size].filter(([key]) => /^[1-6]>/.test(key)), ([key, n]) => (key.endsWith('charged_off') || Number(key[2]) > Number(key[0]) ? n : 0)); // prettier-ignore
    expect(roll.outcomes!.forward.parts!.num).toBe(forward);
    for (const { shares } of outcomesByBucket(roll)) expect(sum(Object.values(shares), (s) => s ?? 0)).toBeCloseTo(1, 12); // prettier-ignore
  });

  test('vintages: paid so far of the balance placed', async () => {
    const { vintages: found } = await vintages(world.engine, asked());

    for (const { month, placed, cells } of found) {
      const ownCases = `strftime(k.day, '%Y-%m') = '${month}' AND k.day <= '${to}' AND ${own('k.')}`;
      expect(placed).toBeCloseTo(await one(native, `SELECT sum(balance) FROM k WHERE ${ownCases}`), 6);
      const last = cells.at(-1)!;
      const paid = `SELECT coalesce(sum(amount), 0) FROM y JOIN k USING (case_id) WHERE ${ownCases} AND y.day >= date_trunc('month', k.day)`;
      expect(last.recovery.value! * placed).toBeCloseTo(await one(native, paid), 6);
      expect(cells.map(({ complete }) => complete)).toEqual(cells.map((_, i) => i < cells.length - 1));
    }
    expect(found.length).toBeGreaterThan(0);
  });

  test('waivers: granted, cost, recovered within sixty days', async () => {
    const found = await waivers(world.engine, asked());

    const cases = `k.day BETWEEN '${from}' AND '${to}' AND ${own('k.')}`;
    const number = (select: string, where: string) => one(native, `SELECT ${select} FROM k WHERE ${cases} AND ${where}`); // prettier-ignore
    const dated = `waiver > 0 AND waived + 60 <= DATE '${LAST}'`;
    expect(found.waiver_rate.parts).toEqual({ num: await number('count(*)', 'waiver > 0'), den: await number('count(*)', 'true') }); // prettier-ignore
    expect(found.waiver_amount.value).toBeCloseTo(await number('coalesce(sum(waiver), 0)', 'waiver > 0'), 6);
    expect(found.recovered.n).toBe(await number('count(*)', dated));
    const paid = await one(native, `SELECT coalesce(sum(y.amount), 0) FROM k JOIN y ON y.case_id = k.case_id AND y.day BETWEEN k.waived AND k.waived + 60 WHERE ${cases} AND ${dated}`); // prettier-ignore
    if (found.recovered.n > 0) expect(found.recovered.value).toBeCloseTo(paid, 6);
  });
});
