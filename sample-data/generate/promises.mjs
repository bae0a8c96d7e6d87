import { DAY_S, weekdayOf } from './csv.mjs';

/**
 * @typedef {import('./cases.mjs').Case} Case
 * @typedef {import('./random.mjs').Random} Random
 * @typedef {ReturnType<typeof import('./world.mjs').createWorld>} World
 *
 * @typedef {object} Promise_
 * @property {string} id
 * @property {Case} case
 * @property {string} agent
 * @property {number} made
 * @property {number} due
 * @property {number} amount
 * @property {'kept' | 'partial' | 'broken'} outcome decided when made; a reminder may better it
 * @property {number | null} payDay
 * @property {boolean} paid
 * @property {boolean} reminded
 * @property {string} supersededBy
 * @property {string} plan plan whose first instalment this is
 *
 * @typedef {object} Plan
 * @property {string} id
 * @property {{ seq: number, due: number, amount: number, payDay: number | null }[]} instalments
 */

/** Promises, plans, payments and reminders of the world; days go forward only. */
export class Ledger {
  /** @type {Promise_[]} */
  promises = [];
  /** @type {Record<string, unknown>[]} */
  payments = [];
  /** @type {Record<string, unknown>[]} */
  reminders = [];
  /** @type {{ plan: Plan, case: Case }[]} */
  plans = [];
  landmark = { reminded: 0, remindedKept: 0, notReminded: 0, notRemindedKept: 0 };
  /** @type {Set<Promise_>} */
  #open = new Set();

  /**
   * @param {World} world
   * @param {Random} random
   */
  constructor(world, random) {
    this.world = world;
    this.random = random;
  }

  /**
   * Records a promise made in a conversation; an open one of the case is superseded by it.
   *
   * @param {{ case: Case, agent: string, second: number }} options
   */
  make({ case: kase, agent, second }) {
    const { promise, cases, plans } = this.world;
    const { random } = this;
    const made = Math.floor(second / DAY_S);
    const length = random.integer(promise.due_days[0], promise.due_days[1]);
    const due = made + length;
    const isPlan = !kase.pending && kase.arrears > 60 && random.chance(plans.share);
    const keptShare = promise.kept + cases.buckets[kase.bucket].keptShift;
    const draw = random.uniform();
    const outcome = draw < keptShare ? 'kept' : draw < keptShare + promise.partial ? 'partial' : 'broken';
    const count = random.integer(plans.instalments[0], plans.instalments[1]);
    const share = isPlan ? 1 / count : random.between(0.25, 0.6);
    const amount = Math.max(10, Math.round((kase.arrears * share) / 5) * 5);
    /** @type {Promise_} */
    const item = {
      id: `P${300001 + this.promises.length}`,
      case: kase,
      agent,
      made,
      due,
      amount,
      outcome,
      payDay: null,
      paid: false,
      reminded: false,
      supersededBy: '',
      plan: ''
    };
    item.payDay = outcome === 'broken' ? null : this.#payDay(item);
    if (kase.pending) {
      kase.pending.supersededBy = item.id;
      this.#open.delete(kase.pending);
    }
    this.promises.push(item);
    this.#open.add(item);
    kase.pending = item;
    kase.planType = isPlan ? 'instalment' : kase.planType || 'promise';
    kase.firstPlan ??= second;
    kase.firstDue ??= due;
    kase.nextAction = due + promise.grace_days + 1;
    if (isPlan) this.#makePlan({ promise: item, count });
  }

