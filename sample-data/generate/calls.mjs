import { DAY_S, dayOf, weekdayOf } from './csv.mjs';
import { eventOn } from './roster.mjs';

/**
 * @typedef {import('./cases.mjs').Case} Case
 * @typedef {import('./roster.mjs').Seat} Seat
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {ReturnType<typeof import('./world.mjs').createWorld>} World
 *
 * @typedef {object} Caller
 * @property {number} at
 * @property {number} patience_s
 * @property {string} queue
 * @property {Case | null} case
 * @property {string} customer
 * @property {{ id: string }} call shared by the legs of one call
 * @property {number} leg
 * @property {number} [avoidTeam]
 * @property {boolean} [isChat]
 *
 * @typedef {object} Desk one person at work in the simulation
 * @property {Seat} seat
 * @property {'away' | 'idle' | 'busy' | 'paused'} state
 * @property {number} since of the state
 * @property {number} pauseIndex
 * @property {number} version cancels outdated events
 * @property {number} lastBusyTo
 * @property {number} run contacts in a row without a gap of 30 s
 * @property {number} open chats
 * @property {number} availableFrom start of the current stretch of available time
 * @property {[number, number][]} busy
 * @property {number} available_s
 *
 * @typedef {object} FloorOptions
 * @property {World} world
 * @property {{ arrivals: Random, talk: Random, people: Random, outcome: Random }} random
 * @property {import('./promises.mjs').Ledger} ledger
 * @property {Case[]} book
 */

const RUN_GAP_S = 30;

/** A binary heap of events, earliest first; equal times in order of entry. */
class Agenda {
  /** @type {{ at: number, order: number, act: () => void }[]} */
  #heap = [];
  #order = 0;

