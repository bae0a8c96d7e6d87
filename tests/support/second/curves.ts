import type { Look } from './figures.ts';
import { dayOf, GRACE_DAYS, stateOf, type Fate } from '../promises.ts';
import { bucketOf, dateOf, groupBy, quartilesOf, type Raw, type Row } from './raw.ts';

/** One subject of a curve: days until it paid (`paid`), was sold, written off or died (`gone`), or was no longer seen (`censored`). */
export interface Subject {
  readonly id: string;
  readonly t: number;
  readonly end: 'paid' | 'gone' | 'censored';
}

/** A curve by METHODS 5.3 as plain points; limits are of the Kaplan–Meier curve and null for the cumulative incidence. */
export interface Shown {
  readonly subjects: number;
  readonly events: number;
  readonly points: readonly { t: number; share: number; atRisk: number; lo: number | null; hi: number | null }[];
  readonly median: number | null;
}

/** Days from the first promise of a case to its first payment, by a column of the case (METHODS 5.3). */
export function planSubjects(raw: Raw, { from, to, team }: Look, column: string): Subject[] {
  const firsts = new Map<string, number>();
  for (const { caseId, made } of raw.promises) firsts.set(caseId, Math.min(made, firsts.get(caseId) ?? Infinity));
  return [...firsts].flatMap(([caseId, start]) => {
    const row = raw.cases.get(caseId);
    if (!row || start < dayOf(from) || start > dayOf(to) || (team !== null && row.team !== team)) return [];
    return subjectOf(raw, { id: row[column] || 'unknown', caseId, start, first: start, row });
  });
}

interface Start {
  readonly id: string;
  readonly caseId: string;
  readonly start: number;
  /** First day on which a payment counts. */
  readonly first: number;
  readonly row: Row;
}

function subjectOf(raw: Raw, { id, caseId, start, first, row }: Start, canGo = true): Subject[] {
  const closed = dateOf(row.closed_date) ?? Infinity;
  const stop = Math.min(closed, raw.asOf);
  const days = (raw.paid.get(caseId) ?? []).filter(({ day, amount }) => amount > 0 && day >= first).map(({ day }) => day); // prettier-ignore
  const paid = days.length > 0 ? Math.min(...days) : Infinity;
  const isGone = canGo && closed <= raw.asOf && ['sold', 'written_off', 'deceased'].includes(row.close_reason ?? '');
  const [day, end] =
    paid <= stop ? [paid, 'paid' as const] : [stop, isGone ? ('gone' as const) : ('censored' as const)];
  if (day < start) return [];
  return [{ id, end, t: day === start && end !== 'censored' ? 0.5 : day - start }];
}

/** A promise still unpaid and open on the landmark, and whether it was reminded on that day or the day before (METHODS 5.6). */
export interface Waiting {
  readonly fate: Fate;
  readonly row: Row;
  readonly day: number;
  readonly reminded: boolean;
  /** Channel of the last of these reminders. */
  readonly channel: string | null;
}

/** Promises of the look at a landmark `offset` days after they are due; those reminded earlier are left out (our choice). */
export function waitingPromises(raw: Raw, { from, to, team }: Look, offset: number): Waiting[] {
  const sent = groupBy(raw.reminders, (row) => row.case_id ?? '');
  return raw.promises.flatMap((fate) => {
    const { caseId, made, due, agent } = fate;
    const row = raw.cases.get(caseId);
    const day = due + offset;
    const isIn = due >= dayOf(from) && due <= dayOf(to) && (team === null || raw.homes.get(agent) === team);
    if (!row || !isIn || !['kept', 'partial', 'broken'].includes(stateOf(fate, raw.asOf)) || made >= day) return [];
    if ((dateOf(row.closed_date) ?? Infinity) <= day) return [];
    if ((raw.paid.get(caseId) ?? []).some((pay) => pay.amount > 0 && pay.day >= made && pay.day <= day)) return [];
    const own = (sent.get(caseId) ?? []).map((reminder) => ({ reminder, at: dateOf(reminder.sent_at) ?? 0 }));
    if (own.some(({ at }) => at >= made && at <= day - 2)) return [];
    const last = own.filter(({ at }) => at === day || at === day - 1).sort((a, b) => ((a.reminder.sent_at ?? '') < (b.reminder.sent_at ?? '') ? 1 : -1))[0]; // prettier-ignore
    return [{ fate, row, day, reminded: last !== undefined, channel: last?.reminder.channel || null }];
  });
}

/** Days from three days before the due date to the first payment after that day, reminded or not. */
export function reminderSubjects(raw: Raw, look: Look): Subject[] {
  return waitingPromises(raw, look, -3).flatMap(({ fate: { caseId }, row, day, reminded }) =>
    subjectOf(raw, { id: reminded ? 'reminded' : 'not_reminded', caseId, start: day, first: day + 1, row }, false)
  );
}

/** Kept promises by bucket × quartile of the amount × broken promises before, reminded (on one channel where it is given) against not. */
export function reminderTables(raw: Raw, look: Look, offset: number, channel?: string | null): Table[] {
  const waiting = waitingPromises(raw, look, offset);
  const bandOf = quartilesOf(waiting.map(({ fate }) => fate.amount));
  const ofCase = groupBy(raw.promises, ({ caseId }) => caseId);
  const strata = groupBy(waiting, ({ fate, row, day }) => {
    const before = (ofCase.get(fate.caseId) ?? []).filter((other) => ['partial', 'broken'].includes(stateOf(other, raw.asOf)) && other.due + GRACE_DAYS < day); // prettier-ignore
    return [bucketOf(Number(row.dpd_at_assignment)), bandOf(fate.amount), Math.min(2, before.length)].join('|'); // prettier-ignore
  });
  const meant = (one: Waiting) => !one.reminded || channel === undefined || one.channel === channel;
  return [...strata.values()].map((own) => tableOf(own.filter(meant).map(({ fate, reminded }) => [reminded, stateOf(fate, raw.asOf) === 'kept']))); // prettier-ignore
}

