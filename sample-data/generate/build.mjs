import { bucketLabel, createAgents, createCases, dpdOn } from './cases.mjs';
import { Floor } from './calls.mjs';
import { dayOf, formatDate, formatTime, toCsv, weekdayOf } from './csv.mjs';
import { Ledger } from './promises.mjs';
import { createRandom } from './random.mjs';
import { createRoster } from './roster.mjs';
import { stepsOf } from './steps.mjs';
import { summarise } from './summary.mjs';
import { createWorld } from './world.mjs';

/** @typedef {Record<string, unknown>} Row */

const STEPS = [1, 2, 3, 4, 5, 6, 7];

/** The columns of each file, in order. */
export const COLUMNS = {
  calls: (
    'call_id,leg_no,agent_id,team,queue,channel,direction,start_at,end_at,wait_s,ring_s,talk_s,hold_s,wrap_s,' +
    'disposition,rpc,case_id,customer_id,csat,abuse,threat,complaint,escalated,refused,customer_emotion,product,cause'
  ).split(','),
  cases: (
    'case_id,customer_id,agent_id,team,assigned_date,opened_date,closed_date,close_reason,balance_at_assignment,balance,' +
    'dpd_at_assignment,dpd,product,cause,willingness,plan_type,waiver_amount,waiver_date,relief_considered,cured_date,' +
    'next_action_date,last_attempt_date'
  )
    .split(',')
    .concat(STEPS.flatMap((n) => [`s${n}`, `s${n}_at`])),
  payments: ['payment_id', 'case_id', 'paid_date', 'amount', 'channel', 'plan_id'],
  promises: ['promise_id', 'case_id', 'agent_id', 'made_date', 'due_date', 'amount', 'superseded_by'],
  instalments: ['plan_id', 'case_id', 'seq', 'due_date', 'amount'],
  shifts: ['agent_id', 'shift_start', 'shift_end', 'break_s', 'kind'],
  status: ['agent_id', 'status', 'from', 'to'],
  reminders: ['case_id', 'sent_at', 'channel', 'kind', 'delivered'],
  snapshots: ['case_id', 'snap_month', 'bucket', 'balance', 'dpd'],
  events: ['date', 'label', 'scope'],
  self_report: ['date', 'team', 'strain_0_10']
};

/**
 * Generates a world.
 *
 * @param {{ variant?: string, seed?: number, weeks?: number }} [options]
 * @returns {{ files: Record<string, string>, truth: Record<string, unknown> }} the CSV text by kind, and the planted truth
 */