  /**
   * @param {number} at
   * @param {() => void} act
   */
  add(at, act) {
    const heap = this.#heap;
    heap.push({ at, order: (this.#order += 1), act });
    for (let i = heap.length - 1; i > 0;) {
      const up = (i - 1) >> 1;
      if (!isBefore(heap[i], heap[up])) break;
      [heap[i], heap[up]] = [heap[up], heap[i]];
      i = up;
    }
  }

  next() {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last || heap.length === 0) return top;
    heap[0] = last;
    for (let i = 0; ;) {
      let low = 2 * i + 1;
      if (low >= heap.length) break;
      if (low + 1 < heap.length && isBefore(heap[low + 1], heap[low])) low += 1;
      if (!isBefore(heap[low], heap[i])) break;
      [heap[i], heap[low]] = [heap[low], heap[i]];
      i = low;
    }
    return top;
  }
}

/**
 * @param {{ at: number, order: number }} a
 * @param {{ at: number, order: number }} b
 */
const isBefore = (a, b) => a.at < b.at || (a.at === b.at && a.order < b.order);

/** The floor: all contacts of all days, one day at a time. */
export class Floor {
  /** @type {Record<string, unknown>[]} */
  rows = [];
  /** @type {Record<string, unknown>[]} */
  statuses = [];
  /** @type {{ date: number, agent: string, team: number, available_s: number, busy_s: number, contacts: number }[]} */
  agentDays = [];
  /** Days of backlog of each team, by day. @type {number[][]} */
  backlogByDay = [];
  /** @type {Record<string, number>} */
  counts = { offered: 0, abandoned: 0 };
  /** @type {{ day: number, customer: string }[]} */
  #recent = [];
  #customers = 0;

  // The day being simulated

  day = 0;
  now = 0;
  close = 0;
  isChanged = false;
  agenda = new Agenda();
  /** @type {Caller[]} */
  queue = [];
  /** @type {Caller[]} */
  chatQueue = [];
  /** @type {Desk[]} */
  desks = [];
  /** @type {Case[]} */
  openCases = [];
  /** Cases to call, by team. @type {Case[][]} */
  lists = [];
  /** Attempts so far, by team. @type {number[]} */
  dialledToday = [];
  /** Attempts a day, by team, smoothed. @type {number[]} */
  capacity = [];

  /** @param {FloorOptions} options */
  constructor({ world, random, ledger, book }) {
    this.world = world;
    this.random = random;
    this.ledger = ledger;
    this.book = book;
  }

  /**
   * Simulates one day.
   *
   * @param {number} day
   * @param {Seat[]} seats
   */
  run(day, seats) {
    const { world } = this;
    this.day = day;
    this.close = day * DAY_S + world.floor.close_h * 3600;
    this.agenda = new Agenda();
    this.queue = [];
    this.chatQueue = [];
    this.desks = seats.map((seat) => ({
      seat,
      state: 'away',
      since: seat.from,
      pauseIndex: 0,
      version: 0,
      lastBusyTo: 0,
      run: 0,
      open: 0,
      availableFrom: seat.from,
      busy: [],
      available_s: 0
    }));
    const { change } = this;
    this.isChanged = change !== null && day >= change.day;
    this.openCases = this.book.filter((kase) => kase.opened <= day && kase.closed === null);
    this.#prepareDialling();
    this.#addArrivals();
    for (const desk of this.desks) this.agenda.add(desk.seat.from, () => this.#logIn(desk));
    for (let event = this.agenda.next(); event; event = this.agenda.next()) {
      this.now = event.at;
      event.act();
    }
    for (const caller of [...this.queue, ...this.chatQueue])
      this.#abandon({ ...caller, patience_s: Math.min(caller.patience_s, 600) });
    for (const desk of this.desks) this.#endDay(desk);
  }

  /** The day of the planted change and its team, or null. */
  get change() {
    const { changePoint, startDate } = this.world;
    return changePoint && { ...changePoint, day: dayOf(startDate) + (changePoint.week - 1) * 7 };
  }

  // Arrivals

  #addArrivals() {
    const { world } = this;
    const random = this.random.arrivals;
    const { arrivals, floor, chat } = world;
    const event = eventOn(world, this.day);
    const people = world.teams.reduce((sum, team) => sum + team.agents, 0);
    const dayFactor =
      arrivals.weekday[weekdayOf(this.day)] *
      random.gamma(arrivals.dayShape, 1 / arrivals.dayShape) *
      statementFactor(this.day, arrivals.statement) *
      (event.inbound ?? 1);
    const slots = (floor.close_h - floor.open_h) * 2;
    for (let slot = 0; slot < slots; slot += 1) {
      const profile = arrivals.profile[Math.floor((slot * arrivals.profile.length) / slots)];
      const hour = floor.open_h + slot / 2;
      const [from, to, factor] = event.surge ?? [0, 0, 1];
      const surge = hour >= from && hour < to ? factor : 1;
      const begin = this.day * DAY_S + hour * 3600;
      const voice = random.poisson((arrivals.perHour / 2) * (people / 45) * profile * dayFactor * surge);
      for (let i = 0; i < voice; i += 1) this.#addVoice(begin + Math.floor(random.uniform() * 1800));
      const chats = random.poisson((chat.perHour / 2) * profile * Math.sqrt(dayFactor * surge));
      for (let i = 0; i < chats; i += 1) this.#addChat(begin + Math.floor(random.uniform() * 1800));
    }
  }

  /** @param {number} at */
  #addVoice(at) {
    const random = this.random.arrivals;
    const { queue } = this.world;
    this.agenda.add(at, () => {
      const caller = this.#caller(at);
      caller.patience_s = random.chance(queue.balk)
        ? random.integer(0, 5)
        : Math.max(1, Math.round(random.exponential(queue.patience_s)));
      this.#arrive(caller);
    });
  }

  /** @param {number} at */
  #addChat(at) {
    this.agenda.add(at, () => {
      const caller = this.#caller(at);
      caller.patience_s = Math.max(5, Math.round(this.random.arrivals.exponential(this.world.chat.patience_s)));
      caller.isChat = true;
      caller.queue = 'chat';
      this.#arriveChat(caller);
    });
  }

