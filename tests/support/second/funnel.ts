import { dayOf, stateOf, type Fate } from '../promises.ts';
import type { Look } from './figures.ts';
import { dateOf, groupBy, type Raw, type Row } from './raw.ts';
import type { Call } from './situations.ts';

const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const sum = <T>(list: readonly T[], of: (one: T) => number): number => list.reduce((total, one) => total + of(one), 0);
const startOf = (row: Row): number => dateOf(row.assigned_date || row.opened_date) ?? Infinity;

/** Cases by step of METHODS 5.1, counted where every step before was reached, and on any way. */
export interface Funnel {
  readonly nested: readonly number[];
  readonly anyway: readonly number[];
  readonly curedAfterPromise: number;
  readonly inboundOnly: number;
  readonly tooYoung: number;
}

/**
 * Cases assigned in the look: assigned, attempted, connected, right party, promised, promise due, kept, cured, case by case. With a horizon each step
 * counts only within so many days, and cases that are younger are left out.
 */
export function funnelOf(raw: Raw, calls: readonly Call[], { from, to, team }: Look, horizon: number | null): Funnel {
  const called = groupBy(calls, ({ caseId }) => caseId);
  const promised = groupBy(raw.promises, ({ caseId }) => caseId);
  const entered = [...raw.cases.values()].filter((row) => startOf(row) >= dayOf(from) && startOf(row) <= dayOf(to) && (team === null || row.team === team)); // prettier-ignore
  const untilOf = (row: Row): number => (horizon === null ? raw.asOf : startOf(row) + horizon);
  const cohort = entered.filter((row) => untilOf(row) <= raw.asOf);
  const reached = cohort.map((row) => {
    const until = untilOf(row);
    const own = (called.get(row.case_id ?? '') ?? []).filter(({ day }) => day <= until);
    const made = (promised.get(row.case_id ?? '') ?? []).filter((fate) => fate.made <= until);
    const states = made.filter(({ due }) => due <= until).map((fate) => stateOf(fate, raw.asOf));
    return [
      true,
      own.some(({ direction }) => direction === 'outbound'),
      own.some(({ handled }) => handled),
      own.some(({ rpc }) => rpc === true),
      made.length > 0,
      states.some((state) => ['kept', 'partial', 'broken'].includes(state)),
      states.includes('kept'),
      (dateOf(row.cured_date) ?? Infinity) <= until
    ];
  });
  const count = (is: (steps: readonly boolean[]) => boolean | undefined): number => reached.filter((steps) => is(steps)).length; // prettier-ignore
  const steps = Array.from({ length: 8 }, (_, i) => i);
  return {
    nested: steps.map((last) => count((own) => own.slice(0, last + 1).every(Boolean))),
    anyway: steps.map((step) => count((own) => own[step])),
    curedAfterPromise: count((own) => own[3] && own[4] && own[7]),
    inboundOnly: count((own) => own[3] && !own[1]),
    tooYoung: entered.length - cohort.length
  };
}

/** Events and trials of the steps of contacts, and of right-party contact under its three names (METRIC-DEFINITIONS B.2). */
export function contactPairs(
  raw: Raw,
  calls: readonly Call[],
  { from, to, team }: Look
): Readonly<Record<string, readonly [number, number]>> {
  const own = calls.filter(({ day, team: home }) => day >= dayOf(from) && day <= dayOf(to) && (team === null || home === team)); // prettier-ignore
  const attempts = own.filter(({ direction }) => direction === 'outbound');
  const answered = attempts.filter(({ handled }) => handled);
  const right = own.filter(({ rpc }) => rpc === true);
  const due = dueFates(raw, { from, to, team }).map((fate) => stateOf(fate, raw.asOf));
  const casesOf = (list: readonly Call[]): number => new Set(list.flatMap(({ caseId }) => (raw.cases.has(caseId) ? [caseId] : []))).size; // prettier-ignore
  const rightOf = (list: readonly Call[]): Call[] => list.filter(({ rpc }) => rpc === true);
  return {
    contact_rate: [answered.length, attempts.length],
    rpc_rate: [rightOf(attempts).length, attempts.length],
    rpc_per_contact: [rightOf(answered).length, answered.length],
    rpc_case_rate: [casesOf(rightOf(attempts)), casesOf(attempts)],
    promise_rate: [right.filter(({ promised }) => promised).length, right.length],
    kept_rate: [due.filter((state) => state === 'kept').length, due.filter((state) => ['kept', 'partial', 'broken'].includes(state)).length] // prettier-ignore
  };
}

