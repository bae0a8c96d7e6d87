import { describe, expect, test } from 'vitest';
import { hourHeat } from '#core/analyses/heat.ts';
import { arrivals } from '#core/analyses/volume/arrivals.ts';
import { busyPresent } from '#core/analyses/workload/busy-present.ts';
import { occupancyHeat } from '#core/analyses/workload/occupancy-heat.ts';
import { resolve } from '#core/query/range.ts';
import { run } from '#core/query/run.ts';
import { DEFAULT_SELECTION } from '#core/query/selection.ts';
import { KINDS, type Kind } from '#core/schema/index.ts';
import { loadCsv, openWorld, sharedEngine, type World } from '../repayment/support.ts';

/** A night from Saturday 22:00 to Sunday 06:00 of one person; seconds of work by hour of the clock are worked out by hand. */
interface Night {
  readonly name: string;
  readonly zone: string;
  readonly saturday: string;
  readonly sunday: string;
  /** Start of the call that lies across the change, and its length. */
  readonly across: readonly [start: string, talkS: number];
  /** Seconds present by hour, from Saturday 22:00 on. */
  readonly present: Readonly<Record<number, number>>;
  readonly busy: Readonly<Record<number, number>>;
}

const HOUR = 3600;
/** 23:50 to 00:10, 04:30 to 04:40, and the call across the change. */
const busyWith = (parts: Readonly<Record<number, number>>) => ({ 23: 600, 0: 600, 4: 600, ...parts });

const NIGHTS: readonly Night[] = [
  {
    // 02:00 becomes 03:00: seven hours. 01:50 and twenty minutes: until 03:10.
    name: 'spring in Berlin',
    zone: 'Europe/Berlin',
    saturday: '2026-03-28',
    sunday: '2026-03-29',
    across: ['01:50', 1200],
    present: { 22: HOUR, 23: HOUR, 0: HOUR, 1: HOUR, 3: HOUR, 4: HOUR, 5: HOUR },
    busy: busyWith({ 1: 600, 3: 600 })
  },
  {
    // 03:00 becomes 02:00: nine hours, the hour of 02:00 twice. 01:50 and eighty minutes: until 02:10 of the second time.
    name: 'autumn in Berlin',
    zone: 'Europe/Berlin',
    saturday: '2026-10-24',
    sunday: '2026-10-25',
    across: ['01:50', 4800],
    present: { 22: HOUR, 23: HOUR, 0: HOUR, 1: HOUR, 2: 2 * HOUR, 3: HOUR, 4: HOUR, 5: HOUR },
    busy: busyWith({ 1: 600, 2: 4200 })
  },
  {
    name: 'spring in New York',
    zone: 'America/New_York',
    saturday: '2026-03-07',
    sunday: '2026-03-08',
    across: ['01:50', 1200],
    present: { 22: HOUR, 23: HOUR, 0: HOUR, 1: HOUR, 3: HOUR, 4: HOUR, 5: HOUR },
    busy: busyWith({ 1: 600, 3: 600 })
  },
  {
    // 02:00 becomes 01:00: the hour of 01:00 twice. 00:50 and eighty minutes: until 01:10 of the second time.
    name: 'autumn in New York',
    zone: 'America/New_York',
    saturday: '2026-10-31',
    sunday: '2026-11-01',
    across: ['00:50', 4800],
    present: { 22: HOUR, 23: HOUR, 0: HOUR, 1: 2 * HOUR, 2: HOUR, 3: HOUR, 4: HOUR, 5: HOUR },
    busy: { 23: 600, 0: 600 + 600, 1: 4200, 4: 600 }
  },
  {
    name: 'a night without a change',
    zone: 'Europe/Berlin',
    saturday: '2026-05-02',
    sunday: '2026-05-03',
    across: ['01:50', 1200],
    present: { 22: HOUR, 23: HOUR, 0: HOUR, 1: HOUR, 2: HOUR, 3: HOUR, 4: HOUR, 5: HOUR },
    busy: busyWith({ 1: 600, 2: 600 })
  }
];