  /**
   * @param {number} at
   * @returns {Caller}
   */
  #caller(at) {
    const random = this.random.arrivals;
    const { arrivals, teams } = this.world;
    const kase = random.chance(arrivals.withCase) ? this.#pickCase() : null;
    let customer = kase?.customer ?? '';
    if (!kase) {
      const again = random.chance(arrivals.repeat) && this.#recent.length > 50;
      customer = again ? random.pick(this.#recent).customer : `C${600001 + (this.#customers += 1)}`;
    }
    this.#recent.push({ day: this.day, customer });
    if (this.#recent.length > 6000) this.#recent.splice(0, 1000);
    const owner = kase?.agent ? teams[kase.agent.team].queue : null;
    const queue = owner && random.chance(0.75) ? owner : random.pick(teams).queue;
    return { at, patience_s: 0, queue, case: kase, customer, call: { id: '' }, leg: 1 };
  }

  /** An open case that calls in: cooperative people and those without an open promise do so more. */
  #pickCase() {
    const random = this.random.arrivals;
    const cases = this.openCases;
    for (let i = 0; i < 12 && cases.length > 0; i += 1) {
      const kase = cases[Math.floor(random.uniform() * cases.length)];
      if (kase.closed !== null || kase.plan) continue;
      const { day } = this;
      const canRenegotiate = kase.pending && !kase.pending.paid && kase.pending.made < day && day < kase.pending.due;
      if (kase.pending && !(canRenegotiate && random.chance(this.world.promise.renegotiated))) continue;
      if (random.chance(kase.cooperative ? 1 : 0.6)) return kase;
    }
    return null;
  }

  // Routing

