import { DAY_S, formatDate, weekdayOf } from './csv.mjs';

/**
 * Figures of the generated world before dirt was added, by construction and by plain arithmetic.
 *
 * @param {{
 *   floor: import('./calls.mjs').Floor,
 *   book: import('./cases.mjs').Case[],
 *   ledger: import('./promises.mjs').Ledger,
 *   world: ReturnType<typeof import('./world.mjs').createWorld>,
 *   last: number
 * }} options
 */
export function summarise({ floor, book, ledger, world, last }) {
  const { grace_days } = world.promise;
  const standing = ledger.promises.filter((p) => p.supersededBy === '');
  const matured = standing.filter((p) => p.due + grace_days <= last);
  const outcomes = { made: ledger.promises.length, superseded: ledger.promises.length - standing.length };
  const is = (/** @type {string} */ name) => matured.filter((p) => p.outcome === name).length;
  const { reminded, remindedKept, notReminded, notRemindedKept } = ledger.landmark;
  const cases = book.filter((k) => k.opened <= last);
  const eligible = cases.filter((k) => (k.assigned ?? k.opened) <= last - 30);
  return {
    promises: {
      ...outcomes,
      matured: matured.length,
      kept: is('kept'),
      partial: is('partial'),
      broken: is('broken'),
      pending: standing.length - matured.length
    },
    reminderLandmark: {
      day: 'due - 3',
      ...ledger.landmark,
      plantedEffect: world.promise.reminderEffect,
      realisedDifference: ratio(remindedKept, reminded) - ratio(notRemindedKept, notReminded)
    },
    cases: {
      opened: cases.length,
      cured: cases.filter((k) => k.cured !== null).length,
      curedWithin30: ratio(
        eligible.filter((k) => k.cured !== null && k.cured - (k.assigned ?? k.opened) <= 30).length,
        eligible.length
      ),
      openAtEnd: cases.filter((k) => k.closed === null).length,
      waived: cases.filter((k) => k.waiver > 0).length
    },
    calibration: calibrationOf(floor, matured),
    backlogDays: floor.backlogByDay,
    occupancy: occupancyOf(floor)
  };
}

const ratio = (/** @type {number} */ a, /** @type {number} */ b) => (b > 0 ? Math.round((a / b) * 1e4) / 1e4 : 0);

/**
 * True occupancy of agent-days: dates, agents, then available and busy seconds by agent, null where absent.
 *
 * @param {import('./calls.mjs').Floor} floor
 */
function occupancyOf(floor) {
  const dates = [...new Set(floor.agentDays.map((d) => d.date))];
  /** @type {Record<string, ([number, number] | null)[]>} */
  const byAgent = {};
  for (const item of floor.agentDays) {
    byAgent[item.agent] ??= dates.map(() => null);
    byAgent[item.agent][dates.indexOf(item.date)] = [item.available_s, item.busy_s];
  }
  return { columns: ['available_s', 'busy_s'], dates: dates.map(formatDate), byAgent };
}

/**
 * @param {import('./calls.mjs').Floor} floor
 * @param {import('./promises.mjs').Promise_[]} matured
 */
function calibrationOf(floor, matured) {
  const { rows, agentDays, counts } = floor;
  const human = rows.filter((r) => Number(r.talk_s) > 0 && r.disposition !== 'voicemail');
  const handle = human.map((r) => Number(r.talk_s) + Number(r.hold_s) + Number(r.wrap_s));
  const mean = (/** @type {number[]} */ xs) =>
    ratio(
      xs.reduce((s, x) => s + x, 0),
      xs.length
    );
  const attempts = rows.filter((r) => r.direction === 'outbound');
  const reached = attempts.filter((r) => Number(r.talk_s) > 0 && r.disposition !== 'voicemail');
  const rightParty = rows.filter((r) => r.rpc === 'true');
  const ratings = rows.filter((r) => typeof r.csat === 'number').map((r) => Number(r.csat));
  const answered = rows.filter((r) => r.direction === 'inbound' && r.channel !== 'chat' && r.agent_id !== '');
  const isDifficult = (/** @type {Record<string, unknown>} */ r) =>
    ['abuse', 'threat', 'complaint', 'escalated'].some((k) => r[k] === 'true') || r.customer_emotion === 'hostile';
  const weekdays = [0, 0, 0, 0, 0];
  for (const row of rows) weekdays[weekdayOf(Math.floor(Number(row.start_at) / DAY_S))] += 1;
  return {
    calls: rows.length,
    chatShare: ratio(rows.filter((r) => r.channel === 'chat' || r.queue === 'chat').length, rows.length),
    occupancy: ratio(
      agentDays.reduce((s, d) => s + d.busy_s, 0),
      agentDays.reduce((s, d) => s + d.available_s, 0)
    ),
    backToBackShare: backToBack(rows),
    abandonRate: ratio(counts.abandoned, counts.offered),
    serviceLevel20s: ratio(
      answered.filter((r) => Number(r.wait_s) + Number(r.ring_s) <= 20).length,
      answered.length + counts.abandoned
    ),
    aht_s: mean(handle),
    contactRate: ratio(reached.length, attempts.length),
    rpcRate: ratio(attempts.filter((r) => r.rpc === 'true').length, attempts.length),
    promiseRate: ratio(rightParty.filter((r) => r.disposition === 'promise').length, rightParty.length),
    keptRate: ratio(matured.filter((p) => p.outcome === 'kept').length, matured.length),
    csatMean: mean(ratings),
    csatResponse: ratio(ratings.length, human.length),
    difficultShare: ratio(human.filter(isDifficult).length, human.filter((r) => r.abuse !== '').length),
    outboundAttempts: attempts.length,
    byWeekday: weekdays
  };
}

/**
 * Share of voice contacts that begin less than 30 s after the person's previous one of the same day.
 *
 * @param {Record<string, unknown>[]} rows
 */
function backToBack(rows) {
  /** @type {Map<unknown, [number, number][]>} */
  const byAgent = new Map();
  for (const row of rows) {
    if (row.agent_id === '' || row.queue === 'chat') continue;
    if (row.direction === 'inbound' && Number(row.talk_s) === 0) continue;
    const start = Number(row.start_at);
    const lead = Number(row.wait_s) + Number(row.ring_s);
    const rest = Number(row.talk_s) + Number(row.hold_s) + Number(row.wrap_s);
    const list = byAgent.get(row.agent_id) ?? [];
    byAgent.set(row.agent_id, list);
    list.push([row.direction === 'outbound' ? start : start + lead, start + lead + rest]);
  }
  let close = 0;
  let all = 0;
  for (const list of byAgent.values()) {
    list.sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < list.length; i += 1) {
      const gap = list[i][0] - list[i - 1][1];
      if (gap >= 7200) continue;
      all += 1;
      if (gap < 30) close += 1;
    }
  }
  return ratio(close, all);
}
