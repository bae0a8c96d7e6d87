import { dayOf, GRACE_DAYS, stateOf, type Fate } from '../promises.ts';
import { midnight, type Look } from './figures.ts';
import { dateOf, groupBy, type Raw, type Row } from './raw.ts';
import type { Call } from './situations.ts';
import { followedOf } from './steps.ts';
import { berlin } from './survival.ts';

export type State = 'done' | 'not_done' | 'na' | 'unknown';

/** The seven steps of a case: how each stands, on which day, and the day on which the plan was due. */
export interface StepCase {
  readonly row: Row;
  readonly states: readonly State[];
  readonly days: readonly (number | null)[];
  readonly due: number | null;
}

/** Whether the step columns of the case file tell the steps, or evidence alone. */
export type Told = 'columns' | 'evidence';

const HARDSHIP = /income|illness|hardship/;
const PLANS = ['instalment', 'deferral', 'settlement'];
const KNOWN = ['done', 'not_done', 'na', 'unknown'];
const least = (days: readonly number[]): number | null => (days.length > 0 ? Math.min(...days) : null);

/** The steps of every case by METHODS 7.1 with DECISIONS: its own column first, blank is unknown where the step applies. */
export function stepCases(raw: Raw, calls: readonly Call[], told: Told): StepCase[] {
  const lastS = Math.max(midnight(raw.asOf), berlin(raw.legs.reduce((last, { start }) => Math.max(last, start), 0)));
  const ofCase = {
    calls: groupBy(calls, ({ caseId }) => caseId),
    promises: groupBy(raw.promises, ({ caseId }) => caseId),
    reminders: groupBy(raw.reminders, (row) => row.case_id ?? ''),
    instalments: groupBy(raw.instalments, (row) => row.case_id ?? '')
  };
  return [...raw.cases].map(([id, row]) => {
    const own = ofCase.calls.get(id) ?? [];
    const promises = (ofCase.promises.get(id) ?? []).toSorted((a, b) => a.made - b.made || a.order - b.order);
    const dues = (ofCase.instalments.get(id) ?? []).map(({ due_date: due }) => dateOf(due) ?? Infinity);
    return caseOf({
      row,
      told,
      promises,
      hasInstalments: dues.length > 0,
      lastDue: dues.filter((day) => day <= raw.asOf).sort((a, b) => b - a)[0] ?? null,
      attempts: own.filter(({ direction }) => direction === 'outbound'),
      reached: least(own.filter(({ rpc }) => rpc === true).map(({ day }) => day)),
      isSilent: own.some(({ handled, rpc }) => handled && rpc === null),
      sent: (ofCase.reminders.get(id) ?? []).map(({ sent_at: at }) => dateOf(at) ?? 0),
      money: raw.paid.get(id) ?? [],
      asOf: raw.asOf,
      lastS
    });
  });
}

interface Evidence {
  readonly row: Row;
  readonly told: Told;
  readonly promises: readonly Fate[];
  readonly hasInstalments: boolean;
  readonly lastDue: number | null;
  readonly attempts: readonly Call[];
  /** Day of the first contact with the right party. */
  readonly reached: number | null;
  readonly isSilent: boolean;
  readonly sent: readonly number[];
  readonly money: readonly { day: number; amount: number }[];
  readonly asOf: number;
  readonly lastS: number;
}