  /** @param {Caller} caller */
  #arrive(caller) {
    const desk = this.#idleDeskFor(caller);
    if (desk) this.#answer(desk, caller);
    else this.queue.push(caller);
  }

  /**
   * The longest idle person, of the caller's team if one is idle; after the change, calls are pushed to the second team's
   * person who has just finished.
   *
   * @param {Caller} caller
   */
  #idleDeskFor(caller) {
    const idle = this.desks.filter((desk) => desk.state === 'idle' && !desk.seat.isChat);
    if (idle.length === 0) return null;
    const { change, now } = this;
    if (this.isChanged && change) {
      const fresh = idle
        .filter((desk) => desk.seat.agent.team === change.team && now - desk.since < change.pushWithin_s - 5)
        .sort((a, b) => b.since - a.since)[0];
      if (fresh) return fresh;
    }
    const own = idle.filter((desk) => this.world.teams[desk.seat.agent.team].queue === caller.queue);
    const others = idle.filter((desk) => desk.seat.agent.team !== caller.avoidTeam);
    const pool = own.length > 0 ? own : others.length > 0 ? others : idle;
    return pool.reduce((best, desk) => (desk.since < best.since ? desk : best));
  }

  /** @param {Desk} desk */
  #logIn(desk) {
    desk.availableFrom = this.now;
    this.#free(desk);
  }

  /**
   * What a person does next: go home, take a due pause, dial, take the oldest waiting caller, or wait.
   *
   * @param {Desk} desk
   */
  #free(desk) {
    const { now, queue, close } = this;
    const { seat } = desk;
    desk.version += 1;
    const isWaited = queue.some((caller) => caller.at + caller.patience_s > now);
    const staysOn = !seat.isChat && seat.to >= close && now < close + 900 && isWaited;
    if (now >= seat.to && !staysOn) return this.#logOut(desk);
    const pause = seat.pauses[desk.pauseIndex];
    if (pause && pause.from <= now && now < seat.to) return this.#pause(desk);
    const isDialling = seat.outbound && now >= seat.outbound[0] && now < seat.outbound[1];
    if (isDialling && queue.length <= this.world.outbound.yieldsAbove) return this.#scheduleDial(desk);
    for (let caller = seat.isChat ? undefined : queue.shift(); caller; caller = queue.shift()) {
      if (caller.at + caller.patience_s > now) return this.#answer(desk, caller);
      this.#abandon(caller);
    }
    desk.state = 'idle';
    desk.since = now;
    const boundaries = [seat.to, pause?.from ?? Infinity, seat.outbound?.[0] ?? Infinity].filter((at) => at > now);
    this.#later(desk, Math.min(...boundaries));
    if (seat.isChat) this.#takeChats(desk);
  }

  /**
   * @param {Desk} desk
   * @param {number} at
   */
  #later(desk, at) {
    const { version } = desk;
    this.agenda.add(at, () => {
      if (desk.version === version) this.#free(desk);
    });
  }

  /** @param {Desk} desk */
  #pause(desk) {
    const { now } = this;
    const pause = desk.seat.pauses[desk.pauseIndex];
    desk.pauseIndex += 1;
    desk.state = 'paused';
    this.#endAvailable(desk, now);
    const length = Math.round(pause.length * this.random.people.between(0.94, 1.08));
    const until = Math.min(now + length, Math.max(now + 60, desk.seat.to));
    this.#status(desk, { status: pause.status, from: now, to: until });
    desk.availableFrom = until;
    this.#later(desk, until);
  }

  /** @param {Desk} desk */
  #logOut(desk) {
    const { now } = this;
    desk.state = 'away';
    this.#endAvailable(desk, now);
    this.#status(desk, { status: 'offline', from: now, to: null });
  }

  /**
   * @param {Desk} desk
   * @param {number} at
   */
  #endAvailable(desk, at) {
    if (at > desk.availableFrom) {
      this.#status(desk, { status: 'available', from: desk.availableFrom, to: at });
      desk.available_s += at - desk.availableFrom;
    }
    desk.availableFrom = at;
  }

  /**
   * @param {Desk} desk
   * @param {{ status: string, from: number, to: number | null }} row
   */
  #status(desk, row) {
    this.statuses.push({ agent_id: desk.seat.agent.id, ...row });
  }

  /** @param {Desk} desk */
  #endDay(desk) {
    const { agent } = desk.seat;
    let busy_s = 0;
    let end = 0;
    for (const [from, to] of desk.busy.sort((a, b) => a[0] - b[0])) {
      busy_s += Math.max(0, to - Math.max(from, end));
      end = Math.max(end, to);
    }
    const { day } = this;
    this.agentDays.push({
      date: day,
      agent: agent.id,
      team: agent.team,
      available_s: desk.available_s,
      busy_s,
      contacts: desk.busy.length
    });
  }

  // Conversations

  /** @param {Caller} caller */
  #abandon(caller) {
    const random = this.random.outcome;
    const { queue } = this.world;
    const draw = random.uniform();
    const isLong = caller.patience_s > 45 && !caller.isChat;
    const disposition =
      isLong && draw < queue.callback
        ? 'callback'
        : isLong && draw < queue.callback + queue.overflow
          ? 'overflow'
          : 'abandoned';
    this.counts.offered += caller.leg === 1 ? 1 : 0;
    if (disposition === 'abandoned') this.counts.abandoned += 1;
    this.#write(null, caller, { direction: 'inbound', wait_s: caller.patience_s, disposition });
  }

  /**
   * @param {Desk} desk
   * @param {Caller} caller
   */
  #answer(desk, caller) {
    const { now, world } = this;
    const random = this.random.talk;
    const { agent } = desk.seat;
    const isAuto = this.isChanged && this.change?.team === agent.team;
    const wait_s = now - caller.at;

    if (caller.leg === 1 && random.chance(world.queue.rona)) {
      this.counts.offered += 1;
      const ring_s = random.integer(14, 20);
      this.#write(desk, caller, { direction: 'inbound', wait_s, ring_s, disposition: 'no_answer' });
      this.#occupy(desk, { from: now, to: now + ring_s, isBusy: false });
      const again = { ...caller, at: now + ring_s, leg: 2, patience_s: Infinity };
      this.agenda.add(again.at, () => this.#arriveFirst(again));
      return;
    }

    const ring_s = isAuto ? 0 : random.integer(1, 5);
    const from = now + ring_s;
    const talk = this.#converse({ desk, from, wait_s, queue: caller.queue, case: caller.case, isInbound: true });
    this.counts.offered += caller.leg === 1 ? 1 : 0;
    const isTransferred = caller.leg === 1 && random.chance(world.queue.transfer);
    if (isTransferred) {
      talk.disposition = 'transferred';
      talk.talk_s = Math.max(25, Math.round(Number(talk.talk_s) * 0.5));
      talk.csat = '';
    }
    const { hold_s, wrap_s } = talk;
    const to = from + Number(talk.talk_s) + Number(hold_s) + Number(wrap_s);
    this.#write(desk, caller, { direction: 'inbound', wait_s, ring_s, ...talk });
    this.#occupy(desk, { from, to, isBusy: true });
    if (!isTransferred) return;
    const at = to - Number(wrap_s);
    const next = { ...caller, at, leg: 2, patience_s: Infinity, avoidTeam: agent.team };
    next.queue = world.teams[(agent.team + 1) % world.teams.length].queue;
    this.agenda.add(at, () => this.#arriveFirst(next));
  }

  /** A second leg goes to the head of the queue. @param {Caller} caller */
  #arriveFirst(caller) {
    const desk = this.#idleDeskFor(caller);
    if (desk) this.#answer(desk, caller);
    else if (this.desks.some((d) => d.state !== 'away')) this.queue.unshift(caller);
  }

  /**
   * @param {Desk} desk
   * @param {{ from: number, to: number, isBusy: boolean }} options
   */
  #occupy(desk, { from, to, isBusy }) {
    desk.state = 'busy';
    if (isBusy) {
      desk.busy.push([from, to]);
      desk.lastBusyTo = to;
    }
    desk.version += 1;
    this.#later(desk, to);
  }

  /**
   * The parts of one conversation, with what it leaves behind in the case.
   *
   * @param {{ desk: Desk, from: number, wait_s: number, queue: string, case: Case | null, isInbound: boolean }} options
   * @returns {Record<string, string | number>}
   */
  #converse({ desk, from, wait_s, queue, case: kase, isInbound }) {
    const { world } = this;
    const random = this.random.talk;
    const { agent } = desk.seat;
    const hours = (from - desk.seat.from) / 3600;
    const clock_h = (from - this.day * DAY_S) / 3600;
    desk.run = desk.lastBusyTo > 0 && from - desk.lastBusyTo < RUN_GAP_S ? desk.run + 1 : 1;

    const talk = world.talk;
    const ln = agent.lnTalk + talk.perHour * hours + talk.clockPerHour * (clock_h - 13);
    const talk_s = Math.min(7200, Math.max(5, Math.round(random.lognormal(talk.median_s * Math.exp(ln), talk.sigma))));
    const mood = this.#mood({ agent, clock_h, queue });
    const isAuto = this.isChanged && this.change?.team === agent.team;
    const wrap_s = Math.max(
      0,
      Math.round(
        random.lognormal(world.wrap.median_s, world.wrap.sigma) +
          (mood.isDifficult ? world.wrap.afterDifficult_s : 0) -
          (isAuto ? (this.change?.wrapCut_s ?? 0) : 0)
      )
    );
    const hold_s = random.chance(world.hold.share)
      ? Math.round(random.lognormal(world.hold.median_s, world.hold.sigma))
      : 0;
    const outcome = this.#outcome({ desk, from, case: kase, isInbound });
    return {
      talk_s,
      hold_s,
      wrap_s,
      ...outcome,
      ...mood.flags,
      refused: mood.flags.abuse === '' ? '' : String(outcome.disposition === 'refused'),
      csat: this.#rating({ agent, hours, wait_s, isDifficult: mood.isDifficult, isInbound })
    };
  }

  /** @param {{ agent: import('./cases.mjs').Agent, clock_h: number, queue: string }} options */
  #mood({ agent, clock_h, queue }) {
    const random = this.random.outcome;
    const { difficult } = this.world;
    const tilt = queue === 'late' ? 1.2 : queue === 'hardship' ? 1.05 : queue === 'service' ? 0.9 : 0.85;
    const isDifficult = random.chance(
      (difficult.share + (clock_h >= difficult.late_h ? difficult.lateExtra : 0)) * tilt
    );
    const isSeen = isDifficult && random.chance(agent.flagging);
    const flag = (/** @type {number} */ p) => isSeen && random.chance(p);
    const flags = { abuse: flag(difficult.abuse / difficult.share), threat: flag(0.06), complaint: flag(0.35) };
    const escalated = flag(0.2);
    const isHostile = isSeen && (random.chance(0.55) || !(flags.abuse || flags.threat || flags.complaint || escalated));
    if (random.chance(difficult.blank))
      return { isDifficult, flags: { abuse: '', threat: '', complaint: '', escalated: '', customer_emotion: '' } };
    const emotion = isHostile
      ? 'hostile'
      : random.weighted([
          ['neutral', 55],
          ['calm', 25],
          ['anxious', 9],
          ['distressed', 5],
          ['frustrated', 6]
        ]);
    return {
      isDifficult,
      flags: {
        abuse: String(flags.abuse),
        threat: String(flags.threat),
        complaint: String(flags.complaint),
        escalated: String(escalated),
        customer_emotion: emotion
      }
    };
  }

  /**
   * @param {{ agent: import('./cases.mjs').Agent, hours: number, wait_s: number, isDifficult: boolean, isInbound: boolean }} options
   */
  #rating({ agent, hours, wait_s, isDifficult, isInbound }) {
    const random = this.random.outcome;
    const { csat } = this.world;
    const response = csat.response * (isInbound ? 1 : 0.5) * Math.exp(-wait_s / 400);
    if (!random.chance(response)) return '';
    const value =
      csat.base +
      agent.csat +
      csat.perHour * hours +
      (isDifficult ? csat.difficult : 0) +
      csat.perWaitSecond * wait_s +
      random.normal(0, csat.sd);
    return Math.min(5, Math.max(1, Math.round(value)));
  }

  /**
   * @param {{ desk: Desk, from: number, case: Case | null, isInbound: boolean }} options
   */
  #outcome({ desk, from, case: kase, isInbound }) {
    const random = this.random.outcome;
    const { world } = this;
    const { agent } = desk.seat;
    if (!kase) return { disposition: 'answered', rpc: '' };
    kase.firstTalk ??= from;
    const isRightParty = random.chance(isInbound ? 0.93 : world.outbound.rightParty);
    if (!isRightParty) {
      kase.nextAction = Math.max(kase.nextAction, this.day + random.integer(2, 4));
      return { disposition: 'answered', rpc: 'false' };
    }
    kase.firstRpc ??= from;
    kase.causeKnown ||= random.chance(0.92);
    kase.willingness = random.weighted(
      kase.cooperative
        ? [
            ['willing', 6],
            ['unsure', 3],
            ['unwilling', 1]
          ]
        : [
            ['willing', 2],
            ['unsure', 5],
            ['unwilling', 3]
          ]
    );
    this.#considerRelief(kase, from);
    const { promise, cases } = world;
    const p =
      promise.base +
      promise.perCsatEffect * agent.csat +
      promise.perRunPosition * (Math.min(desk.run, 10) - 1) +
      cases.cooperation.promise * ((kase.cooperative ? 1 : 0) - 0.5);
    if (random.chance(p)) {
      this.ledger.make({ case: kase, agent: agent.id, second: from });
      return { disposition: 'promise', rpc: 'true' };
    }
    kase.nextAction = Math.max(kase.nextAction, this.day + random.integer(4, 10));
    return { disposition: random.chance(0.3) ? 'refused' : 'answered', rpc: 'true' };
  }

  /**
   * @param {Case} kase
   * @param {number} from start of the conversation, local second
   */
  #considerRelief(kase, from) {
    const random = this.random.outcome;
    const isDue = kase.cause.hardship || kase.broken > 0 || kase.bucket >= 2;
    if (!isDue || kase.relief || !random.chance(0.55)) return;
    kase.reliefAt = from;
    kase.relief = random.weighted([
      ['granted', 3],
      ['declined', 3],
      ['not_eligible', 3],
      ['none', 1]
    ]);
    if (kase.relief !== 'granted') return;
    if (random.chance(0.6)) {
      kase.waiver = Math.round(kase.balance0 * random.between(0.05, 0.2) * 100) / 100;
      kase.waiverDay = this.day;
    } else kase.planType ||= 'deferral';
  }

  // Outbound

  /** Which cases each team calls today: follow-ups after broken promises first, then the longest due. */
  #prepareDialling() {
    const { day, world, ledger } = this;
    const due = this.openCases.filter((k) => k.agent && !k.pending && !k.plan && k.nextAction <= day);
    const urgency = (/** @type {Case} */ k) => (k.lastBreak && k.lastBreak.followed === null ? 0 : 1);
    due.sort((a, b) => urgency(a) - urgency(b) || a.nextAction - b.nextAction || (a.id < b.id ? -1 : 1));
    this.lists = world.teams.map((_, team) => due.filter((k) => k.agent?.team === team));
    this.dialledToday = world.teams.map(() => 0);
    ledger.backlog = this.lists.map(
      (list, team) => list.filter((k) => k.nextAction < day).length / Math.max(20, this.capacity[team] ?? 150)
    );
  }

  /** @param {Desk} desk */
  #scheduleDial(desk) {
    const { now } = this;
    const random = this.random.talk;
    desk.state = 'busy';
    const isAuto = this.isChanged && this.change?.team === desk.seat.agent.team;
    const mean = isAuto ? (this.change?.outboundGap_s ?? 0) : this.world.outbound.gap_s;
    const at = now + 2 + Math.round(random.exponential(mean));
    const { version } = desk;
    this.agenda.add(at, () => {
      if (desk.version === version) this.#dial(desk);
    });
  }

  /** @param {Desk} desk */
  #dial(desk) {
    const { now, day, world } = this;
    const random = this.random.talk;
    const { agent, outbound } = desk.seat;
    const kase = this.#nextCase(agent);
    if (!kase || !outbound || now >= outbound[1]) {
      if (!kase) desk.seat.outbound = null;
      return this.#free(desk);
    }
    kase.attempts += 1;
    kase.lastAttempt = day;
    kase.dialled = day;
    if (kase.lastBreak && kase.lastBreak.followed === null) kase.lastBreak.followed = now;
    const clock_h = (now - day * DAY_S) / 3600;
    const { cooperation } = world.cases;
    const human =
      world.outbound.human +
      (clock_h >= 17 ? world.outbound.eveningExtra : 0) +
      cooperation.human * ((kase.cooperative ? 1 : 0) - 0.4);
    const caller = {
      at: now,
      patience_s: 0,
      queue: world.teams[agent.team].queue,
      case: kase,
      customer: kase.customer,
      call: { id: '' },
      leg: 1
    };
    const isHuman = random.chance(human);
    const ring_s = isHuman ? random.integer(5, 22) : random.integer(12, 34);
    const row = isHuman
      ? this.#converse({ desk, from: now, wait_s: 0, queue: caller.queue, case: kase, isInbound: false })
      : this.#noHuman(desk);
    if (!isHuman) kase.nextAction = day + random.integer(1, 5);
    this.#write(desk, caller, { direction: 'outbound', wait_s: 0, ring_s, ...row });
    const to = now + ring_s + Number(row.talk_s) + Number(row.hold_s) + Number(row.wrap_s);
    this.#occupy(desk, { from: now, to, isBusy: true });
  }

  /**
   * @param {Desk} desk
   * @returns {Record<string, string | number>}
   */
  #noHuman(desk) {
    const random = this.random.talk;
    const { now } = this;
    desk.run = desk.lastBusyTo > 0 && now - desk.lastBusyTo < RUN_GAP_S ? desk.run + 1 : 1;
    const disposition = random.weighted([
      ['no_answer', 64],
      ['voicemail', 26],
      ['busy', 10]
    ]);
    return {
      talk_s: disposition === 'voicemail' ? random.integer(12, 38) : 0,
      hold_s: 0,
      wrap_s: random.integer(2, 14),
      disposition,
      rpc: 'false'
    };
  }

  /** The person's own cases first. @param {import('./cases.mjs').Agent} agent */
  #nextCase(agent) {
    const list = this.lists[agent.team];
    const { day } = this;
    const isFree = (/** @type {Case} */ k) => k.dialled !== day && k.closed === null && !k.pending && !k.plan;
    const urgent = list.find((k) => isFree(k) && k.lastBreak && k.lastBreak.followed === null);
    const kase = urgent ?? list.find((k) => k.agent === agent && isFree(k)) ?? list.find(isFree) ?? null;
    if (kase) this.dialledToday[agent.team] += 1;
    return kase;
  }

  // Chat

  /** @param {Caller} caller */
  #arriveChat(caller) {
    const { now } = this;
    const free = this.desks.filter((d) => d.seat.isChat && this.#takesChats(d, now));
    if (free.length === 0) this.chatQueue.push(caller);
    else
      this.#chat(
        free.reduce((best, d) => (d.open < best.open ? d : best)),
        caller
      );
  }

  /**
   * @param {Desk} desk
   * @param {number} now
   */
  #takesChats(desk, now) {
    const pause = desk.seat.pauses[desk.pauseIndex];
    const isDue = pause !== undefined && pause.from <= now;
    return (
      (desk.state === 'idle' || desk.open > 0) && desk.open < this.world.chat.parallel && !isDue && now < desk.seat.to
    );
  }

  /**
   * @param {Desk} desk
   * @param {Caller} caller
   */
  #chat(desk, caller) {
    const { now, world } = this;
    const random = this.random.talk;
    const { agent } = desk.seat;
    const wait_s = now - caller.at;
    const hours = (now - desk.seat.from) / 3600;
    const mood = this.#mood({ agent, clock_h: (now - this.day * DAY_S) / 3600, queue: caller.queue });
    const talk_s = Math.max(30, Math.round(random.lognormal(world.chat.median_s, world.chat.sigma)));
    const wrap_s = random.integer(5, 45);
    const ring_s = random.integer(1, 4);
    const to = now + ring_s + talk_s + wrap_s;
    this.#write(desk, caller, {
      direction: 'inbound',
      wait_s,
      ring_s,
      talk_s,
      hold_s: 0,
      wrap_s,
      disposition: 'answered',
      ...mood.flags,
      refused: mood.flags.abuse === '' ? '' : 'false',
      csat: this.#rating({ agent, hours, wait_s, isDifficult: mood.isDifficult, isInbound: true })
    });
    this.counts.offered += 1;
    desk.busy.push([now + ring_s, to]);
    desk.open += 1;
    desk.state = 'busy';
    desk.version += 1;
    this.agenda.add(to, () => this.#endChat(desk));
  }

  /** @param {Desk} desk */
  #endChat(desk) {
    desk.open -= 1;
    if (desk.open === 0) this.#free(desk);
    else this.#takeChats(desk);
  }

  /** @param {Desk} desk */
  #takeChats(desk) {
    const { now, chatQueue } = this;
    while (this.#takesChats(desk, now) && chatQueue.length > 0) {
      const caller = chatQueue.shift();
      if (!caller) return;
      if (caller.at + caller.patience_s > now) this.#chat(desk, caller);
      else this.#abandon(caller);
    }
  }

  /**
   * @param {Desk | null} desk
   * @param {Caller} caller
   * @param {Record<string, unknown>} parts
   */
  #write(desk, caller, parts) {
    const { case: kase } = caller;
    const agent = desk?.seat.agent;
    const row = {
      call: caller.call,
      leg_no: caller.leg,
      agent_id: agent?.id ?? '',
      team: agent ? this.world.teams[agent.team].name : '',
      queue: caller.queue,
      channel: caller.isChat ? 'chat' : 'voice',
      start_at: caller.at,
      ring_s: 0,
      talk_s: 0,
      hold_s: 0,
      wrap_s: 0,
      case_id: kase?.id ?? '',
      customer_id: caller.customer,
      product: kase?.product ?? '',
      cause: kase?.causeKnown ? kase.cause.id : '',
      ...parts
    };
    this.rows.push(row);
  }

  /** Call at the end of a day: the teams' daily attempts, smoothed over about five days. */
  learnCapacity() {
    this.backlogByDay.push(this.ledger.backlog.map((days) => Math.round(days * 100) / 100));
    this.capacity = this.dialledToday.map((n, i) => 0.8 * (this.capacity[i] ?? n) + 0.2 * n);
  }
}

/**
 * The factor of the first working days of a month, when statements arrive.
 *
 * @param {number} day
 * @param {number[]} factors
 */
function statementFactor(day, factors) {
  const date = new Date(day * DAY_S * 1000);
  const first = day - date.getUTCDate() + 1;
  let workingDay = 0;
  for (let d = first; d < day; d += 1) if (weekdayOf(d) < 5) workingDay += 1;
  return factors[workingDay] ?? 1;
}