const PRESENCE = {
  status: ({ saturday, sunday }: Night) => `agent_id,status,from,to\nA,available,${saturday} 22:00:00,${sunday} 06:00:00`, // prettier-ignore
  shifts: ({ saturday, sunday }: Night) => `agent_id,shift_start,shift_end\nA,${saturday} 22:00:00,${sunday} 06:00:00`
} as const;

async function worldOf(night: Night, presence: keyof typeof PRESENCE, { onlyFirst = false } = {}): Promise<World> {
  const { saturday, sunday, across, zone } = night;
  const tables: Partial<Record<Kind, string>> = {
    calls: `call_id,agent_id,team,channel,direction,start_at,wait_s,ring_s,talk_s,hold_s,wrap_s
1,A,T,voice,inbound,${saturday} 23:50:00,0,0,1000,100,100${
      onlyFirst
        ? ''
        : `
2,A,T,voice,inbound,${sunday} ${across[0]}:00,0,0,${across[1]},0,0
3,A,T,voice,inbound,${sunday} 04:30:00,0,0,600,0,0`
    }`,
    [presence]: PRESENCE[presence](night)
  };
  const engine = await sharedEngine();
  for (const kind of KINDS) await loadCsv(engine, kind, tables[kind] ?? '', zone);
  return openWorld(engine, { zone });
}

const sumBy = <T>(list: readonly T[], keyOf: (one: T) => number, of: (one: T) => number): Record<number, number> => {
  const sums: Record<number, number> = {};
  for (const one of list) if (of(one) !== 0) sums[keyOf(one)] = (sums[keyOf(one)] ?? 0) + of(one);
  return sums;
};
const rounded = (sums: Record<number, number>): Record<number, number> => Object.fromEntries(Object.entries(sums).map(([key, value]) => [key, Math.round(value * 1e6) / 1e6])); // prettier-ignore

describe.each(NIGHTS)('$name', (night) => {
  test.each(['status', 'shifts'] as const)('presence and work by hour of the clock, from %s', async (presence) => {
    const world = await worldOf(night, presence);
    const { saturday, sunday, present, busy } = night;
    const selection = { ...DEFAULT_SELECTION, compare: 'none' as const, range: { from: saturday, to: sunday } };
    const resolved = resolve(selection, world.model, world.settings);
    const asked = world.ask(saturday, sunday);
    const context = { model: world.model, settings: world.settings };

    const heat = await hourHeat(world.engine, resolved, context, {});
    const halves = await busyPresent(world.engine, asked);
    const { cells } = await occupancyHeat(world.engine, asked);
    const calls = await arrivals(world.engine, asked);
    const [figures] = await run(world.engine, { metrics: ['occupancy', 'utilisation', 'calls_handled'], by: [] }, resolved, context); // prettier-ignore

    // Overview: calls per agent-hour, by the hour in which they began.
    expect(
      rounded(
        sumBy(
          heat.cells,
          ({ hour }) => hour,
          ({ hours }) => hours * HOUR
        )
      )
    ).toEqual(present);
    const starts = [23, Number(night.across[0].slice(0, 2)), 4];
    expect(sumBy(heat.cells, ({ hour }) => hour, ({ calls: n }) => n)).toEqual(Object.fromEntries(starts.map((hour) => [hour, 1]))); // prettier-ignore
    expect(heat.cells.find(({ hour }) => hour === 23)).toMatchObject({ weekday: 6, value: 1 });

    // Workload: people busy and present by half-hour, and hours by date.
    const perHour = (of: 'busy' | 'present') => rounded(sumBy(halves.day, ({ half }) => Math.floor(half / 2), (one) => one[of] * 1800 * one.days)); // prettier-ignore
    expect([perHour('present'), perHour('busy')]).toEqual([present, busy]);
    const total = (of: Readonly<Record<number, number>>) => Object.values(of).reduce((sum, seconds) => sum + seconds, 0); // prettier-ignore
    expect(halves.dates).toEqual([
      { date: saturday, busyH: 600 / HOUR, presentH: 2 },
      { date: sunday, busyH: expect.closeTo((total(busy) - 600) / HOUR, 9), presentH: total(present) / HOUR - 2 }
    ]);
    const cell = (weekday: number, half: number) => cells.find((one) => one.weekday === weekday && one.half === half)?.occupancy.value; // prettier-ignore
    expect([cell(6, 47), cell(7, 0), cell(7, 9)]).toEqual([600 / 1800, expect.closeTo(600 / 1800, 9), 600 / 1800]);

    // One shift, one working day, on the date on which it began; calls on the dates on which they began.
    expect(await world.rows('SELECT day, handled::DOUBLE AS handled, busy_s::DOUBLE AS busy_s FROM agent_day')).toEqual(
      [{ day: Date.parse(saturday) / 86_400_000, handled: 3, busy_s: total(busy) }]
    );
    expect(figures!.values.occupancy!.parts).toEqual({ num: total(busy), den: total(present) });
    expect(calls.days.map(({ date, handled }) => [date, handled])).toEqual([[saturday, 1], [sunday, 2]]); // prettier-ignore
    expect(sumBy(calls.halves, ({ slot }) => slot, ({ handled }) => handled)).toEqual({ 47: 1, 9: 1, [starts[1]! * 2 + 1]: 1 }); // prettier-ignore
  });
});