  /** @param {Promise_} item */
  #payDay(item) {
    const { promise } = this.world;
    const { random } = this;
    const draw = random.uniform();
    if (item.outcome === 'kept' && draw < promise.early && item.due - item.made >= 5)
      return random.integer(item.made + 1, item.due - 4);
    if (draw > 1 - promise.inGrace) return random.integer(item.due + 2, item.due + promise.grace_days);
    return Math.max(item.made, random.integer(item.due - 1, item.due + 1));
  }

  /** @param {{ promise: Promise_, count: number }} options */
  #makePlan({ promise, count }) {
    const { plans } = this.world;
    const { random } = this;
    const kase = promise.case;
    /** @type {Plan} */
    const plan = { id: `L${400001 + this.plans.length}`, instalments: [] };
    for (let seq = 1; seq <= count; seq += 1) {
      const due = promise.due + 30 * (seq - 1);
      const isMissed = random.chance(plans.missHazard + plans.missRise * (seq - 1));
      const late = random.weighted([
        [0, 6],
        [-1, 2],
        [1, 2],
        [2, 1]
      ]);
      plan.instalments.push({
        seq,
        due,
        amount: promise.amount,
        payDay: seq === 1 || isMissed ? null : due + late
      });
    }
    promise.plan = plan.id;
    kase.plan = plan;
    this.plans.push({ plan, case: kase });
  }

  /**
   * Everything that happens on a day outside conversations: reminders, payments, matured promises, cures, other closings.
   *
   * @param {number} day
   * @param {Case[]} book
   */
  settle(day, book) {
    for (const item of this.#open) this.#settlePromise(item, day);
    for (const { plan, case: kase } of this.plans) {
      if (kase.closed !== null) continue;
      for (const instalment of plan.instalments)
        if (instalment.payDay === day) this.#pay({ case: kase, day, amount: instalment.amount, plan: plan.id });
    }
    for (const kase of book) if (kase.closed === null && kase.opened <= day) this.#close(kase, day);
  }

  /**
   * @param {Promise_} item
   * @param {number} day
   */
  #settlePromise(item, day) {
    const { promise, cases } = this.world;
    const { random } = this;
    const kase = item.case;

    if (day === item.due - 3 && day > item.made && !item.paid) {
      const wants = promise.reminderShare + 0.08 * Math.min(2, kase.broken);
      item.reminded = !kase.optOut && random.chance(wants);
      const kept = promise.kept + cases.buckets[kase.bucket].keptShift;
      const early = item.due - item.made >= 5 ? promise.early : 0;
      const keptUnpaid = (kept * (1 - early)) / (1 - kept * early);
      if (item.reminded) {
        this.#remind({ case: kase, day, kind: 'pre_due' });
        if (item.outcome !== 'kept' && random.chance(promise.reminderEffect / (1 - keptUnpaid))) {
          item.outcome = 'kept';
          item.payDay = random.integer(item.due, item.due + promise.grace_days);
        }
      }
      const group = item.reminded ? 'reminded' : 'notReminded';
      this.landmark[group] += 1;
      if (item.outcome === 'kept') this.landmark[`${group}Kept`] += 1;
    }
    if (day === item.due && !item.paid && !item.reminded && !kase.optOut && random.chance(0.15))
      this.#remind({ case: kase, day, kind: 'due' });

    if (item.payDay === day) {
      const share = item.outcome === 'kept' ? (random.chance(0.04) ? 0.97 : 1) : random.between(0.3, 0.8);
      this.#pay({ case: kase, day, amount: Math.round(item.amount * share * 100) / 100, plan: item.plan });
      item.paid = true;
    }
    if (day <= item.due + promise.grace_days) return;

    this.#open.delete(item);
    if (kase.pending === item) kase.pending = null;
    if (item.outcome === 'kept') {
      kase.keptCount += 1;
      kase.nextAction = item.plan ? day + 30 : day + random.integer(5, 12);
      return;
    }
    kase.broken += 1;
    kase.lastBreak = { day, followed: null };
    kase.nextAction = day + this.#followUpDelay(kase, day);
    if (random.chance(0.3)) this.#remind({ case: kase, day, kind: 'post_due' });
  }

  /** Backlog in days of each team, set each morning. @type {number[]} */
  backlog = [];

  /**
   * Geometric in working days; slower where the team's backlog is long (planted).
   *
   * @param {Case} kase
   * @param {number} day
   */
  #followUpDelay(kase, day) {
    const { followUp } = this.world;
    const isLong = (this.backlog[kase.agent?.team ?? 0] ?? 0) > followUp.backlog_days;
    const daily = isLong ? followUp.dailyWhenBacklogged : followUp.daily;
    let delay = 0;
    while (weekdayOf(day + delay) > 4 || !this.random.chance(daily)) delay += 1;
    return delay;
  }

  /** @param {{ case: Case, day: number, kind: string }} options */
  #remind({ case: kase, day, kind }) {
    const second = day * DAY_S + this.random.integer(9 * 3600, 11 * 3600);
    const channel = this.random.weighted([
      ['sms', 6],
      ['email', 3],
      ['push', 1]
    ]);
    if (kind !== 'post_due') kase.firstReminder ??= second;
    this.reminders.push({
      case_id: kase.id,
      sent_at: second,
      channel,
      kind,
      delivered: this.random.chance(0.97) ? 'true' : 'false'
    });
  }

  /** @param {{ case: Case, day: number, amount: number, plan?: string }} options */
  #pay({ case: kase, day, amount, plan = '' }) {
    kase.paid += amount;
    kase.arrears = Math.max(20, kase.arrears - amount);
    kase.lastPayment = day;
    this.payments.push({
      case_id: kase.id,
      paid_date: day,
      amount,
      channel: this.random.weighted([
        ['transfer', 5],
        ['card', 3],
        ['direct_debit', 2]
      ]),
      plan_id: plan
    });
  }

  /**
   * @param {Case} kase
   * @param {number} day
   */
  #close(kase, day) {
    const { random } = this;
    if (kase.cureDay !== null && kase.cureDay <= day) {
      // A cure waits until an open promise has matured, so that its money is not taken for the promise's.
      if (kase.pending) return;
      const isWhole = random.chance(0.2);
      const planLeft = kase.plan
        ? kase.plan.instalments.filter((i) => i.payDay === null || i.payDay > day).reduce((s, i) => s + i.amount, 0)
        : 0;
      const rest = Math.max(10, kase.balance0 - kase.paid - kase.waiver);
      const amount = Math.round((isWhole ? rest : Math.min(rest, planLeft || kase.arrears)) * 100) / 100;
      this.#pay({ case: kase, day, amount, plan: kase.plan?.id });
      if (random.chance(0.02)) this.#payTwice({ case: kase, day, amount });
      kase.cured = day;
      kase.closed = day;
      kase.closeReason = isWhole ? 'paid' : 'cured';
      if (isWhole) kase.planType ||= 'full';
      return;
    }
    if (kase.exitDay !== null && kase.exitDay <= day && !kase.pending && !kase.plan && weekdayOf(day) < 5) {
      kase.closed = day;
      kase.closeReason = kase.exitReason;
    }
  }

  /**
   * A payment made twice by mistake and returned two to six days later: the world's reversals.
   *
   * @param {{ case: Case, day: number, amount: number }} options
   */
  #payTwice({ case: kase, day, amount }) {
    this.#pay({ case: kase, day, amount });
    const back = Math.min(this.lastDay, day + this.random.integer(2, 6));
    this.#pay({ case: kase, day: back, amount: -amount });
  }

  /** Nothing is paid after this day. */
  lastDay = Infinity;
}
