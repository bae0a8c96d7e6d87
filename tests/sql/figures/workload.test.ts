import { beforeAll, describe, expect, test } from 'vitest';
import { backlogByTeam } from '#core/analyses/cases/by-team.ts';
import { forecastArrivals } from '#core/analyses/volume/forecast.ts';
import { WAIT_BOUNDS, waits } from '#core/analyses/volume/waits.ts';
import { backToBack } from '#core/analyses/workload/expected-b2b.ts';
import { concurrency } from '#core/analyses/workload/concurrency.ts';
import { workloadImbalance } from '#core/analyses/workload/imbalance.ts';
import { occupancyHeat } from '#core/analyses/workload/occupancy-heat.ts';
import { shiftsStrip } from '#core/analyses/workload/shifts-strip.ts';
import { peakExposure } from '#core/analyses/workload/peak.ts';
import { dayOf } from '../../support/promises.ts';
import { forecastOf, waitsOf } from '../../support/second/arrivals.ts';
import { answeredPerDay, dispersion, heatCells, overlaps } from '../../support/second/busy.ts';
import type { Look } from '../../support/second/figures.ts';
import { followUps } from '../../support/second/follow-up.ts';
import { expectedShares, exposures } from '../../support/second/queues.ts';
import { LOOKS, WORLDS } from '../../support/second/looks.ts';
import { rawWorld, type Raw } from '../../support/second/raw.ts';
import { sampleWorld, type World } from '../repayment/support.ts';