test.each(NIGHTS)(
  'all dates: the hours after the last midnight count on Workload as on the Overview ($name)',
  async (night) => {
    // The last day is the one on which the last call began; its shift ends on the next.
    const world = await worldOf(night, 'shifts', { onlyFirst: true });
    const { saturday, present } = night;
    const selection = { ...DEFAULT_SELECTION, compare: 'none' as const, range: 'all' as const };
    const resolved = resolve(selection, world.model, world.settings);
    const asked = world.ask(saturday, saturday);

    const heat = await hourHeat(world.engine, resolved, { model: world.model, settings: world.settings }, {});
    const halves = await busyPresent(world.engine, { ...asked, scope: { ...asked.scope, everything: true } });

    expect(rounded(sumBy(heat.cells, ({ hour }) => hour, ({ hours }) => hours * HOUR))).toEqual(present); // prettier-ignore
    expect(rounded(sumBy(halves.day, ({ half }) => Math.floor(half / 2), (one) => one.present * 1800 * one.days))).toEqual(present); // prettier-ignore
  }
);

test.each(NIGHTS)('means per hour of the clock go by how often the hour came ($name)', async (night) => {
  const world = await worldOf(night, 'status');
  const { saturday, sunday, present } = night;
  const voice = world.model.dimensions.channel!.find(({ name }) => name === 'voice')!.id;
  const selection = { ...DEFAULT_SELECTION, compare: 'none' as const, range: { from: saturday, to: sunday }, filters: { channel: [voice] } }; // prettier-ignore
  const resolved = resolve(selection, world.model, world.settings);

  const heat = await hourHeat(world.engine, resolved, { model: world.model, settings: world.settings }, {});
  const { weekSlots } = await arrivals(world.engine, world.ask(saturday, sunday));
  const { day } = await busyPresent(world.engine, world.ask(saturday, sunday));

  // One person is there through the night: an hour of Sunday comes as often as its seconds say.
  const times = (hour: number) => (present[hour] ?? 0) / HOUR;
  expect(heat.basis).toBe('clock_hour');
  for (const { weekday, hour, hours, calls, value } of heat.cells) {
    const came = weekday === 7 ? times(hour) : 1;
    expect([hour, hours, value]).toEqual([hour, came, calls / came]);
  }
  for (const { weekday, half, days } of weekSlots.filter((slot) => slot.weekday === 7 && slot.half < 12)) {
    expect([weekday, half, days]).toEqual([weekday, half, times(half >> 1)]);
  }
  // The person is there in every such half-hour of Sunday, in none of Saturday: once of twice, two times of three, or never of once.
  for (const { half, present: mean } of day.filter((point) => point.half < 12)) {
    const came = times(half >> 1);
    expect([half, mean]).toEqual([half, expect.closeTo(came / (1 + came), 9)]);
  }
});
