import { DAY_S, dayOf, weekdayOf } from './csv.mjs';

/**
 * @typedef {import('./cases.mjs').Agent} Agent
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {ReturnType<typeof import('./world.mjs').createWorld>} World
 *
 * @typedef {object} Seat one person's working day
 * @property {Agent} agent
 * @property {number} from local second, as all times
 * @property {number} to
 * @property {number} plannedTo
 * @property {number} break_s
 * @property {{ status: string, from: number, length: number }[]} pauses
 * @property {[number, number] | null} outbound
 * @property {boolean} isChat
 */

/** The planted event of a day with its factors; an ordinary day has none. @param {World} world @param {number} day */
export const eventOn = (world, day) =>
  /** @type {{ inbound?: number, staff?: number, outbound?: number, surge?: number[] }} */ (
    world.events.find((event) => dayOf(event.date) === day) ?? {}
  );

/**
 * Who works on a day, from when to when, with which pauses.
 *
 * @param {{ world: World, agents: Agent[], day: number, random: Random }} options
 * @returns {Seat[]}
 */
export function createRoster({ world, agents, day, random }) {
  const { shifts, floor } = world;
  const week = Math.floor((day - dayOf(world.startDate)) / 7);
  const event = eventOn(world, day);
  /** @type {Seat[]} */
  const seats = [];
  agents.forEach((agent, index) => {
    if (random.chance(shifts.absence[weekdayOf(day)])) return;
    if (event.staff && !random.chance(event.staff)) return;
    const rotation = shifts.rotation_h[(week + index) % shifts.rotation_h.length];
    const latest = floor.close_h - agent.hours;
    const start_h = Math.min(latest, Math.max(shifts.start_h[0], agent.preferredStart_h + rotation));
    const from = day * DAY_S + Math.round(start_h * 4) * 900;
    const plannedTo = from + agent.hours * 3600;
    const stays = random.chance(shifts.overtime) ? random.integer(20, 80) * 60 : 0;
    const pauses = pausesOf({ world, agent, from, day, random });
    seats.push({
      agent,
      from,
      plannedTo,
      to: Math.min(plannedTo + stays, day * DAY_S + floor.close_h * 3600),
      break_s: pauses.filter((p) => p.status === 'break' || p.status === 'lunch').reduce((s, p) => s + p.length, 0),
      pauses: pauses.filter((p) => p.from < plannedTo - 1200),
      outbound: null,
      isChat: false
    });
  });
  assignChat({ world, seats, day });
  assignOutbound({ world, seats, day, random });
  return seats;
}

/** @param {{ world: World, agent: Agent, from: number, day: number, random: Random }} options */
function pausesOf({ world, agent, from, day, random }) {
  const { shifts } = world;
  const jitter = () => Math.round(random.normal(0, shifts.breakJitter_min) * 60);
  const isFull = agent.hours === shifts.fullTime_h;
  const pauses = shifts.breaks_min
    .map((minutes, i) => ({
      status: minutes >= 30 ? 'lunch' : 'break',
      from: from + shifts.breaksAfter_h[i] * 3600 + jitter(),
      length: minutes * 60
    }))
    .filter((pause) => isFull || pause.from - from < 3 * 3600);
  if (weekdayOf(day) === (agent.team + 1) % 5)
    pauses.push({
      status: 'meeting',
      from: day * DAY_S + (world.floor.open_h + 4.5) * 3600,
      length: shifts.meeting_min * 60
    });
  if (random.chance(shifts.training))
    pauses.push({
      status: 'training',
      from: from + random.integer(1800, 6 * 3600),
      length: shifts.training_min * 60
    });
  return pauses.filter((pause) => pause.from >= from).sort((a, b) => a.from - b.from);
}

/** @param {{ world: World, seats: Seat[], day: number }} options */
function assignChat({ world, seats, day }) {
  const last = world.teams.length - 1;
  const people = seats.filter((seat) => seat.agent.team === last).sort((a, b) => a.from - b.from);
  const turn = day % Math.max(1, people.length);
  const wanted = Math.round((world.chat.people * seats.length) / 39.6);
  // Early and late shifts alternate, so that the chat desk is staffed all day.
  for (let i = 0; i < Math.min(wanted, people.length); i += 1) {
    const index = (turn + Math.floor((i * people.length) / wanted)) % people.length;
    people[index].isChat = true;
  }
}

/** @param {{ world: World, seats: Seat[], day: number, random: Random }} options */
function assignOutbound({ world, seats, day, random }) {
  const share = world.outbound.blockShare * (eventOn(world, day).outbound ?? 1);
  for (const seat of seats) {
    const isService = world.teams.length > 1 && seat.agent.team === world.teams.length - 1;
    if (seat.isChat || isService || !random.chance(share)) continue;
    const starts = world.outbound.starts_h
      .map((hour) => day * DAY_S + hour * 3600)
      .filter((start) => start >= seat.from && start + 3600 < seat.to);
    if (starts.length === 0) continue;
    const from = random.pick(starts);
    const length = random.between(world.outbound.block_h[0], world.outbound.block_h[1]) * 3600;
    seat.outbound = [from, Math.min(seat.to, Math.round(from + length))];
  }
}