for (const { name, folder } of WORLDS) {
  describe(`waits, forecast and load equal plain TypeScript on the raw files of ${name}`, () => {
    let world: World;
    let raw: Raw;
    let path: string;
    beforeAll(async () => {
      path = folder();
      raw = rawWorld(path);
      ({ world } = await sampleWorld(path));
    }, 300_000);
    const asked = ({ from, to, team }: Look) => world.ask(from, to, team ? { team: [world.code('team', team)] } : {});
    const nameOf = (dimension: string, code: number | null) => world.model.dimensions[dimension]?.find((one) => one.code === code)?.name ?? null; // prettier-ignore

    test('one person stands in the queue of the team, not in one of their own', async () => {
      const look = LOOKS[1]!;
      const [agent, home] = [...raw.homes].sort()[0]!;
      const { teams } = await backToBack(world.engine, world.ask(look.from, look.to, { agent: [world.code('agent', agent)] })); // prettier-ignore

      const { contacts, share } = expectedShares(raw, look, (leg) => leg.agent === agent).get(home)!;
      expect(teams.map(({ team, expected }) => [nameOf('team', team), expected.n, expected.value])).toEqual([[home, contacts, expect.closeTo(share, 9)]]); // prettier-ignore
    });

    test.each([null, 'Hardship'])(
      'calls to be expected in the next seven days, and how both methods did: team %s',
      async (team) => {
        const found = await forecastArrivals(world.engine, asked({ from: '2000-01-01', to: '2100-01-01', team }));

        const want = forecastOf(raw, path, team);
        const close = (values: object) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expect.closeTo(value as number, 7)])); // prettier-ignore
        expect(found.method).toBe(want.method);
        expect([found.baseline, found.candidate]).toEqual(want.scores.map(close));
        const limits = ({ value, low, high }: { value: number; low: number; high: number }) => ({ value, low, high });
        expect(found.days.map(limits)).toEqual(want.days.map(close));
        expect(found.slots.map(limits)).toEqual(want.slots.map(close));
        expect(want.days.some(({ value }) => value > 0)).toBe(true);
      }
    );

    for (const look of LOOKS) {
      const selection = `${look.from} to ${look.to}, ${look.team ?? 'all'}`;

      test(`waits of inbound calls that were answered or given up: ${selection}`, async () => {
        const found = await waits(world.engine, asked(look));

        for (const [answered, { n, median, p90, bins }] of [
          [true, found.answered],
          [false, found.abandoned]
        ] as const) {
          // Calls that nobody took have no team.
          if (!answered && look.team !== null) {
            expect([n, median.value, p90.value]).toEqual([0, null, null]);
            continue;
          }
          const want = waitsOf(raw, look, answered, WAIT_BOUNDS);
          expect([answered, n, bins]).toEqual([answered, want.n, want.bins]);
          expect([median.value, p90.value]).toEqual([expect.closeTo(want.median, 9), expect.closeTo(want.p90, 9)]);
        }
      });

      test(`back-to-back share that the queue alone would give: ${selection}`, async () => {
        const { teams, total } = await backToBack(world.engine, asked(look));

        const want = expectedShares(raw, look);
        expect(teams.map(({ team }) => nameOf('team', team)).sort()).toEqual([...want.keys()].sort());
        for (const { team, expected } of teams) {
          const { contacts, share } = want.get(nameOf('team', team)!)!;
          expect([team, expected.n, expected.value]).toEqual([team, contacts, expect.closeTo(share, 9)]);
        }
        const all = [...want.values()];
        const weight = all.reduce((sum, { contacts }) => sum + contacts, 0);
        expect(total.expected.value).toBeCloseTo(all.reduce((sum, one) => sum + one.contacts * one.share, 0) / weight, 9); // prettier-ignore
      });

      test(`peak load of every person: ${selection}`, async () => {
        const { people } = await peakExposure(world.engine, asked(look));

        const want = exposures(raw, look, dayOf(world.model.lastDay!));
        expect(people.length).toBeGreaterThan(5);
        for (const { agent, presentS, meanRho, shareAbove085, shareAbove1 } of people) {
          const own = want.get(nameOf('agent', agent)!)!;
          expect([agent, presentS, meanRho, shareAbove085, shareAbove1]).toEqual([agent, own.present, ...[own.mean, own.above085, own.above1].map((value) => expect.closeTo(value, 9))]); // prettier-ignore
        }
      });

      test(`occupancy of every half-hour of the week: ${selection}`, async () => {
        const { cells } = await occupancyHeat(world.engine, asked(look));

        const want = heatCells(raw, look);
        expect(cells.length).toBe(want.size);
        for (const { weekday, half, agentHours, occupancy } of cells) {
          const { busy, present } = want.get(`${weekday}|${half}`)!;
          expect([weekday, half, agentHours]).toEqual([weekday, half, expect.closeTo(present / 3600, 9)]);
          if (occupancy.value !== null)
            expect([weekday, half, occupancy.value]).toEqual([weekday, half, expect.closeTo(busy / present, 9)]);
        }
      });

      test(`contacts at once, second by second: ${selection}`, async () => {
        const found = await concurrency(world.engine, asked(look));

        const { one, two, three, most, split } = overlaps(raw, look);
        expect([found.busyUnionS, found.peak, found.splitAttentionS]).toEqual([one, most, split]);
        expect([found.shareGe2, found.shareGe3]).toEqual([
          expect.closeTo(two / one, 9),
          expect.closeTo(three / one, 9)
        ]);
      });

      test(`contacts answered per shift, and whether chance spreads them so: ${selection}`, async () => {
        const strips = await shiftsStrip(world.engine, asked(look));
        const { total } = await workloadImbalance(world.engine, asked(look));

        const want = answeredPerDay(raw, look);
        expect(strips.length).toBe(want.size);
        for (const { team, agent, calls } of strips) {
          expect(calls).toEqual(want.get(agent === undefined ? nameOf('team', team)! : nameOf('agent', agent)!));
        }
        const { people, x2 } = dispersion(raw, look);
        expect([total.people, total.x2]).toEqual([people, expect.closeTo(x2, 6)]);
      });

      test(`open cases, their balances, and those without contact: ${selection}`, async () => {
        const { teams, asOf } = await backlogByTeam(world.engine, asked(look));

        const today = dayOf(asOf!);
        const isOpen = ({ opened_date: opened, closed_date: closed }: Readonly<Record<string, string>>) => dayOf(opened) <= today && (!closed || dayOf(closed) > today); // prettier-ignore
        const open = [...raw.cases.values()].filter((row) => isOpen(row) && (look.team === null || row.team === look.team)); // prettier-ignore
        const silent = new Set(followUps(path, asOf!, () => true).no_contact);
        expect(teams.reduce((sum, row) => sum + row.open, 0)).toBe(open.length);
        for (const row of teams) {
          const own = open.filter(({ agent_id, team }) => (agent_id ? row.isAssigned && team === nameOf('team', row.team) : !row.isAssigned)); // prettier-ignore
          const neglected = own.filter(({ case_id }) => silent.has(case_id!)).length;
          const balance = own.reduce((sum, one) => sum + Number(one.balance), 0);
          expect([row.open, row.neglected, row.balance]).toEqual([own.length, neglected, expect.closeTo(balance, 4)]);
        }
      });
    }
  });
}