export function build({ variant = 'default', seed = 20260302, weeks } = {}) {
  const world = createWorld(variant, { weeks });
  const stream = (/** @type {string} */ name) => createRandom(seed, name);
  const agents = createAgents(world, stream('agents'));
  const book = createCases(world, agents, stream('cases'));
  const ledger = new Ledger(world, stream('ledger'));
  const random = {
    arrivals: stream('arrivals'),
    talk: stream('talk'),
    people: stream('people'),
    outcome: stream('outcome')
  };
  const floor = new Floor({ world, random, ledger, book });
  const rosterRandom = stream('roster');
  const first = dayOf(world.startDate);
  const last = first + world.weeks * 7 - 3;
  ledger.lastDay = last;
  /** @type {Row[]} */
  const shifts = [];
  /** @type {Row[]} */
  const snapshots = [];

  for (let day = dayOf(world.casesFrom); day <= last; day += 1) {
    ledger.settle(day, book);
    if (day >= first && weekdayOf(day) < 5) {
      const seats = createRoster({ world, agents, day, random: rosterRandom });
      floor.run(day, seats);
      floor.learnCapacity();
      for (const seat of seats)
        shifts.push({
          agent_id: seat.agent.id,
          shift_start: formatTime(seat.from),
          shift_end: formatTime(seat.plannedTo),
          break_s: seat.break_s,
          kind: 'planned'
        });
    }
    if (day === last || formatDate(day + 1).endsWith('-01')) snapshots.push(...snapshotOf(book, day));
  }

  const dirtRandom = stream('dirt');
  const calls = finishCalls({ rows: floor.rows, world, random: dirtRandom });
  const payments = ledger.payments
    .map((row, order) => ({ row, order }))
    .sort((a, b) => Number(a.row.paid_date) - Number(b.row.paid_date) || a.order - b.order)
    .map(({ row }, i) => ({ payment_id: `Y${700001 + i}`, ...row, paid_date: formatDate(Number(row.paid_date)) }));
  const promises = ledger.promises.map((item) => ({
    promise_id: item.id,
    case_id: item.case.id,
    agent_id: item.agent,
    made_date: formatDate(item.made),
    due_date: formatDate(item.due),
    amount: item.amount,
    superseded_by: item.supersededBy
  }));
  const reminders = ledger.reminders
    .sort((a, b) => Number(a.sent_at) - Number(b.sent_at))
    .map((row) => ({ ...row, sent_at: formatTime(Number(row.sent_at)) }));
  const instalments = ledger.plans.flatMap(({ plan, case: kase }) =>
    plan.instalments.map((item) => ({
      plan_id: plan.id,
      case_id: kase.id,
      seq: item.seq,
      due_date: formatDate(item.due),
      amount: item.amount
    }))
  );
  const status = floor.statuses
    .sort((a, b) => Number(a.from) - Number(b.from) || (String(a.agent_id) < String(b.agent_id) ? -1 : 1))
    .map((row) => ({
      ...row,
      from: formatTime(Number(row.from)),
      to: row.to === null ? '' : formatTime(Number(row.to))
    }));
  const cases = caseRows({ book, world, last, random: stream('steps') });
  const dirt = { duplicates: world.dirt.duplicates, random: dirtRandom };
  const tables = {
    calls: calls.rows,
    cases,
    payments: withDuplicates(payments, dirt),
    promises: withDuplicates(promises, dirt),
    instalments,
    shifts,
    status,
    reminders,
    snapshots,
    events: world.events
      .filter((event) => dayOf(event.date) <= last)
      .map(({ date, label, scope }) => ({ date, label, scope }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    self_report: selfReport({ world, floor, first, random: stream('self') })
  };
  const clean = { payments: payments.length, promises: promises.length };
  const summary = summarise({ floor, book, ledger, world, last });
  const counts = Object.fromEntries(
    Object.entries(tables).map(([kind, rows]) => [
      kind,
      {
        rows: rows.length,
        duplicates:
          kind === 'calls'
            ? calls.duplicates
            : kind in clean
              ? rows.length - clean[/** @type {keyof typeof clean} */ (kind)]
              : 0,
        negative: kind === 'calls' ? calls.negative : 0,
        missingWrap: kind === 'calls' ? calls.missingWrap : 0
      }
    ])
  );
  const truth = {
    variant,
    seed,
    zone: world.zone,
    period: { from: world.startDate, to: formatDate(last), weeks: world.weeks },
    workingHours: 'Mon-Fri 09:00-18:00',
    planted: plantedOf(world),
    changePoint: floor.change && {
      team: world.teams[floor.change.team].name,
      date: formatDate(floor.change.day),
      wrapCut_s: floor.change.wrapCut_s
    },
    agents: agents.map((a) => ({
      id: a.id,
      team: world.teams[a.team].name,
      lnTalk: round(a.lnTalk),
      csat: round(a.csat),
      skill: a.skill,
      hours: a.hours
    })),
    counts,
    ...summary,
    world
  };
  const files = Object.fromEntries(
    Object.entries(tables).map(([kind, rows]) => [
      kind,
      toCsv(COLUMNS[/** @type {keyof typeof COLUMNS} */ (kind)], rows)
    ])
  );
  if (world.columns) return { files: { calls: toCsv(world.columns, tables.calls) }, truth };
  return { files, truth };
}

const round = (/** @type {number} */ x) => Math.round(x * 1e4) / 1e4;

/** The planted effects by name; in the null world all are zero. @param {ReturnType<typeof createWorld>} world */
function plantedOf(world) {
  return {
    lnTalkPerHour: world.talk.perHour,
    csatPerHour: world.csat.perHour,
    promisePerRunPosition: world.promise.perRunPosition,
    reminderEffect: world.promise.reminderEffect,
    skillLogit: world.agents.skillLogit,
    followUpSlowdown: round(world.followUp.daily - world.followUp.dailyWhenBacklogged),
    stepCoverageOnCure: 0,
    changePointWrapCut_s: world.changePoint?.wrapCut_s ?? 0
  };
}

/** @param {import('./cases.mjs').Case[]} book @param {number} day */
function snapshotOf(book, day) {
  const month = formatDate(day).slice(0, 7);
  return book
    .filter((kase) => kase.opened <= day && isInMonthBook(kase, month))
    .map((kase) => {
      const dpd = dpdOn(kase, day);
      return { case_id: kase.id, snap_month: month, bucket: bucketLabel(dpd), balance: balanceOf(kase), dpd };
    });
}

/** Open, or cured in the month of the snapshot. @param {import('./cases.mjs').Case} kase @param {string} month */
const isInMonthBook = (kase, month) =>
  kase.closed === null || (kase.cured !== null && formatDate(kase.cured).startsWith(month));

/** @param {import('./cases.mjs').Case} kase */
const balanceOf = (kase) => Math.max(0, Math.round((kase.balance0 - kase.paid - kase.waiver) * 100) / 100);

/** @param {{ book: import('./cases.mjs').Case[], world: ReturnType<typeof createWorld>, last: number, random: import('./random.mjs').Random }} options */
function caseRows({ book, world, last, random }) {
  return book
    .filter((kase) => kase.opened <= last)
    .map((kase) => ({
      case_id: kase.id,
      customer_id: kase.customer,
      agent_id: kase.agent?.id ?? '',
      team: kase.agent ? world.teams[kase.agent.team].name : '',
      assigned_date: formatDate(kase.assigned),
      opened_date: formatDate(kase.opened),
      closed_date: formatDate(kase.closed),
      close_reason: kase.closeReason,
      balance_at_assignment: kase.balance0,
      balance: balanceOf(kase),
      dpd_at_assignment: kase.dpd0,
      dpd: dpdOn(kase, last),
      product: kase.product,
      cause: kase.causeKnown || random.chance(0.35) ? kase.cause.id : '',
      willingness: kase.willingness,
      plan_type: kase.planType,
      waiver_amount: kase.waiver || '',
      waiver_date: formatDate(kase.waiverDay),
      relief_considered: kase.relief,
      cured_date: formatDate(kase.cured),
      next_action_date: kase.closed === null ? formatDate(kase.nextAction) : '',
      last_attempt_date: formatDate(kase.lastAttempt),
      ...stepsOf({ kase, last, random })
    }));
}

/**
 * Sorts the calls, numbers them and adds the dirt.
 *
 * @param {{ rows: Row[], world: ReturnType<typeof createWorld> & { answeredOnly?: boolean }, random: import('./random.mjs').Random }} options
 */
function finishCalls({ rows, world, random }) {
  const order = new Map(rows.map((row, i) => [row, i]));
  rows.sort((a, b) => Number(a.start_at) - Number(b.start_at) || Number(order.get(a)) - Number(order.get(b)));
  let number = 0;
  /** @type {Row[]} */
  const out = [];
  let duplicates = 0;
  let negative = 0;
  let missingWrap = 0;
  for (const row of rows) {
    const call = /** @type {{ id: string }} */ (row.call);
    if (!call.id) call.id = `K${1000000 + (number += 1)}`;
    if (world.answeredOnly && Number(row.talk_s) === 0) continue;
    const start = Number(row.start_at);
    const length = ['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'].reduce((s, key) => s + Number(row[key]), 0);
    /** @type {Row} */
    const line = { ...row, call_id: call.id, start_at: formatTime(start), end_at: formatTime(start + length) };
    if (Number(line.talk_s) > 0 && random.chance(world.dirt.negative)) {
      line.talk_s = -Number(line.talk_s);
      negative += 1;
    } else if (Number(line.talk_s) > 0 && random.chance(world.dirt.missingWrap)) {
      line.wrap_s = '';
      missingWrap += 1;
    }
    out.push(line);
    if (random.chance(world.dirt.duplicates)) {
      out.push(line);
      duplicates += 1;
      if (Number(line.talk_s) < 0) negative += 1;
      if (line.wrap_s === '') missingWrap += 1;
    }
  }
  return { rows: out, duplicates, negative, missingWrap };
}

/**
 * @param {Row[]} rows
 * @param {{ duplicates: number, random: import('./random.mjs').Random }} options
 */
function withDuplicates(rows, { duplicates, random }) {
  return rows.flatMap((row) => (random.chance(duplicates) ? [row, row] : [row]));
}

/**
 * Weekly voluntary answers of each team, moved by its occupancy.
 *
 * @param {{ world: ReturnType<typeof createWorld>, floor: Floor, first: number, random: import('./random.mjs').Random }} options
 */
function selfReport({ world, floor, first, random }) {
  /** @type {Row[]} */
  const rows = [];
  for (let week = 0; week < world.weeks; week += 1) {
    const friday = first + week * 7 + 4;
    world.teams.forEach((team, index) => {
      const days = floor.agentDays.filter((d) => d.team === index && d.date > friday - 5 && d.date <= friday);
      const available = days.reduce((s, d) => s + d.available_s, 0);
      const occupancy = available > 0 ? days.reduce((s, d) => s + d.busy_s, 0) / available : 0.8;
      const isChanged = floor.change && floor.change.team === index && friday >= floor.change.day;
      const mean = 4.4 + 16 * (occupancy - 0.84) + (isChanged ? 1 : 0);
      const answers = Math.max(2, Math.round(team.agents * 0.55));
      for (let i = 0; i < answers; i += 1) {
        const value = Math.min(10, Math.max(0, Math.round(random.normal(mean, 1.6))));
        rows.push({ date: formatDate(friday), team: team.name, strain_0_10: value });
      }
    });
  }
  return rows;
}
