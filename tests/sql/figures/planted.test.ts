import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { WORKLOAD } from '#core/i18n/messages/workload.ts';
import { backToBack } from '#core/analyses/workload/expected-b2b.ts';
import { isoOf } from '#core/query/calendar.ts';
import { changePoint } from '#core/stats/change-point.ts';
import { worldFolder } from '../../support/worlds.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

const SAMPLE = 'sample-data/world';
const CHANGE = { team: 'Late stage', date: '2026-04-27' };
const teamsOf = (world: World) => new Map(world.model.dimensions.team!.map(({ code, name }) => [code, name]));

describe('the planted world (METHODS 10.3)', () => {
  let world: World;
  beforeAll(async () => {
    ({ world } = await sampleWorld(SAMPLE));
  }, 180_000);

  test('7: the change point is found on its day, in its team only', async () => {
    for (const [code, name] of teamsOf(world)) {
      const days = await world.rows(`
SELECT day, (count(*) FILTER (WHERE b2b) / count(b2b))::DOUBLE AS share
FROM leg_fact WHERE team = ${code} AND b2b IS NOT NULL GROUP BY day ORDER BY day`);
      const found = changePoint(days.map(({ share }) => Number(share)), 5, 999, 1)!; // prettier-ignore
      const first = isoOf(Number(days[found.k]!.day));

      if (name !== CHANGE.team) expect({ name, isQuiet: found.p! >= 0.01 }).toEqual({ name, isQuiet: true });
      else expect({ first, isClear: found.p! < 0.01 }).toEqual({ first: CHANGE.date, isClear: true });
    }
  });

  test('8: after the planted auto-answer the team has far more back-to-back calls than its load explains, the others about as many', async () => {
    const { teams } = await backToBack(world.engine, world.ask(CHANGE.date, '2026-05-22'));

    const names = teamsOf(world);
    for (const { team, difference, finding } of teams) {
      if (names.get(team!) === CHANGE.team) expect(difference!).toBeGreaterThan(0.1);
      else expect(finding?.text ?? WORKLOAD.notes.asExpected).toEqual(WORKLOAD.notes.asExpected);
    }
  });

  test('9: measured occupancy is the true one within half a point, over all and on days without a broken row', async () => {
    const days = await occupancyDays(world, SAMPLE);
    const broken = brokenDays(SAMPLE);
    const sum = (of: (day: Day) => number): number => days.reduce((total, day) => total + of(day), 0);
    const clean = days.filter(({ agent, date }) => !broken.has(`${agent} ${date}`));

    const gap = sum((day) => day.busyIn) / sum((day) => day.productive) - sum((day) => day.trueBusy) / sum((day) => day.trueAvailable); // prettier-ignore
    const near = clean.filter((day) => Math.abs(day.busyIn / day.productive - truthOf(day)) <= 0.005);
    expect(Math.abs(gap)).toBeLessThan(0.005);
    expect(clean.length).toBeGreaterThan(500);
    expect(near.length / clean.length).toBeGreaterThan(0.95);
  });
});

test('8: without auto-answer the queue explains the back-to-back share within five points', async () => {
  const { world } = await sampleWorld(worldFolder('null'));

  const { total } = await backToBack(world.engine, world.ask());

  expect(Math.abs(total.observed.value! - total.expected.value!)).toBeLessThan(0.05);
}, 300_000);

test('9: without status and shifts the bounds hold the true occupancy of at least 95 % of agent-days without a broken row', async () => {
  const { world } = await sampleWorld(SAMPLE, {}, ['status', 'shifts']);
  const broken = brokenDays(SAMPLE);
  const days = (await occupancyDays(world, SAMPLE)).filter(
    ({ agent, date, span, contacts }) => span >= 7200 && contacts >= 5 && !broken.has(`${agent} ${date}`)
  );

  const inside = days.filter((day) => truthOf(day) >= day.busy / day.span && truthOf(day) <= day.busy / (day.span - day.longGaps)); // prettier-ignore
  expect(world.model.occupancy).toBe('bounds');
  expect(days.length).toBeGreaterThan(500);
  expect(inside.length / days.length).toBeGreaterThan(0.95);
}, 180_000);

interface Day {
  readonly agent: string;
  readonly date: string;
  readonly busy: number;
  readonly busyIn: number;
  readonly productive: number;
  readonly span: number;
  readonly longGaps: number;
  readonly contacts: number;
  readonly trueAvailable: number;
  readonly trueBusy: number;
}

const truthOf = ({ trueBusy, trueAvailable }: Day): number => trueBusy / trueAvailable;

/** Our working days beside the planted ones. */
async function occupancyDays(world: World, folder: string): Promise<Day[]> {
  const { occupancy } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const rows = await world.rows(`
SELECT a.name AS agent, d.day, d.busy_s, d.busy_in_s, d.productive_s, d.span_s, d.long_gap_s, d.contacts
FROM agent_day AS d JOIN dim_agent AS a ON a.code = d.agent`);
  return rows.flatMap((row): Day[] => {
    const of = (name: string): number => Number(row[name]);
    const [agent, date] = [String(row.agent), isoOf(of('day'))];
    const pair = occupancy.byAgent[agent]?.[occupancy.dates.indexOf(date)] as [number, number] | undefined;
    if (!pair) throw new Error(`a day that was not planted: ${agent} ${date}`);
    const [trueAvailable, trueBusy] = pair;
    return [{ agent, date, busy: of('busy_s'), busyIn: of('busy_in_s'), productive: of('productive_s'), span: of('span_s'), longGaps: of('long_gap_s'), contacts: of('contacts'), trueAvailable, trueBusy }]; // prettier-ignore
  });
}

/** Days with a call whose talk is negative (it is left out) or whose wrap-up is blank. */
function brokenDays(folder: string): Set<string> {
  const [, ...lines] = gunzipSync(readFileSync(join(folder, 'calls.csv.gz'))).toString('utf8').trimEnd().split('\n'); // prettier-ignore
  const cells = lines.map((line) => line.split(','));
  const broken = cells.filter((row) => row[2] !== '' && (row[11]!.startsWith('-') || row[13] === ''));
  return new Set(broken.map((row) => `${row[2]} ${row[7]!.slice(0, 10)}`));
}
