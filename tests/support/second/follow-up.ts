import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { byCase, fates, GRACE_DAYS, payments, stateOf, type Fate } from '../promises.ts';

const DAY_MS = 86_400_000;
type Row = Record<string, string>;
const read = (folder: string, table: string): Row[] =>
  Papa.parse<Row>(gunzipSync(readFileSync(`${folder}/${table}.csv.gz`)).toString('utf8'), { header: true, skipEmptyLines: true }).data; // prettier-ignore
const day = (text: string | undefined): number | null =>
  text ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS : null;
/** The world holds calls of a negative length; the import leaves them out. */
const LENGTHS = ['wait_s', 'ring_s', 'talk_s', 'hold_s', 'wrap_s'] as const;
const HARDSHIP = new Set(['illness or hardship', 'income loss']);

interface Call {
  at: string;
  inbound: boolean;
  attempt: boolean;
  handled: boolean;
  callback: boolean;
}

/** Calls of the world with their legs joined, by open case; a call that names only the customer goes to the newest open case. */
function callsByCase(folder: string, open: readonly Row[], today: number): Map<string, Call[]> {
  const known = new Set(read(folder, 'cases').map((row) => row.case_id));
  const newest = new Map<string, Row>();
  for (const row of open) {
    const other = newest.get(row.customer_id!);
    if (!other || day(row.assigned_date || row.opened_date)! > day(other.assigned_date || other.opened_date)!) newest.set(row.customer_id!, row); // prettier-ignore
  }
  const legs = new Map<string, Row[]>();
  const whole = read(folder, 'calls').filter((leg) => LENGTHS.every((name) => !(Number(leg[name]) < 0)));
  for (const leg of whole) legs.set(leg.call_id!, [...(legs.get(leg.call_id!) ?? []), leg]);
  const found = new Map<string, Call[]>();
  for (const parts of legs.values()) {
    const [head] = parts.toSorted((a, b) => Number(a.leg_no) - Number(b.leg_no));
    if (!head || day(head.start_at)! > today) continue;
    const own = head.case_id || undefined;
    const caseId = own && known.has(own) ? own : own ? undefined : newest.get(head.customer_id!)?.case_id;
    if (!caseId) continue;
    const handled = parts.some((leg) => leg.agent_id && Number(leg.talk_s) > 0 && leg.disposition !== 'voicemail');
    const attempt = head.direction === 'outbound';
    const call = { at: head.start_at!, inbound: head.direction === 'inbound', attempt, handled, callback: head.disposition === 'callback' }; // prettier-ignore
    found.set(caseId, [...(found.get(caseId) ?? []), call]);
  }
  for (const list of found.values()) list.sort((a, b) => a.at.localeCompare(b.at));
  return found;
}

/** Unpaid instalments of the week ahead by case: the day from which a reminder belongs to them. Payments of the plan, where any names one. */
function comingInstalments(folder: string, today: number): Map<string, number[]> {
  const payments = read(folder, 'payments').filter((row) => day(row.paid_date)! <= today);
  const namesPlan = payments.some((row) => row.plan_id);
  const paidOn = (row: Row): number =>
    payments
      .filter((payment) => (namesPlan ? payment.plan_id === row.plan_id : payment.case_id === row.case_id))
      .reduce((sum, payment) => sum + Number(payment.amount), 0);
  const plans = new Map<string, Row[]>();
  for (const row of read(folder, 'instalments')) plans.set(row.plan_id!, [...(plans.get(row.plan_id!) ?? []), row]);
  const found = new Map<string, number[]>();
  for (const rows of plans.values()) {
    const ordered = rows.toSorted((a, b) => Number(a.seq) - Number(b.seq));
    ordered.forEach((row, i) => {
      const due = day(row.due_date)!;
      if (due <= today || due > today + 7) return;
      const owed = ordered.slice(0, i + 1).reduce((sum, one) => sum + Number(one.amount), 0);
      if (paidOn(row) >= 0.95 * owed - 1e-9) return;
      const before = ordered[i - 1];
      const from = Math.max(before ? day(before.due_date)! + 1 : -1, due - 7);
      found.set(row.case_id!, [...(found.get(row.case_id!) ?? []), from]);
    });
  }
  return found;
}