/** Cases open thirty days after assignment, waived by then or not, cured within sixty more, by bucket × quartile of the balance × cause (METHODS 5.7). */
export function waiverTables(raw: Raw, { to, team }: Look): { tables: Table[]; balance: number; waiver: number } {
  const open = [...raw.cases.values()].flatMap((row) => {
    const day = (dateOf(row.assigned_date || row.opened_date) ?? Infinity) + 30;
    const isIn = day - 30 <= dayOf(to) && day + 60 <= raw.asOf && (team === null || row.team === team);
    const cured = dateOf(row.cured_date) ?? Infinity;
    if (!isIn || cured <= day || (dateOf(row.closed_date) ?? Infinity) <= day) return [];
    const waived = Number(row.waiver_amount) > 0 && (dateOf(row.waiver_date) ?? Infinity) <= day;
    return [{ row, waived, cured: cured <= day + 60, balance: Number(row.balance_at_assignment || row.balance) }];
  });
  const bandOf = quartilesOf(open.map(({ balance }) => balance));
  const strata = groupBy(open, ({ row, balance }) =>
    [bucketOf(Number(row.dpd_at_assignment)), bandOf(balance), row.cause].join('|')
  );
  const granted = open.filter(({ waived }) => waived);
  const mean = (of: (one: (typeof open)[number]) => number) => granted.reduce((sum, one) => sum + of(one), 0) / granted.length; // prettier-ignore
  return {
    tables: [...strata.values()].map((own) => tableOf(own.map(({ waived, cured }) => [waived, cured]))),
    balance: mean(({ balance }) => balance),
    waiver: mean(({ row }) => Number(row.waiver_amount))
  };
}

/** Events and sizes of the exposed and of the others. */
export interface Table {
  readonly a: number;
  readonly n1: number;
  readonly b: number;
  readonly n0: number;
}

function tableOf(rows: readonly (readonly [exposed: boolean, event: boolean])[]): Table {
  const size = (exposed: boolean, event?: boolean) => rows.filter((row) => row[0] === exposed && row[1] === (event ?? row[1])).length; // prettier-ignore
  return { a: size(true, true), n1: size(true), b: size(false, true), n0: size(false) };
}

/** Mantel–Haenszel difference of risks, and the rate of the others standardised to the exposed, over tables that hold both (METHODS 5.10). */
export function adjusted(tables: readonly Table[]): { rd: number; without: number } {
  const both = tables.filter(({ n1, n0 }) => n1 > 0 && n0 > 0);
  const sum = (of: (one: Table) => number) => both.reduce((total, one) => total + of(one), 0);
  const weight = ({ n1, n0 }: Table): number => 1 / (1 / n1 + 1 / n0);
  return {
    rd: sum((one) => weight(one) * (one.a / one.n1 - one.b / one.n0)) / sum(weight),
    without: sum((one) => one.n1 * (one.b / one.n0)) / sum((one) => one.n1)
  };
}

/** Share with the event by day: Kaplan–Meier with log-log Greenwood limits, or Aalen–Johansen where more than 2 % went otherwise. */
export function shownCurve(subjects: readonly Subject[]): Shown {
  const gone = subjects.filter(({ end }) => end === 'gone').length;
  const excludes = gone > 0.02 * subjects.length;
  const points: Shown['points'][number][] = [];
  let [left, share, greenwood] = [1, 0, 0];
  const ends = subjects.filter(({ end }) => end === 'paid' || (excludes && end === 'gone'));
  for (const t of [...new Set(ends.map((one) => one.t))].sort((a, b) => a - b)) {
    const atRisk = subjects.filter((one) => one.t >= t).length;
    const paid = ends.filter((one) => one.t === t && one.end === 'paid').length;
    const all = ends.filter((one) => one.t === t).length;
    share += (left * paid) / atRisk;
    left *= 1 - all / atRisk;
    greenwood += all / (atRisk * (atRisk - all));
    if (paid === 0 || atRisk < 10) continue;
    const half = (1.959963984540054 * Math.sqrt(greenwood)) / Math.log(left);
    const limits = excludes || left <= 0 ? [null, null] : [1 - left ** Math.exp(half), 1 - left ** Math.exp(-half)];
    points.push({ t, share, atRisk, lo: limits[0] ?? null, hi: limits[1] ?? null });
  }
  const events = subjects.filter(({ end }) => end === 'paid').length;
  return { subjects: subjects.length, events, points, median: points.find((one) => one.share >= 0.5 - 1e-12)?.t ?? null }; // prettier-ignore
}

/** Log-rank χ² of two groups; whatever is not a payment is censored. */
export function logRankOf(one: readonly Subject[], other: readonly Subject[]): number {
  let [observed, expected, variance] = [0, 0, 0];
  const days = new Set([...one, ...other].filter(({ end }) => end === 'paid').map(({ t }) => t));
  for (const day of days) {
    const n1 = one.filter(({ t }) => t >= day).length;
    const n = n1 + other.filter(({ t }) => t >= day).length;
    const d1 = one.filter(({ t, end }) => t === day && end === 'paid').length;
    const d = d1 + other.filter(({ t, end }) => t === day && end === 'paid').length;
    observed += d1;
    expected += (d * n1) / n;
    if (n > 1) variance += (d * n1 * (n - n1) * (n - d)) / (n * n * (n - 1));
  }
  return (observed - expected) ** 2 / variance;
}
