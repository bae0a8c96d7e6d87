import { dayOf, GRACE_DAYS, stateOf, TOLERANCE, type Fate } from '../promises.ts';
import { shownCurve, type Shown } from './curves.ts';
import { midnight, type Look } from './figures.ts';
import { bucketOf, dateOf, groupBy, type Raw } from './raw.ts';
import { followedOf } from './steps.ts';
import { berlin } from './survival.ts';

/** Promises due in a look by what became of them. */
export interface Kept {
  readonly kept: number;
  readonly matured: number;
  readonly partial: number;
  readonly partialPaid: number;
  readonly pending: number;
  readonly superseded: number;
  /** Money allocated and due, of matured promises. */
  readonly money: readonly [number, number];
}

const dueIn = (raw: Raw, { from, to, team }: Look): Fate[] => raw.promises.filter(({ due, agent }) => due >= dayOf(from) && due <= dayOf(to) && (team === null || raw.homes.get(agent) === team)); // prettier-ignore

/** Promises due in the look by bucket, product or cause of the case, or by the team of the person who took them. */
export function keptGroups(raw: Raw, look: Look, split: 'dpd' | 'product' | 'cause' | 'team'): Map<string, Kept> {
  const keyOf = ({ caseId, agent }: Fate): string => {
    const row = raw.cases.get(caseId);
    if (split === 'team') return raw.homes.get(agent) ?? '';
    if (split === 'dpd') return row?.dpd_at_assignment ? String(bucketOf(Number(row.dpd_at_assignment))) : '';
    return row?.[split] ?? '';
  };
  return new Map([...groupBy(dueIn(raw, look), keyOf)].map(([key, own]) => [key, keptOf(own, raw.asOf)]));
}

function keptOf(fates: readonly Fate[], asOf: number): Kept {
  const of = (...states: string[]): Fate[] => fates.filter((fate) => states.includes(stateOf(fate, asOf)));
  const sum = (list: readonly Fate[], value: (fate: Fate) => number): number => list.reduce((total, fate) => total + value(fate), 0); // prettier-ignore
  const matured = of('kept', 'partial', 'broken');
  return {
    kept: of('kept').length,
    matured: matured.length,
    partial: of('partial').length,
    partialPaid: sum(of('partial'), ({ paid }) => paid),
    pending: of('pending').length,
    superseded: of('superseded').length,
    money: [sum(matured, ({ paid, amount }) => Math.min(paid, amount)), sum(matured, ({ amount }) => amount)]
  };
}

/** Broken promises due in the look followed up within two working days, and those that can be judged. */
export function followedInTime(raw: Raw, look: Look): { inTime: number; judged: number } {
  const attempts = groupBy(raw.legs.filter(({ direction, no }) => direction === 'outbound' && no === 1), ({ row }) => row.case_id ?? ''); // prettier-ignore
  const dataEnd = Math.max(midnight(raw.asOf), berlin(raw.legs.reduce((last, { start }) => Math.max(last, start), 0)));
  const states = dueIn(raw, look).flatMap((fate) => {
    const row = raw.cases.get(fate.caseId);
    if (!row) return [];
    const own = (attempts.get(fate.caseId) ?? []).map(({ start }) => ({ day: Math.floor(start / 86_400), wall_s: start })).sort((a, b) => a.wall_s - b.wall_s); // prettier-ignore
    const ends = { closed: dateOf(row.closed_date), cured: dateOf(row.cured_date) };
    return [followedOf({ latest: fate, row: ends, attempts: own, money: raw.paid.get(fate.caseId) ?? [], today: raw.asOf, dataEnd })]; // prettier-ignore
  });
  const inTime = states.filter((state) => state === 'done').length;
  return { inTime, judged: inTime + states.filter((state) => state === 'not_done').length };
}

/** Plans with an instalment due in the look and past its grace: on time, money, and the number of the first miss (METHODS 5.8). */
export function planPairs(
  raw: Raw,
  { from, to, team }: Look
): { onTime: readonly [number, number]; money: readonly [number, number]; firstMiss: Shown } {
  const [onTime, money]: [[number, number], [number, number]] = [[0, 0], [0, 0]]; // prettier-ignore
  const subjects: { id: string; t: number; end: 'paid' | 'censored' }[] = [];
  for (const [plan, rows] of groupBy(raw.instalments, ({ plan_id: id }) => id ?? '')) {
    const paid = (raw.planPaid.get(plan) ?? []).map((row) => ({ day: dateOf(row.paid_date) ?? Infinity, amount: Number(row.amount) })); // prettier-ignore
    const until = (day: number): number => paid.reduce((sum, one) => sum + (one.day <= day ? one.amount : 0), 0);
    let due = 0;
    const judged = [...rows]
      .sort((a, b) => Number(a.seq) - Number(b.seq))
      .flatMap((row) => {
        const day = dateOf(row.due_date) ?? Infinity;
        if (day + GRACE_DAYS > raw.asOf) return [];
        due += Number(row.amount);
        return [{ day, isOnTime: until(day + GRACE_DAYS) >= TOLERANCE * due - 1e-9 }];
      });
    const isIn = ({ day }: { day: number }): boolean => day >= dayOf(from) && day <= dayOf(to);
    const home = raw.cases.get(rows[0]?.case_id ?? '')?.team;
    if (!judged.some(isIn) || (team !== null && home !== team)) continue;
    onTime[0] += judged.filter((one) => isIn(one) && one.isOnTime).length;
    onTime[1] += judged.filter(isIn).length;
    money[0] += Math.min(due, until(raw.asOf));
    money[1] += due;
    const miss = judged.findIndex(({ isOnTime }) => !isOnTime);
    subjects.push({ id: plan, t: miss < 0 ? judged.length : miss + 1, end: miss < 0 ? 'censored' : 'paid' });
  }
  return { onTime, money, firstMiss: shownCurve(subjects) };
}