/** The cases of every tab of the follow-up queue in plain TypeScript on the raw files. */
export function followUps(folder: string, asOf: string, keep: (row: Row) => boolean): Record<string, string[]> {
  const today = day(asOf)!;
  const open = read(folder, 'cases').filter((row) => day(row.opened_date)! <= today && (!row.closed_date || day(row.closed_date)! > today)); // prettier-ignore
  const calls = callsByCase(folder, open, today);
  const promises = new Map<string, Fate>();
  for (const promise of fates(folder)) {
    const other = promises.get(promise.caseId);
    if (promise.superseded || promise.made > today) continue;
    if (!other || promise.made > other.made || (promise.made === other.made && promise.order > other.order)) promises.set(promise.caseId, promise); // prettier-ignore
  }
  const money = byCase(payments(folder));
  /** What came in on a promise up to the day of the queue, in time or late; a reversal can take back either. */
  const cameIn = ({ caseId, made, due, paid }: Fate): number => {
    const own = (money.get(caseId) ?? []).filter((payment) => payment.day >= made && payment.day <= today);
    const sum = (list: typeof own) => list.reduce((total, { amount }) => total + amount, 0);
    const late = own.filter((payment) => payment.day > due + GRACE_DAYS && payment.amount > 0);
    return Math.max(paid, Math.min(paid + sum(late), sum(own)));
  };
  const instalments = new Set(read(folder, 'instalments').filter((row) => day(row.due_date) === today).map((row) => row.case_id)); // prettier-ignore
  const tabs: Record<string, string[]> = {
    due_today: [],
    overdue: [],
    call_back: [],
    hardship: [],
    no_contact: [],
    not_reminded: []
  };
  const reminders = new Map<string, number[]>();
  for (const row of read(folder, 'reminders')) {
    if (row.delivered !== 'false')
      reminders.set(row.case_id!, [...(reminders.get(row.case_id!) ?? []), day(row.sent_at)!]);
  }
  const wasReminded = (id: string, from: number): boolean => (reminders.get(id) ?? []).some((sent) => sent >= from && sent <= today); // prettier-ignore
  const plans = comingInstalments(folder, today);
  for (const row of open.filter(keep)) {
    const id = row.case_id!;
    const own = calls.get(id) ?? [];
    const promise = promises.get(id);
    const paid = promise ? cameIn(promise) >= 0.95 * promise.amount - 1e-9 : false;
    const planned = day(row.next_action_date);
    if ((promise?.due === today && !paid) || instalments.has(id) || (planned !== null && planned <= today)) tabs.due_today!.push(id); // prettier-ignore
    if (promise && promise.due < today && !paid) tabs.overdue!.push(id);
    const isSoon = promise !== undefined && promise.due > today && promise.due <= today + 7 && !paid;
    const soon = [...(isSoon ? [promise.made] : []), ...(plans.get(id) ?? [])];
    if (soon.some((from) => !wasReminded(id, from))) tabs.not_reminded!.push(id);
    const owes = own.findLastIndex((call) => call.callback || (call.inbound && !call.handled));
    const spoken = own.findLastIndex((call) => (call.attempt || (call.inbound && call.handled)) && !call.callback);
    if (owes > spoken) tabs.call_back!.push(id);
    if (HARDSHIP.has(row.cause!) && (!row.relief_considered || row.relief_considered === 'none'))
      tabs.hardship!.push(id);
    const touches = own.filter((call) => call.attempt || (call.inbound && call.handled)).map((call) => day(call.at)!);
    const last = Math.max(...touches, day(row.last_attempt_date) ?? -1);
    const since = last >= 0 ? last : day(row.assigned_date || row.opened_date)!;
    const promised = promise !== undefined && stateOf(promise, today) === 'pending' && promise.due >= today;
    if (since < today - 14 && !promised) tabs.no_contact!.push(id);
  }
  return tabs;
}