function caseOf(found: Evidence): StepCase {
  const { row, told, promises, attempts, reached, asOf } = found;
  const latest = promises.at(-1) ?? null;
  const own = (no: number, evidence: State): State => {
    const word = row[`s${no}`] ?? '';
    if (told === 'evidence') return evidence;
    return KNOWN.includes(word) ? (word as State) : evidence === 'na' ? 'na' : 'unknown';
  };
  const after = (before: State, evidence: State): State => (before === 'done' ? evidence : before === 'unknown' ? 'unknown' : 'na'); // prettier-ignore
  const ownDay = (no: number): number | null => (told === 'columns' ? dateOf(row[`s${no}_at`]) : null);
  const isWorked = attempts.length > 0;

  const s2 = own(2, !isWorked ? 'na' : reached !== null ? 'done' : found.isSilent ? 'unknown' : 'not_done');
  const isPlanned = found.hasInstalments || row.plan_type !== '' || (latest !== null && latest.made >= (reached ?? latest.made)); // prettier-ignore
  const s4 = own(4, after(s2, isPlanned ? 'done' : 'not_done'));
  const isLate = (ownDay(1) ?? -Infinity) > (reached ?? Infinity);
  const s1 = own(1, !isWorked ? 'na' : isLate ? 'not_done' : row.cause !== '' && row.dpd_at_assignment !== '' ? 'done' : 'unknown'); // prettier-ignore
  const due = latest?.due ?? found.lastDue;
  const from = due === null ? 0 : Math.max(due - 3, latest?.made ?? due - 3);
  const sent = due === null ? null : least(found.sent.filter((day) => day >= from && day <= due));
  const reminded: State = due === null ? 'unknown' : due > asOf ? 'na' : sent === null ? 'not_done' : 'done';
  const ends = { closed: dateOf(row.closed_date), cured: dateOf(row.cured_date) };
  const tries = attempts.map(({ day, start }) => ({ day, wall_s: start }));
  const s7 = own(7, followedOf({ latest, row: ends, attempts: tries, money: found.money, today: asOf, dataEnd: found.lastS })); // prettier-ignore
  const broken = latest === null ? Infinity : latest.due + GRACE_DAYS + 1;
  const next = attempts.find(({ day }) => day >= broken)?.day ?? null;
  // A plan is agreed once the right party is reached: an earlier promise is none of its evidence.
  const agreed = promises.find(({ made }) => made >= (reached ?? made))?.made ?? null;
  return {
    row,
    states: [s1, s2, own(3, after(s2, 'unknown')), s4, own(5, after(s2, reliefOf(found))), own(6, after(s4, reminded)), s7], // prettier-ignore
    days: [ownDay(1), ownDay(2) ?? reached, ownDay(3), ownDay(4) ?? agreed, ownDay(5), ownDay(6) ?? sent, ownDay(7) ?? next], // prettier-ignore
    due
  };
}

function reliefOf({ row, promises, hasInstalments, asOf }: Evidence): State {
  const isBroken = promises.some((fate) => ['partial', 'broken'].includes(stateOf(fate, asOf)));
  if (!HARDSHIP.test(row.cause ?? '') && !isBroken && !(Number(row.dpd_at_assignment) >= 60)) {
    return row.cause === '' || row.dpd_at_assignment === '' ? 'unknown' : 'na';
  }
  if (['granted', 'declined', 'not_eligible'].includes(row.relief_considered ?? '')) return 'done';
  if (Number(row.waiver_amount) > 0 || hasInstalments || PLANS.includes(row.plan_type ?? '')) return 'done';
  return row.relief_considered === 'none' ? 'not_done' : 'unknown';
}

/** Cases open at any time in the look. */
export function openIn(cases: readonly StepCase[], { from, to, team }: Look): StepCase[] {
  return cases.filter(({ row }) => {
    const closed = dateOf(row.closed_date) ?? Infinity;
    return (dateOf(row.opened_date) ?? 0) <= dayOf(to) && closed >= dayOf(from) && (team === null || row.team === team);
  });
}

/** Cases with every step that applies done, of those to which one applies; of them, those whose days run forwards, of those with two days. */
export function wholeAndInOrder(cases: readonly StepCase[]): { whole: [number, number]; inOrder: [number, number] } {
  const applied = cases.filter(({ states }) => states.some((state) => state !== 'na'));
  const whole = applied.filter(({ states }) => states.every((state) => state === 'done' || state === 'na'));
  const runs = whole.map(({ states, days, due }) => {
    const at = (no: number): number | null => (states[no - 1] === 'done' ? (days[no - 1] ?? null) : null);
    const isDue = states[5] === 'done' || states[6] === 'done';
    return [at(1), at(2), at(4), at(6), isDue ? due : null, at(7)].filter((day) => day !== null);
  });
  const dated = runs.filter((days) => days.length > 1);
  const forwards = dated.filter((days) => days.every((day, i) => i === 0 || day >= (days[i - 1] ?? day)));
  return { whole: [whole.length, applied.length], inOrder: [forwards.length, dated.length] };
}

/** Days from assignment, else opening, to a step that is done, ascending; days before it are left out. */
export function daysTo(cases: readonly StepCase[], no: number): number[] {
  return cases
    .flatMap(({ row, states, days }) => {
      const day = days[no - 1] ?? null;
      const start = dateOf(row.assigned_date || row.opened_date);
      return states[no - 1] === 'done' && day !== null && start !== null && day >= start ? [day - start] : [];
    })
    .sort((a, b) => a - b);
}