/** Promises due in the look, of the team of the person who took them (DECISIONS). */
const dueFates = (raw: Raw, { from, to, team }: Look): Fate[] => raw.promises.filter(({ due, agent }) => due >= dayOf(from) && due <= dayOf(to) && (team === null || raw.homes.get(agent) === team)); // prettier-ignore

/** Money of promises by the Monday of the week in which they are due; those not yet due up to four weeks past a look that reaches the end of the data. */
export function weeksOf(raw: Raw, look: Look): Readonly<Record<string, number | string>>[] {
  const last = dayOf(look.to);
  const ahead = isoOf(last >= raw.asOf ? last + 28 : last);
  const due = dueFates(raw, { ...look, to: ahead }).flatMap((fate) => {
    const state = stateOf(fate, raw.asOf);
    return state === 'superseded' || (state !== 'pending' && fate.due > last) ? [] : [{ ...fate, state }];
  });
  const mondayOf = (day: number): number => day - ((day + 3) % 7);
  const mondays = due.map((one) => mondayOf(one.due));
  const [first, end] = [Math.min(...mondays), Math.max(...mondays)];
  return Array.from({ length: (end - first) / 7 + 1 }, (_, i) => {
    const own = due.filter((one) => mondayOf(one.due) === first + 7 * i);
    const [pending, matured] = [own.filter(({ state }) => state === 'pending'), own.filter(({ state }) => state !== 'pending')]; // prettier-ignore
    const paid = ({ paid: money, amount }: Fate): number => Math.min(money, amount);
    return {
      week: isoOf(first + 7 * i),
      promised: sum(matured, ({ amount }) => amount),
      received: sum(matured, paid),
      pendingPromised: sum(pending, ({ amount }) => amount),
      pendingReceived: sum(pending, paid),
      pending: pending.length,
      kept: matured.filter(({ state }) => state === 'kept').length,
      matured: matured.length
    };
  });
}

/** Cumulative recovery of the cases placed in one month, by months since (METHODS 5.5). */
export interface Placed {
  readonly month: string;
  readonly cases: number;
  readonly placed: number;
  readonly recovery: readonly number[];
  /** Months since placement that are over at the end of the data. */
  readonly over: number;
}

/** Vintages up to the end of a look: the start is not applied, a vintage needs its whole life. */
export function vintagesOf(raw: Raw, { to, team }: Look): Placed[] {
  const own = [...raw.cases.values()].filter((row) => startOf(row) <= dayOf(to) && (team === null || row.team === team)); // prettier-ignore
  const monthOf = (day: number): number => Number(isoOf(day).slice(0, 4)) * 12 + Number(isoOf(day).slice(5, 7)) - 1;
  const [now, after] = [monthOf(raw.asOf), monthOf(raw.asOf + 1)];
  const byMonth = groupBy(own, (row) => isoOf(startOf(row)).slice(0, 7));
  return [...byMonth.keys()].sort().map((month) => {
    const rows = (byMonth.get(month) ?? []).filter((row) => (row.balance_at_assignment || row.balance) !== '');
    const placed = sum(rows, (row) => Number(row.balance_at_assignment || row.balance));
    const first = monthOf(dayOf(`${month}-01`));
    const money = rows.flatMap((row) => raw.paid.get(row.case_id ?? '') ?? []).map(({ day, amount }) => ({ age: monthOf(day) - first, amount })); // prettier-ignore
    const recovery = Array.from({ length: now - first + 1 }, (_, age) => sum(money.filter((one) => one.age >= 0 && one.age <= age), ({ amount }) => amount) / placed); // prettier-ignore
    return { month, cases: rows.length, placed, recovery, over: after - first };
  });
}
